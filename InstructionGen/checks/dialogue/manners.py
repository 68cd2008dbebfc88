"""Does a dialogue read as one: questions that ask, answers that answer, nothing said of where they come from?"""

from __future__ import annotations

import re
from typing import Final

from InstructionGen.checks.claims import DialogueClaim
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
_TURN_MARK: Final = re.compile(r"(?:^|\s)(?:Q|A|Question|Answer|User|Assistant|Human|GPT)\s*:", re.I)


def reads_as_dialogue(claim: DialogueClaim) -> None:
    """Questions ask, answers answer and end, nothing is asked twice, and nobody speaks of captions or boxes.

    Raises:
        Rejected: it does not read so, or says nothing.
    """
    seen: set[tuple[str, ...]] = set()
    for question, answer in claim.turns:
        _question(question)
        asked = words(question)
        if asked in seen:
            refuse("question repeated", question)
        seen.add(asked)
        _answer(question, answer)
        for text in (question, answer):
            found = _SOURCES.search(text) or _NUMBERS.search(text)
            if found is not None:
                refuse("speaks of its sources", found[0])
        found = _NO_ANSWER.search(answer)
        if found is not None:
            refuse("answers nothing", found[0])


def _question(question: str) -> None:
    text = question.strip()
    if len(words(text)) < _LEAST_LETTERS or _TURN_MARK.search(text):
        refuse("not a question", question)
    if not text.rstrip("\"”')").endswith("?") and not _is_request(text):
        refuse("not a question", question)


def _is_request(text: str) -> bool:
    return _REQUEST.match(text) is not None or words(text)[0] in _ASKING


def _answer(question: str, answer: str) -> None:
    text = answer.strip()
    said = words(text)
    if not said or said == words(question) or _TURN_MARK.search(text):
        refuse("not an answer", answer)
    if not text.endswith(_ENDS) and len(said) > _SHORT:
        refuse("not an answer", text[-40:])
    if said[-1] in _LOOSE_ENDS and len(said) > 1:
        refuse("not an answer", text[-40:])
    if text.endswith("?"):
        refuse("not an answer", text[-40:])
    if text.endswith(("...", "…", ",", ";", ":")):
        refuse("not an answer", text[-40:])
    if text[:1].islower():
        refuse("not an answer", text[:40])
