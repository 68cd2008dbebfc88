"""Is an addition true: all of the input is there, and the new object with its place, and nothing else?"""

from __future__ import annotations

from InstructionGen.checks.agreement import check_articles, check_verbs
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Change, Difference, Insertion, compare, slides
from InstructionGen.checks.instruction import require_about, require_instruction
from InstructionGen.checks.objects import find_object, require_object, require_visible, spot_object
from InstructionGen.checks.reading import Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.things.insertion import check_insertion
from InstructionGen.errors import Rejected


def adds_object(edit: Edit) -> None:
    """Refuse unless the output is the input plus the new object, and the instruction asks for just that."""
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    thing = require_object(edit.edited_object)
    require_visible(edit.edited_object)
    if find_object(before, thing):
        refuse("new object already there", edit.edited_object)
    instruction = require_instruction(edit, wants="add")
    require_about(instruction, edit.edited_object, before)
    found = spot_object(after, thing)
    if not found:
        refuse("new object missing", edit.edited_object)
    difference = compare(before, after)
    change = _one_insertion(before, after, difference)
    refusals: list[Rejected] = []
    for begin, end in slides(change, after.words):
        try:
            insertion = Insertion(before, after, begin, end, change.start - (change.begin - begin))
            check_insertion(insertion, found, edit.edited_object, instruction)
            _check_rest(edit, before, after, difference, begin, end)
        except Rejected as refusal:
            refusals.append(refusal)
        else:
            return
    raise refusals[0]


def _one_insertion(before: Reading, after: Reading, difference: Difference) -> Change:
    """The change that brings the object in, once the others are shown to be the list's moved *and*."""
    insertions = [change for change in difference.changes if change.begin < change.end]
    if not insertions:
        refuse("something else lost", before.text(difference.changes[0].start, difference.changes[0].stop))
    main = max(insertions, key=lambda change: change.end - change.begin)
    for change in difference.changes:
        taken = before.text(change.start, change.stop)
        put_in = after.text(change.begin, change.end)
        goes_on = change.end < len(after.words) and after.words[change.end].after_comma
        moved = taken in ("and", "&") and after.words[main.begin].key in ("and", "&") and change is not main and goes_on
        if taken and not moved:
            refuse("something else changed" if put_in and change is not main else "something else lost", taken)
        if change is not main and put_in:
            refuse("something else added", put_in)
    return main


def _check_rest(edit: Edit, before: Reading, after: Reading, difference: Difference, begin: int, end: int) -> None:
    check_marks(edit.input, edit.output)
    forms = [word.key for word in after.words]
    for i, j in difference.kept:
        forms[j] = before.words[i].key
    check_verbs(after, range(begin, end), [word.key for word in after.words], forms, given="bare")
    check_articles(after, difference, before)
