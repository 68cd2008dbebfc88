"""True dialogues made to lie, to measure the checks: of things that are not there, of numbers, sides and colours.

A lie is only told where it is one for certain: of a thing that its source looked for and did not find, of a number
that no box and no caption has, of two single boxes well apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue.counted import counted_things
from InstructionGen.checks.dialogue.grounds import Grounds, grounds
from InstructionGen.checks.dialogue.meaning import Meaning, meaning
from InstructionGen.checks.dialogue.said import Mention, Saying, said
from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.english import is_plural, plural, with_article
from InstructionGen.records import Item

Lie = Callable[[DialogueClaim, random.Random], DialogueClaim | None]
"""From a true dialogue to one that is not; None where it has no hold on it."""

_STRANGERS: Final = (
    "accordion anvil cannon birdcage candelabra cello drum dumbbell easel gramophone hammock harp igloo jukebox kayak "
    "lighthouse mannequin megaphone microscope owl parachute peacock pumpkin scarecrow snowman submarine telescope "
    "trampoline trombone typewriter unicycle wheelbarrow xylophone"
).split()
"""For items whose source did not look for anything."""
_INSERTED: Final = (
    "There is also {a} in the picture.",
    "{A} can be seen in the background.",
    "In the corner, there is {a}.",
    "{A} is lying nearby, adding to the scene.",
    "You can also see {a} on one side.",
    "Next to it stands {a}.",
    "Additionally, {a} is visible in the distance.",
    "The scene also includes {a}.",
    "Besides that, there are two {many} in the background.",
    "A small {one} is placed in front, and the mood is calm.",
    "Several {many} are scattered around.",
    "Someone has left {a} there.",
)
_AFFIRMED: Final = (
    ("Is there {a} in the picture?", "Yes, there is {a} in the picture."),
    ("Can you see {a} in the image?", "Yes, {a} can be seen in the background."),
    ("Are there any {many}?", "Yes, there are some {many}."),
    ("Is there {a}?", "Yes."),
    ("Does the image show {a}?", "Yes, it shows {a}."),
    ("Is {a} visible in the scene?", "Yes, {a} is visible near the center."),
)
_PRESUPPOSED: Final = (
    ("What colour is the {one}?", "The {one} is brown."),
    ("Where is the {one}?", "It is in the background of the picture."),
    ("How many {many} are there?", "There are two {many}."),
    ("What is next to the {one}?", "There is nothing else beside the {one}."),
    ("Who is looking at the {one}?", "Nobody is looking at the {one}."),
)
_DENIED: Final = (
    ("Is there {a} in the picture?", "No, there is no {one} in the picture."),
    ("Can you see any {many}?", "No, I cannot see any {many} in the picture."),
    ("Are there any {many} in the image?", "No, there aren't any {many}."),
    ("Is there {a}?", "No."),
    ("Does the picture show {a}?", "No, the picture does not show {a}."),
    ("What is missing from the picture?", "There is no {one} in this picture."),
    ("How many {many} are there in the picture?", "There are no {many} in the picture."),
)
_COLOURS: Final = "red blue green yellow black white brown orange pink purple".split()
_SWAPS: Final[Mapping[str, str]] = {
    "left": "right", "right": "left", "above": "below", "below": "above", "top": "bottom", "bottom": "top",
}  # fmt: skip
_PLACED: Final = re.compile(
    r"\b(?P<word>left|right)(?= side\b| of\b| corner\b| edge\b|\.|,)|\b(?P<over>above|below)(?= (?:the|a|an)\b)|"
    r"(?<=the )(?P<end>top|bottom)(?= (?:left|right|of the (?:picture|image)|edge|corner))",
    re.I,
)
_APART: Final = 0.06
_UNSINGULAR: Final = frozenset({"skis", "scissors"})
_VAGUE_PLACES: Final = frozenset({"sports ball", "person", "tie", "orange", "remote", "mouse"})
"""Labels that are everything or something else, too, in a sentence of one's own."""


def lies(claim: DialogueClaim, dice: random.Random) -> Iterator[tuple[str, DialogueClaim]]:
    """Every way in which this true dialogue can be made to lie, drawn once each.

    Args:
        claim: A dialogue that is true.
        dice: Where the choices within a sort come from.

    Yields:
        The name of the sort of lie, and the dialogue with it.
    """
    for name, lie in LIES.items():
        told = lie(claim, dice)
        if told is not None and told.turns != claim.turns:
            yield name, told


def _absent(item: Item, dice: random.Random) -> str | None:
    """Something that is not in the picture for certain: looked for, not found, and no word of it anywhere."""
    boxed = {box.label.lower() for box in item.boxes}
    told = " ".join((*item.captions, *item.labels, *(answer for _, answer in item.known))).lower()
    known = grounds(item)
    named = [*item.absent, *(label for label in item.searched if label.lower() not in boxed)] or list(_STRANGERS)
    fit = [
        label.lower()
        for label in named
        if label.lower() not in _VAGUE_PLACES
        and label.lower() not in _UNSINGULAR
        and not any(re.search(rf"\b{re.escape(word)}", told) for word in {*label.lower().split(), *meaning(label).near})
        and not known.founds(meaning(label))
    ]
    return dice.choice(fit) if fit else None


def _filled(form: str, thing: str) -> str:
    a = with_article(thing)
    return form.format(a=a, A=a[0].upper() + a[1:], one=thing, many=plural(thing))


def _with_turn(claim: DialogueClaim, turn: tuple[str, str], dice: random.Random) -> DialogueClaim:
    at = dice.randint(0, len(claim.turns))
    return replace(claim, turns=(*claim.turns[:at], turn, *claim.turns[at:]))


def _with_answer(claim: DialogueClaim, at: int, answer: str) -> DialogueClaim:
    question, _ = claim.turns[at]
    return replace(claim, turns=(*claim.turns[:at], (question, answer), *claim.turns[at + 1 :]))


def _inserted(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """A sentence of something that is not there, behind a true answer."""
    thing = _absent(claim.item, dice)
    if thing is None:
        return None
    at = dice.randrange(len(claim.turns))
    return _with_answer(claim, at, f"{claim.turns[at][1]} {_filled(dice.choice(_INSERTED), thing)}")


def _turned(forms: tuple[tuple[str, str], ...]) -> Lie:
    """A question and an answer of their own about something that is not there."""

    def lie(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
        thing = _absent(claim.item, dice)
        if thing is None:
            return None
        question, answer = dice.choice(forms)
        return _with_turn(claim, (_filled(question, thing), _filled(answer, thing)), dice)

    return lie


def _swapped(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """Something that is there called something that is not."""
    thing = _absent(claim.item, dice)
    if thing is None:
        return None
    found: list[tuple[int, Saying, Mention]] = []
    for at, (_, answer) in enumerate(claim.turns):
        found += [(at, s, m) for s in said(answer) for m in s.mentions if m.mode == "claimed" and _is_solid(m)]
    if not found:
        return None
    at, saying, mention = dice.choice(found)
    sentence, phrase = saying.sentence, mention.phrase
    core = sentence.span(phrase.core, phrase.head + 1)
    begin = sentence.tokens[phrase.core].start
    new = plural(thing) if phrase.number == "many" or is_plural(core) else thing
    lead = sentence.text[:begin]
    if phrase.core == phrase.first + 1:
        lead = re.sub(r"\ban? $", f"{with_article(new).split()[0]} ", lead, flags=re.I)
    text = lead + new + sentence.text[begin + len(core) :]
    text = text[:1].upper() + text[1:]
    return _with_answer(claim, at, claim.turns[at][1].replace(sentence.text, text, 1))


def _is_solid(mention: Mention) -> bool:
    return mention.means.is_thing and mention.means.category not in ("place", "nature", "body", "")


def _denied(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """A turn that denies what has a box."""
    labels = sorted(
        {box.label.lower() for box in claim.item.boxes if not box.flags.depiction} - _VAGUE_PLACES - _UNSINGULAR
    )
    if not labels:
        return None
    thing = dice.choice(labels)
    question, answer = dice.choice(_DENIED)
    return _with_turn(claim, (_filled(question, thing), _filled(answer, thing)), dice)


def _miscounted(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """A number that is too large, or in an answer to *how many* too small."""
    found: list[tuple[int, str, int]] = []
    for at, (question, answer) in enumerate(claim.turns):
        if not re.search(r"\bhow many\b", question, re.I):
            continue
        found += [(at, thing, n) for thing, n in counted_things(question, answer) if not _is_grouped(claim.item, thing)]
    if not found:
        return None
    at, thing, number = dice.choice(found)
    taken = _numbers_known(grounds(claim.item), meaning(thing)) | {number}
    other = [n for n in range(1, number + 6) if n not in taken and (n > 1 or number <= _FEW)]
    if not other:
        return None
    new = dice.choice(other)
    renumbered = _renumbered(claim.turns[at][1], number, new)
    return _with_answer(claim, at, renumbered) if renumbered else None


_FEW: Final = 2


def _is_grouped(item: Item, thing: str) -> bool:
    return any(box.flags.group for box in grounds(item).boxes(meaning(thing)))


def _numbers_known(known: Grounds, means: Meaning) -> set[int]:
    """Whatever number somebody could have meant: of the boxes, by label and together, and each that a caption has."""
    boxes = known.boxes(means)
    found = {len(boxes)} | {sum(box.label == label for box in boxes) for label in {box.label for box in boxes}}
    for caption in known.item.captions:
        for word in re.findall(r"[a-z]+|\d+", caption.lower()):
            found |= {n for n in range(1, 21) if word in (spelt(n), str(n))}
            found |= {1} if word in ("a", "an") else set()
            found |= {2} if word in ("couple", "pair", "both", "and") else set()
    return found


def _renumbered(answer: str, old: int, new: int) -> str | None:
    for word in (spelt(old), str(old)):
        changed, times = re.subn(
            rf"\b{word}\b", lambda m: _cased(spelt(new, m[0].isdecimal()), m[0]), answer, count=1, flags=re.I
        )
        if times:
            return changed
    return None


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _mirrored(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """Left for right, or above for below, of single boxes that are well apart."""
    found: list[tuple[int, re.Match[str]]] = []
    for at, (_, answer) in enumerate(claim.turns):
        found += [(at, match) for match in _PLACED.finditer(answer)]
    dice.shuffle(found)
    for at, match in found:
        question, answer = claim.turns[at]
        if _is_clear(claim.item, question, answer, match):
            word = match[0]
            text = answer[: match.start()] + _cased(_SWAPS[word.lower()], word) + answer[match.end() :]
            return _with_answer(claim, at, text)
    return None


def _is_clear(item: Item, question: str, answer: str, match: re.Match[str]) -> bool:
    """Whether whatever the turn names has one box at most, and these lie well apart along the line that is meant."""
    known = grounds(item)
    across = match[0].lower() in ("left", "right")
    centres: list[float] = []
    begin = max(answer.rfind(". ", 0, match.start()), 0)
    end = answer.find(". ", match.end())
    names = {
        m.means for text in (question, answer[begin : end if end > 0 else None]) for s in said(text) for m in s.mentions
    }
    for means in names:
        boxes = known.boxes(means)
        if len(boxes) > 1:
            return False
        centres += [(b.left + b.right) / 2 if across else (b.top + b.bottom) / 2 for b in boxes]
    if match[0].lower() in ("above", "below") or " of the " in answer[match.end() : match.end() + 12]:
        framed = re.match(r"(?: \w+)? of the (?:picture|image|photo|scene|frame)", answer[match.end() :])
        if not framed:
            return len(set(centres)) == _PAIR and abs(centres[0] - centres[1]) > _APART
    return len(centres) == 1 and abs(centres[0] - 0.5) > _APART


_PAIR: Final = 2


def _recoloured(claim: DialogueClaim, dice: random.Random) -> DialogueClaim | None:
    """Another colour for what captions give one colour."""
    told = " ".join(claim.item.captions).lower()
    for at, (question, answer) in enumerate(claim.turns):
        for colour in dice.sample(_COLOURS, len(_COLOURS)):
            about = re.search(rf"\b{colour} (?!and\b|or\b)(\w+)", told)
            said_so = re.search(rf"\b{colour}\b", answer, re.I)
            if about is None or said_so is None or about[1] not in f"{question} {answer}".lower():
                continue
            left = [c for c in _COLOURS if not re.search(rf"\b{c}", f"{told} {answer.lower()}")]
            if left:
                new, (begin, end) = dice.choice(left), said_so.span()
                return _with_answer(claim, at, answer[:begin] + _cased(new, answer[begin:]) + answer[end:])
    return None


LIES: Final[Mapping[str, Lie]] = {
    "absent thing told of": _inserted,
    "thing called another": _swapped,
    "absent thing affirmed": _turned(_AFFIRMED),
    "absent thing asked about": _turned(_PRESUPPOSED),
    "present thing denied": _denied,
    "wrong number": _miscounted,
    "contrary side": _mirrored,
    "another colour": _recoloured,
}
"""Sort of lie -> how it is told; None where it has no hold on a dialogue."""
