"""Does a dialogue read as one: questions that ask, answers that answer, nothing said of where they come from?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue.said import sentences
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import words

_REQUEST: Final = re.compile(
    r"^(?:please\b|kindly\b|(?:can|could|would|will) you\b|let|i['’]?d|i would|i want|i need)\b", re.I
)
_ASKING: Final = frozenset(
    "describe tell give explain list name write provide analyze analyse summarize summarise walk share paint narrate "
    "identify imagine elaborate offer talk help point compose render put say break take go show look report present "
    "sketch outline characterize characterise clarify illustrate detail count compare".split()
)
"""What a request begins with."""
_DESCRIBING: Final = frozenset(
    "describe explain paint write narrate elaborate analyze analyse summarize sketch".split()
)
"""What asks for a sentence at least."""
_SOURCES: Final = re.compile(
    r"\b(?:captions?\b|bounding[- ]?box(?:es)?|bbox|coordinates?|annotations?|annotated|annotators?|labell?ed as|"
    r"(?:the|this|provided|given) (?:description|text|sentence|context|list|data|information|prompt|metadata) "
    r"(?:says?|states?|mentions?|describes?|indicates?|provided|given|suggests?|tells?|shows?|above|does)|"
    r"(?:according to|based on|from|in) (?:the|these|this) (?:\w+ )?(?:description|sentence|caption|label|data|text|"
    r"context|information|boxes)s?\b(?! on)|as an ai\b|language model|i am an ai|i['’]m an ai|"
    r"i (?:cannot|can['’]t) see the (?:picture|image)|(?:provided|given) (?:information|details)|"
    r"ground[- ]truth|x[- ]axis|y[- ]axis|normali[sz]ed|pixels?\b|detected|detections?\b)",
    re.I,
)
_NUMBERS: Final = re.compile(r"\b0\.\d{2,}\b|\[\s*[\d.]+\s*,\s*[\d.]+|\(\s*0?\.\d+\s*,")
_CANNOT: Final = r"(?:cannot|can['’]t|can not|could not|couldn['’]t)"
_TO_KNOW: Final = r"(?:tell|say|determine|know|ascertain|answer)"
_NO_ANSWER: Final = re.compile(
    r"\b(?:(?:it is|it['’]s|is) (?:not |im|un)(?:possible|clear|certain|known|specified|mentioned|stated|evident) "
    r"(?:to|from|what|who|where|which|how|whether|if|in the)|"
    rf"{_CANNOT} be (?:determined|told|known|ascertained|inferred|answered)|"
    r"(?:is|are|was)(?: not|n['’]t) (?:mentioned|specified|stated|provided|given|described|known|clear)\b|"
    rf"(?:impossible|hard|difficult) to {_TO_KNOW}|"
    rf"(?:i|we) (?:{_CANNOT}|do not|don['’]t|am unable to|am not able to) "
    rf"(?:{_TO_KNOW}|see (?:what|the (?:image|picture)))|"
    r"no (?:information|mention|indication|details?) (?:is|about|of|on|given|regarding|provided)|"
    rf"not enough (?:information|detail|context)|unable to (?:{_TO_KNOW}|see)|unanswerable|"
    r"i['’]m sorry|i am sorry|i apologi[sz]e|there is no way (?:to|of) (?:tell|know)|n/a\b)",
    re.I,
)
_ENDS: Final = (".", "!", "?", '."', '!"', ".'", ".”", "!”", ".)", "”")
_LEAST_LETTERS: Final = 2
_SHORT: Final = 6
"""Words of an answer that need not be a sentence: *Yes.*, *Two.*, *On the left.*"""
_LOOSE_ENDS: Final = frozenset("and or the a an of with from its their my your".split())
_STRANGE: Final = re.compile(
    r"[^\W\d_a-zA-Z\u00c0-\u017f]|[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]|\b[a-z]+[A-Z]{2,}|\b[a-z]{2,}[A-Z][a-z]+[A-Z]|"
    r"[a-zA-Z][{}<>|\\^~]+[a-zA-Z]|(?:^|\s)[)\]}]"
)
"""Letters of other scripts, signs of no text, capitals within words, brackets that close nothing."""
_GLUE: Final = frozenset(
    """
    a an the this that these those it its they their them he his him she her i we you your there who which what and or
    but so if as while because when where than of in on at to for from with by near into over under up down out off
    is are was were be been being has have had do does did can could may might must will would should not no two three
    one some several many all both each another more other very
    """.split()
)
_LEAST_GLUE: Final = 0.15
_TURN_MARK: Final = re.compile(r"(?:^|\s)(?:Q|A|Question|Answer|User|Assistant|Human|GPT)\s*:", re.I)


def reads_as_dialogue(claim: DialogueClaim) -> None:
    """Questions ask, answers answer and end, nothing is asked twice, and nobody speaks of captions or boxes.

    Raises:
        Rejected: it does not read so, is no English, or says nothing.
    """
    seen: set[tuple[str, ...]] = set()
    for question, answer in claim.turns:
        asked = words(question)
        if asked in seen:
            refuse("question repeated", question)
        seen.add(asked)
        fault = _fault(question, answer)
        if fault is not None:
            refuse(*fault)


@lru_cache(maxsize=65536)
def _fault(question: str, answer: str) -> tuple[str, str] | None:
    """The first thing that is wrong with a turn: the reason, and what it is seen in."""
    return next(_faults(question, answer), None)


def _faults(question: str, answer: str) -> Iterator[tuple[str, str]]:
    asked = question.strip()
    asks = asked.rstrip("\"'”)").endswith("?") or any(_is_request(piece) for piece in sentences(asked) if words(piece))
    if len(words(asked)) < _LEAST_LETTERS or _TURN_MARK.search(asked) or not asks:
        yield "not a question", question
    text = answer.strip()
    said = words(text)
    if not said or said == words(question) or _TURN_MARK.search(text) or _breaks_off(text, said):
        yield "not an answer", text[-40:]
    elif not _is_english(question, text, said):
        yield "not an answer", text[:40]
    for told in (question, answer):
        found = _SOURCES.search(told) or _NUMBERS.search(told)
        if found is not None:
            yield "speaks of its sources", found[0]
    found = _NO_ANSWER.search(answer)
    if found is not None:
        yield "answers nothing", found[0]


def _is_request(text: str) -> bool:
    return _REQUEST.match(text) is not None or words(text)[0] in _ASKING


def _breaks_off(text: str, said: tuple[str, ...]) -> bool:
    """Whether an answer ends before its end, or asks in its turn."""
    if not text.endswith(_ENDS) and len(said) > _SHORT:
        return True
    return (said[-1] in _LOOSE_ENDS and len(said) > 1) or text.endswith(("?", "...", "…", ",", ";", ":"))


def _is_english(question: str, text: str, said: tuple[str, ...]) -> bool:
    """Whether somebody could have written it: no strange letters, odd brackets, or words without sense."""
    begins = (text[0].isalnum() and not text[0].islower()) or text[0] in "\"'“‘("
    closed = all(text.count(one) == text.count(other) for one, other in ("()", "[]", "{}"))
    if not begins or not closed or _STRANGE.search(text):
        return False
    if words(question)[:1] and words(question)[0] in _DESCRIBING and len(said) < _SHORT:
        return False
    glue = sum(word in _GLUE for word in said)
    return len(said) <= _SHORT or glue >= _LEAST_GLUE * len(said)
