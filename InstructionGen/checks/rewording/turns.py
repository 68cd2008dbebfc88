"""Is a turn of a session asked for as it was meant: by a pronoun, by a standing order, by going back?"""

from __future__ import annotations

import re
from typing import Final

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import asks_for_edit, head_key, read_instruction
from InstructionGen.checks.reading import read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.rewording.wordings import (
    refuse_contrary,
    refuse_strangers,
    require_chain,
    require_thing,
    require_value,
    spoken_in,
)
from InstructionGen.checks.wording import content_keys, noun_key, noun_keys, words
from InstructionGen.english import article, parse

_ONE: Final = frozenset("it its".split())
_MANY: Final = frozenset("they them their those these".split())
_PERSON: Final = frozenset("he him his she her hers".split())
_NAMED_BY = re.compile(
    r"\b(?:the\s+(?:new|same)\s+(?:ones?|things?|animals?|objects?)|(?:that|this)\s+(?:new\s+)?(?:one|thing|animal)|"
    r"(?:those|these)(?:\s+(?:new\s+)?ones)?|it|them|him|her|they|he|she)\b"
    r"(?!['’]d|\s+(?:is|are|was|were|would|be\s+(?:possible|nice|great|better)|if|possible)\b)",
    re.IGNORECASE,
)
_OWNED_BY = re.compile(r"\b(?:its|their|his|her(?=\s+(?:colou?r|size|look|place)))\b", re.IGNORECASE)


def words_coreference(edit: Edit) -> None:
    """Refuse unless the instruction speaks of its thing by a fitting pronoun alone, and of nothing else instead."""
    require_chain(edit)
    instruction = spoken_in(edit)
    head = head_key(edit.edited_object)
    if any(noun_key(word) == head for word in instruction.words):
        refuse("still named", f"{head} in {instruction.text!r}")
    found = _NAMED_BY.search(edit.edit) or _OWNED_BY.search(edit.edit)
    if found is None:
        refuse("instruction does not name the object", instruction.text)
    pronoun = found[0].lower()
    for step in edit.steps[-1:]:
        many = _is_many(step)
        plural = pronoun in _MANY or (pronoun.split()[0] != "this" and pronoun.endswith(("ones", "things", "s")))
        plural = plural and pronoun not in _ONE | _PERSON
        if many is not None and many != plural and pronoun not in _PERSON - {"he"}:
            refuse("number changes", f"{pronoun} / {step.edited_object}")
        require_value(instruction, step)
        refuse_strangers(edit, instruction, step.edit)
        named = instruction_with(edit.edit, f"the {step.edited_object}")
        spoken = read_instruction(named)
        if spoken is None:
            refuse("instruction is not an edit", named)
        refuse_contrary(spoken, step)


def _is_many(step: Edit) -> bool | None:
    """Whether the step's thing is several; None where the caption does not tell."""
    reading = read(step.input)
    head = head_key(step.edited_object)
    numbers = [phrase.number for phrase in reading.phrases if phrase.keys[-1] == head]
    return numbers[0] == "many" if numbers else None


def instruction_with(instruction: str, thing: str) -> str:
    """The instruction with the thing's name where it says *it*, *them*, *its* or *the new one*: its true form."""
    owned, named = _OWNED_BY.search(instruction), _NAMED_BY.search(instruction)
    if owned and (named is None or owned.start() <= named.start()):
        return f"{instruction[: owned.start()]}{thing}'s{instruction[owned.end() :]}"
    return _NAMED_BY.sub(lambda _: thing, instruction, count=1)


_LASTING = re.compile(
    r"\b(?:from\s+(?:now|here|this)|for\s+the\s+rest|every|everything|anything|any|always|whatever|all|each|until|"
    r"remember|keep\s+in\s+mind|whenever|nothing\s+but|only)\b"
)
_STATES = re.compile(r"\b(?:is|are|be|gets?|comes?|goes|will|should|must|has|have|made)\b")


def sets_order(edit: Edit) -> None:
    """Refuse unless the instruction sets the declared order for what comes later, and the caption stays as it is."""
    said = edit.edit.casefold()
    if edit.input != edit.output:
        refuse("something else changed", edit.output)
    if words(edit.edit) == words(edit.input):
        refuse("instruction repeats a caption", edit.edit)
    if _LASTING.search(said) is None or (read_instruction(edit.edit) is None and not _STATES.search(said)):
        refuse("instruction is not an edit", edit.edit)
    keys = {noun_key(word) for word in words(edit.edit)}
    if not edit.value or not all(key in keys for key in content_keys(edit.value)):
        refuse("instruction does not name the value", f"{edit.value!r} in {edit.edit!r}")


def obeys_order(edit: Edit) -> None:
    """Refuse unless the output is what the step alone would give, with what came in made as the order wants it."""
    asks_for_edit(edit)
    step = edit.steps[-1] if edit.steps else edit
    came = step.new_object or step.edited_object
    if edit.steps and (edit.edit, edit.edited_object, edit.new_object) != (
        step.edit,
        step.edited_object,
        step.new_object,
    ):
        refuse("instruction asks for another edit", f"{edit.edit} / {step.edit}")
    if not came:
        refuse("no object named", edit.edit)
    wanted = made_so(step.output, came, edit.value)
    if wanted is None or not edit.value:
        refuse("no value named", edit.value)
    if words(edit.output) != words(wanted):
        refuse("value missing" if words(edit.output) == words(step.output) else "something else changed", edit.output)
    if words(edit.input) != words(step.input):
        refuse("something else changed", edit.input)


def made_so(caption: str, thing: str, quality: str) -> str | None:
    """The caption with the quality before the thing that came in: ``a glass teapot``.

    None where it does not stand there by itself: a glass quality suits no *cola* in "a bottle of cola".
    """
    sentence = parse(caption)
    keys = noun_keys(thing)
    for phrase in reversed(sentence.phrases):
        core = [noun_key(token.lower) for token in sentence.tokens[phrase.core : phrase.head + 1]]
        if "".join(core) != "".join(keys):
            continue
        before = sentence.tokens[phrase.core - 1] if phrase.core else None
        at = sentence.tokens[phrase.core].start
        if before is not None and before.lower in ("a", "an"):
            a = article(quality)
            return f"{caption[: before.start]}{a.title() if before.text.istitle() else a} {quality} {caption[at:]}"
        if before is not None and before.lower in ("of", "with") and phrase.number != "many":
            return None
        bare = before is None or phrase.core == phrase.first
        if phrase.core == 0:
            return f"{quality[:1].upper()}{quality[1:]} {caption[:1].lower()}{caption[1:]}"
        if before is None or before.lower == "of" or (bare and phrase.number != "many"):
            return None
        return f"{caption[:at]}{quality} {caption[at:]}"
    return None


_UNDOES = re.compile(
    r"\b(?:undo|undoing|undid|undone|revert|reverting|reverted|roll(?:ing|ed)?\s+back|go(?:ing)?\s+back|went\s+back|"
    r"take\s+back|taking\s+back|took\s+back|revers(?:e|ed|ing)|restor(?:e|ed|ing)|return(?:ed|ing)?|cancel(?:l?ing|l?ed)?|"
    r"scrap|scrapping|forg(?:et|ot|etting)|back\s+to|as\s+it\s+was|start(?:ing)?\s+over|(?:bring(?:ing)?|brought)\s+back)\b"
)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WHERE = re.compile(
    r"\b(?:(?:turn|step|edit|change|version|round)\s+(?:number\s+)?(\d+|" + "|".join(_COUNTS) + r")"
    r"|(" + "|".join(_ORDINALS) + r")\s+(?:turn|step|edit|change|version|round|one))\b"
)
_TO_START = frozenset("original start beginning untouched unedited everything".split())
_TO_LAST = frozenset("last previous latest that just recent".split())


def words_backtrack(edit: Edit) -> None:
    """Refuse unless the instruction goes back to the declared version, and asks for the declared change, if any.

    ``direction`` says where to: ``last`` undoes the last change, ``start`` everything, a number goes back to the
    picture after that turn. ``caption`` is that version's. The one step is the change that follows; without one the
    output is that caption.
    """
    if words(edit.edit) in (words(edit.input), words(edit.output)):
        refuse("instruction repeats a caption", edit.edit)
    instruction = read_instruction(edit.edit)
    if instruction is None:
        refuse("instruction is not an edit", edit.edit)
    if not _UNDOES.search(edit.edit.casefold()) or _version(edit.edit) != edit.direction:
        refuse("instruction asks for another edit", f"back to {edit.direction!r}: {edit.edit!r}")
    if edit.caption and (edit.steps[0].input if edit.steps else edit.output) != edit.caption:
        refuse("something else changed", f"{edit.output} / {edit.caption}")
    for step in edit.steps[-1:]:
        if (step.edited_object, step.new_object, step.value) != (edit.edited_object, edit.new_object, edit.value):
            refuse("instruction names another object", f"{edit.edited_object} / {step.edited_object}")
        require_thing(instruction, step.edited_object, "step missing")
        require_value(instruction, step, "step missing")
        refuse_contrary(instruction, step)
        if edit.output != step.output:
            refuse("something else changed", f"{edit.output} / {step.output}")
    refuse_strangers(edit, instruction, "version original start beginning result everything")


def _version(instruction: str) -> str:
    """Which version the instruction speaks of: ``last``, ``start``, the number of a turn; empty: none."""
    said = instruction.casefold().replace("everything else", "")
    found = _WHERE.search(said)
    if found:
        number, ordinal = found.groups()
        if ordinal:
            turn = _ORDINALS.index(ordinal) + 1
        else:
            turn = int(number) if number.isdigit() else _COUNTS.index(number) + 1
        before = re.search(r"\bbefore\b", said[: found.start()])
        turn -= bool(before)
        return str(turn) if turn else "start"
    spoken = set(words(said))
    if spoken & _TO_START or {"all", "changes"} <= spoken or {"all", "edits"} <= spoken:
        return "start"
    return "last" if spoken & _TO_LAST else ""
