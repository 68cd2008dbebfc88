"""HumanML3D: a motion's captions, and those of a part of it by themselves."""

from __future__ import annotations

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources import open_source

TEXT = """a person walks forward.#a/DET person/NOUN walk/VERB forward/ADV#0.0#0.0
someone walks ahead#someone/PRON walk/VERB ahead/ADV#nan#nan

then he turns left.#then/ADV he/PRON turn/VERB left/ADV#2.0#3.5
he turns.#he/PRON turn/VERB#2.0#3.5
he waves#he/PRON
he jumps.#he/PRON jump/VERB#5#2
"""


def test_what_is_said_of_a_part_is_an_item_of_its_own(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "000021.txt").write_text(TEXT)
    rows = list(open_source("humanml3d", tmp_path, tmp_path).rows)
    whole, part = (row for row in rows if isinstance(row, Item))
    assert whole == Item(
        "humanml3d/000021",
        "humanml3d",
        captions=("a person walks forward.", "someone walks ahead"),
        medium="motion",
        licence="MIT",
    )
    assert (part.id, part.captions) == ("humanml3d/000021/2-3.5", ("then he turns left.", "he turns."))
    assert [(row.item, row.reason) for row in rows if isinstance(row, Reject)] == [
        ("humanml3d/000021@6", "unreadable line"),
        ("humanml3d/000021@7", "unreadable line"),
    ]


def test_an_empty_file_is_a_reject_and_a_folder_without_any_is_told(tmp_path):
    with pytest.raises(InputError, match=r"a folder without \*\.txt"):
        open_source("humanml3d", tmp_path, tmp_path)
    (tmp_path / "1.txt").write_text("")
    (tmp_path / "2.txt").write_text("a man bows.##0#0\r\n")
    empty, bow = open_source("humanml3d", tmp_path, tmp_path).rows
    assert (empty.item, empty.reason) == ("humanml3d/1", "no caption")
    assert bow.captions == ("a man bows.",)


def test_another_text_is_no_file_of_motions(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text("a man bows\n")
    with pytest.raises(InputError, match="no captions of motions"):
        open_source("humanml3d", path, tmp_path)


def test_the_real_motion_is_described_four_times(samples, tmp_path):
    (item,) = open_source("HumanML3D", samples / "humanml3d", tmp_path).rows
    assert len(item.captions) == 4
    assert (item.image, item.medium) == (None, "motion")
