"""Has somebody do something else: the verb of the caption gives way, or one comes where there was none."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks.doings.doing import Doing, doing_of
from InstructionGen.checks.lexicon import EITHER_NUMBER, GATHERING
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.naming import definite, shown_name
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, agree, verb_lemma
from InstructionGen.pool import Pool

_COMMANDS = (
    "make {it} {base}",
    "have {it} {base}",
    "get {it} to {base}",
    "let {it} {base}",
    "show {it} {ing}",
    "change the picture so that {it} {be} {ing}",
    "edit the photo to show {it} {ing}",
    "change what {it} {be} doing to {ing}",
    "turn this into a picture of {it} {ing}",
    "alter the image so that {it} {be} {ing}",
    "depict {it} {ing}",
)
_INSTEAD = (
    "have {it} {base} instead of {old}",
    "make {it} {base} rather than {old_base}",
    "show {it} {ing} instead of {old}",
    "change what {it} {be} doing from {old} to {ing}",
)


_BODILY = frozenset(
    "sit stand lie lay sleep nap doze kneel crouch squat rest lounge perch walk run jog stroll march crawl jump leap "
    "hop skip dance sprint limp tiptoe trot gallop canter graze charge prowl swim float wade dive fly soar glide hover "
    "circle".split()
)
"""Doings of the whole body: one of them ends where another begins."""


def action_change(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``doings`` (``object``, ``doing``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    caption = Caption(caption_of(variables), pool)
    caption.refuse_unfit()
    reason = ""
    for offer in variables["doings"]:
        try:
            return _done(caption, offer["object"], offer["doing"], variables["manner"], dice)
        except CannotAnswer as refused:
            reason = reason or refused.reason
    raise CannotAnswer(reason or "nothing else to do")


def _done(caption: Caption, name: str, value: str, manner: str, dice: random.Random) -> Alteration:
    own, phrase = caption.one(name)
    doing = doing_of(caption.words, phrase)
    if doing is None:
        raise CannotAnswer("who does it cannot be told")
    new = value
    if doing.object is not None:
        thing = " ".join(word.text for word in caption.words.words[doing.object.first : doing.object.last])
        if not value.endswith(f" {thing}"):
            raise CannotAnswer("the verb's object would be lost")
        new = value.removesuffix(f" {thing}")
    many = phrase.number == "many"
    spoken = new if doing.form != "finite" else _finite(caption, doing, new, many)
    output = caption.put(doing.at, doing.stop, spoken)
    edit = said(_command(caption, own, doing, value, many, dice), manner, dice)
    return answered(Alteration, edit=edit, edited_object=shown_name(caption.reading, own), value=value, output=output)


def _finite(caption: Caption, doing: Doing, value: str, many: bool) -> str:
    """The doing with its verb in the number, and the tense, of the old one."""
    verb, _, rest = value.partition(" ")
    old = caption.words.words[doing.at].key
    either = doing.subject.keys[-1] in EITHER_NUMBER or GATHERING & {
        word.key for word in caption.words.words[doing.subject.first : doing.subject.head]
    }
    if old not in (agree(old, "one"), agree(old, "many")) or agree(old, "one") == agree(old, "many"):
        raise CannotAnswer("not in the present tense")
    number = "one" if old == agree(old, "one") else "many"
    if not either and number != ("many" if many else "one"):
        raise CannotAnswer("the verb does not agree")
    return " ".join(filter(None, (agree(verb_lemma(verb), number), rest)))


def _command(caption: Caption, own: NounPhrase, doing: Doing, value: str, many: bool, dice: random.Random) -> str:
    verb, _, rest = value.partition(" ")
    base = " ".join(filter(None, (verb_lemma(verb), rest)))
    base, ing = (_pointed(text, caption, doing) for text in (base, value))
    it = definite(caption.reading, own)
    commands: tuple[str, ...] = _COMMANDS
    old = ""
    if doing.there and doing.form == "ing" and doing.object is None and doing.stop == doing.at + 1:
        old = caption.words.words[doing.at].key
        exclusive = {verb_lemma(old), verb_lemma(verb)} <= _BODILY  # one may frown and still be sitting
        commands += _INSTEAD if old.endswith("ing") and exclusive else ()
    be = "are" if many else "is"
    return dice.choice(commands).format(it=it, base=base, ing=ing, be=be, old=old, old_base=verb_lemma(old))


def _pointed(text: str, caption: Caption, doing: Doing) -> str:
    """The doing as one asks for it: its object is a thing already known."""
    if doing.object is None:
        return text
    words = caption.words.words[doing.object.first : doing.object.last]
    thing = " ".join(word.text for word in words)
    if words[0].tag not in ("det", "poss", "num", "propn") and not any(word.tag == "gen" for word in words):
        return text.removesuffix(thing) + f"the {thing}"
    if words[0].key not in ("a", "an", "some"):
        return text
    return text.removesuffix(thing) + "the " + " ".join(word.text for word in words[1:])
