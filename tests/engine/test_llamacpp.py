"""The llama.cpp engine, on a tiny random GGUF: it writes nonsense, within the grammar it is held to."""

from __future__ import annotations

import json
import math
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from InstructionGen.answers import ANSWERS, Backgrounds
from InstructionGen.engine import Options, open_engine
from InstructionGen.engine.choices import choice_tokens, weigh
from InstructionGen.engine.llamacpp import LlamaCppEngine
from InstructionGen.errors import EngineError
from InstructionGen.records import Sampling
from tests.engine.checkpoints import MISTRAL_TEMPLATE, make_mistral
from tests.engine.gguf import make_adapter, make_gguf
from tests.engine.questions import JUDGE, PROMPT, SHORT, Pair, Question, answers, ask


def opened(weights: Path, **options: Any) -> LlamaCppEngine:
    """An engine with threads enough for a tiny network; more would wait for each other."""
    threads = {"n_threads": 1, "n_threads_batch": 1}
    return LlamaCppEngine(Options(**{"model": str(weights), "device": "cpu", "extra": threads, **options}))


@pytest.fixture(scope="module")
def weights(llama_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_gguf(llama_folder, tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture(scope="module")
def engine(weights: Path) -> Iterator[LlamaCppEngine]:
    ready = opened(weights)
    yield ready
    ready.close()


def test_a_small_context_is_asked_with_fewer_examples_and_answers_as_if_asked_so(weights: Path) -> None:
    small = opened(weights, max_model_len=512)
    card = replace(SHORT, shots=12)
    requests = [ask(number, card=card) for number in range(4)]
    found = answers(small, requests)
    lengths = {completion.prompt_tokens for completion in found.values()}
    assert max(lengths) <= 512 - 60
    assert min(lengths) > 400
    assert not [completion for completion in found.values() if completion.finish_reason == "error"]
    assert small.notes[-1] == "4 questions were asked with fewer examples: the context of 512 tokens holds no more"
    assert sum(completion.cached_tokens > 300 for completion in found.values()) == 3  # they share what is left
    small.close()


def test_the_engine_is_called_after_its_checkpoint(engine: LlamaCppEngine) -> None:
    assert engine.model == "tiny"
    assert engine.window == 32
    assert engine.settings["max_model_len"] == 4096
    assert json.loads(json.dumps(engine.settings)) == engine.settings


def test_what_is_said_to_the_end_parses_and_validates(engine: LlamaCppEngine) -> None:
    found = answers(engine, [ask(n, group=n % 4, card=SHORT) for n in range(200)]).values()
    stopped = [c for c in found if c.finish_reason == "stop"]
    assert {c.finish_reason for c in found} <= {"stop", "length"}
    assert len(stopped) > 150
    for completion in stopped:
        answer = Pair.model_validate_json(completion.text)
        assert completion.text.replace("\\/", "/") == answer.said()  # spaces and escapes where json.dumps puts them


@pytest.mark.slow
def test_the_answers_of_real_cards_parse_and_validate(engine: LlamaCppEngine) -> None:
    for name in ("Removal", "Replacement", "Caption", "Backgrounds"):
        card = Question(model=ANSWERS[name], sampling=Sampling(max_tokens=3500, temperature=1.0, top_p=1.0))
        found = answers(engine, [ask(n, card=card) for n in range(4)]).values()
        texts = [c.text for c in found if c.finish_reason == "stop"]
        assert texts
        for text in texts:
            # Random weights rarely end a line, and how long it is does not stand in the schema.
            said = {key: value[:400] if isinstance(value, str) else value for key, value in json.loads(text).items()}
            ANSWERS[name].model_validate(said)


def test_quotes_and_backslashes_are_escaped(engine: LlamaCppEngine) -> None:
    card = Question(pattern=r"^[^\x00-!#-\[\]-\U0010FFFF]{3,6}$")
    for completion in answers(engine, [ask(n, card=card) for n in range(10)]).values():
        assert 3 <= len(said := json.loads(completion.text)["said"]) <= 6
        assert set(said) <= {'"', "\\"}


def test_an_answer_that_is_cut_off_says_so(engine: LlamaCppEngine) -> None:
    card = replace(SHORT, sampling=Sampling(max_tokens=5))
    completion = answers(engine, [ask(1, card=card)])["0/1"]
    assert (completion.finish_reason, completion.completion_tokens) == ("length", 5)


def test_a_question_that_is_too_long_fails_alone(engine: LlamaCppEngine) -> None:
    long = ask(2, said="a very long caption " * 3000)
    found = answers(engine, [ask(1, card=SHORT), long, ask(3, card=SHORT)])
    assert (found["0/2"].finish_reason, found["0/2"].error) == ("error", "prompt too long")
    assert found["0/2"].text.endswith(" tokens of 4096")
    assert all(found[key].finish_reason == "stop" for key in ("0/1", "0/3"))


def test_an_answer_ends_where_the_context_does(weights: Path) -> None:
    engine = opened(weights, max_model_len=120)
    card = Question(model=Backgrounds, sampling=Sampling(max_tokens=1000, temperature=1.0))
    completion = answers(engine, [ask(1, card=card)])["0/1"]
    assert completion.finish_reason == "length"
    assert completion.prompt_tokens + completion.completion_tokens == 120


def test_an_answer_does_not_depend_on_what_was_asked_before(weights: Path, engine: LlamaCppEngine) -> None:
    requests = [ask(n, group=n % 3, card=SHORT) for n in range(12)]
    requests += [replace(ask(n, group=n % 3, card=JUDGE), id=f"{n % 3}/judge{n}") for n in range(6)]
    together = answers(engine, requests)
    mixed = answers(engine, random.Random(1).sample(requests, len(requests)))
    fresh = opened(weights)
    alone = {}
    for request in reversed(requests):
        answers(fresh, [request])
        alone |= answers(fresh, [request])  # once more, when all of its prompt is known
    for key, completion in together.items():
        assert mixed[key].text == alone[key].text == completion.text
        assert mixed[key].logprobs == alone[key].logprobs == completion.logprobs  # to the last bit


def test_another_seed_gives_another_answer(engine: LlamaCppEngine) -> None:
    requests = [replace(ask(1, card=SHORT), id=f"0/{seed}", seed=seed) for seed in (1, 2, 3, 2**32 - 1)]
    assert len({c.text for c in answers(engine, requests).values()}) == 4
    again = answers(engine, requests)
    assert answers(engine, requests[-1:])["0/4294967295"].text == again["0/4294967295"].text


def test_a_judge_is_as_sure_as_the_network(weights: Path, engine: LlamaCppEngine) -> None:
    completion = answers(engine, [ask(1, card=JUDGE)])["0/1"]
    assert completion.logprobs is not None
    assert sum(math.exp(share) for share in completion.logprobs.values()) == pytest.approx(1)
    assert completion.text == max(completion.logprobs, key=lambda word: completion.logprobs[word])
    assert (completion.finish_reason, completion.completion_tokens) == ("stop", 1)

    from llama_cpp import Llama

    plain = Llama(str(weights), n_ctx=1024, logits_all=True, verbose=False)
    prompt = plain.tokenize(PROMPT.encode(), add_bos=False, special=True)
    assert len(prompt) == completion.prompt_tokens
    plain.eval(prompt)
    row = plain.scores[len(prompt) - 1]
    tokens = choice_tokens(lambda said: plain.tokenize(said.encode(), add_bos=False), JUDGE.choices)
    expected = weigh([(choice, float(row[token])) for token, choice in tokens.items()], JUDGE.choices)
    assert completion.logprobs == pytest.approx(expected, abs=1e-4)
    plain.close()


@pytest.mark.slow
def test_it_reads_the_weights_as_transformers_does(llama_folder: Path, engine: LlamaCppEngine) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(llama_folder)
    net = AutoModelForCausalLM.from_pretrained(llama_folder, dtype=torch.float32)
    prompt = tokenizer.encode(PROMPT, add_special_tokens=False)
    with torch.inference_mode():
        row = net(torch.tensor([prompt])).logits[0, -1]
    tokens = choice_tokens(lambda said: tokenizer.encode(said, add_special_tokens=False), JUDGE.choices)
    expected = weigh([(choice, float(row[token])) for token, choice in tokens.items()], JUDGE.choices)
    assert answers(engine, [ask(1, card=JUDGE)])["0/1"].logprobs == pytest.approx(expected, abs=0.01)


def test_questions_of_a_group_come_together_and_share_their_beginning(engine: LlamaCppEngine) -> None:
    answers(engine, [ask(9, group=9, card=SHORT)])  # so that nothing of theirs is there
    for number in range(8):
        engine.submit(ask(number, group=number % 2, card=SHORT))
    found = [completion for _ in range(8) for completion in engine.poll()]
    assert [c.id for c in found] == ["0/0", "0/2", "0/4", "0/6", "1/1", "1/3", "1/5", "1/7"]
    assert [c.cached_tokens > 0 for c in found] == [False, True, True, True, False, True, True, True]
    for completion in found:
        assert not completion.cached_tokens or 0 < completion.prompt_tokens - completion.cached_tokens < 20
    assert list(engine.poll()) == []


def test_a_system_message_is_folded_where_the_template_refuses_it(weights: Path, tmp_path: Path) -> None:
    (tmp_path / "mistral.jinja").write_text(MISTRAL_TEMPLATE)
    engine = opened(weights, chat_template=tmp_path / "mistral.jinja")
    by_hand = replace(SHORT, system="", example=f"{SHORT.system}\n\n{SHORT.example}", name="test.by_hand")
    folded = answers(engine, [ask(n, card=SHORT) for n in range(3)])
    written = answers(engine, [ask(n, card=by_hand) for n in range(3)])
    for key, completion in folded.items():
        assert completion.finish_reason == "stop"
        assert completion.prompt_tokens == written[key].prompt_tokens
        assert completion.text == written[key].text
    assert folded["0/1"].cached_tokens > 0
    assert "chat_template" in engine.settings


def test_a_vocabulary_of_pieces_is_written_with_as_well(tmp_path: Path) -> None:
    engine = opened(make_gguf(make_mistral(tmp_path / "mistral"), tmp_path / "pieces.gguf"))
    found = answers(engine, [ask(n, card=SHORT) for n in range(8)])
    for completion in found.values():
        assert completion.finish_reason == "stop"
        Pair.model_validate_json(completion.text)
    assert found["0/1"].cached_tokens > 0
    assert answers(engine, [ask(1, card=JUDGE)])["0/1"].logprobs is not None


def test_a_template_without_the_token_of_beginning_gets_it(weights: Path, llama_folder: Path, tmp_path: Path) -> None:
    own = (llama_folder / "chat_template.jinja").read_text()
    (tmp_path / "bare.jinja").write_text(own.replace("{{ bos_token }}", ""))
    bare = opened(weights, chat_template=tmp_path / "bare.jinja")
    whole = opened(weights)
    assert answers(bare, [ask(1, card=SHORT)]) == answers(whole, [ask(1, card=SHORT)])


def test_what_cannot_be_asked_fails_alone_and_quietly(
    engine: LlamaCppEngine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = answers(
        engine,
        [
            ask(1, card=replace(SHORT, pattern=r"no beginning")),
            ask(2, card=replace(SHORT, pattern=r"^a\bb$")),
            ask(3, card=replace(JUDGE, choices=("yes", "yesterday"))),
            ask(4, said="see <|eot_id|> there"),
            replace(ask(5, card=SHORT), images=(tmp_path / "picture.png",)),
            ask(6, card=SHORT),
        ],
    )
    assert {found[f"0/{n}"].error for n in (1, 2, 3, 4)} == {"request refused by the engine"}
    assert "<|eot_id|>" in found["0/4"].text
    assert found["0/5"].error == "this engine takes no images"
    assert found["0/6"].finish_reason == "stop"
    assert capfd.readouterr() == ("", "")


def test_a_failure_of_the_library_is_that_questions_own(
    engine: LlamaCppEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(engine, [ask(1, card=SHORT)])["0/1"]

    def break_down(tokens: Sequence[int]) -> None:
        raise RuntimeError("llama_decode returned -3")

    with monkeypatch.context() as broken:
        broken.setattr(engine._llama, "eval", break_down)
        failed = answers(engine, [ask(2, card=SHORT)])["0/2"]
    assert (failed.error, failed.text) == ("llama.cpp failed", "llama_decode returned -3")
    assert answers(engine, [ask(1, card=SHORT)])["0/1"] == replace(before, cached_tokens=0)


def test_guessing_ahead_changes_no_answer(weights: Path, engine: LlamaCppEngine) -> None:
    guessing = opened(weights, speculate=4)
    greedy = Question(model=None, sampling=Sampling(max_tokens=120, temperature=0.0))  # repeats itself before long
    for card in (SHORT, greedy, JUDGE):
        requests = [ask(n, group=n % 2, card=card) for n in range(6)]
        plain = answers(engine, requests)
        assert {key: c.text for key, c in answers(guessing, requests).items()} == {k: c.text for k, c in plain.items()}
    assert guessing.settings != engine.settings


def test_an_adapter_changes_the_answers(
    weights: Path, llama_folder: Path, engine: LlamaCppEngine, tmp_path: Path
) -> None:
    (tmp_path / "adapter").mkdir()
    make_adapter(llama_folder, tmp_path / "adapter" / "adapter.gguf")
    adapted = opened(weights, lora=tmp_path / "adapter")
    other, plain = answers(adapted, [ask(1, card=JUDGE)]), answers(engine, [ask(1, card=JUDGE)])
    assert other["0/1"].logprobs != plain["0/1"].logprobs
    assert adapted.settings["lora"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"extra": {"n_thread": 2}}, "Did you mean 'n_threads'?"),
        ({"extra": {"n_ctx": 512}}, "--max-model-len"),
        ({"extra": {"verbose": True}}, "no setting of llama_cpp.Llama called 'verbose'"),
        ({"extra": {"n_threads": "two"}}, "llama.cpp cannot load"),
        ({"max_model_len": 9000}, "trained on 4096 tokens"),
        ({"lora": Path()}, "convert_lora_to_gguf.py"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(weights: Path, options: dict[str, Any], words: str) -> None:
    with pytest.raises(EngineError) as told:
        open_engine("llamacpp", Options(model=str(weights), **options))
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_gpu_that_the_build_cannot_use_is_refused(weights: Path) -> None:
    import llama_cpp

    if llama_cpp.llama_supports_gpu_offload():
        pytest.skip("this build can use a GPU")
    with pytest.raises(EngineError, match="no GPU support"):
        LlamaCppEngine(Options(model=str(weights), device="cuda"))


def test_a_folder_is_another_engines(llama_folder: Path) -> None:
    with pytest.raises(EngineError, match="use --engine vllm or transformers"):
        LlamaCppEngine(Options(model=str(llama_folder)))


def test_what_llamacpp_cannot_load_is_told_in_one_line(
    weights: Path, llama_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    config = json.loads((llama_folder / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "hidden_size": 2 * config["hidden_size"]}))
    for adapter in (weights, make_adapter(tmp_path, tmp_path / "adapter.gguf")):
        with pytest.raises(EngineError) as told:
            opened(weights, lora=adapter)
        assert str(told.value).startswith(f"llama.cpp cannot put {adapter} on {weights}: ")
        assert "\n" not in str(told.value)
    assert capfd.readouterr() == ("", "")


def test_closing_gives_the_memory_back(weights: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    shutil.copy(weights, own)

    def mapped() -> bool:
        return str(own) in Path("/proc/self/maps").read_text()

    engine = opened(own)
    answers(engine, [ask(1, card=SHORT)])
    assert mapped()
    engine.close()
    engine.close()
    assert not mapped()
