"""Where a named object stands in a caption, and whether it is still there."""

from __future__ import annotations

from collections.abc import Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import DETERMINERS, noun_key, noun_keys, occurrences, words
from InstructionGen.english import is_plural


def require_object(name: str) -> tuple[str, ...]:
    """The declared object's words in one form each.

    Raises:
        Rejected: The name is empty or a mere pronoun or article.
    """
    keys = noun_keys(name)
    if not keys or all(key in DETERMINERS or key in lexicon.PRONOUNS for key in keys):
        refuse("no object named", name)
    return keys


def require_visible(name: str) -> None:
    """Refuse a newcomer that no picture can show: ``a sense of longing``, ``the smell of coffee``."""
    keys = noun_keys(name)
    head = keys[keys.index("of") - 1] if "of" in keys[1:] else keys[-1]
    if head in lexicon.UNSEEN:
        refuse("not a thing one can see", name)


def find_object(reading: Reading, keys: Sequence[str]) -> list[Phrase]:
    """The noun phrases that the name may mean.

    Those that have all its words come first: "black dog" means ``a big black dog`` and, failing that, nothing else.
    A name of one word means any phrase of that head.
    """
    found = [phrase for phrase in reading.phrases if _meant(reading, phrase, tuple(keys))]
    return sorted(found, key=lambda phrase: phrase.keys != tuple(keys))


def spot_object(reading: Reading, keys: Sequence[str]) -> list[Phrase]:
    """As ``find_object``, but where no noun phrase was read the bare words will do: not every noun is known as one."""
    found = find_object(reading, keys)
    spoken = [noun_key(word.key) for word in reading.words]
    return found or [_phrase_of(reading, at, at + len(keys)) for at in occurrences(keys, spoken)]


def _phrase_of(reading: Reading, core: int, end: int) -> Phrase:
    first = core
    while first > 0 and reading.words[first - 1].tag in ("det", "num", "poss", "adj"):
        first -= 1
    keys = tuple(noun_key(word.key) for word in reading.words[core:end])
    number = "many" if is_plural(reading.words[end - 1].key) else "one"
    return Phrase(first, end, end - 1, core, number, keys)


def _meant(reading: Reading, phrase: Phrase, keys: tuple[str, ...]) -> bool:
    spoken = [noun_key(reading.words[i].key) for i in range(phrase.first, phrase.last)]
    head = noun_key(reading.words[phrase.head].key)
    if len(keys) == 1:
        return keys[0] in (head, "".join(phrase.keys), "-".join(phrase.keys))
    if "".join(keys) == "".join(phrase.keys):
        return True
    if head not in keys:
        return False
    # Every word of the name is there, in order: "vase of flowers", "red and white bus".
    rest = iter(spoken)
    if not all(key in rest for key in keys):
        return False
    # The name's own head is this phrase's head, not something inside it.
    if keys[-1] == head and any(True for _ in occurrences(keys, spoken)):
        return True  # "stack of books", whose head is taken to be the books
    upto = next((i for i, key in enumerate(keys) if key in ("of", "in", "on", "with", "that")), len(keys))
    return upto > 0 and keys[upto - 1] == head


def require_gone(edit: Edit, before: Reading, after: Reading, thing: Phrase) -> None:
    """Refuse when a thing of the same name stays and nothing in the instruction tells the two apart."""
    alike = [phrase for phrase in after.phrases if phrase.keys == thing.keys]
    if not alike:
        return
    declared = noun_keys(edit.edited_object)
    if len(declared) > len(thing.keys) and not find_object(after, declared):
        return
    own = {noun_key(word.key) for word in before.words[thing.first : thing.last]}
    telling = {noun_key(word) for word in words(edit.edit)} - set(thing.keys)
    marks = own - set(thing.keys) - DETERMINERS - {"of"}
    nearby = (
        {noun_key(word.key) for word in before.words if word.tag in NOMINAL}
        | lexicon.PLACES
        | {"second", "first", "other"}
    )
    if not telling & (marks | nearby):
        refuse("object still there", " ".join(thing.keys))
