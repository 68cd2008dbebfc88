"""An output that says one thing more of an object: after its name, or in a tail that names it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Difference, compare, slides
from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.instruction import (
    Instruction,
    read_instruction,
    require_about,
    require_instruction,
    require_same,
)
from InstructionGen.checks.objects import find_object, require_object
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks, check_seam
from InstructionGen.checks.wording import noun_key, words
from InstructionGen.errors import Rejected

_ARTICLES = frozenset({"a", "an", "the"})
_OWNING = frozenset("the its his her their this that these those both all".split())
_OPENING = frozenset("and with while but where".split())
_BEING = frozenset("is are was were".split())
_LINKING: Final = _BEING | frozenset(
    "that which who now being has been have moved placed positioned located set sitting standing lying shown seen "
    "resting parked".split()
)
_BEGINNING: Final = frozenset(
    "on in at near to by under above below behind beside next inside over atop closer further farther nearer far "
    "facing seen turned rotated tilted tipped flipped lying upside sideways mirrored leaning standing looking right "
    "left underneath beneath alongside head upright".split()
)
"""How a remark begins whose words are not declared."""
_TRAILS: Final = tuple(
    f"{lead} the {frame}".split()
    for lead in ("of", "in", "within")
    for frame in ("frame", "picture", "image", "photo", "photograph", "scene", "shot", "view", "composition")
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What an output says more of a thing; positions are words of the readings."""

    before: Reading
    after: Reading
    difference: Difference
    thing: Phrase
    value: tuple[str, ...]
    """What the thing is said to be, as the output has it."""
    span: tuple[int, int]
    """Where the output says so."""
    lost: tuple[int, ...]
    """Words of the input that gave way to it."""
    named: bool
    """Whether it names the thing again: *…, with the dog facing left*."""


def read_remark(edit: Edit, wanted: str) -> Remark:
    """The one remark that the output has more than the input.

    Args:
        edit: The claimed edit.
        wanted: The words of the remark, the thing's name left out; empty where they are not declared.

    Raises:
        Rejected: The output differs from the input in something else, or says the remark of another thing.
    """
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    found = find_object(before, require_object(edit.edited_object))
    if not found:
        refuse("object not in caption", edit.edited_object)
    difference = compare(before, after)
    value = tuple(word.key for word in read(wanted).words)
    if value and _stands(value, before):
        refuse("value already there", wanted)
    if value and not _stands(value, after):
        refuse("value missing", wanted)
    lost = tuple(i for change in difference.changes for i in range(change.start, change.stop))
    fitting = None
    for inserted in _inserted(difference, after):
        for thing in found:
            fitting = fitting or _fit(before, after, thing, inserted, value, difference, lost)
    if fitting is None:
        refuse("something else added" if difference.gained else "something else lost", _said(difference, after))
    check_marks(edit.input, edit.output)
    check_articles(after, difference, before)
    return fitting


def require_asked(edit: Edit, remark: Remark) -> Instruction:
    """The instruction, once it is one about the remark's thing."""
    instruction = require_instruction(edit, wants="change")
    try:
        require_about(instruction, edit.edited_object, remark.before)
    except Rejected:
        require_about(_without(instruction, remark.value), edit.edited_object, remark.before)
    require_same(instruction, remark.thing, remark.before, edit.value)
    return instruction


def _without(instruction: Instruction, value: Sequence[str]) -> Instruction:
    """The instruction without the value's words, which may be read as one with the thing's name: *dog facing left*."""
    text = instruction.text
    for said in (" ".join(value), " ".join(value[1:])):
        at = text.casefold().find(f" {said}")
        if said and at > 0:
            return read_instruction(f"{text[:at]}{text[at + len(said) + 1 :]}") or instruction
    return instruction


def refuse_number(before: Reading, after: Reading, difference: Difference) -> None:
    """Refuse a verb that changed its number though no subject did."""
    for i, j in difference.kept:
        one, other = before.words[i].key, after.words[j].key
        if one != other and {one, other} != {"a", "an"}:
            refuse("verb does not agree", f"{one} / {other}")


def _inserted(difference: Difference, after: Reading) -> Iterator[range | tuple[int, ...]]:
    """The words that came in; of one insertion every stretch that could be it."""
    changes = [change for change in difference.changes if change.begin < change.end]
    if len(difference.changes) == 1 and changes and changes[0].start == changes[0].stop:
        yield from (range(begin, end) for begin, end in slides(changes[0], after.words))
    else:
        yield tuple(j for change in changes for j in range(change.begin, change.end))


def _fit(
    before: Reading,
    after: Reading,
    thing: Phrase,
    inserted: Sequence[int],
    value: Sequence[str],
    difference: Difference,
    lost: tuple[int, ...],
) -> Remark | None:
    if not inserted:
        return None
    keys = [word.key for word in after.words]
    own = tuple(word.key for word in before.words[thing.first : thing.last])
    head = before.words[thing.head].key
    for begin, end in _regions(keys, inserted, value, own, head):
        rest = sorted(set(inserted) - set(range(begin, end)))
        lead = [j for j in rest if j < begin]
        trail = [j for j in rest if j >= end]
        if lead != list(range(begin - len(lead), begin)) or trail != list(range(end, end + len(trail))):
            continue
        if trail and [keys[j] for j in trail] not in _TRAILS:
            continue
        start = begin - len(lead)
        used, named = _lead([keys[j] for j in lead], own, head)
        if not used or not _well_joined(after, [keys[j] for j in lead], start, named):
            continue
        at = _origin(difference, start)
        if not lost and any(p.first < at <= p.head for p in before.phrases):
            continue
        if not named and not _stands_by(before, thing, at, end + len(trail) == len(keys), after, start):
            continue
        return Remark(
            before, after, difference, thing, tuple(keys[begin : end + len(trail)]), (begin, end), lost, named
        )
    return None


def _regions(
    keys: Sequence[str], inserted: Sequence[int], value: Sequence[str], own: Sequence[str], head: str
) -> Iterator[tuple[int, int]]:
    """Where the value stands in the output; where it is not declared, what follows the words that lead to it."""
    if value:
        width = len(value)
        wanted = [_plain(key) for key in value]
        for at in range(len(keys) - width + 1):
            if [_plain(key) for key in keys[at : at + width]] == wanted and set(inserted) & set(range(at, at + width)):
                yield at, at + width
        return
    for cut in range(len(inserted) - 1, -1, -1):
        lead = [keys[j] for j in inserted[:cut]]
        if _lead(lead, own, head)[0] and keys[inserted[cut]] in _BEGINNING:
            yield inserted[cut], inserted[-1] + 1


def _plain(key: str) -> str:
    return "the" if key in _ARTICLES else key


def _lead(lead: Sequence[str], own: Sequence[str], head: str) -> tuple[bool, bool]:
    """Whether the words lead to a remark and do nothing else, and whether they name the thing.

    Args:
        lead: The words: *with the red bus now*.
        own: The words of the thing in the input, in their order.
        head: Its head noun, in the input's number.
    """
    at, named = _opened(lead), False
    begin = at
    at += at < len(lead) and lead[at] in _OWNING
    left = iter(own)
    while at < len(lead) and lead[at] not in _LINKING and lead[at] in left:
        at += 1
    if at > begin:
        named = head in lead[begin:at] and lead[begin] in _OWNING
        if not named:
            return False, False
    while at < len(lead) and lead[at] in _LINKING:
        at += 1
    return at == len(lead), named


def _opened(lead: Sequence[str]) -> int:
    return next((i for i, key in enumerate(lead) if key not in _OPENING), len(lead))


def _well_joined(after: Reading, lead: Sequence[str], start: int, named: bool) -> bool:
    opening = list(lead[: _opened(lead)])
    being = bool(_BEING & set(lead)) and not {"that", "which", "who"} & set(lead)
    comma = start < len(after.words) and after.words[start].after_comma
    if len(opening) > 1 and opening != ["and", "with"]:
        return False
    if "with" in opening or "where" in opening:
        return named and ("with" not in opening or not being) and ("where" not in opening or being)
    if named and not being:
        # "..., the dog on the left" is a tail only beside another: "..., with a cat on the rug, the dog on the left".
        listed = any(word.key == "with" and word.after_comma for word in after.words[:start])
        return comma and listed and opening in ([], ["and"])
    return not (named and not opening)


def _origin(difference: Difference, start: int) -> int:
    """The word of the input before which a word of the output stands."""
    return max((i + 1 for i, j in difference.kept if j < start), default=0)


def _stands_by(before: Reading, thing: Phrase, at: int, ends: bool, after: Reading, start: int) -> bool:
    """Whether a remark without a name can only be about the thing: after it or its verb, or about the first of all."""
    words = before.words
    comma = start < len(after.words) and after.words[start].after_comma
    beside = all(w.tag in ("aux", "adv", "rel") or w.is_verb for w in words[thing.last : at])
    if at >= thing.last and beside and not (comma and ends):
        return at == thing.last or before.phrase_at(at) is None
    first = next(before.outer(), None)
    lively = [phrase for phrase in before.phrases if is_alive(phrase)]
    main = first is not None and first.first <= thing.first and thing.last <= first.last
    return ends and comma and (main or lively == [thing]) and not _listed(before, thing)


def require_old(remark: Remark, allowed: frozenset[str]) -> None:
    """Refuse the loss of anything but an old remark of the same sort, right after the thing or its verb.

    Args:
        remark: What is said now.
        allowed: The words of which such remarks are made.
    """
    if not remark.lost:
        return
    words, lost = remark.before.words, remark.lost
    between = words[remark.thing.last : lost[0]] if lost[0] >= remark.thing.last else None
    close = between is not None and all(w.tag in ("aux", "adv", "rel", "prep", "det") or w.is_verb for w in between)
    stray = next((words[i].key for i in lost if words[i].key not in allowed), "")
    kept = dict(remark.difference.kept)
    torn = any(
        not remark.span[0] <= kept.get(i, -1) < remark.span[1] for i in set(range(lost[0], lost[-1])) - set(lost)
    )
    if stray or not close or torn:
        refuse("something else lost", stray or " ".join(words[i].key for i in lost))


def _listed(before: Reading, thing: Phrase) -> bool:
    after = before.words[thing.last] if thing.last < len(before.words) else None
    return after is not None and (
        after.tag == "conj" or (after.after_comma and before.phrase_at(thing.last) is not None)
    )


def _stands(value: Sequence[str], reading: Reading) -> bool:
    keys = [_plain(word.key) for word in reading.words]
    wanted = [_plain(key) for key in value]
    return any(keys[at : at + len(wanted)] == wanted for at in range(len(keys) - len(wanted) + 1))


def _said(difference: Difference, after: Reading) -> str:
    return " / ".join(after.text(change.begin, change.end) for change in difference.changes)


def require_known(edit: Edit, remark: Remark, place_words: frozenset[str]) -> None:
    """Refuse a remark with words that neither the input, nor the instruction, nor the language of places has.

    Args:
        edit: The claimed edit.
        remark: What it says.
        place_words: Nouns that name no thing in such remarks.
    """
    known = {noun_key(word.key) for word in remark.before.words}
    asked = set(words(edit.edit)) | {word.key for word in remark.before.words}
    for at in range(*remark.span):
        word = remark.after.words[at]
        fine = known | place_words | lexicon.WHERE | lexicon.ENDS
        if word.tag in NOMINAL and not fine & {word.key, noun_key(word.key)}:
            refuse("something else added", word.key)
        if word.tag == "adj" and word.key not in asked and not edit.value:
            refuse("something else added", word.key)
    if not edit.value:
        _check_order(remark, place_words)


def _check_order(remark: Remark, place_words: frozenset[str]) -> None:
    """Refuse an undeclared remark whose words cannot stand so: *at the far right the of desk*, *of desk*."""
    spoken = remark.after.words
    for at in range(remark.span[0] + 1, remark.span[1]):
        check_seam(spoken[at - 1], spoken[at], spoken[at].after_comma, remark.after.phrase_at(at) is not None)
    for phrase in remark.after.phrases:
        inside = remark.span[0] <= phrase.first and phrase.end <= remark.span[1]
        named = phrase.keys[-1] not in place_words | lexicon.WHERE | lexicon.ENDS
        if (
            inside
            and named
            and phrase.number == "one"
            and spoken[phrase.first].tag not in ("det", "poss", "num", "propn")
        ):
            refuse("article missing", remark.after.text(phrase.first, phrase.end))


def refuse_end(value: Sequence[str]) -> None:
    """Refuse a place or a way of being turned that breaks off: *at the far*, *closer to the*."""
    if value[-1] in _ARTICLES | {"of", "to", "from", "on", "in", "at", "far", "with", "its", "their", "than"}:
        refuse("broken sentence", f"ends in {value[-1]!r}")
