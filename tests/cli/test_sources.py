"""``instructiongen sources`` as a user calls it, and the options that choose what of a source is read."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.sources import SOURCES, catalog
from tests.served import serving


def call(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_every_source_is_listed_with_its_licence_and_place():
    rows = {row["name"]: row for row in json.loads(call("sources", "list", "--json").output)}
    assert set(SOURCES) <= set(rows)
    assert rows["COCO2017"]["licence"] == "CC-BY-4.0"
    assert rows["COCO2017"]["place"] == "edit_instruction/input/coco2017"
    assert (rows["vqa2"]["splits"], rows["vqa2"]["here"]) == (["train", "val"], False)
    assert rows["llava-mix665k"]["fetched"] == "llava-mix665k"
    shown = call("sources", "list")
    assert shown.exit_code == 0
    assert all(name in shown.output for name in rows)


def test_a_data_set_is_fetched_by_name_and_its_checksum_is_told(tmp_path, monkeypatch):
    with serving() as server:
        server.files["names.csv"] = b"/m/1,Lamp\n"
        fields = {"name": "things", "title": "Things", "licence": "MIT", "page": "https://x.org", "needs": "it"}
        file = {"url": server.url("names.csv")}
        known = catalog.DataSet.model_validate({**fields, "files": [file], "note": "small"})
        monkeypatch.setattr(catalog, "data_sets", lambda: {"things": known})
        done = call("sources", "fetch", "THINGS", "--folder", tmp_path / "here")
    assert done.exit_code == 0
    assert "names.csv: sha256 " in done.output
    assert "Things. Licence: MIT. Note: small" in done.output
    assert (tmp_path / "here" / "names.csv").read_bytes() == b"/m/1,Lamp\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("sources", "fetch", "coco201"), "Did you mean 'coco2017'?"),
        (("sources", "fetch", "coco2017", "--split", "test"), "has no split test; it has train, val"),
        (("edit", "--engine", "rules", "--source-data", "coco-2017"), "sources fetch coco2017"),
        (("edit", "--engine", "rules", "--source-data", "cocco"), "no source called 'cocco'"),
        (
            ("edit", "--engine", "rules", "--source-data", "laion", "--input", "x", "--split", "val"),
            "laion takes no split",
        ),
    ],
)
def test_a_mistake_is_told_in_one_line(arguments, says):
    told = call(*arguments)
    assert told.exit_code == 2
    assert says in told.output
    assert told.output.count("\n") == 1


def test_a_run_edits_only_the_pictures_that_are_wanted_and_says_so(tmp_path, samples):
    wanted = tmp_path / "wanted.txt"
    captions = samples / "coco" / "mini" / "captions_val2017.json"
    names = [image["file_name"] for image in json.loads(captions.read_text())["images"][:4]]
    wanted.write_text("\n".join([f"COCO_val2014_{name}" for name in names] + ["999999999999.jpg"]))
    done = call("edit", "--engine", "rules", "--input", captions, "--wanted", wanted, "--output", tmp_path / "run")
    assert done.exit_code == 0, done.output
    assert "wanted: 5 pictures; 4 items kept, 1 pictures wanted and not met" in done.output
    assert "4 items:" in done.output
    wanted.write_text("\n".join(names[:2]))
    other = call("edit", "--engine", "rules", "--input", captions, "--wanted", wanted, "--output", tmp_path / "run")
    assert other.exit_code == 2
    assert "source" in other.output


def test_questions_meet_the_captions_of_their_pictures(tmp_path, samples):
    captions = samples / "coco" / "mini" / "captions_val2017.json"
    images = json.loads(captions.read_text())["images"][:5]
    questions = tmp_path / "v2_OpenEnded_mscoco_val2014_questions.json"
    asked = [{"image_id": image["id"], "question": "What is it?", "question_id": image["id"]} for image in images]
    given = [{"question_id": image["id"], "multiple_choice_answer": "a lamp"} for image in images]
    questions.write_text(json.dumps({"data_subtype": "val2014", "questions": asked}))
    (tmp_path / "v2_mscoco_val2014_annotations.json").write_text(json.dumps({"annotations": given}))
    done = call(
        *("edit", "--engine", "rules", "--source-data", "vqa2", "--input", questions, "--with", captions),
        *("--output", tmp_path / "run"),
    )
    assert done.exit_code == 0, done.output
    assert "joined with mscoco: 5 items; 0 are of pictures that it does not have" in done.output
