"""Backgrounds that runs found, given to the pool's concepts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import load_knowledge
from InstructionGen.pool.merging import MOST, merge
from InstructionGen.pool.places import mentions, naming_words, place_key


def concept(name: str, *backgrounds: str, kind: str = "dog", hypernyms: tuple[str, ...] = ()) -> Concept:
    return Concept(
        name=name, synonyms=(), kind=kind, category="animal", hypernyms=hypernyms, parts=(), count="one", familiarity=3,
        sources=("own",), backgrounds=backgrounds, licence="Apache-2.0", key="",
    )  # fmt: skip


def pool(*concepts: Concept) -> Pool:
    return Pool(concepts or (concept("dog"), concept("teapot", kind="cookware")), load_knowledge())


def test_what_was_found_most_often_stands_first():
    found = [("dog", ["on a lawn", "in a park"]), ("dog", ["in a park"]), ("Dogs", ["in a park", "on a sofa"])]
    merged = merge(pool(), found)
    assert merged.concepts[0].backgrounds == ("in a park", "on a lawn", "on a sofa")
    assert merged.concepts[1].backgrounds == ()
    assert merged.gained == {"dog": 3}
    assert merged.left_out == {"said again": 2}


def test_articles_word_order_and_spelling_make_no_second_background():
    found = [("dog", ["On_a  lawn.", "on the lawn", "a lawn on", "on a Lawn", "on a lawn"])]
    assert merge(pool(), found).concepts[0].backgrounds == ("on a lawn",)


def test_names_keep_their_capitals():
    assert merge(pool(), [("dog", ["In Front Of A Finnish Sauna"])]).concepts[0].backgrounds == (
        "in front of a Finnish sauna",
    )


def test_no_background_names_the_concept_or_what_it_is_a_kind_of():
    beagle = concept("beagle", hypernyms=("dog",))
    merged = merge(pool(beagle), [("beagle", ["beside another beagle", "in a doghouse", "at a dog show", "on a rug"])])
    assert merged.concepts[0].backgrounds == ("in a doghouse", "on a rug")
    assert merged.left_out == {"names the concept": 2}


def test_what_is_no_phrase_is_left_out():
    merged = merge(pool(), [("dog", ["", "...", "1234", "in | a\tbox", "x" * 81, "in a barn"])])
    assert merged.concepts[0].backgrounds == ("in a barn",)
    assert merged.left_out == {"no plain phrase": 5}


def test_a_concept_keeps_thirty_at_most():
    letters = [f"in a {chr(97 + n // 26)}{chr(97 + n % 26)}q hall" for n in range(50)]
    merged = merge(pool(), [("dog", letters), ("dog", letters[40:])])
    assert merged.concepts[0].backgrounds == (*letters[40:], *letters[: MOST - 10])
    assert merged.left_out[f"beyond {MOST} of a concept"] == 20


def test_what_a_concept_had_before_stays_and_is_not_counted_as_new():
    had = pool(concept("dog", "lawn", "in a park"))
    merged = merge(had, [("dog", ["in the park", "on a rug"]), ("dog", ["on a rug"])])
    assert merged.concepts[0].backgrounds == ("in a park", "on a rug", "lawn")
    assert merged.gained == {"dog": 1}


def test_a_name_that_the_pool_does_not_have_is_counted():
    merged = merge(pool(), [("quokka", ["on an island"]), ("dog", ["on a rug"]), ("quokka", [])])
    assert merged.unknown == {"quokka": 2}


WORDS = st.sampled_from(
    ["in", "a", "the", "Dog", "dogs", "barn", "Barn", "|", "\t", "\u2028", "é", "9", "on", "lawn", "_"]
)


@given(st.lists(st.lists(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=12), max_size=40), max_size=4))
def test_whatever_was_found_what_is_kept_fits_the_table(found):
    merged = merge(pool(), [("dog", texts) for texts in found])
    kept = merged.concepts[0].backgrounds
    assert len(kept) <= MOST
    assert len({place_key(text) for text in kept}) == len(kept)
    for text in kept:
        assert text
        assert not set("|\t\n") & set(text)
        assert len(text.splitlines()) == 1
        assert not mentions(text, naming_words(merged.concepts[0]))
    assert merged.gained["dog"] == len(kept)
    assert len(kept) + merged.left_out.total() == sum(map(len, found))
