"""Addresses, keys and models: every mistake is one line that says what to do, and no line holds a key."""

from __future__ import annotations

import pickle
import resource
import traceback

import pytest
from aiohttp import web

from InstructionGen.engine import open_engine
from InstructionGen.engine.openai.address import Key, bases, find_key, proxy_for
from InstructionGen.engine.openai.sockets import OTHERS
from InstructionGen.engine.options import Options
from InstructionGen.errors import EngineError
from tests.engine.openai.asking import ask_all, ask_one, opened, question
from tests.engine.servers import Asked, Server, always, nobody, refusal, said

SECRET = "sesame/open+0123456789"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch):
    for name in ("INSTRUCTIONGEN_API_KEY", "OPENAI_API_KEY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_it_opens_by_its_name():
    with Server() as server:
        engine = open_engine("openai", Options(endpoints=(server.address,)))
        assert (engine.model, engine.window, dict(engine.settings)) == ("tiny", 256, {})
        engine.close()


def test_the_window_is_for_all_endpoints_together_if_given():
    with Server() as one, Server() as two:
        with opened(one, two) as engine:
            assert engine.window == 512
        with opened(one, two, window=10) as engine:
            assert engine.window == 10


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/"])
def test_an_address_may_leave_out_where_the_interface_begins(ending):
    with Server() as server, opened(server.root + ending) as engine:
        assert ask_one(engine, question("owl")).text == "about owl"


def test_an_interface_may_begin_elsewhere():
    with Server(prefix="/api/openai") as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).text == "about owl"


@pytest.mark.parametrize(
    "address",
    ["localhost:8000", "ftp://here/v1", "http://", "", "http://[::1", "http://here:99999/v1", "unix:///run/llm.sock"],
)
def test_what_is_not_an_address_is_said_with_one_that_is(address):
    with pytest.raises(EngineError, match=r"http://localhost:8000/v1"):
        bases([address])


@pytest.mark.parametrize(
    "address",
    [
        f"http://me:{SECRET}@host/v1",
        f"http://{SECRET}@host/v1",
        f"https://host/v1?api_key={SECRET}",
        f"https://host/v1#{SECRET}",
    ],
)
def test_an_address_with_a_key_in_it_is_refused_without_showing_it(address):
    with pytest.raises(EngineError, match="environment") as caught:
        bases([address])
    assert SECRET not in str(caught.value)


def test_no_address_at_all_is_said():
    with pytest.raises(EngineError, match="--endpoint"):
        open_engine("openai", Options())


def test_the_key_is_taken_from_the_first_variable_that_is_set(monkeypatch):
    assert find_key(None).headers() == {}
    monkeypatch.setenv("OPENAI_API_KEY", "second")
    assert find_key(None).headers() == {"Authorization": "Bearer second"}
    monkeypatch.setenv("INSTRUCTIONGEN_API_KEY", " first\n")
    assert find_key(None).headers() == {"Authorization": "Bearer first"}
    monkeypatch.setenv("OTHER", "third")
    assert find_key("OTHER").headers() == {"Authorization": "Bearer third"}


@pytest.mark.parametrize("value", [None, "", "  ", "two words", "schlüssel", "a\nb"])
def test_a_key_that_is_missing_or_cannot_be_one_is_said_by_the_name_of_its_variable(monkeypatch, value):
    if value is not None:
        monkeypatch.setenv("MY_KEY", value)
    with pytest.raises(EngineError, match="MY_KEY") as caught:
        find_key("MY_KEY")
    assert not (value or "").strip() or value not in str(caught.value)


def test_a_key_shows_itself_nowhere():
    key = Key(SECRET, "MY_KEY")
    assert SECRET not in repr(key) + str(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


@pytest.mark.parametrize(
    "text",
    [SECRET, f"wrong key {SECRET}!", "sesame%2Fopen%2B0123456789", "use sk-abcdefgh1234", "Authorization: Bearer abc"],
)
def test_keys_are_hidden_in_what_servers_say(text):
    hidden = Key(SECRET, "MY_KEY").hide(text)
    assert "(hidden)" in hidden
    assert not any(part in hidden for part in ("sesame", "sk-", "abc"))


def test_a_wrong_key_ends_the_run_with_the_name_of_its_variable(monkeypatch):
    with Server(key=SECRET) as server:
        with pytest.raises(EngineError, match=r"401.*INSTRUCTIONGEN_API_KEY"), opened(server):
            pass
        monkeypatch.setenv("MY_KEY", "wrong-" + SECRET)
        with pytest.raises(EngineError, match=r"401.*MY_KEY") as caught, opened(server, api_key_env="MY_KEY"):
            pass
        assert "wrong-" not in "".join(traceback.format_exception(caught.value))
        monkeypatch.setenv("MY_KEY", SECRET)
        with opened(server, api_key_env="MY_KEY") as engine:
            assert ask_one(engine, question("owl")).text == "about owl"


def test_a_key_that_is_refused_later_ends_the_run_as_well():
    with Server(always(403)) as server, opened(server) as engine:
        engine.submit(question("owl"))
        with pytest.raises(EngineError, match="403"):
            engine.poll()


@pytest.mark.parametrize("status", [200, 400, 401, 404, 418, 429, 500])
def test_the_key_is_nowhere_whatever_a_server_does_with_it(monkeypatch, status, capfd, caplog):
    async def gossip(asked: Asked) -> web.Response:
        told = dict(asked.http.headers)
        if status == 200:
            return said(200, {"choices": [{"message": {"content": str(told)}, "finish_reason": "stop"}]})
        return refusal(f"{'x' * 260} {told}", status=status)

    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    seen = ""
    with Server(gossip, key=SECRET) as server, opened(server) as engine:
        try:
            seen += str(ask_all(engine, [question("owl"), question("elk")]))
        except EngineError as error:
            seen += "".join(traceback.format_exception(error))
        seen += str((engine.notes, engine.troubles, engine.settings, engine.model, repr(engine), vars(engine)))
    out = capfd.readouterr()
    assert server.headers[0]["Authorization"] == f"Bearer {SECRET}"
    assert "sesame" not in seen + out.out + out.err + caplog.text


def test_the_model_is_the_one_that_is_served():
    with Server(models=("llama",)) as server, opened(server) as engine:
        ask_one(engine, question("owl"))
        assert engine.model == server.bodies[0]["model"] == "llama"


def test_of_several_models_the_user_says_which():
    with Server(models=("llama", "adapter")) as server:
        with pytest.raises(EngineError, match=r"serves adapter, llama.*--model"), opened(server):
            pass
        with opened(server, model="adapter") as engine:
            assert engine.model == "adapter"


def test_endpoints_of_different_models_are_refused():
    one, two = Server(models=("llama",)), Server(models=("mistral",))
    with one, two, pytest.raises(EngineError, match=r"disagree.*llama.*mistral"), opened(one, two):
        pass


def test_an_endpoint_without_a_list_needs_the_name():
    with Server(models=None) as server:
        with pytest.raises(EngineError, match=r"--model"), opened(server):
            pass
        with opened(server, model="tiny") as engine:
            assert ask_one(engine, question("owl")).text == "about owl"


def test_a_model_that_is_not_there_ends_the_run_with_those_that_are():
    async def manner(asked: Asked) -> web.Response:
        return refusal("The model `llma` does not exist.", status=404)

    with Server(manner, models=("llama", "mistral")) as server, opened(server, model="llma") as engine:
        engine.submit(question("owl"))
        with pytest.raises(EngineError, match=r"404.*'llma'.*llama, mistral"):
            engine.poll()


def test_when_nobody_answers_the_addresses_are_named():
    away, gone = nobody(), nobody()
    with (
        pytest.raises(EngineError, match=f"no endpoint answers: {away} .connection refused.; {gone}"),
        opened(away, gone),
    ):
        pass


def test_a_quota_that_is_used_up_ends_the_run():
    async def manner(asked: Asked) -> web.Response:
        return refusal("You exceeded your current quota", status=429, code="insufficient_quota")

    with Server(manner) as server, opened(server) as engine:
        engine.submit(question("owl"))
        with pytest.raises(EngineError, match="quota"):
            engine.poll()


def test_an_address_that_sends_on_is_told_and_the_key_does_not_follow():
    async def manner(asked: Asked) -> web.Response:
        return web.Response(status=307, headers={"Location": "http://127.0.0.1:9/elsewhere"})

    with Server(manner) as server, opened(server) as engine:
        engine.submit(question("owl"))
        with pytest.raises(EngineError, match="307"):
            engine.poll()


@pytest.mark.parametrize("field", ["stream", "messages"])
def test_fields_that_are_the_engines_own_are_refused(field):
    with pytest.raises(EngineError, match=field):
        open_engine("openai", Options(endpoints=("http://localhost:1",), extra={field: True}))


def test_more_connections_than_the_system_allows_are_not_tried(monkeypatch):
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 1024))
    with Server() as server, opened(server, window=5000) as engine:
        assert engine.window == 1024 - OTHERS
        assert "ulimit -n" in engine.notes[0]
        assert ask_one(engine, question("owl")).text == "about owl"


def test_a_proxy_is_used_but_not_on_the_way_to_this_machine(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://proxy:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("http://far.example/v1") == "http://proxy:3128"
    assert [proxy_for(f"http://{host}/v1") for host in ("localhost:1", "127.0.0.1:1", "[::1]:1", "inside.example")] == [
        None
    ] * 4
