from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool import load_pool
from InstructionGen.pool.concept import Background
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.store import HEADER, Pool, read_pool, write_pool
from InstructionGen.shelves import shelf


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dog", "dog"),
        ("DOGS", "dog"),
        ("domestic_dog", "dog"),
        ("poodle  dogs", "poodle"),
        ("geese", "goose"),
        ("cabins", "cottage"),
        ("scissors", "scissors"),
        ("pairs of scissors", "scissors"),
        ("dragon", None),
        ("", None),
        ("s", None),
    ],
)
def test_a_concept_is_found_by_any_of_its_names_in_either_number(
    small_pool: Pool, asked: str, found: str | None
) -> None:
    concept = small_pool.get(asked)
    assert (concept.name if concept else None) == found
    assert (asked in small_pool) is (found is not None)


@pytest.mark.parametrize(
    ("compound", "found"),
    [
        ("orange tabby cat", "tabby"),
        ("small dog", "dog"),
        ("dog house", None),
        (["two", "Poodles"], "poodle"),
        ("", None),
    ],
)
def test_the_longest_ending_of_a_compound_is_found(
    small_pool: Pool, compound: str | list[str], found: str | None
) -> None:
    concept = small_pool.find(compound)
    assert (concept.name if concept else None) == found


def test_the_order_is_that_of_the_file(small_pool: Pool) -> None:
    assert [c.name for c in small_pool][:3] == ["beagle", "bread", "cottage"]
    assert len(small_pool) == 10


def test_concepts_of_a_kind(small_pool: Pool) -> None:
    assert [c.name for c in small_pool.of_kind("tool")] == ["scissors", "hammer"]
    with pytest.raises(UnknownName, match="Did you mean 'tool'"):
        small_pool.of_kind("tols")


def test_a_concept_takes_its_category_from_its_kind(small_pool: Pool) -> None:
    assert {c.category for c in small_pool.of_kind("bread")} == {"food"}


def test_a_written_pool_is_read_as_it_was_and_is_sorted(tmp_path: Path, small_pool: Pool, knowledge: Knowledge) -> None:
    write_pool(reversed(small_pool.concepts), [Background("art gallery", ("a", "b"))], tmp_path / "again" / "pool.gz")
    again = read_pool(tmp_path / "again" / "pool.gz", knowledge)
    assert set(again) == set(small_pool)
    assert [c.name for c in again] == sorted(c.name for c in small_pool)


def packed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)  # else the hour would be in it, and in the names of tests


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read"),
        (b"plain text", "cannot be read"),
        (packed("name\tsynonyms\n"), "not a concept pool of this version"),
        (packed(f"{HEADER}\ndog\t\tanimal\n"), "line 2 does not fit"),
        (packed(f"{HEADER}\ndog\t\thovercar\t\tone\t3\twordnet\tdog.n.01\n"), "line 2 does not fit"),
        (packed(f"{HEADER}\n")[:-6], "damaged"),
    ],
)
def test_a_file_that_is_no_pool_is_one_line(
    tmp_path: Path, knowledge: Knowledge, content: bytes | None, complaint: str
) -> None:
    path = tmp_path / "pool.tsv.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=complaint) as failure:
        read_pool(path, knowledge)
    assert "instructiongen pool build" in str(failure.value)


SHIPPED = shelf("concept", "pool", "concepts.tsv.gz")


@pytest.mark.skipif(not SHIPPED.is_file(), reason="the pool is not built")
class TestTheShippedPool:
    def test_it_is_large_and_its_names_are_unique(self) -> None:
        pool = load_pool()
        words = [word.lower() for concept in pool for word in (concept.name, *concept.synonyms)]
        assert len(pool) >= 20_000
        assert len(words) == len(set(words))

    def test_it_is_small_on_disk(self) -> None:
        assert SHIPPED.stat().st_size < 2_000_000

    def test_it_is_loaded_once(self) -> None:
        assert load_pool() is load_pool()

    def test_names_are_plain_words(self) -> None:
        for concept in load_pool():
            assert not any(character.isdigit() or character in "_|\t\n" for character in concept.name), concept.name

    @pytest.mark.parametrize(
        "name", ["dog", "umbrella", "pizza", "fire hydrant", "skateboard", "laptop", "geese", "oak"]
    )
    def test_common_things_are_there(self, name: str) -> None:
        assert load_pool().get(name) is not None

    def test_a_concept_has_places_and_they_stay_the_same(self) -> None:
        dog = load_pool().get("dog")
        assert dog is not None
        assert len(load_pool().places(dog)) >= 5
        assert load_pool().places(dog) == load_pool().places(dog)

    def test_every_kind_of_its_knowledge_has_members(self) -> None:
        pool = load_pool()
        assert [kind for kind in pool.knowledge.kinds if not pool.of_kind(kind)] == [
            "thing"
        ]  # of lists that are trusted

    def test_nearly_all_of_anyedits_sample_concepts_are_there(self, samples: Path) -> None:
        from InstructionGen.pool.readers import read_concepts

        names = read_concepts(samples / "concepts" / "anyedit_concept.json").concepts
        missing = [name for name in names if load_pool().get(name) is None]
        assert len(missing) <= len(names) // 10, missing
