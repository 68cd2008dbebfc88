"""``instructiongen export`` as a user gives it: real run directories, real files."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.export import parquet
from InstructionGen.records import Record, Reject
from tests.runs import EDITS, edit_record, write_run

COMMON = {"edit", "input", "output", "edit_type", "visual_input", "image_file"}
BESIDES = {
    "remove": {"edited object"},
    "replace": {"edited object", "new object"},
    "background_change": {"new background"},
    "tone_transfer": {"new state"},
    "counting": {"edited object", "remove_number"},
    "relation": {"edited object", "target object", "direction"},
    "textual": set(),
    "color_alter": {"edited object"},
    "material_alter": {"edited object"},
    "visual_reference": {"edited object", "ref_object"},
}
CAPTION = Record(
    "", "concept/dog", "caption.c2cap", {"concept": "dog", "caption": "A dog in a meadow."}, source="pool",
    licence="WordNet-3.0 AND Apache-2.0", model_licence="Apache-2.0",
)  # fmt: skip
PLACES = Record("", "concept/cat", "caption.c2b", {"concept": "cat", "backgrounds": ["a sofa", "a roof"]})
SESSION = Record(
    "", "coco/9", "session.mix",
    {
        "mode": "independent",
        "input": "A man and a dog sit on a bench.",
        "turns": [{**EDITS["remove"], "turn": 1}, {**EDITS["color_alter"], "turn": 2, "undoes": [1]}],
    },
)  # fmt: skip


def export(*arguments: object):
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run with a record of every type, and a reject."""
    records = [[edit_record(kind, f"coco/{number}")] for number, kind in enumerate(EDITS)]
    return write_run(tmp_path / "run", [*records, Reject("coco/x", "edit.mix", "prompt", "no caption")])


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_anyedits_keys_are_those_of_the_type_and_no_others(run):
    done = export(run, "--form", "anyedit")
    assert done.exit_code == 0, done.output
    edits = lines(run / "anyedit.jsonl")
    assert {edit["edit_type"]: set(edit) for edit in edits} == {kind: COMMON | own for kind, own in BESIDES.items()}
    assert {edit["visual_input"] for edit in edits} == {"None", "visual_reference/1.png"}
    assert edits[0] == {**EDITS["remove"], "visual_input": "None", "image_file": "1.jpg"}


def test_the_list_and_the_lines_of_anyedit_say_the_same(run, tmp_path):
    export(run, "--form", "anyedit", "--output", tmp_path / "a.jsonl")
    export(run, "--form", "anyedit-json", "--output", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text()) == lines(tmp_path / "a.jsonl")


def test_types_may_go_by_the_names_of_anyedits_published_set(run):
    export(run, "--form", "anyedit", "--names", "anyedit")
    kinds = [edit["edit_type"] for edit in lines(run / "anyedit.jsonl")]
    assert {"material_change", "textual_change", "remove"} <= set(kinds)
    assert not {"material_alter", "textual"} & set(kinds)


def test_an_edited_file_is_named_only_where_it_is_known(tmp_path):
    record = edit_record("remove")
    edited = Record("", "coco/2", record.task, {**record.data, "edited_file": "edited/2.png"}, "2.jpg")
    run = write_run(tmp_path / "run", [[record], [edited]])
    export(run, "--form", "anyedit")
    assert [edit.get("edited_file") for edit in lines(run / "anyedit.jsonl")] == [None, "edited/2.png"]


def test_triples_carry_the_address_of_a_picture_on_the_web(tmp_path):
    run = write_run(
        tmp_path / "run",
        [[edit_record("remove")], [edit_record("replace", "web/1", image="https://example.org/a.jpg")]],
    )
    assert export(run, "--form", "instructpix2pix").exit_code == 0
    first, second = lines(run / "instructpix2pix.jsonl")
    assert first == {key: EDITS["remove"][key] for key in ("input", "edit", "output")}
    assert second["url"] == "https://example.org/a.jpg"


def test_records_that_are_no_single_edits_are_counted_and_told(tmp_path):
    run = write_run(tmp_path / "run", [[edit_record("remove")], [CAPTION], [SESSION]])
    done = export(run, "--form", "anyedit")
    assert len(lines(run / "anyedit.jsonl")) == 1
    assert "Left out: 1 records of caption.c2cap" in done.stderr
    assert "Left out: 1 records of session.mix" in done.stderr


def test_a_run_without_edits_writes_no_file(tmp_path):
    run = write_run(tmp_path / "run", [[CAPTION]])
    done = export(run, "--form", "anyedit")
    assert done.exit_code == 2
    assert "no single edit to write (1 caption.c2cap)" in done.stderr
    assert not (run / "anyedit.jsonl").exists()


def test_a_running_run_gives_what_it_has_by_now(tmp_path):
    run = write_run(tmp_path / "run", [[edit_record("remove")]], finished=False)
    with (run / "records-00000.jsonl").open("a") as file:
        file.write('{"id": "torn')
    assert export(run, "--form", "anyedit").exit_code == 0
    assert len(lines(run / "anyedit.jsonl")) == 1


def test_the_table_has_every_task_and_where_it_came_from(tmp_path):
    run = write_run(tmp_path / "one", [[edit_record("color_alter")], [edit_record("counting", "coco/2")]])
    other = write_run(tmp_path / "two", [[CAPTION], [PLACES], [SESSION]])
    done = export(run, other, "--form", "parquet", "--output", tmp_path / "data/train.parquet")
    assert done.exit_code == 0, done.output
    table = pq.read_table(tmp_path / "data/train.parquet")
    assert table.column_names == list(parquet.COLUMNS)
    colour, count, caption, places, session = table.to_pylist()
    assert (colour["id"], colour["run"], colour["seed"], colour["model"]) == ("coco/1#1/1", "one", 7, "rules-0.1.0")
    assert colour["scores"] == [{"name": "judge", "value": 0.75}]
    assert (colour["edited_object"], colour["new_value"], colour["new_object"]) == ("bus", "green", None)
    assert count["remove_number"] == 2
    assert (caption["concept"], caption["caption"], caption["edit"]) == ("dog", "A dog in a meadow.", None)
    assert places["backgrounds"] == ["a sofa", "a roof"]
    assert [turn["turn"] for turn in session["turns"]] == [1, 2]
    assert session["turns"][1]["new_value"] == "green"
    assert json.loads(session["turns"][1]["more"]) == {"undoes": [1]}


def test_what_no_column_has_is_kept_as_json(tmp_path):
    data = {**EDITS["remove"], "remove_number": "two", "box": [0, 0, 1, 1], "turns": "none"}
    run = write_run(tmp_path / "run", [[Record("", "coco/1", "edit.remove", data)]])
    export(run, "--form", "parquet")
    (row,) = pq.read_table(run / "dataset/train.parquet").to_pylist()
    assert json.loads(row["more"]) == {"remove_number": "two", "box": [0, 0, 1, 1], "turns": "none"}
    assert row["remove_number"] is None


def test_a_long_table_is_written_in_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 10)
    run = write_run(tmp_path / "run", [[edit_record("remove", f"coco/{n}")] for n in range(25)])
    export(run, "--form", "parquet")
    assert pq.ParquetFile(run / "dataset/train.parquet").metadata.num_row_groups == 3


def test_the_card_names_the_strictest_licence_and_no_path_of_the_makers(tmp_path):
    run = write_run(
        tmp_path / "run",
        [
            [edit_record("remove")],
            [edit_record("replace", "a/2", licence="CC-BY-NC-SA-4.0")],
            [CAPTION],
        ],
    )
    export(run, "--form", "parquet", "--output", tmp_path / "data/part.parquet")
    card = (tmp_path / "data/README.md").read_text()
    head = yaml.safe_load(card.split("---")[1])
    assert head["license"] == "cc-by-nc-sa-4.0"
    assert head["configs"][0]["data_files"] == [{"split": "train", "path": "part.parquet"}]
    assert head["size_categories"] == ["n<1K"]
    assert "| edit.remove | 1 |" in card
    assert "captions.json" in card
    assert "/home/somebody" not in card
    assert all(f"`{name}`" in card for name in parquet.COLUMNS)


def test_a_models_licence_counts_as_well_as_the_sources(tmp_path):
    llama = "Llama 3 Community License"
    run = write_run(tmp_path / "run", [[edit_record("remove")], [edit_record("replace", "a/2", model_licence=llama)]])
    export(run, "--form", "parquet")
    card = (run / "dataset/README.md").read_text()
    assert f"The strictest is **{llama}**, of the model" in card
    assert f"| {llama} | model | 1 |" in card
    assert "| CC-BY-4.0 | source | 2 |" in card
    assert pq.read_table(run / "dataset/train.parquet")["model_licence"].to_pylist() == ["Apache-2.0", llama]


def test_a_licence_that_nobody_knows_is_the_strictest(tmp_path):
    run = write_run(tmp_path / "run", [[edit_record("remove")], [edit_record("replace", "a/2", licence="unknown")]])
    export(run, "--form", "parquet")
    head = yaml.safe_load((run / "dataset/README.md").read_text().split("---")[1])
    assert head["license"] == "unknown"


def test_somebody_elses_readme_is_left_alone(tmp_path):
    run = write_run(tmp_path / "run", [[edit_record("remove")]])
    (tmp_path / "README.md").write_text("# My project\n")
    done = export(run, "--form", "parquet", "--output", tmp_path / "train.parquet")
    assert done.exit_code == 2
    assert "was not written here" in done.stderr
    assert (tmp_path / "README.md").read_text() == "# My project\n"
    assert not (tmp_path / "train.parquet").exists()
    again = tmp_path / "data/train.parquet"
    assert [export(run, "--form", "parquet", "--output", again).exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "run", "--form", "anyedit"), "named twice"),
        (("run", "two", "--form", "anyedit"), "say which with --output"),
        (("run", "--form", "anyedit", "--output", "run/records-00000.jsonl"), "what the run itself has written"),
        (("run", "--form", "anyedit", "--output", "run"), "is a folder"),
        (("nowhere", "--form", "anyedit"), "not the directory of a run"),
        (("run", "--form", "anyedti"), "Did you mean 'anyedit'"),
        (("run", "--form", "parquet", "--names", "anyedit"), "--names is for"),
    ],
)
def test_a_mistake_is_told_in_one_line(run, tmp_path, arguments, says):
    write_run(tmp_path / "two", [[edit_record("remove")]])
    before = (run / "records-00000.jsonl").read_bytes()
    done = export(*arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (run / "records-00000.jsonl").read_bytes() == before


@pytest.mark.parametrize("form", ["anyedit", "anyedit-json", "instructpix2pix", "parquet"])
def test_a_run_with_a_spoilt_line_leaves_the_last_export_as_it_was(tmp_path, form):
    run = write_run(tmp_path / "run", [[edit_record("remove", f"coco/{n}")] for n in range(3)])
    out = tmp_path / "out/file"
    assert export(run, "--form", form, "--output", out).exit_code == 0
    before = out.read_bytes()
    path = run / "records-00000.jsonl"
    rows = path.read_text().splitlines()
    path.write_text("\n".join([rows[0], rows[1][:40], rows[2], ""]))
    done = export(run, "--form", form, "--output", out)
    assert done.exit_code == 2
    assert "line 2 of its records cannot be read" in done.stderr
    assert out.read_bytes() == before
    assert sorted(file.name for file in out.parent.iterdir()) == sorted(
        {"file", *(["README.md"] * (form == "parquet"))}
    )
