"""The pool's concepts in running text: every name, synonym and plural, leftmost and then longest, whole words only.

Text and names are brought into one spelling, of the same length as the text: a word begins with a capital, one space
or hyphen between words is a space, and anything else that parts words is a full stop. So *hot, dog* is no hot dog; and
a name with its capitals, and with what parts it from the next word, neither begins nor ends inside a word. An
Aho-Corasick automaton reads the text once, however many names there are. Method: A. V. Aho and M. J. Corasick,
Efficient String Matching, CACM 18 (1975).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from InstructionGen.english import plural, singular
from InstructionGen.pool.concept import Concept, fold
from InstructionGen.pool.store import Pool

_APOSTROPHES = "'`\u2018\u2019\u02bc\u00b4"
_HYPHENS = "-\u2010\u2011"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and what has no width: they stand inside words and are no part of them."""

_LINK = re.compile(r"[\s-](?:of|in|on|with|for|at|à|de|la)[\s-]")
"""In such names it is not the last word that takes the plural's ending: ``pairs of scissors``."""
_HYPHEN = re.compile(r"-(?<=\w-)(?=\w)")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\w*$"), re.compile(r"\w*")
_LITTLE = frozenset("a an in on up off out over down by to and as at one two three four five".split())
"""Beside these a hyphen is not left out: an A-line is not *a line*, and who is *in baskets* is in no in-basket."""
_LONG = 6
"""Letters that are more than any of these has."""
_ENDS = " ."
_ENDING = _ENDS.encode()
_BATCH = 64
"""Texts that are read in one go: fewer pay more for calls, more bring nothing."""
_STOPS = re.compile(r"\.+")
_SPACES = re.compile(r"  +(?=\w)")
_QUOTE = re.compile(r"'(?:(?<!\w')|(?!\w)|(?=s(?![\w'])))")
"""An apostrophe that ends a word, as in ``dog's`` and ``dogs'``; the one in ``don't`` does not."""
OTHERWISE = frozenset(
    """
    antique can compact deep does elevated entire fixing flies formal grand green hanging leads mini miniature plaid
    plain semi silver still twenty wears well
    """.split()
)
"""Words that captions hardly ever use for the thing that the pool calls so: they are found in longer names only."""
_PART = 3
"""Letters that either half of a compound has at least, where it is looked for written apart."""


class Found(NamedTuple):
    """A concept at ``text[start:end]``."""

    start: int
    end: int
    text: str
    """All of the text that was searched."""
    concept: Concept

    @property
    def words(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]


class Matcher:
    """Finds the concepts that texts speak of. Built once for a pool; see ``find``.

    A name is found in any case, in the singular and the plural, with hyphens for its spaces and the other way round,
    with a possessive *'s* behind it, and as a compound written apart or together (``wine glass``, ``teddybear``). A
    hyphen parts words: the trees of a *tree-lined* street are found. Word classes are not looked at: who *leaves* has
    leaves.
    """

    def __init__(self, pool: Pool) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, DoubleArrayAhoCorasick

        forms = names_in_text(pool)
        self._concepts = [concept for concept in forms.values() for _ in _ENDS]
        # What stands between texts that are read together: more than any name bridges.
        self._joint = "." * (1 + max((len(run) for form in forms for run in _STOPS.findall(form)), default=1))
        patterns = [(_titled(form) + end).encode() for form in forms for end in _ENDS]
        # What it will mostly meet is put where it is found soonest.
        usual = "".join(f"{_titled(form)} " for form, concept in forms.items() if concept.familiarity == 3)
        self._automaton = DoubleArrayAhoCorasick(
            patterns, MATCH_KIND_LEFTMOST_LONGEST, corpus=[usual.encode()], use_prefilter=False
        )

    def find(self, text: str) -> list[Found]:
        """All concepts in a text, from left to right, none of them inside another.

        Where names begin at the same place the longest is found: a *stop sign* is neither a stop nor a sign.
        """
        plain, origin = _read(text)
        return [Found(origin[at], origin[end], text, concept) for at, end, concept in self._scan(plain)]

    def find_all(self, texts: Iterable[str]) -> Iterator[list[Found]]:
        """What ``find`` finds in each of many texts, in their order, and twice as fast."""
        several = iter(texts)
        while batch := list(islice(several, _BATCH)):
            yield from self._in_batch(batch)

    def _in_batch(self, batch: list[str]) -> list[list[Found]]:
        texts = [text.rstrip() for text in batch]
        joined = self._joint.join(texts)
        # Texts that may be shorter or longer in our spelling are read alone.
        alone: list[int] = []
        letters = joined.translate(_ASCII)
        if not joined.isascii() or "  " in letters:
            for i, text in enumerate(texts):
                if not text.isascii() or "  " in text.translate(_ASCII):
                    alone.append(i)
                    texts[i] = ""
            letters = self._joint.join(texts).translate(_ASCII)
        results = self._in_joined(_plain(letters).encode().title() + b".", texts, batch, alone)
        for i in alone:
            results[i] = self.find(batch[i])
        return results

    def _in_joined(self, titled: bytes, texts: list[str], batch: list[str], alone: list[int]) -> list[list[Found]]:
        """What is found in each text. Those that capitals inside words lead astray are added to ``alone``."""
        concepts, joint, new = self._concepts, len(self._joint), tuple.__new__
        results: list[list[Found]] = []
        before = behind = up_to = 0
        text = ""
        found: list[Found] = []
        for at, end, form in self._automaton.find(titled):
            while at >= behind:
                i = len(results)
                text, found, before, up_to = batch[i], [], behind, behind + 1
                results.append(found)
                behind += len(texts[i]) + joint
            # Before the first character stands, by Python's counting, the last: the full stop.
            if (letter := titled[at - 1]) == 32 or letter == 46:
                # The constructor that NamedTuple writes would take twice as long.
                found.append(new(Found, (at - before, end - up_to, text, concepts[form])))
            else:
                alone.append(len(results) - 1)
        results.extend([] for _ in range(len(batch) - len(results)))
        return results

    def _scan(self, plain: str) -> Iterator[tuple[int, int, Concept]]:
        """Start, end and concept of what is found in a text in our spelling."""
        titled = _titled(plain) + "."
        text = titled.encode()
        # Of which character each byte is the first; there is no need to look where every character has one.
        place: Sequence[int] = range(len(text) + 1)
        if len(text) > len(titled):
            place = [i for i, letter in enumerate(titled) for _ in letter.encode()]
            place.append(len(titled))
        begin, done = 0, False
        while not done:
            done = True
            for at, end, form in self._automaton.find(text[begin:]):
                if text[begin + at - 1] not in _ENDING:
                    # A capital inside a word, as behind the digit of "V8Engine": go on from the next character.
                    begin += at + 1
                    done = False
                    break
                yield place[begin + at], place[begin + end] - 1, self._concepts[form]


def names_in_text(pool: Pool) -> dict[str, Concept]:
    """Every form in which the pool's concepts are looked for, and which concept it means.

    The forms are as ``spelt`` gives them. Where several concepts share one, a name goes before a synonym, a synonym
    before a plural, and a plural before a compound respelt; among equals the pool's order decides.
    """
    forms: dict[str, Concept] = {}
    for names in (((c.name,) for c in pool), (c.synonyms for c in pool)):
        for concept, given in zip(pool, names, strict=True):
            for name in given:
                forms.setdefault(spelt(name), concept)
    for derive in (_plurals, _respelt):
        for name, concept in list(forms.items()):
            for form in derive(name, forms):
                forms.setdefault(form, concept)
    return {form: concept for form, concept in forms.items() if form and form not in OTHERWISE}


def spelt(name: str) -> str:
    """A name as it is looked for: in lower case, hyphens and underscores made spaces, words and marks parted."""
    return _read(fold(name))[0].strip(" .")


def _titled(plain: str) -> str:
    """Capitals at the beginnings of words; always of the same length."""
    if plain.isascii():
        return plain.encode().title().decode()
    titled = plain.title()
    if len(titled) != len(plain):
        titled = "".join("x" if len(letter.title()) > 1 else letter for letter in plain).title()
    return titled


def _read(text: str) -> tuple[str, Sequence[int]]:
    """A text in our spelling, and where each of its characters stood; at last the text's length."""
    origin: Sequence[int] = range(len(text) + 1)
    if text.isascii():
        letters = text.translate(_ASCII)
    else:
        letters, origin = _composed(text)
    plain = _plain(letters)
    if "  " not in plain:
        return plain, origin
    pieces: list[str] = []
    kept: list[int] = []
    before = 0
    for run in _SPACES.finditer(plain):
        # Wide gaps that no name can bridge may stay.
        if plain[run.start() - 1 : run.start()].isalnum():
            pieces.append(plain[before : run.start() + 1])
            kept.extend(origin[before : run.start() + 1])
            before = run.end()
    if not pieces:
        return plain, origin
    return "".join(pieces) + plain[before:], [*kept, *origin[before:]]


def _plain(letters: str) -> str:
    """Apostrophes and hyphens decided: each is part of a word, or parts words, or ends what can be one name."""
    if "'" in letters:
        letters = _QUOTE.sub(".", letters)
    if "-" in letters:
        letters = _HYPHEN.sub(_hyphen, letters).replace("-", ".")
    return letters


def _hyphen(found: re.Match[str]) -> str:
    at, text = found.start(), found.string
    words = _WORD_BEFORE.search(text, max(0, at - _LONG), at), _WORD_AFTER.match(text, at + 1, at + 1 + _LONG)
    return "." if any(word and word[0] in _LITTLE for word in words) else " "


def _character(letter: str) -> str:
    """What a character counts as: itself in lower case, a space, an apostrophe, a hyphen, or a full stop."""
    if letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"}:
        return letter.lower()
    if letter in _APOSTROPHES:
        return "'"
    if letter in _HYPHENS:
        return "-"
    return " " if letter == "_" or letter.isspace() else "."


_ASCII = {code: _character(chr(code)) for code in range(128)}


def _composed(text: str) -> tuple[str, list[int]]:
    """The characters of a text that is not ASCII, and where each begins in it; at last the text's length.

    Letters and their accents are put together, and compatible forms (ligatures, wide letters) taken apart.
    """
    letters: list[str] = []
    origin: list[int] = []
    for at, given in enumerate(text):
        if given in _DROPPED:
            continue
        if unicodedata.combining(given) and letters:
            one = unicodedata.normalize("NFC", letters[-1] + given)
            if len(one) == 1:
                letters[-1] = one
                continue
        # An acute accent that stands alone is an apostrophe to those who type it.
        for letter in given if given in _APOSTROPHES else unicodedata.normalize("NFKC", given):
            for small in _character(letter):
                letters.append(small)
                origin.append(at)
    return "".join(letters), [*origin, len(text)]


def _plurals(name: str, _: Mapping[str, Concept]) -> Iterator[str]:
    """The usual plural, and the regular one beside it where that is read as the same word: ``cacti``, ``cactuses``."""
    if _LINK.search(name):
        yield plural(name)
        return
    stem, space, word = name.rpartition(" ")
    many = plural(word)
    yield stem + space + many
    for regular in (f"{word}s", f"{word}es"):
        if regular != many and not many.endswith("s") and singular(regular) == word:
            yield stem + space + regular


def _respelt(form: str, forms: Mapping[str, Concept]) -> Iterator[str]:
    """The same form without its accents, and a compound apart or together."""
    if not form.isascii():
        yield "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    first, space, second = form.partition(" ")
    if not space:
        for cut in range(_PART, len(form) - _PART + 1):
            if forms[form].familiarity > 0 and all(
                half in forms and half not in OTHERWISE for half in (form[:cut], form[cut:])
            ):
                yield f"{form[:cut]} {form[cut:]}"
    elif " " not in second and min(len(first), len(second)) >= _PART and second[0].isalnum():
        yield first + second
