"""Captions searched for the pool's concepts a second, beside flashtext and a plain dictionary of n-grams.

    python bench/matching.py captions_val2017.json

Reads a COCO captions file. All look for the same names and take turns in one process; flashtext comes with the extra
``bench``. Every caption in which the matcher finds anything else than the reference does, or elsewhere, is counted and
printed: the reference is slow, and plain enough to be read. Memory is what a process of its own grows by when it builds
the one or the other, with the pool loaded before.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from InstructionGen.pool import Concept, load_pool
from InstructionGen.pool.matching import Matcher, names_in_text

Match = tuple[int, int, str]
"""Start, end, name of the concept."""
Search = Callable[[Sequence[str]], Iterator[Sequence[object]]]
"""What is found in one text after another, in the shape in which each tool gives it."""

WORD = re.compile(r"[^\W_]+(?:'(?![sS](?![\w']))[^\W_]+)*")
LITTLE = "a an in on up off out over down by to and as at one two three four five".split()


def reference(forms: Mapping[str, Concept]) -> Callable[[str], list[Match]]:
    """At each word the longest run of words that is a name, or else the next word."""
    longest = max(len(WORD.findall(form)) for form in forms)

    def find(text: str) -> list[Match]:
        text = "".join({"’": "'", "‘": "'", "‑": "-", "_": " "}.get(c, c) for c in text)
        words = list(WORD.finditer(text))
        spelt = []
        for word, after in zip_longest(words, words[1:]):
            gap = _gap(text[word.end() : after.start()], word[0], after[0]) if after else ""
            spelt += [word[0].lower(), gap]
        found, at = [], 0
        while at < len(words):
            for size in range(min(longest, len(words) - at), 0, -1):
                concept = forms.get("".join(spelt[2 * at : 2 * (at + size) - 1]))
                if concept is not None:
                    found.append((words[at].start(), words[at + size - 1].end(), concept.name))
                    break
            else:
                size = 1
            at += size
        return found

    return find


def _gap(gap: str, before: str, after: str) -> str:
    """What stands between two words of a name: a space, or marks, as a hyphen beside a little word is."""
    if gap == "-":
        little = before.lower().split("'")[-1] in LITTLE or after.lower().split("'")[0] in LITTLE
        return "." if little else " "
    marks = "".join(" " if c.isspace() else "." for c in gap)
    return re.sub(" +", " ", marks)


def one_by_one() -> Search:
    """The matcher, asked for one text after another."""
    matcher = Matcher(load_pool())
    return lambda texts: (matcher.find(text) for text in texts)


def match() -> Search:
    """The matcher, given all texts."""
    matcher = Matcher(load_pool())
    return matcher.find_all


def flashtext() -> Search:
    """The same names in flashtext."""
    from flashtext import KeywordProcessor

    keywords = KeywordProcessor()
    for form, concept in names_in_text(load_pool()).items():
        keywords.add_keyword(form.replace(".s", "'s"), concept.name)
    return lambda texts: (keywords.extract_keywords(text, span_info=True) for text in texts)


def ngrams() -> Search:
    """The same names in a dictionary, asked for each run of words; hyphens and marks are not looked at."""
    forms = names_in_text(load_pool())
    longest = max(form.count(" ") for form in forms) + 1

    def find(text: str) -> list[Match]:
        low = text.lower()
        words = [word.span() for word in re.finditer(r"\w+", low)]
        found, at = [], 0
        while at < len(words):
            start = words[at][0]
            for last in range(min(at + longest, len(words)) - 1, at - 1, -1):
                concept = forms.get(low[start : words[last][1]])
                if concept is not None:
                    found.append((start, words[last][1], concept.name))
                    at = last
                    break
            at += 1
        return found

    return lambda texts: (find(text) for text in texts)


BUILDERS: dict[str, Callable[[], Search]] = {
    "match": match,
    "one by one": one_by_one,
    "flashtext": flashtext,
    "ngrams": ngrams,
}


def resident_mb() -> float:
    """Megabytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def growth(name: str) -> float:
    """Megabytes that building one of the three adds to a process that has loaded the pool and the dictionaries."""
    from InstructionGen.english import plural, singular

    load_pool()
    # English loads its word lists on the first word that is not regular: that memory belongs to nobody here.
    singular("quokkas"), plural("quokka")
    gc.collect()
    before = resident_mb()
    search = BUILDERS[name]()
    list(search(["a photo of two dogs on a tree-lined street"]))
    gc.collect()
    return resident_mb() - before


def rates(searches: Mapping[str, Search], captions: Sequence[str], rounds: int) -> dict[str, float]:
    """Captions a second of each, the median of rounds in which they take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in searches}
    for _ in range(rounds):
        for name, search in searches.items():
            begin = time.perf_counter()
            # Nothing is kept: what a heap full of results costs the garbage collector is no tool's doing.
            deque(search(captions), maxlen=0)
            seconds[name].append(time.perf_counter() - begin)
    return {name: len(captions) / statistics.median(spent) for name, spent in seconds.items()}


def main() -> None:
    """Prints the differences, a table and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path, nargs="?", help="a COCO captions json")
    parser.add_argument("--rounds", type=int, default=5, help="how often each has its turn")
    parser.add_argument("--most", type=int, default=0, help="take so many captions, from the first; 0 for all")
    parser.add_argument("--growth", choices=BUILDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.growth:
        print(growth(options.growth))
        return
    if options.captions is None:
        parser.error("name a COCO captions json")
    annotations = json.loads(options.captions.read_bytes())["annotations"]
    captions = [annotation["caption"] for annotation in annotations][: options.most or None]
    load_pool()
    searches, built = {}, {}
    for name, build in BUILDERS.items():
        begin = time.perf_counter()
        searches[name] = build()
        built[name] = time.perf_counter() - begin
    expected = [refer(caption) for refer in [reference(names_in_text(load_pool()))] for caption in captions]
    differing = set()
    for name in ("match", "one by one"):
        for number, found in enumerate(searches[name](captions)):
            got = [(one.start, one.end, one.concept.name) for one in found]
            if got != expected[number]:
                differing.add(number)
                print(f"DIFFERS {captions[number]!r}\n  {got}\n  {expected[number]}")
    speed = rates(searches, captions, options.rounds)
    command = [sys.executable, __file__, "--growth"]
    memory = {name: float(subprocess.check_output([*command, name], text=True)) for name in BUILDERS}
    print(f"{len(load_pool())} concepts, {len(names_in_text(load_pool()))} forms, {len(captions)} captions")
    print(f"{'':12}{'captions/s':>12}{'build s':>10}{'MB':>8}")
    for name in BUILDERS:
        print(f"{name:12}{speed[name]:12.0f}{built[name]:10.2f}{memory[name]:8.1f}")
    print(
        f"RESULT match_over_flashtext={speed['match'] / speed['flashtext']:.2f} "
        f"match_over_ngrams={speed['match'] / speed['ngrams']:.2f} captions_per_s={speed['match']:.0f} "
        f"differs={len(differing)} memory_mb={memory['match']:.0f}"
    )


if __name__ == "__main__":
    main()
