"""Commands with endpoints: chaos, death, kills, judges; every item once, and the key nowhere."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from tests.conftest import ROOT
from tests.engine.servers import Asked, Manner, Server, chaos, refusal, reply

KEY = "sk-do-not-write-this-down-0123456789"


async def captioning(asked: Asked):
    """A true caption of the thing in the last turn."""
    thing = asked.last.removeprefix("Thing: ").strip()
    return reply(orjson.dumps({"caption": f"A {thing} on a table."}).decode())


async def judging(asked: Asked):
    """Likes whatever begins with a letter of the first half of the alphabet."""
    thing = asked.last.split("Thing: ")[1]
    return reply("yes", logprobs={"Yes": -0.1, "no": -2.5} if thing[:1].lower() < "n" else {"No": -0.1, " yes": -2.5})


def call(*arguments: str, **environment: str):
    return CliRunner(env={"OPENAI_API_KEY": None, **environment}).invoke(main, arguments)


def lines(run: Path, which: str) -> list[dict]:
    return [json.loads(line) for line in (run / f"{which}-00000.jsonl").read_text().splitlines()]


def test_an_endpoint_needs_no_engine_to_be_named():
    with Server(captioning) as server:
        done = call("captions", "--mode", "c2cap", "--limit", "30", "--endpoint", server.address, "--output", "run")
    assert done.exit_code == 0, done.stderr
    assert "30 items: 30 records, 0 rejects" in done.stdout
    assert "30 questions: 1,500 tokens in (80% of them from the prefix cache), 150 out" in done.stdout
    said = json.loads(Path("run/run.json").read_text())
    assert said["settings"]["engine"] == "openai"
    assert said["settings"]["model"] == "tiny"
    assert said["usage"] == {
        "questions": 30,
        "prompt_tokens": 1500,
        "completion_tokens": 150,
        "cached_tokens": 1200,
        "cache_hit": 0.8,
    }


def test_what_a_run_used_is_added_up_over_its_sittings():
    with Server(captioning) as server:
        for limit in ("10", "25"):
            call("captions", "--mode", "c2cap", "--limit", limit, "--endpoint", server.address, "--output", "run")
    assert json.loads(Path("run/run.json").read_text())["usage"]["questions"] == 25


def test_the_rules_may_write_and_a_model_judge():
    judge = ("--judge-endpoint",)
    with Server(judging) as server:
        done = call(
            *("captions", "--mode", "c2cap", "--engine", "rules", "--limit", "60", "--output", "run"),
            *judge,
            server.address,
        )
    assert done.exit_code == 0, done.stderr
    records, rejects = lines(Path("run"), "records"), lines(Path("run"), "rejects")
    assert len(records) + len(rejects) == 60
    assert {round(r["scores"]["judge"], 3) for r in records} == {0.917}
    assert {r["stage"] for r in rejects} == {"judge"}
    assert all(r["data"]["concept"][0].lower() < "n" for r in records)
    assert all(r["model"].startswith("rules-") for r in records)


def test_the_rules_do_not_judge():
    done = call("captions", "--engine", "rules", "--judge")
    assert done.exit_code == 2
    assert done.stderr == "Error: the rules cannot judge; add --judge-model or --judge-endpoint\n"


def test_one_question_that_is_not_let_in_is_one_reject():
    async def moderated(asked: Asked):
        forbidden = asked.number == 20
        return refusal("flagged", status=403) if forbidden else await captioning(asked)

    with Server(moderated) as server:
        how = ("--endpoint", server.address, "--batch-size", "4", "--output", "run")
        done = call("captions", "--mode", "c2cap", "--limit", "40", *how)
    assert done.exit_code == 0, done.stderr
    assert [line["reason"] for line in lines(Path("run"), "rejects")] == ["refused by the endpoint"]


def test_a_run_goes_on_only_with_the_judge_it_was_begun_with():
    how = ("captions", "--mode", "c2cap", "--engine", "rules", "--output", "run")
    with Server(judging) as server:
        call(*how, "--limit", "2", "--judge-endpoint", server.address)
    with Server(judging, models=("other",)) as server:
        done = call(*how, "--limit", "4", "--judge-endpoint", server.address)
    assert done.exit_code == 2
    assert "other" in done.stderr


def test_sampling_given_by_the_user_takes_the_place_of_the_cards():
    with Server(captioning) as server:
        how = ("--temperature", "0.1", "--max-tokens", "33", "--endpoint", server.address, "--output", "run")
        call("captions", "--mode", "c2cap", "--limit", "2", *how)
    assert {(body["temperature"], body["max_tokens"], body["top_p"]) for body in server.bodies} == {(0.1, 33, 0.95)}


def test_a_run_goes_on_only_with_the_model_it_was_begun_with():
    with Server(captioning) as server:
        call("captions", "--mode", "c2cap", "--limit", "2", "--endpoint", server.address, "--output", "run")
    with Server(captioning, models=("other",)) as server:
        done = call("captions", "--mode", "c2cap", "--limit", "4", "--endpoint", server.address, "--output", "run")
    assert done.exit_code == 2
    assert "model" in done.stderr
    assert "other" in done.stderr


class Gate:
    """Lets the first questions through and holds the others back, so that a run is in its middle for as long as wanted.

    Counted are different questions as they arrive, whatever becomes of them: one that is asked again is let in again.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._numbers: dict[str, int] = {}

    def before(self, manner: Manner) -> Manner:
        async def held(asked: Asked):
            number = self._numbers.setdefault(asked.last, len(self._numbers))
            while number >= self.most:
                await asyncio.sleep(0.01)
            return await manner(asked)

        return held


def wait_for_lines(file: Path, count: int, seconds: float = 120) -> int:
    """How many lines the file has, once they are that many."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if file.exists() and (found := file.read_bytes().count(b"\n")) >= count:
            return found
        time.sleep(0.02)
    raise TimeoutError(f"{file} has not come to {count} lines in {seconds} s")


@pytest.mark.slow
def test_through_chaos_death_and_a_kill_every_item_is_written_once(tmp_path):
    command = [sys.executable, "-m", "InstructionGen", "captions", "--mode", "c2cap", "--limit", "2000"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENAI_API_KEY": KEY}
    written = tmp_path / "run" / "records-00000.jsonl"
    gate = Gate(1000)

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    with (
        Server(gate.before(chaos(1, good=captioning)), key=KEY) as bad,
        Server(gate.before(captioning), key=KEY) as dying,
    ):
        command += ["--endpoint", bad.address, "--endpoint", dying.address, "--timeout", "2"]
        command += ["--output", str(tmp_path / "run")]
        process = start()
        wait_for_lines(written, 200)
        process.kill()
        process.communicate()
        before = written.read_bytes().count(b"\n")
        assert 200 <= before < 1900
        gate.most = 1500
        process = start()
        wait_for_lines(written, before + 100)
        dying.stop()
        assert process.poll() is None
        gate.most = 2000
        told, complained = process.communicate(timeout=300)
    assert process.returncode == 0, complained
    records, rejects = lines(tmp_path / "run", "records"), lines(tmp_path / "run", "rejects")
    assert len({line["item"] for line in (*records, *rejects)}) == len(records) + len(rejects) == 2000
    assert len(records) > 1990
    assert f"2,000 items: {len(records):,} records, {len(rejects):,} rejects" in told
    assert "failed attempts" in complained
    for file in (tmp_path / "run").iterdir():
        assert KEY.encode() not in file.read_bytes()
    assert KEY not in told + complained
