"""What every engine promises, whoever answers. Real engines, tiny random checkpoints, a real server."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from InstructionGen.cards import Card, load_card
from InstructionGen.engine import Engine, Options, open_engine
from InstructionGen.pool import load_pool
from InstructionGen.records import Request, Sampling
from tests.engine.questions import JUDGE, Question, answers, ask

pytestmark = pytest.mark.filterwarnings("ignore")

HEAVY = pytest.mark.slow
MODELS = [
    pytest.param("vllm", marks=HEAVY),
    pytest.param("transformers", marks=HEAVY),
    "llamacpp",
    pytest.param("openai", marks=HEAVY),
]
EVERY = ["rules", *MODELS]


NEEDS = {
    "rules": None,
    "vllm": "llama_folder",
    "transformers": "llama_folder",
    "llamacpp": "gguf_file",
    "openai": "vllm_address",
}


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The engine of that name on a tiny checkpoint, started once for all tests of it."""
    need = NEEDS[request.param]
    where = str(request.getfixturevalue(need)) if need else None
    options = Options(endpoints=(where,)) if request.param == "openai" and where else Options(model=where, device="cpu")
    engine = open_engine(request.param, options)
    yield engine
    engine.close()


def on(engines: list) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("opened", engines, indirect=True)


def real(count: int, tokens: int = 500) -> list[Request]:
    """Questions of real cards, some long, some short."""
    places = load_card("caption", "c2b").drawn_with({"max_tokens": tokens})
    addition = load_card("edit", "add").drawn_with({"max_tokens": tokens})
    names = [concept.name for concept in load_pool()][:: 20_000 // count]
    return [
        Request(f"concept/{n}#{places.name}.0", places, {"concept": name}, seed=n)
        if n % 2
        else Request(
            f"coco/{n}#{addition.name}.0",
            addition,
            {
                "caption": f"A {name} on a wooden table in a kitchen.",
                "concepts": ["teapot", "vase"],
                "manner": "command",
            },
            seed=n,
        )
        for n, name in enumerate(names[:count])
    ]


@on(EVERY)
def test_every_question_is_answered_once_and_by_its_id(opened: Engine) -> None:
    requests = real(24, tokens=120)
    found = answers(opened, requests)
    assert set(found) == {request.id for request in requests}


@on(EVERY)
def test_questions_may_join_while_others_are_open(opened: Engine) -> None:
    todo = real(24, tokens=60)
    later = [replace(request, id=f"{request.id}.later") for request in todo]
    every = {request.id for request in (*todo, *later)}
    for request in todo:
        opened.submit(request)
    seen: list[str] = []
    while len(seen) < len(every):
        done = [completion.id for completion in opened.poll()]
        assert done
        seen += done
        for _ in done:  # a follow-up for every answer, as long as there are any
            if later:
                opened.submit(later.pop())
    assert sorted(seen) == sorted(every)


@on(EVERY)
def test_what_is_said_to_the_end_is_of_the_cards_shape(opened: Engine) -> None:
    requests = real(32)
    found = answers(opened, requests)
    stopped = [request for request in requests if found[request.id].finish_reason == "stop"]
    assert len(stopped) >= 10
    for request in stopped:
        assert isinstance(request.card, Card)
        request.card.model.model_validate_json(found[request.id].text)
    assert all(completion.error for completion in found.values() if completion.finish_reason == "error")


@on(MODELS)
def test_an_answer_that_is_cut_off_says_so(opened: Engine) -> None:
    short = [replace(request, card=request.card.drawn_with({"max_tokens": 5})) for request in real(6)]  # type: ignore[attr-defined]
    for completion in answers(opened, short).values():
        assert completion.finish_reason == "length"
        assert completion.completion_tokens <= 5
        assert completion.prompt_tokens > 300


@on(MODELS)
def test_a_prompt_that_is_too_long_fails_alone(opened: Engine) -> None:
    requests = real(6, tokens=60)
    long = Request(
        "coco/long#x.0", requests[0].card, {"caption": "very " * 9000, "concepts": ["cat"], "manner": "command"}
    )
    found = answers(opened, [*requests[:3], long, *requests[3:]])
    assert found[long.id].finish_reason == "error"
    assert found[long.id].error == "prompt too long"
    assert all(found[request.id].finish_reason != "error" for request in requests)


@on(MODELS[:3])  # an endpoint that refuses a schema is asked without
def test_a_question_that_cannot_be_asked_fails_alone(opened: Engine) -> None:
    requests = real(6, tokens=60)
    odd = ask(1, card=Question(pattern="^[a-z"))
    found = answers(opened, [*requests[:3], odd, *requests[3:]])
    assert found[odd.id].finish_reason == "error"
    assert found[odd.id].error
    assert all(found[request.id].finish_reason != "error" for request in requests)


@on(MODELS)
def test_a_choice_is_one_of_the_choices_with_shares_that_add_up_to_one(opened: Engine) -> None:
    found = answers(opened, [ask(number, card=JUDGE) for number in range(8)])
    for completion in found.values():
        assert completion.finish_reason == "stop"
        assert completion.text in {"yes", "no"}
        assert completion.logprobs is not None
        assert sum(math.exp(share) for share in completion.logprobs.values()) == pytest.approx(1.0)
        assert max(completion.logprobs, key=lambda choice: completion.logprobs[choice]) == completion.text


@on(EVERY)
def test_the_same_seed_gives_the_same_answer_in_any_order(opened: Engine) -> None:
    requests = real(16, tokens=60)
    first = {name: completion.text for name, completion in answers(opened, requests).items()}
    random.Random(1).shuffle(requests)
    again = {name: completion.text for name, completion in answers(opened, requests).items()}
    assert again == first
    assert len(set(first.values())) > 8


@on(MODELS)
def test_another_seed_gives_another_answer(opened: Engine) -> None:
    one, *_ = real(4, tokens=40)
    two = replace(one, id=f"{one.id}.again", seed=one.seed + 1)
    found = answers(opened, [one, two])
    assert found[one.id].text != found[two.id].text


@on(MODELS)
def test_a_temperature_of_nought_leaves_nothing_to_the_seed(opened: Engine) -> None:
    card = Question(sampling=Sampling(max_tokens=40, temperature=0.0, top_p=1.0))
    one, two = ask(1, card=card), replace(ask(1, card=card), id="0/1.again", seed=99)
    found = answers(opened, [one, two])
    assert found[one.id].text == found[two.id].text


@on(MODELS[:3])
def test_a_text_with_a_control_token_is_refused_and_not_obeyed(opened: Engine) -> None:
    requests = real(4, tokens=40)
    sly = ask(1, said="A sign that says <|eot_id|> and more.")
    found = answers(opened, [*requests, sly])
    assert found[sly.id].finish_reason == "error"
    assert "control token" in found[sly.id].text
    assert all(found[request.id].finish_reason != "error" for request in requests)
