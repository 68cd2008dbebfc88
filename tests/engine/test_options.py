"""What is said about an engine is understood or refused, never passed over."""

from __future__ import annotations

import builtins

import pytest

from InstructionGen.engine import ENGINES, Options, engine_for, open_engine
from InstructionGen.engine.options import with_key_and_value
from InstructionGen.errors import EngineError, UnknownName


def test_an_option_that_an_engine_does_not_understand_is_refused():
    with pytest.raises(EngineError, match=r"the rules engine has no --lora"):
        open_engine("rules", Options(lora="adapter"))


def test_what_published_commands_always_say_does_no_harm():
    open_engine("rules", Options(model="llama3", gpu_ids=(6,), device="cuda")).close()


def test_an_unknown_engine_is_told_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean 'vllm'"):
        open_engine("vlm")


@pytest.mark.parametrize(("name", "module"), [("vllm", "vllm"), ("llamacpp", "llama_cpp"), ("openai", "aiohttp")])
def test_a_library_that_is_not_installed_is_named_with_what_installs_it(name, module, monkeypatch):
    import sys

    real = builtins.__import__

    def without(wanted: str, *args: object, **more: object) -> object:
        if wanted.partition(".")[0] == module:
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)
        return real(wanted, *args, **more)

    for loaded in [
        m for m in sys.modules if m.startswith(ENGINES[name][0].partition(":")[0]) or m.partition(".")[0] == module
    ]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EngineError, match=rf"instructiongen\[{name}\]"):
        open_engine(name, Options(model="nowhere"))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("max_num_seqs=64", ("max_num_seqs", 64)),
        ("trust-remote-code=true", ("trust_remote_code", True)),
        ("hf_overrides={rope_theta: 1e6}", ("hf_overrides", {"rope_theta": "1e6"})),
        ("load_format=dummy", ("load_format", "dummy")),
        ("a=b=c", ("a", "b=c")),
    ],
)
def test_engine_arguments_are_what_they_look_like(text, pair):
    assert with_key_and_value(text) == pair


@pytest.mark.parametrize("text", ["max_num_seqs", "=4", "x={"])
def test_an_engine_argument_without_key_or_value_is_told(text):
    with pytest.raises(EngineError, match="--engine-arg"):
        with_key_and_value(text)


def test_endpoints_choose_their_engine_and_a_gguf_its_own(tmp_path):
    assert engine_for(Options(endpoints=("http://localhost:1/v1",))) == "openai"
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF")
    assert engine_for(Options(model=str(path))) == "llamacpp"
