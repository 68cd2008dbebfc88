"""Is an instruction a command or request for this kind of edit, about the object that is declared?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from InstructionGen.checks import lexicon
from InstructionGen.checks.asking import FRAME, LEAD, OTHER_VERBS, PASSIVE, POLITE, VERBS, Wish, spelt_out
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import DETERMINERS, noun_key, noun_keys, occurrences, words
from InstructionGen.english import is_plural, plural, verb_lemma
from InstructionGen.english.inflection import could_be_verb

_MARK = re.compile(r"(?<=.)[,:;](?=\s)")
_UNDONE = frozenset("nothing without no empty disappear vanish gone instead".split())
_IN_ITS_PLACE = re.compile(
    r"\b(?:instead\s+of|in\s+place\s+of|in\s+the\s+place\s+of|rather\s+than|where|in\s+(?:its|his|her|their)\s+(?:place|stead))\b"
)
_BECOMES = re.compile(r"\b(?:with|by|into|to|for)\b")
_GIVING = frozenset(
    "give let have make show dress equip surround fill decorate top want like see hand need should be".split()
)
_OLD_FIRST_VERBS = frozenset("replace change turn convert transform exchange alter make".split())


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction taken apart: its words, and the verb that begins the command, where one does."""

    text: str
    words: tuple[str, ...]
    verb: str
    """Base form; empty in "How about a dog?"."""
    verb_at: int

    @property
    def wishes(self) -> frozenset[Wish]:
        """The kinds of edit whose own verbs occur in it."""
        return frozenset(wish for wish, verbs in VERBS.items() if any(_base(word) in verbs for word in self.words))


def require_instruction(edit: Edit, wants: Wish, parts: Sequence[str] = ()) -> Instruction:
    """The instruction, once it is one.

    Args:
        edit: The claimed edit.
        wants: The kind of edit that the instruction must not contradict.
        parts: Words of the caption, where they alone would make a repeated caption (lettering left out).

    Raises:
        Rejected: It is no command or request, is a caption, or asks for another kind of edit.
    """
    asks_for_edit(edit)
    spoken = words(edit.edit)
    if parts and spoken == tuple(parts):
        refuse("instruction repeats a caption", edit.edit)
    instruction = read_instruction(edit.edit)
    assert instruction is not None, "asks_for_edit lets only commands and requests pass"
    opposite: Wish = "add" if wants == "remove" else "remove"
    wishes = instruction.wishes
    if wants != "change" and VERBS[opposite] & set(spoken):
        refuse("instruction asks for another edit", edit.edit)
    if wishes and wants not in wishes:
        begins = next((wish for wish, verbs in VERBS.items() if instruction.verb in verbs), None)
        both = {"remove", "add"} <= wishes or _IN_ITS_PLACE.search(edit.edit.casefold())
        undone = wants == "remove" and begins == "change" and _UNDONE & set(spoken)
        if begins not in (None, wants) and not both and not undone:
            refuse("instruction asks for another edit", edit.edit)
    return instruction


@lru_cache(maxsize=4096)
def read_instruction(text: str) -> Instruction | None:
    """The instruction, or None where the text is neither a command nor a request."""
    text = spelt_out(text)
    spoken = words(text)
    low = " ".join(spoken)
    start = _after_politeness(spoken, 0)
    if start < len(spoken) and _is_command(spoken, start):
        return Instruction(text, spoken, _base(spoken[start]), start)
    mark = _MARK.search(text)
    if mark:  # "In the foreground, add a dog."
        rest = words(text[mark.start() :])
        start = _after_politeness(spoken, len(spoken) - len(rest))
        if start < len(spoken) and _is_command(spoken, start) and spoken[0] not in DETERMINERS:
            return Instruction(text, spoken, _base(spoken[start]), start)
    if FRAME.match(" ".join(spoken[start:] if start < len(spoken) and spoken[0] in POLITE else spoken)) or (
        PASSIVE.search(low)
    ):
        at = next((i for i, word in enumerate(spoken) if _known_verb(_base(word)) and i > 1), -1)
        return Instruction(text, spoken, _base(spoken[at]) if at >= 0 else "", at)
    if text.rstrip().endswith("?") or "please" in (*spoken[:1], *spoken[-1:]):
        return Instruction(text, spoken, "", -1)
    return None


def _after_politeness(spoken: Sequence[str], start: int) -> int:
    """Where the command begins: "Please go ahead and" is none yet."""
    while start < len(spoken):
        lead = LEAD.match(" ".join(spoken[start : start + 9]))
        if spoken[start] not in POLITE and lead is None:
            break
        start += len(lead[0].split()) if lead else 1
    return start


def _is_command(spoken: Sequence[str], at: int) -> bool:
    word = spoken[at]
    if _known_verb(word):
        return True
    # Any other verb in its base form, where what follows can be its object: "Yank the dog out of there."
    follows = spoken[at + 1] if at + 1 < len(spoken) else ""
    return word not in DETERMINERS and could_be_verb(word) and _base(word) == word and follows in DETERMINERS


def nearest_verb(instruction: Instruction, before: int) -> str:
    """The last verb of an edit before a word of the instruction, in its base form; empty where there is none."""
    own = frozenset[str]().union(*VERBS.values())
    for at in range(before - 1, -1, -1):
        word = instruction.words[at]
        if word in _ALSO_ADJECTIVES and at and instruction.words[at - 1] not in _BEFORE_COMMANDS:
            continue  # "use clear acrylic": nothing is cleared
        if word in OTHER_VERBS or (word[-1:] in "dgs" and _base(word) in own) or word in own:
            return _base(word)
    return ""


_ALSO_ADJECTIVES = frozenset("clear clean cool warm light dull lower dim blank single separate invert top".split())
_BEFORE_COMMANDS = frozenset("and then please now just to you first also".split())


def _known_verb(word: str) -> bool:
    return word in OTHER_VERBS or any(word in verbs for verbs in VERBS.values())


@lru_cache(maxsize=4096)
def _base(word: str) -> str:
    if _known_verb(word):
        return word
    lemma = verb_lemma(word)
    return lemma if _known_verb(lemma) or could_be_verb(word) else word


def require_named(instruction: Instruction, thing: str, reason: str) -> int:
    """Where the instruction names the thing by its head noun or all its words, as an index into its words.

    Raises:
        Rejected: It does not; with the given reason.
    """
    hay = [noun_key(word) for word in instruction.words]
    wanted = noun_keys(thing)
    head = head_key(thing)
    for needle in (wanted, (head,)):
        at = next(occurrences(needle, hay), None)
        if at is not None:
            return at + len(needle) - 1
    joined = "".join(wanted).replace("-", "")  # "surf board" is "surfboard"
    ends = (
        at + width - 1
        for width in (1, 2, 3)
        for at in range(len(hay) - width + 1)
        if "".join(hay[at : at + width]).replace("-", "") == joined
    )
    end = next(ends, None)
    if end is None:
        refuse(reason, f"{thing!r} in {instruction.text!r}")
    return end


def head_key(thing: str) -> str:
    """The noun that a noun phrase is about, in one form: ``plate`` of "a plate of food"."""
    keys = noun_keys(thing)
    for at, key in enumerate(keys):
        if at and key in ("of", "in", "on", "with", "at", "next", "near", "that", "wearing", "holding"):
            return keys[at - 1]
    return keys[-1] if keys else ""


def require_direction(instruction: Instruction, old_at: int, new_at: int) -> None:
    """Refuse a replacement that asks to replace the new by the old."""
    verb = instruction.verb
    between = " ".join(instruction.words[min(old_at, new_at) + 1 : max(old_at, new_at)])
    swapped_in_place = _IN_ITS_PLACE.search(between) is not None
    if new_at < old_at and verb in _OLD_FIRST_VERBS and not swapped_in_place and _BECOMES.search(between):
        refuse("instruction is the wrong way round", instruction.text)
    said = instruction.words
    swapped_for = verb in ("swap", "trade") and "in" not in said[instruction.verb_at + 1 : instruction.verb_at + 2]
    if new_at < old_at and swapped_for and re.search(r"\b(?:for|with)\b", between):
        refuse("instruction is the wrong way round", instruction.text)
    if (
        old_at < new_at
        and verb not in _OLD_FIRST_VERBS
        and re.search(r"\b(?:instead\s+of|in\s+place\s+of|rather\s+than)\b", between)
    ):
        refuse("instruction is the wrong way round", instruction.text)
    if old_at < new_at and verb == "substitute" and re.search(r"\bfor\b", between):
        refuse("instruction is the wrong way round", instruction.text)


def require_about(instruction: Instruction, thing: str, caption: Reading) -> None:
    """Refuse an instruction whose verb has something other than the thing as its object.

    Args:
        instruction: What is asked.
        thing: What the edit is declared to be about.
        caption: The input, whose things must not be meant in its place.
    """
    require_named(instruction, thing, "instruction does not name the object")
    head = head_key(thing)
    reading = read(instruction.text)
    phrases = list(reading.outer())
    after = [phrase for phrase in phrases if phrase.first > instruction.verb_at] if instruction.verb_at >= 0 else []
    first = next(iter(after or phrases), None)
    if first is None or head in _heads(reading, first) or instruction.verb in _GIVING:
        if first is not None and first in after:
            _refuse_second(instruction, reading, phrases, first, caption)
        return
    follows = reading.text(first.last, first.last + 1)
    if follows == "of" or noun_key(follows) == head:
        return  # "a pot of pho", "a glass of protein shake": the last word is not known for a noun
    if first.keys[-1] in lexicon.PLACES or first.keys[-1] in noun_keys(thing):
        return
    earlier = reading.words[first.first - 1] if first.first else None
    if earlier is not None and earlier.tag in ("prep", "adv") and instruction.verb not in VERBS["remove"]:
        return  # "Put on the table a vase."
    in_caption = any(first.keys[-1] in phrase.keys[-1:] for phrase in caption.phrases)
    own = any(instruction.verb in verbs for verbs in VERBS.values())
    lacking = (phrase for phrase in phrases if phrase.first and reading.words[phrase.first - 1].key == "without")
    if not own and any(head in _heads(reading, phrase) for phrase in lacking):
        return  # "I'd like to see the fisherman without his hat."
    if in_caption or own or first.first == instruction.verb_at + 1:
        refuse("instruction names another object", f"{' '.join(first.keys)!r} in {instruction.text!r}")


def require_same(instruction: Instruction, thing: Phrase, caption: Reading, new: str = "") -> None:
    """Refuse an instruction that counts or describes the thing otherwise than the caption does.

    Args:
        instruction: What is asked.
        thing: The caption's phrase for it.
        caption: The input.
        new: What takes the thing's place, which may have words of its own: ``a garbage truck``.
    """
    form, key = caption.words[thing.head].key, thing.keys[-1]
    said = [word for word in instruction.words if noun_key(word) == key]
    if said and plural(key) != key and all(is_plural(word) != is_plural(form) for word in said):
        refuse("number changes", f"{form} / {said[0]}")
    known = {word.key for word in caption.words} | lexicon.POINTING | {*words(new)} | {*thing.keys}
    reading = read(instruction.text)
    for phrase in reading.phrases:
        if phrase.keys[-1] != key or phrase.first <= instruction.verb_at:
            continue
        for word in reading.words[phrase.first : phrase.head]:
            if word.tag in ("adj", "noun", "propn", "num") and word.key not in known:
                refuse("instruction names another object", f"{word.key} {form}")


def _refuse_second(
    instruction: Instruction, reading: Reading, phrases: Sequence[Phrase], first: Phrase, caption: Reading
) -> None:
    """Refuse two things where one is declared: ``Remove the dog and the man.``."""
    if first.last >= len(reading.words) or reading.words[first.last].tag != "conj":
        return
    second = next((phrase for phrase in phrases if phrase.first == first.last + 1), None)
    if second and any(second.keys == phrase.keys for phrase in caption.phrases):
        refuse("instruction names another object", f"{' '.join(second.keys)!r} in {instruction.text!r}")


def _heads(reading: Reading, outer: Phrase) -> set[str]:
    """The head nouns of a phrase and of those it holds: ``the man's hat``, ``the table of dishes``."""
    held = (phrase for phrase in reading.phrases if outer.first <= phrase.first and phrase.last <= outer.last)
    return {key for phrase in held for key in (phrase.keys[-1], "".join(phrase.keys))}


def asks_for_edit(edit: Edit) -> None:
    """Refuse an instruction that is neither a command nor a request, or repeats a caption."""
    spoken = words(edit.edit)
    if not spoken or spoken in (words(edit.input), words(edit.output)):
        refuse("instruction repeats a caption", edit.edit)
    if read_instruction(edit.edit) is None:
        refuse("instruction is not an edit", edit.edit)
