"""A GGUF file of a tiny Llama or Mistral checkpoint: the same weights and tokens, as llama.cpp reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import gguf
import numpy as np

BYTE = re.compile("<0x[0-9A-F]{2}>")

NAMES = {
    "model.embed_tokens.weight": "token_embd.weight",
    "model.norm.weight": "output_norm.weight",
    "lm_head.weight": "output.weight",
}
LAYER_NAMES = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def make_gguf(folder: Path, path: Path) -> Path:
    """Write the checkpoint in ``folder`` (``make_llama`` or ``make_mistral``) to ``path``."""
    config = json.loads((folder / "config.json").read_text())
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_key_length(config["head_dim"])
    writer.add_value_length(config["head_dim"])
    writer.add_rope_dimension_count(config["head_dim"])
    writer.add_rope_freq_base((config.get("rope_parameters") or config)["rope_theta"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_vocab_size(config["vocab_size"])
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    _add_tokens(writer, folder, config)
    writer.add_chat_template((folder / "chat_template.jinja").read_text())
    for name, tensor in _tensors(folder, config).items():
        writer.add_tensor(name, tensor)
    _write(writer)
    return path


def make_adapter(base: Path, path: Path, strength: float = 4.0) -> Path:
    """Write a random adapter for the queries of the first layer of the checkpoint in the folder ``base``."""
    config = json.loads((base / "config.json").read_text())
    dice = np.random.default_rng(0)
    wide = config["num_attention_heads"] * config["head_dim"]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, strength)
    for end, shape in (("lora_a", (4, config["hidden_size"])), ("lora_b", (wide, 4))):
        writer.add_tensor(f"blk.0.attn_q.weight.{end}", dice.standard_normal(shape).astype(np.float32))
    _write(writer)
    return path


def _add_tokens(writer: gguf.GGUFWriter, folder: Path, config: dict[str, Any]) -> None:
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    tokens = [f"<unused{number}>" for number in range(config["vocab_size"])]
    kinds = [gguf.TokenType.UNUSED] * len(tokens)
    for token, number in tokenizer["model"]["vocab"].items():
        tokens[number], kinds[number] = token, gguf.TokenType.NORMAL
    for added in tokenizer["added_tokens"]:
        tokens[added["id"]], kinds[added["id"]] = added["content"], gguf.TokenType.CONTROL
    pieces = tokenizer["model"].get("byte_fallback")
    if pieces:  # as SentencePiece: what is merged first scores highest
        kinds = [gguf.TokenType.BYTE if BYTE.fullmatch(t) else kind for t, kind in zip(tokens, kinds, strict=True)]
        writer.add_tokenizer_model("llama")
        writer.add_token_scores([-float(number) for number in range(len(tokens))])
        writer.add_unk_token_id(tokens.index("<unk>"))
    else:
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("gpt-2")
        writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in tokenizer["model"]["merges"]])
        writer.add_pad_token_id(config["pad_token_id"])
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_bos_token_id(config["bos_token_id"])
    writer.add_eos_token_id(config["eos_token_id"])
    writer.add_add_bos_token(True)


def _tensors(folder: Path, config: dict[str, Any]) -> dict[str, np.ndarray]:
    from safetensors.torch import load_file

    found = {}
    for name, tensor in load_file(folder / "model.safetensors").items():
        weight = tensor.float().numpy()
        if name in NAMES:
            found[NAMES[name]] = weight
            continue
        _, _, layer, rest = name.split(".", 3)
        inner = rest.removesuffix(".weight")
        if inner in ("self_attn.q_proj", "self_attn.k_proj"):
            weight = _interleaved(weight, config["head_dim"])
        found[f"blk.{layer}.{LAYER_NAMES[inner]}.weight"] = weight
    return found


def _interleaved(weight: np.ndarray, width: int) -> np.ndarray:
    """Rows in llama.cpp's order: it turns neighbours together, transformers the two halves of a head."""
    rows, columns = weight.shape
    return weight.reshape(rows // width, 2, width // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def _write(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
