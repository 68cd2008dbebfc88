"""What a run gets out of vLLM: ``python bench/engine.py [--requests 1000] [--model FOLDER] [--device cpu]``.

The same questions go through raw ``LLM.chat`` and through a run, with equal engines, in one process, turn by turn. A
run also renders cards, follows up, reorders and writes files. Judged, the raw side makes two full passes: all answers,
then all verdicts. Every pass begins with an empty prefix cache.

* ``run_over_raw``         records per second of a run ÷ answers per second of ``LLM.chat``
* ``judged_run_over_raw``  the same with a verdict on every answer
* ``cache_hit``            the share of prompt tokens that came from the prefix cache, with four variants of examples
* ``shuffled_…``           the same run with the examples drawn anew for every question, as research scripts do

Without ``--model`` a tiny random checkpoint is made, so what is measured is the software around the model.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cards import Card, load_card
from InstructionGen.engine import Options
from InstructionGen.engine.vllm import VllmEngine
from InstructionGen.errors import InstructionGenError
from InstructionGen.pool import load_pool
from InstructionGen.records import Item, Record, Request
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.tasks import Steps, seed_for

TOKENS = 48
"""Of an answer, at most: what an edit of a COCO caption takes."""


class Questions:
    """Asks a card about an item, and a judge about the answer, whatever it is: every pass has the same work."""

    name = "bench.engine"
    card = ""

    def __init__(self, asks: Card, judge: Card | None = None) -> None:
        self.asks = asks
        self.judges = judge
        self.judge = None

    def first(self, item: Item) -> Request:
        """The question."""
        key = f"{item.id}#{self.name}.0"
        return Request(
            key,
            self.asks,
            {"caption": item.captions[0], "concepts": item.concepts, "manner": "command"},
            seed_for(0, key),
        )

    def second(self, item: Item, answer: str) -> Request:
        """The question about its answer."""
        assert self.judges is not None
        said = {"caption": item.captions[0], "edit": "Add it.", "output": " ".join(answer.split())}
        return Request(f"{item.id}#{self.name}.1", self.judges, said)

    def write(self, item: Item) -> Steps:
        """One record."""
        answer = yield self.first(item)
        scores = {}
        if self.judges:
            verdict = yield self.second(item, answer.text)
            scores = dict(verdict.logprobs or {})
        return [Record("", item.id, self.name, {"answer": answer.text}, item.image, item.source, scores=scores)]


class Raw:
    """``LLM.chat`` with everything in one call, as vLLM's documentation has it, on an engine like the run's."""

    def __init__(self, engine: VllmEngine) -> None:
        from vllm import LLM

        self._engine = engine
        self._llm = LLM(**engine.arguments)

    def chat(self, requests: Sequence[Request]) -> list[str]:
        """The answers, in order."""
        chats = [[{"role": m.role, "content": m.content} for m in request.messages()] for request in requests]
        sampling = [self._engine.sampling(request, TOKENS) for request in requests]
        return [output.outputs[0].text for output in self._llm.chat(chats, sampling, use_tqdm=False)]

    def forget(self) -> None:
        """Empty the prefix cache."""
        self._llm.llm_engine.reset_prefix_cache()


def items(count: int) -> list[Item]:
    """Captions of everyday length, made of the pool's names."""
    names = [concept.name for concept in load_pool() if concept.familiarity >= 2]
    return [
        Item(
            f"bench/{n:06d}",
            "bench",
            captions=(f"A {names[n % len(names)]} next to a {names[7 * n % len(names)]} in front of a window.",),
            concepts=tuple(names[(n * k) % len(names)] for k in (3, 5, 11, 13)),
        )
        for n in range(count)
    ]


def one_run(engine: VllmEngine, task: Questions, todo: list[Item]) -> tuple[float, float]:
    """Items per second of a run with an empty prefix cache, and its cache hits."""
    engine.forget()
    with tempfile.TemporaryDirectory() as folder, RunDir(Path(folder) / "run", {}) as home:
        began = time.perf_counter()
        for _ in run(task, todo, engine, home):
            pass
        home.finish()
        return len(todo) / (time.perf_counter() - began), home.tally.usage.cache_hit


def one_raw(raw: Raw, task: Questions, todo: list[Item]) -> float:
    """Items per second of ``LLM.chat``; judged, of two calls of it."""
    raw.forget()
    began = time.perf_counter()
    answers = raw.chat([task.first(item) for item in todo])
    if task.judges:
        raw.chat([task.second(item, answer) for item, answer in zip(todo, answers, strict=True)])
    return len(todo) / (time.perf_counter() - began)


def with_variants(card: Card, count: int) -> Card:
    """The card with so many fixed draws of its examples."""
    return Card.model_validate({**card.model_dump(), "variants": count})


@dataclass
class Measured:
    """What one comparison found: rates and cache hits by side, a value a round."""

    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    hits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def ratio(self, above: str, below: str) -> float:
        """The median over the rounds of one side's rate in shares of the other's."""
        return statistics.median(a / b for a, b in zip(self.rates[above], self.rates[below], strict=True))

    def rate(self, side: str) -> float:
        """The median rate of a side."""
        return statistics.median(self.rates[side])

    def hit(self, side: str) -> float:
        """The median share of cache hits of a side."""
        return statistics.median(self.hits[side])


def compare(engine: VllmEngine, count: int, rounds: int) -> Measured:
    """Run and raw turn by turn, plain and judged; after them the run with examples shuffled for every question."""
    raw = Raw(engine)
    asks = with_variants(load_card("edit", "add").drawn_with({"max_tokens": TOKENS}), 4)
    tasks = {"plain": Questions(asks), "judged": Questions(asks, load_card("judge", "edit"))}
    shuffled = Questions(with_variants(asks, 1_000_003))
    todo = items(count)
    for task in tasks.values():  # compile grammars, warm up
        one_run(engine, task, todo[:64])
        one_raw(raw, task, todo[:64])
    found = Measured()
    print(f"{count:,} items a pass, {rounds} rounds; items/s", flush=True)
    for number in range(rounds):
        for name, task in tasks.items():
            for side in ("raw", "run") if number % 2 else ("run", "raw"):
                rate, hit = (one_raw(raw, task, todo), 0.0) if side == "raw" else one_run(engine, task, todo)
                found.rates[f"{name} {side}"].append(rate)
                found.hits[f"{name} {side}"].append(hit)
        rate, hit = one_run(engine, shuffled, todo)
        found.rates["shuffled run"].append(rate)
        found.hits["shuffled run"].append(hit)
        line = "  ".join(f"{name} {taken[-1]:.0f}" for name, taken in found.rates.items())
        print(f"  round {number + 1}: {line}", flush=True)
    return found


def main() -> None:
    """Print the table and the result line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--requests", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--model", help="a checkpoint; by default a tiny random one")
    options.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    chosen = options.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    with tempfile.TemporaryDirectory() as folder:
        model = chosen.model
        if model is None:
            from tests.engine.checkpoints import make_llama

            model = str(make_llama(Path(folder) / "tiny-llama"))
        engine = VllmEngine(Options(model=model, device=chosen.device))
        found = compare(engine, chosen.requests, chosen.rounds)
        engine.close()
    print(
        f"RESULT run_over_raw={found.ratio('plain run', 'plain raw'):.3f} "
        f"judged_run_over_raw={found.ratio('judged run', 'judged raw'):.3f} cache_hit={found.hit('plain run'):.3f} "
        f"judged_cache_hit={found.hit('judged run'):.3f} shuffled_cache_hit={found.hit('shuffled run'):.3f} "
        f"shuffled_over_grouped={found.ratio('shuffled run', 'plain run'):.3f} "
        f"run_per_s={found.rate('plain run'):.0f}"
    )


if __name__ == "__main__":
    try:
        main()
    except InstructionGenError as error:
        raise SystemExit(f"Error: {error}") from error
