"""What an addition puts into a caption: the new object, at a place made of the caption's own things."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.difference import Insertion
from InstructionGen.checks.instruction import Instruction
from InstructionGen.checks.reading import DETERMINING, NOMINAL, Phrase, Reading, Word
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_idioms, check_seam
from InstructionGen.checks.things.anchors import PLACING, check_anchors, determined_head, is_own_body
from InstructionGen.checks.wording import DETERMINERS, noun_key, words
from InstructionGen.english import is_plural, plural, verb_lemma

_NEGATIONS = frozenset("no not without never nobody nothing none except".split())
_MAY_END = frozenset(
    "above overhead behind nearby inside outside below around by underneath beneath too along together beside away up "
    "alongside there here".split()
)
_ANOTHER = frozenset("another several many both multiple".split())


def check_insertion(insertion: Insertion, found: Sequence[Phrase], name: str, instruction: Instruction) -> None:
    """Refuse an insertion that is not the new object, once, with its place.

    Args:
        insertion: What came in, and where.
        found: The phrases of the output that the new object's name may mean.
        name: The new object as declared.
        instruction: What was asked for.
    """
    inside = [phrase for phrase in found if insertion.begin <= phrase.core and phrase.head < insertion.end]
    if not inside:
        refuse("new object missing", insertion.after.text(insertion.begin, insertion.end))
    thing = inside[0]
    _check_place_in_caption(insertion)
    _check_once(insertion, inside)
    _check_form(insertion.after, thing, name, instruction)
    _check_words(insertion, thing, len(words(name)), instruction)
    check_anchors(insertion, thing, instruction)
    _check_article(insertion, thing, instruction)
    _check_order(insertion, range(thing.head + 1 - len(words(name)), thing.head + 1))
    _check_joined(insertion, thing)


def _check_place_in_caption(insertion: Insertion) -> None:
    """Refuse an insertion that cuts a noun phrase of the caption in two."""
    for phrase in insertion.before.phrases:
        if phrase.first < insertion.at < phrase.end and insertion.before.words[insertion.at - 1].tag != "gen":
            refuse("broken sentence", insertion.before.text(phrase.first, phrase.end))


def _check_once(insertion: Insertion, inside: Sequence[Phrase]) -> None:
    """Refuse two new objects where one was declared; "the dog" may be spoken of again."""
    fresh = [
        phrase for phrase in inside if insertion.after.words[phrase.first].key not in ("the", "this", "that", "its")
    ]
    if len({phrase.head for phrase in fresh}) > 1:
        refuse("something else added", insertion.after.text(fresh[1].first, fresh[1].last))


def _check_form(after: Reading, thing: Phrase, name: str, instruction: Instruction) -> None:
    """Refuse the new object in another number than it was declared and asked for, or with a word of its name bent."""
    declared = words(name)
    spoken = tuple(after.words[i].key for i in range(max(thing.first, thing.head + 1 - len(declared)), thing.head + 1))
    if len(declared) == len(spoken) and noun_key(declared[-1]) == noun_key(spoken[-1]) and declared[:-1] != spoken[:-1]:
        refuse("new object missing", " ".join(spoken))
    told = set(itertools.pairwise(instruction.words))
    for left, right in itertools.pairwise(after.words[thing.first : thing.head + 1 - len(declared) + 1]):
        if left.tag in ("noun", "propn", "adj") and (left.key, right.key) not in told:
            refuse("broken sentence", f"{left.key} {right.key}")
    head = after.words[thing.head].key
    if plural(noun_key(head)) == noun_key(head):
        return  # sheep
    forms = (
        {declared[-1], *(word for word in instruction.words if noun_key(word) == noun_key(head))} if declared else set()
    )
    if is_plural(head) != any(is_plural(form) for form in forms if noun_key(form) == noun_key(head)) and forms:
        refuse("number changes", head)
    if (
        is_plural(head)
        and after.words[thing.first].key in ("a", "an")
        and thing.number == "one"
        and thing.core <= thing.first + 2
    ) and not any(after.words[i].key in lexicon.GATHERING | {"few"} for i in range(thing.first, thing.core)):
        refuse("article does not fit", after.text(thing.first, thing.head + 1))


def _check_words(insertion: Insertion, thing: Phrase, width: int, instruction: Instruction) -> None:
    """Refuse a word of the insertion that is neither of the object, nor asked for, nor of the place it comes to."""
    after = insertion.after
    asked = set(instruction.words)
    lemmas = {verb_lemma(word) for word in instruction.words}
    known = {word.key for word in insertion.before.words}
    for at in range(insertion.begin, insertion.end):
        word = after.words[at]
        if word.key in _NEGATIONS:
            refuse("something else added", word.key)
        if thing.head - width < at <= thing.head or word.key in asked:
            continue
        if word.tag in NOMINAL:
            fine = word.key in known or word.key in lexicon.PLACES or word.key in lexicon.ENDS
            fine = fine or noun_key(word.key) == noun_key(after.words[thing.head].key) or is_own_body(after, at)
        elif word.tag == "adj":
            fine = word.key in PLACING or word.key in known
        elif word.tag == "num":
            fine = word.key == "one"
        elif word.is_verb:
            fine = word.tag == "aux" or word.lemma in lexicon.POSTURES or word.lemma in lemmas or word.key in known
        else:
            fine = word.key not in _ANOTHER
        if not fine:
            refuse("something else added", word.key)


def _check_article(insertion: Insertion, thing: Phrase, instruction: Instruction) -> None:
    after = insertion.after
    opening = after.words[thing.first : thing.head]
    earlier = after.words[thing.first - 1] if thing.first else None
    if earlier is not None and earlier.key == "of":  # "a glass of cola": the glass has the article
        outer = next((p for p in after.phrases if p.first < thing.first < p.last and p.head < thing.first), None)
        if outer is not None:
            _check_article(insertion, outer, instruction)
        return
    held = earlier is not None and earlier.tag in DETERMINING
    if held or any(word.tag in DETERMINING for word in opening):
        return
    keys = [noun_key(word) for word in instruction.words]
    at = next((i for i, key in enumerate(keys) if key == thing.keys[0]), 0)
    if not any(word in DETERMINERS for word in instruction.words[max(0, at - 3) : at]):
        return  # "Add snow": asked for as stuff
    if thing.number != "one" and not {"a", "an"} & set(instruction.words[max(0, at - 3) : at]):
        return
    if _is_telegraphic(insertion.before, after):
        return
    refuse("article missing", after.text(thing.first, thing.last))


def _is_telegraphic(before: Reading, after: Reading) -> bool:
    """Whether a caption does without articles, and goes on doing so: *man on bench with umbrella*."""
    bare = [phrase for phrase in before.outer() if phrase.number == "one" and not determined_head(before, phrase)]
    return len(bare) > 1 and not any(word.key in ("a", "an", "the") for word in after.words)


def _check_order(insertion: Insertion, name: range) -> None:
    """Refuse words that cannot stand side by side, in the insertion and at its ends, the new name itself left out."""
    after, begin, end = insertion.after, insertion.begin, insertion.end
    spoken = after.words
    if end == len(spoken):
        _check_end(spoken[begin:end])
    for at in range(begin, end + 1):
        left = spoken[at - 1] if at else None
        right = spoken[at] if at < len(spoken) else None
        named = at in name and (at - 1 in name or (left is not None and left.tag in DETERMINING))
        if named or any(phrase.first < at < phrase.end for phrase in after.phrases):
            continue
        comma = right is not None and right.after_comma
        # Not every name is known for a noun: "a gyrocopter the sky".
        clash = ("num", "det", "poss", "pron") if at - 1 in name else ("num",)
        after_noun = left is not None and not comma and (left.tag in NOMINAL or at - 1 in name)
        if after_noun and right is not None and right.tag in clash:
            refuse("broken sentence", after.text(at - 1, at + 1))
        check_seam(left, right, comma, right is not None and after.phrase_at(at) is not None)
    check_idioms(after, range(begin, end))
    for at in range(begin, end):
        _check_small_word(after, at)


def _check_end(spoken: Sequence[Word]) -> None:
    """Refuse an insertion that ends the caption and breaks off: *next to*, *in the above*."""
    last = spoken[-1]
    cut = last.tag in ("prep", "num", "adv") and last.key not in _MAY_END
    if cut or (last.tag == "adv" and len(spoken) > 1 and spoken[-2].key in ("a", "an", "the")):
        refuse("broken sentence", f"ends in {last.key!r}")


def _check_small_word(after: Reading, at: int) -> None:
    spoken = after.words
    before = spoken[at - 1].key if at else ""
    follows = spoken[at + 1] if at + 1 < len(spoken) else None
    if (
        spoken[at].key == "to"
        and before not in lexicon.BEFORE_TO
        and follows is not None
        and follows.tag in ("det", "poss", "pron", "noun", "num")
    ):
        side = any(
            w.key in ("left", "right", "side", "front", "back", "rear", "end", "sides") for w in spoken[at + 1 : at + 4]
        )
        if not side and not (at and spoken[at - 1].is_verb):
            refuse("broken sentence", f"{before} to {follows.key}")
    if (
        spoken[at].tag == "aux"
        and at
        and spoken[at - 1].tag == "conj"
        and follows is not None
        and follows.tag in ("det", "num")
    ):
        refuse("broken sentence", f"{before} {spoken[at].key} {follows.key}")


def _check_joined(insertion: Insertion, thing: Phrase) -> None:
    """Refuse a bare phrase set after a comma: ``A man on a bench, a dog near him``; in a list it is at home."""
    spoken = insertion.after.words
    if not thing.first or not spoken[thing.first].after_comma or thing.first < insertion.begin:
        return
    clause = any(word.tag in ("aux", "verb-fin") for word in spoken[thing.first : insertion.end])
    follows = spoken[thing.last] if thing.last < len(spoken) else None
    if not clause and not (follows and (follows.tag == "conj" or follows.after_comma)):
        refuse("broken sentence", f", {spoken[thing.first].key}")
