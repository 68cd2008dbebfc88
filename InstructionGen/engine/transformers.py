"""Hugging Face transformers: batches of questions of like length, padded on the left, within a budget of tokens.

Slower than vLLM, and found everywhere. A batch ends with its longest answer, so questions wait until there are several
batches of them, and go out sorted by length.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from InstructionGen.engine.chat import Chat, Prompter, control_tokens, tokenizer_render
from InstructionGen.engine.choices import Chooser, chosen
from InstructionGen.engine.device import choose_device
from InstructionGen.engine.identity import checkpoint_for, identity, line_of
from InstructionGen.engine.options import Options
from InstructionGen.engine.waiting import Waiting
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, FinishReason, Request

ROWS = {"cpu": 64, "cuda": 256}
"""Questions in a batch, at most."""
CPU_TOKENS = 65_536
"""Tokens in a batch on a processor, padding and room for the answers included."""
BATCHES = 4
"""Batches that are sorted together."""


@dataclass(slots=True)
class _Prepared:
    """A question ready for a batch."""

    request: Request
    ids: list[int]
    """Token ids of the prompt; with pictures their number is known only to the processor, and there are none."""
    limit: int
    pictures: list[Any]

    @property
    def kind(self) -> tuple[bool, bool]:
        """What may share a batch: choices take one step, pictures go through the processor."""
        return bool(self.request.card.choices), bool(self.request.images)

    @property
    def size(self) -> int:
        """Tokens it may come to."""
        return len(self.ids) + self.limit


class TransformersEngine:
    """A Hugging Face checkpoint, on a GPU or on the CPU."""

    understands = frozenset(
        "model device gpu_ids dtype max_model_len quantization lora chat_template window extra".split()
    )

    def __init__(self, options: Options) -> None:
        import torch
        from transformers import AutoConfig, GenerationConfig
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()
        checkpoint = checkpoint_for(options, "folder")
        device, self._noted = choose_device(options)
        self.model = checkpoint.name
        self.licence = options.model_licence or checkpoint.licence
        self.settings = identity(checkpoint, options)
        self._torch = torch
        try:
            config = AutoConfig.from_pretrained(checkpoint.path)
            self._sees = hasattr(config, "vision_config")
            self._reader = _reader(checkpoint.path, self._sees)
            self._net = _network(checkpoint.path, self._sees, device, options)
        except (EngineError, ModuleNotFoundError):
            raise
        except Exception as error:  # whatever the library stumbles over, it is the folder or an option
            raise EngineError(f"transformers cannot load {checkpoint.path}: {line_of(error)}") from error
        tokenizer = getattr(self._reader, "tokenizer", self._reader)
        tokenizer.padding_side = "left"
        if tokenizer.pad_token_id is None:
            tokenizer.pad_token = tokenizer.eos_token
        self._tokenizer = tokenizer
        text = config.get_text_config()
        self._most = options.max_model_len or text.max_position_embeddings
        stops = self._net.generation_config.eos_token_id
        # What else a checkpoint's authors thought good (penalties for repeating, beams) is not what a card asks for.
        self._net.generation_config = GenerationConfig()
        self._stops = [stops] if isinstance(stops, int) else list(stops or [tokenizer.eos_token_id])
        self._grammars = self._open_grammars(text.vocab_size)
        self._chat = Chat(tokenizer_render(self._reader, options.chat_template, str(checkpoint.path)))
        self._encode = lambda said: list(tokenizer.encode(said, add_special_tokens=False))
        self._prompter = Prompter(self._chat, self._encode, control_tokens(tokenizer))
        self._chooser = Chooser(self._encode)
        self._rows = min(options.window or ROWS[device], ROWS[device])
        self.window = options.window or BATCHES * self._rows
        self._budget = CPU_TOKENS if device == "cpu" else _budget(torch, text)
        self._waiting = Waiting()
        self._batches: list[list[_Prepared]] = []
        self._failed: list[Completion] = []

    @property
    def notes(self) -> list[str]:
        """What the user should hear of."""
        return [*self._noted, *self._prompter.notes]

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._waiting.add(request)

    def poll(self) -> Iterable[Completion]:
        """The answers to one batch."""
        if not self._batches:
            self._batches = self._sorted_out(self._waiting.take(BATCHES * self._rows))
        done, self._failed = self._failed, []
        if not self._batches:
            return done
        batch = self._batches.pop(0)
        try:
            return [*done, *self._answer(batch)]
        except self._torch.OutOfMemoryError:
            pass  # its traceback holds what filled the memory: go on only when it is gone
        except RuntimeError as error:
            raise EngineError(
                f"transformers died ({line_of(error)}); what is written is kept, and the same command goes on"
            ) from error

        gc.collect()
        if self._torch.cuda.is_available():
            self._torch.cuda.empty_cache()
        return [*done, *self._smaller(batch)]

    def close(self) -> None:
        """Give the model's memory back."""
        self._net = None
        gc.collect()
        if self._torch.cuda.is_available():
            self._torch.cuda.empty_cache()

    def _open_grammars(self, vocabulary: int) -> Any:
        from InstructionGen.engine.drawing import Grammars

        return Grammars(self._tokenizer, vocabulary, self._stops)

    def _sorted_out(self, requests: list[Request]) -> list[list[_Prepared]]:
        """Batches of one kind, of like length, none beyond the budget; what cannot be asked fails here."""
        ready = [p for p in map(self._prepare, requests) if p is not None]
        ready.sort(key=lambda p: (p.kind, p.size))
        batches: list[list[_Prepared]] = []
        for _, same in groupby(ready, key=lambda p: p.kind):
            batch: list[_Prepared] = []
            for prepared in same:  # in order of size, so the newest is the longest
                if len(batch) == self._rows or (len(batch) + 1) * prepared.size > self._budget:
                    batches, batch = ([*batches, batch] if batch else batches), []
                batch.append(prepared)
            batches.append(batch)
        return batches

    def _prepare(self, request: Request) -> _Prepared | None:
        try:
            if request.images and not self._sees:
                raise ValueError("the checkpoint takes no images")
            ids = [] if request.images else self._prompter.fitted(request, self._most)[1]
            pictures = [_picture(path) for path in request.images]
        except (ValueError, OSError) as error:
            self._fail(request, "request refused by the engine", line_of(error))
            return None
        if len(ids) >= self._most:
            self._fail(request, "prompt too long", f"{len(ids)} tokens of {self._most}")
            return None
        return _Prepared(request, ids, min(request.card.sampling.max_tokens, self._most - len(ids)), pictures)

    def _answer(self, batch: list[_Prepared]) -> list[Completion]:
        from transformers import LogitsProcessorList

        from InstructionGen.engine.drawing import Drawing, Row

        if batch[0].request.card.choices:
            return self._choose(batch)
        rows, kept = [], []
        for prepared in batch:
            card, matcher = prepared.request.card, None
            try:
                matcher = self._grammars.matcher(card.schema) if card.schema else None
            except ValueError as error:
                self._fail(prepared.request, "request refused by the engine", line_of(error))
                continue
            kept.append(prepared)
            rows.append(Row(card.sampling, prepared.request.seed, prepared.limit, matcher))
        failed, self._failed = self._failed, []
        if not kept:
            return failed
        inputs = self._inputs(kept)
        drawing = Drawing(rows, self._stops, self._net.device)
        with self._torch.inference_mode():
            out = self._net.generate(
                **inputs,
                do_sample=False,
                max_new_tokens=max(row.limit for row in rows) + 1,  # the stop token has room of its own
                pad_token_id=self._tokenizer.pad_token_id,
                eos_token_id=self._stops,
                logits_processor=LogitsProcessorList([drawing]),
            )
        start = inputs["input_ids"].shape[1]
        answers = out[:, start:].tolist()
        lengths = inputs["attention_mask"].sum(1).tolist()
        return failed + [self._read(*row) for row in zip(kept, answers, lengths, strict=True)]

    def _read(self, prepared: _Prepared, ids: list[int], prompt: int) -> Completion:
        end = next((place for place, token in enumerate(ids) if token in self._stops), len(ids))
        text = self._tokenizer.decode(ids[:end], skip_special_tokens=True)
        reason: FinishReason = "length" if end >= prepared.limit else "stop"
        return Completion(prepared.request.id, text, reason, "", prompt, end)

    def _choose(self, batch: list[_Prepared]) -> list[Completion]:
        inputs = self._inputs(batch)
        with self._torch.inference_mode():
            out = self._net.generate(
                **inputs,
                do_sample=False,
                max_new_tokens=1,
                pad_token_id=self._tokenizer.pad_token_id,
                return_dict_in_generate=True,
                output_logits=True,
            )
        logprobs = out.logits[0].float().log_softmax(-1)
        lengths = inputs["attention_mask"].sum(1).tolist()
        return [self._weighed(p, row, n) for p, row, n in zip(batch, logprobs, lengths, strict=True)]

    def _weighed(self, prepared: _Prepared, logprobs: Any, prompt: int) -> Completion:
        request = prepared.request
        try:
            tokens = self._chooser.tokens(request)
        except ValueError as error:
            return Completion(request.id, str(error), "error", "request refused by the engine")
        found = [(choice, float(logprobs[token])) for token, choice in tokens.items()]
        return chosen(request, found, prompt, 1)

    def _inputs(self, batch: list[_Prepared]) -> Any:
        if batch[0].request.images:
            texts = [self._chat.text_with_images(p.request.messages(), len(p.request.images)) for p in batch]
            inputs = self._reader(images=[p.pictures for p in batch], text=texts, padding=True, return_tensors="pt")
        else:
            inputs = self._tokenizer.pad({"input_ids": [p.ids for p in batch]}, padding=True, return_tensors="pt")
        return inputs.to(self._net.device)

    def _smaller(self, batch: list[_Prepared]) -> list[Completion]:
        """After the memory ran out: half the budget from now on, and the batch once more in halves."""
        if len(batch) == 1:
            self._fail(batch[0].request, "out of memory", f"{batch[0].size} tokens")
            failed, self._failed = self._failed, []
            return failed
        self._budget = max(self._budget // 2, 1)
        half = len(batch) // 2
        self._batches[:0] = [batch[:half], batch[half:]]
        return list(self.poll())

    def _fail(self, request: Request, error: str, detail: str) -> None:
        self._failed.append(Completion(request.id, detail, "error", error))


def _picture(path: Any) -> Any:
    from PIL import Image

    return Image.open(path).convert("RGB")


def _reader(path: Any, sees: bool) -> Any:
    """The tokenizer; for a checkpoint that sees, the processor that holds it."""
    from transformers import AutoProcessor, AutoTokenizer

    return (AutoProcessor if sees else AutoTokenizer).from_pretrained(path)


def _network(path: Any, sees: bool, device: str, options: Options) -> Any:
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText

    arguments: dict[str, Any] = {"dtype": options.dtype or "auto", **options.extra}
    if device == "cuda":
        arguments["device_map"] = "auto" if len(options.gpu_ids) > 1 else {"": 0}
    if options.quantization:
        arguments["quantization_config"] = _quantized(options.quantization)
    net = (AutoModelForImageTextToText if sees else AutoModelForCausalLM).from_pretrained(path, **arguments)
    if options.lora:
        from peft import PeftModel

        net = PeftModel.from_pretrained(net, str(options.lora)).merge_and_unload()
    return net.eval()


def _quantized(name: str) -> Any:
    from transformers import BitsAndBytesConfig

    if name not in {"4bit", "8bit"}:
        raise EngineError(f"transformers quantises to 4bit or 8bit while loading, not to {name!r}")
    return BitsAndBytesConfig(**{f"load_in_{name}": True})


def _budget(torch: Any, config: Any) -> int:
    """Tokens whose keys and values fit into half of the GPU's free memory; the rest is for activations."""
    heads = getattr(config, "num_key_value_heads", config.num_attention_heads)
    width = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    per_token = 2 * config.num_hidden_layers * heads * width * 2
    free, _ = torch.cuda.mem_get_info()
    tokens: int = free // 2 // per_token
    return tokens
