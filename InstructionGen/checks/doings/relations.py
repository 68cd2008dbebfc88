"""Is a new relation true: one thing is said to lie otherwise to another, and nothing else is said?"""

from __future__ import annotations

from InstructionGen.checks.agreement import check_articles
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import compare
from InstructionGen.checks.doings.remarks import Remark, read_remark, refuse_number
from InstructionGen.checks.doings.spatial import (
    DIRECTIONS,
    LONGEST_FIRST,
    at_odds,
    boxes_of,
    direction_named,
    holds,
)
from InstructionGen.checks.instruction import (
    Instruction,
    head_key,
    require_about,
    require_instruction,
    require_named,
    require_same,
)
from InstructionGen.checks.objects import find_object, require_object
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import noun_key, noun_keys, occurrences
from InstructionGen.errors import Rejected

_DETERMINING = frozenset(
    "the a an his her its their two three four five several some this that these those both".split()
)


def relates_objects(edit: Edit) -> None:
    """Refuse unless the output is the input with one thing in another relation to a second, as the instruction asks.

    ``direction`` is one of a closed list: to the left of, to the right of, in front of, behind, on top of, under,
    above, next to, inside; where it is not declared, it is what the output says.
    """
    before = read(edit.input)
    targets = find_object(before, require_object(edit.target_object)) if edit.target_object else []
    if not targets:
        refuse("target not in caption", edit.target_object)
    things = find_object(before, require_object(edit.edited_object))
    if not things:
        refuse("object not in caption", edit.edited_object)
    if {p.head for p in targets} & {p.head for p in things}:
        refuse("target not in caption", edit.target_object)
    if edit.direction and not direction_named(edit.direction):
        refuse("value is of another sort", edit.direction)
    try:
        said = _exchanged(edit, before, things, targets)
    except Rejected as why:
        if why.reason != "something else changed":
            raise
        said = _remarked(edit, things, targets)
    if edit.direction and direction_named(edit.direction) != said:
        refuse("value missing", f"{edit.direction} / {said}")
    instruction = require_instruction(edit, wants="change")
    require_about(instruction, edit.edited_object, before)
    require_same(instruction, things[0], before, edit.target_object)
    _check_asked(instruction, edit, said)
    _check_boxes(edit, said, things[0], targets[0])


def _exchanged(edit: Edit, before: Reading, things: list[Phrase], targets: list[Phrase]) -> str:
    """The new direction where a preposition took another's place between the two.

    Raises:
        Rejected: ``something else changed`` where the output is not of that form.
    """
    after = read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    difference = compare(before, after)
    changed = {i for change in difference.changes for i in range(change.start, change.stop)}
    inserted = {j for change in difference.changes for j in range(change.begin, change.end)}
    origin = dict(difference.kept)
    said = ""
    for thing in things:
        for target in targets:
            begin = span_of(before, thing, target)
            if said or begin is None or target.first not in origin or begin - 1 not in origin:
                continue
            left, right = origin[begin - 1] + 1, origin[target.first]
            if inserted <= set(range(left, right)) and changed <= set(range(begin, target.first)):
                put_in = after.text(left, right)
                new, old = direction_named(put_in), direction_named(before.text(begin, target.first))
                if not new:
                    refuse("value is of another sort", put_in)
                if new == old:
                    refuse("value already there", put_in)
                refuse_number(before, after, difference)
                check_marks(edit.input, edit.output)
                check_articles(after, difference, before)
                said = new
    if not said:
        refuse("something else changed")
    return said


def span_of(before: Reading, thing: Phrase, target: Phrase) -> int | None:
    """Where the words begin that say how a thing lies to a second one; None where none say it."""
    if target.first < thing.last:
        return None
    begin = target.first
    while begin > thing.last and _prepositional(before, begin - 1):
        begin -= 1
    between = before.words[thing.last : begin]
    said = begin < target.first and all(w.is_verb or w.tag in ("adv", "rel") for w in between)
    return begin if said and direction_named(before.text(begin, target.first)) else None


def _prepositional(before: Reading, at: int) -> bool:
    word = before.words[at]
    return word.tag in ("prep", "adv") or word.key in (
        "top",
        "front",
        "side",
        "left",
        "right",
        "the",
        "next",
        "of",
        "to",
    )


def _remarked(edit: Edit, things: list[Phrase], targets: list[Phrase]) -> str:
    """The new direction where a tail, or a remark after the thing, says it."""
    remark = _read(edit)
    text = " ".join(remark.value)
    direction = next((spoken for spoken in LONGEST_FIRST if text == spoken or text.startswith(f"{spoken} ")), "")
    if not direction:
        refuse("value is of another sort", text)
    rest = text[len(direction) :].split()
    if not rest or rest[0] not in _DETERMINING:
        refuse("article missing", text)
    target = targets[0]
    named = {noun_key(w.key) for w in remark.before.words[target.first : target.last]}
    keys = [noun_key(key) for key in rest[1:]]
    head = head_key(edit.target_object)
    heads = {head, *(p.keys[-1] for p in targets)}
    at = next((i for i, key in enumerate(keys) if key in heads), None)
    if at is None:
        refuse("value missing", text)
    if rest[1 + at] not in {word.key for word in remark.before.words}:
        refuse("number changes", text)
    if any(key not in named for key in keys):
        refuse("something else added", text)
    said = direction_named(direction)
    if remark.lost:
        refuse("something else lost", " ".join(remark.before.words[i].key for i in remark.lost))
    _check_old(remark, said, things, targets)
    refuse_number(remark.before, remark.after, remark.difference)
    return said


def _read(edit: Edit) -> Remark:
    """The remark, whichever way of saying the direction it chose, with the target as the output names it."""
    if not edit.direction:
        return read_remark(edit, "")
    said = direction_named(edit.direction)
    spoken = edit.output.casefold()
    wanted = ""
    for way in sorted((edit.direction, said, *DIRECTIONS[said]), key=len, reverse=True):
        at = spoken.rfind(f" {way.casefold()} ")
        if wanted or at < 0:
            continue
        tail = read(edit.output[at + 1 :])
        keys, name = [noun_key(word.key) for word in tail.words], noun_keys(edit.target_object)
        ends = [i + len(name) for i in occurrences(name, keys)]
        ends += [i + 1 for i, key in enumerate(keys) if key == head_key(edit.target_object)]
        if ends:
            wanted = " ".join(word.key for word in tail.words[: ends[0]])
    if not wanted:
        refuse("value missing", edit.direction)
    return read_remark(edit, wanted)


def _check_old(remark: Remark, said: str, things: list[Phrase], targets: list[Phrase]) -> None:
    """Refuse a caption that says already, or still says otherwise, how the two lie."""
    for thing in things:
        for target in targets:
            at = span_of(remark.before, thing, target)
            if at is None:
                continue
            old = direction_named(remark.before.text(at, target.first))
            if old == said:
                refuse("value already there", said)
            if at_odds(old, said):
                refuse("old value still there", f"{old} / {said}")


def _check_asked(instruction: Instruction, edit: Edit, said: str) -> None:
    require_named(instruction, edit.target_object, "instruction does not name the value")
    spoken = f" {' '.join(instruction.words)} "
    asked = ""
    where = -1
    for way in LONGEST_FIRST:
        at = spoken.rfind(f" {way} ")
        meant = direction_named(way)
        if at >= 0 and (meant == said or not asked) and asked != said:
            asked, where = meant, at + len(way)
    if asked != said:
        named = any(f" {way} " in spoken for way in LONGEST_FIRST)
        refuse(
            "instruction asks for the contrary" if named and asked else "instruction does not name the value", spoken
        )
    follows = [noun_key(word) for word in spoken[where:].split()]
    target, thing = noun_keys(edit.target_object), noun_keys(edit.edited_object)
    its = next((at + len(target) - 1 for at in occurrences(target, follows)), None)
    its = (
        follows.index(head_key(edit.target_object)) if its is None and head_key(edit.target_object) in follows else its
    )
    own = follows.index(head_key(edit.edited_object)) if head_key(edit.edited_object) in follows else None
    within = its is not None and own is not None and its - len(target) < own <= its and thing[-1] in target
    if its is None or (own is not None and own < its and not within):
        refuse("instruction is the wrong way round", instruction.text)


def _check_boxes(edit: Edit, said: str, thing: Phrase, target: Phrase) -> None:
    own, other = boxes_of(" ".join(thing.keys), edit.boxes), boxes_of(" ".join(target.keys), edit.boxes)
    if len(own) == 1 and len(other) == 1 and holds(said, own[0], other[0]):
        refuse("contradicts the boxes", f"already {said}")
