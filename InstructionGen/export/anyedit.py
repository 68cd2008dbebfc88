"""AnyEdit's edit instructions: one JSON object a line, or a list of them, ``image_file`` among their keys.

The keys are those of AnyEdit's generator and published set: ``edit``, ``edited object``, ``input``, ``output``,
``edit_type``, ``visual_input`` (the string ``None`` where there is none), ``image_file``, and what a type has besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from InstructionGen.export import write_lines, write_list
from InstructionGen.shelves import ANYEDIT

Names = Literal["own", "anyedit"]

OWN_KEYS: Mapping[str, tuple[str, ...]] = {
    "replace": ("new object",),
    "background_change": ("new background",),
    "tone_transfer": ("new state",),
    "counting": ("remove_number",),
    "relation": ("target object", "direction"),
    "visual_reference": ("ref_object",),
}
"""Type -> the keys that it has beside those of all types."""
WHOLE_PICTURE = frozenset("background_change tone_transfer style_change photometric zoom_view outpaint textual".split())
"""Types that are about no single object."""


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write the records' edits with all their keys, AnyEdit's and ours; returns how many. Raises ``OutputError``."""
    return write_lines(({**record["data"], "image_file": record["image"]} for record in records), path)


def single_edits(records: Iterable[Mapping[str, Any]], left_out: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """The records that are one edit of one caption; the others are counted by their task."""
    for record in records:
        data = record["data"]
        if "turns" not in data and all(isinstance(data.get(key), str) for key in ("edit", "input", "output")):
            yield record
        else:
            left_out[record["task"]] += 1


def view(record: Mapping[str, Any], names: Names = "own") -> dict[str, Any]:
    """A single edit under AnyEdit's own keys, and no others.

    Args:
        record: As a run wrote it.
        names: ``anyedit`` has the type under the name that AnyEdit published it by: ``material_change``.
    """
    data = record["data"]
    kind = data.get("edit_type", "")
    keys = ("edit", *(() if kind in WHOLE_PICTURE else ("edited object",)), *OWN_KEYS.get(kind, ()), "input", "output")
    return {
        **{key: data[key] for key in keys if key in data},
        "edit_type": ANYEDIT.get(kind, kind) if names == "anyedit" else kind,
        "visual_input": data.get("visual_input") or "None",
        "image_file": record["image"],
        **({"edited_file": data["edited_file"]} if data.get("edited_file") else {}),
    }


def write_views(records: Iterable[Mapping[str, Any]], path: Path, names: Names = "own", *, as_list: bool) -> int:
    """Write single edits under AnyEdit's own keys; returns how many. Raises ``OutputError``.

    Args:
        records: Single edits; see ``single_edits``.
        path: The file.
        names: See ``view``.
        as_list: One JSON list in place of a JSON object a line.
    """
    views = (view(record, names) for record in records)
    return write_list(views, path) if as_list else write_lines(views, path)
