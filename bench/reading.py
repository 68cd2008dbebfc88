"""Captions read a second: the whole reading, the tagger in it, and HanTa's own tagger, which gives the same classes.

    python bench/reading.py captions_val2017.json

Reads a COCO captions file, each different caption once. All take turns in one process, some captions at a time, and
each begins with nothing but its tables: "cold" is the first time through, where words are met that were not met before;
"again" is the second, with every sentence forgotten and the words known, as late in a long run. HanTa keeps nothing,
and is only timed the first time. Captions of which a word is classed in another way than by HanTa are counted and
printed.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from HanTa import HanoverTagger

from InstructionGen.english import parse, tidy
from InstructionGen.english.model import read_model
from InstructionGen.english.tagging import TOKEN
from InstructionGen.english.viterbi import LONGEST_WORD, Tagger

TURN = 1000
"""Captions before it is another's turn."""


def take_turns(readers: Mapping[str, Callable[[int], object]], captions: int) -> dict[str, float]:
    """Captions a second of each, by the processor's clock: other programs on the machine do not count."""
    seconds: dict[str, float] = defaultdict(float)
    # What three taggers and all captions in one heap cost the garbage collector is no reader's doing.
    gc.collect()
    gc.freeze()
    for first in range(0, captions, TURN):
        for name, reader in readers.items():
            begin = time.process_time()
            for i in range(first, min(first + TURN, captions)):
                reader(i)
            seconds[name] += time.process_time() - begin
    return {name: captions / spent for name, spent in seconds.items()}


def differences(sentences: Sequence[Sequence[str]], tagger: Tagger, hanta: HanoverTagger.HanoverTagger) -> int:
    """How many sentences the two tag in different ways; each is printed."""
    count = 0
    for words in sentences:
        ours, theirs = tagger.tags(words), hanta.tag_sent(words, taglevel=0)
        if ours != theirs:
            count += 1
            print(f"DIFFERS {words}\n  {ours}\n  {theirs}")
    return count


def main() -> None:
    """Prints the differences, a table and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path, help="a COCO captions json")
    parser.add_argument("--most", type=int, default=0, help="take so many captions, from the first; 0 for all")
    options = parser.parse_args()
    annotations = json.loads(options.captions.read_bytes())["annotations"]
    captions = list(dict.fromkeys(tidy(annotation["caption"]) for annotation in annotations))[: options.most or None]
    hanta = HanoverTagger.HanoverTagger("morphmodel_en.pgz")
    tagger = Tagger(read_model(hanta))
    parse("a quokka surfs")  # HanTa's model and the dictionaries of English are loaded by the first words
    sentences = [[word[:LONGEST_WORD] for word in TOKEN.findall(caption)] for caption in captions]
    readers: dict[str, Callable[[int], object]] = {
        "whole": lambda i: parse(captions[i]),
        "tagger": lambda i: tagger.tags(sentences[i]),
        "HanTa": lambda i: hanta.tag_sent(sentences[i], taglevel=0),
    }
    cold = take_turns(readers, len(captions))
    parse.cache_clear()
    del readers["HanTa"]
    again = take_turns(readers, len(captions))
    differs = differences(sentences, tagger, hanta)
    print(f"{len(captions)} captions, {sum(map(len, sentences))} words and marks; captions a second:")
    print(f"{'':8}{'cold':>9}{'again':>9}{'cold over HanTa':>18}")
    for name, rate in cold.items():
        later = f"{again[name]:9.0f}" if name in again else f"{'-':>9}"
        print(f"{name:8}{rate:9.0f}{later}{rate / cold['HanTa']:18.2f}")
    print(
        f"RESULT ratio_tagger_over_hanta={cold['tagger'] / cold['HanTa']:.2f} "
        f"ratio_whole_over_hanta={cold['whole'] / cold['HanTa']:.2f} captions_per_s={cold['whole']:.0f} "
        f"again_per_s={again['whole']:.0f} differs={differs}"
    )


if __name__ == "__main__":
    main()
