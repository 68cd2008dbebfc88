"""Closing an engine gives back what it holds."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from InstructionGen.engine import Options, open_engine
from tests.engine.questions import answers, ask

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.slow]


def held() -> int:
    """Bytes in all tensors that there are."""
    import torch

    gc.unfreeze()  # what vLLM hides from the collector is held all the same
    gc.collect()
    tensors = (thing for thing in gc.get_objects() if isinstance(thing, torch.Tensor))
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


@pytest.mark.parametrize("name", ["vllm", "transformers"])
def test_closing_gives_the_model_back(name: str, llama_folder: Path) -> None:
    def start():
        engine = open_engine(name, Options(model=str(llama_folder), device="cpu"))
        answers(engine, [ask(number) for number in range(4)])
        return engine

    start().close()  # what the library keeps for itself, it keeps once
    before = held()
    engine = start()
    assert held() > before + 700_000
    engine.close()
    assert held() < before + 100_000
