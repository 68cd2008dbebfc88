"""Free text of models -> quadruples: caption before; instruction; caption after; key words.

Models are asked for lines like ``1. A cup on a table.; What if a cat came by?; A cup on the floor.; floor`` and answer
with such lines and with much else: bullets, tables, Markdown, labels, a part a line, wrapped lines, JSON whole or cut
short, and chatter around it all. Nothing is guessed: a line ends in a quadruple or is told as one that was not read,
with the reason.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from InstructionGen.checks.consequence import asks
from InstructionGen.sources.json_lines import labelled, line_of_json

FIELDS = ("input", "edit", "output", "key_words")


class Quadruple(NamedTuple):
    """One that was read."""

    input: str
    edit: str
    output: str
    key_words: str
    lines: tuple[int, ...] = ()
    """The numbers of the lines that it was written on."""


class Unread(NamedTuple):
    """A line that is no part of a quadruple."""

    line: int
    text: str
    why: str
    entry: str = ""
    """Of a JSON file, the text that the line is of: ``3``, ``sample0``."""


_SEPARATORS = ";；|｜"
_BETWEEN = _SEPARATORS + "-–—•*( /→⇒=>"
"""What may stand between two labelled parts."""
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})[\w+-]*\s*$")
_RULE = re.compile(r"^[\s|｜:+=*_—-]+$")
_EMPHASIS = re.compile(r"\*\*|__|`")
_NUMBER = re.compile(
    r"^(?:#{1,6}\s*)?(?:(?:sample|example|item|no|entry|quadruple)\.?\s*#?\d{1,6}\b\s*[.):\]、]*|"
    r"[(\[]?\d{1,6}\s?[.):\]、]+(?!\d))\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-*•·‣▪●–—+]\s+|#{1,6}\s+|•)")
_TEXT = r"(?:[\s_-]+(?:captions?|cations?|descriptions?|image|text))?"
_LABELS = {
    "input": rf"(?:original|before|initial|source|first|input){_TEXT}|caption",
    "edit": r"(?:edit(?:ing)?[\s_-]+)?(?:instructions?|instuctions?)|edit|question|what\s+happens",
    "output": rf"(?:target|after|edited|final|output|result(?:ing)?|new){_TEXT}",
    "key_words": r"key[\s_-]*words?|key[\s_-]+phrases?",
}
_LABEL = re.compile(
    r"(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _LABELS.items()) + r")\s*[:：=]\s*", re.IGNORECASE
)
_BEFORE_LABEL = re.compile(r"[.?!,;；|｜)\"”'’\s\d]\s*[-*•(]*\s*$")
_BRACKETS = re.compile(r"^[\s\[\]{},]+$")
_HEADING = re.compile("(?:" + "|".join(_LABELS.values()) + r"|#|no\.?|number|id)$", re.IGNORECASE)
_LONGEST_KEY = 6
_MOST_LINES = 24
"""Of one quadruple: what goes on longer is none, and need not be looked at again with every line."""


@dataclass(slots=True)
class _Entry:
    """What may become one quadruple."""

    marked: bool
    """It begins with a number or a bullet."""
    lines: list[int] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    nested: bool = False
    """Its parts stand under its number, with bullets of their own."""

    def add(self, number: int, raw: str, body: str) -> None:
        self.lines.append(number)
        self.raw.append(raw)
        self.bodies.append(body)

    def parts(self, *more: str) -> list[str]:
        """What it falls into, with lines that might follow."""
        return _parts([*self.bodies, *more])

    def has(self, label: str) -> bool:
        return label in _by_label(" ".join(self.bodies))

    @property
    def labelled(self) -> bool:
        return bool(self.bodies) and any(_label_of(body) for body in self.bodies)

    @property
    def complete(self) -> bool:
        return _fault(self.parts()) == ""


def read_quadruples(text: str) -> Iterator[Quadruple | Unread]:
    """The quadruples of a text, and each line that is blank in none of them.

    The lines' numbers begin with 1. Every line that is not blank is one of a quadruple's, or an ``Unread``.
    """
    current: _Entry | None = None
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = _plain(raw)
        if not line:
            if current and not current.nested and not (current.labelled and not current.complete):
                yield from _closed(current)
                current = None
            continue
        if why := _not_text(line):
            if why != "code fence" or (current and current.complete):
                yield from _closed(current)
                current = None
            yield Unread(number, raw, why)
            continue
        numbered, bulleted, body = _unmarked(line)
        if not _goes_on(current, body, numbered=numbered, bulleted=bulleted):
            yield from _closed(current)
            current = _Entry(numbered or bulleted)
        assert current is not None
        if not body and numbered:
            current.nested = True
        current.add(number, raw, body)
    yield from _closed(current)


def read_texts(text: str) -> Iterator[Quadruple | Unread]:
    """The same of a file's content, which may be JSON: a text, a list of texts, or texts by name."""
    for entry, one in _texts(text.removeprefix("\ufeff")):
        if isinstance(one, Unread):
            yield one
            continue
        for found in read_quadruples(one):
            yield found._replace(entry=entry) if isinstance(found, Unread) else found


def _texts(text: str) -> Iterator[tuple[str, str | Unread]]:
    try:
        found = json.loads(text) if text.lstrip()[:1] in ('"', "[", "{") else text
    except (ValueError, RecursionError):
        found = text
    whole = found if isinstance(found, str) else labelled(found, _is_label)
    if whole or isinstance(found, str):
        yield "", whole
        return
    rows = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, row in rows:
        for one in row if isinstance(row, list) else [row]:
            shown = json.dumps(one, ensure_ascii=False)
            text = one if isinstance(one, str) else labelled(one, _is_label)
            yield str(name), text or Unread(1, shown, "not a text", str(name))


def _plain(raw: str) -> str:
    """A line without its dress: quotation of mails, emphasis, marks that nobody sees."""
    visible = "".join(
        letter if unicodedata.category(letter)[0] != "C" else " " if letter in "\t\x0b\x0c" else "" for letter in raw
    )
    return line_of_json(re.sub(r"^(?:>\s*)+", "", " ".join(visible.split())), _is_label)


def _not_text(line: str) -> str:
    if _FENCE.match(line):
        return "code fence"
    if _RULE.match(line):
        return "rule"
    if _BRACKETS.match(line):
        return "bracket"
    cells = [cell for cell in _split(_EMPHASIS.sub("", line)) if cell]
    return "heading" if len(cells) > 2 and all(_HEADING.match(cell.rstrip(":")) for cell in cells) else ""


def _unmarked(line: str) -> tuple[bool, bool, str]:
    """Whether a line is numbered, whether it has a bullet, and what it says."""
    line = _EMPHASIS.sub("", line).strip()
    bullet = _BULLET.match(line)
    if bullet:
        line = line[bullet.end() :]
    number = _NUMBER.match(line)
    if number:
        line = line[number.end() :]
        line = _BULLET.sub("", line)
    return bool(number), bool(bullet), line.strip()


def _goes_on(current: _Entry | None, body: str, *, numbered: bool, bulleted: bool) -> bool:
    """Whether a line belongs to what was begun."""
    if current is None or len(current.lines) == _MOST_LINES:
        return False
    label = _label_of(body)
    if label:
        return (current.labelled or not any(current.bodies)) and not current.has(label)
    count = len(_parts([body]))
    if numbered or bulleted:
        return bulleted and not numbered and current.nested and count == 1 and not current.complete
    if len(current.parts()) >= len(FIELDS) and _bare(current.parts()[-1]):
        return current.complete and _is_wrapped(current.bodies[-1], body)
    if current.labelled or count < len(FIELDS):  # and no chatter before it
        return current.labelled or current.marked or not current.bodies[-1].endswith((":", "!"))
    return current.marked and _fault(current.parts(body)) == ""


def _is_wrapped(before: str, body: str) -> bool:
    """Whether a line behind key words is more of them."""
    more = body[:1].islower() and not body.endswith((".", "!", "?", ":")) and len(body.split()) <= _LONGEST_KEY
    return len(_split(body)) == 1 and (before.endswith(",") or more)


def _closed(entry: _Entry | None) -> Iterator[Quadruple | Unread]:
    """What became of an entry."""
    if entry is None:
        return
    parts = entry.parts()
    why = _fault(parts)
    if not why:
        before, ask, after, *keys = map(_bare, parts)
        yield Quadruple(before, ask, after, ", ".join(keys), tuple(entry.lines))
    else:
        yield from (Unread(number, raw, why) for number, raw in zip(entry.lines, entry.raw, strict=True))


def _fault(parts: Sequence[str]) -> str:
    """Why parts are no quadruple; empty where they are one."""
    said = sum(bool(_bare(part)) for part in parts)
    if len(parts) <= 1:
        return "no parts"
    if said < len(parts) and len(parts) >= len(FIELDS):
        return "an empty part"
    if said < len(FIELDS):
        return f"{said} of 4 parts"
    if any(len(part.split()) > _LONGEST_KEY or part.rstrip().endswith(("?", "!")) for part in parts[4:]):
        return "more than 4 parts"
    return ""


def _parts(bodies: Sequence[str]) -> list[str]:
    """The four parts where there are four; else whatever there is."""
    named = _by_label(" ".join(bodies))
    if len(named) > 1:
        return [named[name] for name in FIELDS if name in named]
    parts = _split(" ".join(bodies))
    lines = [body for body in bodies if body]
    if len(parts) == 1 and len(lines) == len(FIELDS) and asks(lines[1]):
        return lines
    if len(parts) > 1 and parts[0].strip(".)(").isdigit():  # the column of a table that counts
        return parts[1:]
    return parts


def _split(text: str) -> list[str]:
    """The parts between separators, those in quotation marks left whole; none that is empty at either end."""
    separators = "|｜" if sum(text.count(mark) for mark in "|｜") > 1 else ";；"
    parts, closing = [""], ""
    for at, letter in enumerate(text):
        if closing:
            closing = "" if letter == closing else closing
        elif letter in _QUOTES and not parts[-1].strip() and _QUOTES[letter] in text[at + 1 :]:
            closing = _QUOTES[letter]
        elif letter in separators:
            parts.append("")
            continue
        parts[-1] += letter
    parts = [part.strip() for part in parts]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    while len(parts) > 1 and not parts[0] and separators[0] == "|":
        parts.pop(0)
    return parts


def _is_label(name: str) -> bool:
    return _LABEL.match(f"{name}:") is not None


def _label_of(body: str) -> str:
    """The field whose label a line begins with; empty where it begins with none."""
    found = _LABEL.match(body)
    return (found.lastgroup or "") if found else ""


def _by_label(text: str) -> dict[str, str]:
    """Field -> what stands behind its label."""
    marks = [mark for mark in _LABEL.finditer(text) if _begins_a_part(text, mark.start())]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    named: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=False):
        value = text[mark.end() : end]
        named.setdefault(mark.lastgroup or "", value.strip().strip(_BETWEEN).strip())
    return named


def _begins_a_part(text: str, at: int) -> bool:
    """Whether a label may stand there: at the beginning, or behind what ends a part."""
    return not at or _BEFORE_LABEL.search(text[max(0, at - 12) : at]) is not None


def _bare(part: str) -> str:
    """A part without its label, and without quotation marks around all of it."""
    part = part.strip()
    label = _LABEL.match(part)
    if label:
        part = part[label.end() :].strip()
    part = part.strip("*").strip()
    if len(part) > 1 and _QUOTES.get(part[0]) == part[-1] and part[-1] not in part[1:-1]:
        part = part[1:-1].strip()
    return part if any(letter.isalnum() for letter in part) else ""


def rendered(rows: Iterable[Quadruple]) -> str:
    """The quadruples as lines that ``read_quadruples`` reads."""
    return "\n".join(f"{number}. {'; '.join(row[:4])}" for number, row in enumerate(rows, 1))
