"""COCO captions and AnyEdit's image_caption.json: every image and every stray row is accounted for."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Flags, Item, Reject
from InstructionGen.sources import coco

CAPTIONS = {
    "images": [
        {"id": 139, "file_name": "000000000139.jpg", "width": 640, "height": 480, "license": 2},
        {"id": 285, "file_name": "000000000285.jpg", "width": 586, "height": 640},
        {"id": 632, "width": 10, "height": 10},
    ],
    "annotations": [
        {"image_id": 139, "id": 1, "caption": "A lamp  on a\n desk.\n"},
        {"image_id": 139, "id": 2, "caption": "A desk with a lamp."},
        {"image_id": 139, "id": 3, "caption": "A lamp on a desk."},
        {"image_id": 285, "id": 4, "caption": "   "},
        {"image_id": 999, "id": 5, "caption": "A kite."},
        {"image_id": 139, "id": 6},
    ],
}
INSTANCES = {
    "annotations": [
        {"image_id": 139, "category_id": 7, "bbox": [64, 48, 320, 240], "iscrowd": 0, "segmentation": [[1, 2, 3, 4]]},
        {"image_id": 139, "category_id": 99, "bbox": [0, 0, 1, 1]},
        {"image_id": 139, "category_id": 7},
    ],
    "categories": [{"id": 7, "name": "lamp", "supercategory": "furniture"}],
}


@pytest.fixture
def captions(tmp_path):
    path = tmp_path / "captions_val2017.json"
    path.write_text(json.dumps(CAPTIONS))
    return path


def test_an_image_keeps_all_its_captions_tidied_and_once(captions):
    item = coco.read(captions).rows[0]
    assert item == Item(
        "coco/000000000139",
        "mscoco",
        "000000000139.jpg",
        ("A lamp on a desk.", "A desk with a lamp."),
        licence="CC-BY-4.0",
    )


def test_every_row_that_gives_no_item_gives_a_reject_with_a_reason(captions):
    rejects = {row.item: row.reason for row in coco.read(captions).rows if isinstance(row, Reject)}
    assert rejects == {
        "coco/000000000285": "no caption",
        "coco/images/2": "unreadable image entry",
        "coco/000000000999": "captions of an image that is not listed",
        "coco/annotations/5": "unreadable annotation",
    }
    assert coco.read(captions).total == 5


def test_boxes_are_taken_from_the_instances_beside_and_given_as_fractions(captions):
    captions.with_name("instances_val2017.json").write_text(json.dumps(INSTANCES))
    source = coco.read(captions)
    assert len(source.files) == 2
    (box,) = source.rows[0].boxes
    assert box.label == "lamp"
    assert box[1:5] == pytest.approx((0.1, 0.1, 0.6, 0.6))


def test_boxes_may_be_named_and_then_stand_for_those_beside(captions, tmp_path):
    captions.with_name("instances_val2017.json").write_text("{}")
    named = tmp_path / "boxes.json"
    named.write_text(json.dumps(INSTANCES))
    source = coco.read(captions, boxes=named)
    assert source.files == (captions, named)
    assert [box.label for box in source.rows[0].boxes] == ["lamp"]


def test_named_boxes_of_other_images_or_for_another_form_are_told(captions, tmp_path):
    named = tmp_path / "boxes.json"
    named.write_text(json.dumps({**INSTANCES, "annotations": [{**INSTANCES["annotations"][0], "image_id": 1}]}))
    with pytest.raises(InputError, match="has no boxes of the images of"):
        coco.read(captions, boxes=named)
    with pytest.raises(InputError, match="no file at"):
        coco.read(captions, boxes=tmp_path / "none.json")
    captions.write_text(json.dumps({"a": {"image_file": "a.jpg", "captions": ["A lamp."]}}))
    with pytest.raises(InputError, match="not COCO's own form"):
        coco.read(captions, boxes=named)


def pictured(**others):
    """Instances that know which images they are of."""
    listed = [{"id": 139}, {"id": 285}]
    annotations = [
        {**INSTANCES["annotations"][0], "iscrowd": 1},
        {"image_id": 285, "category_id": 7, "bbox": [1, 1, 9, 9]},
    ]
    return {
        "images": listed,
        "annotations": annotations,
        "categories": [*INSTANCES["categories"], {"id": 8, "name": "cat"}],
        **others,
    }


def items_with(captions, instances):
    listed = [{**CAPTIONS["images"][0], "id": number, "file_name": f"{number}.jpg"} for number in (139, 285, 632)]
    texts = [{"image_id": number, "caption": "A lamp."} for number in (139, 285, 632)]
    captions.write_text(json.dumps({"images": listed, "annotations": texts}))
    captions.with_name("instances_val2017.json").write_text(json.dumps(instances))
    return coco.read(captions).rows


def test_a_crowd_is_a_group_and_what_is_not_told_is_not_known(captions):
    crowd, untold, _ = items_with(captions, pictured())
    assert [box.flags for box in crowd.boxes] == [Flags(group=True)]
    assert [box.flags for box in untold.boxes] == [Flags()]
    single = {**INSTANCES["annotations"][0], "iscrowd": 0}
    assert items_with(captions, pictured(annotations=[single]))[0].boxes[0].flags.group is False


def test_every_category_was_searched_for_in_the_images_of_the_instances_and_in_no_other(captions):
    first, second, stranger = items_with(captions, pictured())
    assert first.searched == ("lamp", "cat")
    assert first.searched is second.searched
    assert stranger.searched == ()


@pytest.mark.parametrize(
    ("bad", "searched"),
    [
        ({"image_id": 139, "category_id": 7, "bbox": [1, 2]}, [False, True]),
        ({"image_id": 139, "category_id": 7, "bbox": [1, 2, 0, 9]}, [False, True]),
        ({"image_id": None, "category_id": 7, "bbox": [1, 2, 3, 4]}, [False, False]),
        ({"image_id": 7777, "category_id": 7, "bbox": [1, 2, 3, 4]}, [False, False]),
    ],
)
def test_what_may_have_lost_a_box_is_not_said_to_have_been_searched(captions, bad, searched):
    whole = pictured()
    rows = items_with(captions, {**whole, "annotations": [*whole["annotations"], bad]})
    assert [bool(row.searched) for row in rows[:2]] == searched


def test_instances_cut_apart_do_not_tell_what_is_absent(samples):
    rows = coco.read(samples / "coco" / "dangling" / "captions_val2017.json").rows
    assert not any(row.searched for row in rows if isinstance(row, Item))


def test_real_images_share_one_tuple_of_eighty_labels(samples):
    rows = coco.read(samples / "coco" / "mini" / "captions_val2017.json").rows
    told = [row.searched for row in rows if isinstance(row, Item)]
    assert len({id(labels) for labels in told}) == 1
    assert len(told[0]) == 80
    boxes = [box for row in rows if isinstance(row, Item) for box in row.boxes]
    assert {box.flags.group for box in boxes} == {True, False}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"width": None},
        {"width": "wide"},
        {"width": 0, "height": -1},
        {"bbox": []},
        {"bbox": None},
        {"bbox": [64, 48, 0, 240]},
        {"bbox": [64, 48, 3200, 240]},
        {"bbox": [-64, 48, 320, 240]},
        {"category_id": "lamp"},
        {"id": "seven"},
        {"name": None},
    ],
)
def test_a_spoilt_box_or_size_costs_an_image_no_caption(captions, spoilt):
    def with_it(entry):
        return {**entry, **{key: value for key, value in spoilt.items() if key in entry}}

    images = [with_it(CAPTIONS["images"][0])] if "id" not in spoilt else CAPTIONS["images"][:1]
    categories = [with_it(INSTANCES["categories"][0]), {"id": 8, "name": "desk"}]
    captions.write_text(json.dumps({**CAPTIONS, "images": images}))
    desk = {"image_id": 139, "category_id": 8, "bbox": [0, 0, 64, 48]}
    annotations = [with_it(INSTANCES["annotations"][0]), desk]
    captions.with_name("instances_val2017.json").write_text(
        json.dumps({"annotations": annotations, "categories": categories})
    )
    item = coco.read(captions).rows[0]
    assert item.captions == ("A lamp on a desk.", "A desk with a lamp.")
    assert [box.label for box in item.boxes] == ([] if "width" in spoilt else ["desk"])


def test_the_content_decides_the_fingerprint_not_the_place(captions, tmp_path):
    moved = tmp_path / "elsewhere.json"
    moved.write_bytes(captions.read_bytes())
    assert coco.read(moved).fingerprint() == coco.read(captions).fingerprint()
    moved.write_text(json.dumps({**CAPTIONS, "info": {}}))
    assert coco.read(moved).fingerprint() != coco.read(captions).fingerprint()


def test_an_image_listed_twice_is_an_item_and_a_reject(captions):
    twice = {
        **CAPTIONS,
        "images": [*CAPTIONS["images"][:1], {"id": "000000000139", "file_name": "x.jpg"}, CAPTIONS["images"][0]],
    }
    twice["annotations"] = [*CAPTIONS["annotations"], {"image_id": "000000000139", "caption": "A kite."}]
    captions.write_text(json.dumps(twice))
    rows = coco.read(captions).rows
    names = [row.item if isinstance(row, Reject) else row.id for row in rows]
    assert len(names) == len(set(names))
    assert [row.reason for row in rows[1:3]] == ["listed twice", "listed twice"]


def test_anyedits_form_is_read_too(tmp_path):
    path = tmp_path / "image_caption.json"
    path.write_text(
        json.dumps(
            {
                "a": {"image_file": "a.jpg", "captions": ["A lamp on a desk. ", "A desk."]},
                "b": {"image_file": "b.jpg", "captions": []},
                "c": {"captions": ["A kite."]},
            }
        )
    )
    first, second, third = coco.read(path).rows
    assert first == Item("mscoco/a", "mscoco", "a.jpg", ("A lamp on a desk.", "A desk."))
    assert (second.reason, third.reason) == ("no caption", "unreadable image entry")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b'{"images": [{"id": 1', "cut off"),
        (b"[1, 2, 3]", "is not COCO captions"),
        (b'{"images": 3, "annotations": []}', "is not COCO captions"),
        (b'{"images": []}', "is not COCO captions"),
        (b'{"a": {"picture": "a.jpg"}}', "no captioned images"),
        (b"{}", "no captioned images"),
        (b'{"images": [], "annotations": []}', "lists no images"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply|no captioned images"),
        (b"https://example.org/1.jpg\nhttps://example.org/2.jpg\n", "list of URLs without captions"),
        (b"caption one\ncaption two\n", "is not JSON"),
        ('{"é": 1}'.encode("latin-1"), "not UTF-8"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path, content, says):
    path = tmp_path / "captions.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as told:
        coco.read(path)
    assert "\n" not in str(told.value)
    assert str(path) in str(told.value)


def test_a_missing_file_and_a_folder_are_told_in_one_line(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        coco.read(tmp_path / "none.json")
    with pytest.raises(InputError, match="is a folder"):
        coco.read(tmp_path)


def test_the_real_file_gives_its_five_thousand_images(samples):
    source = coco.read(samples / "coco" / "captions_val2017.json")
    assert source.total == 5000
    assert sum(len(row.captions) for row in source.rows) == pytest.approx(25_014, abs=60)


def test_files_cut_apart_give_items_and_rejects_that_add_up(samples):
    path = samples / "coco" / "dangling" / "captions_val2017.json"
    rows = coco.read(path).rows
    names = [row.item if isinstance(row, Reject) else row.id for row in rows]
    assert len(names) == len(set(names))
    listed = json.loads(path.read_text())
    images = {image["id"] for image in listed["images"]}
    strays = {row["image_id"] for row in listed["annotations"]} - images
    assert len(rows) == len(images) + len(strays)


def test_all_real_boxes_are_kept(samples):
    folder = samples / "coco" / "mini"
    for part in ("train", "val"):
        rows = coco.read(folder / f"captions_{part}2017.json").rows
        listed = json.loads((folder / f"instances_{part}2017.json").read_text())["annotations"]
        assert sum(len(row.boxes) for row in rows if isinstance(row, Item)) == len(listed)


def test_real_boxes_lie_within_their_images(samples):
    rows = coco.read(samples / "coco" / "mini" / "captions_val2017.json").rows
    boxes = [box for row in rows if isinstance(row, Item) for box in row.boxes]
    assert len(boxes) > 100
    assert all(-0.01 <= edge <= 1.01 for box in boxes for edge in box[1:5])
