"""How the things of a caption hang together: lists, what governs a phrase, who a pronoun can mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from InstructionGen.engine.rules.edits import nouns, vocabulary
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.english import NounPhrase, Sentence, Token, parse
from InstructionGen.pool import Pool


@dataclass(frozen=True, slots=True)
class Coordination:
    """``a desk, a lamp and a chair``: the members of a list, in order."""

    members: tuple[NounPhrase, ...]
    oxford: bool
    """Whether a comma stands before *and*."""
    owner: NounPhrase | None = None
    """The phrase whose complement the list is: the basket of ``a basket of apples and pears``."""

    @property
    def first(self) -> int:
        """The index of its first token."""
        return self.members[0].first

    @property
    def last(self) -> int:
        """One past its last token."""
        return self.members[-1].last


class Reading:
    """One caption as the edit rules see it."""

    def __init__(self, sentence: Sentence, known: Nouns) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.nouns = known
        self.outer = _outermost(sentence.phrases)
        self._starts = {p.first: p for p in self.outer}
        self.end = len(self.tokens)
        while self.end and self.tokens[self.end - 1].tag == "punct" and self.tokens[self.end - 1].text not in _CLOSING:
            self.end -= 1
        self._cores: dict[tuple[int, int], str] = {}
        self.lists = tuple(self._lists())

    def token(self, i: int) -> Token | None:
        """The token at an index, or nothing beyond the ends."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def tag(self, i: int) -> str:
        """Its word class, empty beyond the ends."""
        return self.tokens[i].tag if 0 <= i < len(self.tokens) else ""

    def lower(self, i: int) -> str:
        """Its text in lower case, empty beyond the ends."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def core(self, phrase: NounPhrase) -> str:
        """The name of the thing, singular."""
        at = phrase.core, phrase.head
        if at not in self._cores:
            self._cores[at] = self.sentence.core(phrase)
        return self._cores[at]

    def head(self, phrase: NounPhrase) -> str:
        """The last word of its name, singular."""
        return nouns.last_word(self.core(phrase))

    def at(self, i: int) -> NounPhrase | None:
        """The outermost phrase that begins at a token."""
        return self._starts.get(i)

    def outer_of(self, phrase: NounPhrase) -> NounPhrase:
        """The outermost phrase that holds this one; itself when none does."""
        return next((o for o in self.outer if o.first <= phrase.first and phrase.last <= o.last), phrase)

    def ending_at(self, i: int) -> NounPhrase | None:
        """The outermost phrase whose last word is the token before ``i``."""
        return next((p for p in self.outer if p.last == i), None)

    def list_with(self, phrase: NounPhrase) -> Coordination | None:
        """The list of which the phrase is a member."""
        return next((found for found in self.lists if phrase in found.members), None)

    def preposition(self, first: int) -> tuple[int, str]:
        """Where the preposition before a token begins, and the preposition (``next to``); empty when there is none."""
        start = first
        while start > 0 and self.tag(start - 1) == "prep" and first - start < 3:
            if start < first and self.lower(start - 1) not in _OPEN_SEVERAL:
                break
            start -= 1
        return start, " ".join(t.lower for t in self.tokens[start:first])

    def number(self, members: tuple[NounPhrase, ...]) -> str:
        """The grammatical number of one phrase, or of several joined by *and*."""
        return "many" if len(members) > 1 else members[0].number

    def finite_verbs(self, after: int) -> tuple[int, ...]:
        """The verbs of the main clause whose subject ends at a token; empty when there is none."""
        found: list[int] = []
        for i in range(after, self.end):
            token = self.tokens[i]
            if token.tag in ("sub", "rel") or token.lower in _MODALS:
                break
            finite = token.tag == "verb-fin" or (token.tag == "aux" and token.lower in _FINITE_AUX)
            if finite and (not found or self._joined_to_verb(i)):
                found.append(i)
        return tuple(found)

    def _joined_to_verb(self, i: int) -> bool:
        j = i - 1
        while self.tag(j) == "adv":
            j -= 1
        return self.tag(j) == "conj"

    def has_own_determiner(self, phrase: NounPhrase) -> bool:
        """Whether the phrase opens with an article, a number or a possessor."""
        return self.tag(phrase.first) in ("det", "poss", "num") or self._possessed(phrase)

    def _possessed(self, phrase: NounPhrase) -> bool:
        return any(self.tag(i) == "gen" for i in range(phrase.first, phrase.core))

    def complement(self, phrase: NounPhrase) -> NounPhrase | None:
        """What stands after *of* in the phrase: ``food`` in ``a plate of food``."""
        if phrase.last <= phrase.head + 1:
            return None
        inside = [p for p in self.sentence.phrases if p.first > phrase.head and p.last == phrase.last]
        return max(inside, key=lambda p: p.last - p.first, default=None)

    def is_alive(self, phrase: NounPhrase) -> bool:
        """Whether the phrase names people or animals."""
        return self.nouns.is_alive(self.core(phrase))

    def _lists(self) -> list[Coordination]:
        found: list[Coordination] = []
        used: set[int] = set()
        for phrase in self.outer:
            if phrase.first in used:
                continue
            members, oxford, joined = [phrase], False, False
            at = phrase.last
            while not joined:
                comma = self.tag(at) == "comma"
                j = at + comma
                conj = self.tag(j) == "conj" and self.lower(j) in ("and", "&")
                follower = self.at(j + conj)
                if follower is None or not (comma or conj):
                    break
                members.append(follower)
                at = follower.last
                joined = conj
                oxford = oxford or (comma and conj and len(members) > 2)
            if not joined or (self.tag(at) == "conj" and self.at(at + 1) is not None):
                continue  # commas alone may be asides; "a and b and c" nests in ways we cannot see
            used.update(m.first for m in members)
            found.append(self._inside_complement(tuple(members), oxford))
        return found

    def _inside_complement(self, members: tuple[NounPhrase, ...], oxford: bool) -> Coordination:
        """``a basket of apples and pears``: the pears are in the basket, so the list is within it."""
        first = members[0]
        inner = self.complement(first)
        if inner is not None and not self.has_own_determiner(members[1]):
            return Coordination((inner, *members[1:]), oxford, owner=first)
        return Coordination(members, oxford)

    def said(self) -> frozenset[str]:
        """All words of the caption, as written and as dictionary forms, and neighbours run together (*bath tub*)."""
        return self._said

    @cached_property
    def _said(self) -> frozenset[str]:
        lowers = [t.lower for t in self.tokens]
        joined = (one.lower + end for one, two in pairwise(self.tokens) for end in (two.lower, two.lemma))
        return frozenset(lowers) | {t.lemma for t in self.tokens} | frozenset(joined)

    def may_mean(self, pronoun: Token, phrase: NounPhrase) -> bool:
        """Whether a pronoun could stand for the phrase."""
        word, core = pronoun.lower, self.core(phrase)
        head = nouns.last_word(core)
        person = self.nouns.is_person(core)
        if word in _HE:
            return (person and head not in vocabulary.WOMEN and phrase.number == "one") or self.nouns.is_animal(core)
        if word in _SHE:
            return (person and head not in vocabulary.MEN and phrase.number == "one") or self.nouns.is_animal(core)
        if word in _IT:
            return phrase.number != "many" and not (person and head not in ("baby", "child", "infant", "toddler"))
        if word in _THEY:
            return phrase.number == "many" or person or self.list_with(phrase) is not None
        return word in ("one", "ones", "other", "others", "another", "both", "each")


@lru_cache(maxsize=512)
def reading_of(caption: str, pool: Pool) -> Reading:
    """A caption that has been tidied, read once for all rules that ask for it."""
    return Reading(parse(caption), Nouns(pool))


_CLOSING = frozenset("\"”’')]")
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_MODALS = frozenset("can could may might must shall should will would".split())
_FINITE_AUX = frozenset("is are was were has have does do 's".split())
_OPEN_SEVERAL = frozenset(
    """
    next close in on out outside inside because along together such due up ahead across adjacent near instead
    atop down alongside off underneath away far over front top back between
    """.split()
)  # fmt: skip


def _outermost(phrases: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    kept: list[NounPhrase] = []
    for phrase in phrases:  # sorted, outer before inner
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
    return tuple(kept)
