"""Is a replacement true: the new object stands where the old one stood, and all else is as it was?"""

from __future__ import annotations

from collections.abc import Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Change, Difference, compare
from InstructionGen.checks.instruction import (
    Instruction,
    head_key,
    require_about,
    require_direction,
    require_instruction,
    require_named,
    require_same,
)
from InstructionGen.checks.objects import find_object, require_gone, require_object, require_visible
from InstructionGen.checks.reading import DETERMINING, Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import ARTICLES, DETERMINERS, noun_key, noun_keys, words
from InstructionGen.english import is_plural, plural
from InstructionGen.english.words import MASS_NOUNS
from InstructionGen.pool import load_pool

_COUNTING = frozenset("two three four five six seven eight nine ten eleven twelve dozen several many few both".split())
_GATHERING_MANY = frozenset("group herd flock couple pair team crowd many these those".split())


def replaces_object(edit: Edit) -> None:
    """Refuse unless the output is the input with the new object in the old one's place, as the instruction asks."""
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    old, new = require_object(edit.edited_object), require_object(edit.new_object)
    found = find_object(before, old)
    if not found:
        refuse("object not in caption", edit.edited_object)
    if _one_thing(old, new):
        refuse("new object is the old one", f"{edit.edited_object} / {edit.new_object}")
    require_visible(edit.new_object)
    _require_person(edit)
    if find_object(before, new):
        refuse("new object already there", edit.new_object)
    instruction = require_instruction(edit, wants="change")
    _check_instruction(instruction, edit, before)
    difference = compare(before, after)
    changes = _joined(difference.changes, found)
    done = [_check_change(before, after, change, found, edit.new_object, instruction) for change in changes]
    things = [thing for thing in done if thing is not None]
    if not things:
        refuse("object still there", edit.edited_object)
    _check_kept_verbs(before, after, difference)
    check_marks(edit.input, edit.output)
    check_articles(after, difference, before)
    _check_owner(after, difference, new)
    require_same(instruction, things[0], before, edit.new_object)
    require_gone(edit, before, after, things[0])


def _one_thing(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two names mean one thing, or differ by nothing but a description added or dropped."""
    one, other = " ".join(old), " ".join(new)
    if "".join(old) == "".join(new) or any(one in group and other in group for group in lexicon.ONE_THING):
        return True
    return head_key(" ".join(old)) == head_key(" ".join(new)) and (set(old) <= set(new) or set(new) <= set(old))


def _require_person(edit: Edit) -> None:
    """Refuse somebody's becoming something: a man may become a firefighter, and no lamp."""
    if not lexicon.is_person(head_key(edit.edited_object)) or lexicon.is_person(head_key(edit.new_object)):
        return
    known = load_pool().find(" ".join(noun_keys(edit.new_object)))
    if known is not None and known.category != "person":
        refuse("person becomes a thing", f"{edit.edited_object} / {edit.new_object}")


def _check_instruction(instruction: Instruction, edit: Edit, before: Reading) -> None:
    old_at = require_named(instruction, edit.edited_object, "instruction does not name the object")
    missing = "instruction does not name the new object"
    if head_key(edit.new_object) == head_key(edit.edited_object):  # a head in common names neither
        keys = [noun_key(word) for word in instruction.words]
        wanted = noun_keys(edit.new_object)
        if not all(key in keys for key in wanted):
            refuse(missing, f"{edit.new_object!r} in {instruction.text!r}")
        new_at = max(at for at, key in enumerate(keys) if key == wanted[0]) + len(wanted) - 1
    else:
        new_at = require_named(instruction, edit.new_object, missing)
    require_direction(instruction, old_at, new_at)
    if instruction.verb in ("replace", "change", "turn", "convert", "transform", "exchange", "alter"):
        require_about(instruction, edit.edited_object, before)


def _joined(changes: Sequence[Change], found: Sequence[Phrase]) -> list[Change]:
    """The changes, those within one mention of the old object as one: ``a [cup] of [tea]``."""
    joined: list[Change] = []
    for change in changes:
        last = joined[-1] if joined else None
        if last and any(phrase.first <= last.start and change.stop <= phrase.last for phrase in found):
            joined[-1] = Change(last.start, change.stop, last.begin, change.end)
        else:
            joined.append(change)
    return joined


def _check_change(
    before: Reading, after: Reading, change: Change, found: Sequence[Phrase], named: str, instruction: Instruction
) -> Phrase | None:
    """The replaced phrase when the change is the replacement, None when it is a pronoun's following suit.

    Raises:
        Rejected: It is anything else.
    """
    new = noun_keys(named)
    taken = before.text(change.start, change.stop)
    put_in = after.text(change.begin, change.end)
    if taken in lexicon.PRONOUNS and put_in in lexicon.PRONOUNS:
        return None
    thing = next((phrase for phrase in found if _touches(change, phrase)), None)
    if thing is None:
        still = any(noun_key(word.key) == found[0].keys[-1] for word in after.words)
        gained_new = all(key in [noun_key(word.key) for word in after.words] for key in new)
        if not put_in:
            refuse("something else lost", taken)
        if not taken:
            refuse("something else added", put_in)
        touched = any(_touches(change, phrase) for phrase in before.phrases)
        refuse(
            "object still there"
            if still and gained_new and touched and new[-1] in put_in
            else "something else changed",
            f"{taken} / {put_in}",
        )
    start, stop = min(change.start, thing.core), max(change.stop, thing.end)
    begin, end = change.begin - (change.start - start), change.end + (stop - change.stop)
    # A word that old and new have in common is no difference: "golden eagle", "golden retriever".
    while start > thing.first and begin > 0 and noun_key(after.words[begin - 1].key) in new:
        start, begin = start - 1, begin - 1
    if start < thing.first or stop > thing.last:
        lost = before.text(start, thing.first) or before.text(thing.last, stop)
        refuse("something else lost", lost)
    _check_newcomer(before, after, (start, stop), (begin, end), thing, new, instruction, named)
    return thing


def _touches(change: Change, phrase: Phrase) -> bool:
    if change.start == change.stop:
        return phrase.first <= change.start <= phrase.end
    return change.start < phrase.end and phrase.first < change.stop and not change.stop <= phrase.core - 1


def _check_newcomer(
    before: Reading,
    after: Reading,
    old_span: tuple[int, int],
    new_span: tuple[int, int],
    thing: Phrase,
    new: Sequence[str],
    instruction: Instruction,
    named: str,
) -> None:
    begin, end = new_span
    keys = [noun_key(word.key) for word in after.words[begin:end]]
    if thing.keys[-1] in keys and thing.keys[-1] not in new:
        refuse("object still there", after.text(begin, end))
    at = next((i for i in range(len(keys) - len(new) + 1) if keys[i : i + len(new)] == list(new)), None)
    if at is None:
        joined = "".join(keys[-len(new) :] if keys else [])
        if not keys or joined.replace("-", "") != "".join(new).replace("-", ""):
            refuse("new object missing", after.text(begin, end))
        at = len(keys) - len(new)
    known = {word.key for word in before.words[thing.first : thing.last]} | DETERMINERS | set(instruction.words)
    front = after.words[begin : begin + at]
    extra = [word.key for word in front if word.key not in known or word.tag == "conj"]
    extra += [word.key for word in after.words[begin + at + len(new) : end]]
    if extra:
        refuse("something else added", " ".join(extra))
    _check_order(after, begin, begin + at)
    _check_description(before, after, old_span, new_span, thing)
    declared = words(named)[-len(new) :]
    spoken = tuple(word.key for word in after.words[begin + at : begin + at + len(new)])
    if len(declared) == len(spoken) and declared[:-1] != spoken[:-1]:
        refuse("new object missing", " ".join(spoken))
    # "lilies of the valley", "corn on the cob"
    head = next((i for i, key in enumerate(new) if i and key in ("of", "on", "in", "and")), len(new))
    _check_number(before, after, thing, begin + at + head - 1, old_span, new_span)


def _check_order(after: Reading, begin: int, head: int) -> None:
    """Refuse small words out of place before the new object: ``large a group``, ``a huge of group``."""
    for at in range(begin, head):
        word, earlier = after.words[at], after.words[at - 1] if at else None
        stray = word.key in ARTICLES and at > begin and earlier and earlier.key not in ("of", "both", "all")
        if stray or (word.key == "of" and (earlier is None or earlier.tag in ("adj", "det"))):
            refuse("broken sentence", after.text(begin, head))


def _check_description(
    before: Reading, after: Reading, old_span: tuple[int, int], new_span: tuple[int, int], thing: Phrase
) -> None:
    """Refuse the loss of what gathers or owns the old object: ``a group [of zebras]``, ``a man['s hat]``."""
    stays = {word.key for word in after.words[new_span[0] : new_span[1]]}
    for at in range(old_span[0], thing.core):
        word = before.words[at]
        if (word.tag in ("gen", "poss") or word.key == "of") and word.key not in stays:
            refuse("something else lost", before.text(old_span[0], thing.core))


def _check_number(
    before: Reading, after: Reading, thing: Phrase, head: int, old_span: tuple[int, int], new_span: tuple[int, int]
) -> None:
    """Refuse a count that changes, and an article that goes though one countable thing is left."""
    old_words = before.words[old_span[0] : old_span[1]]
    new_words = after.words[new_span[0] : new_span[1]]
    said = f"{' '.join(word.key for word in old_words)} / {' '.join(word.key for word in new_words)}"
    counts = [{word.key for word in span if word.key in _COUNTING} for span in (old_words, new_words)]
    if counts[0] != counts[1]:
        refuse("number changes", said)
    newcomer = next((phrase for phrase in after.phrases if phrase.first <= head <= phrase.head), None)
    first = newcomer.first if newcomer else new_span[0]
    form = after.words[head].key
    # "a golf cart stops" may be read as one name: then the form of its own head must do.
    read_well = newcomer is not None and newcomer.head == head
    many = is_plural(form) or (newcomer is not None and read_well and newcomer.number == "many")
    fixed = any(plural(key) == key for key in (thing.keys[-1], noun_key(form)))
    was_many = thing.number == "many"
    if not fixed and (was_many != many or (was_many and not is_plural(form))):
        refuse("number changes", said)
    nearest = next(
        (i for i in range(head - 1, first - 1, -1) if after.words[i].tag not in ("adj", "noun", "propn")), head
    )
    if is_plural(form) and after.words[nearest].key in ("a", "an") and nearest >= new_span[0] - 1:
        refuse("article does not fit", after.text(first, head + 1))
    opening = {after.words[i].key for i in range(first, head)}
    invariant = plural(noun_key(form)) == noun_key(form) or (newcomer is not None and newcomer.keys[-1] in MASS_NOUNS)
    if opening & (_COUNTING | _GATHERING_MANY) and not is_plural(form) and not invariant:
        refuse("number changes", after.text(first, head + 1))
    had = any(word.tag in DETERMINING for word in old_words[: thing.core - old_span[0]])
    determined = any(word.tag in DETERMINING for word in new_words)
    mass = newcomer is not None and newcomer.number == "mass"
    if had and not determined and not many and not mass:
        refuse("article missing", after.text(first, head + 1))


def _check_kept_verbs(before: Reading, after: Reading, difference: Difference) -> None:
    """The number is the same, so that no verb has a reason to change."""
    for i, j in difference.kept:
        one, other = before.words[i], after.words[j]
        if one.key != other.key and one.is_verb and {one.key, other.key} not in ({"a", "an"},):
            refuse("verb does not agree", f"{one.key} / {other.key}")


def _check_owner(after: Reading, difference: Difference, new: Sequence[str]) -> None:
    """Refuse *his* that stays when the only man has become a girl, and the other way round."""
    wrong = "male" if new[-1] in lexicon.FEMALE else "female" if new[-1] in lexicon.MALE else ""
    if not wrong:
        return
    heads = [phrase.keys[-1] for phrase in after.phrases if phrase.keys and phrase.keys[-1] != new[-1]]
    against = lexicon.FEMALE if wrong == "male" else lexicon.MALE
    if any((lexicon.is_person(head) or head in lexicon.ANIMALS) and head not in against for head in heads):
        return
    kept = {j for _, j in difference.kept}
    for j, word in enumerate(after.words):
        if j in kept and lexicon.PRONOUNS.get(word.key) == wrong:
            refuse("pronoun without its owner", word.key)
