"""The transformers engine: batches by length and budget, each row its own dice, pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from InstructionGen.engine import Options, open_engine
from InstructionGen.errors import EngineError
from InstructionGen.records import Sampling
from tests.engine.questions import JUDGE, Question, answers, ask

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

FREE = Question(model=None, sampling=Sampling(max_tokens=12, temperature=1.0, top_p=0.9))


@pytest.fixture(scope="module")
def engine(llama_folder: Path):
    ready = open_engine("transformers", Options(model=str(llama_folder), device="cpu", dtype="float32", window=8))
    yield ready
    ready.close()


def test_an_answer_does_not_depend_on_its_neighbours(engine):
    requests = [ask(n, said="word " * (n % 7) + str(n), card=FREE) for n in range(20)]
    together = answers(engine, requests)
    alone = {}
    for request in requests:
        alone |= answers(engine, [request])
    assert {name: c.text for name, c in together.items()} == {name: c.text for name, c in alone.items()}


def test_a_small_context_is_asked_with_fewer_examples_and_says_so(llama_folder):
    card = replace(FREE, shots=8)
    small = open_engine(
        "transformers", Options(model=str(llama_folder), device="cpu", dtype="float32", max_model_len=400)
    )
    requests = [ask(n, said="word " * (30 * n), card=card) for n in range(1, 5)]
    few = [replace(request, id=f"{request.id}.few", shots=0) for request in requests]
    found = answers(small, [*requests, *few])
    for request, bare in zip(requests, few, strict=True):
        assert found[request.id].finish_reason in {"stop", "length"}
        assert found[bare.id].prompt_tokens < found[request.id].prompt_tokens <= 400 - 12
    lengths = [found[request.id].prompt_tokens for request in requests]
    assert max(lengths) - min(lengths) < 60  # each is as long as the context lets it be
    assert small.notes[-1] == "4 questions were asked with fewer examples: the context of 400 tokens holds no more"
    small.close()


def test_a_nucleus_of_nothing_is_the_likeliest_token(engine):
    narrow = replace(FREE, sampling=Sampling(max_tokens=12, temperature=1.0, top_p=1e-6))
    greedy = replace(FREE, sampling=Sampling(max_tokens=12, temperature=0.0, top_p=1.0))
    found = [next(iter(answers(engine, [ask(1, card=card)]).values())).text for card in (narrow, greedy)]
    assert found[0] == found[1]


def test_every_row_may_have_its_own_limit_and_grammar(engine):
    long = replace(FREE, sampling=Sampling(max_tokens=30, temperature=1.0, top_p=1.0))
    bound = Question(sampling=Sampling(max_tokens=60, temperature=1.0, top_p=1.0))
    requests = [ask(n, card=(FREE, long, bound)[n % 3]) for n in range(6)]
    found = answers(engine, requests)
    for request in requests:
        completion = found[request.id]
        assert completion.completion_tokens <= request.card.sampling.max_tokens
        if request.card is bound and completion.finish_reason == "stop":
            bound.model.model_validate_json(completion.text)


def test_a_batch_that_does_not_fit_the_memory_is_tried_in_halves(engine, monkeypatch):
    import torch

    whole = type(engine)._answer
    sizes = []

    def cramped(self, batch):
        sizes.append(len(batch))
        if len(batch) > 2:
            raise torch.OutOfMemoryError("full")
        return whole(self, batch)

    monkeypatch.setattr(type(engine), "_answer", cramped)
    monkeypatch.setattr(engine, "_budget", engine._budget)
    found = answers(engine, [ask(n, card=FREE) for n in range(7)])
    assert not [c for c in found.values() if c.finish_reason == "error"]
    assert max(sizes) > 2 >= sizes[-1]


def test_a_question_too_large_for_the_memory_fails_alone(engine, monkeypatch):
    import torch

    whole = type(engine)._answer

    def cramped(self, batch):
        if any(prepared.request.id == "0/3" for prepared in batch):
            raise torch.OutOfMemoryError("full")
        return whole(self, batch)

    monkeypatch.setattr(type(engine), "_answer", cramped)
    monkeypatch.setattr(engine, "_budget", engine._budget)
    found = answers(engine, [ask(n, card=FREE) for n in range(7)])
    assert [name for name, c in found.items() if c.finish_reason == "error"] == ["0/3"]
    assert found["0/3"].error == "out of memory"


def test_a_checkpoint_without_eyes_takes_no_pictures(engine, tmp_path):
    seeing = replace(ask(1, card=FREE), images=(tmp_path / "any.png",))
    assert answers(engine, [seeing])["0/1"].error == "request refused by the engine"


def test_pictures_are_seen(llava_folder, tmp_path):
    from PIL import Image

    for colour in ("red", "navy"):
        Image.new("RGB", (90, 60), colour).save(tmp_path / f"{colour}.png")
    engine = open_engine("transformers", Options(model=str(llava_folder), device="cpu", dtype="float32"))
    greedy = replace(FREE, sampling=Sampling(max_tokens=12, temperature=0.0, top_p=1.0))
    requests = [
        replace(ask(n, said="What is this?", card=greedy), images=(tmp_path / f"{colour}.png",))
        for n, colour in enumerate(("red", "navy", "red"))
    ]
    judged = replace(ask(9, card=JUDGE), images=(tmp_path / "red.png",))
    words = ask(10, card=FREE)
    missing = replace(ask(11, card=FREE), images=(tmp_path / "gone.png",))
    found = answers(engine, [*requests, judged, words, missing])
    assert found["0/0"].text == found["0/2"].text
    assert found["0/0"].prompt_tokens > 60  # the picture's own tokens are counted
    assert found["0/9"].text in {"yes", "no"}
    assert found["0/10"].finish_reason in {"stop", "length"}
    assert found["0/11"].finish_reason == "error"
    engine.close()


def test_a_folder_that_cannot_be_loaded_is_one_line(llama_folder, tmp_path):
    with pytest.raises(EngineError, match=r"transformers cannot load") as told:
        open_engine("transformers", Options(model=str(llama_folder), device="cpu", dtype="float7"))
    assert "\n" not in str(told.value)
