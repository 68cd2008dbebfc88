"""What vLLM is asked for beyond the contract: guesses ahead, prefixes kept, its batch left to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from InstructionGen.cards import Card, load_card
from InstructionGen.engine import Options, open_engine
from InstructionGen.errors import EngineError
from InstructionGen.records import Request
from tests.conftest import ROOT
from tests.engine.questions import answers

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def additions(count: int, variants: int) -> list[Request]:
    card = load_card("edit", "add").drawn_with({"max_tokens": 8})
    card = Card.model_validate({**card.model_dump(), "variants": variants})
    given = [
        {"caption": f"A dog on bench {n}.", "concepts": ["kite", "vase"], "manner": "command"} for n in range(count)
    ]
    return [Request(f"coco/{n}#{card.name}.0", card, given[n], seed=n) for n in range(count)]


def cache_hit(engine, requests: list[Request]) -> float:
    engine.forget()
    found = answers(engine, requests).values()
    return sum(c.cached_tokens for c in found) / sum(c.prompt_tokens for c in found)


def test_questions_with_few_variants_of_examples_find_their_beginnings_in_the_cache(llama_folder: Path):
    engine = open_engine("vllm", Options(model=str(llama_folder), device="cpu"))
    few, many = cache_hit(engine, additions(300, 4)), cache_hit(engine, additions(300, 1_000_003))
    engine.close()
    assert few > 0.8 > many


GUESSING = """
import sys
from InstructionGen.engine import Options, open_engine
from tests.conftest import ROOT
from tests.engine.questions import answers, ask

engine = open_engine("vllm", Options(model=sys.argv[1], device="cpu", speculate=3))
guessing = engine._engine.vllm_config.speculative_config
found = answers(engine, [ask(number) for number in range(6)])
engine.close()
print(guessing.method, guessing.num_speculative_tokens, len(found), *{one.finish_reason for one in found.values()})
"""


def test_guesses_ahead_are_made_where_they_are_asked_for(llama_folder: Path):
    # In a process of its own: on a processor vLLM 0.32 cannot start a second engine behind one that guesses.
    done = subprocess.run(
        [sys.executable, "-c", GUESSING, str(llama_folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    method, ahead, answered, *reasons = done.stdout.splitlines()[-1].split()
    assert (method, ahead, answered) == ("ngram", "3", "6")
    assert set(reasons) <= {"stop", "length"}


def test_a_small_window_is_told_as_what_it_costs(llama_folder: Path):
    engine = open_engine("vllm", Options(model=str(llama_folder), device="cpu", window=6))
    engine.close()
    assert engine.window == 6
    assert any("--batch-size 6 keeps" in note for note in engine.notes)


def test_an_engine_argument_reaches_vllm_and_an_unknown_one_is_told(llama_folder: Path):
    with pytest.raises(EngineError, match="no engine argument 'max_num_seq'"):
        open_engine("vllm", Options(model=str(llama_folder), device="cpu", extra={"max_num_seq": 3}))
    engine = open_engine("vllm", Options(model=str(llama_folder), device="cpu", extra={"max_num_seqs": 3}))
    engine.close()
    assert engine.window == 6
