"""Chats as a checkpoint wants them: its own template, a system message folded in where it takes none, token ids.

The questions of one group differ only in their last turn. What they share is rendered and tokenised once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

from InstructionGen.errors import EngineError
from InstructionGen.files import read_text
from InstructionGen.records import Message, Request

Turns = Sequence[Mapping[str, Any]]
Render = Callable[[Turns], str]
"""A template at work: the turns of a chat (``role`` and ``content``) to the text that asks for the next one."""

_MARK = "\u2042the last turn\u2042"
"""Stands in for a turn's text while a template is tried; nothing that a caption says."""


class Chat:
    """A checkpoint's chat template. Whether it takes a system message is found out by trying.

    Raises:
        EngineError: the template cannot render even a plain question.
    """

    def __init__(self, render: Render) -> None:
        self._render = render
        try:
            self._folds = _MARK not in render(_turns((Message("system", _MARK), Message("user", "?"))))
        except Exception:  # a template refuses with whatever it likes, `raise_exception` above all
            self._folds = True
        try:
            whole = _MARK in render(_turns((Message("user", _MARK),)))
        except Exception as error:
            told = " ".join(str(error).split())
            raise EngineError(f"the chat template cannot be used: {told}; give another with --chat-template") from error
        if not whole:
            raise EngineError("the chat template leaves out what the user says; give another with --chat-template")

    def text(self, messages: Sequence[Message]) -> str:
        """The prompt. A system message goes to the head of the first user turn where the template takes none."""
        if self._folds and messages[0].role == "system" and len(messages) > 1:
            first = messages[1]._replace(content=f"{messages[0].content}\n\n{messages[1].content}")
            messages = (first, *messages[2:])
        return self._render(_turns(messages))

    def around_last_turn(self, messages: Sequence[Message]) -> tuple[str, str, str]:
        """What stands before the words of the last turn, a mark in their place, and what stands after them.

        The mark is empty where the template leaves the words out, or no words of their own stand there.
        """
        return self.text((*messages[:-1], messages[-1]._replace(content=_MARK))).partition(_MARK)

    def text_with_images(self, messages: Sequence[Message], count: int) -> str:
        """The prompt with ``count`` pictures at the head of its last turn, in the form of Hugging Face processors."""
        turns = [{"role": m.role, "content": [{"type": "text", "text": m.content}]} for m in messages]
        turns[-1]["content"] = [*({"type": "image"} for _ in range(count)), *turns[-1]["content"]]
        if self._folds and messages[0].role == "system" and len(messages) > 1:
            turns[1]["content"] = [{"type": "text", "text": f"{messages[0].content}\n\n"}, *turns[1]["content"]]
            del turns[0]
        return self._render(turns)


class Prompter:
    """Requests as token ids.

    Args:
        chat: the template.
        encode: text to ids; the control tokens that the template wrote are read as such, and none are added.
        control: the control tokens as they are written: ``<|eot_id|>``, ``</s>``.
    """

    def __init__(self, chat: Chat, encode: Callable[[str], list[int]], control: Iterable[str]) -> None:
        self._chat = chat
        self._encode = encode
        self._control = tuple(control)
        self._shells: dict[str, _Shell | None] = {}
        self._shortened: Counter[int] = Counter()

    @property
    def notes(self) -> list[str]:
        """What the user should hear of: questions that were asked with fewer examples."""
        return [fewer_examples(count, f"{most:,} tokens") for most, count in self._shortened.items()]

    def fitted(self, request: Request, most: int, spare: int = 0) -> tuple[Request, list[int]]:
        """A request and its prompt's token ids, with as many examples as leave room for the whole answer.

        Examples are left out from the last one on, never cut. A request that leaves no such room without any is given
        without any, whatever its length.

        Args:
            request: what is asked.
            most: tokens of prompt and answer together.
            spare: of these, how many the engine may put in front.

        Raises:
            ValueError: see ``ids``.
        """
        room = most - spare - (1 if request.card.choices else request.card.sampling.max_tokens)
        whole, ids = request, self.ids(request)
        for shots in reversed(range(request.card.shots)):
            if len(ids) <= room:
                break
            request = replace(whole, shots=shots)
            ids = self.ids(request)
        if request is not whole and len(ids) < most:
            self._shortened[most] += 1
        return request, ids

    def ids(self, request: Request) -> list[int]:
        """The prompt's token ids.

        Raises:
            ValueError: the question's own text holds a control token, which would end the turn in its middle.
        """
        messages = request.messages()
        last = messages[-1].content
        for token in self._control:
            if token in last:
                raise ValueError(f"the text holds {token!r}, a control token of the checkpoint")
        group = request.group
        if group not in self._shells:
            shell, whole = self._shell(messages), self._encode(self._chat.text(messages))
            # Whether a text may be cut there depends on the template and the vocabulary: seen on the real thing.
            self._shells[group] = shell if shell and shell.ids(last, self._encode) == whole else None
            return whole
        ready = self._shells[group]
        return ready.ids(last, self._encode) if ready else self._encode(self._chat.text(messages))

    def _shell(self, messages: Sequence[Message]) -> _Shell | None:
        before, mark, after = self._chat.around_last_turn(messages)
        # Before a control token, text may be cut in two: tokenisers take control tokens out first and read what lies
        # between them piece by piece.
        cut = max((before.rfind(token) for token in self._control), default=-1)
        return _Shell(self._encode(before[:cut]), before[cut:], after) if mark and cut > 0 else None


class _Shell:
    """What the prompts of a group have in common."""

    __slots__ = ("_after", "_before", "_head")

    def __init__(self, head: list[int], before: str, after: str) -> None:
        self._head = head
        self._before = before
        self._after = after

    def ids(self, last: str, encode: Callable[[str], list[int]]) -> list[int]:
        return self._head + encode(f"{self._before}{last.strip()}{self._after}")


def fewer_examples(count: int, context: str) -> str:
    """What an engine tells of questions that it asked with fewer examples, since its context holds no more."""
    questions = "1 question was" if count == 1 else f"{count:,} questions were"
    return f"{questions} asked with fewer examples: the context of {context} holds no more"


def control_tokens(tokenizer: Any) -> tuple[str, ...]:
    """The control tokens of a Hugging Face tokenizer, as they are written."""
    return tuple(token.content for token in tokenizer.added_tokens_decoder.values() if token.special)


def jinja_render(template: str, bos_token: str = "", eos_token: str = "") -> Render:
    """A template outside of transformers, with the few helpers that templates count on."""

    def refuse(message: str) -> None:
        raise TemplateError(message)

    home = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
    home.globals["raise_exception"] = refuse
    home.globals["strftime_now"] = lambda form: date.today().strftime(form)
    compiled = home.from_string(template)
    special = {"bos_token": bos_token, "eos_token": eos_token}
    return lambda turns: compiled.render(messages=turns, add_generation_prompt=True, **special)


def tokenizer_render(tokenizer: Any, template: Path | None, where: str) -> Render:
    """The template of a Hugging Face tokenizer or processor, or that of a file in its place.

    Raises:
        EngineError: there is none.
    """
    chosen = read_text(template) if template else None
    if chosen is None and not getattr(tokenizer, "chat_template", None):
        raise EngineError(
            f"{where} has no chat template, so it is no instruct model; give one with --chat-template FILE"
        )
    return lambda turns: str(
        tokenizer.apply_chat_template(list(turns), chat_template=chosen, tokenize=False, add_generation_prompt=True)
    )


def _turns(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content.strip()} for message in messages]
