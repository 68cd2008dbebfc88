"""Whole runs over endpoints: every item once, in order, whatever the endpoints do in the meantime."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from InstructionGen.errors import EngineError, Rejected
from InstructionGen.records import Item, Record, Request
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.tasks import Steps
from tests.doubles import items
from tests.engine.openai.asking import PLAIN, opened
from tests.engine.servers import Asked, Server, answer, chaos, slowly

SECRET = "sesame-open-0123456789"


@dataclass(frozen=True)
class Tells:
    """Asks once and keeps the answer."""

    name: str = "test.tells"
    card: str = "0" * 12

    def write(self, item: Item) -> Steps:
        completion = yield Request(f"{item.id}#0", PLAIN, {"text": item.id})
        if completion.error:
            raise Rejected("engine", completion.error, raw=completion.text)
        return [Record("", item.id, self.name, {"heard": completion.text})]


def drive(path: Path, count: int, engine) -> list[str]:
    with RunDir(path, {"model": engine.model, "settings": dict(engine.settings)}) as home:
        outcomes = [outcome.item for outcome in run(Tells(), items(count), engine, home)]
        home.finish()
    return outcomes


def heard(path: Path) -> dict[str, str]:
    rows = [orjson.loads(line) for line in (path / "records-00000.jsonl").read_bytes().splitlines()]
    found = {row["item"]: row["data"]["heard"] for row in rows}
    assert len(found) == len(rows), "an item was written twice"
    assert list(found) == sorted(found)
    return found


def test_when_one_of_two_dies_half_way_every_item_is_written_once(tmp_path):
    with Server(slowly(0.002)) as living, Server() as dying:

        async def dies(asked: Asked):
            if len(living.bodies) + len(dying.bodies) > 1000 and dying._loop is not None:
                loop, dying._loop = dying._loop, None
                loop.stop()
            return await answer(asked)

        dying.manner = dies
        with opened(living, dying) as engine:
            drive(tmp_path / "run", 2000, engine)
            assert engine.notes[0] == f"{dying.address} set aside after 5 failed connections"
        asked = [body["messages"][-1]["content"] for server in (living, dying) for body in server.bodies]
        assert len(dying.bodies) > 100
    expected = {item.id: f"about {item.id}" for item in items(2000)}
    assert heard(tmp_path / "run") == expected
    assert set(asked) == set(expected)


def test_the_files_are_the_same_however_many_endpoints_answer(tmp_path):
    with Server(slowly(0.001)) as one, Server() as two:
        for name, servers in {"both": (one, two), "one": (one,)}.items():
            with opened(*servers) as engine:
                drive(tmp_path / name, 300, engine)
    for file in ("records-00000.jsonl", "rejects-00000.jsonl"):
        assert (tmp_path / "both" / file).read_bytes() == (tmp_path / "one" / file).read_bytes()


def test_a_run_whose_endpoint_died_goes_on_with_the_same_command(tmp_path):
    with Server() as server:

        async def dies(asked: Asked):
            if asked.number == 300 and server._loop is not None:
                loop, server._loop = server._loop, None
                loop.stop()
            return await answer(asked)

        server.manner = dies
        with opened(server) as engine, pytest.raises(EngineError, match="run the same command"):
            drive(tmp_path / "run", 1000, engine)
        before = len(heard(tmp_path / "run"))
        assert before > 100
        server.manner = answer
        server.start()
        with opened(server) as engine:
            assert len(drive(tmp_path / "run", 1000, engine)) == 1000 - before
    assert len(heard(tmp_path / "run")) == 1000


def test_the_key_is_in_no_file_of_a_run(tmp_path, monkeypatch):
    monkeypatch.setenv("INSTRUCTIONGEN_API_KEY", SECRET)

    async def gossip(asked: Asked):
        asked.body["messages"][-1]["content"] += str(dict(asked.http.headers))
        return await (chaos(asked.number, 0.2) if asked.number % 3 else answer)(asked)

    with Server(gossip, key=SECRET) as server, opened(server) as engine:
        drive(tmp_path / "run", 60, engine)
        assert SECRET not in str(engine.notes)
    files = [path for path in (tmp_path / "run").rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]
