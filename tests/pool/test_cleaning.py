from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.pool.base import Base
from InstructionGen.pool.candidates import Candidate
from InstructionGen.pool.class_lists import class_list, rows_of
from InstructionGen.pool.cleaning import DOUBTFUL, Cleaner
from InstructionGen.pool.knowledge import Knowledge, load_knowledge
from InstructionGen.pool.lists import Lists, load_lists
from InstructionGen.pool.overlap import overlap
from InstructionGen.pool.readers import Listed
from InstructionGen.pool.readers.rows import What
from InstructionGen.pool.sifting import MERGED, Reason, Sifter
from InstructionGen.pool.spelling import spelt, squeezed
from InstructionGen.pool.wordnet import DEBIAN, WordNet, read_wordnet

RULES = """
sensitive: []
unseen: {abstract: [trade_name.n.01]}
makers: [volvo, rolls royce]
"""


@pytest.fixture
def base(knowledge: Knowledge, wordnet_folder: Path, lists: Lists, tmp_path: Path) -> Base:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES)
    lists = replace(lists, barred_synsets=frozenset())
    return Base(Sifter(read_wordnet(wordnet_folder), knowledge, lists, rules=path), frozenset(), frozenset())


def row(name: str, source: str = "a", **others: object) -> Listed:
    return Listed(name, (), source, **others)  # type: ignore[arg-type]


def clean(base: Base, rows: Iterable[Listed], unknown: Literal["drop", "trust"] = "drop") -> Cleaner:
    cleaner = Cleaner(base, unknown)
    for one in rows:
        cleaner.add(one, familiarity=1)
    return cleaner


def added(cleaner: Cleaner) -> dict[str, Candidate]:
    """What the rows brought that the base does not have."""
    return {one.name: one for one in cleaner.candidates if "wordnet" not in one.sources and "own" not in one.sources}


def by_name(cleaner: Cleaner) -> dict[str, Candidate]:
    return {one.name: one for one in cleaner.candidates}


def test_rows_of_one_meaning_add_their_sources_to_one_concept(base: Base) -> None:
    rows = [row("domestic_dog", key="n00000120"), row("Dog", "b"), row("dogs", "c"), row("DOG", "c")]
    cleaner = clean(base, rows)
    assert added(cleaner) == {}
    dog = by_name(cleaner)["dog"]
    assert (dog.key, dog.kind, dog.sources) == ("dog.n.01", "animal", ["wordnet", "a", "b", "c"])
    assert dog.synonyms == ["domestic dog"]
    assert [(one.reason, one.into) for one in cleaner.dropped] == [
        ("same name", "dog"), ("same name", "dog"), ("other number", "dog"), ("same name", "dog")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (row("_"), "name is empty"),
        (row("x" * 60), "name is too long"),
        (row("707-320"), "digits or signs"),
        (row("Boeing 707"), "digits or signs"),
        (row("dog & goose"), "digits or signs"),
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
        (row("Palitaw", what="backgrounds", backgrounds=("Kitchen",)), "unknown word"),
    ],
)
def test_every_name_that_is_no_concept_has_its_reason(base: Base, entry: Listed, reason: str) -> None:
    cleaner = clean(base, [entry])
    assert not added(cleaner)
    assert [one.reason for one in cleaner.dropped] == [reason]


def test_a_sort_of_a_known_thing_is_a_concept_under_it(base: Base) -> None:
    rows = [row("Hawaiian goose"), row("hawaiian geese", "b"), row("Hawaiian-Goose", "c"), row("Anna's goose")]
    found = added(clean(base, rows))
    assert set(found) == {"hawaiian goose", "Anna's goose"}
    goose = found["hawaiian goose"]
    assert (goose.hypernyms, goose.kind, goose.familiarity) == (("goose", "animal"), "animal", 1)
    assert goose.sources == ["a", "b", "c"]


def test_of_two_names_for_one_thing_the_first_is_read(base: Base) -> None:
    assert list(added(clean(base, [row("snow goose / blue goose")]))) == ["snow goose"]


def test_a_qualifier_tells_which_meaning_is_meant(base: Base) -> None:
    assert [one.into for one in clean(base, [row("Goose (Animal)")]).dropped] == ["goose"]
    assert [one.into for one in clean(base, [row("crane (artifact)")]).dropped] == ["crane"]
    assert [one.reason for one in clean(base, [row("crane (animal)")]).dropped] == ["another concept has the name"]


def test_a_word_nobody_knows_is_kept_where_its_list_says_what_it_is(base: Base) -> None:
    found = added(clean(base, [row("Palitaw", parent="bread.n.01")]))
    assert (found["palitaw"].hypernyms, found["palitaw"].kind, found["palitaw"].count) == (("bread",), "bread", "mass")


def test_a_list_of_objects_may_be_trusted_with_what_nobody_knows(base: Base) -> None:
    found = added(clean(base, [row("Palitaw"), row("Snowkiting"), row("Volvo x")], unknown="trust"))
    assert [(one.name, one.kind) for one in found.values()] == [("palitaw", DOUBTFUL)]


def test_scenes_are_backgrounds_and_no_objects(base: Base) -> None:
    cleaner = clean(base, [row("church (indoor)", what="scenes"), row("church_(indoor)", "b", what="scenes")])
    assert not added(cleaner)
    assert [(one.name, one.sources) for one in cleaner.backgrounds] == [("church (indoor)", ("a", "b"))]


def test_places_where_a_class_is_found_are_gathered_once(base: Base) -> None:
    rows = [
        row("dog", what="backgrounds", backgrounds=("Park", "Home")),
        row("Dog", "b", what="backgrounds", backgrounds=("park", "Beach")),
    ]
    assert by_name(clean(base, rows))["dog"].backgrounds == ["Park", "Home", "Beach"]


def test_a_species_stands_under_the_nearest_thing_that_wordnet_has(real: Base) -> None:
    rows = [
        row("lollipop darter", key="Etheostoma neopterum", parent="Etheostoma Percidae Perciformes Teleostei"),
        row("snowy wug", key="Wugus niveus", parent="Wugus Wugidae Aves"),
        row("gray timber wolf", key="Canis lupus", parent="Canis Canidae Mammalia"),
        row("nobody's wug", key="Wugus vulgaris", parent="Wugus Wugidae"),
    ]
    cleaner = clean(real, rows)
    found = added(cleaner)
    assert found["lollipop darter"].hypernyms[0] == "perch fish"  # the fish, though a darter is a bird as well
    assert found["snowy wug"].hypernyms == ("bird",)
    assert [(one.name, one.reason, one.into) for one in cleaner.dropped] == [
        ("gray timber wolf", "same meaning", "timber wolf"), ("nobody's wug", "unknown word", "")
    ]  # fmt: skip


def test_specialists_sorts_may_be_folded_into_their_parent(base: Base) -> None:
    cleaner = Cleaner(base)
    cleaner.add(row("Hawaiian goose"), familiarity=0)
    cleaner.add(row("emperor goose"), familiarity=2)
    cleaner.fold()
    assert list(added(cleaner)) == ["emperor goose"]
    folded = [(d.name, d.into) for d in cleaner.dropped if d.reason == "folded into its parent"]
    assert ("hawaiian goose", "goose") in folded


def test_the_same_rows_give_the_same_concepts(base: Base, knowledge: Knowledge, wordnet_folder: Path) -> None:
    rows = [row("poodle"), row("dog"), row("beagle"), row("club poodle"), row("love")]
    assert list(added(clean(base, rows))) == list(added(clean(base, iter(rows)))) == ["club poodle"]


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
def real(real_wordnet: WordNet) -> Base:
    return Base(Sifter(real_wordnet, load_knowledge(), load_lists()), frozenset(), frozenset())


@settings(deadline=None)
@given(rows=st.lists(listed, max_size=12), unknown=st.sampled_from(["drop", "trust"]))
def test_every_row_ends_in_a_concept_or_with_a_reason(real: Base, rows: list[Listed], unknown: str) -> None:
    cleaner = clean(real, rows, unknown)  # type: ignore[arg-type]
    names = [one.name.lower() for one in cleaner.candidates]
    assert len(names) == len(set(names))
    assert all(one.reason in get_args(Reason) for one in cleaner.dropped)
    assert all(one.into for one in cleaner.dropped if one.reason in MERGED)
    new = len(cleaner.candidates) - len(real.at) - len(real.additions)
    assert len(rows) == len(cleaner.dropped) + new + len(cleaner.backgrounds)


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
    (tmp_path / "rules.yaml").write_text("sensitive: 3\n")
    with pytest.raises(InputError, match=r"rules\.yaml") as failure:
        Sifter(read_wordnet(wordnet_folder), knowledge, lists, rules=tmp_path / "rules.yaml")
    assert "\n" not in str(failure.value)


def test_the_shipped_rules_name_only_synsets_that_there_are(real: Base) -> None:
    import yaml

    from InstructionGen.shelves import shelf

    wordnet = real.sifter.wordnet
    rules = yaml.safe_load(shelf("concept", "cleaning.yaml").read_text("utf-8"))
    keys = [*rules["sensitive"], *(key for found in rules["unseen"].values() for key in found)]
    assert [key for key in keys if key not in wordnet] == []
    assert [key for key in rules["sensitive"] if wordnet[key].lexname != "person"] == []


@pytest.mark.parametrize(
    "name", ["love", "marriage", "Tuesday", "heart attack", "bimbo", "catamite", "Jew", "Hun", "cripple"]
)
def test_nobody_is_offended_and_nothing_abstract_is_drawn(real: Base, name: str) -> None:
    (dropped,) = clean(real, [row(name)]).dropped
    assert not dropped.into


@pytest.mark.parametrize(
    "name", ["garden pea", "firefighter", "violinist", "coffee mug", "Pistachio ice cream", "Witch hat", "sheepdog"]
)
def test_plain_things_stay(real: Base, name: str) -> None:
    cleaner = clean(real, [row(name)])
    assert added(cleaner) or cleaner.dropped[0].into


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
def test_real_lists_add_thousands_of_concepts_and_lose_no_row(samples: Path, real: Base) -> None:
    known = class_list("openimages")
    path = samples / "concepts" / "openimages_v6_class-descriptions.csv"
    rows = [one for one in rows_of(known, path) if isinstance(one, Listed)]
    cleaner = clean(real, rows)
    assert len(added(cleaner)) > 2_500
    assert len(rows) == len(added(cleaner)) + len(cleaner.dropped)
