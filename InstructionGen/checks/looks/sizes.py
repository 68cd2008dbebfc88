"""Words for sizes, and which way a resizing goes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, Literal

from InstructionGen.checks.looks.vocabulary import Vocabulary, parts

Way = Literal["larger", "smaller"]

LARGE: Final = frozenset(
    """
    large larger big bigger huge giant gigantic enormous massive oversized oversize towering colossal jumbo immense
    supersized supersize giant-sized king-sized king-size life-sized mammoth monumental vast taller tall wider wide
    bulky hulking mega monstrous outsized outsize super-sized extra-large titanic gargantuan humongous enlarged
    enlarge expand expanded magnify magnified grow grows grown double doubled twice triple tripled quadruple
    increase increased upscale upscaled inflate longer stretch bulkier thicker
    """.split()
)
SMALL: Final = frozenset(
    """
    small smaller little littler tiny tinier miniature mini minute petite compact dwarf dwarfed diminutive
    pint-sized pint-size pocket-sized pocket-size toy-sized doll-sized thumb-sized palm-sized shrunken shrunk shrink
    shrinks reduce reduced decrease decreased scaled-down half-size half-sized teeny microscopic wee undersized
    shorter short narrower diminish downsize downsized halve halved bite-sized mouse-sized itty-bitty puny downscale
    downscaled minuscule half third quarter fraction
    """.split()
)
_FRACTIONS: Final = frozenset("half third quarter fraction halve halved".split())
_GROWING: Final = frozenset("again more".split())
_UP_AND_DOWN: Final = frozenset("scale scaled size sized blow blown bring make".split())

_MEASURES: Final = frozenset("toy pocket doll thumb palm pint bite half mouse".split())
_MEASURES_UP: Final = frozenset("giant king life super house".split())

DESCRIBING: Final = frozenset(
    """
    large larger big bigger huge giant gigantic enormous massive oversized towering colossal jumbo immense mammoth
    small smaller little tiny miniature mini petite compact diminutive undersized sized tall short vast supersized
    minuscule pint-sized life-sized shrunken outsized humongous
    """.split()
)
"""What a caption says of a thing's size before its name."""

QUALIFIERS: Final = frozenset(
    """
    much very really far even way slightly somewhat considerably noticeably significantly a an the as twice three
    four two five ten one times half third quarter of its size in than before by as-large large big bigger larger
    small smaller tall wide about roughly at to scale original normal usual lot bit little once so medium fairly
    quite comically extremely absurdly unusually now again too and is it
    """.split()
)

VOCABULARY: Final = Vocabulary(LARGE | SMALL, QUALIFIERS)
REPLACED: Final = Vocabulary(
    DESCRIBING, frozenset("much very really even quite medium extremely fairly so a-bit".split())
)


def way(words: Iterable[str]) -> Way | None:
    """Which way the words go: ``twice as large``, ``half the size``; None where they say neither or both."""
    said = [piece for word in words for piece in (word, *parts(word))]
    spoken = set(said)
    if spoken & _FRACTIONS and not any(one in _FRACTIONS and other in _GROWING for one, other in pairwise(said)):
        return "smaller"
    up, down = bool(spoken & LARGE), bool(spoken & SMALL)
    down = down or any(one in _MEASURES and other in ("sized", "size") for one, other in pairwise(said))
    up = up or any(one in _MEASURES_UP and other in ("sized", "size") for one, other in pairwise(said))
    if spoken & _UP_AND_DOWN and spoken & {"up", "down"} and not up and not down:
        up, down = "up" in spoken, "down" in spoken
    if up and down and spoken & {"twice", "double", "triple"}:  # "twice as small"
        return "smaller"
    if up == down:
        return None
    return "larger" if up else "smaller"


def factor(words: Iterable[str]) -> str:
    """The number in a size: ``2`` of "twice as large" and of "double"; empty where there is none."""
    spoken = set(words)
    for name, group in (("1/2", "half halve halved 50"), ("1/3", "third"), ("1/4", "quarter"),
                        ("2", "twice double doubled 2x two"), ("3", "triple tripled three thrice 3x"),
                        ("4", "quadruple four 4x")):  # fmt: skip
        if spoken & set(group.split()):
            return name
    return ""
