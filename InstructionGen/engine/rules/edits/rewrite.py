"""A caption with words taken out or put in: spacing, commas, articles and the capital at the start come out right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from InstructionGen.english import Sentence, article

_ARTICLE = re.compile(r"\b(a|an|A|An|AN) ([^\W_][\w'-]*)")
_NO_SPACE_BEFORE = frozenset(",.;:!?)]”'’") | {"'s", "’s"}


class Rewrite:
    """Collects changes to one sentence by token index, and renders the result."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._gone: set[int] = set()
        self._instead: dict[int, str] = {}
        self._rewritten: set[int] = set()

    def drop(self, first: int, last: int) -> None:
        """Takes out the tokens from ``first`` up to, not including, ``last``."""
        self._gone.update(range(first, last))

    def put(self, first: int, last: int, text: str, keeping: Iterable[tuple[int, int]] = ()) -> None:
        """Puts the text in the place of the tokens; ``keeping`` are the stretches of them that the text holds."""
        self.drop(first, last)
        for begin, end in keeping:
            self._rewritten.update(range(begin, end))
        if text:
            self._instead[first] = text

    def kept(self) -> tuple[int, ...]:
        """Indices of the tokens that stay."""
        return tuple(i for i in range(len(self._sentence.tokens)) if i not in self._gone or i in self._rewritten)

    def dropped(self) -> frozenset[int]:
        """Indices of the tokens that go."""
        return frozenset(self._gone - self._rewritten)

    def render(self) -> str:
        """The caption after the changes."""
        tokens = self._sentence.tokens
        pieces: list[str] = []
        previous = -2
        for i, token in enumerate(tokens):
            if i in self._instead:
                pieces.append(" " + self._instead[i])
            elif i in self._gone:
                continue
            elif previous == i - 1 and i - 1 not in self._gone:
                pieces.append(self._sentence.text[tokens[i - 1].end : token.end])
            else:
                pieces.append(("" if token.text in _NO_SPACE_BEFORE else " ") + token.text)
            previous = i
        return finish("".join(pieces), like=self._sentence.text)


def finish(text: str, like: str) -> str:
    """Mends commas and articles, and begins with a capital where the model text does."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",(\s*,)+", ",", text)
    text = re.sub(r",\s*([.;!?])", r"\1", text)
    text = re.sub(r"^[,;:\s]+|[,;:\s]+$", "", text)
    text = fit_articles(text, like)
    if like[:1].isupper() and text[:1].islower():
        text = text[0].upper() + text[1:]
    return text


def fit_articles(text: str, like: str) -> str:
    """Sets *a* and *an* right before words that did not follow them in the model text.

    The author's own articles stand: *standing on a and near* is a slip, *an US navy ship* a choice, neither is ours.
    """
    given = {found.group(0).lower() for found in _ARTICLE.finditer(like)}

    def fit(found: re.Match[str]) -> str:
        if found.group(0).lower() in given:
            return found.group(0)
        old, word = found.group(1), found.group(2)
        shouted = old.isupper() and word.isupper() and len(word) > 1 and like.isupper()
        right = article(word.lower() if shouted else word)
        return (right.upper() if shouted else right.capitalize() if old[0] == "A" else right) + " " + word

    return _ARTICLE.sub(fit, text)


def listed(items: Iterable[str], oxford: bool = False) -> str:
    """``a, b and c``; with ``oxford`` a comma stands before *and* where there are three or more."""
    names = list(items)
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return ", ".join(names[:-1]) + (", and " if oxford else " and ") + names[-1]
