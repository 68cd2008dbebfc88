"""Finding checkpoints, telling whole from broken, telling one from another."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
from pathlib import Path

import pytest

from InstructionGen.checkpoints import check, facts, find, fingerprint, here, models, short_name
from InstructionGen.checkpoints.gguf import TYPES, read_header
from InstructionGen.checkpoints.safetensors import read_header as read_safetensors
from InstructionGen.errors import EngineError, UnknownName
from tests import made
from tests.conftest import ROOT

SHARDED = "model-00002-of-00003.safetensors"


@pytest.fixture(autouse=True)
def _no_hub(tmp_path, monkeypatch):
    """No test of this file asks the hub, or looks into the cache of whoever runs it."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub-cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)


def refused(fault: type[Exception], call, *says: str) -> None:
    with pytest.raises(fault) as told:
        call()
    assert "\n" not in str(told.value)
    for words in says:
        assert words in str(told.value)


# Finding


def test_every_short_name_says_where_it_comes_from_and_under_which_licence():
    for name, known in models().items():
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", known.hub), name
        assert known.licence
        assert known.context >= 2048
        assert short_name(known.hub_id) == name
    names = [n.lower() for name, known in models().items() for n in (name, *known.aliases)]
    assert len(names) == len(set(names))
    assert models()["llama3-8b"].licence == models()["llama3-8b-gguf"].licence == "Llama 3 Community License"


def test_the_page_beside_the_list_says_the_same():
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", (ROOT / "checkpoints/README.md").read_text("utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == list(models())
    for name, row in rows:
        known = models()[name]
        assert all(f" {said} |" in row for said in (known.hub, known.licence, f"{known.context:,}")), name
        assert f"`{known.aliases[0]}`" in row
        assert known.gated == ("gated" in row)


@pytest.mark.parametrize("called", ["llama3", "llama3-8b", "LLAMA3_8B", "meta-llama/Meta-Llama-3-8B-Instruct"])
def test_a_short_name_is_found_in_its_place_however_it_is_spelt(called):
    made.checkpoint(Path("checkpoints/llama3-8b"))
    found = find(called)
    assert (found.name, found.path, found.kind) == ("llama3-8b", Path("checkpoints/llama3-8b"), "folder")
    assert (found.licence, found.context) == ("Llama 3 Community License", 4096)


def test_a_place_in_full_is_the_same_as_its_name():
    made.checkpoint(Path("checkpoints/mistral-7b"))
    assert find("checkpoints/mistral-7b/") == find("mistral")


def test_a_folder_called_by_another_of_its_names_is_found_too():
    made.checkpoint(Path("checkpoints/llama3"))
    assert find("llama3").path == Path("checkpoints/llama3")
    assert find("llama3").name == "llama3-8b"


def test_a_folder_elsewhere_takes_no_licence_from_its_name(tmp_path):
    folder = made.checkpoint(tmp_path / "llama3")
    assert find(str(folder)).licence == "unknown"
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\n# A model\n")
    assert find(str(folder)).licence == "apache-2.0"


def test_a_gguf_is_found_by_its_path_its_folder_and_its_name(tmp_path):
    path = made.gguf(tmp_path / "small" / "Tiny-Q8.gguf", **{"general.license": "mit"})
    for called in (path, path.parent):
        found = find(str(called))
        assert (found.path, found.kind, found.context, found.licence) == (path, "gguf", 2048, "mit")
    assert find(str(path)).name == "Tiny-Q8"
    made.gguf(Path("checkpoints/Mine.gguf"))
    assert find("mine").path == Path("checkpoints/Mine.gguf")
    made.gguf(Path("checkpoints/mistral-7b-gguf") / models()["mistral-7b-gguf"].file)
    assert find("mistral-gguf").kind == "gguf"
    assert find("mistral-gguf").licence == "Apache-2.0"


def test_of_several_ggufs_one_must_be_named_but_parts_and_eyes_do_not_count(tmp_path):
    made.gguf(tmp_path / "shelf" / "a-00001-of-00002.gguf")
    made.gguf(tmp_path / "shelf" / "a-00002-of-00002.gguf")
    made.gguf(tmp_path / "shelf" / "mmproj-a.gguf")
    assert find(str(tmp_path / "shelf")).path.name == "a-00001-of-00002.gguf"
    made.gguf(tmp_path / "shelf" / "b.gguf")
    refused(EngineError, lambda: find(str(tmp_path / "shelf")), "2 GGUF files", "a-00001-of-00002.gguf")


def test_folders_of_the_users_own_are_found_by_name():
    made.checkpoint(Path("checkpoints/My_Tune"))
    made.checkpoint(Path("checkpoints/someone/Their-Tune"))
    assert find("my-tune").name == "My_Tune"
    assert find("someone/their-tune").name == "someone/Their-Tune"
    assert here() == ("My_Tune", "someone/Their-Tune")


def test_a_checkpoint_that_is_not_here_says_how_to_get_it():
    refused(EngineError, lambda: find("llama3"), "checkpoints/llama3-8b", "checkpoints fetch llama3-8b", "rules")
    refused(EngineError, lambda: find("checkpoints/llama3-8b"), "checkpoints fetch llama3-8b")


def test_a_name_that_is_none_gets_the_nearest():
    refused(UnknownName, lambda: find("lama3"), "'lama3'", "Did you mean 'llama3'")
    made.checkpoint(Path("checkpoints/my-tune"))
    refused(UnknownName, lambda: find("my-tun"), "Did you mean 'my-tune'")


@pytest.mark.parametrize("path", ["models/gone", "/nowhere/gone", "./gone/model", "gone.gguf"])
def test_a_path_that_leads_nowhere_is_never_taken_for_a_hub_id(path):
    Path("models").mkdir()
    refused(EngineError, lambda: find(path), "there is no checkpoint at", path)


def test_a_file_that_is_no_gguf_is_not_a_checkpoint(tmp_path):
    file = made.safetensors(tmp_path / "model.safetensors", {"a": (2, 2)})
    refused(EngineError, lambda: find(str(file)), "name the folder")


def test_the_hubs_cache_is_looked_into(tmp_path):
    for hub_id, called in (("org/tune", "org/tune"), (models()["smollm2-1.7b"].hub, "smollm2")):
        home = tmp_path / "hub-cache" / f"models--{hub_id.replace('/', '--')}"
        folder = made.checkpoint(home / "snapshots" / ("a" * 40))
        (home / "refs").mkdir()
        (home / "refs" / "main").write_text("a" * 40)
        assert find(called).path == folder
        check(find(called))
    (folder / "model.safetensors").unlink()
    refused(EngineError, lambda: find("smollm2"), "checkpoints fetch smollm2-1.7b")


def test_a_hub_id_without_a_hub_is_one_line(capsys):
    refused(EngineError, lambda: find("org/gone"), "HF_HUB_OFFLINE")
    assert "instructiongen checkpoints fetch org/gone" in capsys.readouterr().err
    refused(EngineError, lambda: find("org/gone", bring=False), "checkpoints fetch org/gone")
    assert not Path("checkpoints").exists()


# Checking


@pytest.mark.parametrize("shards", [1, 3])
def test_a_whole_folder_passes(tmp_path, shards):
    check(find(str(made.checkpoint(tmp_path / "a", shards=shards))))


def cut(path: Path, length: int) -> None:
    os.truncate(path, length)


BROKEN = {
    "no config": (lambda f: (f / "config.json").unlink(), "no config.json"),
    "an adapter": (lambda f: (f / "config.json").rename(f / "adapter_config.json"), "--lora"),
    "config cut off": (lambda f: cut(f / "config.json", 20), "config.json is not a JSON object"),
    "config a list": (lambda f: (f / "config.json").write_text("[]"), "config.json is not a JSON object"),
    "another kind": (
        lambda f: (f / "config.json").write_text('{"architectures": ["BertModel"]}'),
        "BertModel is not a language model",
    ),
    "no kind": (lambda f: (f / "config.json").write_text("{}"), "names no architecture"),
    "a translator": (
        lambda f: (f / "config.json").write_text(
            '{"architectures": ["T5ForConditionalGeneration"], "is_encoder_decoder": true, "model_type": "t5"}'
        ),
        "translates one text into another (t5)",
    ),
    "no weights": (lambda f: [p.unlink() for p in f.glob("model*")], "it has no weights"),
    "a shard missing": (lambda f: (f / SHARDED).unlink(), f"1 of 3 files of weights are missing, {SHARDED} first"),
    "an index of nothing": (lambda f: (f / "model.safetensors.index.json").write_text("{}"), "weight_map"),
    "a shard cut off": (lambda f: cut(f / SHARDED, 1000), f"{SHARDED} is cut off: 1,000 bytes of 2,"),
    "a header cut off": (lambda f: cut(f / SHARDED, 30), f"{SHARDED} is not a safetensors file: cut off in its header"),
    "an empty shard": (lambda f: cut(f / SHARDED, 0), f"{SHARDED} is not a safetensors file: no header"),
    "a page in its place": (lambda f: (f / SHARDED).write_text("<html>" * 99), f"{SHARDED} is not a safetensors file"),
    "too much": (lambda f: (f / SHARDED).write_bytes((f / SHARDED).read_bytes() * 2), f"{SHARDED} is longer than"),
    "a pointer": (
        lambda f: (f / SHARDED).write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"),
        f"{SHARDED} is a Git LFS pointer, not the file itself; run `git lfs pull` in",
    ),
    "half a file beside it": (lambda f: (f / "x.incomplete").write_text("x"), "x.incomplete is left of a download"),
    "no tokenizer": (lambda f: (f / "tokenizer.json").unlink(), "no tokenizer"),
    "a tokenizer cut off": (lambda f: cut(f / "tokenizer.json", 9), "tokenizer.json is cut off"),
    "an empty tokenizer": (lambda f: cut(f / "tokenizer.json", 0), "tokenizer.json is empty"),
    "a tokenizer's pointer": (
        lambda f: (f / "tokenizer.json").write_text("version https://git-lfs.github.com/spec/v1\n"),
        "tokenizer.json is a Git LFS pointer",
    ),
    "a template cut off": (lambda f: cut(f / "tokenizer_config.json", 9), "tokenizer_config.json is not JSON"),
    "a base model": (lambda f: (f / "tokenizer_config.json").write_text("{}"), "base model", "--chat-template FILE"),
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_broken_folder_is_told_in_one_line(tmp_path, way):
    folder = made.checkpoint(tmp_path / "broken", shards=3)
    breaking, *says = BROKEN[way]
    breaking(folder)
    refused(EngineError, lambda: check(find(str(folder))), str(folder), *says)


def test_what_was_fetched_is_to_be_fetched_again():
    folder = made.checkpoint(Path("checkpoints/llama3-8b"), shards=3)
    (folder / SHARDED).unlink()
    refused(EngineError, lambda: check(find("llama3")), "`instructiongen checkpoints fetch llama3-8b` goes on")


def test_half_a_file_counts_only_until_it_has_come_whole(tmp_path):
    folder = made.checkpoint(tmp_path / "a")
    notes = folder / ".cache" / "huggingface" / "download"
    notes.mkdir(parents=True)
    (notes / f"hash.{'e' * 64}.12345678.incomplete").write_text("half")
    refused(EngineError, lambda: check(find(str(folder))), "is left of a download")
    (notes / "model.safetensors.metadata").write_text(f"commit\n{'e' * 64}\n1.0\n")
    check(find(str(folder)))


def test_a_template_given_by_the_user_makes_up_for_none(tmp_path):
    folder = made.checkpoint(tmp_path / "base", template="")
    check(find(str(folder)), template=False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chat_template.jinja", made.TEMPLATE),
        ("chat_template.json", json.dumps({"chat_template": made.TEMPLATE})),
        ("tokenizer_config.json", json.dumps({"chat_template": [{"name": "default", "template": made.TEMPLATE}]})),
    ],
)
def test_a_template_may_lie_in_any_of_its_places(tmp_path, name, content):
    folder = made.checkpoint(tmp_path / "a", template="")
    (folder / name).write_text(content)
    check(find(str(folder)))
    assert facts(find(str(folder))).template == made.TEMPLATE


def test_a_second_copy_of_the_weights_is_let_lie(tmp_path):
    folder = made.checkpoint(tmp_path / "a")
    (folder / "consolidated.safetensors").write_bytes(b"half of anoth")
    (folder / "adapter_model.safetensors").write_bytes(b"")
    (folder / "pytorch_model.bin.index.json").write_text("{}")
    check(find(str(folder)))


def test_older_weights_are_taken_as_they_are(tmp_path):
    folder = made.checkpoint(tmp_path / "a")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    check(find(str(folder)))
    cut(folder / "pytorch_model.bin", 0)
    refused(EngineError, lambda: check(find(str(folder))), "pytorch_model.bin is empty")


GGUF_BROKEN = {
    "cut off": (lambda p: cut(p, p.stat().st_size - 1), "is cut off", "bytes of"),
    "cut off in its header": (lambda p: cut(p, 100), "cut off in its header"),
    "nearly nothing": (lambda p: cut(p, 6), "cut off in its header"),
    "empty": (lambda p: cut(p, 0), "does not begin as one"),
    "another file": (lambda p: p.write_bytes(b"PK" * 100), "does not begin as one"),
    "a pointer": (lambda p: p.write_text("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull"),
    "a version to come": (lambda p: made.gguf(p, version=9), "its version is 9"),
    "the other byte order": (lambda p: made.gguf(p, version=3 << 24), "its version is"),
    "an eye": (lambda p: made.gguf(p, architecture="clip"), "not a language model (clip)"),
    "an adapter": (lambda p: made.gguf(p, **{"general.type": "adapter"}), "--lora"),
    "no tokenizer": (lambda p: made.gguf(p, **{"tokenizer.ggml.tokens": None}), "no tokenizer"),
    "a base model": (lambda p: made.gguf(p, template=""), "base model", "--chat-template"),
}


@pytest.mark.parametrize("way", GGUF_BROKEN)
def test_a_broken_gguf_is_told_in_one_line(tmp_path, way):
    path = made.gguf(tmp_path / "a.gguf")
    check(find(str(path)))
    breaking, *says = GGUF_BROKEN[way]
    breaking(path)
    refused(EngineError, lambda: check(find(str(path))), *says)


def test_a_gguf_in_parts_needs_them_all(tmp_path):
    first = made.gguf(tmp_path / "a-00001-of-00002.gguf")
    refused(EngineError, lambda: check(find(str(first))), "a-00002-of-00002.gguf is missing")
    made.gguf(tmp_path / "a-00002-of-00002.gguf")
    check(find(str(first)))


def test_a_gguf_header_is_read_as_it_was_written(tmp_path):
    header = read_header(made.gguf(tmp_path / "a.gguf", version=2))
    assert (header.version, header.architecture, header.context) == (2, "llama", 2048)
    assert header.values["tokenizer.ggml.tokens"] == header.values["tokenizer.ggml.scores"] == 3
    assert header.size == (tmp_path / "a.gguf").stat().st_size


def test_the_sizes_of_ggml_types_are_those_of_its_own_package():
    gguf = pytest.importorskip("gguf")
    theirs = {t.value: (t.name, *gguf.GGML_QUANT_SIZES[t]) for t in gguf.GGMLQuantizationType}
    assert {kind: theirs[kind] for kind in TYPES} == TYPES


def test_a_spoilt_header_is_an_error_of_the_files_and_never_of_ours(tmp_path):
    dice = random.Random(7)
    written = made.gguf(tmp_path / "a.gguf"), made.safetensors(tmp_path / "a.safetensors", {"a": (3, 4), "b": (5, 6)})
    for whole, read in zip(written, (read_header, read_safetensors), strict=True):
        data = whole.read_bytes()
        for _ in range(300):
            spoilt = bytearray(data)
            for _ in range(dice.randint(1, 4)):
                spoilt[dice.randrange(len(data))] = dice.randrange(256)
            whole.write_bytes(spoilt[: dice.randint(1, len(data))])
            with contextlib.suppress(ValueError):
                read(whole)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    folder = made.checkpoint(tmp_path / "a")
    (folder / "model.safetensors").chmod(0)
    refused(EngineError, lambda: check(find(str(folder))), "model.safetensors cannot be read (Permission denied)")


# Telling one from another


def test_a_fingerprint_does_not_depend_on_the_place(tmp_path):
    folder = made.checkpoint(tmp_path / "a", shards=3)
    shutil.copytree(folder, tmp_path / "b" / "c")
    (tmp_path / "b" / "c" / "README.md").write_text("a copy")
    first, second = fingerprint(find(str(folder))), fingerprint(find(str(tmp_path / "b" / "c")))
    assert first == second
    assert re.fullmatch("[0-9a-f]{12}", first)


@pytest.mark.parametrize("name", ["config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json"])
def test_a_fingerprint_depends_on_every_small_file_that_decides(tmp_path, name):
    folder = made.checkpoint(tmp_path / "a")
    before = fingerprint(find(str(folder)))
    (folder / name).write_text((folder / name).read_text() + " ")
    assert fingerprint(find(str(folder))) != before


def test_a_fingerprint_tells_another_training_of_the_same_shapes(tmp_path):
    first, second = (made.checkpoint(tmp_path / str(fill), fill=fill) for fill in (1, 2))
    assert fingerprint(find(str(first))) != fingerprint(find(str(second)))


def test_a_fingerprint_of_a_gguf_is_that_of_what_is_in_it(tmp_path):
    first = made.gguf(tmp_path / "a.gguf")
    copy = Path(shutil.copy(first, tmp_path / "renamed.gguf"))
    assert fingerprint(find(str(first))) == fingerprint(find(str(copy)))
    made.gguf(copy, template="another")
    assert fingerprint(find(str(first))) != fingerprint(find(str(copy)))


def test_facts_come_from_the_headers(tmp_path):
    found = facts(find(str(made.checkpoint(tmp_path / "a", shards=3))))
    assert (found.parameters, found.dtype) == (3600, "BF16")
    found = facts(find(str(made.gguf(tmp_path / "a.gguf"))))
    assert (found.parameters, found.dtype, found.template) == (16, "F32", made.TEMPLATE)
