"""vLLM in the process: continuous batching, structured outputs, prefix caching.

The engine's batch is topped up before every step, so a follow-up question joins the next one. Each answer is drawn with
its request's own seed: on one machine it does not depend on what else is in the batch, as far as vLLM's kernels allow.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import warnings
from collections.abc import Iterable
from threading import Lock, Thread
from typing import Any

from InstructionGen.checkpoints import Checkpoint
from InstructionGen.engine.chat import Chat, Prompter, control_tokens, tokenizer_render
from InstructionGen.engine.choices import Chooser, chosen
from InstructionGen.engine.device import choose_device
from InstructionGen.engine.identity import checkpoint_for, identity, line_of
from InstructionGen.engine.options import Options
from InstructionGen.engine.waiting import Waiting
from InstructionGen.errors import EngineError
from InstructionGen.files import read_json
from InstructionGen.records import Completion, Request

QUIET = {
    "VLLM_LOGGING_LEVEL": "ERROR",
    "VLLM_NO_USAGE_STATS": "1",
    "TORCH_CPP_LOG_LEVEL": "ERROR",
    "TOKENIZERS_PARALLELISM": "false",
}
ON_THE_CPU = {
    # In the process the engine starts in seconds; as a process of its own it takes half a minute and gains nothing.
    "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
    "VLLM_CPU_KVCACHE_SPACE": "2",
}
"""Environment that vLLM reads, where the user has not set it."""


RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""Ranks of adapters that vLLM makes room for."""

_TURN = Lock()
"""Held while an engine works in this process: vLLM keeps what a step is about in a global, so a writer and a judge take
turns."""


class VllmEngine:
    """A Hugging Face checkpoint, on one or several GPUs or on the CPU."""

    understands = frozenset(
        "model device gpu_ids tensor_parallel dtype max_model_len gpu_memory_share quantization lora speculate "
        "chat_template window extra".split()
    )

    def __init__(self, options: Options) -> None:
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what vLLM and PyTorch have to tell each other
            import vllm  # noqa: F401 - missing is told before anything else
        logging.getLogger("torch").setLevel(logging.ERROR)
        checkpoint = checkpoint_for(options, "folder")
        device, self._noted = choose_device(options)
        for name, value in (ON_THE_CPU if device == "cpu" else {}).items():
            os.environ.setdefault(name, value)
        self.model = checkpoint.name
        self.licence = options.model_licence or checkpoint.licence
        self.settings = identity(checkpoint, options)
        self.arguments = _arguments(checkpoint, options, device)
        """What vLLM was started with."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._engine = _start(self.arguments)
        apart = _watch(self._engine.engine_core)
        self._turn: Any = contextlib.nullcontext() if apart else _TURN
        config = self._engine.vllm_config
        self._most = config.model_config.max_model_len
        batch = config.scheduler_config.max_num_seqs
        self.window = options.window or 2 * batch
        if self.window < batch:
            self._noted.append(
                f"--batch-size {self.window} keeps vLLM's batch small; left out, it is {batch}, and faster"
            )
        self._room = batch + max(16, batch // 4)
        tokenizer = self._engine.get_tokenizer()
        self._chat = Chat(tokenizer_render(tokenizer, options.chat_template, str(checkpoint.path)))
        self._encode = lambda text: list(tokenizer.encode(text, add_special_tokens=False))
        self._prompter = Prompter(self._chat, self._encode, control_tokens(tokenizer))
        self._lora = _adapter(options)
        self._waiting = Waiting()
        self._asked: dict[str, Request] = {}
        self._chooser = Chooser(self._encode)
        self._grammars: dict[str, str] = {}
        self._failed: list[Completion] = []

    @property
    def notes(self) -> list[str]:
        """What the user should hear of."""
        return [*self._noted, *self._prompter.notes]

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._waiting.add(request)

    def poll(self) -> Iterable[Completion]:
        """The answers that are finished, after as many steps of the engine as it takes to finish one."""
        try:
            while True:
                self._feed()
                done, self._failed = self._failed, []
                if self._asked:
                    with self._turn:
                        outputs = self._engine.step()
                    done += [self._answer(output) for output in outputs if output.finished]
                if done or not (self._asked or self._waiting):
                    return done
        except Exception as error:
            raise EngineError(
                f"vLLM died ({line_of(error)}); what is written is kept, and the same command goes on"
            ) from error

    def close(self) -> None:
        """Give the model's memory back."""
        engine, self._engine = self._engine, None
        if engine is None:
            return
        from vllm.distributed import cleanup_dist_env_and_memory

        with contextlib.suppress(Exception):  # an engine that has died cannot be shut down once more
            engine.engine_core.shutdown()
        del engine
        gc.unfreeze()  # vLLM hides what it made from the collector, itself included
        gc.collect()
        cleanup_dist_env_and_memory()

    def forget(self) -> None:
        """Empty the prefix cache."""
        self._engine.reset_prefix_cache()

    def _feed(self) -> None:
        from vllm.v1.engine.exceptions import EngineDeadError

        for request in self._waiting.take(self._room - len(self._asked)):
            try:
                prompt, tokens = self._prompt(request)
                if tokens >= self._most:
                    self._fail(request, "prompt too long", f"{tokens} tokens of {self._most}")
                    continue
                sampling = self.sampling(request, self._most - tokens)
                self._engine.add_request(request.id, prompt, sampling, lora_request=self._lora)
            except EngineDeadError:
                raise
            except Exception as error:  # vLLM checks a question as it takes it in: whatever it says is about this one
                self._fail(request, "request refused by the engine", line_of(error))
            else:
                self._asked[request.id] = request

    def _prompt(self, request: Request) -> tuple[Any, int]:
        """What vLLM is given, and its length in tokens as far as it is known."""
        if not request.images:
            _, ids = self._prompter.fitted(request, self._most)
            return {"prompt_token_ids": ids}, len(ids)
        from PIL import Image

        pictures = [Image.open(path).convert("RGB") for path in request.images]
        text = self._chat.text_with_images(request.messages(), len(pictures))
        return {"prompt": text, "multi_modal_data": {"image": pictures}}, 0

    def sampling(self, request: Request, room: int) -> Any:
        """A request's ``SamplingParams``, for an answer of at most ``room`` tokens."""
        from vllm import SamplingParams
        from vllm.sampling_params import RequestOutputKind, StructuredOutputsParams

        if request.card.choices:
            tokens = list(self._chooser.tokens(request))
            return SamplingParams(
                max_tokens=1,
                temperature=0,
                allowed_token_ids=tokens,
                logprobs=len(tokens),
                logprob_token_ids=tokens,
                output_kind=RequestOutputKind.FINAL_ONLY,
            )
        drawn = request.card.sampling
        return SamplingParams(
            max_tokens=min(drawn.max_tokens, room),
            temperature=drawn.temperature,
            top_p=drawn.top_p,
            seed=request.seed,
            structured_outputs=StructuredOutputsParams(grammar=self._grammar(request)) if request.card.schema else None,
            output_kind=RequestOutputKind.FINAL_ONLY,
        )

    def _grammar(self, request: Request) -> str:
        """The grammar of a card's schema, with spaces where a card's examples have them.

        vLLM takes schemas as well, and translates one anew for every question: four milliseconds, where the GPU's whole
        share of a question may be less. Text of xgrammar's own form takes a tenth of one.
        """
        import xgrammar

        key = json.dumps(request.card.schema)
        if key not in self._grammars:
            self._grammars[key] = str(xgrammar.Grammar.from_json_schema(key, any_whitespace=False))
        return self._grammars[key]

    def _answer(self, output: Any) -> Completion:
        request = self._asked.pop(output.request_id)
        said = output.outputs[0]
        counts = (len(output.prompt_token_ids or ()), len(said.token_ids), output.num_cached_tokens or 0)
        if request.card.choices:
            tokens = self._chooser.tokens(request)
            found = [(tokens[token], known.logprob) for token, known in said.logprobs[0].items() if token in tokens]
            return chosen(request, found, *counts)
        if said.finish_reason in {"stop", "length"}:
            return Completion(request.id, said.text, said.finish_reason, "", *counts)
        return Completion(request.id, said.text, "error", f"vLLM gave up: {said.finish_reason}", *counts)

    def _fail(self, request: Request, error: str, detail: str) -> None:
        self._failed.append(Completion(request.id, detail, "error", error))


def _arguments(checkpoint: Checkpoint, options: Options, device: str) -> dict[str, Any]:
    chosen = {
        "model": str(checkpoint.path),
        "dtype": options.dtype,
        "quantization": options.quantization,
        "max_model_len": options.max_model_len,
        "gpu_memory_utilization": options.gpu_memory_share,
        "tensor_parallel_size": options.tensor_parallel or (len(options.gpu_ids) if device == "cuda" else None) or 1,
        "enable_prefix_caching": True,
        "structured_outputs_config": {"backend": "xgrammar", "disable_any_whitespace": True},
        "disable_log_stats": True,
        "use_tqdm_on_load": False,
        "seed": 0,
    }
    if device == "cpu":
        chosen |= {
            "enforce_eager": True,  # compiling takes half a minute on a processor and gains little there
            "block_size": 32,  # its own 128 leaves up to 127 tokens of every shared prefix out of the cache
            "enable_chunked_prefill": False,  # vLLM 0.32 sets a seeded dice back after a chunk, which a CPU's cannot
        }
    if options.lora:
        about = read_json(options.lora / "adapter_config.json", dict[str, Any], "the configuration of an adapter")
        rank = about.get("r") or RANKS[0]
        chosen |= {"enable_lora": True, "max_lora_rank": next((r for r in RANKS if r >= rank), rank)}
    if options.speculate:
        chosen["speculative_config"] = {
            "method": "ngram",
            "num_speculative_tokens": options.speculate,
            "prompt_lookup_max": 4,
            "prompt_lookup_min": 2,
        }
    return {name: value for name, value in {**chosen, **options.extra}.items() if value is not None}


def _start(arguments: dict[str, Any]) -> Any:
    """The engine. Raises ``EngineError`` for whatever keeps it from starting."""
    from vllm import EngineArgs, LLMEngine
    from vllm.usage.usage_lib import UsageContext

    unknown = sorted(set(arguments) - set(EngineArgs.__dataclass_fields__))
    if unknown:
        raise EngineError(f"vLLM has no engine argument {unknown[0]!r}; see the fields of vllm.EngineArgs")
    try:
        return LLMEngine.from_engine_args(EngineArgs(**arguments), UsageContext.LLM_CLASS)
    except Exception as error:
        raise EngineError(f"vLLM cannot start with {arguments['model']}: {line_of(error)}") from error


def _watch(core: Any) -> bool:
    """Whether the core is a process of its own; if so, waiting for it ends when that process does.

    vLLM 0.32 notices the death and stops reading its answers, but leaves whoever waits for one waiting.
    """
    reader = getattr(core, "output_queue_thread", None)
    if reader is None:
        return False
    from vllm.v1.engine.exceptions import EngineDeadError

    def wake(answers: Any = core.outputs_queue) -> None:
        reader.join()
        answers.put(EngineDeadError())

    Thread(target=wake, daemon=True).start()
    return True


def _adapter(options: Options) -> Any:
    if options.lora is None:
        return None
    from vllm.lora.request import LoRARequest

    return LoRARequest(options.lora.name, 1, str(options.lora))
