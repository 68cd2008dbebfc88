from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool.wordnet import DEBIAN, read_wordnet


def test_a_synset_is_read_with_all_that_the_pool_needs(wordnet_folder: Path) -> None:
    dog = read_wordnet(wordnet_folder)["dog.n.01"]
    assert dog.offset == 120
    assert dog.lemmas == ("dog", "domestic dog", "Canis familiaris")
    assert dog.counts == (42, 0, 0)
    assert dog.lexname == "animal"
    assert dog.hypernyms == (110,)
    assert dog.member_of == (310,)
    assert dog.definition == "a member of the genus Canis"


def test_a_key_counts_the_senses_of_its_word(wordnet_folder: Path) -> None:
    wordnet = read_wordnet(wordnet_folder)
    assert wordnet["crane.n.01"].lexname == "animal"
    assert wordnet["crane.n.02"].lexname == "artifact"
    assert [s.offset for s in wordnet.by_lemma["crane"]] == [131, 210]


def test_any_word_of_a_synset_makes_a_key(wordnet_folder: Path) -> None:
    assert read_wordnet(wordnet_folder)["lifting_crane.n.01"].key == "crane.n.02"


def test_proper_names_are_instances(wordnet_folder: Path) -> None:
    assert read_wordnet(wordnet_folder)["big_ben.n.01"].instance_of == (220,)


def test_the_nearest_mark_wins(wordnet_folder: Path) -> None:
    wordnet = read_wordnet(wordnet_folder)
    marks = {100: "thing", 120: "dog"}
    assert wordnet.nearest(wordnet["poodle.n.01"], marks) == ("dog", 1)
    assert wordnet.nearest(wordnet["goose.n.01"], marks) == ("thing", 2)
    assert wordnet.nearest(wordnet["goose.n.01"], {120: "dog"}) is None


def test_glosses_of_all_parts_of_speech_are_there(wordnet_folder: Path) -> None:
    assert sum("what a dog does" in gloss for gloss in read_wordnet(wordnet_folder).glosses) == 3


@pytest.mark.parametrize("name", ["data.noun", "index.noun", "cntlist.rev"])
def test_a_missing_file_is_one_line_that_says_what_to_install(wordnet_folder: Path, name: str) -> None:
    (wordnet_folder / name).unlink()
    with pytest.raises(InputError, match=rf"{name}: cannot be read\. Install wordnet-base"):
        read_wordnet(wordnet_folder)


def test_a_file_of_something_else_is_refused(wordnet_folder: Path) -> None:
    (wordnet_folder / "data.noun").write_text("hello world | this is no WordNet\n")
    with pytest.raises(InputError, match="not a line of WordNet"):
        read_wordnet(wordnet_folder)


@pytest.mark.skipif(not DEBIAN.is_dir(), reason="wordnet-base is not installed")
def test_the_real_wordnet_has_its_82115_nouns() -> None:
    wordnet = read_wordnet()
    assert len(wordnet) == 82115
    assert wordnet["dog.n.01"].offset == 2084071
    assert wordnet["wheelbarrow.n.01"].key == "barrow.n.03"
