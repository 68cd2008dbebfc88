"""HanTa's English model, as the tagger of this package reads it.

HanTa brings the probabilities (`HanTa/morphmodel_en.pgz`) in attributes of its tagger; they are no published interface.
So what is read of them is declared here, and anything else in their place is an error, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

import msgspec

from InstructionGen.errors import InstructionGenError

EMPTY: Final = 0
START: Final = 1
END: Final = 2
"""HanTa's numbers for what stands before the first word, and behind the last."""

FLOOR: Final = -1e6
"""A path that is less probable (natural logarithm) is none."""

KNOWN_VERSION: Final = "1.2.1"
"""The newest HanTa whose model is known to have this shape."""

State = tuple[int, int]
"""The classes of the last two words; within a word, those of the last two morphemes."""


class Model(msgspec.Struct, frozen=True):
    """Probabilities as natural logarithms; the names of HanTa's own attributes are given with each.

    Classes of words are positive numbers; a word that ends with a morpheme goes on to the negative number of its class.
    """

    names: dict[int, str] = msgspec.field(name="int2tag")
    """The C5 name of each class."""
    transitions: dict[State, dict[int, float]] = msgspec.field(name="LP_trans_word")
    """The class of the next word after two others."""
    lexicon: dict[str, list[tuple[int, Any]]] = msgspec.field(name="cache")
    """Words seen in training, each with its classes; some of the numbers are numpy's."""
    priors: dict[int, float] = msgspec.field(name="LP_wtag")
    capitals: dict[int, dict[bool, float]] = msgspec.field(name="LP_case_t")
    """Whether a word of a class begins with a capital."""
    morphemes: dict[int, dict[str, float]] = msgspec.field(name="LP_m_t")
    following: dict[State, dict[int, float]] = msgspec.field(name="LP_trans")
    """The class of the next morpheme of a word after two others."""
    endings: dict[int, dict[str, float]] = msgspec.field(name="LP_s_t")
    """The last letters, four at most, of an unknown morpheme."""
    lengths: dict[int, list[float]] = msgspec.field(name="LP_len_t")
    """The length of an unknown morpheme."""
    rarity: dict[int, float] = msgspec.field(name="LP_hapax_t")
    """An unknown morpheme, by its class."""
    unseen: float = msgspec.field(name="Int_t")

    @property
    def classes(self) -> tuple[int, ...]:
        """All classes a word can have, in the order in which HanTa tries them."""
        return tuple(c for c in self.transitions[EMPTY, START] if c != END)


LONGEST_COUNTED: Final = 24
"""Letters; longer unknown morphemes are as probable as those of this length."""


def _faults(model: Model) -> Iterator[str]:
    """What the types do not say, and the search relies on."""
    before = (EMPTY, START)
    if before not in model.transitions or before not in model.following:
        yield "LP_trans_word and LP_trans have no beginning"
        return
    order, classes = tuple(model.transitions[before]), set(model.classes)
    if END not in order or any(tuple(row) != order for row in model.transitions.values()):
        yield "LP_trans_word has rows with different classes"
    lasts = {last for _, last in model.transitions}
    if any((last, new) not in model.transitions for last in lasts for new in classes):
        yield "LP_trans_word lacks classes that follow one another"
    if any(not found or not all(c in classes and isinstance(p, float) for c, p in found)
           for found in model.lexicon.values()):  # fmt: skip
        yield "cache has words without a class and its probability"
    if not (classes <= model.priors.keys() and classes <= model.capitals.keys() and classes <= model.names.keys()):
        yield "LP_wtag, LP_case_t or int2tag lack classes"
    if any(both.keys() != {True, False} for both in model.capitals.values()):
        yield "LP_case_t knows more or less than capitals and small letters"
    next_ones = {c for row in model.following.values() for c in row}
    if not {c for c in next_ones if c > 0} <= model.morphemes.keys() or not {-c for c in next_ones if c < 0} <= classes:
        yield "LP_trans leads to classes that are none"
    sets = {frozenset(letters) for letters in model.endings.values()}
    if len(sets) != 1 or "" not in next(iter(sets)):
        yield "LP_s_t has classes with different endings"
    if any(len(model.lengths.get(c, ())) <= LONGEST_COUNTED for c in model.rarity):
        yield "LP_len_t is too short"


def read_model(hanta: Any) -> Model:
    """The model of a HanTa tagger.

    Raises:
        InstructionGenError: the attributes of this version of HanTa are others than those that are read here.
    """
    try:
        model = msgspec.convert(hanta, Model, from_attributes=True)
    except msgspec.ValidationError as error:
        raise changed(str(error)) from error
    for fault in _faults(model):
        raise changed(fault)
    return model


def changed(what: str) -> InstructionGenError:
    """The error for a HanTa that is not what it was."""
    return InstructionGenError(
        f"HanTa {version('HanTa')} is built in another way than the tagger here can read: {what}. "
        f"Install the one it was written for: pip install HanTa=={KNOWN_VERSION}"
    )
