"""The options of everything that reads a source: which it is, where it lies, and what of it is wanted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, Mistake, Name, options_of

if TYPE_CHECKING:
    from InstructionGen.sources.source import Source

SHELF = Path("edit_instruction")


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read, as the user said it."""

    name: str
    """Of the source; empty where it is not said."""
    input: Path | None
    reader: Mapping[str, Any]
    """What the source's reader is told besides."""
    joined: Sequence[str] = ()
    """Sources that are asked about the same pictures."""
    wanted: Path | None = None
    """A list of the pictures that are wanted, if not all are."""

    def source(self) -> Source:
        """The source. Raises ``InputError``."""
        from InstructionGen.sources import open_captions, open_source
        from InstructionGen.sources.joined import Joined
        from InstructionGen.sources.wanted import Wanted

        given = {name: value for name, value in self.reader.items() if value is not None}
        source = open_source(self.name, self.input, SHELF / "input", **given)
        if self.wanted:
            source = Wanted(source, self.wanted).source
        for said in self.joined:
            source = Joined(source, open_captions(said, SHELF / "input")).source
        return source

    def settings(self) -> dict[str, Any]:
        """What the reader was told that decides the items."""
        return {name: value for name, value in self.reader.items() if value is not None and name not in _FILES}


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of sources alone; it gets them as one, called ``of``."""

    @functools.wraps(command)
    def gathered(**said: Any) -> Any:
        own = {name: said.pop(name) for name in READ}
        return command(of=reading_of(own), **said)

    return options_of(named(None), *READING)(gathered)


def reading_of(said: Mapping[str, Any]) -> Reading:
    """The options as one."""
    reader = {name: said[name] or None for name in _READER}
    return Reading(said["source_data"] or "", said["input_"], reader, said["with_"], said["wanted"])


_READER = (
    *("boxes", "caption_column", "min_similarity", "max_punsafe", "max_pwatermark", "min_side", "language", "unsafe"),
    *("split", "also", "min_confidence", "annotations", "scene_graphs"),
)
_FILES = {"boxes", "also", "annotations", "scene_graphs"}
"""Options whose files are among the source's, whose content is pinned, and which may move."""
READ = ("source_data", "input_", "with_", "wanted", *_READER)
"""All of them, as the commands call them."""


def _sources() -> Iterable[str]:
    from InstructionGen.sources import SOURCES

    return SOURCES


class SourceName(Name):
    """A source, by its own name or by one that the data set has elsewhere."""

    def __init__(self) -> None:
        super().__init__("source", _sources)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The name as it is spelt in the list."""
        from InstructionGen.errors import UnknownName
        from InstructionGen.sources import source_name

        try:
            return source_name(value)
        except UnknownName as error:
            raise Mistake(str(error)) from None


def named(default: str | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names the source."""
    return click.option(
        "--source-data",
        type=SourceName(),
        default=default,
        show_default=bool(default),
        help="Where captions come from.",
    )


READING = (
    click.option(
        "--input",
        "--dataset-storage-path",
        "input_",
        type=PATH,
        help="The source's file, or folder. [default: its usual place in edit_instruction/input]",
    ),
    click.option("--boxes", type=PATH, help="COCO's instances_*.json. [default: the one beside the captions, if any]"),
    click.option("--annotations", type=PATH, help="The answers of VQA v2. [default: those beside the questions]"),
    click.option("--scene-graphs", type=PATH, help="Those of GQA. [default: the ones beside the questions, if any]"),
    click.option(
        "--with",
        "with_",
        multiple=True,
        metavar="NAME[=FILE]",
        help="A further source: what it tells of the same pictures is told too. VQA v2 meets COCO so. Repeatable.",
    ),
    click.option(
        "--wanted", type=PATH, help="Only the pictures that this list names: text, csv, JSON, LLaVA's own training set."
    ),
    click.option("--caption-column", metavar="NAME", help="Of a table that has several."),
    click.option("--min-similarity", type=float, help="Of a table with CLIP scores: the least."),
    click.option("--max-punsafe", type=float, help="Of a table that tells how likely a picture is unsafe: the most."),
    click.option("--max-pwatermark", type=float, help="The same of watermarks."),
    click.option("--min-side", type=click.IntRange(min=1), help="Of a table with sizes: pixels of the shorter side."),
    click.option("--language", metavar="CODE", help="Of a table that tells it: only rows of this one."),
    click.option("--unsafe", is_flag=True, help="Keep rows that a table marks as unsafe or NSFW."),
    click.option(
        "--split", type=click.Choice(["train", "val", "validation", "test"]), help="Of a data set that lies in splits."
    ),
    click.option("--also", multiple=True, type=PATH, metavar="FILE", help="Further files of OpenImages; repeatable."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1, min_open=True),
        help="How sure a machine must be of a label of OpenImages. [default: only people are believed]",
    ),
)
