"""How many corrupted edits the verifier refuses, how many good ones, and what a check costs.

    python bench/verifier.py captions_val2017.json --images 1000

Reads a COCO captions file. The good edits are the rule engine's own, which are not all good: ``--show 20`` prints the
refused ones, and the corrupted ones that passed, to be read.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from InstructionGen.cards import load_card
from InstructionGen.checks import Edit, verify
from InstructionGen.checks.corruption import corruptions
from InstructionGen.checks.reading import read
from InstructionGen.engine.rules import RULES
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import parse
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Item
from InstructionGen.sources import coco
from InstructionGen.tasks.edit import QUESTIONS, claim

CARDS = {kind: load_card("edit", kind) for kind in ("remove", "replace", "add", "textual")}
LETTERINGS = ("OPEN", "STOP AHEAD", "Main Street", "Fresh Fruit", "EXIT", "No Parking", "Cafe", "1230")
TIMED = 5000


@dataclass
class Tally:
    """What was made and what was refused, by class and kind of edit."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    to_read: list[tuple[str, str, Edit]] = field(default_factory=list)

    def share(self, good: bool) -> float:
        """The share refused, of the good edits or of the corrupted ones."""
        made = sum(count for (name, _), count in self.made.items() if (name == "good") is good)
        refused = sum(count for (name, _), count in self.refused.items() if (name == "good") is good)
        return refused / max(1, made)


def good_edits(items: Sequence[Item], pool: Pool) -> Iterator[tuple[str, Edit]]:
    """At most one edit of each kind a picture, from the first of its captions that serves."""
    for item in items:
        for kind, card in CARDS.items():
            dice = random.Random(f"{item.id} {kind}")
            lettered = replace(item, lettering=(dice.choice(LETTERINGS),))
            for caption in dice.sample(item.captions, len(item.captions)):
                try:
                    variables = QUESTIONS[card.model](lettered, caption, dice, pool)
                    answer = RULES[card.name]({"caption": caption, **variables}, dice, pool)
                except (CannotAnswer, Rejected):
                    continue
                yield kind, claim(answer, caption, str(variables.get("lettering", "")))
                break


def corrupted(row: int, kind: str, edit: Edit, others: Sequence[tuple[str, Edit]]) -> Iterator[tuple[str, Edit]]:
    """Every corruption of one edit, and what mixing it up with a neighbour makes of it."""
    yield from corruptions(edit, random.Random(f"{row} {edit.input}"))
    kin = next((other for k, other in others if k == kind and other.edited_object != edit.edited_object), None)
    if kin is not None and kin.input != edit.input:
        yield "another's output", replace(edit, output=kin.output)
        yield "another's instruction", replace(edit, edit=kin.edit)


def refusal(kind: str, edit: Edit) -> str | None:
    """Why the verifier refuses, or None."""
    try:
        verify(CARDS[kind].checks, edit)
    except Rejected as rejected:
        return rejected.reason
    return None


def judge(good: Sequence[tuple[str, Edit]]) -> Tally:
    """All verdicts on the good edits, and on corruptions of those that are let through."""
    tally = Tally()
    for row, (kind, edit) in enumerate(good):
        tally.made["good", kind] += 1
        reason = refusal(kind, edit)
        if reason is not None:
            tally.refused["good", kind] += 1
            tally.why[reason] += 1
            tally.to_read.append(("good", f"REFUSED: {reason}", edit))
            continue
        for name, bad in corrupted(row, kind, edit, good[row + 1 : row + 40]):
            tally.made[name, kind] += 1
            if refusal(kind, bad) is None:
                tally.to_read.append((f"{name} {kind}", f"PASSED: {name}", bad))
            else:
                tally.refused[name, kind] += 1
    return tally


def microseconds_per_check(good: Sequence[tuple[str, Edit]]) -> float:
    """The cost of one check, captions read afresh."""
    sample = good[:TIMED]
    read.cache_clear()
    parse.cache_clear()
    begin = time.perf_counter()
    for kind, edit in sample:
        refusal(kind, edit)
    return (time.perf_counter() - begin) / max(1, len(sample)) * 1e6


def show(tally: Tally, most: int) -> None:
    """The refused good edits and the passed bad ones, the first few of a class, and the table."""
    shown: Counter[str] = Counter()
    for group, verdict, edit in tally.to_read:
        shown[group] += 1
        if shown[group] <= most:
            print(
                f"{verdict} | {edit.edit} [{edit.edited_object} {edit.new_object}]\n    {edit.input}\n    {edit.output}"
            )
    print(f"{'class':24}" + "".join(f"{kind:>18}" for kind in CARDS))
    for name in dict.fromkeys(name for name, _ in tally.made):
        cells = []
        for kind in CARDS:
            made, refused = tally.made[name, kind], tally.refused[name, kind]
            cells.append(f"{100 * refused / made:.1f}% of {made}" if made else "-")
        print(f"{name:24}" + "".join(f"{cell:>18}" for cell in cells))
    print("good refused because:", ", ".join(f"{reason} {count}" for reason, count in tally.why.most_common()) or "-")


def main() -> None:
    """Prints the table and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path, help="a COCO captions json")
    parser.add_argument("--images", type=int, default=1000, help="how many pictures to take, from the first")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong verdicts of each class")
    options = parser.parse_args()
    items = [row for row in islice(coco.read(options.captions).rows, options.images) if isinstance(row, Item)]
    good = list(good_edits(items, load_pool()))
    tally = judge(good)
    show(tally, options.show)
    refused, good_refused = tally.share(good=False), tally.share(good=True)
    cost = microseconds_per_check(good)
    print(f"RESULT refused={refused:.4f} good_refused={good_refused:.4f} us_per_check={cost:.0f}")


if __name__ == "__main__":
    main()
