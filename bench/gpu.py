"""What a GPU yields: ``python bench/gpu.py [--config 8b | tiny] [--requests 4000] [--device cuda | cpu]``.

vLLM with the configuration of Llama 3 8B and dummy weights: real speed of a real size, without 16 GB to fetch. The
words are nonsense within the grammar. A run and raw ``LLM.chat`` take turns, as in ``bench/engine.py``; besides their
ratio it prints records and answer tokens per second. ``--config tiny --device cpu`` walks the same way on any machine.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from pathlib import Path
from typing import Any

from engine import TOKENS, compare

from InstructionGen.engine import Options
from InstructionGen.engine.vllm import VllmEngine
from InstructionGen.errors import InstructionGenError
from tests.engine.checkpoints import LLAMA_CONTROL, LLAMA_TEMPLATE, bytes_tokenizer

CONFIGS: dict[str, dict[str, Any]] = {
    # https://huggingface.co/meta-llama/Meta-Llama-3-8B-Instruct/blob/main/config.json
    "8b": {
        "vocab_size": 128_256,
        "hidden_size": 4096,
        "intermediate_size": 14_336,
        "num_hidden_layers": 32,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "max_position_embeddings": 8192,
        "rope_theta": 500_000.0,
    },
    "tiny": {
        "vocab_size": 4096,
        "hidden_size": 64,
        "intermediate_size": 192,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 32,
        "max_position_embeddings": 4096,
    },
}


def make(folder: Path, config: dict[str, Any]) -> Path:
    """A checkpoint without weights: configuration, and a vocabulary of the size it says.

    The vocabulary is that of the tests, filled up with made-up words, so that grammars weigh as much as a real one's.
    """
    import torch
    from transformers import GenerationConfig, LlamaConfig

    dice = random.Random(0)
    missing = config["vocab_size"] - 2000 - len(LLAMA_CONTROL)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = dict.fromkeys("\u0120" + "".join(dice.choices(letters, k=dice.randint(5, 9))) for _ in range(2 * missing))
    tokenizer = bytes_tokenizer(
        LLAMA_CONTROL, bos="<|begin_of_text|>", eos="<|eot_id|>", pad="<|pad|>", more=list(words)[: missing - 50]
    )
    tokenizer.chat_template = LLAMA_TEMPLATE
    tokenizer.save_pretrained(folder)
    ends = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    LlamaConfig(**config, **ends, architectures=["LlamaForCausalLM"], dtype=torch.bfloat16).save_pretrained(folder)
    GenerationConfig(**ends).save_pretrained(folder)
    return folder


def main() -> None:
    """Print the table and the result line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--config", choices=sorted(CONFIGS), default="8b")
    options.add_argument("--requests", type=int, default=4000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--device", default="cuda", choices=["cpu", "cuda"])
    options.add_argument("--memory-share", type=float, default=0.42, help="of the GPU; run and raw have an engine each")
    chosen = options.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder) / f"llama-{chosen.config}", CONFIGS[chosen.config])
        share = chosen.memory_share if chosen.device == "cuda" else None
        extra = {"load_format": "dummy"}
        engine = VllmEngine(Options(model=str(model), device=chosen.device, gpu_memory_share=share, extra=extra))
        found = compare(engine, chosen.requests, chosen.rounds)
        engine.close()
    rate = found.rate("plain run")
    print(
        f"RESULT run_over_raw={found.ratio('plain run', 'plain raw'):.3f} "
        f"judged_run_over_raw={found.ratio('judged run', 'judged raw'):.3f} records_per_s={rate:.0f} "
        f"output_tokens_per_s={rate * TOKENS:.0f} judged_records_per_s={found.rate('judged run'):.0f} "
        f"cache_hit={found.hit('plain run'):.3f} shuffled_over_grouped={found.ratio('shuffled run', 'plain run'):.3f}"
    )


if __name__ == "__main__":
    try:
        main()
    except InstructionGenError as error:
        raise SystemExit(f"Error: {error}") from error
