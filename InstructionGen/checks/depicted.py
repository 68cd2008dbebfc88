"""Is a text told as a picture is: does it say what is to be seen, so that an edit of it is an edit of the picture?

Captions found beside pictures on the web often do not: they name a product, an event, somebody famous; they quote, ask
or advise. What such a caption says of a thing need not be true of the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from InstructionGen.checks import lexicon, told
from InstructionGen.checks.whole.staged import unstaged
from InstructionGen.english import NounPhrase, Sentence, Token, parse, tidy
from InstructionGen.pool import Pool

_LEAST_KNOWN = 1
_SEEN_LISTS = frozenset({"lvis", "tao", "quickdraw", "imagenet1k"})
"""Class lists of what stands about in photographs."""
_TITLE_SHARE = 0.6
_FEWEST = 3
"""Capitals that a title has at least: fewer may all be of names."""
_SIGNS = frozenset("|_+♥™®©*\\~=<>[]{}@^•★►")
_WHERE = frozenset("in on at near beside behind under next above inside over against along by between around".split())
_HEAP = 5
_BITS = frozenset("s t ll ve re m d".split())
_LEADING_ON = frozenset({"det", "conj", "poss", "sub"})
"""Word classes that no text ends in."""


def refusal(text: str, pool: Pool) -> str:
    """Why the text is not told as a picture is: a short reason to be counted. Empty where it is.

    Args:
        text: A caption.
        pool: What can be seen, by name.
    """
    told_so_far = tidy(text)
    if "..." in told_so_far or "…" in told_so_far:
        return "it breaks off"
    return _refusal(unstaged(told_so_far), pool)


@lru_cache(maxsize=8192)
def _refusal(text: str, pool: Pool) -> str:
    sentence = parse(text)
    if not sentence.tokens:
        return "no words"
    found = next((reason for reason, tells in _BY_WORDS.items() if tells(sentence)), "")
    if not found and any(not _is_seen(sentence, phrase, pool) for phrase in sentence.phrases):
        return "it names what no picture shows"
    return found or _by_its_beginning(sentence, pool)


def _addresses(sentence: Sentence) -> bool:
    first = sentence.tokens[0]
    if first.lower in told.ASKING or first.tag in ("verb-inf", "verb-fin", "sub"):
        return True
    return any(c in sentence.text for c in "?#!") or any(_is_of_speech(token) for token in sentence.tokens)


def _is_of_speech(token: Token) -> bool:
    """Whether it is a word of somebody who speaks to somebody; there are cans of beer, and there is the US."""
    return (token.lower in told.ADDRESSED and token.text != "US") or (
        token.lower in told.MODALS and token.tag != "noun"
    )


def _breaks_off(sentence: Sentence) -> bool:
    """Whether it ends in dots, or in a word that another must follow, or in one more thing that hangs on nothing."""
    words = [token for token in sentence.tokens if token.tag != "punct"]
    if ".." in sentence.text.rstrip(".") or not words:
        return True
    if (words[-1].tag in _LEADING_ON and words[-1].lower != "half") or words[-1].lower in told.CUT:
        return True
    commas = [i for i, token in enumerate(words) if token.tag == "comma"]
    if not commas:
        return False
    rest = words[commas[-1] + 1 :]
    hangs = bool(rest) and all(token.tag in ("noun", "propn", "adj", "det", "num") for token in rest)
    described = commas[-1] > 0 and words[commas[-1] - 1].tag == "adj"  # "a dirty, rundown kitchen"
    return hangs and not described and len(commas) == 1


def _is_drawn(sentence: Sentence) -> bool:
    return any(token.lower in told.DRAWN for token in sentence.tokens) or (
        bool(sentence.phrases) and _head(sentence, sentence.phrases[0]) in told.DRAWINGS
    )


def _sells(sentence: Sentence) -> bool:
    measured = any(not told.COUNTED.fullmatch(found.group()) for found in told.MEASURED.finditer(sentence.text))
    return measured or any(token.lower in told.SOLD for token in sentence.tokens)


def _is_title(sentence: Sentence) -> bool:
    """Whether most of its words have capitals, as in the name of a product or a film; shouting is none."""
    if any(c in _SIGNS for c in sentence.text):
        return True
    words = [token for token in sentence.tokens if token.text[:1].isalpha()]
    own = [t for t in words if t.tag in ("noun", "propn", "adj") or t.tag.startswith("verb")]
    capitals = sum(token.text[:1].isupper() for token in own)
    small = [token for token in words[1:] if token not in own]
    told_so = bool(small) and all(token.text[:1].isupper() for token in small) and capitals > 1
    return (told_so or (capitals >= _FEWEST and capitals > _TITLE_SHARE * len(own))) and not sentence.text.isupper()


def _is_garbled(sentence: Sentence) -> bool:
    """Whether words are heaped without any between them, or lost their apostrophes: ``a man s wallet``."""
    run = 0
    for token in sentence.tokens:
        run = run + 1 if token.tag in ("noun", "propn") else 0
        if run >= _HEAP or token.lower in _BITS:
            return True
    return False


def _reports(sentence: Sentence) -> bool:
    """Whether it is about the past, or tells what nobody sees."""
    return any(
        token.lower in told.PAST or (token.tag.startswith("verb") and token.lemma in told.REPORTED)
        for token in sentence.tokens
    )


def _explains(sentence: Sentence) -> bool:
    """Whether it says what a thing is, or how things are for ever: ``the tower is a landmark``."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[1:-1], 1):
        named = tokens[i - 1].tag in ("noun", "propn", "adv")
        if named and token.lower in ("is", "are") and tokens[i + 1].lower in ("a", "an", "the", "one", "part"):
            return True
    return any(token.lower in told.ALWAYS for token in tokens)


_BY_WORDS: Mapping[str, Callable[[Sentence], bool]] = {
    "it speaks to somebody": _addresses,
    "it breaks off": _breaks_off,
    "not known to be there": lambda s: any(t.tag.startswith("verb") and t.lemma in told.SUPPOSED for t in s.tokens),
    "it may be a drawing": _is_drawn,
    "it describes wares": _sells,
    "it is garbled": _is_garbled,
    "it is a title": _is_title,
    "names hidden behind classes": lambda s: told.HIDDEN.search(s.text.lower()) is not None,
    "it tells what happened": _reports,
    "it explains": _explains,
}
"""Reason -> whether single words of a text give it away."""


def _by_its_beginning(sentence: Sentence, pool: Pool) -> str:
    """What it begins with: a thing that the picture shows, or *a close up of* one, and something said of it."""
    first, second = sentence.tokens[0], sentence.tokens[1:2]
    start = 2 if first.lower in ("there", "this", "these") and second and second[0].tag == "aux" else 0
    lead = next((phrase for phrase in sentence.phrases if phrase.first == start), None)
    while lead is not None and _head(sentence, lead) in told.EMPTY:
        lead = _held(sentence, lead)
    if lead is None or (_head(sentence, lead) in told.MANNERS and not _is_known(sentence.core(lead), pool)):
        return "it begins with no thing"
    place = pool.find(sentence.core(lead))
    told_of = place is not None and place.category == "place" and any(t.lower == "with" for t in sentence.tokens)
    return "" if told_of or not _only_names(sentence) else "it is a mere name"


def _only_names(sentence: Sentence) -> bool:
    """Whether it is a label: ``outdoor curtain rods``, ``honeycomb earring with chain``."""
    return not any(
        token.tag in ("det", "num", "poss", "aux", "verb-ing", "verb-fin")
        or (token.tag == "prep" and token.lower in _WHERE)
        for token in sentence.tokens
    )


def _held(sentence: Sentence, outer: NounPhrase) -> NounPhrase | None:
    """The phrase behind the preposition that follows another's head."""
    after = (outer.head + 2, outer.head + 3)
    return next((phrase for phrase in sentence.phrases if phrase.first in after), None)


def _head(sentence: Sentence, phrase: NounPhrase) -> str:
    return sentence.core(phrase).rsplit(" ", 1)[-1]


_SEEN = (
    told.COMMON | told.MANNERS | told.EMPTY | lexicon.ANIMALS | lexicon.PLACES | lexicon.BODY | lexicon.WORN
    | lexicon.GATHERING | lexicon.BACKDROPS
)  # fmt: skip


def _is_seen(sentence: Sentence, phrase: NounPhrase, pool: Pool) -> bool:
    """Whether the phrase names something that pictures show, or where one of them was taken (*in Rome*)."""
    head = _head(sentence, phrase)
    if sentence.tokens[phrase.head].tag == "propn":
        return phrase.first > 0 and sentence.tokens[phrase.first - 1].tag == "prep"
    return head in _SEEN or lexicon.is_person(head) or _is_known(sentence.core(phrase), pool)


@lru_cache(maxsize=8192)
def _is_known(core: str, pool: Pool) -> bool:
    """Whether it is the name of a thing that people speak of, or a longer name of any thing."""
    found = pool.find(core)
    if found is None:
        return False
    listed = not _SEEN_LISTS.isdisjoint(found.sources)
    return found.familiarity >= _LEAST_KNOWN or listed or (" " in core and found.name == core)
