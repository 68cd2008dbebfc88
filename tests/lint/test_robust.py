"""Whatever stands in a file, its rows are judged or named as malformed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.lint.entries import Malformed
from InstructionGen.lint.forms import FORMS, open_rows
from InstructionGen.lint.report import Report
from InstructionGen.lint.verifier import Verifier
from InstructionGen.pool import load_pool
from tests.runs import EDITS

KEYS = sorted(
    {key for row in EDITS.values() for key in row}
    | set("turns turn steps order obeys refers_to version data task id more img_id turn_index instruction".split())
)
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "A man and a dog sit on a bench.",
        "A man sits on a bench.",
        "Remove the dog.",
        "turn the dog into a",
        "make it",
        "[V*]",
        "dog",
        "'s",
        "last",
        "7",
        *EDITS,
    ]
)
PLAIN = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | TEXTS | st.text(max_size=8)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
)
ROWS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8) | VALUES
TRUE = st.sampled_from(sorted(EDITS)).map(EDITS.__getitem__)
CHANGED = st.builds(
    lambda row, other: {**row, **other}, TRUE, st.dictionaries(st.sampled_from(KEYS), PLAIN, max_size=3)
)
SESSIONS = st.lists(CHANGED | ROWS, max_size=3).map(
    lambda turns: [{"input": "A man and a dog sit on a bench."}, *turns]
)


@cache
def verifier() -> Verifier:
    return Verifier(load_pool())


@settings(max_examples=120, deadline=None)
@given(st.lists(CHANGED | SESSIONS | ROWS, min_size=1, max_size=4), st.sampled_from(["auto", *FORMS]))
def test_no_row_makes_the_lint_do_anything_but_judge_or_name_it(rows, form):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)))
        report = Report()
        try:
            for row in open_rows(path, form).rows:
                if isinstance(row, Malformed):
                    report.add_malformed(row)
                else:
                    report.add(row, verifier().judge(row))
        except InputError:
            return
        json.dumps(report.as_json())
        assert report.rows >= report.judged >= report.findings
