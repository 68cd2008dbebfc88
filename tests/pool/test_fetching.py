from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.class_lists import ClassList
from InstructionGen.pool.fetching import fetch, fetch_list
from tests.conftest import ROOT
from tests.served import WHOLE, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def entry(server: Server, **others: Any) -> ClassList:
    fields = {"name": "things", "title": "Things", "format": "csv", "what": "objects", "count": 3, "licence": "MIT"}
    return ClassList.model_validate({**fields, "url": server.url(), **others})


def refused(call: Any, *says: str) -> None:
    with pytest.raises(InputError) as told:
        call()
    assert "\n" not in str(told.value)
    for words in says:
        assert words in str(told.value)


def test_a_file_comes_whole_with_its_checksum_and_tells_how_far_it_is(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    known = entry(server, sha256=hashlib.sha256(WHOLE).hexdigest())
    path = fetch_list(known, tmp_path / "lists", lambda have, whole: told.append((have, whole)))
    assert path.read_bytes() == WHOLE
    assert told[-1] == (len(WHOLE), len(WHOLE))
    assert [p.name for p in path.parent.iterdir() if not p.name.startswith(".")] == ["things.csv"]


def test_what_is_there_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    known = entry(server, sha256=hashlib.sha256(WHOLE).hexdigest())
    fetch_list(known, tmp_path)
    fetch_list(known, tmp_path)
    assert len(server.asked) == 1


def test_a_broken_off_fetch_goes_on_from_where_it_was(server: Server, tmp_path: Path) -> None:
    server.breaks_after = 100_000
    refused(lambda: fetch_list(entry(server), tmp_path), "broke off after 100,000 bytes", "goes on from there")
    assert not (tmp_path / "things.csv").exists()
    server.breaks_after = None
    assert fetch_list(entry(server), tmp_path).read_bytes() == WHOLE
    assert server.asked == [None, "bytes=100000-"]


def test_a_killed_fetch_goes_on_from_where_it_was(server: Server, tmp_path: Path) -> None:
    server.pause = 0.05
    known = entry(server)
    code = (
        "import sys; from pathlib import Path; from InstructionGen.pool.class_lists import ClassList\n"
        "from InstructionGen.pool.fetching import fetch_list\n"
        "fetch_list(ClassList.model_validate_json(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, known.model_dump_json(), str(tmp_path)]
    child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    part = tmp_path / "things.csv.part"
    until = time.monotonic() + 30
    while (not part.is_file() or part.stat().st_size < 1 << 16) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    have = part.stat().st_size
    assert 0 < have < len(WHOLE)
    server.pause = 0
    assert fetch_list(known, tmp_path).read_bytes() == WHOLE
    assert server.asked[-1] == f"bytes={have}-"


@pytest.mark.parametrize("how", ["the server knows no ranges", "the file has changed", "the part is already all"])
def test_a_part_that_cannot_be_gone_on_with_is_begun_anew(server: Server, tmp_path: Path, how: str) -> None:
    server.breaks_after = 100_000
    refused(lambda: fetch_list(entry(server), tmp_path))
    server.breaks_after = None
    if how.endswith("ranges"):
        server.knows_ranges = False
    elif how.endswith("changed"):
        server.content, server.tag = WHOLE[::-1], '"two"'
    else:
        (tmp_path / "things.csv.part").write_bytes(b"x" * len(WHOLE))
    assert fetch_list(entry(server), tmp_path).read_bytes() == server.content


def test_without_a_mark_of_its_version_a_part_is_not_trusted(server: Server, tmp_path: Path) -> None:
    server.tag, server.breaks_after = None, 100_000
    refused(lambda: fetch_list(entry(server), tmp_path), "broke off")
    server.breaks_after = None
    assert fetch_list(entry(server), tmp_path).read_bytes() == WHOLE
    assert server.asked == [None, None]


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(server: Server, tmp_path: Path) -> None:
    refused(lambda: fetch_list(entry(server, sha256="0" * 64), tmp_path), "checksum", "not kept", "fetch again")
    assert [p for p in tmp_path.iterdir() if not p.name.startswith(".")] == []


def test_a_file_that_was_changed_here_is_not_taken_for_the_official_one(server: Server, tmp_path: Path) -> None:
    (tmp_path / "things.csv").write_text("mine\n")
    refused(lambda: fetch_list(entry(server, sha256="0" * 64), tmp_path), "move it away")
    assert (tmp_path / "things.csv").read_text() == "mine\n"


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_servers_refusal_is_one_line(server: Server, tmp_path: Path, status: int) -> None:
    server.status = status
    refused(
        lambda: fetch_list(entry(server, page="https://example.org/"), tmp_path), str(status), "https://example.org/"
    )


def test_no_network_is_one_line(server: Server, tmp_path: Path) -> None:
    known = entry(server, url="http://127.0.0.1:9/things.csv")
    refused(lambda: fetch_list(known, tmp_path), "cannot reach", "see to the network")


def test_a_folder_that_cannot_be_written_is_one_line(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(lambda: fetch_list(entry(server), tmp_path / "file"), "cannot write to")


def test_a_list_that_is_not_published_alone_says_where_it_is(tmp_path: Path) -> None:
    refused(lambda: fetch("cub200", tmp_path), "https://www.vision.caltech.edu", "classes.txt", "synclr-labels/cub200")
    refused(lambda: fetch("imagenet22k", tmp_path), "pip install --no-deps timm")
    with pytest.raises(UnknownName, match="Did you mean 'openimages'"):
        fetch("openimage", tmp_path)


def test_the_command_tells_its_mistakes_in_one_line(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from InstructionGen.cli import main

    told = CliRunner().invoke(main, ["pool", "fetch", "food-10", "--folder", str(tmp_path)])
    assert told.exit_code == 2
    assert "Did you mean 'food101'" in told.output
    assert told.output.count("\n") == 1
