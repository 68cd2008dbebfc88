"""``instructiongen lint``: other people's edit data, put to our own checks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, Name, telling

if TYPE_CHECKING:
    from InstructionGen.lint.entries import Malformed
    from InstructionGen.lint.report import Report
    from InstructionGen.lint.row import Row
    from InstructionGen.lint.verifier import Verdict

_FORMS = ("auto", "anyedit", "instructpix2pix", "magicbrush", "records", "sessions", "dialogues")
FINDINGS = 1
"""What the command exits with where rows are refused; 2 where the file cannot be read."""


@click.command(cls=Command, context_settings=SPELLINGS)
@click.argument("file", type=PATH)
@click.option("--form", type=Name("form", lambda: _FORMS), default="auto", show_default=True, help="Whose form it has.")
@click.option(
    "--types", metavar="TYPE,TYPE…", help="Judge rows of these types only, by our names or others'. [default: all]"
)
@click.option(
    "--show", type=click.IntRange(min=0), default=3, show_default=True, help="Examples of each reason to show."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object in place of tables.")
@click.option("--rejects", type=PATH, metavar="FILE.jsonl", help="Write every refused row there, with its reason.")
@click.option(
    "--known",
    metavar="SOURCE",
    help="Of dialogues: captions of their pictures (boxes beside them are found), to hold objects, numbers and places "
    "against; a file, or SOURCE=FILE.",
)
@telling
def lint(
    file: Path, form: str, types: str | None, show: int, as_json: bool, rejects: Path | None, known: str | None
) -> None:
    """Verify edits and dialogues: files of AnyEdit's, InstructPix2Pix's, MagicBrush's or LLaVA's form, or a run.

    A row of a type that we have is put to the checks that our own answers have to pass. Where a file declares no types,
    they are told from the words, and only such findings stand that any reader would agree with. Of dialogues the turns
    are checked, and with --known whether what they say of the pictures is so. Exits with 0 where nothing is refused,
    with 1 where something is, with 2 where the file cannot be read.

    \b
    instructiongen lint edits.jsonl --rejects refused.jsonl
    instructiongen lint edit_instruction/output/mscoco_mix_1
    instructiongen lint llava_instruct_150k.json --form dialogues --known captions_train2017.json
    """
    from InstructionGen.lint.forms import DIALOGUES, open_rows

    if rejects and rejects.resolve() == file.resolve():
        raise Mistake("--rejects would write over the file itself; name another")
    opened = open_rows(file, DIALOGUES if known is not None else form)
    talk = opened.form == DIALOGUES
    with _writing(rejects) as refuse:
        judged = _dialogues(file, known) if talk else _edits(opened.rows)
        report = _judge(judged, frozenset() if talk else _types(types), show, refuse)
    if as_json:
        import orjson

        told = {"file": str(file), "form": opened.form, "notes": list(opened.notes), **report.as_json()}
        click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
    else:
        from rich.console import Console

        from InstructionGen.cli.lint_tables import show_report

        console = Console(highlight=False, markup=False)
        console.print(f"{file}: {opened.form}", soft_wrap=True)
        for note in opened.notes:
            console.print(f"Note: {note}", soft_wrap=True)
        show_report(report, console)
        if rejects:
            console.print(f"refused rows: {rejects}", soft_wrap=True)
    sys.exit(FINDINGS if report.findings else 0)


def _edits(rows: Iterator[Row | Malformed]) -> Iterator[tuple[Row, Verdict] | Malformed]:
    from InstructionGen.lint.entries import Malformed
    from InstructionGen.lint.verifier import Verifier
    from InstructionGen.pool import load_pool

    verifier = Verifier(load_pool())
    for row in rows:
        yield row if isinstance(row, Malformed) else (row, verifier.judge(row))


def _dialogues(file: Path, known: str | None) -> Iterator[tuple[Row, Verdict] | Malformed]:
    from InstructionGen.cli.compare import pictures
    from InstructionGen.lint.dialogues import judged
    from InstructionGen.sources.dialogues import Dialogues

    wanted = Dialogues(file).pictures() if known else set()
    return judged(file, pictures(known, wanted))


def _judge(judged: Iterator[tuple[Row, Verdict] | Malformed], types: frozenset[str], show: int, refuse: Any) -> Report:
    from InstructionGen.lint.entries import Malformed
    from InstructionGen.lint.report import MALFORMED, Report
    from InstructionGen.lint.verifier import Verdict

    report = Report(show)
    for each in judged:
        if isinstance(each, Malformed):
            report.add_malformed(each)
            refuse(each.where, Verdict("", "finding", MALFORMED, each.what), each.raw)
            continue
        row, verdict = each
        if types and verdict.type not in types:
            report.left_out += 1
            continue
        report.add(row, verdict)
        if verdict.outcome == "finding":
            refuse(row.where, verdict, row.raw)
    return report


def _types(said: str | None) -> frozenset[str]:
    """Our names of the types that are asked for."""
    from InstructionGen.errors import UnknownName
    from InstructionGen.lint.verifier import judged_types
    from InstructionGen.shelves import card_names

    types = judged_types((said or "").split(","))
    for name in types:
        if name not in card_names("edit"):
            raise UnknownName("type", name, card_names("edit"))
    return types


@contextmanager
def _writing(path: Path | None) -> Iterator[Any]:
    """What writes a refused row. The file is there once all of it is. Raises ``OutputError``."""
    if path is None:
        yield lambda *_: None
        return
    import orjson

    from InstructionGen.errors import OutputError
    from InstructionGen.export import drafted

    try:
        with drafted(path) as draft, draft.open("wb") as file:

            def refuse(where: str, verdict: Verdict, raw: Any) -> None:
                told = {"where": where, "type": verdict.type, "reason": verdict.reason, "detail": verdict.detail}
                try:
                    line = orjson.dumps({**told, "row": raw}, default=str)
                except TypeError:  # a number of more than 64 bits, which orjson reads from nobody
                    line = orjson.dumps({**told, "row": str(raw)})
                file.write(line + b"\n")

            yield refuse
    except OutputError as error:
        raise OutputError(f"{str(error).partition(';')[0]}; name another file for --rejects") from error
