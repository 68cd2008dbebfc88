from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool.readers import concept_id, read_concepts


def written(folder: Path, text: str | bytes, name: str = "concepts.json") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_anyedits_file_gives_every_concept_all_backgrounds(tmp_path: Path) -> None:
    path = written(tmp_path, '{"concepts": ["wine", "Leash"], "backgrounds": ["in the palm forest", "at the pier"]}')
    items = list(read_concepts(path).items())
    assert [item.id for item in items] == ["concept/wine", "concept/leash"]
    assert items[1].concepts == ("Leash",)
    assert items[1].source == "concepts"
    assert items[0].backgrounds == ("in the palm forest", "at the pier")


@pytest.mark.parametrize(
    "text", ['["red fox", "oak"]', "red fox\noak\n", "\ufeffred_fox\r\n\r\n# trees\r\noak, oak tree\r\n"]
)
def test_a_list_is_read_as_json_or_as_lines(tmp_path: Path, text: str) -> None:
    found = read_concepts(written(tmp_path, text, "concepts.txt"))
    assert found.concepts == ("red fox", "oak")
    assert found.backgrounds == ()


def test_each_concept_may_have_its_own_backgrounds(tmp_path: Path) -> None:
    found = read_concepts(written(tmp_path, '{"tench": ["Lakes", "Ponds", "lakes"], "goldfish": ["Aquarium"]}'))
    assert list(found.rows()) == [("tench", ("Lakes", "Ponds")), ("goldfish", ("Aquarium",))]


def test_a_table_with_headings_gives_concept_and_background(tmp_path: Path) -> None:
    text = 'concept,background\ntench,"in a deep, dark pond"\noak,on a hill\ntench,on a plate\n'
    found = read_concepts(written(tmp_path, text, "c.csv"))
    assert dict(found.rows()) == {"tench": ("in a deep, dark pond", "on a plate"), "oak": ("on a hill",)}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/a/airfield 0", "airfield"),
        ("/z/zen_garden 364", "zen garden"),
        ("/c/church/indoor 91", "church"),
        ("/m/011k07,Tortoise", "Tortoise"),
        ('/m/0100nhbf,"Tulip, wild"', "Tulip, wild"),
        ("tench, Tinca tinca", "tench"),
        ('a 5" record', 'a 5" record'),
    ],
)
def test_lines_of_known_class_lists_are_understood(tmp_path: Path, line: str, name: str) -> None:
    assert read_concepts(written(tmp_path, line, "list.txt")).concepts == (name,)


def test_a_name_met_again_is_a_reject_whatever_its_case(tmp_path: Path) -> None:
    found = read_concepts(written(tmp_path, '["Teddy_bear", "oak", "teddy  bear", "OAK"]'))
    assert found.concepts == ("Teddy bear", "oak")
    assert [(row.item, row.reason) for row in found.refused] == [
        ("concept/entry-3", "concept is named twice"),
        ("concept/entry-4", "concept is named twice"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('["oak", 3]', "concept is no string"),
        ('["oak", null]', "concept is no string"),
        ('["oak", " _ "]', "concept is blank"),
        ('{"oak": [], "elm": "on a hill"}', "backgrounds are no list of strings"),
        ("oak\n" + "elm" * 40, "concept is too long for a name"),
    ],
)
def test_a_bad_entry_is_a_reject_and_the_others_live_on(tmp_path: Path, text: str, reason: str) -> None:
    found = read_concepts(written(tmp_path, text))
    assert found.concepts == ("oak",)
    assert [(row.item, row.reason) for row in found.refused] == [("concept/entry-2", reason)]


def test_backgrounds_of_a_name_met_again_are_put_together(tmp_path: Path) -> None:
    found = read_concepts(written(tmp_path, '{"oak": ["on a hill"], "Oak": ["by a barn"]}'))
    assert (found.own_backgrounds, found.refused) == ((("on a hill", "by a barn"),), ())


def test_an_id_depends_on_the_name_alone_and_differs_for_different_names() -> None:
    assert concept_id("Teddy bear") == concept_id("teddy_bear") == "concept/teddy_bear"
    different = ["T-shirt", "t shirt", "Dutchman's breeches", "café", "cafe", "a/b", "a%2Fb"]
    assert len({concept_id(name) for name in different}) == len(different)
    assert all(concept_id(name).count("/") == 1 for name in different)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is empty"),
        ("  \n\n", "is empty"),
        ("[]", "holds no concepts"),
        ("# nothing\n", "holds no concepts"),
        ('["oak", ', "cut off"),
        ('["oak" "elm"]', "is not JSON"),
        ("[3]", "holds no concepts"),
        ('{"concepts": "oak"}', "'concepts' that is no list"),
        ('{"backgrounds": ["on a hill"]}', "'concepts' that is no list"),
        ('{"concepts": ["oak"], "colours": []}', "the key 'colours'"),
        ('{"concepts": ["oak"], "backgrounds": 3}', "'backgrounds' that are no list"),
        ("https://example.org/1.jpg\n", "list of URLs"),
        (b"\xff\xfeo\x00a\x00k\x00", "not UTF-8"),
        (b"oak\x00fir", "not a text file"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(tmp_path: Path, text: str | bytes, complaint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError, match=complaint) as failure:
        read_concepts(path)
    assert str(failure.value).startswith(f"{path} ")
    assert "\n" not in str(failure.value)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_concepts(tmp_path)
    with pytest.raises(InputError, match="no file at"):
        read_concepts(tmp_path / "none.json")


def test_the_real_sample_files_can_be_read(samples: Path) -> None:
    anyedit = read_concepts(samples / "concepts" / "anyedit_concept.json")
    assert (len(anyedit.concepts), len(anyedit.backgrounds), len(anyedit.refused)) == (98, 99, 1)
    imagenet = read_concepts(samples / "concepts" / "synclr_imgnet_background_dict.json")
    assert len(imagenet.concepts) == 998
    assert len({item.id for item in imagenet.items()}) == 998
