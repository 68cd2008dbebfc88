"""What is known of kinds and scenes, and how mistakes in the files are told."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool import load_pool
from InstructionGen.pool.knowledge import Kind, Scene, load_knowledge, read_knowledge
from InstructionGen.pool.places import FEWEST, placed

SCENES = """
garden:
  words: [garden, lawn, flower bed]
  outdoors: true
  backgrounds: {ground: [on a mown lawn, beside a hedge]}
swimming_pool:
  words: [swimming pool]
  outdoors: true
  backgrounds: {ground: [beside a swimming pool]}
bar:
  words: [pool, bar]
  outdoors: false
  backgrounds: {surface: [on a polished bar]}
"""
KINDS = """
exclude: [person.n.01]
dog:
  category: animal
  roots: [dog.n.01]
  exclude: [hellhound.n.01]
  scenes: [garden]
  slots: [ground]
  states: [sleeping, sitting]
  size: 3
  alive: true
"""
TRAITS = """
categories:
  animal: {colours: [brown, black], materials: [], actions: [resting]}
kinds:
  dog: {actions: [barking, napping]}
"""


def written(folder: Path, kinds: str = KINDS, scenes: str = SCENES) -> Path:
    (folder / "kinds.yaml").write_text(kinds, "utf-8")
    (folder / "scenes.yaml").write_text(scenes, "utf-8")
    (folder / "traits.yaml").write_text(TRAITS, "utf-8")
    return folder


def test_a_kind_is_read_as_it_is_written(tmp_path: Path) -> None:
    assert read_knowledge(written(tmp_path)).kinds["dog"] == Kind(
        name="dog",
        category="animal",
        roots=("dog.n.01",),
        scenes=("garden",),
        slots=("ground",),
        states=("sleeping", "sitting"),
        count="one",
        size=3,
        alive=True,
        person=False,
        addable=True,
        servings=(),
        backgrounds=(),
        colours=("brown", "black"),
        materials=(),
        actions=("barking", "napping"),
    )


def test_a_scene_is_read_as_it_is_written(tmp_path: Path) -> None:
    found = read_knowledge(written(tmp_path)).scenes["garden"]
    assert found == Scene(
        "garden", ("garden", "lawn", "flower bed"), True, {"ground": ("on a mown lawn", "beside a hedge")}
    )


def test_what_a_kind_excludes_is_excluded_with_what_the_file_excludes(tmp_path: Path) -> None:
    assert read_knowledge(written(tmp_path)).excluded == {"person.n.01", "hellhound.n.01"}


def test_a_folder_of_files_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "scenes").mkdir()
    cat = KINDS.replace("dog", "cat").replace("exclude: [hellhound.n.01]", "exclude: []")
    (tmp_path / "kinds" / "a.yaml").write_text(KINDS, "utf-8")
    (tmp_path / "kinds" / "b.yaml").write_text(cat, "utf-8")
    (tmp_path / "scenes" / "all.yaml").write_text(SCENES, "utf-8")
    (tmp_path / "traits.yaml").write_text(TRAITS, "utf-8")
    assert set(read_knowledge(tmp_path).kinds) == {"dog", "cat"}


@pytest.mark.parametrize(
    ("caption", "scenes"),
    [
        ("a dog on the lawn", ("garden",)),
        ("A Dog In The GARDEN", ("garden",)),
        ("a chair by the swimming pool", ("swimming_pool",)),
        ("a pool table", ("bar",)),
        ("a bar beside the flower bed of a garden", ("garden", "bar")),
        ("the bar and the garden", ("bar", "garden")),
        ("a dog", ()),
        ("", ()),
    ],
)
def test_the_words_of_a_caption_reveal_its_scenes(tmp_path: Path, caption: str, scenes: tuple[str, ...]) -> None:
    assert read_knowledge(written(tmp_path)).scenes_in(caption.split()) == scenes


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("scenes: [garden]", "scenes: [gardn]", "kinds.yaml: dog.scenes: no scene called 'gardn'"),
        ("slots: [ground]", "slots: [floor]", "kinds.yaml: dog: Invalid enum value 'floor'"),
        ("category: animal", "category: beast", "kinds.yaml: dog: Invalid enum value 'beast'"),
        ("size: 3", "size: 7", "kinds.yaml: dog.size: 7 is not from 1 to 6"),
        ("size: 3", "size: big", "kinds.yaml: dog: Expected `int`"),
        ("  size: 3\n", "", "kinds.yaml: dog: Object missing required field `size`"),
        ("  size: 3\n", "  size: 3\n  colour: red\n", "kinds.yaml: dog: Object contains unknown field `colour`"),
        ("states: [sleeping, sitting]", "states: []", "kinds.yaml: dog.states: is empty"),
        ("[sleeping, sitting]", "[sitting, sitting]", "kinds.yaml: dog.states: 'sitting' is there twice"),
        ("[sleeping, sitting]", "[sitting, '']", "kinds.yaml: dog.states: holds an empty text"),
        ("  size: 3\n", "  size: 3\n  count: mass\n", "kinds.yaml: dog.servings: is empty"),
        ("exclude: [person.n.01]", "exclude: [dog.n.01]", "'dog.n.01' is both a root of 'dog' and excluded"),
        ("exclude: [person.n.01]", "exclude: person.n.01", "kinds.yaml: exclude: Expected `array`"),
        ("dog:", "dog: [", "kinds.yaml: while parsing"),
    ],
)
def test_a_mistake_in_a_kind_is_one_line_with_file_and_key(tmp_path: Path, good: str, bad: str, complaint: str) -> None:
    assert good in KINDS
    with pytest.raises(InputError, match=re.escape(complaint)) as caught:
        read_knowledge(written(tmp_path, kinds=KINDS.replace(good, bad, 1)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("{ground: [on a mown lawn", "{grass: [on a mown lawn", "scenes.yaml: garden: Invalid enum value 'grass'"),
        ("outdoors: true", "outdoors: sometimes", "scenes.yaml: garden: Expected `bool`"),
        ("[on a polished bar]", "[]", "scenes.yaml: bar.backgrounds.surface: is empty"),
        ("[on a mown lawn, beside a hedge]", "[beside a hedge, beside a hedge]", "'beside a hedge' is there twice"),
    ],
)
def test_a_mistake_in_a_scene_is_one_line_with_file_and_key(
    tmp_path: Path, good: str, bad: str, complaint: str
) -> None:
    assert good in SCENES
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_knowledge(written(tmp_path, scenes=SCENES.replace(good, bad, 1)))


def test_two_kinds_cannot_begin_at_one_synset(tmp_path: Path) -> None:
    twice = KINDS + KINDS.partition("\n")[2].partition("\n")[2].replace("dog:", "hound:")
    with pytest.raises(InputError, match=r"hound\.roots: 'dog\.n\.01' is a root of 'dog' already"):
        read_knowledge(written(tmp_path, kinds=twice))


@pytest.mark.parametrize("missing", ["kinds", "scenes", "traits"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    (written(tmp_path) / f"{missing}.yaml").unlink()
    with pytest.raises(InputError, match=rf"{missing}\.yaml: cannot be read"):
        read_knowledge(tmp_path)


def test_what_was_read_cannot_be_changed(tmp_path: Path) -> None:
    knowledge = read_knowledge(written(tmp_path))
    with pytest.raises(TypeError):
        knowledge.kinds["cat"] = knowledge.kinds["dog"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        knowledge.kinds["dog"].size = 1  # type: ignore[misc]


def test_the_shipped_knowledge_is_read_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_every_shipped_state_follows_the_name_and_its_verb() -> None:
    # "A dog with its tail up" is English, but "the dogs are with its tail up" is not.
    wrong = re.compile(r"^(with|has|have|is|are|a|an|the)\b|\b(its|their|his|her)\b|[.,;:\d]")
    kinds = load_knowledge().kinds.values()
    assert not [(kind.name, state) for kind in kinds for state in kind.states if wrong.search(state)]


def test_every_shipped_background_of_a_kind_is_a_place() -> None:
    heads = (
        "above across against along alongside among around at behind below beneath beside between beyond by high in "
        "inside low near next off on out outside over past through under up within"
    ).split()
    wrong = re.compile(rf"^(?!(?:{'|'.join(heads)})\b)|\d|[.,;:]|\s\s")
    kinds = load_knowledge().kinds.values()
    assert not [(kind.name, place) for kind in kinds for place in kind.backgrounds if wrong.search(place)]
    assert not [kind.name for kind in kinds if len(kind.backgrounds) < 4]


def test_every_shipped_kind_has_a_scene_with_room_for_it_or_places_enough_of_its_own() -> None:
    knowledge = load_knowledge()
    for kind in knowledge.kinds.values():
        rooms = [slot for scene in kind.scenes for slot in kind.slots if slot in knowledge.scenes[scene].backgrounds]
        assert rooms or len(kind.backgrounds) >= 15, kind.name


def test_every_shipped_person_is_alive_and_is_not_put_into_pictures() -> None:
    people = [kind for kind in load_knowledge().kinds.values() if kind.person]
    assert people
    assert all(kind.alive and not kind.addable and kind.category == "person" for kind in people)


def test_the_shipped_kinds_say_what_they_should_of_well_known_things() -> None:
    kinds = load_knowledge().kinds
    assert {kinds["dog"].category, kinds["tree"].category, kinds["chair"].category} == {"animal", "plant", "furniture"}
    assert kinds["soup"].count == "mass"
    assert "a bowl of" in kinds["soup"].servings
    assert kinds["dog"].addable
    assert not kinds["landform"].addable


@pytest.mark.parametrize(
    ("name", "home", "never"),
    [
        ("Atlantic cod", "open_sea", {"lake", "river", "coral_reef"}),
        ("brown trout", "river", {"open_sea", "coral_reef"}),
        ("butterfly fish", "coral_reef", {"lake", "river"}),
        ("hammerhead shark", "open_sea", {"lake", "river", "aquarium"}),
        ("ruddy turnstone", "seashore", {"lake", "river", "park"}),
        ("eider", "seashore", {"park", "farmyard"}),
        ("mallard", "lake", {"beach", "desert"}),
        ("python", "jungle", {"forest", "field", "snow_field"}),
        ("sidewinder", "desert", {"forest", "jungle"}),
        ("water shrew", "river", {"field", "garden"}),
        ("caddisworm", "river", {"garden", "forest"}),
        ("Asian horseshoe crab", "seashore", {"garden", "forest"}),
        ("patas", "zoo", {"forest", "jungle"}),
        ("water buffalo", "zoo", {"savanna"}),
        ("jird", "scrubland", {"forest", "park"}),
        ("desert tortoise", "scrubland", {"lake", "river", "beach"}),
        ("saguaro", "desert", {"forest", "meadow"}),
        ("Norway spruce", "forest", {"desert", "jungle"}),
        ("Indian coral tree", "botanical_garden", {"forest", "mountain", "meadow"}),
        ("water lily", "lake", {"meadow", "desert"}),
        ("grape vine", "vineyard", {"garden", "forest"}),
        ("cerussite", "museum", {"beach", "forest"}),
    ],
)
def test_what_lives_or_lies_in_one_place_is_not_met_in_another(name: str, home: str, never: set[str]) -> None:
    found = load_pool().get(name)
    assert found is not None
    scenes = load_knowledge().kinds[found.kind].scenes
    assert home in scenes
    assert never.isdisjoint(scenes)


def test_no_season_or_height_is_in_a_shipped_place_for_whatever_grows_or_lives_there() -> None:
    seasonal = re.compile(r"\b(autumn|winter|spring|snowy|snow-covered|frozen|frosty|alpine)\b|\bin rows\b")
    cold = {"mountain", "snow_field", "polar_ice"}
    general = (
        "forest",
        "jungle",
        "savanna",
        "hill",
        "desert",
        "river",
        "lake",
        "wetland",
        "beach",
        "seashore",
        "field",
    )
    scenes = load_knowledge().scenes
    assert cold <= scenes.keys()
    for name in (*general, "meadow", "orchard", "garden", "botanical_garden", "scrubland"):
        phrases = [phrase for slot in ("rooted", "place", "perch") for phrase in scenes[name].backgrounds.get(slot, ())]
        assert not [phrase for phrase in phrases if seasonal.search(phrase)], name


def test_every_shipped_living_kind_has_places_enough_for_a_list() -> None:
    knowledge = load_knowledge()
    alive = [kind for kind in knowledge.kinds.values() if kind.category in {"animal", "plant", "fungus", "nature"}]
    counts = {kind.name: len({place.text for place in placed(kind, frozenset(), knowledge)}) for kind in alive}
    assert counts
    assert not {name: count for name, count in counts.items() if count < FEWEST}
