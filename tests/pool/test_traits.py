"""What colours, materials and actions are usual for, and how mistakes in the file are told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool import load_pool
from InstructionGen.pool.entries import entries_in
from InstructionGen.pool.knowledge import Category, load_knowledge
from InstructionGen.pool.traits import Traits, read_traits
from InstructionGen.shelves import shelf

KINDS = {"dog": "animal", "cat": "animal", "chair": "furniture"}
CATEGORIES = ("animal", "furniture", "tool")
TRAITS = """
categories:
  animal: {colours: [brown, black], materials: [], actions: [resting]}
  furniture: {colours: [white], materials: [oak, pine], actions: [gathering dust]}
kinds:
  dog:
    actions: [barking, napping]
    things:
      dalmatian: {colours: [spotted]}
"""


def written(folder: Path, text: str = TRAITS) -> Path:
    path = folder / "traits.yaml"
    path.write_text(text, "utf-8")
    return path


def everything() -> list[tuple[str, Traits]]:
    """All shipped lists: of kinds, and of the things that differ from theirs."""
    knowledge = load_knowledge()
    kinds = [(kind.name, Traits(kind.colours, kind.materials, kind.actions)) for kind in knowledge.kinds.values()]
    return kinds + [(name, traits) for things in knowledge.things.values() for name, traits in things.items()]


def of(name: str) -> Traits:
    concept = load_pool().get(name)
    assert concept is not None, name
    return load_knowledge().traits(concept)


def test_a_kind_has_its_own_traits_before_those_of_its_category(tmp_path: Path) -> None:
    traits, _ = read_traits(written(tmp_path), KINDS, CATEGORIES)
    assert traits["dog"] == Traits(("brown", "black"), (), ("barking", "napping"))
    assert traits["cat"] == Traits(("brown", "black"), (), ("resting",))
    assert traits["chair"].materials == ("oak", "pine")


def test_a_thing_has_its_own_traits_before_those_of_its_kind(tmp_path: Path) -> None:
    _, things = read_traits(written(tmp_path), KINDS, CATEGORIES)
    assert things == {"dog": {"dalmatian": Traits(("spotted",), (), ("barking", "napping"))}}


def test_an_empty_list_of_a_kind_stands_before_a_full_one_of_its_category(tmp_path: Path) -> None:
    bare = TRAITS + "  chair: {materials: []}\n"
    assert read_traits(written(tmp_path, bare), KINDS, CATEGORIES)[0]["chair"].materials == ()


def test_a_category_without_kinds_need_not_be_written(tmp_path: Path) -> None:
    read_traits(written(tmp_path), KINDS, (*CATEGORIES, "machine"))


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("  dog:", "  dgo:", "traits.yaml: kinds: no kind called 'dgo'. Did you mean 'dog'?"),
        ("  animal:", "  animals:", "traits.yaml: categories: no category called 'animals'. Did you mean 'animal'?"),
        ("barking, napping", "napping, napping", "traits.yaml: kinds.dog.actions: 'napping' is there twice"),
        ("barking, napping", "napping, ''", "traits.yaml: kinds.dog.actions: holds an empty text"),
        ("[spotted]", "[spotted, spotted]", "kinds.dog.things.dalmatian.colours: 'spotted' is there twice"),
        ("[barking, napping]", "barking", "traits.yaml: kinds.dog: Expected `array | null`"),
        ("    actions:", "    acts:", "traits.yaml: kinds.dog: Object contains unknown field `acts`"),
        ("materials: [], ", "", "traits.yaml: categories.animal: Object missing required field `materials`"),
        ("  furniture:", "  tool:", "categories.furniture: is missing, but 'chair' has no colours of its own"),
        ("kinds:", "sorts:", "traits.yaml: Object"),
        ("  furniture:", "  animal:", "traits.yaml: line 4: 'animal' is written twice"),
        ("categories:", "categories: [", "traits.yaml: while parsing"),
    ],
)
def test_a_mistake_in_the_traits_is_one_line_with_file_and_key(
    tmp_path: Path, good: str, bad: str, complaint: str
) -> None:
    assert good in TRAITS
    with pytest.raises(InputError, match=re.escape(complaint)) as caught:
        read_traits(written(tmp_path, TRAITS.replace(good, bad, 1)), KINDS, CATEGORIES)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: &a [*a]\n", "? [a, b]\n: c\n"])
def test_what_is_no_mapping_of_names_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"^\S+traits\.yaml: [^\n]+$"):
        entries_in(written(tmp_path, text))


def test_every_category_is_written_and_every_kind_has_traits() -> None:
    assert set(entries_in(shelf("concept", "pool", "traits.yaml"))["categories"]) == set(get_args(Category))
    assert len(entries_in(shelf("concept", "pool", "traits.yaml"))["kinds"]) >= 200
    assert {name for name, _ in everything()} >= set(load_knowledge().kinds)


def test_every_shipped_list_is_empty_or_has_four_to_twelve_entries() -> None:
    lists = [
        (name, values) for name, traits in everything() for values in (traits.colours, traits.materials, traits.actions)
    ]
    assert not [(name, values) for name, values in lists if values and not 4 <= len(values) <= 12]


def test_every_shipped_colour_and_material_can_stand_before_a_name() -> None:
    before = re.compile(r"^(?!(?:a|an|the|in|of|made|with)\b)[a-z]+(?:[ -][a-z]+){0,4}$")
    found = [(name, word) for name, traits in everything() for word in (*traits.colours, *traits.materials)]
    assert not [(name, word) for name, word in found if not before.match(word)]


def test_every_shipped_action_can_follow_is() -> None:
    # "The dog is wagging its tail" is English, but "the dogs are wagging its tail" is not.
    right = re.compile(r"^[a-z]+ing(?: (?!(?:its|their|his|her)\b)[a-z-]+)*$")
    assert not [(name, action) for name, traits in everything() for action in traits.actions if not right.match(action)]


def test_every_shipped_thing_is_a_concept_of_its_kind() -> None:
    pool = load_pool()
    known = {concept.name: concept.kind for concept in pool}
    assert not [
        (kind, name) for kind, things in pool.knowledge.things.items() for name in things if known.get(name) != kind
    ]


@pytest.mark.parametrize(
    ("name", "possible", "never"),
    [
        ("banana", {"yellow", "green"}, {"red", "blue", "purple"}),
        ("strawberry", {"red"}, {"green", "blue"}),
        ("fire engine", {"red", "yellow"}, {"pink", "black"}),
        ("school bus", {"yellow"}, {"blue", "green"}),
        ("polar bear", {"white"}, {"black", "brown"}),
        ("flamingo", {"pink"}, {"black", "brown"}),
        ("zebra", {"striped"}, {"red", "tan"}),
        ("Granny Smith", {"green"}, {"red", "orange"}),
        ("milk", {"white"}, {"green", "orange"}),
        ("tree", {"green"}, {"blue", "purple"}),
    ],
)
def test_a_thing_has_the_colours_that_it_has(name: str, possible: set[str], never: set[str]) -> None:
    colours = set(of(name).colours)
    assert possible <= colours
    assert never.isdisjoint(colours)


@pytest.mark.parametrize(
    ("name", "possible", "never"),
    [
        ("chair", {"oak", "leather"}, {"porcelain"}),
        ("teapot", {"cast iron", "stainless steel"}, {"leather"}),
        ("teddy bear", {"plush"}, {"steel", "tin"}),
        ("jeans", {"denim"}, {"straw", "steel"}),
        ("statue", {"marble", "bronze"}, {"denim"}),
        ("cathedral", {"stone"}, {"plastic"}),
    ],
)
def test_a_thing_is_made_of_what_it_can_be_made_of(name: str, possible: set[str], never: set[str]) -> None:
    materials = set(of(name).materials)
    assert possible <= materials
    assert never.isdisjoint(materials)


@pytest.mark.parametrize("name", ["dog", "salmon", "oak", "banana", "soup", "nurse", "mountain", "lake", "fog"])
def test_what_is_made_of_nothing_has_no_materials(name: str) -> None:
    assert of(name).materials == ()


@pytest.mark.parametrize("name", ["mountain", "nurse", "crowd", "kitchen", "rainbow"])
def test_what_does_not_change_colour_has_no_colours(name: str) -> None:
    assert of(name).colours == ()


@pytest.mark.parametrize(
    ("name", "does", "never"),
    [
        ("dog", "barking", "mooing"),
        ("cat", "napping", "barking"),
        ("whale", "diving", "walking along"),
        ("bicycle", "leaning against a wall", "sailing"),
        ("lake", "freezing over", "flying through the air"),
        ("soup", "steaming", "swimming"),
        ("bonfire", "smoking", "melting"),
        ("tree", "swaying in the wind", "running"),
    ],
)
def test_a_thing_does_what_it_can_do(name: str, does: str, never: str) -> None:
    actions = of(name).actions
    assert does in actions
    assert never not in actions


def test_no_living_thing_is_made_of_anything() -> None:
    living = [kind for kind in load_knowledge().kinds.values() if kind.alive]
    made = [kind.name for kind in living if kind.materials and kind.name != "mythical_beast"]
    assert living
    assert not made


def test_what_is_under_a_thing_is_as_the_thing_is() -> None:
    pool = load_pool()
    tiger = pool.get("tiger")
    assert tiger is not None
    under = [concept for concept in pool if concept.is_under(tiger) and concept.kind == tiger.kind]
    assert under
    assert all(pool.knowledge.traits(concept) == pool.knowledge.traits(tiger) for concept in under)
