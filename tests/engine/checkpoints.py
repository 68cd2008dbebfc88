"""Tiny random checkpoints, made on the spot: real files that the real engines load in a second.

They write nonsense, within the grammar they are held to. Their vocabulary is learnt from the cards, so that prompts are
about as long as a real model finds them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from InstructionGen.shelves import SHELVES, card_names, shelf

LLAMA_CONTROL = [
    "<|begin_of_text|>",
    "<|end_of_text|>",
    "<|start_header_id|>",
    "<|end_header_id|>",
    "<|eot_id|>",
    "<|pad|>",
]
LLAMA_TEMPLATE = (
    "{{ bos_token }}{% for turn in messages %}"
    "{{ '<|start_header_id|>' + turn['role'] + '<|end_header_id|>\n\n' + (turn['content'] | trim) + '<|eot_id|>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
)
MISTRAL_CONTROL = ["<unk>", "<s>", "</s>"]
MISTRAL_TEMPLATE = (
    "{{ bos_token }}{% for turn in messages %}"
    "{% if (turn['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Roles must take turns: user, assistant, user, assistant ...') }}{% endif %}"
    "{% if turn['role'] == 'user' %}{{ '[INST] ' + turn['content'] + ' [/INST]' }}"
    "{% else %}{{ turn['content'] + eos_token }}{% endif %}{% endfor %}"
)
LLAVA_TEMPLATE = (
    "{{ bos_token }}{% for turn in messages %}{{ '<|start_header_id|>' + turn['role'] + '<|end_header_id|>\n\n' }}"
    "{% if turn['content'] is string %}{{ turn['content'] }}{% else %}{% for part in turn['content'] %}"
    "{{ '<image>\n' if part['type'] == 'image' else part['text'] }}{% endfor %}{% endif %}"
    "{{ '<|eot_id|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
)


def make_llama(folder: Path, context: int = 4096, layers: int = 2, hidden: int = 64) -> Path:
    """A checkpoint of Llama's kind, with a template like Llama 3's."""
    tokenizer = bytes_tokenizer(LLAMA_CONTROL, bos="<|begin_of_text|>", eos="<|eot_id|>", pad="<|pad|>")
    tokenizer.chat_template = LLAMA_TEMPLATE
    return _save(folder, tokenizer, "Llama", context, layers, hidden)


def make_mistral(folder: Path, context: int = 4096) -> Path:
    """A checkpoint of Mistral's kind, with a template that refuses a system message."""
    tokenizer = _pieces_tokenizer(MISTRAL_CONTROL, bos="<s>", eos="</s>", unk="<unk>")
    tokenizer.chat_template = MISTRAL_TEMPLATE
    return _save(folder, tokenizer, "Mistral", context, 2, 64)


def make_llava(folder: Path) -> Path:
    """A checkpoint of LLaVA-NeXT's kind: a tiny eye, a tiny Llama."""
    import torch
    from transformers import (
        CLIPVisionConfig,
        LlavaNextConfig,
        LlavaNextForConditionalGeneration,
        LlavaNextImageProcessorPil,
        LlavaNextProcessor,
    )

    control = [*LLAMA_CONTROL, "<image>"]
    tokenizer = bytes_tokenizer(control, bos="<|begin_of_text|>", eos="<|eot_id|>", pad="<|pad|>")
    tokenizer.chat_template = LLAVA_TEMPLATE
    grid = [[56, 112], [112, 56], [112, 112]]
    crop = {"height": 56, "width": 56}
    images = LlavaNextImageProcessorPil(size={"shortest_edge": 56}, crop_size=crop, image_grid_pinpoints=grid)
    processor = LlavaNextProcessor(
        image_processor=images,
        tokenizer=tokenizer,
        patch_size=14,
        vision_feature_select_strategy="default",
        chat_template=LLAVA_TEMPLATE,
        image_token="<image>",
        num_additional_image_tokens=1,
    )
    eye = CLIPVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=3,
        num_attention_heads=2,
        image_size=56,
        patch_size=14,
        projection_dim=32,
    )
    config = LlavaNextConfig(
        vision_config=eye,
        text_config=_config("Llama", tokenizer, 4096, 2, 64),
        image_token_index=tokenizer.convert_tokens_to_ids("<image>"),
        image_grid_pinpoints=grid,
        vision_feature_layer=-2,
        image_seq_length=16,
    )
    torch.manual_seed(0)
    LlavaNextForConditionalGeneration(config).save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


def _texts() -> list[str]:
    return [shelf(*SHELVES[family], f"{stem}.yaml").read_text() for family in SHELVES for stem in card_names(family)]


def bytes_tokenizer(control: list[str], bos: str, eos: str, pad: str, more: Sequence[str] = ()) -> Any:
    """Bytes in, as Llama 3 does it; ``more`` are words that it knows besides and never writes text with."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    inner = Tokenizer(models.BPE())
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    inner.train_from_iterator(
        _texts(), trainers.BpeTrainer(vocab_size=2000, initial_alphabet=alphabet, show_progress=False)
    )
    if more:
        state = json.loads(inner.to_str())
        vocabulary = state["model"]["vocab"]
        for word in more:
            vocabulary.setdefault(word, len(vocabulary))
        inner = Tokenizer.from_str(json.dumps(state))
    inner.add_special_tokens(control)
    return PreTrainedTokenizerFast(tokenizer_object=inner, bos_token=bos, eos_token=eos, pad_token=pad)


def _pieces_tokenizer(control: list[str], bos: str, eos: str, unk: str) -> Any:
    """Pieces with a mark for the space and bytes for the rest, as SentencePiece does it."""
    from tokenizers import Tokenizer, decoders, models, normalizers, trainers
    from transformers import PreTrainedTokenizerFast

    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)]
    inner = Tokenizer(models.BPE(unk_token=unk, byte_fallback=True, fuse_unk=True))
    inner.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    inner.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    words = [word for text in _texts() for word in text.split(" ")]
    trainer = trainers.BpeTrainer(vocab_size=2000, special_tokens=[*control, *bytes_], show_progress=False)
    inner.train_from_iterator(words, trainer)
    state = json.loads(inner.to_str())
    state["added_tokens"] = [token for token in state["added_tokens"] if token["content"] in control]
    return PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(json.dumps(state)), bos_token=bos, eos_token=eos, unk_token=unk
    )


def _config(kind: str, tokenizer: Any, context: int, layers: int, hidden: int) -> Any:
    import transformers

    pad = tokenizer.pad_token_id
    return getattr(transformers, f"{kind}Config")(
        vocab_size=(len(tokenizer) + 63) // 64 * 64,
        hidden_size=hidden,
        intermediate_size=3 * hidden,
        num_hidden_layers=layers,
        num_attention_heads=hidden // 32,
        num_key_value_heads=hidden // 64,
        head_dim=32,
        max_position_embeddings=context,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=pad,
        tie_word_embeddings=False,
    )


def _save(folder: Path, tokenizer: Any, kind: str, context: int, layers: int, hidden: int) -> Path:
    import torch
    import transformers

    tokenizer.model_max_length = context
    tokenizer.save_pretrained(folder)
    config = _config(kind, tokenizer, context, layers, hidden)
    torch.manual_seed(0)
    net = getattr(transformers, f"{kind}ForCausalLM")(config).to(torch.bfloat16)
    net.generation_config = transformers.GenerationConfig(
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id
    )
    net.save_pretrained(folder)
    return folder
