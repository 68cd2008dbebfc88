"""Which captions are plain enough to be said again: nothing hangs loose, nothing is vague, nothing is praised."""

from __future__ import annotations

import re
from typing import Final

from InstructionGen.engine.rules.edits.reading import Coordination, Reading

_VAGUE: Final = frozenset(
    """
    something someone somebody anything everything stuff item thing object other different various lot kind type
    sort assortment variety bunch one ones same such each own scene setting surface
    background foreground backdrop distance picture image shot photograph view photographer
    it this that these those which who whose whom what where when why how because if though although but or than
    no not nothing nobody never almost nearly about like apparently possibly maybe probably seemingly supposed
    very really quite extremely rather somewhat too so just only even also still already
    could would should may might can will must
    cute pretty tasty delicious yummy nice funny weird strange odd interesting cool awesome amazing lovely gorgeous
    stunning adorable fancy great good bad ugly silly crazy goofy random unusual unique typical
    first second third last part piece portion bit mid position manner preparation fake appear seem
    """.split()
)
"""Words of captions that guess, judge, or leave open what they mean."""
_LONGEST: Final = 14
"""Words of a predicate that can still be taken in at once."""
_MOST_PLACES: Final = 3
_PARTS: Final = frozenset("side front top edge corner middle back end center bottom rest inside outside".split())


def is_plain(reading: Reading, begin: int, alive: bool, sort: str) -> bool:
    """Whether what is said from a token on is of the subject alone, and said without guesses, praise or asides."""
    tokens = reading.tokens[begin : reading.end]
    spots = range(begin, reading.end)
    if not tokens or len(tokens) > _LONGEST or sum(t.tag == "prep" for t in tokens) > _MOST_PLACES + 1:
        return False
    if any(is_vague(reading, i) or _is_unheard_of(reading, i) or _is_bare_part(reading, i) for i in spots):
        return False
    if _hangs_at_the_end(reading, begin, alive) or not all(_is_bound(reading, i, alive) for i in spots[1:]):
        return False
    person = any(map(reading.nouns.is_person, _leads(reading)))
    called = alive and not person and any(t.lower in _ITS for t in tokens)
    brings = not alive and sort != "having" and any(t.lower == "with" for t in tokens[2:])
    return not (called or brings or any(_is_mixed(reading, found) for found in reading.lists if begin <= found.first))


def _hangs_at_the_end(reading: Reading, begin: int, alive: bool) -> bool:
    """Whether nobody knows who does what is told last: ``next to an elephant smiling``."""
    last = reading.end - 1
    if last <= begin or reading.tag(last) != "verb-ing" or reading.tag(last - 1) not in ("noun", "propn"):
        return False
    before = reading.ending_at(last)
    sure = reading.lower(last) in _MOODS and alive and not (before is not None and reading.is_alive(before))
    return not sure


_MOODS: Final = frozenset("smiling sleeping reading eating drinking talking grazing".split())
_KNOWN: Final = frozenset(
    """
    street road ground floor camera air water beach ocean sea sky snow grass side back top edge middle corner end front
    center sun rain shore sand wall tracks track counter table slope mountain hill mound field court sidewalk
    mirror phone stove oven bed couch window day night curb wood woods bottom city ball waves wave lake river park
    kitchen bathroom sunset sunlight head ear mouth hand runway tarmac shade bathtub computer sink toilet
    batter pitch pitcher plate home street runway dark wind TV television station platform desk highway
    """.split()
)
"""Nouns that take *the* although nobody has spoken of them yet."""


def _is_unheard_of(reading: Reading, i: int) -> bool:
    """Whether *the* points at something that has not been named: ``waiting in the basket of the bicycle``."""
    if reading.lower(i) != "the":
        return False
    phrase = next((p for p in reading.sentence.phrases if p.first == i), None)
    return phrase is None or not {reading.lower(phrase.head), reading.head(phrase)} & _KNOWN


_ITS: Final = frozenset("his her him he she himself herself".split())
"""Nobody knows whether a cat is *he* or *it* in the next sentence."""


def _leads(reading: Reading) -> tuple[str, ...]:
    lead = reading.at(0)
    listed = reading.list_with(lead) if lead is not None else None
    members = listed.members if listed is not None else (lead,) if lead is not None else ()
    return tuple(reading.core(member) for member in members)


def is_vague(reading: Reading, i: int) -> bool:
    """Whether the word at an index guesses, judges, or leaves open what is meant."""
    token = reading.tokens[i]
    if token.lower not in _VAGUE and token.lemma not in _VAGUE:
        return False
    pair = f"{reading.lower(i - 1)} {token.lower}", f"{token.lower} {reading.lower(i + 1)}"
    return _CLEAR.isdisjoint(pair)


_CLEAR: Final = frozenset(("parking lot", "parking lots", "each other", "parking area", "lot of"))


def _is_bound(reading: Reading, i: int, alive: bool) -> bool:
    """Whether it is clear to whom the word at an index belongs, where it is a verb or begins a clause."""
    tag, before = reading.tag(i), reading.tag(i - 1)
    if tag in ("rel", "verb-fin", "aux"):
        return False
    if tag == "sub" or reading.lower(i) in ("as", "while"):
        return alive and reading.lower(i) == "while" and reading.tag(i + 1) == "verb-ing"
    if tag == "verb-ing" and before in ("noun", "propn", "pron", "adv"):
        phrase = reading.ending_at(i)
        return alive and (phrase is None or not reading.is_alive(phrase))
    if reading.lower(i) == "of" and before.startswith("verb"):
        return reading.lower(i - 1) in ("made", "full")
    if tag == "verb-ed" and before in ("noun", "propn"):
        return reading.lower(i + 1) in ("by", "with", "in", "on", "to", "near", "at")
    return tag != "comma" or any(found.first < i < found.last for found in reading.lists)


def _is_mixed(reading: Reading, found: Coordination) -> bool:
    """Whether unlike things are joined, of which the second may be none of the verb's: ``frisbee and some trees``."""
    own = [reading.has_own_determiner(member) for member in found.members]
    bare = [not has and member.number == "one" for has, member in zip(own, found.members, strict=True)]
    lean = any(member.core > member.first for has, member in zip(bare, found.members, strict=True) if has)
    return lean or (not own[0] and (any(own) or any(bare)))


_BARE_PART: Final = re.compile(r"^(?:front|top|bed|midair|hand|place|line|flight|traffic|snow|grass|water)$")


def _is_bare_part(reading: Reading, i: int) -> bool:
    """Whether an article is lacking after *of*: ``the side of busy highway``."""
    if reading.lower(i) != "of" or reading.tag(i + 1) not in ("noun", "adj"):
        return False
    if reading.tokens[i - 1].lemma not in _PARTS:
        return False
    inner = next((p for p in reading.sentence.phrases if p.first == i + 1), None)
    if inner is None or inner.number != "one" or _BARE_PART.match(reading.head(inner)):
        return False
    concept = reading.nouns.concept(reading.core(inner))
    return concept is None or concept.count == "one"


_OLD: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(rf"\b{old}\b"), new)
    for old, new in (
        ("[Gg]uy", "man"),
        ("[Gg]uys", "men"),
        ("[Ll]ady", "woman"),
        ("[Ll]adies", "women"),
        ("[Kk]id", "child"),
        ("[Kk]ids", "children"),
        ("[Dd]oughnut", "donut"),
        ("[Dd]oughnuts", "donuts"),
        ("[Gg]rey", "gray"),
        ("([Cc])olour", r"\1olor"),
        ("([Cc])oloured", r"\1olored"),
        ("([Tt])ravell(ed|ing)", r"\1ravel\2"),
        ("(?:tv|Tv|tele)", "TV"),
        ("wii", "Wii"),
        ("nintendo", "Nintendo"),
        ("Frisbee", "frisbee"),
        ("Frisbees", "frisbees"),
        ("(?:hot-dog|hotdog)", "hot dog"),
        ("(?:hot-dogs|hotdogs)", "hot dogs"),
        ("[Pp]laying a game of", "playing"),
        ("kitty", "cat"),
        ("doggy", "dog"),
        ("doggie", "dog"),
        ("birdie", "bird"),
        ("horse back", "horseback"),
        ("motor bike", "motorbike"),
        ("motor bikes", "motorbikes"),
        ("snow[ -](?=covered)", "snow-"),
        ("grass[ -](?=covered)", "grass-"),
        ("inside of", "inside"),
        ("outside of", "outside"),
        ("off of", "off"),
    )
)
"""Words as one would rather write them, and the American ones of two."""
_ON_TOP: Final = re.compile(
    r"\b(?:up )?on top of (?=(?:an?|the|his|her|their|its|some|two)(?: [a-z-]+){0,3}? "
    r"(?:tables?|desks?|counters?|countertops?|beds?|couch|sofa|chairs?|bench|plates?|surfboards?|skateboards?|"
    r"snowboards?|boards?|wave|field|court|grass|snow|lake|floor|rug|mat|pan|tray|blanket|pillow|sidewalk|road|street|"
    r"shelf|stove|horse|elephant|motorcycle|skis|slope|beach|water|toilet|cutting board|carpet|dresser|runway|"
    r"tracks?)\b)"
)
_AT_REST: Final = re.compile(r"\b(?:sitting|standing|resting) (?=parked|stopped|docked|perched|moored)")
_JOINED: Final = re.compile(
    r"\b(?!(?:is|are|an?|the|and|half|fully|all|being|not|completely|partially|partly)\b)([a-z]+) "
    r"(covered|filled|shaped|lined|patterned|dotted|colored|soaked|strewn) "
    r"(?=(?!(?:with|in|by|up|on|and|at|from|to|over|his|her|an?|the|around|down)\b)[a-z])"
)
"""``a snow covered road``, which wants a hyphen."""
_DOWN_IN: Final = re.compile(r"\b(lying|sitting|standing) (?:down|around|up) (?=on|in|at|by|near|next)")


def mended(caption: str) -> str:
    """The caption in one spelling, with plain words for slack ones: *a man* for *a guy*."""
    for pattern, new in _OLD:
        caption = pattern.sub(new, caption)
    caption = _JOINED.sub(r"\1-\2 ", _AT_REST.sub("", caption))
    return _DOWN_IN.sub(r"\1 ", _ON_TOP.sub("on ", caption))
