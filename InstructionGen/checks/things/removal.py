"""Is a removal true: the input minus the whole object and what hangs on it, and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles, check_pronouns, check_verbs
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Change, Difference, compare, slides
from InstructionGen.checks.instruction import require_about, require_instruction, require_same
from InstructionGen.checks.objects import find_object, require_gone, require_object
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import SPLIT_NEVER, check_marks, check_seam, leaves_object_wanting, part_left_behind
from InstructionGen.checks.things.lead import Lead, check_lead
from InstructionGen.checks.things.tail import check_tail
from InstructionGen.errors import Rejected


def removes_object(edit: Edit) -> None:
    """Refuse unless the output is the input without the edited object, and the instruction asks for just that."""
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    thing = require_object(edit.edited_object)
    found = find_object(before, thing)
    if not found:
        refuse("object not in caption", edit.edited_object)
    instruction = require_instruction(edit, wants="remove")
    require_about(instruction, edit.edited_object, before)
    difference = compare(before, after)
    change = _one_deletion(before, after, difference)
    refusals: list[Rejected] = []
    for start, stop in slides(change, before.words):
        try:
            seam = change.end - (change.start - start)
            comma = seam < len(after.words) and after.words[seam].after_comma
            _check_deletion(before, found, start, stop, comma)
        except Rejected as refusal:
            refusals.append(refusal)
        else:
            gone = next(phrase for phrase in found if start <= phrase.head < stop)
            require_same(instruction, gone, before)
            _check_rest(edit, before, after, difference, (start, stop), gone)
            return
    raise max(refusals, key=_telling)


def _one_deletion(before: Reading, after: Reading, difference: Difference) -> Change:
    """The change that takes the object away, once all the others are shown to be glue."""
    deletions = [change for change in difference.changes if change.start < change.stop]
    if not deletions:
        refuse("object still there" if difference.gained else "output repeats input")
    main = max(deletions, key=lambda change: change.stop - change.start)
    for change in difference.changes:
        put_in = [word.key for word in after.words[change.begin : change.end]]
        if change is main:
            if put_in and not _glue(before, after, change, put_in):
                taken = before.text(change.start, change.stop)
                refuse(
                    "something else changed" if len(put_in) == change.stop - change.start else "something else added",
                    f"{taken} / {' '.join(put_in)}",
                )
        elif change.start < change.stop:
            taken = before.text(change.start, change.stop)
            refuse(
                "something else changed" if put_in else "something else lost",
                " / ".join(filter(None, (taken, " ".join(put_in)))),
            )
        elif not _glue(before, after, change, put_in):
            refuse("something else added", " ".join(put_in))
    return main


def _glue(before: Reading, after: Reading, change: Change, put_in: Sequence[str]) -> bool:
    """Whether inserted words only mend the sentence: *and* in a shortened list, *There is*, an *empty* seat."""
    if put_in == ["and"] and change.begin and change.end < len(after.words):
        return change.start < len(before.words) and (
            change.stop > change.start or before.words[change.start].after_comma
        )
    if change.begin == 0 or (change.begin == 1 and after.words[0].key in ("a", "an", "the")):
        return bool(put_in) and all(
            word in lexicon.EMPTY or word in ("there", "is", "are", "an", "a") for word in put_in
        )
    return False


def _check_deletion(before: Reading, found: Sequence[Phrase], start: int, stop: int, comma: bool) -> None:
    """Refuse a stretch that is not the object whole, with its own dependents and its connector."""
    inside = [phrase for phrase in found if start <= phrase.head < stop]
    if not inside:
        refuse("object still there", before.text(start, stop))
    refusals: list[Rejected] = []
    for thing in inside:
        try:
            _check_phrases(before, thing, start, stop)
            lead = check_lead(before, thing, start, stop)
            check_tail(before, thing, start, stop, lead)
            _check_edges(before, thing, start, stop, comma, lead)
        except Rejected as refusal:
            refusals.append(refusal)
        else:
            return
    raise refusals[0]


def _check_phrases(before: Reading, thing: Phrase, start: int, stop: int) -> None:
    """Refuse a stretch that takes a part of the object's phrase, or a part of any other."""
    kept = range(thing.first, min(start, thing.head))
    words = before.words
    if any(not _lends_article(before, thing, i, stop) for i in kept):
        refuse("object only partly gone", before.text(thing.first, start))
    if stop <= thing.head:
        refuse("object only partly gone", before.text(stop, thing.head + 1))
    for phrase in before.phrases:
        if phrase is thing or phrase.head == thing.head:
            continue
        own = [i for i in range(phrase.first, phrase.end) if not thing.first <= i < thing.end]
        taken = [i for i in own if start <= i < stop]
        if not taken or len(taken) == len(own):
            continue
        owner = thing.end <= phrase.head and thing.first == phrase.first and words[thing.end].tag == "gen"
        if owner and all(i == thing.end for i in taken):
            continue
        if taken == [phrase.first] == [stop - 1] and thing.first < start and _owned_by_removed(before, start - 1, stop):
            continue
        refuse("something else lost", before.text(taken[0], taken[-1] + 1))


def _lends_article(before: Reading, thing: Phrase, at: int, stop: int) -> bool:
    """Whether a word of the object's phrase stays as the article of what follows: ``a [cat and] dog``."""
    words = before.words
    if at != thing.first or words[at].key not in ("a", "an", "the") or stop >= len(words):
        return False
    follows = words[stop]
    listed = words[stop - 1].tag in ("conj", "gen") or follows.after_comma or _owned_by_removed(before, at, stop)
    return listed and follows.tag in ("noun", "propn", "adj", "num", "verb-ed", "verb-ing")


def _owned_by_removed(before: Reading, start: int, stop: int) -> bool:
    """Whether the stretch ends in *and his*: the owner goes, and the thing stays with the owner's article."""
    words = before.words
    return stop - start > 2 and words[stop - 1].tag == "poss" and words[stop - 2].tag == "conj"


def _check_edges(before: Reading, thing: Phrase, start: int, stop: int, comma: bool, lead: Lead) -> None:
    words = before.words
    left = words[start - 1] if start else None
    right = words[stop] if stop < len(words) else None
    opens = right is not None and (before.phrase_at(stop) is not None or right.tag in ("noun", "propn"))
    for first, second in ((start - 1, start), (stop - 1, stop)):
        if first >= 0 and second < len(words) and (words[first].key, words[second].key) in SPLIT_NEVER:
            refuse("broken sentence", before.text(first, second + 1))
    check_seam(left, right, comma, opens)
    if left and right and not comma and left.tag in NOMINAL and right.tag in NOMINAL:
        refuse("broken sentence", f"{left.key} {right.key}")  # "A bathroom [with a sink,] mirror and lights"
    if start == thing.first and leaves_object_wanting(left, opens):
        refuse("verb without its object", left.key if left else "")
    empty_verb = left is not None and left.tag in ("verb-ing", "verb-fin") and left.lemma in lexicon.GOVERNED
    ended = not opens and (right is None or right.tag != "prep")
    if empty_verb and ended and start < thing.first and words[start].tag == "prep":
        refuse("verb without its object", before.text(start - 1, start + 1))
    _check_shared_article(before, thing, start, stop)
    if lead.verb and opens and start:
        refuse("broken sentence", before.text(start - 1, start) + " " + before.text(stop, stop + 1))
    if lead.verb and right is not None and not right.after_comma and right.key in lexicon.PATHS:
        refuse("broken sentence", f"{left.key if left else ''} {right.key}")
    if start and part_left_behind(words, stop):
        refuse("object only partly gone", before.text(stop, stop + 3))
    if left is not None and left.tag == "conj" and not opens:
        refuse("broken sentence", f"{left.key} {right.key if right else ''}")


def _check_shared_article(before: Reading, thing: Phrase, start: int, stop: int) -> None:
    """Refuse taking the article that the next thing of a list shares: ``[A cat and] dog sit``."""
    words = before.words
    follows = before.phrase_at(stop)
    if (
        follows is None
        or follows.number != "one"
        or start > thing.first
        or words[thing.first].key not in ("a", "an", "the")
    ):
        return
    listed = words[stop - 1].tag == "conj" or words[stop].after_comma
    bare = not any(words[i].tag in ("det", "poss", "num", "gen") for i in range(follows.first, follows.end))
    if listed and bare and thing.last >= stop - 1:
        refuse("article missing", before.text(follows.first, follows.end))


def _check_list_marks(before: Reading, after: Reading, difference: Difference) -> None:
    """Refuse two things run together whose comma has gone and nothing come for it: ``sauce nuts``."""
    origin = {j: i for i, j in difference.kept}
    for j in range(1, len(after.words)):
        i = origin.get(j)
        if i is None or origin.get(j - 1) != i - 1 or not before.words[i].after_comma or after.words[j].after_comma:
            continue
        if before.words[i - 1].tag in NOMINAL and before.phrase_at(i) is not None:
            refuse("broken sentence", before.text(i - 1, i + 1))


def _check_rest(
    edit: Edit, before: Reading, after: Reading, difference: Difference, taken: tuple[int, int], thing: Phrase
) -> None:
    """Refuse what the removal leaves at odds: marks, verbs, articles, pronouns, another such object."""
    check_marks(edit.input, edit.output)
    _check_list_marks(before, after, difference)
    gone = range(*taken)
    forms = [word.key for word in before.words]
    # A slid deletion shifts which of two equal words stayed; their form is the same.
    for i, j in difference.kept:
        if i not in gone:
            forms[i] = after.words[j].key
    check_verbs(before, gone, [word.key for word in before.words], forms, given="full")
    check_articles(after, difference, before)
    check_pronouns(before, gone, thing.keys[-1], thing.first)
    require_gone(edit, before, after, thing)


def _telling(refusal: Rejected) -> int:
    """Of the refusals of several readings of one deletion, that of the reading which went furthest says most."""
    early = ("object still there", "object only partly gone", "something else lost")
    return early.index(refusal.reason) if refusal.reason in early else len(early)
