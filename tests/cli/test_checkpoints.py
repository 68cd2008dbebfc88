"""``instructiongen checkpoints`` as a user calls it; fetching against a hub on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.checkpoints import models
from InstructionGen.cli import main
from tests import made
from tests.conftest import ROOT
from tests.hub import Hub, serving

TUNE = "someone/tune"
GATED = models()["llama3-8b"].hub
SHARDS = [f"model-{n:05}-of-00003.safetensors" for n in (1, 2, 3)]

SMALL = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "README.md", "LICENSE")
NEEDED = {*SHARDS, *SMALL, "model.safetensors.index.json"}


@pytest.fixture
def hub(tmp_path) -> Iterator[Hub]:
    """A hub with one publication, which holds more than a language model needs."""
    folder = made.checkpoint(tmp_path / "hub" / TUNE, shards=3)
    for name in (
        "README.md",
        "LICENSE",
        "pytorch_model.bin",
        "pytorch_model.bin.index.json",
        "consolidated.safetensors",
        "modeling.py",
        "train.log",
    ):
        (folder / name).write_text("---\nlicense: mit\n---\n")
    (folder / "original").mkdir()
    (folder / "original" / "params.json").write_text("{}")
    with serving(tmp_path / "hub") as served:
        yield served


def begin(hub: Hub | str, *arguments: str) -> subprocess.Popen[str]:
    """A command in a process of its own, with ``hub`` as its hub and nothing of ours in the hub's cache."""
    address = hub if isinstance(hub, str) else hub.address
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "HUGGING"))}
    environment |= {"HF_ENDPOINT": address, "HF_HOME": str(Path.cwd() / "hf"), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "InstructionGen", "checkpoints", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def give(hub: Hub | str, *arguments: str) -> tuple[int, str, str]:
    """Its exit code, and what it said on both channels."""
    with begin(hub, *arguments) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def refused(done: tuple[int, str, str], *says: str) -> None:
    code, _, err = done
    assert code == 2, done
    assert len(err.splitlines()) == 1, err
    assert err.startswith("Error: ")
    for words in says:
        assert words in err


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and ".cache" not in p.parts}


def test_a_fetch_brings_what_a_language_model_needs_and_no_more(hub):
    code, out, err = give(hub, "fetch", TUNE)
    assert code == 0, err
    folder = Path("checkpoints") / TUNE
    assert names(folder) == NEEDED
    for name in names(folder):
        assert (folder / name).read_bytes() == (hub.root / TUNE / name).read_bytes()
    assert out.startswith("checkpoints/someone/tune: 3.6 k parameters, BF16")
    assert "context 4,096" in out
    assert "licence mit" in out


def test_a_second_fetch_brings_nothing(hub):
    give(hub, "fetch", TUNE)
    hub.asked.clear()
    assert give(hub, "fetch", TUNE)[0] == 0
    assert hub.files_sent() == []


def test_a_fetch_that_is_killed_goes_on_with_the_files_that_are_missing(hub):
    half = hub.slow[SHARDS[1]] = threading.Event()
    with begin(hub, "fetch", TUNE) as process:
        assert half.wait(30)
        done = Path("checkpoints") / TUNE
        deadline = time.monotonic() + 30
        while len(names(done)) < len(NEEDED) - 1 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    came = names(done)
    assert came == NEEDED - {SHARDS[1]}
    assert list(done.glob(".cache/**/*.incomplete"))
    refused(give(hub, "check", TUNE), SHARDS[1], "`instructiongen checkpoints fetch someone/tune` goes on")
    hub.slow.clear()
    hub.asked.clear()
    code, _, err = give(hub, "fetch", TUNE)
    assert code == 0, err
    assert set(hub.files_sent()).isdisjoint(came)
    assert SHARDS[1] in hub.files_sent()
    assert not list(done.glob(".cache/**/*.incomplete"))
    assert give(hub, "check", TUNE)[0] == 0


def test_a_fetch_that_is_interrupted_stops_at_once(hub):
    half = hub.slow[SHARDS[1]] = threading.Event()
    with begin(hub, "fetch", TUNE) as process:
        assert half.wait(30)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)  # its file never comes whole
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("Stopped.")


def test_a_file_that_was_spoilt_since_is_fetched_again(hub):
    give(hub, "fetch", TUNE)
    spoilt = Path("checkpoints") / TUNE / SHARDS[0]
    then = spoilt.stat()
    os.truncate(spoilt, 1000)
    os.utime(spoilt, ns=(then.st_atime_ns, then.st_mtime_ns))
    refused(give(hub, "check", TUNE), f"{SHARDS[0]} is cut off")
    assert give(hub, "fetch", TUNE)[0] == 0
    assert spoilt.read_bytes() == (hub.root / TUNE / SHARDS[0]).read_bytes()


def test_two_fetches_of_one_checkpoint_do_not_meet(hub):
    half = hub.slow[SHARDS[1]] = threading.Event()
    with begin(hub, "fetch", TUNE) as first:
        assert half.wait(30)
        refused(give(hub, "fetch", TUNE), "being fetched by another process")
        hub.slow.clear()
        assert first.wait(30) == 0, first.communicate()


def test_a_short_name_is_fetched_to_its_place(hub):
    known = models()["smollm2-1.7b"]
    made.checkpoint(hub.root / known.hub)
    code, out, err = give(hub, "fetch", "SmolLM2")
    assert code == 0, err
    assert out.startswith("checkpoints/smollm2-1.7b: ")
    assert "licence Apache-2.0" in out


def test_of_a_shelf_of_ggufs_one_is_fetched(hub):
    known = models()["llama3-8b-gguf"]
    for name in (known.file, "Another.gguf"):
        made.gguf(hub.root / known.hub / name)
    code, out, err = give(hub, "fetch", "llama3-gguf")
    assert code == 0, err
    assert out.startswith(f"checkpoints/llama3-8b-gguf/{known.file}: ")
    assert names(Path("checkpoints")) == {f"llama3-8b-gguf/{known.file}"}
    code, out, err = give(hub, "fetch", f"{known.hub}/Another.gguf")
    assert code == 0, err
    assert out.startswith(f"checkpoints/{known.hub}/Another.gguf: ")
    refused(give(hub, "fetch", known.hub), "2 GGUF files", f"{known.hub}/")
    refused(give(hub, "fetch", f"{known.hub}/Anothr.gguf"), "Did you mean 'Another.gguf'")


def test_older_weights_are_fetched_only_where_there_are_no_others(hub):
    folder = made.checkpoint(hub.root / "someone" / "old")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    code, _, err = give(hub, "fetch", "someone/old")
    assert code == 0, err
    assert "pytorch_model.bin" in names(Path("checkpoints/someone/old"))


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [
        (401, "GatedRepo", ["accepted its licence", f"https://huggingface.co/{GATED}", "hf auth login"]),
        (403, "GatedRepo", ["accepted its licence", f"https://huggingface.co/{GATED}", "hf auth login"]),
        (404, "RepoNotFound", [f"the hub has no {GATED}", "if it is private"]),
        (401, "", [f"the hub has no {GATED}", "if it is private"]),
        (500, "", ["status 500", "try again later"]),
    ],
)
def test_what_the_hub_refuses_is_one_line_and_leaves_nothing(hub, status, code, says):
    made.checkpoint(hub.root / GATED)
    hub.refused[GATED] = (status, code)
    refused(give(hub, "fetch", "llama3"), *says)
    assert not Path("checkpoints").exists()


def test_a_revision_that_is_none(hub):
    refused(give(hub, "fetch", TUNE, "--revision", "gone"), "no revision 'gone'", "--revision")
    assert not Path("checkpoints").exists()


def test_a_publication_without_weights_is_refused(hub):
    (hub.root / "someone" / "data").mkdir()
    (hub.root / "someone" / "data" / "README.md").write_text("nothing")
    refused(give(hub, "fetch", "someone/data"), "no weights")


def test_without_a_network_the_line_says_so():
    refused(give("http://127.0.0.1:9", "fetch", TUNE), "the hub cannot be reached", "copy the folder here")


def test_what_comes_broken_is_told(hub):
    os.truncate(hub.root / TUNE / SHARDS[2], 1000)
    refused(give(hub, "fetch", TUNE), f"{SHARDS[2]} is cut off")


def call(*arguments: str):
    return CliRunner().invoke(main, ["checkpoints", *arguments])


def test_a_name_that_is_none():
    result = call("fetch", "mistrl-7b")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: no checkpoint to fetch called 'mistrl-7b'. Did you mean 'mistral-7b'?")


def test_the_list_tells_what_is_here_and_what_is_broken():
    made.checkpoint(Path("checkpoints/mistral-7b"))
    made.checkpoint(Path("checkpoints/my-tune"), shards=3)
    Path("checkpoints/my-tune", SHARDS[0]).unlink()
    result = call("list", "--json")
    assert result.exit_code == 0, result.output
    rows = {row["name"]: row for row in json.loads(result.stdout)}
    assert list(rows) == [*models(), "my-tune"]
    assert rows["llama3-8b"]["state"] == "not here"
    assert rows["llama3-8b"]["licence"] == "Llama 3 Community License"
    assert rows["mistral-7b"]["state"] == "here"
    assert rows["my-tune"]["state"] == "broken"
    assert SHARDS[0] in rows["my-tune"]["fault"]
    table = call("list").stdout
    assert "not here" in table
    assert SHARDS[0] in table


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (made.TEMPLATE, "template takes a system message"),
        (made.REFUSING, "template takes no system message"),
        ("", "no chat template"),
        ("{% if %}", "cannot be read here"),
    ],
)
def test_a_check_says_what_a_checkpoint_is(tmp_path, template, says):
    result = call("check", str(made.checkpoint(tmp_path / "a", template=template)))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("a: whole. 2.4 k parameters, BF16, ")
    assert says in result.stdout
    assert result.stdout.count("\n") == 1


def test_a_check_never_fetches():
    result = call("check", "someone/none")
    assert result.exit_code == 2
    assert "`instructiongen checkpoints fetch someone/none`" in result.stderr


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom InstructionGen.cli import main\n"
        "try: main(['checkpoints', 'fetch', '--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('huggingface_hub', 'yaml', 'jinja2', 'rich', 'filelock', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "checkpoints fetch mistral-7b" in done.stdout
    assert done.stdout.strip().endswith("[]")
