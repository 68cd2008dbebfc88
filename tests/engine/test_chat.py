"""Chats as templates want them, and prompts cut where it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from InstructionGen.cards import load_card
from InstructionGen.engine.chat import Chat, Prompter, control_tokens, jinja_render, tokenizer_render
from InstructionGen.errors import EngineError
from InstructionGen.records import Message, Sampling
from tests.engine.checkpoints import LLAMA_TEMPLATE, LLAVA_TEMPLATE, MISTRAL_TEMPLATE
from tests.engine.questions import JUDGE, Question, ask

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


SHOWN = Question(shots=3, sampling=Sampling(max_tokens=20))


@pytest.fixture
def prompter(tokenizer):
    chat = Chat(tokenizer_render(tokenizer, None, "here"))
    return Prompter(chat, lambda text: tokenizer.encode(text, add_special_tokens=False), control_tokens(tokenizer))


@pytest.mark.filterwarnings("ignore")
def test_examples_are_left_out_one_by_one_until_the_answer_has_room(prompter):
    request = ask(1, card=SHOWN)
    lengths = [len(prompter.ids(replace(request, shots=shots))) for shots in range(4)]
    assert lengths == sorted(set(lengths))
    for shots, length in enumerate(lengths):
        fitted, ids = prompter.fitted(request, length + 20)
        assert (len(ids), fitted.shots) == (length, None if shots == 3 else shots)
        assert fitted.messages()[-1] == request.messages()[-1]
        assert prompter.fitted(request, length + 19)[1] != ids or shots == 0
    assert sum("fewer examples" in note for note in prompter.notes) == len(prompter.notes) > 0


@pytest.mark.filterwarnings("ignore")
def test_what_may_be_put_in_front_has_its_room_too(prompter):
    request = ask(1, card=SHOWN)
    whole = len(prompter.ids(request)) + 20
    assert prompter.fitted(request, whole)[0].shots is None
    assert prompter.fitted(request, whole, spare=1)[0].shots == 2


@pytest.mark.filterwarnings("ignore")
def test_a_choice_needs_room_for_one_token(prompter):
    card = replace(JUDGE, shots=2)
    whole = len(prompter.ids(ask(1, card=card))) + 1
    assert prompter.fitted(ask(1, card=card), whole)[0].shots is None
    assert prompter.fitted(ask(1, card=card), whole - 1)[0].shots == 1


@pytest.mark.filterwarnings("ignore")
def test_questions_asked_with_fewer_examples_are_counted_and_told(prompter):
    short = len(prompter.ids(replace(ask(1, card=SHOWN), shots=1))) + 20
    for number in range(3):
        prompter.fitted(ask(number, card=SHOWN), short)
    prompter.fitted(ask(5, card=SHOWN), 100_000)
    assert prompter.notes == [
        f"3 questions were asked with fewer examples: the context of {short:,} tokens holds no more"
    ]


@pytest.mark.filterwarnings("ignore")
def test_a_question_that_fits_in_no_way_is_given_without_examples_and_not_counted(prompter):
    long = ask(1, said="very " * 300, card=SHOWN)
    fitted, ids = prompter.fitted(long, 100)
    assert fitted.shots == 0
    assert len(ids) > 100
    assert prompter.notes == []


@pytest.mark.filterwarnings("ignore")
def test_questions_with_fewer_examples_share_no_prefix_with_the_others(prompter):
    request = ask(1, card=SHOWN)
    fewer = replace(request, shots=1)
    assert fewer.group != request.group
    for asked in (request, fewer, request, fewer):
        assert prompter.ids(asked) == prompter._encode(prompter._chat.text(asked.messages()))


def test_a_card_leaves_out_its_examples_from_the_last_one_on():
    card = load_card("edit", "remove")
    given = card.examples[0].given
    whole = card.messages(given, "item/1#a")
    for shots in range(card.shots + 1):
        assert card.messages(given, "item/1#a", shots) == (*whole[: 1 + 2 * shots], whole[-1])


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
