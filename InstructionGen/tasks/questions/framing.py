"""From where a scene may be seen, and to which side its picture may grow."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from InstructionGen.cards import Value
from InstructionGen.checks.reading import Reading, read
from InstructionGen.checks.whole.setting import places_in
from InstructionGen.checks.whole.sorts import GROUNDS, PICTURES
from InstructionGen.checks.whole.staged import untailed
from InstructionGen.errors import Rejected
from InstructionGen.tasks.questions.asked import Asked, Variables
from InstructionGen.tasks.questions.whole import LARGE, OPEN, lemmas_of, offered, one_sentence, suited, suits_of


def views(asked: Asked) -> Variables:
    """``values``: angles, distances and close-ups on what the caption names; ``asks``: how each is asked for."""
    caption = one_sentence(asked)
    if {word.key for word in caption.words} & _VIEWED or "zoomed in on" in asked.caption:
        raise Rejected("prompt", "a view is spoken of already", asked.caption)
    values: list[Value] = []
    suits = suits_of(asked)
    for value in asked.card.values:
        if "{thing}" in value.value:
            values += _about_things(asked, value)
        elif suited(value, suits) and lemmas_of(asked).isdisjoint(value.unless):
            values.append(value)
    return offered(asked, values)


_VIEWED = frozenset(
    """
    close-up closeup close aerial view overhead angle shot lens zoomed perspective reflection reflected seen
    shown camera selfie viewed
    """.split()
)


def frames(asked: Asked) -> Variables:
    """``values``: sides to which the picture can grow, with more of what; ``asks``: how each is asked for."""
    caption = one_sentence(asked)
    if "more of the" in " ".join(word.key for word in caption.words):
        raise Rejected("prompt", "it has been extended already", asked.caption)
    grounds = _grounds(asked)
    if not grounds:
        raise Rejected("prompt", "no surroundings to continue", asked.caption)
    values = [
        _with(value, "{ground}", ground)
        for value in asked.card.values
        for ground, sides in grounds.items()
        if not sides.isdisjoint(value.suits)
    ]
    return offered(asked, values)


def _about_things(asked: Asked, value: Value) -> list[Value]:
    caption = read(asked.caption)
    found = []
    for name, concept in asked.things().items():
        kind = asked.pool.knowledge.kinds[concept.kind]
        own = {"thing"}
        own |= {"person", "alive"} if kind.person else {"alive"} if kind.alive else set()
        own |= {"large"} if kind.size >= LARGE else {"small"} if concept.category in _FINE else set()
        spoken = _spoken(caption, name)
        made = name.split()[-1] in PICTURES
        if (
            made
            or concept.category in ("place", "nature", "material", "body")
            or not spoken
            or own.isdisjoint(value.suits)
        ):
            continue
        if _fills(asked, name):
            continue
        if "person" in value.suits and _is_many(caption, name):
            continue
        found.append(_with(value, "{thing}", spoken))
    return found


_FINE = frozenset({"food", "plant", "fungus"})
"""Categories of what is worth a macro lens."""


def _spoken(caption: Reading, name: str) -> str:
    """The thing as one points at it: ``the brown dog``; empty where its phrase is not plain."""
    keys = tuple(name.split())
    for phrase in caption.phrases:
        words = caption.words[phrase.first : phrase.end]
        if phrase.keys != keys and " ".join(phrase.keys) != name:
            continue
        own = [w.text.lower() if w.tag != "propn" else w.text for w in words if w.tag not in ("det", "num", "poss")]
        plain = all(w.tag in ("det", "num", "poss", "adj", "noun") for w in words)
        return f"the {' '.join(own)}" if plain and own else ""
    return ""


def _is_many(caption: Reading, name: str) -> bool:
    return any(" ".join(p.keys) == name and p.number == "many" for p in caption.phrases)


def _fills(asked: Asked, name: str) -> bool:
    """Whether the thing fills the picture already."""
    return any(
        box.label.lower() == name and box.right - box.left > _FILLED and box.bottom - box.top > _FILLED
        for box in asked.item.boxes
    )


_FILLED = 0.8


def _with(value: Value, hole: str, words: str) -> Value:
    return Value(value=value.value.replace(hole, words), asks=tuple(ask.replace(hole, words) for ask in value.asks))


_IN_VESSELS = frozenset("water ice sand dirt snow".split())
"""Indoors these are in a vase or a glass."""
_FLOORS = frozenset(
    """
    street road highway sidewalk beach sand snow grass field lawn meadow pasture yard ground floor dirt runway
    tarmac court ocean sea lake river water pond parking lot track hill slope mountain forest park garden desert
    plain savanna intersection path trail dock pier plaza square driveway harbor harbour shore coast hillside
    ramp
    """.split()
)
_SKIES = frozenset({"sky"})
_HIGH = frozenset("mountain forest hill cliff wall building tower ceiling".split())
_NEVER = frozenset(
    """
    background distance foreground side edge middle center end top bottom air front back way area place
    """.split()
)


def _grounds(asked: Asked) -> Mapping[str, frozenset[str]]:
    """What the picture can grow by, and to which sides."""
    caption, suits = read(untailed(" ".join(asked.caption.split()))), suits_of(asked)
    found: dict[str, frozenset[str]] = {}
    for place in places_in(caption):
        for phrase in caption.phrases:
            if not place.start <= phrase.first < place.stop or not phrase.keys:
                continue
            head = phrase.keys[-1]
            words = caption.words[phrase.first : phrase.end]
            plain = all(w.tag in ("det", "adj", "noun") for w in words) and phrase.number != "many"
            if head not in GROUNDS or head in _NEVER or not plain or head not in _SPREADING:
                continue
            if head in _IN_VESSELS and "indoors" in suits:
                continue
            own = [w.text.lower() for w in words if w.tag != "det"]
            sides = {"across", "round"} if head not in _SKIES else {"over", "across"}
            sides |= {"under"} if head in _FLOORS else set()
            sides |= {"over"} if head in _HIGH else set()
            found[f"the {' '.join(own)}"] = frozenset(sides)
    lemmas = lemmas_of(asked)
    if "outdoors" in suits and lemmas & OPEN:
        found.setdefault("the sky", frozenset({"over"}))
    if "indoors" in suits and not found:
        rooms = [f"{one} {other}" for one, other in pairwise(w.key for w in caption.words) if other == "room"]
        room = next((r for r in rooms if r in _NAMED_ROOMS), next((w for w in _NAMED_ROOMS if w in lemmas), ""))
        found[f"the {room or 'surroundings'}"] = frozenset({"across", "round"})
    if not found and "outdoors" in suits:
        found["the surroundings"] = frozenset({"across", "round"})
    return found


_NAMED_ROOMS = (
    *(
        "living room",
        "dining room",
        "hotel room",
        "kitchen",
        "bathroom",
        "bedroom",
        "office",
        "restaurant",
        "classroom",
    ),
    *("library", "hallway", "museum", "room"),
)


_SPREADING = (
    _FLOORS
    | _SKIES
    | _HIGH
    | frozenset(
        """
    room kitchen bathroom bedroom office hall hallway lobby restaurant classroom library store shop market town
    village city countryside zoo farm barn stadium enclosure station bridge landscape scene skyline corridor
    deck patio porch balcony terrace courtyard museum church gym bakery cafe garage basement wilderness clearing
    woodland valley canyon marsh wetland shoreline riverbank
    """.split()
    )
)
