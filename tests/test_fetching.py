"""Fetching a published file: what is known of it, or what its server tells of it, decides whether it is kept."""

from __future__ import annotations

import base64
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

from InstructionGen.errors import InputError
from InstructionGen.fetching import Remote, checksum, fetch_file
from tests.conftest import ROOT
from tests.served import WHOLE, Server, serving

MD5 = hashlib.md5(WHOLE).hexdigest()
SHA256 = hashlib.sha256(WHOLE).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def remote(server: Server, **known: Any) -> Remote:
    return Remote("Things", server.url(), **known)


def refused(server: Server, home: Path, says: str, **known: Any) -> None:
    with pytest.raises(InputError, match=says) as told:
        fetch_file(remote(server, **known), home)
    assert "\n" not in str(told.value)
    assert [entry for entry in home.parent.iterdir() if not entry.name.startswith(".")] == []


def packed(digest: str) -> str:
    return base64.b64encode(bytes.fromhex(digest)).decode()


SERVERS = [
    {"x-goog-hash": f"crc32c=GjifFg==,md5={packed(MD5)}"},
    {"x-goog-hash": f"md5={packed(MD5)}"},
    {"Content-MD5": packed(MD5)},
    {"Server": "AmazonS3", "ETag": f'"{MD5}"'},
]


def telling(server: Server, headers: dict[str, str]) -> None:
    server.headers = {name: value for name, value in headers.items() if name != "ETag"}
    server.tag = headers.get("ETag", '"one"')


@pytest.mark.parametrize("headers", SERVERS)
def test_a_file_is_held_against_what_its_server_tells(server: Server, tmp_path: Path, headers: dict[str, str]) -> None:
    telling(server, headers)
    assert fetch_file(remote(server), tmp_path / "things.csv").read_bytes() == WHOLE
    server.content = WHOLE[::-1]
    refused(server, tmp_path / "other" / "things.csv", "has the checksum .* not kept")


@pytest.mark.parametrize(
    "headers",
    [
        {"Server": "nginx", "ETag": '"' + "0" * 32 + '"'},
        {"Server": "AmazonS3", "ETag": '"' + "0" * 32 + '-5"'},
        {"Server": "AmazonS3", "ETag": '"' + "0" * 32 + '"', "x-amz-server-side-encryption": "aws:kms"},
        {"x-goog-hash": "crc32c=GjifFg==", "Content-MD5": "nonsense"},
        {"Content-MD5": packed("0" * 32), "Content-Encoding": "identity"},
    ],
)
def test_a_mark_that_is_no_checksum_is_not_taken_for_one(
    server: Server, tmp_path: Path, headers: dict[str, str]
) -> None:
    telling(server, headers)
    assert fetch_file(remote(server), tmp_path / "things.csv").read_bytes() == WHOLE


def test_what_is_known_for_sure_counts_more_than_what_the_server_tells(server: Server, tmp_path: Path) -> None:
    telling(server, {"x-goog-hash": f"md5={packed('0' * 32)}"})
    assert checksum(fetch_file(remote(server, sha256=SHA256), tmp_path / "a" / "things.csv")) == SHA256
    assert checksum(fetch_file(remote(server, md5=MD5), tmp_path / "b" / "things.csv"), "md5") == MD5
    telling(server, {"x-goog-hash": f"md5={packed(MD5)}"})
    refused(server, tmp_path / "c" / "things.csv", "has the checksum", sha256="0" * 64)


def test_a_size_is_held_against_where_nothing_else_is_known(server: Server, tmp_path: Path) -> None:
    refused(server, tmp_path / "things.csv", f"has {len(WHOLE):,} bytes, not 7", size=7)
    assert fetch_file(remote(server, size=len(WHOLE)), tmp_path / "things.csv").is_file()
    assert fetch_file(remote(server, size=7, sha256=SHA256), tmp_path / "b" / "things.csv").is_file()


def test_a_resumed_file_is_held_against_its_whole_checksum(server: Server, tmp_path: Path) -> None:
    telling(server, {"x-goog-hash": f"md5={packed(MD5)}", "Content-MD5": packed("0" * 32)})
    server.breaks_after = 100_000
    with pytest.raises(InputError, match="broke off after 100,000 bytes"):
        fetch_file(remote(server), tmp_path / "things.csv")
    server.breaks_after = None
    server.headers.pop("Content-MD5")
    assert fetch_file(remote(server), tmp_path / "things.csv").read_bytes() == WHOLE
    assert server.asked == [None, "bytes=100000-"]
    (tmp_path / "things.csv").unlink()
    (tmp_path / "things.csv.part").write_bytes(WHOLE[:5000][::-1])
    (tmp_path / "things.csv.part.tag").write_text('"one"')
    with pytest.raises(InputError, match="not kept"):
        fetch_file(remote(server), tmp_path / "things.csv")


def test_a_killed_fetch_goes_on_from_where_it_was(server: Server, tmp_path: Path) -> None:
    server.pause = 0.05
    code = (
        "import sys; from pathlib import Path; from InstructionGen.fetching import Remote, fetch_file\n"
        "fetch_file(Remote('Things', sys.argv[1]), Path(sys.argv[2]))"
    )
    home = tmp_path / "things.csv"
    child = subprocess.Popen([sys.executable, "-c", code, server.url(), str(home)], cwd=ROOT, stderr=subprocess.DEVNULL)
    part = tmp_path / "things.csv.part"
    until = time.monotonic() + 30
    while (not part.is_file() or part.stat().st_size < 1 << 16) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    have = part.stat().st_size
    server.pause = 0
    assert fetch_file(remote(server, sha256=SHA256), home).read_bytes() == WHOLE
    assert server.asked[-1] == f"bytes={have}-"


def test_a_server_without_ranges_is_asked_for_all_again(server: Server, tmp_path: Path) -> None:
    server.breaks_after = 100_000
    with pytest.raises(InputError, match="broke off"):
        fetch_file(remote(server), tmp_path / "things.csv")
    server.breaks_after, server.knows_ranges = None, False
    assert fetch_file(remote(server, sha256=SHA256), tmp_path / "things.csv").read_bytes() == WHOLE
