"""A run on disk: what is written is what is done, however the last process ended."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen import rundir
from InstructionGen.errors import OutputError
from InstructionGen.run import run
from InstructionGen.rundir import RunDir, read_outcome, read_records, read_settings, tally_of
from tests.conftest import ROOT
from tests.doubles import Contrary, Questions, items

TASK = Questions(records=3)
FILES = ("records-00000.jsonl", "rejects-00000.jsonl")


def write(path: Path, count: int = 40, task: Questions = TASK, **more: object) -> list:
    with RunDir(path, {"task": task.name, **more}) as home:
        outcomes = list(run(task, items(count), Contrary(), home))
        home.finish()
    return outcomes


def content(path: Path) -> tuple[bytes, ...]:
    return tuple((path / name).read_bytes() for name in FILES)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    path = tmp_path_factory.mktemp("whole") / "run"
    write(path)
    return content(path)


def test_a_finished_run_has_nothing_left_to_do(tmp_path):
    write(tmp_path / "run")
    before = content(tmp_path / "run")
    assert write(tmp_path / "run") == []
    assert content(tmp_path / "run") == before


def test_a_longer_run_continues_a_shorter_one(tmp_path, whole):
    write(tmp_path / "run", 15, limit=15)
    assert len(write(tmp_path / "run", 40, limit=40)) == 25
    assert content(tmp_path / "run") == whole


def test_the_counts_of_a_resumed_run_are_those_of_the_whole(tmp_path):
    write(tmp_path / "part", 15)
    write(tmp_path / "part", 40)
    write(tmp_path / "whole", 40)
    assert read_outcome(tmp_path / "part") == read_outcome(tmp_path / "whole")
    assert read_outcome(tmp_path / "whole") == {"items": 40, "records": 108, "rejects": {"check: ends in seven": 4}}
    tally = tally_of(tmp_path / "whole")
    assert (tally.items, tally.records, tally.rejects) == (40, 108, 4)


def as_left_by_a_crash(whole: tuple[bytes, ...], ends: tuple[int, int], torn: tuple[bytes, bytes]) -> list[bytes]:
    """Both files as they are when one was flushed up to one item and the other up to another."""
    left = []
    for text, end, tail in zip(whole, ends, torn, strict=True):
        lines = [line for line in text.splitlines(keepends=True) if orjson.loads(line)["item"] < f"thing/{end:06d}"]
        left.append(b"".join(lines) + tail)
    return left


TORN = st.binary(max_size=40).filter(lambda tail: b"\n" not in tail)


@settings(max_examples=80, deadline=None)
@given(ends=st.tuples(st.integers(0, 40), st.integers(0, 40)), torn=st.tuples(TORN, TORN))
def test_files_left_by_any_crash_are_mended_to_the_byte(tmp_path_factory, whole, ends, torn):
    path = tmp_path_factory.mktemp("cut") / "run"
    write(path, 0)
    for name, left in zip(FILES, as_left_by_a_crash(whole, ends, torn), strict=True):
        (path / name).write_bytes(left)
    write(path)
    assert content(path) == whole


def test_an_input_that_ends_before_what_is_written_is_refused(tmp_path):
    write(tmp_path / "run", 40)
    before = content(tmp_path / "run")
    with pytest.raises(OutputError, match="does not fit this input"):
        write(tmp_path / "run", 30)
    assert content(tmp_path / "run") == before


def test_a_line_spoilt_in_the_middle_is_named_and_nothing_is_cut(tmp_path):
    write(tmp_path / "run", 40)
    records = tmp_path / "run" / FILES[0]
    lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"".join([*lines[:30], b"garbage\n", *lines[31:]]))
    before = content(tmp_path / "run")
    with pytest.raises(OutputError, match=r"records-00000\.jsonl: line 31 cannot be read"):
        write(tmp_path / "run", 40)
    assert content(tmp_path / "run") == before


def test_a_smaller_limit_is_refused_since_it_would_not_shorten_what_is_there(tmp_path):
    write(tmp_path / "run", 20, limit=20)
    with pytest.raises(OutputError, match="larger --limit"):
        write(tmp_path / "run", 10, limit=10)
    write(tmp_path / "run", 40)
    with pytest.raises(OutputError, match="larger --limit"):
        write(tmp_path / "run", 30, limit=30)


@pytest.mark.parametrize("tail", [b'{"item": "thing/0000', b"\x00" * 50, b'{"item": 3}\n', b"not json\n"])
def test_a_torn_last_line_is_cut_and_its_item_written_again(tmp_path, whole, tail):
    write(tmp_path / "run", 12)
    with (tmp_path / "run" / FILES[0]).open("ab") as file:
        file.write(tail)
    write(tmp_path / "run")
    assert content(tmp_path / "run") == whole


def test_half_a_group_of_records_is_cut_and_its_item_written_again(tmp_path, whole):
    write(tmp_path / "run", 12)
    records = tmp_path / "run" / FILES[0]
    records.write_bytes(b"".join(records.read_bytes().splitlines(keepends=True)[:-1]))
    write(tmp_path / "run")
    assert content(tmp_path / "run") == whole


KILLED = """
    import sys, time
    from pathlib import Path
    from InstructionGen import rundir
    from InstructionGen.run import run
    from InstructionGen.rundir import RunDir
    from tests.doubles import Contrary, Questions, items

    rundir.FLUSH_BYTES = 512
    task = Questions(records=3)
    with RunDir(Path(sys.argv[1]), {"task": task.name}) as home:
        print("begun", flush=True)
        for outcome in run(task, items(20000), Contrary(), home):
            time.sleep(0.00005)
        home.finish()
"""


@pytest.mark.slow
def test_a_run_killed_twenty_times_is_byte_identical_to_one_that_was_not(tmp_path):
    write(tmp_path / "whole", 20_000)
    dice = random.Random(20)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path / "killed")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    records = tmp_path / "killed" / FILES[0]
    sizes = set()
    for _ in range(20):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.uniform(0, 0.08))
        process.kill()
        process.wait()
        process.stdout.close()
        sizes.add(records.stat().st_size)
    assert len(sizes) > 5  # killed in the midst of writing, at moments of their own
    assert max(sizes) < (tmp_path / "whole" / FILES[0]).stat().st_size
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    assert content(tmp_path / "killed") == content(tmp_path / "whole")
    assert (tmp_path / "killed" / "run.json").read_bytes() == (tmp_path / "whole" / "run.json").read_bytes()


def test_other_settings_are_refused_and_named(tmp_path):
    write(tmp_path / "run", 3, seed=1)
    before = content(tmp_path / "run")
    with pytest.raises(OutputError, match=r"seed: 1 then, 2 now.*another --output"):
        write(tmp_path / "run", 3, seed=2)
    assert content(tmp_path / "run") == before


def test_other_input_is_refused_and_nothing_is_cut(tmp_path):
    write(tmp_path / "run", 40)
    before = content(tmp_path / "run")
    with (
        pytest.raises(OutputError, match="does not fit this input"),
        RunDir(tmp_path / "run", {"task": TASK.name}) as home,
    ):
        list(run(TASK, (item for item in items(80) if item.id > "thing/000050"), Contrary(), home))
    assert content(tmp_path / "run") == before


def test_a_file_far_ahead_of_the_other_is_no_crash_and_is_not_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(rundir, "MOST_AHEAD", 10)
    write(tmp_path / "run", 40)
    (tmp_path / "run" / FILES[1]).write_bytes(b"")
    before = content(tmp_path / "run")
    with pytest.raises(OutputError):
        write(tmp_path / "run", 40)
    assert content(tmp_path / "run") == before


def test_two_runs_at_once_in_one_folder_are_refused(tmp_path):
    with (
        RunDir(tmp_path / "run", {}),
        pytest.raises(OutputError, match="another run is writing"),
        RunDir(tmp_path / "run", {}),
    ):
        pass


def test_a_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("chapter one")
    with pytest.raises(OutputError, match=r"not a run.*thesis\.txt"), RunDir(tmp_path, {}):
        pass
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "run").write_text("")
    with pytest.raises(OutputError, match="cannot write to"), RunDir(tmp_path / "run", {}):
        pass


def test_a_manifest_of_something_else_is_refused(tmp_path):
    (tmp_path / "run.json").write_text("[]")
    with pytest.raises(OutputError, match=r"run\.json"), RunDir(tmp_path, {}):
        pass


class FullDisk:
    """A file on a disk with little room left."""

    def __init__(self, file, room: int) -> None:
        self.file, self.room = file, room

    def write(self, data):
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = self.file.write(data[: self.room])
        self.room -= count
        return count

    def __getattr__(self, name):
        return getattr(self.file, name)


def test_a_full_disk_is_one_line_and_the_run_goes_on_when_there_is_room(tmp_path, whole, monkeypatch):
    monkeypatch.setattr(rundir, "FLUSH_BYTES", 256)

    def run_out() -> None:
        with RunDir(tmp_path / "run", {"task": TASK.name}) as home:
            home._records._file = FullDisk(home._records._file, 3000)
            list(run(TASK, items(40), Contrary(), home))

    with pytest.raises(OutputError, match="free some space"):
        run_out()
    assert (tmp_path / "run" / FILES[0]).stat().st_size == 3000
    write(tmp_path / "run")
    assert content(tmp_path / "run") == whole


def test_lines_with_odd_characters_stay_one_line_each(tmp_path):
    odd = "a \u2028 b \u0085 c \x0b d"

    class Odd(Questions):
        def write(self, item):
            records = yield from Questions.write(self, item)
            records[0].data["odd"] = odd
            return records

    write(tmp_path / "run", 5, Odd())
    assert [row["data"]["odd"] for row in read_records(tmp_path / "run")] == [odd] * 5
    assert write(tmp_path / "run", 5, Odd()) == []


def test_settings_can_be_read_back(tmp_path):
    write(tmp_path / "run", 1, seed=3)
    assert read_settings(tmp_path / "run") == {"task": TASK.name, "seed": 3}
    assert orjson.loads((tmp_path / "run" / "run.json").read_bytes())["outcome"]["items"] == 1
