"""What several files say of the same picture comes together as one item."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from InstructionGen.records import Box, Flags, Item, Link, Reject
from InstructionGen.sources import openimages
from tests.sources.openimages.folders import (
    DOG,
    FIRST,
    HAT,
    LEATHER,
    MAN,
    PERSON,
    SECOND,
    STAND,
    TABLE,
    THIRD,
    WOMAN,
    WOODEN,
    box,
    folder,
    label,
    narrative,
    relation,
)

NO_FLAGS = Flags(1.0, False, False, False, False, False)


def read(path, **options):
    return list(openimages.read(path, **options).rows)


def items(path, **options):
    return {row.id.removeprefix("openimages/"): row for row in read(path, **options) if isinstance(row, Item)}


def rejects(path, **options):
    return [row for row in read(path, **options) if isinstance(row, Reject)]


def test_all_that_is_said_of_a_picture_is_in_its_item(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box(FIRST, DOG), box(FIRST, HAT, place="0.2,0.3,0.1,0.2")],
        labels=[label(FIRST, DOG), label(FIRST, HAT), label(FIRST, TABLE), label(FIRST, MAN, "0")],
        relations=[relation(FIRST, DOG, "wears", HAT), relation(FIRST, DOG, "is", STAND)],
        narratives=[
            narrative(FIRST, "In this image there is a dog in a hat.", annotator=1),
            narrative(FIRST, "A dog."),
        ],
    )
    assert read(place) == [
        Item(
            f"openimages/{FIRST}",
            "openimages",
            f"{FIRST}.jpg",
            ("In this image there is a dog in a hat.", "A dog."),
            boxes=(Box("dog", 0.1, 0.2, 0.4, 0.5, NO_FLAGS), Box("hat, cap", 0.2, 0.1, 0.3, 0.2, NO_FLAGS)),
            labels=("kitchen table",),
            absent=("man",),
            searched=("dog", "hat, cap"),
            links=(Link("dog", "wearing", "hat, cap"), Link("dog", "is", "standing")),
            licence="CC-BY-4.0",
        )
    ]


def test_a_picture_of_any_file_is_read_and_they_come_in_the_order_of_their_names(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box(SECOND, DOG)],
        labels=[label(FIRST, DOG), label(SECOND, DOG)],
        narratives=[narrative(THIRD, "A dog runs."), narrative(FIRST, "A dog sits.")],
    )
    assert [(row.id, len(row.boxes), row.captions) for row in read(place)] == [
        ("openimages/000a", 0, ("A dog sits.",)),
        ("openimages/000b", 1, ()),
        ("openimages/000c", 0, ("A dog runs.",)),
    ]


def test_a_picture_without_words_and_boxes_is_a_reject_that_says_what_was_found_there(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)], labels=[label(SECOND, DOG), label(SECOND, TABLE)])
    assert rejects(place) == [
        Reject("openimages/000b", "", "source", "no words and no boxes", "dog, kitchen table"),
    ]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((1, 0, 0, 0, 0), Flags(1.0, True, False, False, False, False)),
        ((0, 1, 0, 0, 0), Flags(1.0, False, True, False, False, False)),
        ((0, 0, 1, 0, 0), Flags(1.0, False, False, True, False, False)),
        ((0, 0, 0, 1, 0), Flags(1.0, False, False, False, True, False)),
        ((0, 0, 0, 0, 1), Flags(1.0, False, False, False, False, True)),
        ((-1, -1, -1, -1, -1), Flags(1.0)),
    ],
)
def test_flags_are_kept_and_minus_one_is_not_known(tmp_path, flags, expected):
    (row,) = read(folder(tmp_path / "oi", boxes=[box(FIRST, DOG, *flags)]))
    assert row.boxes[0].flags == expected


def test_how_sure_a_box_is_is_kept_and_minus_one_is_not_known(tmp_path):
    rows = [box(FIRST, DOG, sure="0.75"), box(SECOND, DOG, sure="-1")]
    assert [row.boxes[0].flags.confidence for row in read(folder(tmp_path / "oi", boxes=rows))] == [0.75, None]


def test_columns_are_found_by_name_in_any_order_and_further_ones_are_left_alone(tmp_path):
    place = folder(tmp_path / "oi")
    (place / "train-annotations-bbox.csv").write_text(
        "XMin,YMax,YMin,XMax,XClick1X,LabelName,IsGroupOf,ImageID\n" + f"0.1,0.5,0.2,0.4,0.77,{DOG},1,{FIRST}\n"
    )
    (row,) = read(place)
    assert row.boxes == (Box("dog", 0.1, 0.2, 0.4, 0.5, Flags(group=True)),)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (box(FIRST, DOG, place="0.4,0.1,0.2,0.5"), "no box within the picture: 0.4 0.2 0.1 0.5"),
        (box(FIRST, DOG, place="0.1,1.4,0.2,0.5"), "no box within the picture: 0.1 0.2 1.4 0.5"),
        (box(FIRST, DOG, place="0.1,nan,0.2,0.5"), "no box within the picture: 0.1 0.2 nan 0.5"),
        (box(FIRST, DOG, place="0.1,,0.2,0.5"), "a corner that is no number: 0.1 0.2  0.5"),
        (box(FIRST, DOG, 2), "IsOccluded is '2', and none of 0, 1, -1"),
        (box(FIRST, DOG, sure="7"), "Confidence is '7', and not from 0 to 1"),
        (box(FIRST, DOG) + ",0", "14 cells where there are 13 columns"),
        (box(FIRST, DOG)[:-9], "9 cells where there are 13 columns"),
        (box("a/../b", DOG), "no picture is called 'a/../b'"),
        (box("", DOG), "no picture is called ''"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_file_and_line_and_the_others_live_on(tmp_path, row, fault):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, HAT), row, box(FIRST, MAN)])
    bad, item = read(place)
    assert bad == Reject("openimages/train-annotations-bbox.csv@3", "", "source", "unreadable row", fault)
    assert [found.label for found in item.boxes] == ["hat, cap", "man"]


def test_a_picture_with_a_box_that_cannot_be_read_is_not_believed_to_have_all_of_its_boxes(tmp_path):
    spoilt = box(FIRST, HAT, place="x,0.4,0.2,0.5")
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG), spoilt, box(SECOND, DOG)])
    assert [(len(row.boxes), row.searched) for row in items(place).values()] == [(1, ()), (1, ("dog",))]


def test_a_torn_last_line_is_told_by_its_number(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG), box(SECOND, DOG)])
    file = place / "train-annotations-bbox.csv"
    file.write_bytes(file.read_bytes()[:-40])
    item, torn = sorted(read(place), key=lambda row: isinstance(row, Reject))
    assert (torn.item, item.id) == ("openimages/train-annotations-bbox.csv@3", f"openimages/{FIRST}")


def test_quotation_marks_without_an_end_spoil_their_own_line(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG), f'"{box(FIRST, HAT)}', box(SECOND, MAN)])
    assert [row.item for row in rejects(place)] == ["openimages/train-annotations-bbox.csv@3"]
    assert [len(row.boxes) for row in items(place).values()] == [1, 1]


def test_letters_that_are_not_utf8_spoil_their_own_line(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)])
    with (place / "train-annotations-bbox.csv").open("ab") as file:
        file.write(box("\xe9", DOG).encode("latin-1") + b"\n" + box(SECOND, DOG).encode() + b"\n")
    assert [row.detail for row in rejects(place)] == ["no picture is called '\ufffd'"]
    assert [*items(place)] == [FIRST, SECOND]


def test_lines_that_end_as_on_windows_are_the_same(tmp_path):
    told = {
        "boxes": [box(FIRST, DOG)],
        "labels": [label(FIRST, DOG), label(FIRST, MAN, "0")],
        "relations": [relation(FIRST, DOG, "on", TABLE)],
        "narratives": [narrative(FIRST, "A dog.")],
    }
    assert read(folder(tmp_path / "a", **told)) == read(folder(tmp_path / "b", **told, end="\r\n"))


def test_the_same_box_listed_twice_is_one(tmp_path):
    (row,) = read(folder(tmp_path / "oi", boxes=[box(FIRST, DOG), box(FIRST, DOG), box(FIRST, DOG, 1)]))
    assert len(row.boxes) == 2


def test_a_label_without_a_name_is_told_once_with_the_first_row_that_has_it(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box(FIRST, "/m/zz"), box(FIRST, DOG), box(SECOND, "/m/zz", 1), box(SECOND, DOG)],
        labels=[label(FIRST, "/m/zz"), label(FIRST, "/m/yy", "0")],
    )
    assert [(row.item, row.reason, row.detail) for row in rejects(place)] == [
        ("openimages/train-annotations-bbox.csv@2", "label without a name", "/m/zz"),
        ("openimages/train-annotations-human-imagelabels.csv@3", "label without a name", "/m/yy"),
    ]
    assert [len(row.boxes) for row in items(place).values()] == [1, 1]


def test_rows_can_be_read_again_and_are_the_same(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box(FIRST, "/m/zz"), box(SECOND, DOG)],
        narratives=[narrative(SECOND, "A dog."), narrative(FIRST, "A hat.")],
    )
    rows = openimages.read(place).rows
    halfway = iter(rows)
    next(halfway)
    assert list(rows) == list(rows)
    assert next(halfway).id == f"openimages/{FIRST}"


def test_what_a_machine_says_is_believed_only_where_that_is_asked_for(tmp_path):
    place = folder(
        tmp_path / "oi",
        labels=[label(FIRST, DOG, "0.9", "machine"), label(FIRST, HAT, "0.5"), label(FIRST, TABLE, "1.0", "Machine")],
        narratives=[narrative(FIRST, "A dog.")],
    )
    assert items(place)[FIRST].labels == ()
    assert items(place, min_confidence=0.8)[FIRST].labels == ("dog", "kitchen table")


def test_a_label_of_which_people_say_both_is_neither_there_nor_absent(tmp_path):
    place = folder(
        tmp_path / "oi",
        labels=[label(FIRST, DOG, "0"), label(FIRST, DOG, "1", "crowdsource-verification"), label(FIRST, MAN, "0")],
        narratives=[narrative(FIRST, "A dog.")],
    )
    assert (items(place)[FIRST].labels, items(place)[FIRST].absent) == ((), ("man",))


@pytest.mark.parametrize("sure", ["", "yes", "1.5", "-1"])
def test_a_label_whose_sureness_is_no_share_is_a_reject(tmp_path, sure):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)], labels=[label(FIRST, MAN, sure)])
    assert [row.item for row in rejects(place)] == ["openimages/train-annotations-human-imagelabels.csv@2"]


def test_only_what_people_verified_counts_as_searched_where_that_is_told(tmp_path):
    boxes = [box(FIRST, DOG), box(FIRST, MAN)]
    assert items(folder(tmp_path / "a", boxes=boxes))[FIRST].searched == ("dog", "man")
    assert items(folder(tmp_path / "b", boxes=boxes, labels=[label(FIRST, DOG)]))[FIRST].searched == ("dog",)


def test_a_class_is_not_searched_where_a_sort_of_it_was_boxed_in_its_place(tmp_path):
    boxes = [box(FIRST, PERSON), box(FIRST, MAN), box(SECOND, PERSON), box(SECOND, DOG)]
    place = folder(tmp_path / "oi", boxes=boxes)
    assert [row.searched for row in items(place).values()] == [("man",), ("dog",)]
    sorts = {"LabelName": PERSON, "Subcategory": [{"LabelName": MAN}, {"LabelName": WOMAN}]}
    hierarchy = {"LabelName": "/m/0bl9f", "Subcategory": [sorts, {"LabelName": DOG, "Part": [{"LabelName": "/m/x"}]}]}
    (place / "bbox_labels_600_hierarchy.json").write_text(json.dumps(hierarchy))
    assert [row.searched for row in items(place).values()] == [("man",), ("person", "dog")]


@pytest.mark.parametrize(
    ("row", "link"),
    [
        (relation(FIRST, MAN, "holds", HAT), Link("man", "holding", "hat, cap")),
        (relation(FIRST, MAN, "interacts_with", DOG), Link("man", "interacting with", "dog")),
        (relation(FIRST, DOG, "inside_of", TABLE), Link("dog", "inside", "kitchen table")),
        (relation(FIRST, DOG, "under", TABLE), Link("dog", "under", "kitchen table")),
        (relation(FIRST, TABLE, "is", WOODEN), Link("kitchen table", "is", "wooden")),
        (relation(FIRST, HAT, "is", LEATHER), Link("hat, cap", "is", "made of leather")),
        (relation(FIRST, MAN, "is", STAND), Link("man", "is", "standing")),
        (relation(FIRST, TABLE, "is", "Transparent"), Link("kitchen table", "is", "transparent")),
    ],
)
def test_relations_and_what_things_are_like_become_links(tmp_path, row, link):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)], relations=[row, row])
    assert items(place)[FIRST].links == (link,)


def test_an_attribute_without_a_name_is_told_and_makes_no_link(tmp_path):
    place = folder(tmp_path / "oi", boxes=[box(FIRST, DOG)], relations=[relation(FIRST, DOG, "is", "/m/zz")] * 2)
    assert [(row.reason, row.detail) for row in rejects(place)] == [("label without a name", "/m/zz")]
    assert items(place)[FIRST].links == ()


def test_relations_lend_their_boxes_only_where_there_is_no_file_of_boxes(tmp_path):
    row = relation(FIRST, MAN, "on", DOG)
    (alone,) = read(folder(tmp_path / "a", relations=[row, row]))
    assert alone.boxes == (Box("man", 0.1, 0.2, 0.4, 0.5), Box("dog", 0.3, 0.4, 0.6, 0.9))
    assert alone.searched == ()
    (beside,) = read(folder(tmp_path / "b", relations=[row], boxes=[box(FIRST, DOG)]))
    assert [found.label for found in beside.boxes] == ["dog"]


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        ("{", "unreadable row", "Input data was truncated"),
        (json.dumps({"image_id": FIRST}), "unreadable row", "Object missing required field `caption`"),
        (narrative(FIRST, "A dog.", "mscoco_val2017"), "unreadable row", "of another data set: mscoco_val2017"),
        (narrative(FIRST, "  "), "no caption", ""),
        (narrative("../x", "A dog."), "unreadable row", "no picture is called '../x'"),
        (narrative(FIRST, "A \ud800."), "unreadable row", "surrogate"),
    ],
)
def test_a_narrative_that_is_none_is_told_by_its_line(tmp_path, line, reason, detail):
    place = folder(tmp_path / "oi", narratives=[narrative(FIRST, "A cat."), "", line, narrative(FIRST, "A man.")])
    name = "open_images_train_localized_narratives.jsonl"
    assert [(row.item, row.reason) for row in rejects(place)] == [(f"openimages/{name}@2", reason)]
    assert detail in rejects(place)[0].detail
    assert items(place)[FIRST].captions == ("A cat.", "A man.")


def test_narratives_in_several_files_come_in_the_order_of_the_files(tmp_path):
    place = folder(tmp_path / "oi")
    for number, caption in enumerate(["A dog.", "A hat.", "A dog."]):
        name = f"open_images_train_v6_localized_narratives-0000{number}-of-00003.jsonl"
        (place / name).write_text(narrative(FIRST, caption) + "\n")
    assert items(place)[FIRST].captions == ("A dog.", "A hat.")


@pytest.mark.parametrize(("split", "boxes", "pictures"), [("train", 13_134, 10_079), ("test", 2_784, 2_281)])
def test_every_real_box_is_in_an_item(samples, split, boxes, pictures):
    rows = read(samples / "openimages", split=split)
    assert all(isinstance(row, Item) for row in rows)
    assert (sum(len(row.boxes) for row in rows), len(rows)) == (boxes, pictures)
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert Counter(found.label for row in rows for found in row.boxes).keys() == {
        *("human body", "human foot", "human leg", "human head", "human arm", "human hand")
    }
