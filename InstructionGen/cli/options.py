"""What the commands share: options, the names they take, and how an error is told."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from InstructionGen.errors import InstructionGenError, UnknownName

F = TypeVar("F", bound=Callable[..., Any])

# Published scripts of this field spell options both ways: --batch-size and --batch_size are one option.
SPELLINGS = {
    "token_normalize_func": lambda token: token.replace("_", "-"),
    "help_option_names": ["-h", "--help"],
}

PATH = click.Path(path_type=Path)


class Mistake(click.ClickException):
    """A wrong name among the arguments: one line, without the usage that click puts before its own."""

    exit_code = 2


class Command(click.Command):
    """A command whose wrong arguments are told in one line."""

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """The context of a call; an error in its arguments becomes a ``Mistake``."""
        try:
            return super().make_context(*args, **options)
        except click.UsageError as error:
            raise Mistake(f"{error.format_message()} (see --help)") from None


class Name(click.ParamType[str]):
    """One of a list of names, in any case, with dashes or underscores; a wrong one is told the nearest right one."""

    def __init__(self, what: str, known: Callable[[], Iterable[str]]) -> None:
        self.name = what
        self._known = known

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """The names, as ``--help`` shows them."""
        return "[" + "|".join(self._known()) + "]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The name as it is spelt in the list."""
        names = {_plain(name): name for name in self._known()}
        if _plain(value) not in names:
            raise Mistake(str(UnknownName(self.name, value, names.values())))
        return names[_plain(value)]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def options_of(*options: Callable[[F], F]) -> Callable[[F], F]:
    """One decorator of several options, listed in this order."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def telling(command: F) -> F:
    """Tell the user's mistakes in one line, exit 2; an interruption in one line, exit 130."""

    @functools.wraps(command)
    def told(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except InstructionGenError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.echo("Stopped. What is written is kept; the same command goes on from there.", err=True)
            sys.exit(130)

    return told  # type: ignore[return-value]  # wraps keeps the signature
