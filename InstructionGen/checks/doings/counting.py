"""Is a counting true: of several things some have gone, and the numbers add up?"""

from __future__ import annotations

from collections.abc import Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles, subject_number
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Difference, compare
from InstructionGen.checks.doings.numbers import PLURAL_ONLY, Count, count_of, numbers_in, value_of
from InstructionGen.checks.doings.spatial import boxes_of
from InstructionGen.checks.instruction import asks_for_edit, read_instruction, require_named
from InstructionGen.checks.objects import find_object, require_object
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import noun_key, noun_keys
from InstructionGen.english import agree, is_plural, plural, singular, verb_lemma

_KEEPING = frozenset(
    "leave leaves leaving left keep keeping only just remain remains remaining stay stays behind reduce lower to want "
    "should until exactly alone limit there".split()
)
_REMOVING = frozenset(
    "remove erase delete take get rid drop eliminate discard lose omit exclude subtract hide clear strike without away "
    "out cut go gone disappear vanish fewer less crop scrap banish removed erased deleted".split()
)
_KNOWN = _KEEPING | _REMOVING | {"left", "leaves", "leaving"}
_TURNING = frozenset("so until such leaving that".split())
_OF_SEVERAL = frozenset("both together each other another others between among same matching alike respective".split())
_PRONOUNS = {"they": {"it", "he", "she"}, "them": {"it", "him", "her"}, "their": {"its", "his", "her"},
             "themselves": {"itself", "himself", "herself"}}  # fmt: skip


def changes_count(edit: Edit) -> None:
    """Refuse unless the output is the input with ``remove_number`` of several things gone, as the instruction asks.

    The caption counts them; the instruction says how many go, or how many stay.
    """
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    found = find_object(before, require_object(edit.edited_object)) or _by_noun(before, edit.edited_object)
    if not found:
        refuse("object not in caption", edit.edited_object)
    counted = [(phrase, count) for phrase in found if (count := count_of(before, phrase)) and count.number > 1]
    counted = [(phrase, count) for phrase, count in counted if _is_meant(before, count, edit.edited_object)]
    if not counted:
        refuse("numbers do not add up", f"{edit.edited_object!r} is not counted")
    difference = compare(before, after)
    changed = {i for change in difference.changes for i in range(change.start, change.stop)}
    phrase, count = next(((p, c) for p, c in counted if changed & set(range(p.first, c.noun + 1))), counted[0])
    left = _left(before, after, difference, phrase, count)
    gone = count.number - left
    if gone < 1 or left < 1 or (edit.remove_number and edit.remove_number != gone):
        refuse("numbers do not add up", f"{count.number} - {edit.remove_number} = {left}")
    _check_changes(before, after, difference, phrase, count, left)
    _check_verbs(before, after, difference, phrase)
    check_marks(edit.input, edit.output)
    check_articles(after, difference, before)
    _check_asked(edit, before, count, left)
    own = boxes_of(edit.edited_object, edit.boxes)
    if own and len(own) != count.number:
        refuse("contradicts the boxes", f"{count.number} / {len(own)}")


def _by_noun(before: Reading, name: str) -> list[Phrase]:
    """The phrases in which something of this name is counted: ``slices`` of *three slices of pizza*."""
    keys = noun_keys(name)
    found = []
    for phrase in before.phrases:
        count = count_of(before, phrase)
        if count is not None and noun_key(before.words[count.noun].key) == keys[0]:
            found.append(phrase)
    return found


def _is_meant(before: Reading, count: Count, name: str) -> bool:
    return noun_key(before.words[count.noun].key) in noun_keys(name)


def _left(before: Reading, after: Reading, difference: Difference, phrase: Phrase, count: Count) -> int:
    """How many the output says there are, where the input said how many."""
    kept = dict(difference.kept)
    begin = next((kept[i] + 1 for i in range(phrase.first - 1, -1, -1) if i in kept), 0)
    end = next((kept[i] for i in range(count.noun + 1, len(before.words)) if i in kept), len(after.words))
    key = noun_key(before.words[count.noun].key)
    noun = next((j for j in range(begin, end) if noun_key(after.words[j].key) == key), None)
    if noun is None:
        refuse("numbers do not add up", after.text(begin, end))
    spoken = [after.words[j].key for j in range(begin, noun)]
    said = [word for word in spoken if value_of(word) is not None]
    telling = [word for word in said if word not in ("a", "an")] or said
    if telling:
        times = 12 if "dozen" in telling and len(telling) > 1 else 1
        return (value_of(telling[0]) or 0) * times
    form = after.words[noun].key
    one = spoken and after.words[begin].tag in ("det", "poss", "gen") and (not is_plural(form) or plural(form) == form)
    if not one:
        refuse("numbers do not add up", after.text(begin, noun + 1))
    return 1


def _check_changes(
    before: Reading, after: Reading, difference: Difference, phrase: Phrase, count: Count, left: int
) -> None:
    """Refuse a change that is neither of the number, nor of the noun's, a verb's or a pronoun's following suit."""
    old = before.words[count.noun].key
    for change in difference.changes:
        taken = [before.words[i].key for i in range(change.start, change.stop)]
        put_in = [after.words[j].key for j in range(change.begin, change.end)]
        here = change.start >= phrase.first and change.stop <= count.noun + 1
        if len(taken) == len(put_in) == 1 and put_in[0] in _PRONOUNS.get(taken[0], ()) and left == 1:
            continue
        if not here:
            what = (
                "something else changed"
                if taken and put_in
                else "something else lost"
                if taken
                else "something else added"
            )
            refuse(what, f"{' '.join(taken)} / {' '.join(put_in)}")
        for at in range(change.start, change.stop):
            if not (count.first <= at < count.stop or at == count.noun):
                refuse("something else lost", before.words[at].key)
        nouns = [key for key in put_in if noun_key(key) == noun_key(old)]
        spare = [key for key in put_in if key not in nouns and value_of(key) is None]
        if [key for key in spare if key not in ("of", "the", "only", "just", "single", "lone", "solitary")]:
            refuse("something else added", " ".join(spare))
    described = [before.words[i].key for i in range(count.stop, count.noun)]
    at = _noun_at(after, difference, count, old)
    if [after.words[j].key for j in range(max(0, at - len(described)), at)] != described:
        refuse("something else changed", after.text(max(0, at - len(described)), at + 1))
    fixed = plural(singular(old)) == singular(old)
    new = after.words[at].key
    if (left == 1 and new in PLURAL_ONLY) or (not fixed and is_plural(new) == (left == 1)):
        refuse("number changes", f"{left} {new}")
    if left == 1:
        near = {w.key for w in before.words[count.noun + 1 :]} & _OF_SEVERAL
        if near:
            refuse("numbers do not add up", f"one, {sorted(near)[0]}")


def _noun_at(after: Reading, difference: Difference, count: Count, old: str) -> int:
    """Where the output has the counted noun."""
    kept = dict(difference.kept)
    if count.noun in kept:
        return kept[count.noun]
    changed = [j for change in difference.changes for j in range(change.begin, change.end)]
    return next((j for j in changed if noun_key(after.words[j].key) == noun_key(old)), 0)


def _check_verbs(before: Reading, after: Reading, difference: Difference, phrase: Phrase) -> None:
    """Refuse a verb that no longer agrees, or that changed though its subject did not."""
    for i, j in difference.kept:
        one, other = before.words[i], after.words[j]
        if not one.is_verb or one.tag in ("verb-ing", "verb-ed"):
            if one.key != other.key and {one.key, other.key} not in ({"a", "an"}, {"this", "these"}, {"that", "those"}):
                refuse("something else changed", f"{one.key} / {other.key}")
            continue
        was, now = subject_number(before, i, ()), subject_number(after, j, ())
        if before.words[i - 1].tag == "rel" and i - 1 == phrase.last:
            was = "many"
            now = "many" if _number_at(after, j - 1) == "many" else "one"
        if one.key != other.key and was is not None and was == now and was == "many":
            refuse("verb does not agree", f"{one.key} / {other.key}")
        finite = one.tag == "verb-fin" or one.key in ("is", "are", "was", "were", "has", "have")
        if was is None or now is None or not finite:
            continue
        if one.key == agree(one.key, was) and other.key != agree(other.key, now):
            refuse("verb does not agree", other.key)


def _number_at(after: Reading, end: int) -> str:
    return next(("many" if p.number == "many" else "one" for p in after.phrases if p.last == end), "one")


# --- the instruction -------------------------------------------------------------------------------------------------


def _check_asked(edit: Edit, before: Reading, count: Count, left: int) -> None:
    """Refuse an instruction that asks for another number to go or to stay."""
    asks_for_edit(edit)
    instruction = read_instruction(edit.edit)
    assert instruction is not None, "asks_for_edit lets only commands and requests pass"
    said = instruction.words
    if {"add", "insert", "include", "introduce"} & set(said):
        refuse("instruction asks for another edit", edit.edit)
    noun = before.words[count.noun].key
    require_named(instruction, noun, "instruction does not name the object")
    others = {noun_key(p.keys[-1]) for p in before.phrases} - {noun_key(noun), *noun_keys(edit.edited_object)}
    first = next((noun_key(w) for w in said if noun_key(w) in others | {noun_key(noun)}), "")
    if first in others and first not in lexicon.PLACES:
        refuse("instruction names another object", f"{first!r} in {edit.edit!r}")
    total, gone = count.number, count.number - left
    told = _told(said, noun, total)
    if not told:
        refuse("instruction does not name the value", edit.edit)
    for sense, number in told:
        if number == total and sense == "total":
            continue
        if sense == "total" or number != (left if sense == "keep" else gone):
            refuse("numbers do not add up", f"{sense} {number} of {total}")
    if not any(sense != "total" for sense, _ in told):
        refuse("instruction does not name the value", edit.edit)


def _told(said: Sequence[str], noun: str, total: int) -> list[tuple[str, int]]:
    """What the numbers of an instruction say: how many go, how many stay, or how many there are."""
    told: list[tuple[str, int]] = []
    said = [verb_lemma(word) if word not in _KNOWN and verb_lemma(word) in _KNOWN else word for word in said]
    numbers = numbers_in(said)
    stays = next(
        (
            i
            for i, w in enumerate(said)
            if w in ("but", "except", "save")
            and {"all", "every", "everything", "each", "everyone"} & set(said[max(0, i - 3) : i])
        ),
        None,
    )
    for at, number in numbers:
        lead = said[max(0, at - 2) : at]
        if (
            said[at] == "one"
            and at + 1 < len(said)
            and at
            and said[at - 1] == "the"
            and said[at + 1] in ("on", "in", "at")
        ):
            told.append((_sense(said, at), 1))
            continue
        if (lead[-1:] == ["the"] and (len(lead) == 1 or lead[0] in ("of", "these", "from") or number == total)) or (
            lead[-1:] in (["from"], ["those"], ["these"])
            or lead[-2:] in (["instead", "of"], ["out", "of"])
            or (lead[-1:] == ["of"] and number == total and "instead" in said[max(0, at - 3) : at])
        ):
            told.append(("total" if number == total else _sense(said, at), number))
        elif stays is not None and at > stays:
            told.append(("keep", number))
        else:
            told.append((_sense(said, at), number))
    if stays is not None:
        told = [
            (sense if at > stays or sense == "total" else "keep", n)
            for (sense, n), (at, _) in zip(told, numbers, strict=True)
        ]
    if "both" in said and total == 2 and not told:
        return []
    if any(sense != "total" for sense, _ in told):
        return told
    single = singular(noun)
    alone = next((i for i, w in enumerate(said) if w == single), None)
    if alone is not None and not is_plural(said[alone]) and plural(single) != single:
        lead = said[max(0, alone - 4) : alone]
        if {"a", "an", "the", "another", "single"} & set(lead):
            told.append((_sense(said, alone), 1))
    if "half" in said and total % 2 == 0:
        told.append((_sense(said, said.index("half")), total // 2))
    return told


def _sense(said: Sequence[str], at: int) -> str:
    """Whether a number says how many stay or how many go: by the last such word before it, else after it."""
    follows = set(said[at + 1 : at + 11])
    gone_after, stays_after = bool(follows & _GONE_AFTER), bool(follows & _STAYS_AFTER)
    for i in range(at - 1, -1, -1):
        word, earlier = said[i], set(said[:i])
        if word in _TURNING or (word == "to" and earlier & _REDUCING):
            return "keep"
        if word in _REMOVING and word not in ("out", "away", "go", "without"):
            return "keep" if word in ("take", "get", "cut") and {"down", "number", "to"} & set(said[i:at]) else "gone"
        passing = word in ("to", "just", "only", "left", "there") and (word == "to" or bool(earlier & _ORDERS))
        if passing or (word == "left" and i < at - 1):
            continue
        if word in _KEEPING or word in ("make", "show", "have", "be"):
            return "gone" if gone_after and not stays_after else "keep"
    return "gone" if _REMOVING & set(said) and not stays_after else "keep"


_ORDERS = frozenset({"remove", "erase", "delete", "take"})
_REDUCING = frozenset({"reduce", "from", "down", "number", "cut", "lower", "change"})
_GONE_AFTER = frozenset(
    {"disappear", "vanish", "go", "gone", "remove", "removed", "erase", "erased", "delete", "deleted"}
)
_STAYS_AFTER = frozenset({"remain", "left", "stay", "remains", "stays"})
