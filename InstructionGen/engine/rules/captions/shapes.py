"""The shapes that a caption can have: fragments and sentences of a subject, a state and a place."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from InstructionGen.checks.wording import words
from InstructionGen.engine.rules.captions.state import State, states_of
from InstructionGen.engine.rules.captions.subject import Mention, Subject, mention
from InstructionGen.pool.knowledge import Slot

MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the subject is."""

    text: str
    """Follows the subject: ``on a tiled floor``."""
    slot: Slot | None = None
    """How it sits there; None where nobody knows."""
    whole: bool = False
    """A whole scene rather than a spot in it."""
    weather: bool = False
    """The light on it, rather than a place."""

    @property
    def can_lead(self) -> bool:
        """Whether it may open a sentence."""
        return not self.weather and not self.text.startswith("worn ")


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes about one subject in one setting."""

    about: Subject
    setting: Setting
    dice: random.Random

    def write(self) -> str | None:
        """A caption of at most twelve words, or None where the words do not suffice."""
        shapes = list(_SHAPES)
        while shapes:
            shape = self.dice.choices(shapes, [_SHAPES[shape] for shape in shapes])[0]
            shapes.remove(shape)
            text = shape(self)
            if text and len(words(text)) <= MOST_WORDS:
                return text[0].upper() + text[1:]
        plainest = (mention(self.about, self.dice, place=self.setting.text, single=True, bare=True) for _ in range(6))
        short = min((f"{subject.text} {self.setting.text}" for subject in plainest), key=lambda text: len(words(text)))
        return short[0].upper() + short[1:] if len(words(short)) <= MOST_WORDS else None

    def state(self, *forms: str) -> State | None:
        """A state of one of these forms that suits the setting."""
        fit = states_of(self.about.kind, self.setting.slot, whole=self.setting.whole)
        fit = [state for state in fit if state.form in forms and not _repeats(state.text, self)]
        fit = [state for state in fit if state.suits(self.setting.text) and not (state.several and self._is_single)]
        if self.setting.slot is None:  # it may be indoors
            fit = [state for state in fit if _OUTSIDE.isdisjoint(state.text.split())]
        return self.dice.choice(fit) if fit else None

    @property
    def _is_single(self) -> bool:
        """Whether it is mostly spoken of as one thing, which nobody stacks."""
        return self.about.count == "one"

    def of(self, state: State | None = None, quality: str = "") -> Mention:
        """The subject, in a number that suits the state."""
        single = (state is not None and state.one_only) or self.setting.text.startswith("worn by")
        return mention(self.about, self.dice, quality, place=self.setting.text, single=single)


def _repeats(state: str, scribe: Scribe) -> bool:
    """Whether the state says again what the place or the name says: a freshly baked loaf in fresh snow."""
    there = words(scribe.setting.text)
    said = {word for word in (*there, *words(scribe.about.name)) if len(word) > 3}
    if any(word in said for word in words(state)):
        return True
    # One word on the weather is enough: no evening sun on a rainy day.
    return not _WEATHER.isdisjoint(there) and not _WEATHER.isdisjoint(words(state))


_OUTSIDE = frozenset("rain dew snow frost wind breeze sun sunlight sunshine mist leaves grass".split())
_WEATHER = frozenset(
    "sun sunset sunrise sunny sunlit sunlight light lit lamplight daylight sky clouds cloudy dawn dusk mist misty "
    "fog rain rainy wet dew snow snowy dusted evening morning night moonlight moonlit storm stormy wind breeze "
    "autumn winter summer spring dark".split()
)


def _be(subject: Mention) -> str:
    return "are" if subject.many else "is"


def _plain(scribe: Scribe) -> str:
    return f"{scribe.of().text} {scribe.setting.text}"


def _there_is(scribe: Scribe) -> str:
    subject = scribe.of()
    return f"there {_be(subject)} {subject.text} {scribe.setting.text}."


def _photo(scribe: Scribe) -> str:
    kind = scribe.about.kind
    openings = ["a photo of", "a picture of"]
    if kind.size <= 2:
        openings = ["a close-up of", "a photo of"]
    elif kind.size == 6 or kind.category in {"place", "nature"}:
        openings = ["a view of", "a photo of"]
    return f"{scribe.dice.choice(openings)} {scribe.of().text} {scribe.setting.text}"


def _shows(scribe: Scribe) -> str:
    return f"the photo shows {scribe.of().text} {scribe.setting.text}."


def _can_be_seen(scribe: Scribe) -> str | None:
    if not scribe.setting.can_lead:
        return None
    return f"{scribe.of().text} can be seen {scribe.setting.text}."


def _place_first(scribe: Scribe) -> str | None:
    if not scribe.setting.can_lead:
        return None
    state = scribe.state("doing")
    subject = scribe.of(state)
    if state is None or scribe.dice.random() < 0.4:
        return f"{scribe.setting.text} there {_be(subject)} {subject.text}."
    return f"{scribe.setting.text}, {subject.text} {_be(subject)} {state.text}."


def _doing(scribe: Scribe) -> str | None:
    state = scribe.state("doing")
    if state is None:
        return None
    subject = scribe.of(state)
    way = scribe.dice.random()
    if way < 0.4:
        return f"{subject.text} {state.text} {scribe.setting.text}"
    if way < 0.65:
        return f"{subject.text} {_be(subject)} {state.text} {scribe.setting.text}."
    return f"{subject.text} {state.finite(many=subject.many)} {scribe.setting.text}."


def _quality(scribe: Scribe) -> str | None:
    state = scribe.state("quality")
    if state is None:
        return None
    subject = scribe.of(state, state.text)
    way = scribe.dice.random()
    if way < 0.7 or not scribe.setting.can_lead:
        return f"{subject.text} {scribe.setting.text}"
    if way < 0.85:
        return f"{scribe.setting.text} there {_be(subject)} {subject.text}."
    return f"there {_be(subject)} {subject.text} {scribe.setting.text}."


def _other(scribe: Scribe) -> str | None:
    state = scribe.state("other")
    if state is None:
        return None
    subject = scribe.of(state)
    if scribe.dice.random() < 0.75 or not scribe.setting.can_lead:
        return f"{subject.text} {state.text} {scribe.setting.text}"
    return f"{scribe.setting.text}, {subject.text} {_be(subject)} {state.text}."


def _view(scribe: Scribe) -> str | None:
    state = scribe.state("view")
    if state is None:
        return None
    subject = scribe.of(state)
    if scribe.dice.random() < 0.6 or not state.text.startswith(("seen", "viewed", "lit")):
        return f"{subject.text} {scribe.setting.text}, {state.text}"
    verb = _posture(scribe, subject)
    return f"{state.text}, {subject.text} {verb} {scribe.setting.text}." if verb else None


def _stands(scribe: Scribe) -> str | None:
    subject = scribe.of()
    verb = _posture(scribe, subject)
    return f"{subject.text} {verb} {scribe.setting.text}." if verb else None


def _posture(scribe: Scribe, subject: Mention) -> str:
    if scribe.setting.weather or (scribe.setting.whole and scribe.setting.slot != "place"):
        return ""
    return posture(scribe.about, scribe.setting.slot, subject, scribe.dice)


def posture(about: Subject, slot: Slot | None, subject: Mention, dice: random.Random) -> str:
    """The verb for how such a thing is in such a place; empty where none is sure."""
    kind = about.kind
    if slot is None or slot == "worn":
        return ""
    if kind.category in {"place", "nature"}:
        verb = "lies" if kind.category == "nature" and slot == "place" else ""
    elif kind.category == "person":
        verb = dice.choice(("stands", "waits"))
    elif kind.category == "animal":
        verb = _OF_ANIMALS.get(slot, "")
    elif slot == "ground" and kind.category in {"vehicle", "furniture", "machine", "building"}:
        verb = "stands"
    elif slot == "air":
        verb = "flies" if kind.category == "vehicle" else "floats"
    else:
        verb = dice.choice(_OF_THINGS.get(slot, ("",)))
    return _PLURALS_OF.get(verb, verb) if subject.many else verb


_OF_ANIMALS: dict[Slot, str] = {"ground": "rests", "surface": "rests", "perch": "rests", "air": "flies"}
_OF_THINGS: dict[Slot, tuple[str, ...]] = {
    "surface": ("rests", "sits"),
    "ground": ("rests", "sits"),
    "water": ("floats",),
    "underwater": ("lies",),
    "wall": ("hangs",),
    "inside": ("lies",),
    "rooted": ("grows",),
    "place": ("stands",),
}
_PLURALS_OF = {verb: verb.removesuffix("s") for verb in "stands waits works rests sits floats hangs grows".split()} | {
    "lies": "lie",
    "flies": "fly",
}

Shape = Callable[[Scribe], "str | None"]
_SHAPES: dict[Shape, float] = {
    _doing: 5,
    _quality: 3,
    _other: 2,
    _plain: 2,
    _view: 1.5,
    _stands: 2,
    _place_first: 1.5,
    _there_is: 1,
    _photo: 1,
    _shows: 0.4,
    _can_be_seen: 0.6,
}
"""Shape -> how often it is tried first."""
