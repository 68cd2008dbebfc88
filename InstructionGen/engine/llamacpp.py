"""llama.cpp: one GGUF file, on a processor or a GPU, with nothing else installed than ``llama-cpp-python``.

It answers one question after the other: the Python library decodes one sequence at a time. What the questions of a
group have in common is computed once; after each answer the cache is cut back to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError

from InstructionGen.checkpoints import Checkpoint
from InstructionGen.engine.chat import Chat, Prompter, jinja_render
from InstructionGen.engine.choices import Chooser, chosen
from InstructionGen.engine.gbnf import grammar_of
from InstructionGen.engine.identity import checkpoint_for, identity, line_of
from InstructionGen.engine.llama import adapter, context, library, load
from InstructionGen.engine.options import Options
from InstructionGen.engine.waiting import Waiting
from InstructionGen.errors import EngineError
from InstructionGen.files import read_text
from InstructionGen.records import Completion, Request


class LlamaCppEngine:
    """A GGUF checkpoint. The same question with the same seed has the same answer, whatever was asked before."""

    understands = frozenset("model device gpu_ids max_model_len lora speculate chat_template window extra".split())

    def __init__(self, options: Options) -> None:
        llama_cpp = library()
        checkpoint = checkpoint_for(options, "gguf")
        if options.lora:
            options = replace(options, lora=adapter(options.lora))
        self._noted: list[str] = []
        self._cpp = llama_cpp
        self._most = context(options, checkpoint)
        self._llama = load(llama_cpp, checkpoint, options, self._most, self._noted)
        self._vocab = llama_cpp.llama_model_get_vocab(self._llama.model)
        self.model = checkpoint.name
        self.licence = options.model_licence or checkpoint.licence
        self.settings = {**identity(checkpoint, options), "max_model_len": self._most}
        self.window = options.window or 32
        self._chat = self._open_chat(options, checkpoint)
        self._prompter = Prompter(self._chat, self._encode, self._control())
        self._waiting = Waiting()
        self._grammars: dict[str, Any] = {}
        self._chooser = Chooser(lambda said: self._tokens(said, special=False))
        self._heads: dict[str, list[int]] = {}
        """Group -> the tokens that its prompts begin with."""
        self._head: list[int] = []
        """What the cache begins with and may keep."""
        # The state of such a network has no place to cut it back to.
        self._cuts = not (
            llama_cpp.llama_model_is_recurrent(self._llama.model) or llama_cpp.llama_model_is_hybrid(self._llama.model)
        )

    @property
    def notes(self) -> list[str]:
        """What the user should hear of."""
        return [*self._noted, *self._prompter.notes]

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._waiting.add(request)

    def poll(self) -> Iterable[Completion]:
        """One answer: to the oldest question's group, its questions in turn."""
        return [self._answer(request) for request in self._waiting.take(1)]

    def close(self) -> None:
        """Give the model's memory back."""
        llama, self._llama = self._llama, None
        if llama is not None:
            llama.close()

    def _answer(self, request: Request) -> Completion:
        if request.images:
            return Completion(request.id, "", "error", "this engine takes no images")
        try:
            # Its token of beginning may be missing from the template; there is room for it all the same.
            request, ids = self._prompter.fitted(request, self._most, spare=1)
            prompt = self._begun(ids)
            if len(prompt) >= self._most:
                return Completion(request.id, f"{len(prompt)} tokens of {self._most}", "error", "prompt too long")
            return self._choose(request, prompt) if request.card.choices else self._write(request, prompt)
        except (ValueError, TemplateError) as error:
            return Completion(request.id, line_of(error), "error", "request refused by the engine")
        except RuntimeError as error:  # what the library raises when llama.cpp cannot decode
            self._head = []
            return Completion(request.id, line_of(error), "error", "llama.cpp failed")

    def _write(self, request: Request, prompt: list[int]) -> Completion:
        drawn, grammar = request.card.sampling, self._grammar(request.card.schema)
        limit = min(drawn.max_tokens, self._most - len(prompt))
        cached = self._read(request, prompt)
        self._llama.set_seed(request.seed % 0xFFFFFFFF)  # that number itself would stand for a seed of chance
        ids: list[int] = []
        # The library's own top_k, min_p and repeat_penalty are put out of action: a card says temperature and top_p.
        for token in self._llama.generate(
            prompt, top_k=0, top_p=drawn.top_p, min_p=0.0, temp=drawn.temperature, repeat_penalty=1.0, grammar=grammar
        ):
            if ended := self._cpp.llama_vocab_is_eog(self._vocab, token):
                break
            ids.append(token)
            if len(ids) >= limit:
                break
        # A grammar takes control tokens at their letters, so its text shows them too; otherwise they are no text.
        text = self._llama.detokenize(ids, special=grammar is not None).decode("utf-8", "replace")
        # Bytes that are no character count as one for a grammar; here they could become several and too many.
        text = re.sub("\ufffd+", "\ufffd", text)
        return Completion(request.id, text, "stop" if ended else "length", "", len(prompt), len(ids), cached)

    def _choose(self, request: Request, prompt: list[int]) -> Completion:
        import numpy as np

        tokens = self._chooser.tokens(request)
        cached = self._read(request, prompt)
        row = self._cpp.llama_get_logits_ith(self._llama.ctx, -1)
        logits = np.ctypeslib.as_array(row, shape=(self._llama.n_vocab(),))
        # Shares among the choices are the same from logits as from logarithms of probabilities.
        found = [(choice, float(logits[token])) for token, choice in tokens.items()]
        return chosen(request, found, len(prompt), 1, cached)

    def _read(self, request: Request, prompt: list[int]) -> int:
        """Have the network read a prompt; how many tokens of it were in the cache.

        The library alone would keep whatever prefix happens to be there. But the last bits of a number depend on how
        the tokens are cut into batches, so an answer could depend on the question before. Here the cut depends on
        the question alone: first what its group shares, kept as a whole or read anew as a whole, then the rest.
        """
        head = prompt[: self._shared(request, prompt)]
        cached = len(head) if head == self._head else 0
        if cached:
            self._llama.n_tokens = cached  # what comes after is dropped by the next eval
        else:
            self._head = []
            self._llama.reset()
            if head:
                self._llama.eval(head)
            self._head = head
        self._llama.eval(prompt[len(head) :])
        return cached

    def _shared(self, request: Request, prompt: list[int]) -> int:
        """How many of a prompt's tokens come before its last turn."""
        if not self._cuts:
            return 0
        if request.group not in self._heads:
            before, mark, _ = self._chat.around_last_turn(request.messages())
            # Without the last two tokens, which might become others when the turn's words follow.
            self._heads[request.group] = self._begun(self._encode(before)[:-2]) if mark else []
        head = self._heads[request.group]
        return len(head) if prompt[: len(head)] == head else 0

    def _grammar(self, schema: Mapping[str, Any]) -> Any:
        """The grammar of a schema; none for an empty one. Raises ``ValueError`` where llama.cpp cannot keep to it."""
        if not schema:
            return None
        from llama_cpp.llama_grammar import LlamaGrammar

        key = json.dumps(schema)
        if key not in self._grammars:
            text = grammar_of(schema)
            # A grammar that it cannot read would be a null pointer among the samplers, and the end of the process.
            tried = self._cpp.llama_sampler_init_grammar(self._vocab, text.encode(), b"root")
            if not tried:
                raise ValueError("llama.cpp cannot read the grammar of the answer's schema")
            self._cpp.llama_sampler_free(tried)
            self._grammars[key] = LlamaGrammar.from_string(text, verbose=False)
        return self._grammars[key]

    def _tokens(self, text: str, special: bool) -> list[int]:
        return list(self._llama.tokenize(text.encode(), add_bos=False, special=special))

    def _encode(self, text: str) -> list[int]:
        return self._tokens(text, special=True)

    def _begun(self, ids: list[int]) -> list[int]:
        """A prompt with the token of beginning in front, where the checkpoint wants it and its template left it out."""
        bos = self._llama.token_bos()
        wants = bos >= 0 and self._cpp.llama_vocab_get_add_bos(self._vocab)
        return [bos, *ids] if wants and ids[:1] != [bos] else ids

    def _control(self) -> list[str]:
        tokens = range(self._llama.n_vocab())
        return [text for t in tokens if self._cpp.llama_vocab_is_control(self._vocab, t) and (text := self._said(t))]

    def _said(self, token: int) -> str:
        """A token as its vocabulary writes it; nothing for one that is not there."""
        return self._cpp.llama_vocab_get_text(self._vocab, token).decode("utf-8", "replace") if token >= 0 else ""

    def _open_chat(self, options: Options, checkpoint: Checkpoint) -> Chat:
        template = self._llama.metadata.get("tokenizer.chat_template")
        if options.chat_template:
            template = read_text(options.chat_template)
        if not template:
            raise EngineError(f"{checkpoint.path} has no chat template; give one with --chat-template FILE")
        try:
            render = jinja_render(template, self._said(self._llama.token_bos()), self._said(self._llama.token_eos()))
        except TemplateError as error:
            raise EngineError(f"the chat template cannot be read: {line_of(error)}; see --chat-template") from error
        return Chat(render)
