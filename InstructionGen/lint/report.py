"""What came of a file's rows: counts by type and by reason, examples, what is said twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

from InstructionGen.checks.wording import content_keys, words
from InstructionGen.lint.diversity import Diversity, Gauge
from InstructionGen.lint.entries import Malformed
from InstructionGen.lint.row import Row
from InstructionGen.lint.verifier import MEANINGS, NO_EDIT, Verdict

MALFORMED = "malformed row"
_BITS = 64


@dataclass(frozen=True, slots=True)
class Example:
    """A row that was refused."""

    where: str
    edit: str
    detail: str
    input: str = ""
    output: str = ""


@dataclass(slots=True)
class OfType:
    """The rows of one type."""

    rows: int = 0
    fine: int = 0
    findings: int = 0
    general: int = 0
    """Of all: those that were put to what holds for every type, and to nothing more."""
    unchecked: Counter[str] = field(default_factory=Counter)
    """Why rows cannot be checked -> how many."""


class Report:
    """Counts verdicts.

    Args:
        shown: How many examples of each reason are kept.
    """

    def __init__(self, shown: int = 3) -> None:
        self._shown = shown
        self.types: dict[str, OfType] = defaultdict(OfType)
        self.reasons: Counter[str] = Counter()
        self.examples: dict[str, list[Example]] = defaultdict(list)
        self.malformed = 0
        self.left_out = 0
        """Rows of types that nobody asked for."""
        self.twice = 0
        """Rows whose input, instruction and output an earlier row has."""
        self.strange_inputs = 0
        """Rows whose instruction an earlier row has for an input that has no word in common with theirs."""
        self._seen: set[int] = set()
        self._inputs: dict[int, int] = {}
        self._gauge = Gauge()

    def add(self, row: Row, verdict: Verdict) -> None:
        """Count one more row."""
        edit = row.edit
        kind = self.types[verdict.type]
        kind.rows += 1
        kind.general += verdict.general
        match verdict.outcome:
            case "fine":
                kind.fine += 1
            case "finding":
                kind.findings += 1
                self._find(verdict.reason, Example(row.where, edit.edit, verdict.detail, edit.input, edit.output))
            case "not checkable":
                kind.unchecked[verdict.reason] += 1
        if edit.edit:
            self._gauge.add(edit.edit)
            self._compare(row)

    def add_malformed(self, row: Malformed) -> None:
        """Count a row that is no edit."""
        self.malformed += 1
        self._find(MALFORMED, Example(row.where, "", row.what))

    def _find(self, reason: str, example: Example) -> None:
        self.reasons[reason] += 1
        if len(self.examples[reason]) < self._shown:
            self.examples[reason].append(example)

    def _compare(self, row: Row) -> None:
        edit = row.edit
        whole = _hash(edit.input, edit.edit, edit.output)
        if edit.input or edit.output:
            self.twice += whole in self._seen
            self._seen.add(whole)
        if not edit.input:
            return
        asked = _bits(edit.edit)
        instruction, shown = _hash(edit.edit), _bits(edit.input) & ~asked
        before = self._inputs.setdefault(instruction, shown)
        self.strange_inputs += bool(before and shown) and not before & shown

    @property
    def rows(self) -> int:
        """All rows that were read, malformed ones too."""
        return self.malformed + self.left_out + sum(kind.rows for kind in self.types.values())

    @property
    def findings(self) -> int:
        """Rows that are refused, malformed ones too."""
        return self.malformed + sum(kind.findings for kind in self.types.values())

    @property
    def judged(self) -> int:
        """Rows of which anything was checked, be it the instruction alone."""
        edits = sum(kind.rows - kind.unchecked[NO_EDIT] for kind in self.types.values())
        return self.malformed + edits

    @property
    def refused(self) -> float:
        """The share of those judged that are refused, 0 to 1."""
        return self.findings / self.judged if self.judged else 0.0

    @property
    def diversity(self) -> Diversity:
        """How varied the instructions are."""
        return self._gauge.result()

    def as_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            "rows": self.rows,
            "judged": self.judged,
            "findings": self.findings,
            "refused": round(self.refused, 6),
            "malformed": self.malformed,
            "left_out": self.left_out,
            "types": {
                name: {
                    "rows": kind.rows,
                    "fine": kind.fine,
                    "findings": kind.findings,
                    "not_checkable": dict(kind.unchecked.most_common()),
                    "general_checks_only": kind.general,
                }
                for name, kind in sorted(self.types.items())
            },
            "reasons": [
                {
                    "reason": reason,
                    "count": count,
                    "meaning": meaning_of(reason),
                    "examples": [asdict(example) for example in self.examples[reason]],
                }
                for reason, count in self.reasons.most_common()
            ],
            "duplicate_rows": self.twice,
            "same_instruction_other_input": self.strange_inputs,
            "diversity": asdict(self.diversity),
        }


def meaning_of(reason: str) -> str:
    """What a reason means."""
    return "the row cannot be read" if reason == MALFORMED else MEANINGS[reason]


def _hash(*texts: str) -> int:
    told = "\0".join(" ".join(words(text)) for text in texts)
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest())


def _bits(text: str) -> int:
    """A text's content words as bits of one number: two texts without a common bit have no word in common."""
    bits = 0
    for key in content_keys(text):
        bits |= 1 << (int.from_bytes(blake2b(key.encode(), digest_size=2).digest()) % _BITS)
    return bits
