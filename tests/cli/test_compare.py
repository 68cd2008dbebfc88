"""Two data sets side by side: what is counted, and a judge that is asked in both orders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from tests.engine.servers import Asked, Server, reply

PICTURES = [f"{n:012d}.jpg" for n in range(1, 9)]


def call(*arguments: object):
    return CliRunner(env={"OPENAI_API_KEY": None}).invoke(main, ["compare", *map(str, arguments)])


@pytest.fixture
def sets(tmp_path):
    """A set that says what is there, and one that speaks of a dragon; seven pictures in common."""
    (tmp_path / "known.json").write_text(
        json.dumps({str(n): {"image_file": name, "captions": ["A dog on a sofa."]} for n, name in enumerate(PICTURES)})
    )
    good = [
        {"id": n, "image": f"train/{name}", "conversations": [
            {"from": "human", "value": "<image>\nWhat is on the sofa?"},
            {"from": "gpt", "value": "A dog is on the sofa."},
            {"from": "human", "value": "Is there a dog?"}, {"from": "gpt", "value": "Yes."},
        ]}
        for n, name in enumerate(PICTURES)
    ]  # fmt: skip
    bad = [
        {"messages": [{"role": "user", "content": "<image>Which animal is it?"},
                      {"role": "assistant", "content": "A zebra stands beside a bus."}],
         "images": [f"val/COCO_val2014_{name}"]}
        for name in PICTURES[1:]
    ]  # fmt: skip
    (tmp_path / "good.json").write_text(json.dumps(good))
    (tmp_path / "bad.json").write_text(json.dumps([*bad, {"messages": [], "images": []}]))
    return tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "known.json"


def row(stdout: str, name: str) -> list[str]:
    return next(line for line in stdout.splitlines() if line.strip().startswith(name)).split()[-2:]


def truthful(liked: str):
    """A judge that prefers whatever speaks of a thing, wherever it stands."""

    async def manner(asked: Asked):
        first, second = asked.last.split("First: ")[1].split("Second: ")
        words = {"first": liked in first, "second": liked in second}
        said = next((word for word, right in words.items() if right), "neither")
        others = {word: -3.0 for word in ("first", "second", "neither") if word != said}
        return reply(said, logprobs={said: -0.1, **others})

    return manner


async def first_comes_first(asked: Asked):
    return reply("first", logprobs={"first": -0.1, "second": -2.5, "neither": -4.0})


def test_what_needs_no_model_is_a_table(sets):
    good, bad, known = sets
    done = call(good, bad, "--known", known)
    assert done.exit_code == 0, done.stderr
    assert row(done.stdout, "dialogues ") == ["8", "7"]
    assert row(done.stdout, "entries that are none") == ["0", "1"]
    assert row(done.stdout, "questions a dialogue") == ["2.00", "1.00"]
    assert row(done.stdout, "objects named that are not there") == ["0.0%", "100.0%"]
    assert row(done.stdout, "question: which") == ["0.0%", "100.0%"]
    assert row(done.stdout, "answer: yes or no") == ["50.0%", "0.0%"]
    assert "1 entries are left out: no turns" in done.stderr
    assert "nobody judged" in done.stderr


@pytest.mark.parametrize(("turned", "winner"), [(False, "a"), (True, "b")])
def test_a_planted_winner_is_found_in_both_orders(sets, turned, winner):
    pair = sets[1::-1] if turned else sets[:2]
    with Server(truthful("dog")) as server:
        done = call(*pair, "--known", sets[2], "--endpoint", server.address, "--output", "run")
    assert done.exit_code == 0, done.stderr
    assert "7 pictures judged in both orders" in done.stdout
    records = [json.loads(line) for line in Path("run/records-00000.jsonl").read_text().splitlines()]
    assert {record["data"]["winner"] for record in records} == {winner}
    assert {tuple(record["data"]["orders"]) for record in records} == {
        ("second", "first") if turned else ("first", "second")
    }
    assert all(record["scores"][winner] > 0.9 for record in records)


def test_a_judge_that_likes_what_comes_first_makes_draws(sets):
    with Server(first_comes_first) as server:
        done = call(*sets[:2], "--endpoint", server.address, "--output", "run")
    assert "the first set is better in 0, the second in 0, neither in 7" in done.stdout
    assert "in 7 the judge chose the same place both times, the first in 7" in done.stdout


def test_a_judge_that_is_interrupted_goes_on(sets):
    with Server(truthful("dog")) as server:
        call(*sets[:2], "--endpoint", server.address, "--output", "run", "--limit", "3")
        done = call(*sets[:2], "--endpoint", server.address, "--output", "run")
    assert "14 questions" in done.stdout
    assert "the first set is better in 7" in done.stdout


def test_the_comparison_is_drawn(sets):
    pytest.importorskip("matplotlib")
    with Server(truthful("dog")) as server:
        done = call(*sets[:2], "--endpoint", server.address, "--output", "run", "--plot", "comparison.svg")
    assert done.exit_code == 0, done.stderr
    drawn = Path("comparison.svg").read_text()
    assert all(f"<!-- {text} -->" in drawn for text in ("How questions ask", "Judged better", "good.json", "bad.json"))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--engine", "rules"), "the rules cannot judge"),
        (("--dry-run",), "--dry-run tells what a judge would cost"),
        (("--plot", "x.gif"), "give a name that ends in .png or .svg"),
        (("--known", "nosuch.json"), "nosuch.json"),
    ],
)
def test_what_cannot_be_compared_is_one_line(sets, more, said):
    done = call(*sets[:2], *more)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_sets_of_other_pictures_have_nothing_to_judge(sets, tmp_path):
    other = tmp_path / "other.json"
    other.write_text(sets[0].read_text().replace("0000.", "9999.").replace("train/0", "train/9"))
    with Server(first_comes_first) as server:
        done = call(other, sets[1], "--endpoint", server.address)
    assert done.exit_code == 2
    assert "no picture in common" in done.stderr
