from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool.build import Build, build, write
from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.lists import Addition, Lists, load_lists
from InstructionGen.pool.store import read_pool


@pytest.fixture
def built(knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists) -> Build:
    return build(knowledge, wordnet_folder, timm_folder, lists)


@pytest.fixture
def named(built: Build) -> dict[str, Concept]:
    return {concept.name: concept for concept in built.concepts}


def test_a_concept_knows_its_kind_its_names_and_where_it_comes_from(named: dict[str, Concept]) -> None:
    poodle = named["poodle"]
    assert (poodle.kind, poodle.category, poodle.count, poodle.familiarity) == ("animal", "animal", "one", 3)
    assert poodle.hypernyms == ("dog", "animal")
    assert poodle.sources == ("imagenet1k", "imagenet22k", "wordnet")
    assert poodle.licence == "WordNet-3.0 AND Apache-2.0"
    assert poodle.key == "poodle.n.01"
    assert named["dog"].synonyms == ("domestic dog",)
    assert named["goose"].licence == "WordNet-3.0"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Big Ben", "proper name"),
        ("animal", "barred by hand"),
        ("amoeba", "not to be seen with the naked eye"),
        ("Anser anser", "no good name: Latin"),
        ("dope", "no good name: barred word"),
        ("acronym", "under no kind"),
    ],
)
def test_what_is_left_out_is_written_down_with_its_reason(built: Build, name: str, reason: str) -> None:
    assert (name, reason) in built.dropped
    assert built.reasons[reason] >= 1
    assert name not in {concept.name for concept in built.concepts}


def test_a_shared_name_goes_to_the_stronger_meaning_and_the_other_takes_its_next_word(
    named: dict[str, Concept],
) -> None:
    assert named["crane"].kind == "tool"  # tagged three times; the bird never
    assert all(concept.name != "crane" for concept in named.values() if concept.kind == "animal")


def test_names_and_synonyms_are_all_different(built: Build) -> None:
    words = [word.lower() for concept in built.concepts for word in (concept.name, *concept.synonyms)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "count"),
    [("scissors", "plural"), ("bread", "mass"), ("bun", "one"), ("dog", "one"), ("trousers", "plural")],
)
def test_how_a_thing_is_counted(named: dict[str, Concept], name: str, count: str) -> None:
    assert named[name].count == count


def test_the_nearest_root_decides_the_kind(named: dict[str, Concept]) -> None:
    assert named["building"].kind == "house"
    assert named["building"].hypernyms == ("artifact",)


def test_an_addition_stands_below_its_synset(named: dict[str, Concept]) -> None:
    drone = named["quadcopter"]
    assert drone.synonyms == ("camera drone",)
    assert drone.hypernyms == ("crane", "artifact")
    assert (drone.kind, drone.sources, drone.licence, drone.familiarity) == ("tool", ("own",), "Apache-2.0", 2)


def test_everyday_names_that_found_no_concept_are_reported(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    lists = replace(lists, everyday=lists.everyday | {"hovercar"})
    assert build(knowledge, wordnet_folder, timm_folder, lists).unplaced == ("hovercar",)


def test_an_addition_that_is_there_already_is_refused(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    lists = replace(lists, additions=(Addition(("beagle",), "dog.n.01"),))
    with pytest.raises(InputError, match="'beagle' is in the pool already"):
        build(knowledge, wordnet_folder, timm_folder, lists)


def test_a_root_that_wordnet_does_not_have_is_one_line(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    wrong = Knowledge(knowledge.kinds, knowledge.scenes, frozenset({"hovercar.n.01"}))
    with pytest.raises(InputError, match=r"'hovercar\.n\.01' is no noun synset"):
        build(wrong, wordnet_folder, timm_folder, lists)


def test_a_folder_without_imagenet_lists_is_one_line(knowledge: Knowledge, wordnet_folder: Path, lists: Lists) -> None:
    with pytest.raises(InputError, match="not ImageNet's class list"):
        build(knowledge, wordnet_folder, wordnet_folder, lists)


def test_building_twice_writes_the_same_bytes_and_reading_gives_the_same_concepts(
    tmp_path: Path, knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    for name in ("one", "two"):
        write(build(knowledge, wordnet_folder, timm_folder, lists), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (
        read_pool(tmp_path / "one", knowledge).concepts == build(knowledge, wordnet_folder, timm_folder, lists).concepts
    )


def test_the_shipped_lists_can_be_read_and_do_not_contradict_each_other() -> None:
    lists = load_lists()
    assert not lists.everyday & lists.barred_names
    assert not lists.everyday & lists.barred_words


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("additions.txt", "hoverboard is a vehicle", "no synset and ': '"),
        ("sifting.yaml", "words: [a]", "Field required"),
        ("sifting.yaml", "words: [", "sifting.yaml"),
    ],
)
def test_a_wrong_list_is_one_line_that_names_the_file(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    (tmp_path / "everyday.txt").write_text("dog, cat\n")
    (tmp_path / "known.txt").write_text("anvil\n")
    (tmp_path / "barred.txt").write_text("# none\n")
    (tmp_path / "additions.txt").write_text("")
    (tmp_path / "sifting.yaml").write_text(
        "{words: [], synsets: [], glosses: {}, counts: {}, qualifiers: {}, roots: {}}"
    )
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=complaint) as failure:
        load_lists(tmp_path)
    assert name in str(failure.value)
    assert "\n" not in str(failure.value)


def test_an_everyday_word_stays_with_the_meaning_that_was_decided(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    lists = replace(
        lists, senses={"crane": "crane.n.01", "camera dolly": "artifact.n.01"}, everyday=frozenset({"crane"})
    )
    built = {c.name: c for c in build(knowledge, wordnet_folder, timm_folder, lists).concepts}
    assert built["crane"].kind == "animal"
    assert built["lifting crane"].kind == "tool"  # the machine takes its next word
    assert built["camera dolly"].synonyms == ("artifact",)  # a word that WordNet lacks


def test_a_thing_that_lost_its_name_may_take_a_word_that_tells_it_apart(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    lists = replace(lists, qualifiers={"animal.n.01": "bird"})
    built = {c.name: c for c in build(knowledge, wordnet_folder, timm_folder, lists).concepts}
    assert built["crane bird"].key == "crane.n.01"


def test_a_kind_may_take_in_more_than_its_roots(
    knowledge: Knowledge, wordnet_folder: Path, timm_folder: Path, lists: Lists
) -> None:
    lists = replace(lists, roots={"house": ("french_horn.n.01",)}, additions=(Addition(("yurt",), "house"),))
    built = {c.name: c for c in build(knowledge, wordnet_folder, timm_folder, lists).concepts}
    assert built["French horn"].kind == "house"
    assert (built["yurt"].kind, built["yurt"].hypernyms) == ("house", ())


@pytest.mark.slow
def test_the_shipped_pool_is_what_the_shipped_lists_build() -> None:
    from InstructionGen.pool.knowledge import load_knowledge
    from InstructionGen.pool.store import load_pool
    from InstructionGen.pool.wordnet import DEBIAN

    if not DEBIAN.is_dir():
        pytest.skip("wordnet-base is not installed")
    if importlib.util.find_spec("timm") is None:
        pytest.skip("timm is not installed")
    built = build(load_knowledge())
    assert built.concepts == load_pool().concepts
    assert len(built.unplaced) == 0
