"""What can be said of a set of dialogues without a model: how long, how varied, about what, and how well founded.

Groundedness is CHAIR (A. Rohrbach et al., Object Hallucination in Image Captioning, EMNLP 2018), against whatever a
source knows of the same pictures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from InstructionGen.checks import DialogueClaim
from InstructionGen.checks.dialogue.grounding import grounding
from InstructionGen.lint.diversity import Diversity, Gauge
from InstructionGen.records import Item, Reject
from InstructionGen.sources.dialogues import Dialogue

_QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{pattern})\b", re.I))
    for name, pattern in (
        ("how many", r"how many|how much|what (?:is|was) the (?:number|count|total)|count"),
        ("how", r"how"),
        ("why", r"why|for what reason|what (?:might|could|would|may) be the (?:reason|purpose)"),
        ("where", r"where|on which side|in which (?:direction|part)|in what (?:place|setting)|at what place"),
        ("who", r"who|whose|whom"),
        ("when", r"when|what time|at what time|in which season|what season"),
        ("which", r"which|in which|on which|at which|to which"),
        ("what", r"what|in what|on what|with what|at what|from what|to what"),
        (
            "yes or no",
            r"is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn't|aren't|doesn't",
        ),
        (
            "a request",
            r"describe|tell|explain|give|write|list|name|provide|summari[sz]e|share|analy[sz]e|please|identify|present"
            r"|create|render|relay|offer|break down|clarify|elaborate|narrate|characteri[sz]e|portray|illustrate",
        ),
    )
)
_LEAD = re.compile(
    r"^(?:(?:in|from|judging (?:by|from)|looking at|based on|considering|given|on) (?:the|this) "
    r"(?:picture|image|photo|photograph|scene)[\w ]*,\s*"
    r"|(?:and|so|but|also|can you tell me|could you tell me|do you know),?\s+)",
    re.I,
)
_NUMBER = re.compile(
    r"(?:there (?:is|are) )?(?:only |just |about )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)\.?",
    re.I,
)
SHORT, LONG = 3, 50
"""Words of an answer that is no sentence at most, and of one that is a paragraph at least."""


def question_type(question: str) -> str:
    """How a question asks: by the word that it begins with, behind what only leads up to it."""
    asked = question.strip()
    while (lead := _LEAD.match(asked)) and lead.end() < len(asked):
        asked = asked[lead.end() :]
    return next((name for name, pattern in _QUESTIONS if pattern.match(asked)), "other")


def answer_type(answer: str) -> str:
    """What sort of answer it is: yes or no, a number, a word or two, a sentence or two, a paragraph."""
    words = answer.split()
    first = words[0].strip(".,!;:").lower() if words else ""
    if first in {"yes", "no"}:
        return "yes or no"
    if _NUMBER.fullmatch(answer.strip()):
        return "a number"
    if len(words) <= SHORT:
        return "a word or two"
    return "a paragraph" if len(words) >= LONG else "a sentence or two"


@dataclass(slots=True)
class Measures:
    """Of one set of dialogues, counted as they are read."""

    dialogues: int = 0
    images: set[str] = field(default_factory=set)
    rejects: Counter[str] = field(default_factory=Counter)
    """Reason -> entries that are no dialogue."""
    questions: int = 0
    question_words: int = 0
    answer_lengths: Counter[int] = field(default_factory=Counter)
    """Words of an answer -> how many are so long."""
    question_types: Counter[str] = field(default_factory=Counter)
    answer_types: Counter[str] = field(default_factory=Counter)
    known: int = 0
    """Dialogues about pictures of which the source knows something."""
    named: int = 0
    """Objects that those name."""
    unfounded: int = 0
    """Of these, how many neither captions nor boxes have."""
    lying: int = 0
    """Dialogues with any such object."""
    _asked: Gauge = field(default_factory=Gauge)
    _answered: Gauge = field(default_factory=Gauge)

    def add(self, row: Dialogue | Reject, item: Item | None = None) -> None:
        """Count one more; ``item`` is what a source knows of its picture."""
        if isinstance(row, Reject):
            self.rejects[row.reason] += 1
            return
        self.dialogues += 1
        self.images.add(row.picture)
        for question, answer in row.turns:
            self.questions += 1
            self.question_words += len(question.split())
            self.answer_lengths[len(answer.split())] += 1
            self.question_types[question_type(question)] += 1
            self.answer_types[answer_type(answer)] += 1
            self._asked.add(question)
            self._answered.add(answer)
        if item is not None:
            found = grounding(DialogueClaim(row.turns, item))
            self.known += 1
            self.named += len(found.named)
            self.unfounded += len(found.unfounded)
            self.lying += bool(found.unfounded)

    @property
    def answer_words(self) -> float:
        """Words of an answer, on average."""
        return sum(length * count for length, count in self.answer_lengths.items()) / max(self.questions, 1)

    @property
    def asked(self) -> Diversity:
        """How varied the questions are."""
        return self._asked.result()

    @property
    def answered(self) -> Diversity:
        """How varied the answers are."""
        return self._answered.result()


def measure(rows: Iterable[Dialogue | Reject], known: Callable[[str], Item | None] = lambda _: None) -> Measures:
    """Count a set of dialogues.

    Args:
        rows: The set, read once as a stream.
        known: What a source knows of a picture, if anything.
    """
    measures = Measures()
    for row in rows:
        measures.add(row, known(row.picture) if isinstance(row, Dialogue) else None)
    return measures


_Tell = Callable[[str, Callable[["Measures"], str]], None]


def table(one: Measures, other: Measures) -> list[tuple[str, str, str]]:
    """The measures of two sets: what is measured, and each one's value."""
    rows: list[tuple[str, str, str]] = []

    def tell(what: str, of: Callable[[Measures], str]) -> None:
        rows.append((what, of(one), of(other)))

    tell("dialogues", lambda each: f"{each.dialogues:,}")
    tell("images", lambda each: f"{len(each.images):,}")
    tell("entries that are none", lambda each: f"{each.rejects.total():,}")
    tell("questions a dialogue", lambda each: f"{each.questions / max(each.dialogues, 1):.2f}")
    tell("words a question", lambda each: f"{each.question_words / max(each.questions, 1):.1f}")
    tell("words an answer", lambda each: f"{each.answer_words:.1f}")
    _tell_variety(tell, "questions", lambda each: each.asked)
    _tell_variety(tell, "answers", lambda each: each.answered)
    if one.known or other.known:
        tell("dialogues about known pictures", lambda each: f"{each.known:,}")
        tell("objects named that are not there", lambda each: _share(each.unfounded, each.named))
        tell("dialogues that name such", lambda each: _share(each.lying, each.known))
    _tell_types(tell, "question", one.question_types + other.question_types, lambda each: each.question_types)
    _tell_types(tell, "answer", one.answer_types + other.answer_types, lambda each: each.answer_types)
    return rows


def _tell_variety(tell: _Tell, what: str, of: Callable[[Measures], Diversity]) -> None:
    tell(f"distinct-1 of {what}", lambda each: f"{of(each).distinct_1:.3f}")
    tell(f"distinct-2 of {what}", lambda each: f"{of(each).distinct_2:.3f}")
    tell(f"{what} said before", lambda each: f"{of(each).duplicates:.1%}")


def _tell_types(tell: _Tell, what: str, both: Counter[str], of: Callable[[Measures], Counter[str]]) -> None:
    def share(kind: str) -> Callable[[Measures], str]:
        return lambda each: _share(of(each)[kind], of(each).total())

    for kind, _ in both.most_common():
        tell(f"{what}: {kind}", share(kind))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"
