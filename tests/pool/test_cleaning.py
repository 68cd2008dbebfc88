from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.pool.candidates import Candidate, Cleaned
from InstructionGen.pool.class_lists import class_list, rows_of
from InstructionGen.pool.cleaning import clean
from InstructionGen.pool.judging import MERGED, Judge, Reason
from InstructionGen.pool.knowledge import Knowledge, load_knowledge
from InstructionGen.pool.lists import Lists, load_lists
from InstructionGen.pool.overlap import overlap
from InstructionGen.pool.readers import Listed
from InstructionGen.pool.readers.rows import What
from InstructionGen.pool.spelling import spelt, squeezed
from InstructionGen.pool.wordnet import DEBIAN, WordNet, read_wordnet

RULES = """
visible: {body: [animal.n.01]}
people: []
sensitive: []
unseen: {abstract: [trade_name.n.01]}
makers: [volvo, rolls royce]
"""


@pytest.fixture
def judge(knowledge: Knowledge, wordnet_folder: Path, lists: Lists, tmp_path: Path) -> Judge:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES)
    return Judge(read_wordnet(wordnet_folder), knowledge, replace(lists, barred_synsets=frozenset()), rules=path)


def row(name: str, source: str = "a", **others: object) -> Listed:
    return Listed(name, (), source, **others)  # type: ignore[arg-type]


def by_name(cleaned: Cleaned) -> dict[str, Candidate]:
    return {one.name: one for one in cleaned.concepts}


def reasons(cleaned: Cleaned) -> dict[str, str]:
    return {one.name: one.reason for one in cleaned.dropped}


def test_rows_of_one_meaning_become_one_concept_with_all_their_sources(judge: Judge) -> None:
    rows = [row("domestic_dog", key="n00000120"), row("Dog", "b"), row("dogs", "c"), row("DOG", "c")]
    cleaned = clean(rows, judge)
    assert list(by_name(cleaned)) == ["dog"]
    dog = by_name(cleaned)["dog"]
    assert (dog.key, dog.category, dog.sources) == ("dog.n.01", "animal", ["a", "b", "c"])
    assert "domestic dog" in dog.synonyms
    assert {one.into for one in cleaned.dropped} == {"dog"}
    assert [one.reason for one in cleaned.dropped] == ["same name", "other number", "same name"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (row("_"), "name is empty"),
        (row("x" * 60), "name is too long"),
        (row("707-320"), "digits or signs"),
        (row("Boeing 707"), "digits or signs"),
        (row("собака"), "another script"),
        (row("Big Ben"), "proper name"),
        (row("Canis"), "group of biology"),
        (row("trademark", key="n00000400"), "abstract"),
        (row("ApplyEyeMakeup", what="actions"), "action or event"),
        (row("Doraemon", what="people"), "person or character"),
        (row("happy", what="labels"), "label, not a thing"),
        (row("Volvo dog"), "make or model"),
        (row("first generation Rolls Royce dog"), "make or model"),
        (row("amoeba", key="n00000133"), "too small to see"),
        (row("dope crane"), "unseemly"),
        (row("beast"), "barred by hand"),
        (row("Palitaw"), "unknown word"),
    ],
)
def test_every_name_that_is_no_concept_has_its_reason(judge: Judge, entry: Listed, reason: str) -> None:
    cleaned = clean([entry], judge)
    assert not cleaned.concepts
    assert [one.reason for one in cleaned.dropped] == [reason]


def test_a_sort_of_a_known_thing_is_a_concept_under_it(judge: Judge) -> None:
    cleaned = clean(
        [row("goose"), row("Hawaiian goose"), row("hawaiian geese", "b"), row("Hawaiian-Goose", "c")], judge
    )
    found = by_name(cleaned)
    assert set(found) == {"goose", "hawaiian goose"}
    assert (found["hawaiian goose"].parent, found["hawaiian goose"].category) == ("goose", "animal")
    assert found["hawaiian goose"].sources == ["a", "b", "c"]


def test_a_qualifier_tells_which_meaning_is_meant(judge: Judge) -> None:
    assert by_name(clean([row("Crane (Animal)")], judge))["crane"].category == "animal"
    assert [c.category for c in clean([row("crane (artifact)")], judge).concepts] == ["tool"]


def test_a_word_nobody_knows_is_kept_where_its_list_says_what_it_is(judge: Judge) -> None:
    found = by_name(clean([row("bread"), row("Palitaw", parent="bread.n.01")], judge))
    assert (found["palitaw"].parent, found["palitaw"].category) == ("bread", "food")


def test_a_list_of_objects_may_be_trusted_with_what_nobody_knows(judge: Judge) -> None:
    found = by_name(clean([row("Palitaw"), row("Snowkiting"), row("Volvo x")], judge, unknown="trust"))
    assert list(found) == ["palitaw"]
    assert found["palitaw"].doubtful


def test_scenes_are_backgrounds_and_no_objects(judge: Judge) -> None:
    cleaned = clean([row("church (indoor)", what="scenes"), row("church_(indoor)", "b", what="scenes")], judge)
    assert not cleaned.concepts
    assert [(one.name, one.sources) for one in cleaned.backgrounds] == [("church (indoor)", ["a", "b"])]


def test_places_where_a_class_is_found_are_gathered_once(judge: Judge) -> None:
    rows = [row("dog", backgrounds=("Park", "Home")), row("Dog", "b", backgrounds=("park", "Beach"))]
    assert by_name(clean(rows, judge))["dog"].backgrounds == ["Park", "Home", "Beach"]


def test_a_specialists_species_is_marked_and_may_be_folded_into_its_parent(judge: Judge) -> None:
    rows = [row("goose", key="n00000130"), row("Anser_anser", key="n00000132")]
    kept = by_name(clean(rows, judge))
    assert kept["Anser anser"].specialist
    assert kept["Anser anser"].parent == "goose"
    folded = clean(rows, judge, species="fold")
    assert list(by_name(folded)) == ["goose"]
    assert [(d.name, d.reason, d.into) for d in folded.dropped] == [("Anser anser", "folded into its parent", "goose")]


def test_the_same_rows_give_the_same_concepts(judge: Judge) -> None:
    rows = [row("poodle"), row("dog"), row("beagle"), row("club poodle"), row("love")]
    assert clean(rows, judge) == clean(iter(rows), judge)


whats = st.sampled_from(get_args(What))
listed = st.builds(
    Listed,
    name=st.one_of(
        st.text(max_size=25), st.sampled_from(["dog", "Dogs", "crane", "toy poodle", "Canis", "n", "bun (food)"])
    ),
    synonyms=st.just(()),
    source=st.sampled_from(["a", "b"]),
    key=st.sampled_from(["", "n00000120", "n00000121", "n99999999", "/m/1"]),
    parent=st.sampled_from(["", "bread.n.01", "nothing.n.01"]),
    what=whats,
)


@pytest.fixture(scope="module")
def real_wordnet() -> WordNet:
    if not DEBIAN.is_dir():
        pytest.skip("wordnet-base is not installed")
    return read_wordnet()


@pytest.fixture(scope="module")
def real(real_wordnet: WordNet) -> Judge:
    return Judge(real_wordnet, load_knowledge(), load_lists())


@settings(deadline=None)
@given(rows=st.lists(listed, max_size=12), unknown=st.sampled_from(["drop", "trust"]))
def test_every_row_ends_in_a_concept_or_with_a_reason(real: Judge, rows: list[Listed], unknown: str) -> None:
    cleaned = clean(rows, real, unknown=unknown)  # type: ignore[arg-type]
    names = [one.name for one in cleaned.concepts]
    assert len(names) == len({name.lower() for name in names})
    assert all(one.reason in get_args(Reason) for one in cleaned.dropped)
    assert all(one.into for one in cleaned.dropped if one.reason in MERGED)
    # A concept swallows its first row; all others are told of.
    assert len(rows) == len(cleaned.dropped) + len(cleaned.concepts) + len(cleaned.backgrounds)


@given(st.text(max_size=40))
def test_spelling_a_name_plainly_twice_changes_nothing_more(name: str) -> None:
    once = spelt(name)
    assert spelt(once.name).name == once.name or "(" in once.name
    assert "  " not in once.name
    assert once.name == once.name.strip()


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Black_footed  Albatross", "Black footed Albatross"), ("ApplyEyeMakeup", "apply eye makeup"),
        ("McIntosh", "McIntosh"), ("iPod", "iPod"), ("T-shirt", "T-shirt"), ("DVD", "DVD"),
        ("“crème” brûlée.", "crème\" brûlée"),
        ("Dutchman’s breeches", "Dutchman's breeches"), ("Bank (Building)", "Bank"), ("YoYo", "YoYo"),
    ],
)  # fmt: skip
def test_names_are_spelt_plainly(raw: str, plain: str) -> None:
    assert spelt(raw).name == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna's hummingbird", "Annas Humming-bird"), ("grey wolves", "gray wolf"), ("crème brûlée", "creme brulee"),
        ("wine glasses", "wineglass"), ("Teddy bears", "teddy-bear"), ("yoghurt", "yogurt"),
    ],
)  # fmt: skip
def test_near_duplicates_share_their_letters(one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other)


def test_different_things_do_not_share_their_letters() -> None:
    different = ["houseboat", "boathouse", "bus", "bust", "glass", "glasses case", "moss", "mos", "news", "new"]
    assert len({squeezed(name) for name in different}) == len(different)


def test_rules_that_are_wrong_are_one_line(
    knowledge: Knowledge, wordnet_folder: Path, lists: Lists, tmp_path: Path
) -> None:
    (tmp_path / "rules.yaml").write_text("visible: 3\n")
    with pytest.raises(InputError, match=r"rules\.yaml") as failure:
        Judge(read_wordnet(wordnet_folder), knowledge, lists, rules=tmp_path / "rules.yaml")
    assert "\n" not in str(failure.value)


def test_the_shipped_rules_name_only_synsets_that_there_are(real: Judge) -> None:
    import yaml

    from InstructionGen.shelves import shelf

    rules = yaml.safe_load(shelf("concept", "cleaning.yaml").read_text("utf-8"))
    keys = [*rules["people"], *rules["only_people"], *rules["sensitive"]]
    keys += [key for group in ("visible", "unseen") for found in rules[group].values() for key in found]
    assert [key for key in keys if key not in real.wordnet] == []
    people = [*rules["people"], *rules["only_people"], *rules["sensitive"]]
    assert [key for key in people if real.wordnet[key].lexname != "person"] == []  # a climber may be a vine


@pytest.mark.parametrize(
    "name", ["love", "marriage", "Tuesday", "heart attack", "bimbo", "catamite", "Jew", "Hun", "cripple"]
)
def test_nobody_is_offended_and_nothing_abstract_is_drawn(real: Judge, name: str) -> None:
    assert not clean([row(name)], real).concepts


@pytest.mark.parametrize(
    "name", ["garden pea", "firefighter", "violinist", "coffee mug", "Pistachio ice cream", "Witch hat", "sheepdog"]
)
def test_plain_things_stay(real: Judge, name: str) -> None:
    assert len(clean([row(name)], real).concepts) == 1


def test_what_lists_share_is_counted_both_ways() -> None:
    found = overlap({"a": [row("Dogs"), row("cat")], "b": [row("dog"), row("grey wolf")], "c": [row("gray wolves")]})
    assert found.sizes == {"a": 2, "b": 2, "c": 1}
    assert (found.shared["a", "b"], found.shared["b", "a"], found.shared["b", "c"], found.shared["a", "c"]) == (
        1,
        1,
        1,
        0,
    )
    assert found.distinct == 3
    assert found.table() == [
        ["source", "names", "a", "b", "c"], ["a", "2", "", "1", "0"], ["b", "2", "1", "", "1"], ["c", "1", "0", "1", ""]
    ]  # fmt: skip


@pytest.mark.slow
def test_the_real_lists_give_the_same_concepts_twice(samples: Path, real: Judge) -> None:
    known = class_list("openimages")
    path = samples / "concepts" / "openimages_v6_class-descriptions.csv"
    rows = [one for one in rows_of(known, path) if isinstance(one, Listed)]
    first, second = clean(rows, real), clean(rows, real)
    assert first == second
    assert len(first.concepts) > 7_000
