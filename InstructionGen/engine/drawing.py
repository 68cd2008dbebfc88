"""How the transformers engine draws tokens: every row of a batch by its own grammar, sampling and seed.

``generate`` draws a whole batch from one stream of dice, so an answer would depend on its neighbours. Here each row has
dice of its own: a logits processor leaves one token standing, which greedy decoding then takes. Drawing is by Gumbel's
trick in its exponential form: the token with the largest p / e, e exponential noise, is a sample of p.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
import xgrammar
from transformers import LogitsProcessor

from InstructionGen.records import Sampling


class Grammars:
    """JSON schemas compiled for a vocabulary, each once."""

    def __init__(self, tokenizer: Any, vocabulary: int, stops: Sequence[int]) -> None:
        about = xgrammar.TokenizerInfo.from_huggingface(tokenizer, vocab_size=vocabulary, stop_token_ids=list(stops))
        self._compiler = xgrammar.GrammarCompiler(about)
        self._compiled: dict[str, Any] = {}

    def matcher(self, schema: Mapping[str, Any]) -> Any:
        """A matcher at its beginning. Raises ``ValueError`` for a schema that cannot be compiled."""
        key = json.dumps(schema)
        if key not in self._compiled:
            try:
                self._compiled[key] = self._compiler.compile_json_schema(key, any_whitespace=False)
            except RuntimeError as error:
                raise ValueError(str(error)) from error
        return xgrammar.GrammarMatcher(self._compiled[key])


@dataclass(slots=True)
class Row:
    """How one answer of a batch is drawn."""

    sampling: Sampling
    seed: int
    limit: int
    """Tokens it may have."""
    matcher: Any = None
    """The grammar it keeps to, if any."""


class Drawing(LogitsProcessor):  # type: ignore[misc]
    """Leaves each row one token: the one its own dice drew."""

    def __init__(self, rows: Sequence[Row], stops: Sequence[int], device: torch.device) -> None:
        self._rows = rows
        self._stops = frozenset(stops)
        self._stop = stops[0]
        self._ended = [False] * len(rows)
        self._dice = [torch.Generator(device).manual_seed(row.seed) for row in rows]
        self._step = 0
        self._temperature = torch.tensor([[max(row.sampling.temperature, 1e-5)] for row in rows], device=device)
        self._top_p = torch.tensor([[row.sampling.top_p] for row in rows], device=device)
        self._greedy = torch.tensor([row.sampling.temperature == 0 for row in rows], device=device)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Scores in which all tokens but the drawn one are impossible."""
        if self._step:
            self._take_in(input_ids[:, -1].tolist())
        self._keep_to_grammars(scores)
        drawn = self._draw(scores.float())
        for number, row in enumerate(self._rows):
            if self._ended[number] or self._step >= row.limit:
                drawn[number] = self._stop
        self._step += 1
        return torch.full_like(scores, -torch.inf).scatter_(1, drawn[:, None], 0.0)

    def _take_in(self, last: list[int]) -> None:
        for number, token in enumerate(last):
            if token in self._stops:
                self._ended[number] = True
            elif not self._ended[number] and (matcher := self._rows[number].matcher) is not None:
                matcher.accept_token(token)

    def _keep_to_grammars(self, scores: torch.Tensor) -> None:
        bound = [n for n, row in enumerate(self._rows) if row.matcher is not None and not self._ended[n]]
        if not bound:
            return
        mask = xgrammar.allocate_token_bitmask(len(self._rows), scores.shape[1])
        for number in bound:
            self._rows[number].matcher.fill_next_token_bitmask(mask, number)
        xgrammar.apply_token_bitmask_inplace(scores, mask.to(scores.device), indices=bound)

    def _draw(self, scores: torch.Tensor) -> torch.Tensor:
        """One token id a row."""
        best = scores.argmax(-1)
        if self._greedy.all():
            return best
        chances = torch.softmax(scores / self._temperature, -1)
        if bool((self._top_p < 1).any()):
            chances = _nucleus(chances, self._top_p)
        noise = torch.empty_like(chances)
        for number, dice in enumerate(self._dice):
            if not self._ended[number]:
                noise[number].exponential_(generator=dice)
        return torch.where(self._greedy, best, (chances / noise.clamp_min(1e-20)).argmax(-1))


def _nucleus(chances: torch.Tensor, top_p: torch.Tensor) -> torch.Tensor:
    """Only the likeliest tokens that together reach ``top_p``; the first of them always."""
    ordered, order = chances.sort(-1, descending=True)
    before = ordered.cumsum(-1) - ordered
    return chances.masked_fill(torch.zeros_like(chances, dtype=torch.bool).scatter_(1, order, before >= top_p), 0.0)
