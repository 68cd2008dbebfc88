from __future__ import annotations

import json
import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.engine.rules.edits import add, reletter, remove, replace
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import parse, tidy
from InstructionGen.pool import load_pool

WORDS = """
    a an the two man dog table on with and , . is sitting holding of his it there that who next to " cup red in
""".split()


def ask_all(caption: str) -> int:
    """Asks every rule about a caption; how many answered."""
    names = [parse(tidy(caption)).core(p) for p in parse(tidy(caption)).phrases]
    asked = (
        (remove, {"caption": caption, "objects": names}),
        (replace, {"caption": caption, "swaps": [{"object": n, "new_object": "teapot"} for n in names]}),
        (add, {"caption": caption, "concepts": ["dog", "teapot", "tree", "tea", "airliner"]}),
        (reletter, {"caption": caption, "lettering": "OPEN", "new_lettering": ["SHUT"]}),
    )
    reasons = []
    for rule, variables in asked:
        try:
            rule(variables, random.Random(caption), load_pool())
        except CannotAnswer as refused:
            reasons.append(refused.reason)
    assert all(reasons)
    return len(asked) - len(reasons)


@given(st.text(max_size=80))
@settings(max_examples=120, deadline=None)
def test_any_text_is_answered_or_refused(caption: str):
    ask_all(caption)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
@settings(max_examples=250, deadline=None)
def test_any_words_in_any_order_are_answered_or_refused(chosen: list[str]):
    ask_all(" ".join(chosen))


def test_most_real_captions_are_answered(samples: Path):
    coco = samples / "coco" / "captions_val2017.json"
    captions = [row["caption"] for row in json.loads(coco.read_text("utf-8"))["annotations"]]
    chosen = random.Random(5).sample(captions, 150)
    assert sum(ask_all(caption) for caption in chosen) > 250
