"""The classes of the words of a sentence: HanTa's tagger, made ready for millions of captions.

HanTa tags with a hidden Markov model of second order, and searches it with Viterbi's algorithm and a narrow beam
(``HanoverTagger.tag_sent_viterbi``). Here the same search runs over tables that are laid out once, and what a word may
be is worked out once a word. The tags are HanTa's, ties and all: the order in which paths are tried is kept, and that
of every sum.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from functools import lru_cache, partial
from operator import itemgetter

from InstructionGen.english.model import EMPTY, END, FLOOR, START, Model, changed, read_model
from InstructionGen.english.morphemes import Morphemes

LONGEST_WORD = 40
"""Letters; the time for a word grows with the square of its length, and captions from the web hold whole URLs."""

_BEAM = 5
_SLACK = 1
"""So many states are gone on from at each word, and those that are as good as the next one but for the slack."""
_CUTOFF = 5
"""A class of an unknown word is left out when it is so much less probable than the best one."""
_WORDS_KEPT = 65536
_QUOTE = re.compile(r"^(`|``|´|´´|'|'')$")

Candidates = tuple[tuple[int, float], ...]
"""What a word may be: positions of classes, and how well each fits."""


class Tagger:
    """Tags words with their C5 classes, as ``HanoverTagger.tag_sent(words, taglevel=0)`` does."""

    def __init__(self, model: Model) -> None:
        classes = model.classes
        self._names = [model.names[c] for c in classes]
        self._any: Candidates = tuple((i, 0.0) for i in range(len(classes)))
        # A state is one number: the positions of its two classes, the second in the last place. With it goes the first
        # of the states that can follow, and how probable each of them is.
        self._place = place = {c: i for i, c in enumerate(classes)} | {START: len(classes), EMPTY: len(classes) + 1}
        self._base = base = len(place)
        self._begin = place[EMPTY] * base + place[START]
        self._follow = [(0, array("d"))] * base**2
        self._ends = [-math.inf] * base**2
        for (first, last), row in model.transitions.items():
            if END in (first, last):
                continue  # nothing comes behind the end
            state = place[first] * base + place[last]
            self._follow[state] = (place[last] * base, array("d", [row[c] for c in classes]))
            self._ends[state] = row[END]
        self._lexicon = model.lexicon
        self._priors = model.priors
        self._capitals = model.capitals
        self._morphemes = Morphemes(model)
        self._opening = lru_cache(maxsize=_WORDS_KEPT)(partial(self._weigh, cased=False))
        self._later = lru_cache(maxsize=_WORDS_KEPT)(partial(self._weigh, cased=True))

    def tags(self, words: Sequence[str]) -> list[str]:
        """The C5 class of each word; of words longer than ``LONGEST_WORD`` only the beginning is looked at.

        Args:
            words: No empty ones, and no more than some hundreds: the sum of their logarithms must not reach ``FLOOR``.
        """
        if not words:
            return []
        base, follow, ends = self._base, self._follow, self._ends
        row = {self._begin: 0.0}
        came: list[dict[int, int]] = []
        weigh = self._opening
        for word in words:
            candidates = weigh(word)
            weigh = self._later
            bound = sorted(row.values())[-1 - _BEAM] - _SLACK if len(row) > _BEAM else FLOOR
            reached: dict[int, float] = {}
            back: dict[int, int] = {}
            for state, before in row.items():
                if before < bound:
                    continue
                first, steps = follow[state]
                for c, fit in candidates:
                    p = before + steps[c] + fit
                    new = first + c
                    if new not in reached or p > reached[new]:
                        reached[new] = p
                        back[new] = state
            came.append(back)
            row = reached
        best, state = -math.inf, 0
        for last, p in row.items():
            if p + ends[last] > best:
                best, state = p + ends[last], last
        found: list[str] = []
        for back in reversed(came):
            found.append(self._names[state % base])
            state = back[state]
        return found[::-1]

    def _weigh(self, word: str, *, cased: bool) -> Candidates:
        """What a word may be, and how well it fits each class; with ``cased`` a capital counts."""
        word = word[:LONGEST_WORD]
        lower = '"' if len(word) <= 2 and _QUOTE.match(word) else word.lower()
        listed = self._lexicon.get(lower)
        weighed = []
        for c, probability in self._morphemes.classes(lower) if listed is None else listed:
            p = float(probability)
            if cased:
                p += self._capitals[c][word[0].isupper()]
            weighed.append((c, p - self._priors[c]))
        weighed.sort(key=itemgetter(1), reverse=True)
        if listed is None:
            weighed = [(c, p) for c, p in weighed if p >= weighed[0][1] - _CUTOFF]
        return tuple(sorted([(self._place[c], p) for c, p in dict(weighed).items()])) or self._any


_PROBE = "a Zebra grazes near two unwatchable wind-swept TOWERS ' while I film it ."
"""Words with one class and with several, known and unknown, with capitals and without."""


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger with HanTa's English model.

    Raises:
        InstructionGenError: this version of HanTa has its model in another shape, or tags in another way.
    """
    from HanTa import HanoverTagger

    hanta = HanoverTagger.HanoverTagger("morphmodel_en.pgz")
    tagger = Tagger(read_model(hanta))
    words = _PROBE.split()
    ours, theirs = tagger.tags(words), hanta.tag_sent(words, taglevel=0)
    if ours != theirs:
        raise changed(f"it tags {words} as {theirs}, the tagger here as {ours}")
    return tagger
