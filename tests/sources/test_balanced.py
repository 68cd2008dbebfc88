"""A balanced source: enough of what is frequent, all of what is rare, rejects as they were, and always the same."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.pool.balance import Balance, count
from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.matching import Matcher
from InstructionGen.pool.store import Pool
from InstructionGen.records import Item, Reject
from InstructionGen.sources import coco
from InstructionGen.sources.balanced import Balanced, survey
from InstructionGen.sources.source import Source

THINGS = ("dog", "kite", "teapot", "lantern")
MATCHER = Matcher(
    Pool(
        [Concept(name, (), "any", "any", (), "one", 3, ("own",), "", "") for name in THINGS],
        Knowledge({}, {}, frozenset()),
    )
)


def item(number: int, *captions: str) -> Item:
    return Item(f"thing/{number}", "things", captions=captions)


def source(*rows: Item | Reject) -> Source:
    return Source("things", (), list(rows))


def ids(rows) -> list[str]:
    return [row.id for row in rows if isinstance(row, Item)]


MANY = [item(i, "A dog and a kite." if i % 50 == 0 else "Dogs.") for i in range(2000)]


def test_rare_things_keep_all_their_items_and_frequent_ones_about_t():
    balanced = Balanced(source(*MANY), MATCHER, 100, 0)
    kept = ids(balanced.source.rows)
    assert {f"thing/{i}" for i in range(0, 2000, 50)} <= set(kept)
    assert 110 < len(kept) < 170
    assert kept == [one.id for one in MANY if one.id in set(kept)]
    assert balanced.read.concepts == {"dog": 2000, "kite": 40}
    assert balanced.kept.concepts == {"dog": len(kept), "kite": 40}


def test_the_same_seed_keeps_the_same_items_and_another_keeps_others():
    one, again, other = (ids(Balanced(source(*MANY), MATCHER, 100, seed)) for seed in (3, 3, 4))
    assert one == again
    assert one != other
    balanced = Balanced(source(*MANY), MATCHER, 100, 3)
    assert list(balanced) == list(balanced)


def test_an_item_without_a_concept_is_left_out_and_counted():
    balanced = Balanced(source(item(1, "Rain."), item(2, "A kite."), item(3)), MATCHER, 5, 0)
    assert ids(balanced) == ["thing/2"]
    assert balanced.read.without == 1  # the third has no caption at all


def test_an_item_comes_with_the_captions_that_are_kept():
    rows = [item(i, "A dog.", "A kite." if i == 7 else "A dog on a lawn.") for i in range(500)]
    balanced = Balanced(source(*rows), MATCHER, 5, 0)
    kept = {row.id: row.captions for row in balanced}
    assert "A kite." in kept["thing/7"]
    assert all(kept.values())
    assert balanced.kept.captions == sum(len(captions) for captions in kept.values())
    assert balanced.read.concepts == {"dog": 999, "kite": 1}
    assert len(kept) < 30


def test_a_row_that_the_source_rejects_stays_a_reject_at_its_place(tmp_path):
    path = tmp_path / "captions.json"
    entries = {
        "a": {"image_file": "a.jpg", "captions": ["A kite."]},
        "b": 3,
        "c": {"image_file": "c.jpg", "captions": []},
    }
    path.write_text(json.dumps({**entries, "d": {"image_file": "d.jpg", "captions": ["A dog."]}}))
    read = coco.read(path)
    balanced = Balanced(read, MATCHER, 1, 0)
    assert list(balanced.source.rows) == list(read.rows)
    assert (balanced.read.items, balanced.read.rejects) == (2, 2)
    assert balanced.source.fingerprint() == read.fingerprint()
    assert balanced.source.name == "mscoco"


class Read:
    """Rows that count how often they were begun, and how far they were read."""

    def __init__(self, rows: list[Item]) -> None:
        self.rows = rows
        self.begun: list[int] = []

    def __iter__(self) -> Iterator[Item]:
        self.begun.append(0)
        number = len(self.begun) - 1
        for row in self.rows:
            self.begun[number] += 1
            yield row


def test_the_source_is_read_twice_and_no_further_than_is_asked_for():
    read = Read(MANY)
    balanced = Balanced(Source("things", (), read), MATCHER, 100, 0)
    assert read.begun == []
    rows = iter(balanced.source.rows)
    next(rows)
    assert read.begun[0] == 2000
    assert read.begun[1] < 200
    assert len(list(rows)) > 100
    assert read.begun == [2000, 2000]


def test_one_line_tells_how_much_was_read_and_how_much_kept():
    balanced = Balanced(source(item(1, "Rain."), item(2, "A kite.", "A red kite."), item(3, "A dog.")), MATCHER, 5, 0)
    rows = iter(balanced)
    next(rows)
    read = "balanced to 5: 4 captions of 3 items read, 1 of them without a concept"
    assert balanced.told() == f"{read}; 2 captions of 1 items among the first 2 kept"
    list(rows)
    assert (
        balanced.told()
        == "balanced to 5: 4 captions of 3 items read, 1 of them without a concept; 3 captions of 2 items kept"
    )


def test_rows_that_can_be_read_only_once_are_refused():
    with pytest.raises(TypeError, match="only once"):
        Balanced(Source("things", (), (one for one in MANY)), MATCHER, 5, 0)


def test_a_t_that_keeps_nothing_is_refused_before_anything_is_read():
    read = Read(MANY)
    with pytest.raises(InputError, match="1 or more"):
        Balanced(Source("things", (), read), MATCHER, 0, 0)
    assert read.begun == []


@given(
    spoken=st.lists(st.lists(st.sampled_from([*THINGS, "rain", "Straße"]), max_size=3), max_size=150),
    t=st.integers(1, 20),
    seed=st.integers(),
)
def test_what_is_kept_is_what_the_balance_of_all_counts_keeps(spoken, t, seed):
    rows = [item(number, *(f"A {word}." for word in words)) for number, words in enumerate(spoken)]
    held = [[{word} & set(THINGS) for word in words] for words in spoken]
    counts = count(concepts for said in held for concepts in said)
    balance = Balance(counts, t, seed)
    balanced = Balanced(source(*rows), MATCHER, t, seed)
    kept = {
        row.id: stay
        for row, said in zip(rows, held, strict=True)
        if (stay := tuple(c for i, c in enumerate(row.captions) if balance.keeps(f"{row.id}/{i}", said[i])))
    }
    assert {row.id: row.captions for row in balanced} == kept
    assert survey(rows, MATCHER).concepts == balanced.read.concepts == counts
