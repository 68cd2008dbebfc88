"""What a run shows while it goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from InstructionGen.cli import job
from InstructionGen.rundir import Outcome, Tally


def outcomes(tally: Tally, count: int) -> Iterator[Outcome]:
    for number in range(count):
        outcome = Outcome(f"thing/{number}")
        tally.add(outcome)
        yield outcome


@pytest.mark.parametrize(("total", "says"), [(None, "test: 65 items, "), (1000, "test: 65 of 1,000 items, ")])
def test_progress_is_told_in_lines_where_there_is_no_terminal(monkeypatch, capsys, total, says):
    monkeypatch.setattr(job, "PLAIN_SECONDS", 0.0)
    tally = Tally()
    job.show(outcomes(tally, 1000), tally, total, "test")
    lines = capsys.readouterr().err.splitlines()
    assert tally.items == 1000
    assert any(line.startswith(says.replace("65", number)) for line in lines for number in ("65", "66", "2"))
    assert all("100% accepted" in line for line in lines)


def test_a_run_with_nothing_left_to_do_shows_nothing(capsys):
    job.show(iter(()), Tally(), None, "test")
    assert capsys.readouterr().err == ""
