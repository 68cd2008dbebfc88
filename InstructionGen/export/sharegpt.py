"""Dialogues as messages: ``[{"messages": [{"role": "user", "content": "<image>…"}, …], "images": ["…"]}]``.

LLaMA-Factory finds them by an entry in the ``dataset_info.json`` of the same folder. ``<image>`` stands as often as
there are images.

Format: https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.errors import OutputError
from InstructionGen.export import write_list, written_whole
from InstructionGen.export.llava import IMAGE

INFO = "dataset_info.json"


def view(record: Mapping[str, Any]) -> dict[str, Any]:
    """One dialogue."""
    images = [record["image"]] if record["image"] else []
    messages = []
    for number, turn in enumerate(record["data"]["turns"]):
        mark = IMAGE if images and number == 0 else ""
        messages.append({"role": "user", "content": f"{mark}{turn['question']}"})
        messages.append({"role": "assistant", "content": turn["answer"]})
    return {"messages": messages, "images": images}


def write_json(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write all dialogues as one list; returns how many. Raises ``OutputError``."""
    return write_list(map(view, records), path)


def write_with_info(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """The same, with an entry for LLaMA-Factory in the folder's ``dataset_info.json``; other entries there stay.

    The data set is called as the file is.

    Raises:
        OutputError: A file cannot be written, or the ``dataset_info.json`` that is there is none.
    """
    place = path.with_name(INFO)
    known = _known(place)
    count = write_json(records, path)
    known[path.stem] = {
        "file_name": path.name,
        "formatting": "sharegpt",
        "columns": {"messages": "messages", "images": "images"},
        "tags": {
            "role_tag": "role",
            "content_tag": "content",
            "user_tag": "user",
            "assistant_tag": "assistant",
            "system_tag": "system",
        },
    }
    with written_whole(place) as file:
        file.write(orjson.dumps(known, option=orjson.OPT_INDENT_2).decode() + "\n")
    return count


def _known(place: Path) -> dict[str, Any]:
    try:
        found = orjson.loads(place.read_bytes()) if place.exists() else {}
    except (OSError, orjson.JSONDecodeError) as error:
        raise OutputError(f"cannot read {place}: {error}; mend it, or name an --output in another folder") from error
    if not isinstance(found, dict):
        raise OutputError(f"{place} is no list of data sets; name an --output in another folder")
    return found
