"""The run: the only loop. It drives thousands of tasks at once over one engine, yields outcomes, and prints nothing.

A follow-up question is put to the engine as soon as it exists, so the engine's batch never drains between the phases
of a task. Items are written in the order of their source, whatever the order of the answers: the files of a run do
not depend on the engine's timing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from InstructionGen.engine import Engine
from InstructionGen.errors import EngineError, Rejected
from InstructionGen.records import Completion, Item, Record, Reject, Request
from InstructionGen.rundir import Outcome, RunDir
from InstructionGen.tasks import Steps, Task

AHEAD = 4
"""Items begun but not yet written, in windows of the engine: how long a slow first one may hold back the others."""


@dataclass(slots=True, eq=False)
class _Slot:
    """One item on its way."""

    item: str
    steps: Steps | None = None
    outcome: Outcome | None = None


def run(
    task: Task,
    items: Iterable[Item | Reject],
    engine: Engine,
    home: RunDir,
    *,
    seed: int = 0,
    window: int | None = None,
) -> Iterator[Outcome]:
    """Write every item not yet written, yielding each outcome once its lines are handed to the directory.

    Args:
        task: what to write about each item.
        items: the source, from its beginning, also when resuming. Its rejects are written down as they are.
        engine: who answers.
        home: where it is written; already entered.
        seed: the run's seed, kept in every record.
        window: how many items to have on the way at once; by default as many as the engine can hold.

    Raises:
        EngineError: the engine died, or left a question without an answer.
        OutputError: the directory cannot be written.
    """
    window = window or engine.window
    asking: dict[str, _Slot] = {}
    line: deque[_Slot] = deque()

    def go_on(slot: _Slot, completion: Completion | None) -> None:
        """Hand a task its answer; take its next question, or its end."""
        assert slot.steps is not None
        try:
            request: Request = next(slot.steps) if completion is None else slot.steps.send(completion)
        except StopIteration as done:
            slot.outcome = Outcome(slot.item, _stamp(done.value, engine, seed))
        except Rejected as why:
            reject = Reject(slot.item, task.name, why.stage, why.reason, why.detail, why.raw, task.card, engine.model)
            slot.outcome = Outcome(slot.item, reject=reject)
        else:
            if request.id in asking:
                raise RuntimeError(f"two questions called {request.id!r} at once")
            asking[request.id] = slot
            engine.submit(request)

    todo = home.remaining(items)
    more = True
    while more or line:
        while more and len(asking) < window and len(line) < AHEAD * window:
            item = next(todo, None)
            if item is None:
                more = False
            elif isinstance(item, Reject):
                line.append(_Slot(item.item, outcome=Outcome(item.item, reject=replace(item, task=task.name))))
            else:
                slot = _Slot(item.id, task.write(item))
                line.append(slot)
                go_on(slot, None)
        while line and (outcome := line[0].outcome) is not None:
            line.popleft()
            home.write(outcome)
            yield outcome
        if asking:
            answered = False
            for completion in engine.poll():
                answered = True
                home.tally.usage.add(completion)
                go_on(asking.pop(completion.id), completion)
            if not answered:
                raise EngineError(
                    f"the engine stopped with {len(asking)} questions open; run the same command to go on"
                )


def _stamp(records: list[Record], engine: Engine, seed: int) -> tuple[Record, ...]:
    """Number an item's records ``#1/n`` to ``#n/n`` and say who wrote them."""
    count = len(records)
    return tuple(
        replace(
            record,
            id=f"{record.item}#{number}/{count}",
            model=engine.model,
            model_licence=engine.licence,
            seed=seed,
        )
        for number, record in enumerate(records, 1)
    )
