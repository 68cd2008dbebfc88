"""A rehearsal: the rules answer in a model's place, and only its tokenizer is opened, to count what it would read.

What a model would write is taken to be as long as what the rules write, which is the same JSON.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from InstructionGen.checkpoints import find
from InstructionGen.engine.chat import Chat, Prompter, control_tokens, jinja_render, tokenizer_render
from InstructionGen.engine.identity import line_of
from InstructionGen.engine.options import Options
from InstructionGen.engine.rules import RuleEngine
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Request

FAR = 1 << 20
"""Tokens of a context that nobody knows the length of."""

Encode = Callable[[str], list[int]]


@dataclass(slots=True)
class _Lengths:
    """How long a card's answers have been."""

    answers: int = 0
    tokens: int = 0


class Rehearsal:
    """An engine that asks nobody.

    Args:
        tokenizer: whose tokens are counted: a checkpoint as ``--model`` names it, or a folder with a tokenizer in it.
        options: of the run; its window and pool are taken.

    Raises:
        EngineError: there is no tokenizer, no chat template with it, or no library that reads it.
        UnknownName: nothing is called so.
    """

    def __init__(self, tokenizer: str, options: Options) -> None:
        self._rules = RuleEngine(Options(window=options.window, pool=options.pool))
        self.model, self.licence = f"rehearsal of {tokenizer}", self._rules.licence
        self.window = self._rules.window
        self.settings: dict[str, Any] = {}
        self.notes: Sequence[str] = ()
        checkpoint = find(tokenizer, bring=False)
        self._most = options.max_model_len or checkpoint.context or FAR
        """Tokens of prompt and answer together: where they are few, a model is asked with fewer examples."""
        opened = _of_gguf if checkpoint.kind == "gguf" else _of_folder
        self._prompter, self._encode = opened(checkpoint.path, options.chat_template)
        self._asked: dict[str, Request] = {}
        self._lengths: dict[str, _Lengths] = defaultdict(_Lengths)

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._asked[request.id] = request
        if not request.card.choices:
            self._rules.submit(request)

    def poll(self) -> Iterable[Completion]:
        """The rules' answers, and to a question with choices the first of them, all with counts of tokens."""
        answers = list(self._rules.poll())
        answered = {answer.id for answer in answers}
        answers += [
            Completion(request.id, request.card.choices[0])
            for request in self._asked.values()
            if request.id not in answered
        ]
        return [self._counted(answer) for answer in answers]

    def close(self) -> None:
        """Nothing is held."""

    def _counted(self, answer: Completion) -> Completion:
        request = self._asked.pop(answer.id)
        try:
            read = len(self._prompter.fitted(request, self._most)[1])
        except ValueError as error:
            return Completion(request.id, line_of(error), "error", "request refused by the engine")
        if request.card.choices:
            written = 1
        else:
            so_far = self._lengths[request.card.name]
            if answer.finish_reason == "error":  # a model would write something all the same
                written = round(so_far.tokens / so_far.answers) if so_far.answers else 0
            else:
                written = len(self._encode(json.dumps(json.loads(answer.text), ensure_ascii=False))) + 1  # and the stop
                so_far.answers += 1
                so_far.tokens += written
        return replace(answer, prompt_tokens=read, completion_tokens=written)


def _of_folder(path: Path, template: Path | None) -> tuple[Prompter, Encode]:
    try:
        from transformers import AutoTokenizer
    except ModuleNotFoundError as missing:
        raise EngineError(
            "counting tokens needs transformers, which is not installed: `bash setup.sh cpu`, or "
            "pip install 'instructiongen[transformers]'"
        ) from missing
    try:
        tokenizer = AutoTokenizer.from_pretrained(path)
    except Exception as error:  # whatever the library stumbles over, it is the folder
        raise EngineError(f"{path} holds no tokenizer that transformers can read: {line_of(error)}") from error

    def encode(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False))

    chat = Chat(tokenizer_render(tokenizer, template, str(path)))
    return Prompter(chat, encode, control_tokens(tokenizer)), encode


def _of_gguf(path: Path, template: Path | None) -> tuple[Prompter, Encode]:
    from InstructionGen.engine.llama import library
    from InstructionGen.files import read_text

    try:
        llama_cpp = library()
    except ModuleNotFoundError as missing:
        raise EngineError("counting a GGUF's tokens needs llama-cpp-python: `bash setup.sh cpu`") from missing
    try:
        vocabulary = llama_cpp.Llama(str(path), vocab_only=True, verbose=False)
    except Exception as error:
        raise EngineError(f"llama.cpp cannot read the vocabulary of {path}: {line_of(error)}") from error
    said = read_text(template) if template else vocabulary.metadata.get("tokenizer.chat_template")
    if not said:
        raise EngineError(f"{path} has no chat template; give one with --chat-template FILE")

    def encode(text: str) -> list[int]:
        return list(vocabulary.tokenize(text.encode(), add_bos=False, special=True))

    return Prompter(Chat(jinja_render(said)), encode, ()), encode
