"""How many true dialogues the checks let through, how many lies they catch, sort by sort, and what a dialogue costs.

    python bench/hallucination.py captions_val2017.json --boxes instances_val2017.json --images 200

Reads a COCO captions file, and the boxes of its images when they are named or lie beside it. The true dialogues are the
rule engine's own, unchecked; a lie is told of those that are let through, as ``checks/corruption/dialogue.py`` does it.
``--show 20`` prints true ones that were refused and lies that passed, to be read.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from InstructionGen.answers import Answer, Conversation, Description, Reasoning
from InstructionGen.checks import DIALOGUE_CHECKS, DialogueClaim, verify
from InstructionGen.checks.corruption.dialogue import lies
from InstructionGen.checks.dialogue import grounding
from InstructionGen.engine.rules.dialogue import RULES
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Item
from InstructionGen.sources import coco

KINDS = ("dialogue.conversation", "dialogue.detail", "dialogue.reasoning")
ASKED = "Describe the picture in detail."


def true_dialogues(items: Sequence[Item], pool: Pool) -> Iterator[tuple[str, DialogueClaim]]:
    """Kind and dialogue: what the rules say of each item, unchecked."""
    for item in items:
        for kind in (kind for kind in KINDS if kind in RULES):
            try:
                answer = RULES[kind]({"item": item, "question": ASKED}, random.Random(f"{item.id} {kind}"), pool)
            except CannotAnswer:
                continue
            yield kind, DialogueClaim(turns_of(answer), item)


def turns_of(answer: Answer) -> tuple[tuple[str, str], ...]:
    """An answer's questions with their answers."""
    match answer:
        case Conversation(turns=turns):
            return tuple((turn.question, turn.answer) for turn in turns)
        case Reasoning(question=question, answer=said):
            return ((question, said),)
        case Description(answer=said):
            return ((ASKED, said),)
    raise TypeError(type(answer).__name__)


def refusal(claim: DialogueClaim) -> Rejected | None:
    """Why the checks refuse, or None."""
    try:
        verify(DIALOGUE_CHECKS, claim)
    except Rejected as rejected:
        return rejected
    return None


def tell(claim: DialogueClaim, before: DialogueClaim | None = None) -> None:
    """The turns of a dialogue, or those in which it differs from another."""
    for question, answer in claim.turns:
        if before is None or (question, answer) not in before.turns:
            print(f"      {question} | {answer}")
    print(f"      <- {' / '.join(claim.item.captions)}")


def main() -> None:
    """Prints a row a kind of dialogue and a sort of lie, and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path, help="a COCO captions json")
    parser.add_argument("--boxes", type=Path, help="COCO's instances json of the same images")
    parser.add_argument("--images", type=int, default=400, help="how many pictures to take, from the first")
    parser.add_argument("--lies", type=int, default=1, help="how often to draw each sort of lie from a dialogue")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong verdicts of each sort")
    options = parser.parse_args()
    rows = coco.read(options.captions, boxes=options.boxes).rows
    items = list(islice((row for row in rows if isinstance(row, Item)), options.images))
    true = list(true_dialogues(items, load_pool()))
    made: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    begin = time.perf_counter()
    verdicts = [refusal(claim) for _, claim in true]
    cold = time.perf_counter() - begin
    begin = time.perf_counter()
    for _, claim in true:
        refusal(claim)
    warm = time.perf_counter() - begin
    kept: list[DialogueClaim] = []
    for (kind, claim), rejected in zip(true, verdicts, strict=True):
        made[kind] += 1
        if rejected is None:
            kept.append(claim)
            continue
        wrong[kind] += 1
        shown[kind] += 1
        if shown[kind] <= options.show:
            print(f"  REFUSED: {kind}: {rejected.reason}: {rejected.detail}")
            tell(claim)
    told = caught = 0
    for at, claim in enumerate(kept):
        for draw in range(options.lies):
            for sort, lie in lies(claim, random.Random(f"{claim.item.id} {at} {draw}")):
                made[sort] += 1
                told += 1
                if refusal(lie) is not None:
                    caught += 1
                    continue
                wrong[sort] += 1
                if wrong[sort] <= options.show:
                    print(f"  PASSED: {sort}")
                    tell(lie, claim)
    print(f"{'sort':28}{'made':>7}{'right':>9}")
    for name in made:
        print(f"{name:28}{made[name]:>7}{1 - wrong[name] / made[name]:>9.1%}")
    chair = sum(grounding(claim).chair_i for _, claim in true) / max(1, len(true))
    refused = sum(rejected is not None for rejected in verdicts) / max(1, len(true))
    print(
        f"RESULT true_refused={refused:.4f} lies_caught={caught / max(1, told):.4f} chair_i={chair:.4f} "
        f"dialogues_per_s={len(true) / max(warm, 1e-9):.0f} cold_per_s={len(true) / max(cold, 1e-9):.0f}"
    )


if __name__ == "__main__":
    main()
