"""What is in a folder is known by what is in its files; what is missing is told in one line."""

from __future__ import annotations

import gzip

import pytest

from InstructionGen.errors import InputError
from InstructionGen.sources import open_captions, open_source, openimages
from InstructionGen.sources.guessing import guess
from InstructionGen.sources.openimages.folder import kind_of, split_of
from tests.sources.openimages.folders import BOXES, DOG, FIRST, LABELS, SECOND, box, folder, label, narrative, relation


def both(path):
    folder(path, boxes=[box(FIRST, DOG)], split="train")
    return folder(path, boxes=[box(SECOND, DOG)], labels=[label(SECOND, DOG)], split="validation")


def ids(source):
    return [getattr(row, "id", None) for row in source.rows]


def test_the_split_that_is_there_is_read(tmp_path):
    source = openimages.read(folder(tmp_path / "oi", boxes=[box(FIRST, DOG)], split="test"))
    assert ids(source) == ["openimages/000a"]
    assert [file.name for file in source.files] == [
        *("test-annotations-bbox.csv", "class-descriptions.csv", "oidv6-attributes-description.csv")
    ]


def test_several_splits_are_asked_about_in_one_line(tmp_path):
    place = both(tmp_path / "oi")
    with pytest.raises(InputError, match="holds train and validation; choose one with split: --split train") as told:
        openimages.read(place)
    assert "\n" not in str(told.value)
    assert ids(openimages.read(place, split="train")) == ["openimages/000a"]
    assert ids(openimages.read(place, split="val")) == ids(openimages.read(place, split="Validation"))
    with pytest.raises(InputError, match="nothing of test; it has train, validation"):
        openimages.read(place, split="test")
    with pytest.raises(InputError, match="no split called 'trial'; there are train, validation, test"):
        openimages.read(place, split="trial")


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("oidv6-train-annotations-bbox.csv", "train"),
        ("oidv7-val-annotations-human-imagelabels.csv", "validation"),
        ("validation-annotations-vrd.csv", "validation"),
        ("open_images_train_v6_localized_narratives-00003-of-00010.jsonl", "train"),
        ("open_images_test_localized_narratives.jsonl", "test"),
        ("constrained-testing.csv", None),
        ("boxes.csv", None),
    ],
)
def test_the_split_is_a_word_of_the_name(tmp_path, name, split):
    assert split_of(tmp_path / name) == split


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", f"{BOXES}\n", "boxes"),
        ("a.csv", "\ufeffimageid,XMin,XMax,YMin,YMax,LABELNAME\r\n", "boxes"),
        ("a.csv", f"{LABELS}\n", "labels"),
        ("a.csv", "ImageID,LabelName1,LabelName2,RelationshipLabel\n", "relations"),
        ("a.csv", "/m/011k07,Tortoise\n", "classes"),
        ("a.csv", '/m/011k07,"Tortoise, slow"\n', "classes"),
        ("a.csv", "LabelName,DisplayName\n/m/011k07,Tortoise\n", "classes"),
        ("oidv6-attributes-description.csv", "id,name\n/m/083vt,Wooden\n", "attributes"),
        ("a.jsonl", narrative(FIRST, "A dog.") + "\n", "narratives"),
        ("a.jsonl", narrative(FIRST, "A dog.", "mscoco_train2017") + "\n", None),
        ("a.jsonl", '{"image": "1.jpg", "caption": "A dog."}\n', None),
        ("open_images_test_localized_narratives.jsonl", "{torn\n", "narratives"),
        ("bbox_labels_600_hierarchy.json", "{}", "hierarchy"),
        ("oidv6-relationships-description.csv", "at,at\nholds,holds\n", None),
        ("relationship-triplets.csv", "LabelName1,LabelName2,RelationshipLabel\n", None),
        ("image-ids.csv", "ImageID,Subset,OriginalURL\n", None),
        ("people.csv", "id,name\n1,Ada\n", None),
    ],
)
def test_a_file_is_known_by_its_heading(tmp_path, name, text, kind):
    (tmp_path / name).write_bytes(text.encode())
    assert kind_of(tmp_path / name) == kind


def test_a_file_alone_is_read_with_the_classes_that_lie_beside_it(tmp_path):
    place = both(tmp_path / "oi")
    (place / "notes.csv").write_text("")
    source = openimages.read(place / "validation-annotations-bbox.csv")
    assert ids(source) == ["openimages/000b"]
    assert "validation-annotations-human-imagelabels.csv" not in {file.name for file in source.files}


def test_further_files_are_read_from_anywhere(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)])
    other = folder(tmp_path / "other", narratives=[narrative(FIRST, "A dog.")])
    (row,) = openimages.read(
        place / "train-annotations-bbox.csv", also=[other / "open_images_train_localized_narratives.jsonl"]
    ).rows
    assert (row.captions, len(row.boxes)) == (("A dog.",), 1)


def test_narratives_need_no_classes(tmp_path):
    place = folder(tmp_path / "oi", narratives=[narrative(FIRST, "A dog.")])
    (place / "class-descriptions.csv").unlink()
    assert ids(openimages.read(place)) == ["openimages/000a"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda place: (place / "class-descriptions.csv").unlink(), r"no class-descriptions\*\.csv beside .*bbox\.csv"),
        (lambda place: (place / "train-annotations-bbox.csv").unlink(), "no boxes, labels, relations or narratives"),
        (lambda place: (place / "train-annotations-vrd.csv").write_text(""), r"vrd\.csv is empty"),
        (lambda place: (place / "class-descriptions.csv").write_text("id,name\n/m/01\n"), "has no class names"),
        (lambda place: (place / "x-hierarchy.json").write_text("[]"), "not the hierarchy of classes"),
        (lambda place: (place / "b.csv.gz").write_bytes(gzip.compress(b"x")), "compressed; unpack it first: gunzip "),
        (lambda place: (place / "b.csv").write_bytes(gzip.compress(b"x")), "compressed; unpack it first: gunzip "),
    ],
)
def test_a_folder_that_cannot_be_read_is_told_in_one_line(tmp_path, spoil, told):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)])
    spoil(place)
    with pytest.raises(InputError, match=told) as error:
        list(openimages.read(place).rows)
    assert "\n" not in str(error.value)


def test_wrong_files_are_told_in_one_line(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)])
    with pytest.raises(InputError, match="no file at"):
        openimages.read(tmp_path / "none.csv")
    (tmp_path / "people.csv").write_text("id,name\n1,Ada\n")
    with pytest.raises(InputError, match=r"people\.csv holds neither boxes"):
        openimages.read(tmp_path / "people.csv")
    other = folder(tmp_path / "other", boxes=[box(FIRST, DOG)])
    with pytest.raises(InputError, match=r"two files are called train-annotations-bbox\.csv"):
        openimages.read(place, also=[other / "train-annotations-bbox.csv"])
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1, and not 80"):
        openimages.read(place, min_confidence=80)


@pytest.mark.parametrize("name", ["openimages", "OpenImages", "OPENIMAGESV7"])
def test_the_source_is_known_by_its_names_and_lies_in_its_folder(tmp_path, name):
    folder(tmp_path / "openimages", boxes=[box(FIRST, DOG)])
    assert open_source(name, None, tmp_path).name == "openimages"


def test_a_folder_and_a_file_are_known_without_a_name(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box(FIRST, DOG)],
        relations=[relation(FIRST, DOG, "is", "Wooden")],
        narratives=[narrative(FIRST, "A dog.")],
    )
    assert ids(open_captions(str(place), tmp_path)) == ["openimages/000a"]
    assert {guess(file) for file in openimages.read(place).files[:3]} == {"openimages"}
