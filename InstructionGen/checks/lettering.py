"""Is an edit of the lettering in a picture true: the same caption but for the words it quotes?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import require_instruction
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import content_keys
from InstructionGen.english import article

# A single mark opens only before a word and closes only after one, so that "it's" and "the dogs' bowl" quote nothing.
_QUOTE = re.compile(
    r"""“([^“”]*)”|"([^"]*)"|„([^„“”]*)[“”]|«([^«»]*)»|(?<!\w)‘((?:[^‘’]|’(?=\w))*)’(?!\w)|(?<!\w)'(?=\S)((?:[^']|'(?=\w))*)(?<=\S)'(?!\w)"""
)
_STRAY = re.compile(r"[“”\"„«»]")
_OLD_FIRST = re.compile(r"^\s*(?:to|into|with|as)\b", re.IGNORECASE)
_NEW_FIRST = re.compile(r"\b(?:instead\s+of|in\s+(?:the\s+)?place\s+of|rather\s+than|where)\b", re.IGNORECASE)
_SENTENCE_END = ".,!?;:"
_WORDS = re.compile(r"\w+(?:['’-]\w+)*|[&@#%+=*/]")


LEAST_KEPT = 2 / 3
"""Share of the caption's content words that an input of its own must keep."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """A caption around the one lettering that it quotes."""

    before: tuple[str, ...]
    lettering: str
    after: tuple[str, ...]


def quoted(text: str) -> tuple[str, ...]:
    """All that the text has in quotation marks, straight or curly, single or double, without the marks."""
    return tuple(" ".join(next(g for g in match.groups() if g is not None).split()) for match in _QUOTE.finditer(text))


def changes_lettering(edit: Edit) -> None:
    """Refuse unless the captions differ in their one quoted lettering alone and the instruction quotes the new one."""
    if edit.input.strip() == edit.output.strip():
        refuse("output repeats input")
    old, new = _read(edit.input), _read(edit.output)
    _check_source(edit, old)
    if old.lettering.casefold() == new.lettering.casefold():
        refuse("lettering unchanged", new.lettering)
    if len(old.lettering.split()) != len(new.lettering.split()):
        refuse("number of words differs", f"{old.lettering} / {new.lettering}")
    _check_around(old, new)
    require_instruction(edit, wants="change", parts=(*old.before, *old.after))
    _check_quotes(edit.edit, old.lettering, new.lettering)


def _read(caption: str) -> Quoting:
    found = list(_QUOTE.finditer(caption))
    rest = _QUOTE.sub("", caption)
    if len(found) != 1 or _STRAY.search(rest):
        refuse("lettering not quoted once", caption)
    lettering = quoted(caption)[0]
    if not _WORDS.search(lettering):
        refuse("lettering not quoted once", "nothing is written between the marks")
    before, after = caption[: found[0].start()], caption[found[0].end() :]
    return Quoting(_words(before), lettering, _words(after))


def _check_source(edit: Edit, old: Quoting) -> None:
    """Refuse an input that is about another picture. It may reword the caption to make room for the lettering."""
    if edit.lettering and old.lettering.casefold() != " ".join(edit.lettering.split()).casefold():
        refuse("not the lettering of the picture", f"{old.lettering} / {edit.lettering}")
    told = content_keys(edit.caption)
    said = set(content_keys(edit.input))
    if told and sum(key in said for key in told) < LEAST_KEPT * len(told):
        refuse("not the caption of the picture", edit.caption)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORDS.findall(text))


def _check_around(old: Quoting, new: Quoting) -> None:
    """Refuse a caption that differs outside its lettering, the sound of an article just before it excepted."""
    articles = {"a", "an"}
    if old.before and new.before and old.before[-1] in articles and new.before[-1] in articles:
        fitted = old.before[-1] == article(old.lettering)
        if fitted and new.before[-1] != article(new.lettering):
            refuse("article does not fit", f"{new.before[-1]} {new.lettering}")
        ours, theirs = old.before[:-1], new.before[:-1]
    else:
        ours, theirs = old.before, new.before
    for mine, yours in ((ours, theirs), (old.after, new.after)):
        if mine != yours:
            refuse("something else changed", f"{' '.join(mine)} / {' '.join(yours)}")


def _check_quotes(instruction: str, old: str, new: str) -> None:
    matches = list(_QUOTE.finditer(instruction))
    texts = [_plain(text) for text in quoted(instruction)]
    if not 1 <= len(texts) <= 2 or _plain(new) not in texts:
        refuse("instruction does not quote the lettering", instruction)
    if len(texts) == 1:
        return
    if _plain(old) not in texts:
        refuse("instruction does not quote the lettering", f"{old!r} is not what it quotes beside the new")
    between = instruction[matches[0].end() : matches[1].start()]
    exchanged = re.match(r"\s*for\b", between) and re.search(
        r"\b(?:swap|trade|exchange|change)\b", instruction.casefold()
    )
    if texts[0] == _plain(new) and not _NEW_FIRST.search(between) and (_OLD_FIRST.match(between) or exchanged):
        refuse("instruction is the wrong way round", instruction)
    if texts[0] == _plain(old) and _NEW_FIRST.search(between):
        refuse("instruction is the wrong way round", instruction)


def _plain(text: str) -> str:
    """The text without the full stop that some writers put inside the closing mark."""
    return text.rstrip(_SENTENCE_END).casefold()
