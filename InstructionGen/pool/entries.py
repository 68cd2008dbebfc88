"""YAML files that are written by hand, as plain strings, lists and mappings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from InstructionGen.errors import InputError

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def entries_in(path: Path) -> dict[str, Any]:
    """A file's entries by name. All scalars are strings: what they stand for is for the reader of the entries to say.

    Raises:
        OSError: The file cannot be opened.
        InputError: It is no YAML mapping of names to entries, or holds a name twice; the one line names file and name.
    """
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=_LOADER)
        entries = _plain(root)
    except (yaml.YAMLError, UnicodeDecodeError, _Unfit) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise InputError(f"{path}: an entry holds itself by its own anchor, or is nested too deep") from error
    if not isinstance(entries, dict):
        raise InputError(f"{path}: must be a mapping of names to entries")
    return entries


class _Unfit(Exception):  # noqa: N818 - becomes an InputError that names the file
    """A mapping that cannot be taken as it is written."""


def _plain(node: yaml.Node | None) -> Any:
    # A third faster than yaml.load, since nothing but these is built; and of two equal keys yaml.load takes the last.
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        return None
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Unfit(f"line {key.start_mark.line + 1}: a name must be a word or words")
        if key.value in found:
            raise _Unfit(f"line {key.start_mark.line + 1}: {key.value!r} is written twice")
        found[key.value] = _plain(value)
    return found
