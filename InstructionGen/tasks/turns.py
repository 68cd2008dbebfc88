"""The turns that a session is made of: an edit, a standing order and what obeys it, a pronoun, a step back."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from InstructionGen.cards import Card
from InstructionGen.checks import Edit, verify
from InstructionGen.checks.reading import read
from InstructionGen.checks.rewording.turns import instruction_with, made_so
from InstructionGen.checks.wording import noun_keys
from InstructionGen.english import plural
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool
from InstructionGen.records import Completion, Item, Request
from InstructionGen.tasks import ask, check
from InstructionGen.tasks.editing import MANNERS, PLAIN, Editor, Written, claim, step_of
from InstructionGen.tasks.questions import Aim
from InstructionGen.tasks.questions.asked import objects_in


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a session."""

    edit: Edit
    written: Written | None = None
    """The edit of a type that it is, obeys with, refers with, or makes after going back; None where there is none."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """What a record says of it besides."""

    def shown(self) -> dict[str, Any]:
        """As a record tells it: an edit under its own keys, and what makes it a turn."""
        own = self.written.shown() if self.written else {}
        said = {"edit": self.edit.edit, "input": self.edit.input, "output": self.edit.output}
        steps = {"steps": [own]} if own and self.told else {}
        return {**own, **said, **steps, **self.told}


Turning = Generator[Request, Completion, Turn]


@dataclass(frozen=True)
class Session:
    """What turns are written with: the picture, the dice, the engine's side of it."""

    editor: Editor
    wordings: Mapping[str, Card]
    item: Item
    dice: random.Random
    numbers: Iterator[int]
    aim: Aim
    pool: Pool

    def plain(self, caption: str, card: Card) -> Turning:
        """An edit of a type."""
        written = yield from self.editor.write(self.item, caption, card, self.dice, self.numbers, self.aim)
        return Turn(written.edit, written)

    def order(self, caption: str) -> Turning:
        """A standing order: what comes into the picture from now on is to be like this."""
        card = self.wordings["memory"]
        value = self.dice.choice(card.values)
        told = {"order": value.value, "quality": self.dice.choice(value.asks or (value.value,))}
        edit = yield from self._worded(card, caption, told)
        return Turn(edit, None, {"edit_type": "memory", "order": value.value})

    def obeying(self, caption: str, card: Card, order: str) -> Turning:
        """A thing that comes and is as the standing order wants it, without the instruction saying so again.

        Raises:
            Rejected: what comes is nothing that could be so, or is so by its name.
        """
        aim = replace(self.aim, concepts=self.aim.concepts or _makeable(self.pool))
        written = yield from self.editor.write(self.item, caption, card, self.dice, self.numbers, aim)
        came = written.edit.new_object or written.edit.edited_object
        concept = self.pool.find(came)
        if concept is None or concept.name not in _makeable(self.pool) or set(noun_keys(came)[:-1]) & _MADE:
            raise Rejected("prompt", "the standing order does not suit it", came)
        output = made_so(written.edit.output, came, order)
        if output is None:
            raise Rejected("prompt", "the standing order does not suit it", came)
        edit = replace(written.edit, output=output, value=order, steps=(written.edit,))
        verify(("obeys_order",), edit)
        return Turn(edit, written, {"obeys": order})

    def referring(self, caption: str, card: Card, before: Turn) -> Turning:
        """An edit of the thing that the turn before was about, which is not named again.

        Raises:
            Rejected: that turn was about no one thing that is still there, or no pronoun says the same.
        """
        name, concept = self._thing(before, caption)
        words = self._pronouns(name, concept, before, caption)
        aim = replace(self.aim, about=name, concepts=frozenset())
        written = yield from self.editor.write(self.item, caption, card, self.dice, self.numbers, aim, PLAIN)
        if noun_keys(written.edit.edited_object)[-1] != noun_keys(name)[-1]:
            raise Rejected("prompt", "it is about another thing", written.edit.edit)
        wording = self.wordings["coreference"]
        told = {"pronouns": words, "steps": [step_of(written)]}
        edit = yield from self._worded(wording, caption, told)
        # what it asks for must be the same edit once the thing is named
        named = replace(edit, edit=instruction_with(edit.edit, f"the {written.edit.edited_object}"), steps=())
        verify(card.checks, named)
        return Turn(edit, written, {"refers_to": name})

    def back(self, captions: Sequence[str], version: str, card: Card | None, about: str) -> Turning:
        """A step back to an earlier version and, with a card, a change of that version.

        Args:
            captions: Of all versions, the picture's own first.
            version: ``last``, ``start``, or the number of a turn.
            card: Of the change, if there is to be one.
            about: The thing that the change is to be about; empty: any.
        """
        there = version_of(captions, version)
        told: dict[str, Any] = {"version": version, "goes_back_to": there, "steps": []}
        written = None
        if card is not None:
            aim = replace(self.aim, about=about)
            written = yield from self.editor.write(self.item, there, card, self.dice, self.numbers, aim, PLAIN)
            if written.edit.output in captions:
                raise Rejected("prompt", "the change is the one that was undone", written.edit.edit)
            told["steps"] = [step_of(written)]
        edit = yield from self._worded(self.wordings["backtrack"], captions[-1], told)
        return Turn(edit, written, {"edit_type": "backtrack", "version": version})

    def _worded(self, card: Card, caption: str, told: Mapping[str, Any]) -> Generator[Request, Completion, Edit]:
        manner = self.dice.choices(tuple(MANNERS), tuple(MANNERS.values()))[0]
        variables = {"caption": caption, "manner": manner, **told}
        seed = self.editor.seed
        answer = yield from ask(card, self.item, seed, variables, card.model, next(self.numbers))
        edit = claim(answer, caption, variables, self.item)
        check(card, edit, answer)
        return edit

    def require_thing(self, turn: Turn) -> None:
        """Refuse a turn whose thing cannot be spoken of by a pronoun in the next one."""
        name, concept = self._thing(turn, turn.edit.output)
        self._pronouns(name, concept, turn, turn.edit.output)

    def _thing(self, before: Turn, caption: str) -> tuple[str, Concept]:
        """What the turn before was about, as the caption names it."""
        said = before.written.edit if before.written else before.edit
        keys = noun_keys(said.new_object or said.edited_object)
        found = objects_in(caption, self.pool).items() if keys else ()
        # where a "cocker spaniel" is read as a spaniel that is cocker, what takes its place would be so as well
        whole = self.pool.find(said.new_object or said.edited_object)
        alike = ((name, concept) for name, concept in found if noun_keys(name)[-1] == keys[-1])
        thing = next((named for named in alike if whole in (None, named[1])), None)
        if thing is None:
            raise Rejected("prompt", "nothing to refer to", said.edit)
        return thing

    def _pronouns(self, name: str, concept: Concept, before: Turn, caption: str) -> list[str]:
        """The words that may stand for the thing, the usual one first."""
        head = noun_keys(name)[-1]
        reading = read(caption)
        named = [phrase for phrase in reading.phrases if phrase.keys[-1] == head]
        many = any(phrase.number == "many" for phrase in named)
        openings = {reading.words[phrase.first].key for phrase in named}
        if not many and plural(head) == head and not openings & {"a", "an", "one", "another", "this"}:
            raise Rejected("prompt", "no pronoun for it", name)  # "the sheep" may be one or several
        if self.pool.knowledge.kinds[concept.kind].person and not many:
            who = "him" if head in _MALE else "her" if head in _FEMALE else ""
            if not who:
                raise Rejected("prompt", "no pronoun for it", name)
            return [who]
        said = before.written.edit if before.written else before.edit
        came = said.new_object or head not in noun_keys(said.input)
        words = ["them"] if many else ["it"]
        if came:
            words.append("the new ones" if many else "the new one")
        return words


def version_of(captions: Sequence[str], version: str) -> str:
    """The caption of ``last``, ``start`` or the picture after a turn.

    Raises:
        Rejected: there is no such version, or it is the present one.
    """
    turns = len(captions) - 1
    at = {"last": turns - 1, "start": 0}.get(version, int(version) if version.isdigit() else -1)
    if not 0 <= at < turns:
        raise Rejected("check", "instruction asks for another edit", f"no version {version!r} before turn {turns + 1}")
    return captions[at]


@lru_cache(maxsize=2)
def _makeable(pool: Pool) -> frozenset[str]:
    """The names of well-known made things, which can be of any material, colour and size."""
    return frozenset(c.name for c in pool if c.category in _MADE_THINGS and c.familiarity >= 2 and c.count == "one")


_MADE_THINGS = frozenset("household furniture toy instrument vehicle art sport tool machine electronics".split())
_MADE = frozenset(
    """
    wooden wood metal iron steel plastic leather paper cardboard glass ceramic clay brass bronze copper silver
    gold golden stone concrete marble straw wicker rubber cotton wool silk tin china porcelain crystal bamboo
    wax snow sand grass brick red yellow blue green black white brown pink purple orange grey gray hot electric
    mini giant miniature
    """.split()
)
"""What a name says already of how a thing is made."""
_MALE = frozenset("man boy gentleman guy father grandfather brother uncle husband waiter king prince monk".split())
_FEMALE = frozenset("woman girl lady mother grandmother sister aunt wife waitress queen princess nun bride".split())
