"""``pool review``, ``pool filter``, ``pool merge``: verdicts and backgrounds on their way back into a pool."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.pool import Concept, load_pool
from InstructionGen.pool.concept import Background
from InstructionGen.pool.store import write_pool
from InstructionGen.pool.verdicts import read_verdicts
from tests.conftest import ROOT
from tests.engine.servers import Asked, Server, refusal, reply

CONCEPTS = {
    "beagle": ("dog", "imagenet1k"),
    "dog": ("dog", "lvis"),
    "poodle": ("dog", "imagenet1k"),
    "rowing boat": ("boat", "lvis"),
    "sailboat": ("boat", "wordnet"),
    "teapot": ("cookware", "lvis"),
}
CATEGORIES = {"dog": "animal", "boat": "vehicle", "cookware": "household"}


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    """A pool of six concepts; the teapot has places of its own."""
    concepts = [
        Concept(
            name=name,
            synonyms=(),
            kind=kind,
            category=CATEGORIES[kind],
            hypernyms=("dog",) if kind == "dog" and name != "dog" else (),
            parts=("teapot", "rowing boat") if name == "sailboat" else (),
            count="one",
            familiarity=3,
            sources=(source,),
            backgrounds=("in a tea house",) if name == "teapot" else (),
            licence="",
            key="",
        )
        for name, (kind, source) in CONCEPTS.items()
    ]
    write_pool(concepts, [Background("art gallery", ("places365",))], tmp_path / "pool.tsv.gz")
    return tmp_path / "pool.tsv.gz"


async def seeing(asked: Asked):
    """Sees what is no boat, and is not sure of a poodle."""
    name = asked.last.partition("Concept: ")[2].partition("\n")[0]
    sure = {"Yes": -2.5, "no": -0.1} if "boat" in name else {"Yes": -0.1, " no": -2.5}
    return reply("yes", logprobs={"yes": -0.7, "no": -0.6} if name == "poodle" else sure)


def call(*arguments: object):
    return CliRunner(env={"OPENAI_API_KEY": None}).invoke(main, [str(argument) for argument in arguments])


def done(*arguments: object) -> str:
    result = call(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: object) -> str:
    result = call(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def names(path: Path) -> list[str]:
    return [concept.name for concept in load_pool(path)]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def lines(run: Path, which: str) -> list[dict]:
    return [json.loads(line) for line in (run / f"{which}-00000.jsonl").read_text().splitlines()]


class TestReview:
    def test_a_sheet_has_all_concepts_or_some_of_them(self, pool):
        done("pool", "review", "--pool", pool, "--output", "all.csv")
        assert [row["name"] for row in rows(Path("all.csv"))] == list(CONCEPTS)
        assert {row["verdict"] for row in rows(Path("all.csv"))} == {""}
        done("pool", "review", "--pool", pool, "--category", "animal", "--source", "imagenet1k", "--output", "some.csv")
        assert [row["name"] for row in rows(Path("some.csv"))] == ["beagle", "poodle"]

    def test_a_draw_is_the_seeds_and_a_larger_one_begins_with_the_smaller(self, pool):
        drawn = {}
        for limit, seed in ((3, 1), (3, 1), (5, 1), (5, 2)):
            done("pool", "review", "--pool", pool, "--limit", limit, "--seed", seed, "--output", "sheet.csv")
            drawn.setdefault((limit, seed), []).append([row["name"] for row in rows(Path("sheet.csv"))])
        assert drawn[3, 1][0] == drawn[3, 1][1] == drawn[5, 1][0][:3]
        assert drawn[5, 1] != drawn[5, 2]

    def test_what_got_a_no_is_left_out_of_the_new_pool_and_of_the_parts_of_others(self, pool):
        Path("sheet.csv").write_text("name,category,verdict,reason\nteapot,,no,dull\ndog,,yes,\npoodle,,,\nyeti,,no,\n")
        told = done("pool", "review", "--pool", pool, "--apply", "sheet.csv", "--output", "reviewed.tsv.gz")
        assert "1 yes, 2 no, 1 undecided, 33.3% of the decided are yes" in told
        assert "not in the pool: yeti (1 in all)" in told
        assert "5 concepts in reviewed.tsv.gz, 1 left out" in told
        reviewed = load_pool(Path("reviewed.tsv.gz"))
        assert [concept.name for concept in reviewed] == [name for name in CONCEPTS if name != "teapot"]
        assert reviewed.get("sailboat").parts == ("rowing boat",)
        assert [scene.name for scene in reviewed.backgrounds] == ["art gallery"]

    def test_a_sheet_with_verdicts_is_not_written_over(self, pool):
        Path("sheet.csv").write_text("name,verdict\ndog,yes\n")
        told = refused("pool", "review", "--pool", pool, "--output", "sheet.csv")
        assert "has verdicts in it already" in told
        assert Path("sheet.csv").read_text() == "name,verdict\ndog,yes\n"

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ((), "add --output"),
            (("--category", "animals", "--output", "x.csv"), "no category called 'animals'. Did you mean 'animal'?"),
            (("--source", "lvsi", "--output", "x.csv"), "Did you mean 'lvis'?"),
            (("--apply", "x.csv", "--limit", "3", "--output", "x.gz"), "leave them out with --apply"),
            (("--apply", "nowhere.csv", "--output", "x.gz"), "no file at nowhere.csv"),
        ],
    )
    def test_a_mistake_is_one_line(self, pool, arguments, says):
        assert says in refused("pool", "review", "--pool", pool, *arguments)

    def test_it_works_as_a_process_of_its_own(self, pool, tmp_path):
        command = [sys.executable, "-m", "InstructionGen", "pool", "review", "--pool", str(pool), "--output", "s.csv"]
        subprocess.run(command, check=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True)
        assert len(rows(tmp_path / "s.csv")) == len(CONCEPTS)


class TestFilter:
    def test_every_concept_gets_a_verdict_and_how_sure_it_is(self, pool):
        with Server(seeing) as server:
            told = done("pool", "filter", "--endpoint", server.address, "--pool", pool, "--output", "run")
        assert "3 yes, 3 no" in told
        assert "6 items: 6 records, 0 rejects" in told
        records = {line["data"]["concept"]: line for line in lines(Path("run"), "records")}
        assert records["dog"]["data"] == {"concept": "dog", "category": "animal", "verdict": "yes"}
        assert {name: line["scores"]["visible"] for name, line in records.items()} == pytest.approx(
            dict.fromkeys(("beagle", "dog", "teapot"), 0.9168)
            | {"poodle": 0.475}
            | dict.fromkeys(("rowing boat", "sailboat"), 0.0832),
            abs=1e-3,
        )

    def test_its_verdicts_are_read_by_review_as_a_persons_are(self, pool):
        with Server(seeing) as server:
            how = ("--endpoint", server.address, "--pool", pool, "--output", "run")
            done("pool", "filter", "--threshold", "0.4", *how)
        verdicts = read_verdicts(Path("run/verdicts.csv"))
        assert {name for name, stays in verdicts.items() if not stays} == {"rowing boat", "sailboat"}
        told = done("pool", "review", "--pool", pool, "--apply", "run/verdicts.csv", "--output", "seen.tsv.gz")
        assert "4 yes, 2 no, 0 undecided, 66.7% of the decided are yes" in told
        assert names(Path("seen.tsv.gz")) == ["beagle", "dog", "poodle", "teapot"]

    def test_a_run_goes_on_where_it_stopped(self, pool):
        with Server(seeing) as server:
            how = ("pool", "filter", "--endpoint", server.address, "--pool", pool, "--output", "run")
            done(*how, "--limit", "2")
            assert len(read_verdicts(Path("run/verdicts.csv"))) == 2
            done(*how)
            assert len(server.bodies) == 6
        assert len(read_verdicts(Path("run/verdicts.csv"))) == 6

    def test_a_question_without_an_answer_is_a_reject_and_no_verdict(self, pool):
        async def moderated(asked: Asked):
            return refusal("flagged", status=403) if "Concept: dog\n" in asked.last else await seeing(asked)

        with Server(moderated) as server:
            done("pool", "filter", "--endpoint", server.address, "--pool", pool, "--output", "run")
        assert [line["item"] for line in lines(Path("run"), "rejects")] == ["concept/dog"]
        assert "dog" not in read_verdicts(Path("run/verdicts.csv"))

    @pytest.mark.parametrize("which", ["threshold", "pool"])
    def test_a_run_goes_on_only_as_it_was_begun(self, pool, which):
        other = {"threshold": ("--threshold", "0.9"), "pool": ("--pool", "other.tsv.gz")}[which]
        write_pool(load_pool(pool).concepts[:5], [], Path("other.tsv.gz"))
        with Server(seeing) as server:
            how = ("pool", "filter", "--endpoint", server.address, "--output", "run", "--pool", pool)
            done(*how, "--limit", "2")
            assert f"({which}: " in refused(*how, *other)

    def test_concepts_may_come_from_a_file_or_a_class_list(self, pool):
        Path("mine.txt").write_text("dog\nrowing boat\nDog\n")
        Path("concept/lists").mkdir(parents=True)
        Path("concept/lists/cifar100.txt").write_text("aquarium_fish\nbaby\n\nboat_house\nbaby\n")
        with Server(seeing) as server:
            how = ("--endpoint", server.address, "--pool", pool)
            done("pool", "filter", "--concepts", "mine.txt", *how, "--output", "mine")
            told = done("pool", "filter", "--concepts", "cifar100", *how, "--output", "cifar")
        assert read_verdicts(Path("mine/verdicts.csv")) == {"dog": True, "rowing boat": False}
        assert "4 items: 3 records, 1 rejects" in told
        assert read_verdicts(Path("cifar/verdicts.csv")) == {"aquarium fish": True, "baby": True, "boat house": False}

    def test_the_rules_cannot_judge(self, pool):
        told = refused("pool", "filter", "--engine", "rules", "--pool", pool, "--output", "run")
        assert told.startswith("Error: the rules cannot judge")
        assert not Path("run").exists()

    def test_a_mistake_is_one_line(self, pool):
        with Server(seeing) as server:
            how = ("pool", "filter", "--endpoint", server.address, "--pool", pool)
            assert "add --output" in refused(*how)
            assert "no file at nowhere" in refused(*how, "--concepts", "nowhere", "--output", "run")
            assert "--judge" in refused(*how, "--judge", "--output", "run")


class TestMerge:
    @pytest.fixture
    def run(self, pool) -> Path:
        """A run of c2b over the pool's concepts and one that it does not have."""
        Path("names.txt").write_text("\n".join([*CONCEPTS, "quokka"]))
        how = ("--engine", "rules", "--metadata-filepath", "names.txt", "--save-path", "made")
        done("captions", "--mode", "c2b", *how)
        return Path("made/0_c2b")

    def test_a_concept_gets_the_backgrounds_that_were_found_for_it(self, pool, run):
        told = done("pool", "merge", run, "--pool", pool, "--output", "richer.tsv.gz")
        found = {line["data"]["concept"]: line["data"]["backgrounds"] for line in lines(run, "records")}
        richer = load_pool(Path("richer.tsv.gz"))
        assert {concept.name for concept in richer} == set(CONCEPTS)
        assert set(richer.get("dog").backgrounds) == set(found["dog"])
        assert richer.get("teapot").backgrounds[0] == "in a tea house"
        assert "backgrounds for 6 concepts in richer.tsv.gz" in told
        assert "not in the pool: quokka (1 in all)" in told

    def test_what_two_runs_found_comes_first(self, pool, run):
        Path("again.txt").write_text("dog")
        how = ("--engine", "rules", "--metadata-filepath", "again.txt", "--save-path", "made", "--generation-idx", "1")
        done("captions", "--mode", "c2b", "--seed", "7", *how)
        done("pool", "merge", run, "made/1_c2b", "--pool", pool, "--output", "richer.tsv.gz")
        first = next(line["data"]["backgrounds"] for line in lines(run, "records") if line["data"]["concept"] == "dog")
        second = lines(Path("made/1_c2b"), "records")[0]["data"]["backgrounds"]
        both = set(first) & set(second)
        assert both
        assert set(load_pool(Path("richer.tsv.gz")).get("dog").backgrounds[: len(both)]) == both

    def test_the_merged_backgrounds_are_written_about(self, pool, run):
        for line in lines(run, "records"):
            line["data"]["backgrounds"] = ["in a velvet box", "on the moon", "on a carousel", "on stage", "in a vault"]
            with Path("found.jsonl").open("a") as file:
                file.write(json.dumps(line) + "\n")
        Path("found.jsonl").replace(run / "records-00000.jsonl")
        done("pool", "merge", run, "--pool", pool, "--output", "richer.tsv.gz")
        how = ("--engine", "rules", "--pool", "richer.tsv.gz", "--save-path", "made")
        done("captions", "--mode", "cb2cap", *how)
        placed = {(row["concept"], row["background"]) for row in rows(Path("made/0_cb2cap.csv"))}
        assert {("dog", "in a velvet box"), ("dog", "on a carousel"), ("sailboat", "on the moon")} <= placed

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("nowhere",), "nowhere is not the directory of a run"),
            (("made/0_c2cap",), "is a run of caption.c2cap, which finds no backgrounds"),
        ],
    )
    def test_what_is_no_run_of_c2b_is_refused(self, pool, arguments, says):
        done("captions", "--mode", "c2cap", "--engine", "rules", "--limit", "2", "--save-path", "made", "--pool", pool)
        assert says in refused("pool", "merge", *arguments, "--pool", pool, "--output", "x.tsv.gz")
        assert not Path("x.tsv.gz").exists()


class TestAPoolOfYourOwn:
    def test_captions_are_written_of_its_concepts_alone(self, pool):
        done("captions", "--mode", "c2cap", "--engine", "rules", "--pool", pool, "--save-path", "made")
        assert {row["concept"] for row in rows(Path("made/0_c2cap.csv"))} == set(CONCEPTS)

    def test_edits_take_their_newcomers_from_it(self, pool):
        Path("captions.json").write_text(
            json.dumps(
                {
                    str(n): {"image_file": f"{n}.jpg", "captions": [f"A teapot on a {wood} table in a kitchen."]}
                    for n, wood in enumerate(("pine", "oak", "beech", "teak", "small", "round"))
                }
            )
        )
        how = ("--engine", "rules", "--input", "captions.json", "--pool", pool, "--output", "run")
        done("edit", "--instruction-type", "add", *how)
        assert {line["data"]["edited object"] for line in lines(Path("run"), "records")} <= set(CONCEPTS)

    def test_a_run_goes_on_only_with_the_pool_it_was_begun_with(self, pool):
        how = ("captions", "--mode", "c2cap", "--engine", "rules", "--output", "run", "--pool", pool)
        done(*how, "--limit", "2")
        write_pool(load_pool(pool).concepts[:5], [], pool)
        assert "(pool: " in refused(*how, "--limit", "4")

    def test_a_pool_that_is_not_there_is_one_line(self):
        assert "nowhere.gz: cannot be read as a concept pool" in refused(
            "captions", "--engine", "rules", "--pool", "nowhere.gz"
        )
