"""Near names, told by sentence embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from InstructionGen.errors import InputError
from InstructionGen.pool.build import build
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.likeness import Embedder, nearest_before
from InstructionGen.pool.lists import Lists

LETTERS = {"grey": (1.0, 0.0), "goose": (0.0, 1.0)}


def by_words(names: Sequence[str]) -> np.ndarray:
    """Vectors in which names of the same known words are alike."""
    rows = [np.sum([LETTERS.get(word, (0.3, 0.9)) for word in name.split()], axis=0) for name in names]
    return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT that reads letters."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    pieces = ["[PAD]", "[UNK]", *"abcdefghijklmnopqrstuvwxyz", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]
    tokenizer = Tokenizer(models.WordPiece({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(pieces), **sizes)).save_pretrained(folder)
    return folder


def test_names_of_lists_that_are_near_another_name_are_merged_into_it(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists, tmp_path: Path
) -> None:
    file = tmp_path / "lvis.txt"
    file.write_text("grey goose\nthe grey goose\n")
    sources = {**imagenet, "lvis": file}
    built = build(knowledge, wordnet_folder, sources, lists, embed=by_words, near=0.97)
    names = {concept.name: concept for concept in built.concepts}
    assert "grey goose" in names
    assert "the grey goose" not in names
    assert names["grey goose"].synonyms == ("the grey goose",)
    assert [(one.name, one.into) for one in built.dropped if one.reason == "near duplicate"] == [
        ("the grey goose", "grey goose")
    ]


def test_a_name_is_embedded_alike_whatever_stands_beside_it(encoder: Path) -> None:
    embed = Embedder(encoder)
    alone, among = embed(["teapot"]), embed(["dog", "teapot", "a very long name of a thing"])
    assert np.allclose(np.linalg.norm(among, axis=1), 1, atol=1e-5)
    assert np.allclose(alone[0], among[1], atol=1e-4)
    assert not np.allclose(among[0], among[1], atol=1e-2)
    assert len(embed([])) == 0


def test_a_folder_without_an_encoder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of a checkpoint"):
        Embedder(tmp_path)
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(InputError) as failure:
        Embedder(tmp_path)
    assert "\n" not in str(failure.value)


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(0, 40), st.just(3)), elements=st.floats(-1, 1, width=32)),
    st.integers(0, 40),
    st.floats(0.5, 1),
)
def test_whoever_is_merged_goes_to_one_that_stays_and_is_near(vectors: np.ndarray, first: int, least: float) -> None:
    found = nearest_before(vectors, first, least)
    for row, home in found.items():
        assert home < row
        assert row >= first
        assert home not in found
        assert vectors[row] @ vectors[home] >= least - 1e-5
    for row in set(range(first, len(vectors))) - found.keys():
        assert all(vectors[row] @ vectors[home] < least + 1e-5 for home in range(row) if home not in found)
