"""A WordNet of two dozen synsets, in the real files' format, and knowledge to sift it by."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from InstructionGen.pool.knowledge import Kind, Knowledge, Scene
from InstructionGen.pool.lists import Addition, Lists
from InstructionGen.pool.store import Pool, read_pool

# offset, lexicographer's file, lemmas, hypernyms, other pointers, gloss
ROWS = [
    (100, 3, ["entity"], [], "", "that which is perceived"),
    (110, 5, ["animal", "beast"], [100], "", "a living organism"),
    (
        120,
        5,
        ["dog", "domestic dog", "Canis_familiaris"],
        [110],
        "#m 00000310",
        'a member of the genus Canis; "the dog barked"',
    ),
    (121, 5, ["poodle"], [120], "", "a curly dog"),
    (122, 5, ["beagle"], [120], "", "a small short-legged dog"),
    (130, 5, ["goose"], [110], "", "a web-footed long-necked bird"),
    (131, 5, ["crane"], [110], "", "a large long-necked wading bird"),
    (132, 5, ["Anser_anser"], [130], "", "a goose known to scholars"),
    (133, 5, ["amoeba"], [110], "", "a naked freshwater protozoan that is microscopic"),
    (200, 6, ["artifact"], [100], "", "a man-made object"),
    (210, 6, ["crane", "lifting crane"], [200], "", "lifts and moves heavy objects"),
    (211, 6, ["scissors", "pair_of_scissors"], [200], "", "an edge tool having two crossed blades"),
    (212, 6, ["French_horn", "horn"], [200], "", "a brass musical instrument"),
    (213, 6, ["dope"], [200], "", "a varnish"),
    (220, 6, ["building"], [200], "", "a structure with a roof and walls"),
    (221, 6, ["Big_Ben"], [], "@i 00000220", "a clock tower in London"),
    (222, 6, ["trouser", "pant"], [200], "", "(usually in the plural) a garment for both legs"),
    (230, 13, ["bread", "staff_of_life"], [100], "", "food made from dough"),
    (231, 13, ["bun"], [230], "", "a small round bread"),
    (300, 14, ["taxonomic_group"], [100], "", "animal or plant group"),
    (310, 14, ["Canis", "genus_Canis"], [300], "", "type genus of the dogs"),
    (320, 14, ["Anser", "genus_Anser"], [300], "", "type genus of the geese"),
    (400, 10, ["trade_name"], [100], "", "a name given to a product"),
    (401, 10, ["trademark"], [100], "", "a formally registered symbol"),
    (402, 10, ["slang"], [100], "", "informal language"),
    (403, 10, ["archaism"], [100], "", "an archaic expression"),
    (404, 10, ["acronym"], [100], "", "a word of initials"),
    (405, 10, ["combining_form"], [100], "", "a bound form"),
    (406, 10, ["ethnic_slur"], [100], "", "a slur"),
    (407, 10, ["disparagement"], [100], "", "a belittling comment"),
    (408, 10, ["obscenity"], [100], "", "an offensive word"),
]
"""Stand-ins for the usage synsets keep WordNet's keys where the pool's code asks for them."""


def data_line(offset: int, file: int, lemmas: list[str], hypernyms: list[int], others: str, gloss: str) -> str:
    words = " ".join(f"{lemma.replace(' ', '_')} 0" for lemma in lemmas)
    extra = others.split()
    pointers = [f"@ {parent:08} n 0000" for parent in hypernyms]
    pointers += [f"{extra[i]} {extra[i + 1]} n 0000" for i in range(0, len(extra), 2)]
    return f"{offset:08} {file:02} n {len(lemmas):02x} {words} {len(pointers):03} {' '.join(pointers)} | {gloss}  "


@pytest.fixture
def wordnet_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dict"
    folder.mkdir()
    (folder / "data.noun").write_text("  1 This is the licence.\n" + "\n".join(data_line(*row) for row in ROWS) + "\n")
    senses: dict[str, list[int]] = {}
    for offset, _, lemmas, *_ in ROWS:
        for lemma in lemmas:
            senses.setdefault(lemma.replace(" ", "_").lower(), []).append(offset)
    # trademark's second and obscenity's second sense are the ones wanted: a first sense goes before them.
    for lemma in ("trademark", "slang", "obscenity"):
        senses[lemma].insert(0, 100)
    index = [
        f"{lemma} n {len(offsets)} 1 @ {len(offsets)} 0 {' '.join(f'{o:08}' for o in offsets)}  "
        for lemma, offsets in sorted(senses.items())
    ]
    (folder / "index.noun").write_text("  1 This is the licence.\n" + "\n".join(index) + "\n")
    (folder / "noun.exc").write_text("geese goose\n")
    (folder / "cntlist.rev").write_text("dog%1:05:00:: 1 42\ncrane%1:06:00:: 1 3\nbark%2:32:00:: 1 7\n")
    for part in ("verb", "adj", "adv"):
        (folder / f"data.{part}").write_text(f"00000001 29 {part[0]} 01 bark 0 000 | what a dog does  \n")
    return folder


@pytest.fixture
def imagenet(tmp_path: Path) -> dict[str, Path]:
    """ImageNet's two class lists, as files of one's own."""
    large, small = tmp_path / "imagenet22k.txt", tmp_path / "imagenet1k.txt"
    large.write_text("n00000120\nn00000121\nn00000221\nn00000404\n")
    small.write_text("n00000121\n")
    return {"imagenet22k": large, "imagenet1k": small}


def kind(name: str, root: str, *, category: str = "animal", count: str = "one", **others: object) -> Kind:
    fields: dict[str, object] = {
        "scenes": ("park",), "slots": ("ground",), "states": ("standing still",), "size": 3, "alive": False,
        "person": False, "addable": True, "servings": (), "backgrounds": (),
    }  # fmt: skip
    return Kind(name=name, category=category, roots=(root,), count=count, **(fields | others))  # type: ignore[arg-type]


@pytest.fixture
def knowledge() -> Knowledge:
    kinds = [
        kind("animal", "animal.n.01", alive=True),
        kind("tool", "artifact.n.01", category="tool", scenes=("workshop", "park"), slots=("surface",)),
        kind("bread", "bread.n.01", category="food", count="mass", scenes=("kitchen",), servings=("a loaf of",)),
        kind("house", "building.n.01", category="building", scenes=("street",), addable=False),
    ]
    scenes = [Scene(name, (name,), outdoors=True, backgrounds={}) for name in ("park", "workshop", "kitchen", "street")]
    return Knowledge({k.name: k for k in kinds}, {s.name: s for s in scenes}, frozenset())


@pytest.fixture
def lists() -> Lists:
    return Lists(
        everyday=frozenset({"dog", "poodle", "scissors", "bun"}),
        known=frozenset({"goose"}),
        senses={"trousers": "trouser.n.01"},
        additions=(Addition(("quadcopter", "camera drone"), "crane.n.02"),),
        barred_words=frozenset({"dope"}),
        barred_names=frozenset({"beast"}),
        barred_synsets=frozenset({"animal.n.01"}),
        glosses={"not to be seen with the naked eye": re.compile("microscopic")},
        qualifiers={},
        roots={},
        counts={"bun.n.01": "one"},
    )


@pytest.fixture
def small_pool(tmp_path: Path, knowledge: Knowledge) -> Pool:
    """Six animals, two tools, a bread and a house."""
    rows = [
        "beagle\t\tanimal\tdog|animal\t\tone\t3\timagenet22k|wordnet\t\tbeagle.n.01",
        "bread\t\tbread\t\t\tmass\t3\twordnet\t\tbread.n.01",
        "cottage\tcabin\thouse\t\t\tone\t3\twordnet\t\tcottage.n.01",
        "dog\tdomestic dog\tanimal\tanimal\t\tone\t3\timagenet22k|wordnet\t\tdog.n.01",
        "goose\t\tanimal\tbird|animal\t\tone\t3\twordnet\t\tgoose.n.01",
        "puli\t\tanimal\tdog|animal\t\tone\t0\twordnet\t\tpuli.n.01",
        "poodle\tpoodle dog\tanimal\tdog|animal\t\tone\t3\twordnet\t\tpoodle.n.01",
        "scissors\tpair of scissors\ttool\t\t\tplural\t3\twordnet\t\tscissors.n.01",
        "tabby\ttabby cat\tanimal\tcat|animal\t\tone\t2\twordnet\t\ttabby.n.01",
        "hammer\t\ttool\t\t\tone\t3\twordnet\t\thammer.n.01",
    ]
    header = "name\tsynonyms\tkind\thypernyms\tparts\tcount\tfamiliarity\tsources\tbackgrounds\tkey"
    path = tmp_path / "pool.tsv.gz"
    path.write_bytes(gzip.compress("\n".join([header, *rows, ""]).encode()))
    return read_pool(path, knowledge)
