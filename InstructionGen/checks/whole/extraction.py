"""Is an extraction true: one thing of the caption, whole and in its own words, on a plain background?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import Instruction, require_named, require_same
from InstructionGen.checks.objects import find_object, require_object
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.whole.sorts import phrase_set
from InstructionGen.checks.whole.stretch import require_asked, require_value
from InstructionGen.checks.wording import noun_key, noun_keys
from InstructionGen.english import article
from InstructionGen.errors import Rejected

_LEADS: Final = phrase_set(
    """
    on, against, in front of, over, isolated on, cut out on, alone on, set on, isolated against, set against,
    alone against, by itself on, placed on
    """
)
_PLAIN: Final = frozenset(
    """
    a an the plain white black grey gray light dark pale solid empty blank transparent neutral uniform even
    clean simple pure bright soft matte flat unlit seamless studio blue green red yellow pink beige cream ivory
    off-white charcoal navy lavender mint teal orange purple brown silver chroma-key chroma key green-screen
    checkerboard colour color colored coloured single smooth plain-coloured gradient deep sky pastel and
    """.split()
)
_POINTING: Final = frozenset("a an the this that these those one another some".split())
_GROUNDS: Final = frozenset("background backdrop canvas ground cyclorama surface screen".split())
_FREE: Final = frozenset({"plain", "white", "blank", "empty", "transparent", "simple", "clean", "pure", "solid"})
"""What a cut-out lies on where nobody says anything."""
_CUTTING: Final = frozenset(
    """
    isolate extract cut crop lift pull take separate remove keep show leave single pick clip mask place put give
    make get have want need turn erase drop strip carve free detach see need trim copy let clear present set
    retain delete
    """.split()
)


def cuts_out(edit: Edit) -> None:
    """Refuse unless the output is one thing of the input, in all its own words, on a plain background."""
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    thing = require_object(edit.edited_object)
    found = find_object(before, thing)
    if not found:
        refuse("object not in caption", edit.edited_object)
    instruction = require_asked(edit)
    require_named(instruction, edit.edited_object, "instruction does not name the object")
    if instruction.verb and instruction.verb not in _CUTTING:
        refuse("instruction asks for another edit", edit.edit)
    at = _background(after)
    phrase = _the_phrase(before, after, at, found)
    _check_background(after, at, instruction)
    require_same(instruction, phrase, before, after.text(at, len(after.words)))
    _refuse_second(instruction, before, phrase)
    _refuse_several(edit, phrase)


def _background(after: Reading) -> int:
    """Where the background begins in the output."""
    keys = [word.key for word in after.words]
    found = ((at, at + len(lead.split())) for at in range(1, len(keys)) for lead in _LEADS if _stands(lead, keys, at))
    begin, end = next(((at, end) for at, end in found if _is_plain(keys[end:])), (0, 0))
    said = " ".join(keys[begin:])
    rest = keys[end:-1]
    if not begin or len(rest) < _FEWEST:
        refuse("value missing", said)
    if rest[0] not in ("a", "an", "the"):
        refuse("article missing", said)
    if any(key in ("a", "an", "the") for key in rest[1:]):
        refuse("broken sentence", said)
    if rest[0] != "the" and rest[0] != article(rest[1]):
        refuse("article does not fit", said)
    return begin


_FEWEST = 2
"""Words that a plain background has before its noun: an article and a colour."""


def _stands(lead: str, keys: Sequence[str], at: int) -> bool:
    return list(keys[at : at + len(lead.split())]) == lead.split()


def _is_plain(keys: Sequence[str]) -> bool:
    return len(keys) > 1 and keys[-1] in _GROUNDS and all(key in _PLAIN for key in keys[:-1])


def _the_phrase(before: Reading, after: Reading, at: int, found: list[Phrase]) -> Phrase:
    """The phrase of the input that the output keeps, word for word."""
    kept = [word.key for word in after.words[:at]]
    for phrase in found:
        own = [word.key for word in before.words[phrase.first : phrase.last]]
        opening = before.words[phrase.first]
        if opening.tag == "poss" or opening.key in _POINTING:
            own = own[1:]
        shown = kept[1:] if kept[:1] and kept[0] in ("a", "an", "the", "one", "some") and kept[:1] != own[:1] else kept
        if shown == own:
            _check_article(kept, own, phrase, opening.key)
            return phrase
    own_words = [before.text(p.first, p.last) for p in found]
    words = frozenset(" ".join(own_words).split())
    extra = [key for key in kept if key not in words and key not in ("a", "an", "the", "one")]
    named = any(noun_key(key) == found[0].keys[-1] for key in kept)
    why = "something else lost" if not extra else "something else added" if named else "something else changed"
    raise Rejected("check", why, f"{own_words[0]} / {' '.join(kept)}")


def _check_article(kept: list[str], own: list[str], phrase: Phrase, opening: str) -> None:
    bare = kept == own
    if not bare and kept[0] in ("a", "an"):
        if phrase.number == "many" and opening not in ("a", "an"):
            refuse("number changes", " ".join(kept))
        if kept[0] != article(own[0]):
            refuse("article does not fit", " ".join(kept[:2]))
    gathered = bare and opening in ("a", "an") and kept[0] not in ("a", "an")
    if gathered or (bare and phrase.number == "one" and kept[0] not in ("a", "an", "the", "one")):
        refuse("article missing", " ".join(kept))


def _check_background(after: Reading, at: int, instruction: Instruction) -> None:
    told = [word.key for word in after.words[at:] if word.key in _PLAIN and word.key not in ("a", "an", "the", "and")]
    colours = [word for word in told if word not in _FREE]
    require_value(
        instruction, colours or (), frozenset({"studio", "colour", "color", "backdrop", "soft", "matte", "even"})
    )
    tints = [word for word in told if word in _TINTS]
    if tints and told[-1] not in _TINTS and told[-1] not in ("background", "studio", "screen", "key"):
        refuse("broken sentence", " ".join(told))
    if len(told) > 1 and told[-1] in _TINTS and told[0] in _TINTS and told[0] != told[-1]:
        refuse("broken sentence", " ".join(told))
    for one, other in pairwise(instruction.words):
        if other in _GROUNDS and one in _TINTS and one not in told:
            refuse("value missing", f"{one} in {instruction.text!r}")
    said = {part for word in instruction.words for part in word.split("-")}
    if not colours and not frozenset(told) & said and (said & _PLAIN - _FREE) & _GROUND_COLOURS:
        refuse("instruction does not name the value", instruction.text)


_TINTS: Final = frozenset(
    """
    white black grey gray blue green red yellow pink beige cream ivory charcoal navy lavender mint teal orange
    purple brown silver off-white
    """.split()
)
_GROUND_COLOURS: Final = frozenset({"black", "grey", "gray"})


def _refuse_second(instruction: Instruction, before: Reading, thing: Phrase) -> None:
    """Refuse an instruction that cuts out another thing beside the declared one."""
    reading = read(instruction.text)
    own = set(thing.keys)
    for phrase in reading.outer():
        nxt = phrase.last
        if not own & set(phrase.keys) or nxt >= len(reading.words) or reading.words[nxt].tag != "conj":
            continue
        second = next((other for other in reading.outer() if other.first == nxt + 1), None)
        if second is not None and any(second.keys == other.keys for other in before.phrases):
            refuse("instruction names another object", instruction.text)


def _refuse_several(edit: Edit, thing: Phrase) -> None:
    """Refuse one of its name where the picture's boxes show several: nobody could tell which is meant."""
    if thing.number == "many":
        return
    labels = [noun_keys(box.label.replace("_", " ")) for box in edit.boxes]
    if sum(label == thing.keys for label in labels) > 1 and thing.keys != ("person",):
        refuse("contradicts the boxes", " ".join(thing.keys))
