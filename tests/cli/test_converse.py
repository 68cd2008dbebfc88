"""``instructiongen converse`` and its door, as a user calls them: real processes, real servers, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from tests.engine.servers import Asked, Server, reply

ROOT = Path(__file__).resolve().parents[2]

PICTURES = [
    {
        "id": f"{number:06d}",
        "image": f"{number:06d}.jpg",
        "captions": [f"A {colour} boat lies in a harbour.", f"A man paints a {colour} boat."],
        "instances": [{"category": "boat", "bbox": [0.2, 0.4, 0.7, 0.8]}],
    }
    for number, colour in enumerate("red blue green white".split())
]


@pytest.fixture
def pictures(tmp_path: Path) -> str:
    path = tmp_path / "pictures.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in PICTURES))
    return str(path)


def call(*arguments: str, cwd: Path, door: bool = False) -> subprocess.CompletedProcess[str]:
    program = [str(ROOT / "generate.py")] if door else ["-m", "InstructionGen", "converse"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


async def talkative(asked: Asked):
    """Answers each kind with sentences that it finds in its question."""
    said = [line.removeprefix("- ") for line in asked.last.splitlines() if line.startswith("- A ")]
    form = asked.body["response_format"]["json_schema"]["schema"]["properties"]
    if "turns" in form:
        questions = ("What lies in the harbour?", "What is the man doing?")
        turns = [{"question": q, "answer": words} for q, words in zip(questions, said, strict=True)]
        return reply(json.dumps({"turns": turns}))
    fields = {"answer": " ".join(said), **({"question": "What might the man do next?"} if "question" in form else {})}
    return reply(json.dumps(fields))


@pytest.fixture
def server():
    with Server(talkative) as serving:
        yield serving


def test_every_picture_is_asked_about_in_every_kind_and_written_as_llava_wants_it(tmp_path, pictures, server):
    options = ["--openai-base-url", server.address, "--input", pictures, "--output-path", "run"]
    done = call(*options, cwd=tmp_path, door=True)
    assert done.returncode == 0, done.stderr
    entries = orjson.loads((tmp_path / "run/dialogues.json").read_bytes())
    kinds = ("conversation", "detail", "reasoning")
    assert [entry["id"] for entry in entries] == [f"llava595/{n}+{kind}#1/1" for n in range(4) for kind in kinds]
    for entry in entries:
        assert [turn["from"] for turn in entry["conversations"]] == ["human", "gpt"] * (
            len(entry["conversations"]) // 2
        )
        assert entry["conversations"][0]["value"].startswith("<image>\n")
        assert "<image>" not in str(entry["conversations"][1:])
    assert "12 items: 12 records, 0 rejects" in done.stdout


def test_the_published_recipe_shows_boxes_to_description_and_reasoning_only(tmp_path, pictures, server):
    call("--endpoint", server.address, "--input", pictures, "--limit", "3", "--output", "run", cwd=tmp_path)
    shown = {
        body["response_format"]["json_schema"]["name"]: "- boat: 0.200 0.400 0.700 0.800"
        in body["messages"][-1]["content"]
        for body in server.bodies
    }
    assert shown == {"dialogue_conversation": False, "dialogue_detail": True, "dialogue_reasoning": True}


def test_a_kind_may_be_named_and_goes_on_where_it_stopped(tmp_path, pictures, server):
    options = ["--endpoint", server.address, "--input", pictures, "--kind", "detail", "--output", "run"]
    assert "2 items" in call(*options, "--limit", "2", cwd=tmp_path).stdout
    asked = len(server.bodies)
    assert "4 items" in call(*options, cwd=tmp_path).stdout
    assert len(server.bodies) == asked + 2
    other = call(*options, "--prompt-config", "openimagesv7", cwd=tmp_path)
    assert other.returncode == 2
    assert "shows" in other.stderr or "cards" in other.stderr


def test_a_configuration_of_ones_own_says_what_is_shown(tmp_path, pictures, server):
    (tmp_path / "own.yaml").write_text("purpose: x\nkinds: {detail: {shots: 1, shows: [captions]}}")
    options = ["--endpoint", server.address, "--input", pictures, "--prompt_config", "own.yaml"]
    done = call(*options, "mscoco", "--limit", "1", cwd=tmp_path)
    assert done.returncode == 2  # the file is no COCO
    done = call(*options, "--source_data", "llava595", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "visual_instruction/output/llava595_own.json").exists()
    assert all(len(body["messages"]) == 4 for body in server.bodies)
    assert not any("boat: 0.2" in str(body) for body in server.bodies)


def test_motions_are_asked_about_as_motions(tmp_path, server):
    from InstructionGen.sources import SOURCES

    if "humanml3d" not in SOURCES:
        pytest.skip("no source has motions")
    (tmp_path / "texts").mkdir()
    line = "a person waves.#a/DET person/NOUN wave/VERB#0.0#0.0\n"
    (tmp_path / "texts/000001.txt").write_text(line + line.replace("waves", "waves twice"))
    options = ["--endpoint", server.address, "humanml3d", "--input", "texts", "--output", "run"]
    done = call(*options, cwd=tmp_path)
    assert {body["response_format"]["json_schema"]["name"] for body in server.bodies} == {"dialogue_motion"}, done


def test_an_answer_that_names_what_is_not_there_is_a_reject(tmp_path, pictures):
    async def lying(asked: Asked):
        return reply(json.dumps({"answer": "A boat lies in a harbour. A giraffe stands on the boat."}))

    with Server(lying) as server:
        options = ["--endpoint", server.address, "--input", pictures, "--kind", "detail", "--output", "run"]
        done = call(*options, "--tries", "3", cwd=tmp_path)
        assert len(server.bodies) == 4 * 3
    assert "4 items: 0 records, 4 rejects" in done.stdout
    rejects = [orjson.loads(line) for line in (tmp_path / "run/rejects-00000.jsonl").read_bytes().splitlines()]
    assert {(reject["stage"], reject["detail"]) for reject in rejects} == {("check", "giraffe")}
    assert orjson.loads((tmp_path / "run/dialogues.json").read_bytes()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["COCO2014", "--source-data", "mscoco"], "two data sets"),
        (["--model-source", "llama.cpp", "--engine", "vllm"], "is the engine llamacpp, and --engine says vllm"),
        (["--model-source", "lama.cpp"], "Did you mean 'llama.cpp'"),
        (["--prompt-config", "lava", "--engine", "rules"], "Did you mean 'llava'"),
        (["--kind", "detial", "--engine", "rules"], "Did you mean 'detail'"),
        (["--output-format", "lava"], "Did you mean 'llava'"),
        (["COCO2015"], "Did you mean 'COCO201"),
        (["--engine", "rules"], "instructiongen sources fetch coco2017"),
        (["--input", "gone.jsonl", "--engine", "rules"], "no file at gone.jsonl"),
    ],
)
def test_a_mistake_is_one_line(tmp_path, arguments, says):
    done = call(*arguments, cwd=tmp_path, door=True)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("visual_instruction/**/*.jsonl"))


def test_the_same_engine_may_be_named_twice(tmp_path, pictures):
    done = call("--model_source", "rules", "--engine", "rules", "--input", pictures, "--output", "run", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "12 items" in done.stdout
