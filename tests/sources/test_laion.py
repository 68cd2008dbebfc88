"""Tables of captions from the web: every row is an item or a reject with a reason, whatever the table is kept in."""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
import textwrap
from collections import Counter

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources import laion
from tests.conftest import ROOT

TABLE = {
    "SAMPLE_ID": [11, 12, 13, 13, 15],
    "URL": [f"https://example.org/{number}.jpg" for number in range(5)],
    "TEXT": ["A lamp &amp; a desk", "  A  kite ", None, "A boat", "<b>Sale</b>"],
    "LICENSE": ["?", "CC-BY-2.0", "?", None, "?"],
    "NSFW": ["UNLIKELY", "NSFW", "UNLIKELY", "UNSURE", "UNLIKELY"],
    "similarity": [0.31, 0.35, 0.4, 0.2, 0.4],
    "pwatermark": [0.1, 0.2, 0.2, None, 0.3],
    "punsafe": [0.01, 0.02, 0.01, 0.9, 0.01],
    "WIDTH": [640, 320, 640, 640, 640],
    "HEIGHT": [480, 480, 480, 200, 480],
    "LANGUAGE": ["en", "en", "en", "de", "en"],
}


def parquet(path, table):
    pq.write_table(pa.table(table), path)
    return path


def text(path, table, separator=","):
    packed = path.suffix == ".gz"
    with gzip.open(path, "wt", newline="") if packed else path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))
    return path


def ends(source):
    return [row.reason if isinstance(row, Reject) else row.captions[0] for row in source.rows]


@pytest.fixture
def table(tmp_path):
    return parquet(tmp_path / "part.parquet", TABLE)


def test_a_row_is_an_item_with_its_address_and_licence(table):
    first, second, *_ = laion.read(table, unsafe=True).rows
    assert first == Item("laion/0", "laion", "https://example.org/0.jpg", ("A lamp & a desk",))
    assert (second.captions, second.licence) == (("A kite",), "CC-BY-2.0")


def test_every_row_ends_as_an_item_or_with_its_reason(table):
    source = laion.read(table)
    assert ends(source) == ["A lamp & a desk", "marked as unsafe", "no caption", "A boat", "markup in the caption"]
    assert source.total == 5


@pytest.mark.parametrize(
    ("name", "separator"), [("t.csv", ","), ("t.tsv", "\t"), ("t.csv.gz", ","), ("tabs.csv", "\t")]
)
def test_text_gives_the_same_rows_as_parquet(table, tmp_path, name, separator):
    assert list(laion.read(text(tmp_path / name, TABLE, separator)).rows) == list(laion.read(table).rows)


@pytest.mark.parametrize("write", [parquet, text])
@pytest.mark.parametrize(
    ("asked", "third", "fourth"),
    [
        ({"min_similarity": 0.3}, "A lamp & a desk", "similarity below the least"),
        ({"max_punsafe": 0.5}, "A lamp & a desk", "punsafe above the most"),
        ({"max_pwatermark": 0.5}, "A lamp & a desk", "pwatermark not given"),
        ({"max_pwatermark": 0.05}, "pwatermark above the most", "pwatermark not given"),
        ({"min_height": 300}, "A lamp & a desk", "height below the least"),
        ({"min_side": 300}, "A lamp & a desk", "height below the least"),
        ({"min_side": 100, "min_width": 641}, "width below the least", "width below the least"),
        ({"language": "EN"}, "A lamp & a desk", "another language"),
    ],
)
def test_a_row_beyond_a_threshold_is_a_reject(tmp_path, write, asked, third, fourth):
    source = laion.read(write(tmp_path / "t", TABLE), **asked)
    assert (ends(source)[0], ends(source)[3]) == (third, fourth)


def test_a_reject_shows_the_number_that_was_refused(table):
    refused = list(laion.read(table, min_similarity=0.3).rows)[3]
    assert refused == Reject("laion/3", "", "source", "similarity below the least", "0.2")


def test_a_threshold_without_its_column_is_told_with_the_columns_there_are(tmp_path):
    path = parquet(tmp_path / "t.parquet", {"url": ["https://example.org/1.jpg"], "caption": ["A kite"]})
    with pytest.raises(InputError, match=r"min_similarity needs a column similarity.*url, caption"):
        laion.read(path, min_similarity=0.3)
    with pytest.raises(InputError, match="min_side needs a column width"):
        laion.read(path, min_side=256)


@pytest.mark.parametrize(
    ("columns", "image"),
    [
        ({"url": "https://example.org/1.jpg", "key": "000010007", "image_path": "a/1.jpg"}, "a/1.jpg"),
        ({"url": "https://example.org/1.jpg", "key": "000010007"}, "000010007"),
        ({"url": "https://example.org/1.jpg", "SAMPLE_ID": 1.5e12}, "https://example.org/1.jpg"),
        ({"url": None, "SAMPLE_ID": 1.5e12}, "1500000000000"),
        ({"Image Link": "https://example.org/1.jpg", "url": "https://example.org/"}, "https://example.org/1.jpg"),
        ({"image": {"path": "1.png", "bytes": b"\x89PNG"}}, "1.png"),
        ({"image": b"\x89PNG\xff"}, None),
        ({}, None),
    ],
)
def test_the_image_is_the_file_else_the_key_else_the_address(tmp_path, columns, image):
    path = parquet(tmp_path / "t.parquet", {"caption": ["A kite"], **{name: [cell] for name, cell in columns.items()}})
    (row,) = laion.read(path).rows
    assert row.image == image


def test_what_img2dataset_could_not_fetch_is_a_reject(tmp_path):
    table = {
        "url": ["https://example.org/1.jpg"] * 2,
        "caption": ["A kite", "A lamp"],
        "key": ["000000000", "000000001"],
        "status": ["success", "failed_to_download"],
    }
    assert ends(laion.read(parquet(tmp_path / "t.parquet", table))) == ["A kite", "picture was not downloaded"]


def test_several_captions_of_a_cell_are_those_of_one_item(tmp_path):
    listed = parquet(tmp_path / "t.parquet", {"captions": [["A kite", "A toy "], [], None], "key": [1, 2, 3]})
    assert [row.captions if isinstance(row, Item) else row.reason for row in laion.read(listed).rows] == [
        ("A kite", "A toy"),
        "no caption",
        "no caption",
    ]
    written = text(tmp_path / "t.csv", {"captions": ['["A kite", "A toy "]', '["A kite'], "key": [1, 2]})
    assert [row.captions for row in laion.read(written).rows] == [("A kite", "A toy"), ('["A kite',)]


def test_two_columns_of_captions_are_told_with_how_to_choose(tmp_path):
    path = text(
        tmp_path / "t.csv", {"alt": ["A kite"], "TEXT": ["Kites for sale"], "url": ["https://example.org/1.jpg"]}
    )
    with pytest.raises(InputError, match=r"choose one with caption_column .*: alt, TEXT"):
        laion.read(path)
    assert ends(laion.read(path, caption_column="ALT")) == ["A kite"]
    with pytest.raises(InputError, match="no column label; it has: alt, TEXT, url"):
        laion.read(path, caption_column="label")


@pytest.mark.parametrize("write", [parquet, text])
def test_a_column_of_any_name_can_be_chosen(tmp_path, write):
    path = write(tmp_path / "t", {"spoken": ["A kite"], "n": [1]})
    with pytest.raises(InputError, match="caption_column") as told:
        laion.read(path)
    assert "spoken, n" in str(told.value)
    assert ends(laion.read(path, caption_column="spoken")) == ["A kite"]


def test_a_chosen_column_of_numbers_is_told(tmp_path):
    path = parquet(tmp_path / "t.parquet", {"caption": ["A kite"], "n": [1]})
    with pytest.raises(InputError, match="its column n holds no text"):
        laion.read(path, caption_column="n")


@pytest.mark.parametrize("write", [parquet, text])
def test_a_table_of_addresses_alone_is_refused(tmp_path, write):
    path = write(tmp_path / "t", {"url": ["https://example.org/1,2.jpg"], "key": [1]})
    with pytest.raises(InputError, match="has URLs without captions") as told:
        laion.read(path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("heading", ["", "url\n"])
def test_a_list_of_addresses_is_refused(tmp_path, heading):
    path = tmp_path / "urls.txt"
    path.write_text(heading + "https://example.org/1,2.jpg\n//example.org/2.jpg\n")
    with pytest.raises(InputError, match="URLs without captions"):
        laion.read(path)


def test_a_folder_is_read_shard_by_shard_in_the_order_of_names(tmp_path):
    folder = tmp_path / "shards"
    folder.mkdir()
    text(folder / "00001.tsv", {"caption": ["A boat", "A tree"], "url": ["", ""]}, "\t")
    parquet(folder / "00000.parquet", {"TEXT": ["A kite"]})
    (folder / "00000_stats.json").write_text("{}")
    source = laion.read(folder)
    assert [(row.id, row.captions[0]) for row in source.rows] == [
        ("laion/00000/0", "A kite"),
        ("laion/00001/0", "A boat"),
        ("laion/00001/1", "A tree"),
    ]
    assert source.files == (folder / "00000.parquet", folder / "00001.tsv")
    assert source.total is None


def test_a_folder_of_parquet_is_counted_beforehand(tmp_path):
    for number in range(3):
        parquet(tmp_path / f"{number}.parquet", {"TEXT": ["A kite"] * number})
    source = laion.read(tmp_path)
    assert source.total == len(list(source.rows)) == 3


def test_rows_can_be_read_again_and_are_the_same(table):
    rows = laion.read(table).rows
    halfway = iter(rows)
    next(halfway)
    assert list(rows) == list(rows)
    assert next(halfway).item == "laion/1"


def test_wrong_folders_are_told_in_one_line(tmp_path):
    with pytest.raises(InputError, match=r"folder without any of \*\.parquet"):
        laion.read(tmp_path)
    parquet(tmp_path / "a.parquet", {"TEXT": ["A kite"]})
    text(tmp_path / "a.csv", {"TEXT": ["A kite"]})
    with pytest.raises(InputError, match=r"a shard twice, a\.csv and a\.parquet"):
        laion.read(tmp_path)


@pytest.mark.parametrize("write", [parquet, text])
def test_a_table_without_rows_is_told(tmp_path, write):
    with pytest.raises(InputError, match="columns and no rows"):
        laion.read(write(tmp_path / "t", {"caption": [], "url": []}))


def test_a_spoilt_address_is_a_reject_that_can_be_written(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("caption,url\nA kite,https://example.org/é.jpg\n".encode("latin-1") + b"A lamp,x\n" * 3)
    rows = list(laion.read(path).rows)
    assert (rows[0].reason, rows[0].detail) == ("not UTF-8", "https://example.org/?.jpg ")
    assert len([row for row in rows if isinstance(row, Item)]) == 3


def test_real_web_tables_are_read_to_the_last_row(samples):
    source = laion.read(samples / "laion" / "img2dataset_test_10000.parquet")
    rows = list(source.rows)
    reasons = Counter(row.reason for row in rows if isinstance(row, Reject))
    assert len(rows) == source.total == 10_000
    assert set(reasons) == {"markup in the caption", "letters lost to a wrong encoding", "an address for a caption"}
    assert reasons.total() < 100
    captions = [row.captions[0] for row in rows if isinstance(row, Item)]
    assert not [caption for caption in captions if "&amp;" in caption or caption.startswith('"""') or "  " in caption]


def test_conceptual_captions_have_no_heading_and_the_caption_first(samples):
    rows = list(laion.read(samples / "laion" / "Validation_GCC-1.1.0-Validation.tsv").rows)
    items = [row for row in rows if isinstance(row, Item)]
    assert len(rows) == 15_833
    assert len(items) >= 15_830
    assert all(item.image.startswith("http") and " " in item.captions[0] for item in items)


def test_the_real_list_of_addresses_is_refused(samples):
    with pytest.raises(InputError, match="list of URLs without captions"):
        laion.read(samples / "laion" / "img2dataset_test_1000.txt")


MANY = 300_000
READ = """
    import sys
    from pathlib import Path
    from InstructionGen.sources import laion

    def peak():
        for line in open("/proc/self/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024

    for count, _ in enumerate(laion.read(Path(sys.argv[1]), min_similarity=0.1).rows, 1):
        if count == 30_000:
            print(peak())
    print(peak(), count)
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="reads Linux' account of memory")
@pytest.mark.parametrize(("write", "most"), [(parquet, 110), (text, 60)])
def test_a_long_table_takes_no_more_memory_than_a_short_one(tmp_path, write, most):
    table = {
        "TEXT": [f"A lamp of number {number} on a desk by the window" for number in range(MANY)],
        "URL": [f"https://example.org/pictures/{number}.jpg" for number in range(MANY)],
        "similarity": [number / MANY for number in range(MANY)],
    }
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(READ), str(write(tmp_path / "t", table))],
        # Arrow's own allocator keeps pages that nobody uses any more, some 25 MB here, and as it likes: with the
        # system's, what is measured is what the reader holds.
        env={**os.environ, "PYTHONPATH": str(ROOT), "ARROW_DEFAULT_MEMORY_POOL": "system"},
        capture_output=True,
        text=True,
        check=True,
    )
    early, late, count = map(int, done.stdout.split())
    assert count == MANY
    assert late < most
    assert late - early < 12
