"""JSON in the free text of models, whole or cut short, as labelled lines: ``original_caption: A cup on a table``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

LEAST = 3
"""Labelled fields without which an object is no sample: what logs hold, *input* and *output*, is none."""
_KEY = re.compile(r"^[\[{\s]*[\"“](?P<name>[\w\s-]+)[\"”]\s*:\s*(?P<value>.*?)[\s,}]*$")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"?')
_ITEM = re.compile(r'"([^"]*)"(,?)')


def line_of_json(line: str, is_label: Callable[[str], bool]) -> str:
    """A line of JSON as labelled text: an object, one of its fields, or one of a list of texts; any other as it is."""
    if line.startswith("{"):
        try:
            return "; ".join(labelled(json.loads(line.rstrip(", ")), is_label).splitlines()) or line
        except (ValueError, RecursionError):
            pass  # one of many lines of an object
    if item := _ITEM.fullmatch(line):
        return "".join(item.groups())
    key = _KEY.match(line)
    if key is None or not is_label(key["name"]):
        return line
    texts = _TEXT.findall(key["value"]) if key["value"][:1] in ('"', "[") else [key["value"]]
    return f"{key['name']}: " + ", ".join(text.replace('\\"', '"') for text in texts)


def labelled(row: object, is_label: Callable[[str], bool]) -> str:
    """An object of JSON with a line for each of its labelled fields; empty where these are too few for a sample."""
    fields = row.items() if isinstance(row, dict) else ()
    lines = [(name, [value] if isinstance(value, str) else value) for name, value in fields if is_label(name)]
    if len(lines) < LEAST:
        return ""
    if not all(isinstance(texts, list) and all(isinstance(text, str) for text in texts) for _, texts in lines):
        return ""
    return "\n".join(f"{name}: {' '.join(', '.join(texts).split())}" for name, texts in lines)
