"""How well known a concept is, from 0 (to specialists) to 3 (to everybody)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from functools import cached_property

from InstructionGen.pool.concept import fold
from InstructionGen.pool.lists import Lists
from InstructionGen.pool.wordnet import Synset, WordNet

_WORD = re.compile(r"[a-z'-]+")
_KNOWN = 2.5
_LONGEST = 3


class Familiarity:
    """Judges by our own lists of everyday and well-known things, by ImageNet-1k, and by how WordNet uses the words.

    WordNet's definitions and examples are a million and a half words of plain English: what stands there often is
    known to many. Tag counts tell how often the meaning was met in its tagged corpora.
    """

    def __init__(self, wordnet: WordNet, lists: Lists, famous: Collection[int]) -> None:
        self._wordnet = wordnet
        self._everyday = lists.everyday
        self._known = lists.known
        self._famous = famous

    def of(self, synset: Synset, name: str) -> int:
        """The familiarity of a synset under the name that was chosen for it."""
        if fold(name) in self._everyday:
            return 3
        # ImageNet-1k's things are known by sight; many of its animals only to those who know animals.
        famous = synset.offset in self._famous
        if fold(name) in self._known or (famous and synset.lexname != "animal"):
            return 2
        return 1 if famous or self.score(synset, name) >= _KNOWN else 0

    def score(self, synset: Synset, name: str) -> float:
        """Logarithmic evidence that people know the thing by that name."""
        folded = fold(name)
        tags = sum(synset.counts)
        order = [s for s in self._wordnet.by_lemma.get(folded, ()) if not s.instance_of]
        # The uses of a word belong mostly to its first meanings.
        sense = 1 + order.index(synset) if synset in order else 1
        score = math.log1p(self._phrases[folded] / sense) + 1.5 * math.log1p(tags)
        score += 0.5 * math.log1p(len(self._wordnet.hyponyms.get(synset.offset, ())))
        return score + (1.5 if synset.offset in self._famous else 0.0)

    @cached_property
    def _phrases(self) -> Counter[str]:
        """How often each noun lemma, of up to three words, stands in a gloss of any part of speech."""
        lemmas = self._wordnet.by_lemma
        found: Counter[str] = Counter()
        for gloss in self._wordnet.glosses:
            words = _WORD.findall(gloss.lower())
            for start in range(len(words)):
                for length in range(1, _LONGEST + 1):
                    phrase = " ".join(words[start : start + length])
                    if phrase in lemmas:
                        found[phrase] += 1
                    elif phrase.endswith("s") and phrase[:-1] in lemmas:
                        found[phrase[:-1]] += 1
        return found
