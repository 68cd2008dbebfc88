"""The loop: every item ends once, answers find their items, and nothing depends on the engine's timing."""

from __future__ import annotations

import itertools
from pathlib import Path

import orjson
import pytest

from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Reject
from InstructionGen.run import AHEAD, run
from InstructionGen.rundir import RunDir
from tests.doubles import Contrary, Questions, items


def drive(path: Path, task, rows, engine, **options):
    with RunDir(path, {"task": task.name}) as home:
        outcomes = list(run(task, rows, engine, home, **options))
        home.finish()
    return outcomes


def lines(path: Path) -> list[dict]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_every_item_ends_as_records_or_a_reject(tmp_path):
    outcomes = drive(tmp_path / "run", Questions(), items(100), Contrary())
    assert len(outcomes) == 100
    assert sum(bool(o.records) for o in outcomes) == 90
    assert sum(o.reject is not None for o in outcomes) == 10


def test_answers_find_their_items_even_out_of_order(tmp_path):
    for outcome in drive(tmp_path / "run", Questions(questions=3), items(50), Contrary()):
        for record in outcome.records:
            assert record.data["heard"] == [f"about {record.item}#{n}" for n in range(3)]


def test_the_files_do_not_depend_on_order_or_window(tmp_path):
    made = set()
    for number, (window, seed) in enumerate(itertools.product((1, 2, 33), (0, 1))):
        path = tmp_path / str(number)
        drive(path, Questions(questions=2, records=2), items(60), Contrary(window, seed))
        made.add(tuple((path / name).read_bytes() for name in ("records-00000.jsonl", "rejects-00000.jsonl")))
    assert len(made) == 1


def test_records_say_which_of_how_many_they_are_and_who_wrote_them(tmp_path):
    drive(tmp_path / "run", Questions(records=3), items(1), Contrary(), seed=5)
    written = lines(tmp_path / "run" / "records-00000.jsonl")
    assert [row["id"] for row in written] == [f"thing/000000#{n}/3" for n in (1, 2, 3)]
    assert {(row["model"], row["model_licence"], row["seed"]) for row in written} == {("contrary", "CC0-1.0", 5)}


def test_rejects_of_the_source_are_written_down_in_their_place(tmp_path):
    rows = [
        *items(2),
        Reject("thing/bad", "", "source", "unreadable row"),
        *(i for i in items(4) if i.id > "thing/000001"),
    ]
    outcomes = drive(tmp_path / "run", Questions(), rows, Contrary())
    assert [o.item for o in outcomes][2] == "thing/bad"
    (reject,) = lines(tmp_path / "run" / "rejects-00000.jsonl")
    assert (reject["stage"], reject["reason"], reject["task"]) == ("source", "unreadable row", "test.questions")


def test_the_engine_is_kept_full_but_never_overfull(tmp_path):
    engine = Contrary(window=16)
    drive(tmp_path / "run", Questions(questions=4), items(300), engine)
    assert engine.most_held == 16


class OneStaysBehind(Contrary):
    """Answers the very first question last of all."""

    def poll(self):
        rest = [r for r in self.held if r.id != "thing/000000#0"]
        out = rest or self.held
        self.held = [r for r in self.held if r not in out]
        return [Completion(r.id, "") for r in out]


def test_a_slow_first_item_holds_back_only_so_many(tmp_path):
    asked = []

    def watched():
        for item in items(1000):
            asked.append(item.id)
            yield item

    with RunDir(tmp_path / "run", {}) as home:
        outcomes = run(Questions(), watched(), OneStaysBehind(window=8), home)
        next(outcomes)
        assert len(asked) <= AHEAD * 8 + 1
        assert sum(1 for _ in outcomes) == 999


class Dies(Contrary):
    def poll(self):
        return []


def test_an_engine_that_leaves_questions_open_ends_the_run_in_one_line(tmp_path):
    with pytest.raises(EngineError, match="same command"):
        drive(tmp_path / "run", Questions(), items(5), Dies())


def test_what_was_finished_before_an_engine_died_is_kept(tmp_path):
    class DiesLater(Contrary):
        def poll(self):
            return super().poll() if "thing/000040#0" not in {r.id for r in self.held} else []

    with pytest.raises(EngineError):
        drive(tmp_path / "run", Questions(), items(100), DiesLater(window=1))
    drive(tmp_path / "run", Questions(), items(100), Contrary(window=1))
    drive(tmp_path / "whole", Questions(), items(100), Contrary(window=1))
    name = "records-00000.jsonl"
    assert (tmp_path / "run" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
