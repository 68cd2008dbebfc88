"""Words of a caption's reading, and where they stand in its text."""

from __future__ import annotations

from InstructionGen.checks.reading import Phrase, read
from InstructionGen.checks.reading import Reading as Words
from InstructionGen.engine.rules.edits.fitness import refuse_ill_formed, refuse_untidy
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.edits.soundness import refuse_broken
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, parse, singular
from InstructionGen.pool import Pool


class Caption:
    """One caption in both readings: the rules' own, in tokens, and the checks', in words."""

    def __init__(self, text: str, pool: Pool) -> None:
        self.text = text
        self.reading = Reading(parse(text), Nouns(pool))
        self.words: Words = read(text)
        self._tokens = [i for i, t in enumerate(self.reading.tokens) if t.tag not in ("comma", "punct")]

    def refuse_unfit(self) -> None:
        """Refuses captions of several sentences, with words missing, or about what is not to be seen."""
        refuse_untidy(self.reading)
        if self.text.isupper():
            raise CannotAnswer("all in capitals")
        refuse_broken(self.reading.sentence.span(0, self.reading.end))

    def named(self, name: str) -> list[tuple[NounPhrase, Phrase]]:
        """The phrases that a name means, in both readings.

        Raises:
            CannotAnswer: There is none, or there are several.
        """
        wanted = singular(name.lower())
        found = []
        for phrase in self.words.phrases:
            if " ".join(phrase.keys) != wanted and phrase.keys[-1] != wanted:
                continue
            own = next((p for p in self.reading.sentence.phrases if p.head == self.token(phrase.head)), None)
            if own is not None:
                found.append((own, phrase))
        if not found:
            raise CannotAnswer("object not in caption")
        return found

    def one(self, name: str) -> tuple[NounPhrase, Phrase]:
        """The only phrase that a name means, well formed.

        Raises:
            CannotAnswer: There is none, there are several, or it is written badly.
        """
        found = self.named(name)
        heads = [phrase.keys[-1] for phrase in self.words.phrases]
        if len(found) > 1 or heads.count(found[0][1].keys[-1]) > 1:
            raise CannotAnswer("more than one of them")
        refuse_ill_formed(self.reading, found[0][0])
        return found[0]

    def token(self, word: int) -> int:
        """The token that a word is; one past the last word, the end of the words."""
        return self._tokens[word] if word < len(self._tokens) else self.reading.end

    def start(self, word: int) -> int:
        """Where a word begins in the text."""
        token = self.token(word)
        return self.reading.tokens[token].start if token < len(self.reading.tokens) else len(self.text)

    def end(self, word: int) -> int:
        """Where the word before this one ends in the text."""
        return self.reading.tokens[self._tokens[word - 1]].end if word else 0

    def put(self, first: int, last: int, new: str) -> str:
        """The text with its words from one up to another replaced; where they are one, put in before it."""
        begin = self.end(first) if first == last else self.start(first)
        end = begin if first == last else self.end(last)
        gap = " " if first == last and new else ""
        return finish(f"{self.text[:begin]}{gap}{new}{self.text[end:]}", like=self.text)

    def with_tail(self, tail: str) -> str:
        """The text with a tail after its last word."""
        end = self.reading.tokens[self.reading.end - 1].end
        return finish(f"{self.text[:end]}{tail}{self.text[end:]}", like=self.text)
