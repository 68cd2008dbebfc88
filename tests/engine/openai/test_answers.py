"""What is asked, what is read, and what an endpoint is spared once it has shown what it does not know."""

from __future__ import annotations

import base64
import math
from dataclasses import replace

import orjson
import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from InstructionGen.engine.openai import wire
from InstructionGen.engine.openai.dialect import Dialect
from InstructionGen.records import Completion
from tests.engine.openai.asking import JSON, PLAIN, YES_OR_NO, Card, ask_all, ask_one, opened, question
from tests.engine.servers import Asked, Manner, Server, always, answer, ignorant_of, refusal, reply


def saying(*args, **kwargs):
    async def manner(asked: Asked):
        return reply(*args, **kwargs)

    return manner


def test_answers_find_their_questions_with_their_token_counts():
    with Server() as server, opened(server) as engine:
        answers = ask_all(engine, [question(f"thing {n}") for n in range(200)])
    assert answers["thing 7#0"] == Completion("thing 7#0", "about thing 7", "stop", "", 50, 5, 40)
    assert all(a.text == f"about {a.id.removesuffix('#0')}" for a in answers.values())


def test_a_question_carries_its_chat_schema_sampling_and_seed():
    with Server() as server, opened(server) as engine:
        ask_one(engine, question("owl", JSON, seed=7))
    assert server.bodies == [
        {
            "model": "tiny",
            "messages": [{"role": "system", "content": "You answer."}, {"role": "user", "content": "owl"}],
            "max_tokens": 60,
            "temperature": 0.9,
            "top_p": 0.8,
            "seed": 7,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "test_card", "schema": {"type": "object"}, "strict": True},
            },
        }
    ]


def test_the_users_own_fields_win_and_are_settings():
    extra = {"top_k": 5, "temperature": 0.1}
    with Server() as server, opened(server, extra=extra) as engine:
        ask_one(engine, question("owl"))
        assert engine.settings == extra
    assert (server.bodies[0]["top_k"], server.bodies[0]["temperature"]) == (5, 0.1)


def test_pictures_travel_as_data_urls_of_the_last_turn(tmp_path):
    picture = tmp_path / "owl.png"
    picture.write_bytes(b"\x89PNG....")
    with Server() as server, opened(server) as engine:
        ask_one(engine, question("what is it", images=(picture,)))
        lost = ask_one(engine, question("and this", images=(tmp_path / "lost.png",)))
    image, text = server.bodies[0]["messages"][-1]["content"]
    assert image["image_url"]["url"] == f"data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()}"
    assert text == {"type": "text", "text": "what is it"}
    assert (lost.finish_reason, lost.error) == ("error", "picture cannot be read")


def test_an_answer_that_was_cut_off_says_so():
    with Server(saying("half a", "length")) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).finish_reason == "length"


@pytest.mark.parametrize(
    "manner", [saying("I", "content_filter"), saying(None, refusal="I cannot"), saying(None, "content_filter")]
)
def test_a_refusal_by_the_model_is_that_requests_error(manner):
    with Server(manner) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).error == "refused: content filter"


def test_an_empty_answer_is_asked_for_once_more():
    with Server(saying(None)) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).error == "empty answer"
        assert engine.troubles == {"empty answer": 2}
    assert len(server.bodies) == 2


def test_a_choice_is_one_token_with_its_certainty():
    told = {"Yes": math.log(0.5), "No": math.log(0.25), " yes": math.log(0.25), "Maybe": -5.0}
    with Server(saying("Yes", "length", told)) as server, opened(server) as engine:
        answer = ask_one(engine, question("sure?", YES_OR_NO))
    assert (answer.text, answer.finish_reason) == ("yes", "stop")
    assert answer.logprobs == pytest.approx({"yes": math.log(0.75), "no": math.log(0.25)})
    body = server.bodies[0]
    assert (body["max_tokens"], body["temperature"], body["logprobs"], body["top_logprobs"]) == (1, 0, True, 20)
    assert body["structured_outputs"] == {"choice": ["yes", "no"]}
    assert "response_format" not in body


def test_a_choice_without_certainties_stands_alone():
    with Server(saying(" No")) as server, opened(server) as engine:
        answer = ask_one(engine, question("sure?", YES_OR_NO))
    assert (answer.text, answer.logprobs) == ("no", None)


def test_an_answer_that_is_none_of_the_choices_is_an_error():
    with Server(saying("Perhaps")) as server, opened(server) as engine:
        answer = ask_one(engine, question("sure?", YES_OR_NO))
    assert (answer.error, answer.text) == ("answer is none of the choices", "Perhaps")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("unknown", "asked_with"),
    [(["json_schema"], "json_object"), (["json_schema", "json_object"], None)],
)
def test_an_endpoint_without_schemas_is_asked_more_plainly_from_then_on(unknown, asked_with, named):
    with Server(ignorant_of(*unknown, named=named)) as server, opened(server, window=1) as engine:
        assert ask_one(engine, question("owl", JSON)).text == "about owl"
        before = len(server.bodies)
        assert ask_one(engine, question("elk", JSON)).text == "about elk"
        assert len(server.bodies) == before + 1
        assert server.bodies[-1].get("response_format", {}).get("type") == asked_with
        assert len(engine.notes) == 1
        assert "does not take response_format" in engine.notes[0]


def test_a_schema_that_one_card_loses_is_not_lost_to_the_others():
    async def manner(asked: Asked):
        asks = asked.body.get("response_format", {}).get("json_schema", {})
        return refusal("that schema is nonsense") if asks.get("name") == "bad_card" else reply("fine")

    with Server(manner) as server, opened(server) as engine:
        ask_one(engine, question("owl", Card("bad.card")))
        ask_one(engine, question("elk", Card("good.card")))
        assert engine.notes == [
            f"{server.address} does not take response_format json_schema for bad.card: asked without"
        ]
    assert server.bodies[-1]["response_format"]["json_schema"]["name"] == "good_card"


@pytest.mark.parametrize("field", ["temperature", "top_p", "seed"])
def test_a_field_that_an_endpoint_names_is_left_out(field):
    with Server(ignorant_of(field)) as server, opened(server) as engine:
        assert ask_one(engine, question("owl", JSON)).text == "about owl"
    assert server.bodies[-1].keys() == server.bodies[0].keys() - {field}


def test_the_limit_of_tokens_goes_by_its_new_name_where_it_must():
    with Server(ignorant_of("max_tokens")) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).text == "about owl"
    assert server.bodies[-1]["max_completion_tokens"] == 60


@pytest.mark.parametrize("named", [True, False])
def test_choices_do_without_what_only_some_servers_know(named):
    async def manner(asked: Asked):
        for name in ("structured_outputs", "logprobs"):
            if name in asked.body:
                return refusal(f"Unrecognized request argument: {name}" if named else "bad request")
        return reply("yes")

    with Server(manner) as server, opened(server) as engine:
        answer = ask_one(engine, question("sure?", YES_OR_NO))
    assert (answer.text, answer.logprobs) == ("yes", None)
    assert not {"structured_outputs", "logprobs", "top_logprobs"} & server.bodies[-1].keys()


def test_nothing_is_learnt_from_a_question_that_fails_whatever_is_left_out():
    async def manner(asked: Asked):
        return refusal("no owls") if asked.last == "owl" else reply("fine")

    with Server(manner) as server, opened(server) as engine:
        answer = ask_one(engine, question("owl", JSON))
        assert (answer.error, answer.text) == ("refused by the endpoint", "no owls [invalid_request_error]")
        ask_one(engine, question("elk", JSON))
        assert engine.notes == []
    assert server.bodies[-1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
        "the request exceeds the available context size, try increasing it",
        "The input is too long for this model",
    ],
)
def test_a_prompt_that_does_not_fit_is_that_requests_error_at_once(message):
    async def manner(asked: Asked):
        return refusal(message) if asked.last == "long" else reply("fine")

    with Server(manner) as server, opened(server) as engine:
        answers = ask_all(engine, [question("owl"), question("long", JSON), question("elk")])
    assert answers["long#0"].error == "prompt too long"
    assert answers["owl#0"].text == answers["elk#0"].text == "fine"
    assert len(server.bodies) == 3


@pytest.mark.parametrize("status", [400, 413, 422, 451])
def test_a_refusal_is_told_in_the_servers_words_but_not_in_all_of_them(status):
    with Server(always(status, "because " * 100)) as server, opened(server) as engine:
        answer = ask_one(engine, question("owl"))
    assert answer.error == "refused by the endpoint"
    assert "because because" in answer.text
    assert len(answer.text) == 300


def test_a_question_that_is_not_text_harms_no_other():
    with Server() as server, opened(server) as engine:
        answers = ask_all(engine, [question("owl"), question("\ud800")])
    assert answers["\ud800#0"].error == "question is not text"
    assert answers["owl#0"].text == "about owl"


WILD = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("choices message content finish_reason usage logprobs error".split()), inner)
    ),
    max_leaves=12,
)
ALMOST = st.fixed_dictionaries(
    {"choices": st.lists(st.fixed_dictionaries({"message": WILD}, optional={"finish_reason": WILD, "logprobs": WILD}))},
    optional={"usage": st.dictionaries(st.sampled_from(["prompt_tokens", "prompt_tokens_details"]), WILD)},
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=(WILD | ALMOST).map(orjson.dumps) | st.binary(max_size=40), card=st.sampled_from([PLAIN, YES_OR_NO]))
def test_whatever_comes_back_is_an_answer_or_none(body, card):
    try:
        answer = wire.read(question("owl", card), body)
    except (wire.NotAnAnswer, wire.NothingSaid):
        return
    assert isinstance(answer.text, str)
    assert isinstance(answer.prompt_tokens + answer.completion_tokens + answer.cached_tokens, int)


@settings(max_examples=300, deadline=None)
@given(body=WILD.map(orjson.dumps) | st.binary(max_size=40))
def test_whatever_a_refusal_says_is_one_line(body):
    assert "\n" not in wire.message_of(body)
    assert isinstance(wire.code_of(body), str)


@given(said=st.text(), names=st.lists(st.sampled_from(["seed", "top_p", "max_tokens", "logprobs"]), max_size=3))
def test_giving_things_up_comes_to_an_end(said, names):
    dialect: Dialect | None = Dialect()
    for _ in range(12):
        assert dialect is not None
        body = wire.body(question("owl", JSON), "tiny", dialect, {"seed": 1})
        dialect = dialect.plainer(" ".join([said, *names]), body)
        if dialect is None:
            return
    raise AssertionError("it never ends")


def holding(most: int) -> Manner:
    """An endpoint whose context holds so many turns."""

    async def manner(asked: Asked) -> web.StreamResponse:
        if len(asked.body["messages"]) > most:
            return refusal("This model's maximum context length is 2048 tokens.", code="context_length_exceeded")
        return await answer(asked)

    return manner


def test_a_prompt_that_is_too_long_is_put_again_with_half_the_examples():
    shown = replace(PLAIN, shots=8)
    with Server(holding(6)) as server, opened(server, window=1) as engine:
        assert [ask_one(engine, question(text, shown)).text for text in ("owl", "elk")] == ["about owl", "about elk"]
        assert [len(body["messages"]) for body in server.bodies] == [18, 10, 6, 18, 10, 6]
        assert engine.notes == [
            f"2 questions were asked with fewer examples: the context of {server.address} holds no more"
        ]


def test_a_prompt_that_is_too_long_without_examples_fails_alone():
    shown = replace(PLAIN, shots=3)
    with Server(holding(1)) as server, opened(server, window=1) as engine:
        assert ask_one(engine, question("owl", shown)).error == "prompt too long"
        assert [len(body["messages"]) for body in server.bodies] == [8, 4, 2]
        assert engine.notes == []
