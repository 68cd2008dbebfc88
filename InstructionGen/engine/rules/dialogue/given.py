"""Questions that a source answers itself: known answers, labels without a place, how one thing stands to another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from InstructionGen.engine.rules.dialogue.names import several, spoken
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.turn import Turn, capital, listed, worded
from InstructionGen.english import is_plural, with_article

_COLOUR_ASKED: Final = re.compile(r"^what colou?r (is|are) (the [\w' -]+)\?$", re.IGNORECASE)
_COUNT_ASKED: Final = re.compile(
    r"^how many ([\w -]+?) (?:are|is) (?:there|in the (?:picture|image|photo))\W", re.IGNORECASE
)
_THERE_ASKED: Final = re.compile(r"^(is|are) there\b", re.IGNORECASE)
_YES_OR_NO: Final = re.compile(r"^(is|are|does|do|has|have|can|was|were) ", re.IGNORECASE)
_WORDS: Final = re.compile(r"^[\w' ,-]+$")
_VISIBLE: Final = re.compile(r"^(what|where|who|which|how many|is|are|does|do)\b", re.IGNORECASE)
_LONGEST_KNOWN = 12


def known_turns(picture: Picture) -> Iterator[Turn]:
    """Questions that people have answered, their answers as sentences where one can be made of them."""
    for known in picture.item.known:
        question = " ".join(known.question.split())
        answer = " ".join(known.answer.split()).strip(" .")
        if not (question.endswith("?") and _VISIBLE.match(question) and answer and _WORDS.match(answer)):
            continue
        if len(answer.split()) <= _LONGEST_KNOWN and answer.isascii():
            yield Turn("known", question.lower(), capital(question), _sentence(question, answer))


def _sentence(question: str, answer: str) -> str:
    low = answer.lower()
    colour = _COLOUR_ASKED.match(question)
    if colour and len(low.split()) <= 3:
        return capital(f"{colour[2].lower()} {colour[1].lower()} {low}.")
    count = _COUNT_ASKED.match(question)
    if count and low.isalnum():
        one = low in ("one", "1")
        named = count[1].lower()
        if low in ("zero", "0", "none"):
            return f"There are no {named}."
        return f"There are {low} {named}." if not one or is_plural(low) else "There is only one."
    there = _THERE_ASKED.match(question)
    if there and low in ("yes", "no"):
        return f"Yes, there {there[1].lower()}." if low == "yes" else f"No, there {there[1].lower()}n't."
    return capital(f"{answer}.")


_SHOWS: Final = (
    "what can be seen in the picture?",
    "what does the picture show?",
    "which things are in the picture?",
    "what do you see in the picture?",
    "can you name some things in the picture?",
    "what is in the picture?",
)
_SHOWN: Final = (
    "the picture shows {list}.",
    "I can see {list}.",
    "you can see {list}.",
    "among other things, the picture shows {list}.",
    "in the picture I can see {list}.",
    "the picture has {list} in it.",
)
_FEWEST, _MOST = 2, 6


def label_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """What there is, by labels that have no place, or by boxes where nothing else speaks of the picture."""
    names = [with_article(name) for label in picture.item.labels if (name := _nameable(picture, label))]
    if not picture.item.captions:
        names = [*(thing.mentioned for thing in picture.things), *names]
    names = list(dict.fromkeys(names))[:_MOST]
    if len(names) >= _FEWEST:
        yield worded("whole picture", "", _SHOWS, _SHOWN, dice, list=listed(names))


def label_presence_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is something there that a label says is there."""
    for label in picture.item.labels:
        name = _nameable(picture, label)
        if name:
            yield worded("presence", name, _IS_THERE, _YES, dice, a=with_article(name))


_IS_THERE: Final = (
    "is there {a} in the picture?",
    "can you see {a} in the picture?",
    "does the picture show {a}?",
    "is {a} visible in the picture?",
    "can {a} be seen in the picture?",
    "do you see {a} in the picture?",
)
_YES: Final = (
    "yes, there is {a} in the picture.",
    "yes, {a} can be seen in the picture.",
    "yes, I can see {a}.",
    "yes, the picture shows {a}.",
    "yes, {a} is visible.",
    "yes, there is {a}.",
)


def _nameable(picture: Picture, label: str) -> str:
    """The label as the name of one thing; empty for stuff, places and plurals."""
    name = spoken(label)
    concept = picture.pool.find(name)
    plain = concept is not None and concept.count == "one" and concept.category not in ("place", "material", "nature")
    return name if plain and not is_plural(name) and several(name) != name else ""


_ON: Final = {
    "on": "on", "at": "at", "under": "under", "inside_of": "inside", "inside of": "inside", "in": "in",
    "next to": "next to", "near": "near", "behind": "behind", "in front of": "in front of",
}  # fmt: skip
_DOES: Final = {
    "holds": "holding", "hold": "holding", "wears": "wearing", "wear": "wearing", "plays": "playing",
    "rides": "riding", "ride": "riding", "holding": "holding", "wearing": "wearing", "riding": "riding",
    "hits": "hitting", "kicks": "kicking", "throws": "throwing", "catches": "catching", "eats": "eating",
    "drinks": "drinking", "reads": "reading", "cuts": "cutting",
}  # fmt: skip
_WHERE: Final = ("where is {it}?", "where can {it} be seen?", "can you tell me where {it} is?", "whereabouts is {it}?")
_THERE: Final = ("{it} is {where}.", "{it} can be seen {where}.", "{it} is {where} in the picture.")
_DOING: Final = ("what is {it} {doing}?", "can you tell me what {it} is {doing}?", "what can {it} be seen {doing}?")
_MADE: Final = frozenset("wooden leather plastic transparent textile".split())


def link_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """How things stand to each other, and what they are like, where only one thing can be meant."""
    subjects = [(link.subject, link.relation) for link in picture.item.links]
    for link in picture.item.links:
        one, other = spoken(link.subject), spoken(link.object)
        relation = link.relation.lower()
        single = all(len(thing.boxes) == 1 for label in (link.subject, link.object) if (thing := picture.thing(label)))
        if not single or subjects.count((link.subject, link.relation)) > 1 or is_plural(one) or is_plural(other):
            continue
        it = f"the {one}"
        if relation in _ON:
            yield worded("where", one, _WHERE, _THERE, dice, it=it, where=f"{_ON[relation]} {with_article(other)}")
        elif relation in _DOES:
            doing = _DOES[relation]
            what = other if doing == "playing" and other in _GAMES else with_article(other)
            if doing == "playing" and what != other:
                what = f"the {other}"
            answers = (f"{{it}} is {doing} {what}.",)
            yield worded("doing", one, _DOING, answers, dice, it=it, doing=doing)
        elif relation == "is" and other in _MADE:
            material = {"wooden": "wood", "textile": "fabric"}.get(other, other)
            question = f"What is {it} made of?" if other != "transparent" else f"Can one see through {it}?"
            answer = f"{it} is made of {material}." if other != "transparent" else f"yes, {it} is transparent."
            yield Turn("material", one, question, capital(answer))


_GAMES: Final = frozenset("football basketball baseball tennis volleyball golf hockey rugby".split())
