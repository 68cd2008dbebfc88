"""Chats as templates want them, and prompts cut where it changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.cards import load_card
from InstructionGen.engine.chat import Chat, Prompter, control_tokens, jinja_render, tokenizer_render
from InstructionGen.errors import EngineError
from InstructionGen.records import Message
from tests.engine.checkpoints import LLAMA_TEMPLATE, LLAVA_TEMPLATE, MISTRAL_TEMPLATE
from tests.engine.questions import ask

TALK = (
    Message("system", "Be brief."),
    Message("user", "A dog."),
    Message("assistant", "Yes."),
    Message("user", "A cat."),
)


def test_a_system_message_keeps_its_turn_where_the_template_has_one():
    said = Chat(jinja_render(LLAMA_TEMPLATE, "<s>")).text(TALK)
    assert said.startswith("<s><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|>")
    assert said.endswith("A cat.<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")


def test_a_system_message_goes_into_the_first_turn_where_the_template_refuses_it():
    said = Chat(jinja_render(MISTRAL_TEMPLATE, "<s>", "</s>")).text(TALK)
    assert said == "<s>[INST] Be brief.\n\nA dog. [/INST]Yes.</s>[INST] A cat. [/INST]"


def test_a_system_message_goes_into_the_first_turn_where_the_template_leaves_it_out():
    silent = "{% for m in messages %}{% if m.role != 'system' %}{{ m.role }}: {{ m.content }}\n{% endif %}{% endfor %}"
    assert Chat(jinja_render(silent)).text(TALK).startswith("user: Be brief.\n\nA dog.\n")


@pytest.mark.parametrize("template", ["{{ messages[0].oops.oops }}", "Hello!"])
def test_a_template_that_does_not_say_what_the_user_says_is_refused(template):
    with pytest.raises(EngineError, match="--chat-template"):
        Chat(jinja_render(template))


def test_pictures_stand_at_the_head_of_the_last_turn():
    said = Chat(jinja_render(LLAVA_TEMPLATE)).text_with_images(TALK, 2)
    assert "<image>\n<image>\nA cat.<|eot_id|>" in said
    assert said.count("<image>") == 2


@pytest.fixture(scope="module", params=["llama_folder", "mistral_folder"])
def tokenizer(request):
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(request.getfixturevalue(request.param))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "said", ["A tram.", "  a tram\n", "TRAM 12:30 – \u201cON\u201d", "", "\u96fb\u8eca", "[INST] x"]
)
def test_a_prompt_put_together_from_parts_is_the_prompt_of_one_piece(tokenizer, said):
    whole = Chat(tokenizer_render(tokenizer, None, "here"))

    def encode(text: str) -> list[int]:
        return tokenizer.encode(text, add_special_tokens=False)

    prompter = Prompter(whole, encode, control_tokens(tokenizer))
    card = load_card("caption", "c2b")
    for number, words in enumerate(["a first question, which fills the cache", said, said]):
        request = ask(number, said=words)
        assert prompter.ids(request) == encode(whole.text(request.messages()))
    assert card.group("x#0") == card.group("x#1")


@pytest.mark.filterwarnings("ignore")
def test_a_text_with_a_control_token_is_refused(tokenizer):
    prompter = Prompter(Chat(tokenizer_render(tokenizer, None, "here")), tokenizer.encode, control_tokens(tokenizer))
    with pytest.raises(ValueError, match="control token"):
        prompter.ids(ask(1, said=f"A sign: {tokenizer.eos_token}"))


def test_a_tokenizer_without_a_template_wants_one():
    class Bare:
        chat_template = None

    with pytest.raises(EngineError, match="no instruct model"):
        tokenizer_render(Bare(), None, "checkpoints/bare")


@pytest.mark.filterwarnings("ignore")
def test_a_template_from_a_file_takes_the_place_of_the_checkpoints(tokenizer, tmp_path: Path):
    path = tmp_path / "mine.jinja"
    path.write_text("{% for m in messages %}<{{ m.role }}> {{ m.content }} {% endfor %}")
    said = Chat(tokenizer_render(tokenizer, path, "here")).text(TALK)
    assert said.startswith("<system> Be brief. <user> A dog.")
