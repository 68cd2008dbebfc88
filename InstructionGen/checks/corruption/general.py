"""What can go wrong with an edit of any type: other captions, other objects, words lost, added and changed."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import compare
from InstructionGen.checks.lettering import quoted
from InstructionGen.checks.reading import read
from InstructionGen.checks.wording import noun_key, noun_keys, words
from InstructionGen.english import Token, article, parse, plural, singular, tidy

_STRANGERS = (
    "accordion anvil cannon birdcage cactus candelabra chandelier cello dinosaur drum dumbbell easel "
    "gramophone hammock harp igloo jukebox kayak ladder lantern lighthouse mannequin megaphone microscope owl "
    "parachute peacock pumpkin rocket saddle scarecrow snowman submarine sundial telescope totem trampoline "
    "trombone tuba typewriter unicycle urn wheelbarrow wigwam xylophone "
).split()
_JOINS = ("and {}", "with {}", "next to {}")
_COUNTS = ("two", "three", "four", "five", "six", "seven")

Corruption = Callable[[Edit, random.Random], Edit | None]
"""From a good edit to a bad one; None where it has no hold on it."""


def _unchanged(edit: Edit, _dice: random.Random) -> Edit | None:
    return replace(edit, output=edit.input)


def _swapped(edit: Edit, _dice: random.Random) -> Edit | None:
    return replace(edit, input=edit.output, output=edit.input)


def _undeclared(edit: Edit, dice: random.Random) -> Edit | None:
    other = other_object(edit, dice)
    return replace(edit, edited_object=other) if other else None


def _wrong_object(edit: Edit, dice: random.Random) -> Edit | None:
    other = other_object(edit, dice)
    asked = renamed(edit.edit, edit.edited_object, other) if other else None
    return replace(edit, edit=asked, edited_object=other) if asked and other else None


def _wrong_instruction(edit: Edit, dice: random.Random) -> Edit | None:
    if not edit.edited_object:
        letterings = quoted(edit.output)
        strange = dice.choice(_STRANGERS).upper()
        return replace(edit, edit=edit.edit.replace(letterings[0], strange)) if letterings else None
    other = other_object(edit, dice)
    asked = renamed(edit.edit, edit.edited_object, other) if other else None
    return replace(edit, edit=asked) if asked else None


def _stranger_declared(edit: Edit, dice: random.Random) -> Edit | None:
    if not edit.edited_object:
        return None
    other = stranger(edit, dice)
    asked = renamed(edit.edit, edit.edited_object, other)
    return replace(edit, edit=asked, edited_object=other) if asked else None


def _wrong_new_object(edit: Edit, dice: random.Random) -> Edit | None:
    if not edit.new_object:
        return None
    other = stranger(edit, dice)
    asked = renamed(edit.edit, edit.new_object, other)
    return replace(edit, edit=asked, new_object=other) if asked else None


def _lost_word(edit: Edit, dice: random.Random) -> Edit | None:
    spans = [(token.start, token.end) for token in word_tokens(edit.output)]
    optional = _optional(edit)
    choices = [span for i, span in enumerate(spans) if i not in optional]
    if len(spans) < 2 or not choices:
        return None
    start, end = dice.choice(choices)
    return replace(edit, output=respaced(edit.output[:start] + edit.output[end:]))


def _lost_phrase(edit: Edit, dice: random.Random) -> Edit | None:
    """A thing that was there before the edit goes too, with the word that led to it."""
    if not edit.edited_object:
        return None
    sentence = parse(edit.output)
    strange = set(words(edit.output)) - set(words(edit.input)) | set(words(edit.new_object or ""))
    said = words(edit.input)
    choices = []
    for phrase in sentence.phrases:
        lead = sentence.tokens[phrase.first - 1] if phrase.first else None
        body = {token.lower for token in sentence.tokens[phrase.first : phrase.last]}
        once = sum(word == sentence.tokens[phrase.head].lower for word in words(edit.output)) == 1
        if lead is not None and lead.tag in ("prep", "conj") and once and not body & strange and body <= {*said, "'s"}:
            choices.append((lead.start, sentence.tokens[phrase.last - 1].end))
    if not choices:
        return None
    start, end = dice.choice(choices)
    return replace(edit, output=respaced(edit.output[:start] + edit.output[end:]))


def _extra_object(edit: Edit, dice: random.Random) -> Edit | None:
    text = tidy(edit.output)
    sentence = parse(text)
    ends = [
        sentence.tokens[phrase.last - 1].end
        for phrase in sentence.phrases
        if phrase.last == len(sentence.tokens) or sentence.tokens[phrase.last].tag not in ("noun", "gen")
    ]
    ends = [end for end in ends if not _inside_quotes(text, end)]
    if not ends:
        return None
    other = stranger(edit, dice)
    end = dice.choice(ends)
    joined = dice.choice(_JOINS).format(f"{article(other)} {other}")
    return replace(edit, output=f"{text[:end]} {joined}{text[end:]}")


def _changed_word(edit: Edit, dice: random.Random) -> Edit | None:
    nouns = [token for token in word_tokens(edit.output) if token.tag == "noun"]
    if not nouns:
        return None
    token = dice.choice(nouns)
    other = stranger(edit, dice)
    return replace(edit, output=edit.output[: token.start] + other + edit.output[token.end :])


def _broken_article(edit: Edit, dice: random.Random) -> Edit | None:
    tokens = word_tokens(edit.output)
    said = f" {' '.join(words(edit.input))} "
    found: list[tuple[Token, str]] = []
    for token, follows in itertools.pairwise(tokens):
        wrong = {"a": token.text + "n", "an": token.text[:-1]}.get(token.lower)
        # Many a caption has "a old" already: what the input says is no corruption of the output.
        if wrong and article(follows.lower) != wrong.lower() and f" {wrong.lower()} {follows.lower} " not in said:
            found.append((token, wrong))
    if not found:
        return None
    token, wrong = dice.choice(found)
    return replace(edit, output=edit.output[: token.start] + wrong + edit.output[token.end :])


def _words_swapped(edit: Edit, dice: random.Random) -> Edit | None:
    tokens = word_tokens(edit.output)
    pairs = [(a, b) for a, b in itertools.pairwise(tokens) if a.lower != b.lower]
    if not pairs:
        return None
    a, b = dice.choice(pairs)
    text = edit.output
    return replace(edit, output=text[: a.start] + b.text + text[a.end : b.start] + a.text + text[b.end :])


def _changed_number(edit: Edit, dice: random.Random) -> Edit | None:
    choices: list[tuple[Token, str]] = []
    for token in word_tokens(edit.output):
        if token.lower in _COUNTS:
            choices.append((token, dice.choice([count for count in _COUNTS if count != token.lower])))
        elif token.tag == "noun":
            one, many = singular(token.lower), plural(singular(token.lower))
            if one != many:
                choices.append((token, many if token.lower == one else one))
    if not choices:
        return None
    token, new = dice.choice(choices)
    return replace(edit, output=edit.output[: token.start] + new + edit.output[token.end :])


def _second_change(edit: Edit, dice: random.Random) -> Edit | None:
    """Another description somewhere: what no one asked for and no one would see in a hurry."""
    if not edit.edited_object:
        return None
    sentence = parse(edit.output)
    heads = [sentence.tokens[phrase.core] for phrase in sentence.phrases if phrase.core > phrase.first]
    if not heads:
        return None
    token = dice.choice(heads)
    colour = dice.choice([c for c in ("turquoise", "tattered", "wrinkled", "marble") if c not in words(edit.edit)])
    return replace(edit, output=f"{edit.output[: token.start]}{colour} {edit.output[token.start :]}")


GENERAL: Mapping[str, Corruption] = {
    "unchanged caption": _unchanged,
    "swapped captions": _swapped,
    "undeclared object": _undeclared,
    "wrong object": _wrong_object,
    "wrong instruction": _wrong_instruction,
    "stranger declared": _stranger_declared,
    "wrong new object": _wrong_new_object,
    "lost word": _lost_word,
    "lost phrase": _lost_phrase,
    "extra object": _extra_object,
    "changed word": _changed_word,
    "second change": _second_change,
    "broken article": _broken_article,
    "words swapped": _words_swapped,
    "changed number": _changed_number,
}
"""Class -> what it does to an edit; None where it has no hold on it."""


def other_object(edit: Edit, dice: random.Random) -> str | None:
    """Another thing of the input than the edited one, or None."""
    if not edit.edited_object:
        return None
    own = set(noun_keys(edit.edited_object)) | set(noun_keys(edit.new_object))
    sentence = parse(tidy(edit.input))
    cores = [sentence.core(phrase) for phrase in sentence.phrases]
    things = sorted(
        {core for core in cores if core and not own & set(noun_keys(core)) and noun_key(core) not in lexicon.PLACES}
    )
    return dice.choice(things) if things else None


def stranger(edit: Edit, dice: random.Random) -> str:
    """A thing that neither captions nor instruction speak of."""
    said = {noun_key(word) for word in words(f"{edit.input} {edit.output} {edit.edit}")}
    return dice.choice([name for name in _STRANGERS if name not in said])


def renamed(instruction: str, thing: str, other: str) -> str | None:
    """The instruction with the other thing's name in the thing's place; None where it does not name it in one piece."""
    keys = noun_keys(thing)
    tokens = [token for token in parse(instruction).tokens if token.tag not in ("comma", "punct")]
    for at in range(len(tokens) - len(keys) + 1):
        if tuple(noun_key(token.lower) for token in tokens[at : at + len(keys)]) == keys:
            return instruction[: tokens[at].start] + other + instruction[tokens[at + len(keys) - 1].end :]
    return None


def word_tokens(text: str) -> Sequence[Token]:
    """The words of a text, marks and *'s* left out."""
    return [token for token in parse(text).tokens if token.tag not in ("comma", "punct", "gen")]


def _optional(edit: Edit) -> set[int]:
    """Words of the output, by position, without which it would be the same edit: descriptions of what is new."""
    if not edit.edited_object:
        return set()
    before, after = read(edit.input), read(edit.output)
    kept = {j for _, j in compare(before, after).kept}
    new = set(noun_keys(edit.new_object or edit.edited_object))
    newcomers = [p for p in after.phrases if edit.new_object and p.keys[-1:] == noun_keys(edit.new_object)[-1:]]
    described = {j for phrase in newcomers for j in range(phrase.first, phrase.core)}
    # "Replace the chairs with tables": the tables, or some tables, or tables.
    articles = {
        phrase.first for phrase in newcomers if phrase.number == "many" and after.words[phrase.first].tag == "det"
    }
    told = {
        j
        for p in after.phrases
        for j in range(p.first, p.head)
        if after.words[j].tag not in ("det", "poss", "num", "gen")
    }
    free: set[int] = set()
    shift = 0  # words of the reading that are no words of their own in the text: 's
    for j, word in enumerate(after.words):
        if word.tag == "gen":
            shift += 1
            continue
        loose = word.tag in ("adj", "adv", "verb-ing", "verb-ed") and (j not in kept or j in described)
        listed = word.tag == "conj" and word.after_comma
        # "the red bus" may be called "the bus" once more, where the new thing stands next to it.
        loose = loose or (j not in kept and j in told)
        if (loose and noun_key(word.key) not in new) or listed or j in articles:
            free.add(j - shift)
    return free


def respaced(text: str) -> str:
    """The text without the gap that a word left."""
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))


def _inside_quotes(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1
