"""Which captions describe a picture plainly and in good English, and what is mended in them before they are read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.told import COMMON
from InstructionGen.engine.rules.dialogue.plain import mended
from InstructionGen.engine.rules.edits.fitness import refuse_untidy
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.soundness import refuse_broken
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.engine.rules.whole.captions import is_shouted, lacks_article
from InstructionGen.english import NounPhrase, article, is_plural, parse, plural, singular, tidy, words
from InstructionGen.pool import Pool

_LEAD: Final = re.compile(
    r"^(?:(?:there(?:'s| is| are)|this is|these are|it is|here is|here are)\s+)?"
    r"(?:(?:an?|the|this|some)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:photos?|photographs?|pictures?|images?|views?|shots?|close[ -]?ups?)"
    r"(?:\s+(?:photo|photograph|picture|image|view|shot))?\s+(?:of|shows|showing)\s+",
    re.IGNORECASE,
)
_THERE: Final = re.compile(r"^(?:there(?:'s| is| are)|this is|these are|here is|here are)\s+", re.IGNORECASE)
GREY: Final = re.compile(r"\b(?:black[ -]and[ -]white|sepia|monochrome|grayscale)\b[\w -]*"
                         r"\b(?:photo|picture|image|shot|photograph|view)", re.IGNORECASE)  # fmt: skip
_LYING: Final = re.compile(
    r"\b(lay(?:ing|s)) (?=(?:on|in|down|next|under|beside|by|near|across|at|around|asleep|inside|outside|underneath|"
    r"beneath|over|behind|between|upside|together|with)\b|$)",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
_ARTICLE: Final = re.compile(r"\b(an?) ([A-Za-z][\w-]*)", re.IGNORECASE)
_COLOURED: Final = "black|white|red|green|blue|brown|yellow|gray|pink|purple|orange|tan|beige"
_SPLIT: Final = re.compile(
    r"\b(?:out side|in side|suit cases?|side walks?|bath rooms?|bed rooms?|snow boards?|skate boards?|surf boards?|"
    r"snow boarding|skate boarding|tooth brush\w*|on to of|back packs?|sail boats?|news papers?|sun glasses|out doors|"
    r"in doors|base ball|basket ball|foot ball|fire place|book shelf|book case|with out|air planes?|motor cycles?|"
    r"(?:bunch|lot|number|variety|group|pair|row|pile) (?!of\b|is\b|are\b)[a-z]+s?|a (?:lot|bunch) if|a lots|"
    r"eachother|road ways?|(?:in|to) the (?:back|rear)(?! of| seat| yard|yard)|"
    rf"(?:{_COLOURED}) (?:{_COLOURED})|leafs|some skies|n a|a (?:\w+ )?streets|rows with|sitting of|"
    r"standing of|siting|sited|banding|grassing|on skies|in skies|mustand|witha|ona|ina|infront|"
    r"beside of|next of|front a|desert (?=on|with|and)|"
    r"(?:a|an|the|two|three) (?:a|an|the)|the same|though an?|though the|two woman|an? men|an? women|an? people)\b",
    re.IGNORECASE,
)
"""Words written apart, articles written twice, and other slips that no dictionary finds."""
_OF_THE_PICTURE: Final = re.compile(
    r"\b(?:in|of) (?:this|the|an?) (?:image|photo|photograph|picture)\b|\bthis (?:image|photo|photograph|picture)\b",
    re.IGNORECASE,
)
_LETTERING: Final = frozenset("say spell label title name call".split())
_LONGEST, _SHORTEST = 24, 4


def fit(caption: str, pool: Pool) -> str:
    """The caption with small faults mended and its lead (*a photo of*) gone; empty where it is no plain description."""
    text = mended(tidy(caption)).replace(" ,", ",").replace(" .", ".").replace("’", "'").strip(" .!,;")
    text = _CAPITAL.sub(lambda found: found[0].lower() if singular(found[0].lower()) in _SEEN_DAILY else found[0], text)
    text = _LYING.sub(lambda found: "lying " if found[1].lower() == "laying" else "lies ", text)
    if is_shouted(text) or not _SHORTEST <= len(text.split()) <= _LONGEST or any(c in text for c in '"“”?!;:()/&'):
        return ""
    text = _ARTICLE.sub(_with_its_article, text)
    if _SPLIT.search(text):
        return ""
    for lead in (_LEAD, _THERE):
        stripped = lead.sub("", text, count=1)
        if len(stripped.split()) >= _SHORTEST - 1:
            text = stripped
    reading = reading_of(text, pool)
    try:
        refuse_untidy(reading)
        refuse_broken(reading.sentence.span(0, reading.end))
    except CannotAnswer:
        return ""
    lettered = any(t.lemma in _LETTERING and t.tag.startswith("verb") for t in reading.tokens)
    odd = _OF_THE_PICTURE.search(text) is not None or _is_greengrocers(reading)
    odd = odd or any(t.lower in ("it's", "reads", "unidentifiable", "unknown") for t in reading.tokens)
    bare = any(_lacks(reading, phrase) or _is_miscounted(reading, phrase) for phrase in reading.outer)
    misspelt = any(t.tag in _SPELT and not _is_word(t.lower, pool) for t in reading.tokens)
    if lettered or odd or bare or misspelt or not text.isascii() or _twice_finite(reading):
        return ""
    first = reading.tokens[0]
    named = first.tag == "propn" or (first.text.isupper() and len(first.text) > 1)
    return text if named else text[:1].lower() + text[1:]


def _with_its_article(found: re.Match[str]) -> str:
    """``an umbrella`` for *a umbrella*."""
    right = article(found[2])
    return f"{right.capitalize() if found[1][0].isupper() else right} {found[2]}"


@lru_cache(maxsize=8192)
def reading_of(text: str, pool: Pool) -> Reading:
    """A fit caption, read; each once."""
    return Reading(parse(text), Nouns(pool))


def _is_greengrocers(reading: Reading) -> bool:
    """Whether a plural has an apostrophe: ``four ripe banana's on a table``."""
    return any(
        reading.tag(i) == "gen" and reading.tag(i + 1) not in ("noun", "propn", "adj", "num", "verb-ing", "verb-ed")
        for i in range(reading.end)
    )


_SEEN_DAILY: Final = lexicon.WORN | lexicon.ANIMALS | COMMON | frozenset("wetsuit".split())
_SPELT: Final = frozenset({"noun", "adj", "verb-ing", "verb-ed", "verb-fin"})


@lru_cache(maxsize=32768)
def _is_word(word: str, pool: Pool) -> bool:
    """Whether a dictionary or the pool knows a word, or both parts of it: ``poeple`` is none."""
    from lemminflect import getAllLemmas

    listed = word in words.ALWAYS_NOUNS or word in words.ALWAYS_ADJECTIVES or singular(word) in _SEEN_DAILY
    known = listed or getAllLemmas(word) or pool.find(word)
    parts = re.split("[-']", word)
    return bool(known) or (len(parts) > 1 and all(_is_word(part, pool) for part in parts if part)) or word.isdecimal()


def _twice_finite(reading: Reading) -> bool:
    """Whether a second verb is joined to the first by nothing: ``a crowd wearing hats are outside in the snow``."""
    seen = open_ = False
    for i in range(reading.end):
        tag = reading.tag(i)
        if tag in ("sub", "rel", "conj", "comma") or reading.lower(i) in ("as", "while", "because", "that", "so"):
            open_ = True
        if tag == "verb-fin" or (tag == "aux" and reading.lower(i) in ("is", "are", "has", "have")):
            if seen and not open_:
                return True
            seen, open_ = True, False
    return False


_BARE: Final = frozenset(
    """
    front top night day home work school town bloom flight line tow motion dinner lunch breakfast water grass snow
    mid-air midair middle background foreground public action play traffic shade sunlight mid air display sale use fire
    city side nature winter summer spring autumn fall black white red green blue brown yellow pink purple orange gray
    grey horseback court stage foot food fruit dirt sand ice wood metal glass plastic concrete stone brick daylight
    downtown business uniform costume formation style shape pizza cake bread meat cheese rice chicken salad sauce hay
    drink
    """.split()
)


def _is_miscounted(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether a number has no plural behind it: ``three giraffe``."""
    counted = any(
        reading.tag(i) == "num" and reading.lower(i) not in ("one", "1") for i in range(phrase.first, phrase.core)
    )
    head = reading.lower(phrase.head)
    return counted and phrase.number == "many" and not is_plural(head) and plural(head) != head and head not in _ALIKE


_ALIKE: Final = frozenset("wildlife livestock cattle people police".split())


def _lacks(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether a thing that is one of many has no article: ``man on skateboard``."""
    if phrase.number != "one" or phrase.first == 0:
        return lacks_article(reading, phrase)
    opening = reading.tag(phrase.first)
    core = reading.core(phrase)
    head = reading.head(phrase)
    owned = any(reading.tag(i) == "gen" for i in range(phrase.first, phrase.head))
    shared = reading.lower(phrase.first - 1) == "and"  # "a knife and fork"
    shared = shared or (head == "bed" and reading.lower(phrase.first - 1) in ("in", "to", "out of"))
    if opening in ("det", "poss", "num", "propn") or owned or shared or head in _BARE or core in _BARE:
        return False
    concept = reading.nouns.concept(core)
    if concept is not None and concept.count != "one":
        return False
    return reading.lower(phrase.first) not in ("another", "each", "one") and not is_plural(reading.lower(phrase.head))
