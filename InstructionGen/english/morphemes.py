"""The classes of a word that HanTa has not met, by the morphemes it may consist of.

The search is HanTa's own (``HanoverTagger.analyze_forward``): a hidden Markov model of second order over morphemes, of
which unknown ones are judged by their length and their last letters. The results are the same to the last bit, and
come in a fraction of the time, since only classes that a stretch of letters can have are looked at.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from InstructionGen.english.model import EMPTY, FLOOR, LONGEST_COUNTED, START, Model, State

_BEAM = 3
_SLACK = 1
"""So many states are gone on from at each letter, and those that are as good as the next one but for the slack."""
_WHOLE = 4.6
"""Taken off when the whole word would be one unknown morpheme."""
_KEPT = 16384

_Option = tuple[dict[str, float], int, float, State]
"""A class that the next morpheme can have: its morphemes, its number, how probable it is here, where it leads to."""


class Morphemes:
    """Finds the classes of words by their morphemes."""

    def __init__(self, model: Model) -> None:
        from numpy import logaddexp

        self._sum = logaddexp
        self._last: dict[State, list[tuple[int, float]]] = {}
        self._next: dict[State, list[_Option]] = {}
        for state, row in model.following.items():
            self._last[state] = [(-c, p) for c, p in row.items() if c < 0]
            self._next[state] = [(model.morphemes[c], c, p, (state[1], c)) for c, p in row.items() if c > 0]
        guessed = frozenset(c for c in model.rarity if c in model.endings)
        self._lengths = [
            {c: model.unseen + model.rarity[c] + model.lengths[c][length] for c in guessed}
            for length in range(LONGEST_COUNTED + 1)
        ]
        letters = next(iter(model.endings.values()))  # the same for all classes
        self._endings = {ending: {c: model.endings[c][ending] for c in guessed} for ending in letters}
        carriers: dict[str, list[int]] = {}
        for c, own in model.morphemes.items():
            for morpheme in own:
                carriers.setdefault(morpheme, []).append(c)
        self._strange = (frozenset[int](), guessed)
        # Thousands of morphemes have the same classes.
        pairs = {found: (frozenset(found), guessed.union(found)) for found in set(map(tuple, carriers.values()))}
        self._carriers = {morpheme: pairs[tuple(found)] for morpheme, found in carriers.items()}
        self._options = lru_cache(maxsize=_KEPT)(self._choose)

    def _choose(self, state: State, classes: frozenset[int]) -> list[_Option]:
        """The classes out of these that can come next, in the order of all that can."""
        return [option for option in self._next.get(state, ()) if option[1] in classes]

    def classes(self, word: str) -> list[tuple[int, float]]:
        """The classes that a word, given in lower case, can have: the most probable first, with natural logarithms.

        There are none for a word that no morphemes make up.
        """
        size = len(word)
        rows: list[dict[State, float]] = [{(EMPTY, START): 0.0}, *({} for _ in range(size))]
        for begin in range(size):
            row = rows[begin]
            bound = sorted(row.values())[-1 - _BEAM] - _SLACK if len(row) > _BEAM else FLOOR
            states = [(state, before) for state, before in row.items() if before >= bound and self._next.get(state)]
            for end in range(begin + 1, size + 1) if states else ():
                part = word[begin:end]
                known, any_class = self._carriers.get(part, self._strange)
                classes = any_class if size < 4 or end - begin > 2 else known
                if not classes:
                    continue
                guess: tuple[dict[int, float], dict[int, float]] | None = None
                reached = rows[end]
                for state, before in states:
                    for morphemes, c, step, new in self._options(state, classes):
                        p = morphemes.get(part)
                        if p is None:
                            guess = guess or self._guess(part)
                            p = guess[0][c] + guess[1][c]
                            if end - begin == size:
                                p -= _WHOLE
                        p = before + step + p
                        if p > reached.get(new, FLOOR):
                            reached[new] = p
        return self._ends(rows[size])

    def _guess(self, part: str) -> tuple[dict[int, float], dict[int, float]]:
        """How probable an unknown morpheme is in each class, by its length, and by the longest of its known endings."""
        size = len(part)
        lengths = self._lengths[min(size, LONGEST_COUNTED)]
        for ending in (part[-4:], part[-3:], part[-2:], part[-1:]):
            if len(ending) < size and ending in self._endings:
                return lengths, self._endings[ending]
        return lengths, self._endings[""]

    def _ends(self, row: dict[State, float]) -> list[tuple[int, float]]:
        """The classes of words that end in one of these states."""
        ends: dict[State, float] = {}
        for state, before in row.items():
            for c, step in self._last.get(state, ()):
                if before + step > ends.get((state[1], c), FLOOR):
                    ends[state[1], c] = before + step
        found: dict[int, float] = {}
        for (_, c), p in ends.items():
            found[c] = float(self._sum(found[c], p)) if c in found else p
        return sorted(found.items(), key=itemgetter(1), reverse=True)
