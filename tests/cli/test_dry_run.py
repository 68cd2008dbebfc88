"""``--dry-run``: what is told beforehand is what the run then uses; nothing is written, and nothing is paid unasked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from tests.cli.test_answering import captioning
from tests.engine.checkpoints import make_llama
from tests.engine.servers import Asked, Server

CAPTIONS = ("captions", "--mode", "c2cap", "--limit", "400")


def call(*arguments: str):
    return CliRunner(env={"OPENAI_API_KEY": None}).invoke(main, arguments)


def told(stdout: str) -> tuple[int, int, int]:
    """Questions, tokens in and tokens out, of the table's last row."""
    rows = re.findall(r"^\s*\S+\s+([\d,]+)\s+([\d,]+)\s+([\d,]+)\s*$", stdout, re.MULTILINE)
    questions, read, written = (int(number.replace(",", "")) for number in rows[-1])
    return questions, read, written


def test_what_an_endpoint_is_asked_is_what_was_estimated():
    with Server(captioning) as server:
        dry = call(*CAPTIONS, "--endpoint", server.address, "--dry-run", "--ask", "--price", "1,10")
        assert dry.exit_code == 0, dry.stderr
        assert told(dry.stdout) == (400, 20_000, 2_000)
        assert "$0.04, at $1 and $10 for a million tokens" in dry.stdout
        assert not Path("concept/output").exists()
        call(*CAPTIONS, "--endpoint", server.address, "--output", "run")
    usage = json.loads(Path("run/run.json").read_text())["usage"]
    assert told(dry.stdout) == (usage["questions"], usage["prompt_tokens"], usage["completion_tokens"])


def test_an_endpoint_is_not_asked_unless_the_user_says_so():
    heard = []

    async def listening(asked: Asked):
        heard.append(asked.last)
        return await captioning(asked)

    with Server(listening) as server:
        done = call(*CAPTIONS, "--endpoint", server.address, "--dry-run")
        assert done.exit_code == 2
        assert "whose tokens are to be counted? Say --tokenizer" in done.stderr
    assert not heard


def test_a_rehearsal_counts_with_the_tokenizer_that_is_named(tmp_path):
    pytest.importorskip("transformers")
    make_llama(tmp_path / "tiny")
    arguments = (*CAPTIONS, "--endpoint", "http://127.0.0.1:9/v1", "--dry-run", "--tokenizer", str(tmp_path / "tiny"))
    done = call(*arguments)
    assert done.exit_code == 0, done.stderr
    questions, read, written = told(done.stdout)
    assert questions == 400
    assert read > 100 * questions
    assert written > 5 * questions
    assert "No time is known" in done.stdout
    assert "seconds, at 1,000 tokens a second" in call(*arguments, "--rate", "1000").stdout


@pytest.mark.slow
@pytest.mark.parametrize("how", ["--ask", "--rehearse"])
def test_a_checkpoint_reads_as_many_tokens_as_was_estimated(tmp_path, how):
    pytest.importorskip("transformers")
    make_llama(tmp_path / "tiny")
    asked = (*CAPTIONS, "--engine", "transformers", "--model", str(tmp_path / "tiny"), "--device", "cpu")
    dry = call(*asked, "--max-tokens", "20", "--dry-run", how, "--sample", "100")
    assert dry.exit_code == 0, dry.stderr
    ran = call(*asked, "--max-tokens", "20", "--output", str(tmp_path / "run"))
    assert ran.exit_code == 0, ran.stderr
    usage = json.loads((tmp_path / "run/run.json").read_text())["usage"]
    questions, read, written = told(dry.stdout)
    assert (questions, read) == (usage["questions"], pytest.approx(usage["prompt_tokens"], rel=0.05))
    if how == "--ask":
        assert written == pytest.approx(usage["completion_tokens"], rel=0.05)
        assert "as fast as the sample" in dry.stdout


def test_the_rules_use_no_tokens_and_are_timed():
    done = call(*CAPTIONS, "--engine", "rules", "--dry-run")
    assert done.exit_code == 0, done.stderr
    assert told(done.stdout) == (400, 0, 0)
    assert "100% of the sample ended as records\n" in done.stdout
    assert "as fast as the sample" in done.stdout


def test_a_source_without_end_is_told_to_be_one(monkeypatch):
    monkeypatch.setattr("InstructionGen.estimate.MOST_WALKED", 500)
    done = call("captions", "--mode", "cc2cap", "--engine", "rules", "--dry-run", "--sample", "5")
    assert "500+ items" in done.stdout
    assert "say how many with --limit" in done.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--price", "0.1"), "is not two prices for a million tokens, in and out: 0.15,0.60"),
        (("--price", "1,2"), "--price is for --dry-run"),
        (("--ask",), "--ask is for --dry-run"),
        (("--sample", "9"), "--sample is for --dry-run"),
        (("--dry-run", "--rehearse", "--tokenizer", "nosuch"), "no checkpoint called 'nosuch'"),
    ],
)
def test_what_cannot_be_estimated_is_one_line(more, said):
    done = call(*CAPTIONS, "--engine", "rules", *more)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
