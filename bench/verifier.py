"""How many corrupted edits the verifier refuses, how many good ones, type by type, and what a check costs.

    python bench/verifier.py captions_val2017.json --images 400 --corruptions 500

Reads a COCO captions file. The good edits are the rule engine's own, not yet verified, and not all good: ``--show 20``
prints refused ones, and corrupted ones that passed, to be read. A type's worst class is that of which the most pass.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path

from InstructionGen.cards import Card, load_card
from InstructionGen.checks import Edit, verify
from InstructionGen.checks.corruption import corruptions
from InstructionGen.checks.reading import read
from InstructionGen.engine.rules import RuleEngine
from InstructionGen.english import parse
from InstructionGen.errors import Rejected
from InstructionGen.records import Item
from InstructionGen.shelves import card_names
from InstructionGen.sources import coco
from InstructionGen.tasks.editing import Editor
from InstructionGen.tasks.questions import Aim

LETTERINGS = ("OPEN", "STOP AHEAD", "Main Street", "Fresh Fruit", "EXIT", "No Parking", "Cafe", "1230")
FEW = 20
"""A class of fewer corruptions than this is no type's worst."""


@dataclass
class Tally:
    """What was made and what was refused, for one type."""

    good: int = 0
    good_refused: int = 0
    made: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    to_read: list[tuple[str, Edit]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def refused(self) -> float:
        """Of the corrupted ones, the share that is refused."""
        return 1 - sum(self.passed.values()) / max(1, sum(self.made.values()))

    def worst(self) -> str:
        """The class of which the most pass."""
        known = {name: 1 - self.passed[name] / made for name, made in self.made.items() if made >= FEW}
        name = min(known, key=lambda name: known[name], default="")
        return f"{100 * known[name]:.1f}% {name}" if name else "-"


def good_edits(stem: str, cards: Mapping[str, Card], items: Sequence[Item]) -> Iterator[Edit]:
    """At most one edit a picture, as the rules wrote it: what it derives from is verified, and it itself is not."""
    unchecked = cards[stem].model_copy(update={"checks": ()})
    editor, engine = Editor({**cards, stem: unchecked}), RuleEngine()
    for item in items:
        dice = random.Random(f"{item.id} {stem}")
        numbers = count()
        for caption in dice.sample(item.captions, len(item.captions)):
            steps = editor.write(item, caption, unchecked, dice, numbers, Aim())
            try:
                request = next(steps)
                while True:
                    engine.submit(request)
                    (completion,) = engine.poll()
                    request = steps.send(completion)
            except StopIteration as done:
                yield done.value.edit
                break
            except Rejected:
                continue


def corrupted(row: int, edit: Edit, others: Sequence[Edit]) -> Iterator[tuple[str, Edit]]:
    """Every corruption of one edit, and what mixing it up with a neighbour makes of it."""
    yield from corruptions(edit, random.Random(f"{row} {edit.input}"))
    kin = next((o for o in others if o.edited_object != edit.edited_object and o.input != edit.input), None)
    if kin is not None:
        yield "another's output", replace(edit, output=kin.output)
        yield "another's instruction", replace(edit, edit=kin.edit)


def refusal(card: Card, edit: Edit) -> str | None:
    """Why the verifier refuses, or None."""
    try:
        verify(card.checks, edit)
    except Rejected as rejected:
        return rejected.reason
    return None


def judge(card: Card, good: Sequence[Edit], most: int) -> Tally:
    """All verdicts on the good edits, and on a draw of the corruptions of those that are let through."""
    tally = Tally(good=len(good))
    for cache in (read, parse):
        cache.cache_clear()
    begin = time.perf_counter()
    verdicts = [refusal(card, edit) for edit in good]
    tally.seconds = time.perf_counter() - begin
    bad: list[tuple[str, Edit]] = []
    for row, (edit, reason) in enumerate(zip(good, verdicts, strict=True)):
        if reason is None:
            bad += corrupted(row, edit, good[row + 1 : row + 40])
        else:
            tally.good_refused += 1
            tally.why[reason] += 1
            tally.to_read.append((f"REFUSED: {reason}", edit))
    for name, edit in random.Random(card.name).sample(bad, min(most, len(bad))):
        tally.made[name] += 1
        if refusal(card, edit) is None:
            tally.passed[name] += 1
            tally.to_read.append((f"PASSED: {name}", edit))
    return tally


def show(tally: Tally, most: int) -> None:
    """The first few refused good edits and passed bad ones of each sort."""
    shown: Counter[str] = Counter()
    for verdict, edit in tally.to_read:
        shown[verdict] += 1
        if shown[verdict] <= most:
            print(f"  {verdict} | {edit.edit} [{edit.edited_object} {edit.new_object} {edit.value}]")
            print(f"      {edit.input}\n      {edit.output}")


def main() -> None:
    """Prints a row a type, and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path, help="a COCO captions json")
    parser.add_argument("--images", type=int, default=400, help="how many pictures to take, from the first")
    parser.add_argument("--corruptions", type=int, default=500, help="how many of a type to try, drawn from all")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong verdicts of each class")
    parser.add_argument("--types", nargs="*", default=card_names("edit"))
    options = parser.parse_args()
    dice = random.Random(0)
    rows = (row for row in coco.read(options.captions).rows if isinstance(row, Item))
    items = [replace(row, lettering=(dice.choice(LETTERINGS),)) for row in islice(rows, options.images)]
    cards = {stem: load_card("edit", stem) for stem in card_names("edit")}
    tallies: dict[str, Tally] = {}
    print(f"{'type':26}{'good':>6}{'refused':>9}{'corrupted':>11}{'refused':>9}  worst class")
    for stem in options.types:
        good = list(good_edits(stem, cards, items))
        tally = tallies[stem] = judge(cards[stem], good, options.corruptions)
        share = tally.good_refused / max(1, tally.good)
        made = sum(tally.made.values())
        print(f"{stem:26}{tally.good:>6}{share:>9.1%}{made:>11}{tally.refused:>9.1%}  {tally.worst()}", flush=True)
        show(tally, options.show)
    least = min(tally.refused for tally in tallies.values())
    good_refused = max(tally.good_refused / max(1, tally.good) for tally in tallies.values())
    checked = sum(tally.good for tally in tallies.values())
    cost = sum(tally.seconds for tally in tallies.values()) / max(1, checked) * 1e6
    print(f"RESULT least_refused={least:.4f} most_good_refused={good_refused:.4f} us_per_check={cost:.0f}")


if __name__ == "__main__":
    main()
