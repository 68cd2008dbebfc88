"""Is a change of action true: somebody does something else, and all the rest is as it was?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles, subject_number
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Difference, compare
from InstructionGen.checks.doings.doing import PARTICLES, PHRASAL, SEPARABLE, STAYING, doing_of, is_alive
from InstructionGen.checks.doings.remarks import refuse_number
from InstructionGen.checks.instruction import Instruction, require_about, require_instruction, require_same
from InstructionGen.checks.objects import find_object, require_object
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import SPLIT_NEVER, check_idioms, check_marks, check_seam
from InstructionGen.checks.wording import noun_key
from InstructionGen.english import agree, verb_lemma
from InstructionGen.english.inflection import could_be_verb

_BE = frozenset("is are was were".split())
_GLUE = _BE | frozenset("that who which and now be being".split())
_OWN = frozenset("his her its their the one both a an".split())
BARE_THINGS: Final = frozenset(
    "nap step bow handstand cartwheel somersault salute thumb smile yawn stretch tiptoe pirouette flip splash circle "
    "sky ground air camera distance side place breath song note push-up pushup pose horizon left right word fight "
    "attention clap dance jump laugh grin frown wave floor star jack rest leap hop corner dust mud food grass mate "
    "wind mouthful teeth tooth nail split joy stomach shoelace eye sit-up lip kiss hoof feather kiss "
    "chase sun warmth".split()
)
"""What may be said of a doing without a thing coming in: *taking a nap*, *looking at the camera*."""
INTRANSITIVE: Final = frozenset(
    "yawn sleep nap doze sit stand lie kneel crouch squat jump leap hop walk run jog stroll crawl march tiptoe dance "
    "laugh smile grin frown cry rest sprawl relax lean slouch bark growl pant neigh purr soar glide hover swim wade "
    "trot gallop canter sneeze wink whistle meditate stare gaze glance snore shiver bow curtsey skip stumble limp "
    "wander prowl".split()
)
_NOT_SO = ("stop", "stops", "stopping", "not", "quit", "rather than", "instead of", "no longer", "from", "without")
_CHANGING = frozenset("make have let get show change switch turn instead so edit depict swap replace alter put".split())


def changes_action(edit: Edit) -> None:
    """Refuse unless the output is the input with one person or animal doing something else, as the instruction asks.

    ``value`` is the new doing, in any form of its verb: ``spreading its wings``. What it needs must be in the input
    already, or be a part of the doer's body. The old verb's object may stay, or go where nothing else speaks of it.
    """
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    found = find_object(before, require_object(edit.edited_object))
    if not found:
        refuse("object not in caption", edit.edited_object)
    difference = compare(before, after)
    begin, end = _region(edit, before, after, difference)
    inserted = {j for change in difference.changes for j in range(change.begin, change.end)}
    lost = [i for change in difference.changes for i in range(change.start, change.stop)]
    stray = [j for j in sorted(inserted) if not begin <= j < end and not _is_glue(after, j, begin)]
    if stray:
        refuse("something else added", " ".join(after.words[j].key for j in stray))
    _check_joined(before, after, difference, begin, end, lost)
    thing = _doer(before, after, difference, found, begin, edit)
    kept = dict(difference.kept)
    if any(j <= kept.get(thing.last - 1, -1) for j in inserted - set(range(begin, end))):
        refuse("broken sentence", after.text(0, begin))
    between = set(range(min(lost), max(lost) + 1)) - set(lost) if lost else set()
    if any(not begin <= kept.get(i, -1) < end for i in between):
        refuse("something else lost", before.text(min(lost), max(lost) + 1))
    _check_lost(before, after, thing, lost)
    _check_old(before, after, thing, difference, begin, end, lost)
    _check_newcomers(before, after, begin, end)
    _check_form(before, after, thing, begin, end, difference)
    refuse_number(before, after, difference)
    check_marks(edit.input, edit.output)
    check_articles(after, difference, before)
    instruction = require_instruction(edit, wants="change")
    require_about(instruction, edit.edited_object, before)
    require_same(instruction, thing, before, edit.value)
    _check_asked(instruction, after, begin, end)
    if not edit.value:
        _check_undeclared(instruction, after, begin, end)


def _region(edit: Edit, before: Reading, after: Reading, difference: Difference) -> tuple[int, int]:
    """Where the output says the new doing."""
    inserted = [j for change in difference.changes for j in range(change.begin, change.end)]
    value = [word.key for word in read(edit.value).words] if edit.value else []
    while value and value[0] in _GLUE:
        del value[0]
    if not value:
        own = [j for j in inserted if not _is_glue(after, j, len(after.words))]
        if not own:
            refuse("no value named")
        if not could_be_verb(after.words[own[0]].key):
            refuse("value is of another sort", after.text(own[0], own[-1] + 1))
        return own[0], own[-1] + 1
    if not could_be_verb(value[0]) and not value[0].endswith("ing"):
        refuse("value is of another sort", edit.value)
    if _places(value, before):
        refuse("value already there", edit.value)
    places = [at for at in _places(value, after) if set(range(at, at + len(value))) & set(inserted)]
    if not places:
        refuse("value missing", edit.value)
    return places[0], places[0] + len(value)


def _check_joined(
    before: Reading, after: Reading, difference: Difference, begin: int, end: int, lost: Sequence[int]
) -> None:
    """Refuse a new doing that stands elsewhere than the old one stood, and words that it tore apart."""
    kept = {j for _, j in difference.kept}
    check_idioms(after, range(begin, min(end + 2, len(after.words))))
    at = max((i + 1 for i, j in difference.kept if j < begin), default=0)
    if not lost and any(p.first < at <= p.head for p in before.phrases):
        refuse("broken sentence", before.text(at - 1, at + 1))
    if not lost and 0 < at < len(before.words):
        left, right = before.words[at - 1], before.words[at]
        if (left.key, right.key) in SPLIT_NEVER or (left.tag == "prep" and before.phrase_at(at) is not None):
            refuse("broken sentence", before.text(at - 1, at + 1))
    if lost and not kept & set(range(begin, end)) and not min(lost) <= at <= max(lost) + 1:
        refuse("broken sentence", before.text(min(lost), at))


def _places(value: Sequence[str], reading: Reading) -> list[int]:
    """Where the words of a doing stand, its verb in any form and its articles in any."""
    keys = [word.key for word in reading.words]
    width = len(value)
    return [at for at in range(len(keys) - width + 1) if _same_doing(value, keys[at : at + width])]


def _same_doing(one: Sequence[str], other: Sequence[str]) -> bool:
    if _base(one[0]) != _base(other[0]):
        return False
    return all(a == b or {a, b} <= {"a", "an", "the"} for a, b in zip(one[1:], other[1:], strict=True))


def _base(word: str) -> str:
    return verb_lemma(word)


def _is_glue(after: Reading, at: int, begin: int) -> bool:
    key = after.words[at].key
    return key in _GLUE and at < begin


def _doer(
    before: Reading, after: Reading, difference: Difference, found: Sequence[Phrase], begin: int, edit: Edit
) -> Phrase:
    """The one whose doing the output changes.

    Raises:
        Rejected: It is not the declared one.
    """
    at = max((i + 1 for i, j in difference.kept if j < begin), default=0)
    tail = after.words[begin].after_comma
    things = [phrase for phrase in found if phrase.last <= at]
    if not things:
        refuse("instruction names another object", edit.edited_object)
    lively = [phrase for phrase in before.phrases if is_alive(phrase) and phrase.last <= at]
    fitting = None
    for thing in things:
        nearer = [p for p in lively if p.first >= thing.last]
        earlier = [p for p in lively if p.last <= thing.first]
        alive = is_alive(thing) or not lively
        lone = [p for p in before.phrases if is_alive(p)] == [thing]
        nearest = not nearer and (not earlier or not tail)
        if alive and (lone or nearest or (tail and thing == lively[0])) and not _shared(before, thing):
            fitting = fitting or thing
    if fitting is None:
        refuse("instruction names another object", edit.edited_object)
    return fitting


def _shared(before: Reading, thing: Phrase) -> bool:
    """Whether the thing is one of several that do the same: *a man and a dog sit*."""
    words = before.words
    earlier = words[thing.first - 1] if thing.first else None
    later = words[thing.last] if thing.last < len(words) else None
    listed = (
        earlier is not None
        and earlier.tag == "conj"
        and any(p.last == thing.first - 1 and is_alive(p) for p in before.phrases)
    )
    goes_on = (
        later is not None
        and later.tag == "conj"
        and any(p.first == thing.last + 1 and is_alive(p) for p in before.phrases)
    )
    return listed or goes_on


def _check_lost(before: Reading, after: Reading, thing: Phrase, lost: Sequence[int]) -> None:
    """Refuse the loss of anything but a verb, its particles and what it is done to."""
    if not lost:
        return
    if min(lost) < thing.last:
        refuse("something else lost", before.text(min(lost), min(lost) + 1))
    verbs = [i for i in lost if before.words[i].is_verb or before.words[i].tag == "rel"]
    taken: set[int] = set()
    for at in verbs:
        stop = at + 1
        while stop < len(before.words) and (
            (before.words[stop].tag == "adv" and before.words[stop].key not in STAYING)
            or (before.words[at].lemma in PHRASAL and before.words[stop].key in SEPARABLE)
            or (before.words[stop].key in PARTICLES and before.phrase_at(stop + 1) is None)
        ):
            stop += 1
        phrase = before.phrase_at(stop)
        taken.update(range(at, stop))
        if phrase is not None and phrase.head in lost and not before.words[stop].after_comma:
            if phrase.first not in lost and phrase.core not in lost:
                refuse("something else lost", before.text(phrase.first, phrase.last))
            taken.update(range(phrase.first, phrase.last))
            if any(word.key in ("it", "them") for word in after.words):
                refuse("pronoun without its owner", "it")
    stray = [i for i in lost if i not in taken and not (before.words[i].tag == "prep" and i - 1 in taken)]
    stray += [
        i for i in lost if before.words[i].tag == "prep" and i not in taken and before.phrase_at(i + 1) is not None
    ]
    torn = [i for i in lost if before.text(i, i + 2) in {" ".join(pair) for pair in SPLIT_NEVER} and i + 1 not in lost]
    stray = [*torn, *stray]
    stray = [i for i in stray if before.words[i].key != "to" or before.phrase_at(i + 1) is not None]
    if stray or not verbs:
        refuse("something else lost", " ".join(before.words[i].key for i in stray or lost))
    if len([i for i in verbs if before.words[i].tag != "aux" and before.words[i].tag != "rel"]) > 2:
        refuse("something else lost", " ".join(before.words[i].key for i in lost))


def _check_old(
    before: Reading, after: Reading, thing: Phrase, difference: Difference, begin: int, end: int, lost: Sequence[int]
) -> None:
    """Refuse the old doing beside the new."""
    doing = doing_of(before, thing)
    kept = dict(difference.kept)
    if doing is not None and doing.there and doing.at not in lost and kept.get(doing.at, -1) not in range(begin, end):
        refuse("old value still there", before.words[doing.at].key)
    follows = after.words[end] if end < len(after.words) else None
    if follows is not None and follows.tag == "verb-ing" and not follows.after_comma and not lost:
        refuse("old value still there", follows.key)
    new, old = _base(after.words[begin].key), {_base(before.words[i].key) for i in lost if before.words[i].is_verb}
    if new in old and end - begin == 1:
        refuse("value already there", after.words[begin].key)


def _check_newcomers(before: Reading, after: Reading, begin: int, end: int) -> None:
    """Refuse a doing for which a thing comes in: *playing a tuba*."""
    known = {noun_key(word.key) for word in before.words}
    for at in range(begin + 1, end):
        word = after.words[at]
        key = noun_key(word.key)
        if word.tag in NOMINAL and not (
            {key, word.lemma} & (known | lexicon.BODY | BARE_THINGS | lexicon.WHERE | _PARTS)
        ):
            refuse("something else added", word.key)


_PARTS = frozenset(
    "wing arm leg hand head tail ear eye mouth paw nose neck chin trunk tongue knee foot shoulder back belly toe "
    "finger mane feather body lip cheek forehead hoof chest heel beak side fist palm thumb hair whisker snout elbow "
    "hip".split()
)


def _check_form(before: Reading, after: Reading, thing: Phrase, begin: int, end: int, difference: Difference) -> None:
    """Refuse a verb in a form that does not fit: *is yawn*, *two dogs yawns*, *yawning the umbrella*."""
    words = after.words
    verb = words[begin].key
    lead = begin - 1
    while lead >= 0 and words[lead].tag == "adv":
        lead -= 1
    be = lead >= 0 and words[lead].key in _BE | {"being"}
    ing = verb.endswith("ing") and verb != _base(verb)
    if be and not ing:
        refuse("broken sentence", f"{words[lead].key} {verb}")
    if lead >= 0 and words[lead].key in ("that", "who", "which", "and") and ing and words[lead].key != "and":
        refuse("broken sentence", f"{words[lead].key} {verb}")
    base = _base(verb)
    if not ing:
        number = "many" if thing.number == "many" else "one"
        told = subject_number(after, begin, ()) if thing.keys[-1] not in lexicon.EITHER_NUMBER else None
        gathered = {w.key for w in before.words[thing.first : thing.head + 1]} & lexicon.GATHERING
        if (verb not in (agree(base, number), *_pasts(base)) and not gathered and told is None) or (
            told is not None and verb not in (agree(base, told), *_pasts(base))
        ):
            refuse("verb does not agree", verb)
    elif not be and _finite_lost(before, difference):
        refuse("broken sentence", f"{before.text(thing.first, thing.last)} {verb}")
    if be and lead in {j for c in difference.changes for j in range(c.begin, c.end)}:
        told = "many" if thing.number == "many" else "one"
        right = {agree("is", told), agree("was", told)}
        if (
            thing.keys[-1] not in lexicon.EITHER_NUMBER
            and words[lead].key not in right
            and not ({w.key for w in before.words[thing.first : thing.head + 1]} & lexicon.GATHERING)
        ):
            refuse("verb does not agree", words[lead].key)
    follows = after.phrase_at(end)
    if end == begin + 1 and base in INTRANSITIVE and follows is not None and not words[end].after_comma:
        refuse("broken sentence", after.text(begin, end + 1))


def _pasts(base: str) -> tuple[str, ...]:
    from lemminflect import getInflection

    return tuple(getInflection(base, tag="VBD"))


def _finite_lost(before: Reading, difference: Difference) -> bool:
    """Whether the sentence has lost its finite verb and has no other."""
    kept = {i for i, _ in difference.kept}
    finite = [i for i, w in enumerate(before.words) if w.tag == "verb-fin" or w.key in _BE]
    return bool(finite) and not any(i in kept for i in finite)


def _check_asked(instruction: Instruction, after: Reading, begin: int, end: int) -> None:
    said = instruction.words
    base = _base(after.words[begin].key)
    at = [i for i, word in enumerate(said) if _base(word) == base]
    rest = {w.key for w in after.words[begin + 1 : end] if w.tag in NOMINAL or w.tag in ("adv", "adj")}
    keys = {noun_key(word) for word in said}
    if not at or any(noun_key(word) not in keys for word in rest):
        refuse("instruction does not name the value", instruction.text)
    if all(_denied(said, i) for i in at):
        refuse("instruction asks for the contrary", instruction.text)


def _denied(said: Sequence[str], at: int) -> bool:
    lead = " ".join(said[max(0, at - 2) : at])
    return any(lead == word or lead.endswith(f" {word}") for word in _NOT_SO)


def _check_undeclared(instruction: Instruction, after: Reading, begin: int, end: int) -> None:
    """Refuse a doing that is not declared and whose words do not stand as the instruction's: *spreading wings its*."""
    asked = {noun_key(word): word for word in instruction.words}
    for at in range(begin, end):
        word = after.words[at]
        if at > begin:
            check_seam(after.words[at - 1], word, word.after_comma, after.phrase_at(at) is not None)
        if word.tag in NOMINAL and asked.get(noun_key(word.key), word.key) != word.key:
            refuse("number changes", word.key)
    if end < len(after.words):
        check_seam(
            after.words[end - 1], after.words[end], after.words[end].after_comma, after.phrase_at(end) is not None
        )
