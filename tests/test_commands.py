"""The published commands, verbatim, as a user gives them: real processes, real files."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.conftest import ROOT
from tests.engine.servers import Asked, Server, reply

CAPTIONS = {
    str(n): {"image_file": f"{n}.jpg", "captions": [caption]}
    for n, caption in enumerate(
        [
            "A brown dog and a ginger cat sleep on a porch.",
            "A woman holding an umbrella walks down a street.",
            "A laptop, a lamp and a notebook on a desk.",
            "A kitchen with a stove, a microwave and a refrigerator.",
        ]
    )
}
LETTERING = {
    "data_root": "x",
    "data_list": [
        {
            "img_name": f"image_{n}.jpg",
            "caption": caption,
            "annotations": [
                {"polygon": [[0, 0], [9, 0], [9, 9], [0, 9]], "text": text, "language": "Latin", "valid": True}
            ],
        }
        for n, (caption, text) in enumerate(
            [
                ("a sign on the front of a shop", "OPEN"),
                ("a bus at a station", "24 Harbour"),
                ("a man in a white shirt", "Love"),
            ]
        )
    ],
}


DOORS = ("captions_generator.py", "generate.py", "example.py")
SHELVES = {"concept": ("cards", "pool"), "implicit": ("cards", "instruction_gen.py", "deal_text2json.py")}
DEFINITION = {
    "sample0": {
        "original_caption": "A mug stands at the edge of a desk.",
        "instuction": "What would happen if somebody knocked against the desk?",
        "target_cation": "A mug lies broken on the floor beside a desk.",
        "key_words": "broken, floor",
    }
}
CONVERSATION = [
    {"from": "human", "value": "<image>\nWhat is asleep on the porch?"},
    {"from": "gpt", "value": "A dog and a cat are asleep on the porch."},
]


@pytest.fixture
def home(tmp_path) -> Path:
    """A folder from which the project's commands work: its root, with inputs of our own in their usual places."""
    for name in ("InstructionGen", "concept", "edit_instruction", "implicit", *DOORS):
        source = ROOT / name
        if name == "edit_instruction":
            (tmp_path / name / "input").mkdir(parents=True)
            for part in ("instruction_gen.py", "instruction_gen_multi_turn.py", "cards", "sessions"):
                (tmp_path / name / part).symlink_to(source / part)
        elif name in SHELVES:
            (tmp_path / name).mkdir()
            for part in SHELVES[name]:
                (tmp_path / name / part).symlink_to(source / part)
        else:
            (tmp_path / name).symlink_to(source)
    (tmp_path / "edit_instruction/input/image_caption.json").write_text(json.dumps(CAPTIONS))
    (tmp_path / "edit_instruction/input/textual_icdar2017rctw.json").write_text(json.dumps(LETTERING))
    return tmp_path


def give(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A command as it stands in the README, by this Python."""
    environment = dict(os.environ)
    words = shlex.split(command)
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    words[0] = sys.executable if words[0] == "python" else words[0]
    return subprocess.run(words, cwd=home, env=environment, capture_output=True, text=True, timeout=120, check=False)


def readme_commands() -> list[str]:
    """The commands in the README's blocks, from top to bottom, those of the set-up left out."""
    blocks = re.findall(r"```bash\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    commands = [line.partition("#")[0].strip() for line in lines]
    return [command for command in commands if command and not command.startswith("bash setup.sh")]


def coco(captions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The same in COCO's own form."""
    entries = enumerate(captions.values(), 1)
    images = [{"id": n, "file_name": entry["image_file"]} for n, entry in entries]
    said = [(n, caption) for n, entry in enumerate(captions.values(), 1) for caption in entry["captions"]]
    return {"images": images, "annotations": [{"image_id": n, "caption": caption} for n, caption in said]}


async def brief(asked: Asked) -> web.StreamResponse:
    """An answer of the right shape to no question in particular."""
    return reply('{"edit": "Remove the dog.", "edited_object": "dog", "output": "A cat."}')


@pytest.mark.slow
def test_every_command_of_the_readme_works_in_its_order(home, llama_folder, mistral_folder):
    (home / "captions_val2017.json").write_text(json.dumps(CAPTIONS))
    (home / "my_concepts.json").write_text('["teapot", "kite"]')
    (home / "define_sample.json").write_text(json.dumps(DEFINITION))
    (home / "answers.txt").write_text("1. A cup on a shelf; The shelf gives way; A broken cup on the floor; broken\n")
    for year in (2014, 2017):
        folder = home / f"coco{year}/annotations"
        folder.mkdir(parents=True)
        (folder / f"captions_val{year}.json").write_text(json.dumps(coco(CAPTIONS)))
    for name in ("mine.json", "theirs.json"):
        (home / name).write_text(json.dumps([{"id": "0", "image": "0.jpg", "conversations": CONVERSATION}]))
    commands = readme_commands()
    assert len(commands) > 10
    fetched = {"llama3-8b": llama_folder, "mistral-7b": mistral_folder}
    for name, folder in fetched.items():  # in place of what cannot be fetched here
        shutil.copytree(folder, home / "checkpoints" / name)
    (home / "concept/lists").mkdir()
    (home / "concept/lists/oidv7-class-descriptions.csv").write_text("LabelName,DisplayName\n/m/1,Snow goggles\n")
    (home / "my_birds.txt").write_text("moss-green weaverbird\n")
    commands = [command for command in commands if " fetch " not in command]
    with Server(brief) as one, Server(brief) as two:
        for command in commands:
            here = command.replace("http://localhost:8000/v1", one.address).replace("http://other:8000/v1", two.address)
            done = give(here.replace("instructiongen ", f"{sys.executable} -m InstructionGen ", 1), home)
            assert done.returncode == 0, f"{command}\n{done.stderr}"


def test_backgrounds_for_concepts(home):
    done = give("python captions_generator.py --gpu-id 0 --mode c2b --engine rules --limit 30", home)
    assert done.returncode == 0, done.stderr
    with (home / "concept/output/0_c2b.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    places = json.loads((home / "concept/output/0_c2b.json").read_text())
    assert list(rows[0]) == ["concept", "caption"]
    assert len(rows) == len(places) == 30
    assert all(5 <= len(found) <= 50 for found in places.values())


def test_the_backgrounds_of_one_run_are_the_input_of_another(home):
    give("python captions_generator.py --mode c2b --engine rules --limit 5", home)
    done = give(
        "python captions_generator.py --mode cb2cap --engine rules --limit 12 --generation_idx 3 "
        "--metadata_filepath concept/output/0_c2b.json --save_path made",
        home,
    )
    assert done.returncode == 0, done.stderr
    with (home / "made/3_cb2cap.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["concept", "background", "caption"]
    assert len(rows) == 12
    assert len({row["concept"] for row in rows}) == 5


@pytest.mark.parametrize("spelling", ["--generation_idx 2 --save_path made", "--generation-idx 2 --save-path made"])
def test_options_may_be_spelt_with_dashes_or_underscores(home, spelling):
    done = give(f"python captions_generator.py --mode cc2cap --engine rules --limit 8 --batch_size 4 {spelling}", home)
    assert done.returncode == 0, done.stderr
    with (home / "made/2_cc2cap.csv").open(newline="") as file:
        assert next(csv.reader(file)) == ["concept1", "concept2", "caption"]


@pytest.mark.parametrize("kind", ["remove", "add", "replace", "mix"])
def test_edits_from_captions(home, kind):
    done = give(
        f"PYTHONPATH='./' python edit_instruction/instruction_gen.py --instruction-type {kind} --source-data mscoco "
        "--gpu-id 6 --batch-size 6 --engine rules",
        home,
    )
    assert done.returncode == 0, done.stderr
    assert "4 items" in done.stdout
    lines = (home / f"edit_instruction/output/mscoco_{kind}_-101.jsonl").read_text().splitlines()
    assert lines
    for line in map(json.loads, lines):
        key = line["image_file"].removesuffix(".jpg")
        assert line["input"] in CAPTIONS[key]["captions"]
        assert {"edit", "input", "output", "edit_type", "image_file"} <= set(line)
        assert kind == "mix" or "edited object" in line


def test_lettering_from_anyword(home):
    done = give(
        "PYTHONPATH='./' python edit_instruction/instruction_gen.py --instruction-type textual --gpu-id 6 "
        "--batch-size 6 --source-data icdar2017rctw --engine rules",
        home,
    )
    assert done.returncode == 0, done.stderr
    lines = (home / "edit_instruction/output/icdar2017rctw_textual_-101.jsonl").read_text().splitlines()
    assert len(lines) == 3
    assert all(set(json.loads(line)) == {"edit", "input", "output", "edit_type", "image_file"} for line in lines)


def test_the_same_command_again_has_nothing_to_do(home):
    command = (
        "PYTHONPATH='./' python edit_instruction/instruction_gen.py --instruction-type remove --source-data mscoco "
        "--engine rules --input edit_instruction/input/image_caption.json --output made"
    )
    first, again = give(command, home), give(command, home)
    assert first.stdout == again.stdout
    assert sorted(p.name for p in (home / "made").iterdir() if not p.name.startswith(".")) == [
        "edits.jsonl",
        "records-00000.jsonl",
        "rejects-00000.jsonl",
        "run.json",
    ]


def test_the_example_shows_a_table_and_names_its_files(home):
    done = give("python example.py", home)
    assert done.returncode == 0, done.stderr
    assert "sheepdog" in done.stdout
    assert "example_output/edits/records-00000.jsonl" in done.stdout
    assert (home / "example_output/captions/records-00000.jsonl").read_text().count("\n") == 6


def test_help_names_every_type_from_its_card(home):
    done = give("python edit_instruction/instruction_gen.py --help", home)
    for path in (ROOT / "edit_instruction/cards").glob("*.yaml"):
        assert path.stem in done.stdout


@pytest.mark.slow
def test_the_wheel_works_in_another_folder(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = tmp_path / "env/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    # The packages it needs are lent by this environment; the checkout, which is in it too, is not.
    lent = Path(sysconfig.get_path("purelib"))
    next((tmp_path / "env/lib").glob("python3*/site-packages")).joinpath("lent.pth").write_text(f"{lent}\n")
    (tmp_path / "elsewhere").mkdir()
    done = subprocess.run(
        [python, "-m", "InstructionGen", "captions", "--mode", "c2b", "--engine", "rules", "--limit", "20"],
        cwd=tmp_path / "elsewhere",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads((tmp_path / "elsewhere/concept/output/0_c2b.json").read_text())) == 20
