"""Is an edit of one thing's looks true: another colour, material, surface, look or size, and all else stays?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import check_articles
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.difference import Difference, compare
from InstructionGen.checks.looks import colours, materials, people, sizes, textures
from InstructionGen.checks.looks.difference import Alteration, read_alteration, said_of, value_words
from InstructionGen.checks.looks.instruction import require_asked, require_stretch
from InstructionGen.checks.looks.place import Sort
from InstructionGen.checks.looks.vocabulary import Vocabulary, parts
from InstructionGen.checks.objects import require_object, spot_object
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import DETERMINERS, noun_key, words
from InstructionGen.errors import Rejected

_MADE = frozenset("made out of from is are was were that which entirely completely all built constructed".split())
_PAINTED = frozenset("painted is are was were that which all colored coloured in color colour dyed mostly".split())
_LARGEST, _LEAST = 0.6, 0.01
"""Shares of the picture's area: what fills more is not enlarged, what fills less is not shrunk."""


def _is_look(spoken: Sequence[str]) -> bool:
    """Whether words say a look: not a colour, a material or a size alone, and more than small words."""
    content = [word for word in spoken if word not in DETERMINERS]
    alone = colours.is_colour(spoken) or materials.VOCABULARY.is_value(spoken) or sizes.REPLACED.is_value(spoken)
    return bool(content) and not alone


def _is_attribute(spoken: Sequence[str]) -> bool:
    pieces = {piece for word in spoken for piece in parts(word)} | set(spoken)
    singular = {noun_key(piece) for piece in pieces}
    return bool((pieces | singular) & people.ATTRIBUTES) and not pieces & people.BARRED


def _has_texture(spoken: Sequence[str]) -> bool:
    return any(textures.VOCABULARY.has(word) or textures.VOCABULARY.has(noun_key(word)) for word in spoken)


def _has_material(spoken: Sequence[str]) -> bool:
    return any(map(materials.VOCABULARY.has, spoken)) and all(
        materials.VOCABULARY.knows(word) or word in _MADE | {"a", "an", "the", "with"} or colours.VOCABULARY.knows(word)
        for word in spoken
    )


def _has_colour(spoken: Sequence[str]) -> bool:
    rest = [
        word for word in spoken if word not in ("a", "an", "the", "in", "painted", "color", "colour", "shade", "of")
    ]
    return bool(rest) and colours.is_colour(rest)


COLOUR = Sort(_has_colour, colours.VOCABULARY, leads=_PAINTED)
_PURE = Vocabulary(colours.COLOURS - materials.MATERIALS, colours.SHADES, colours.COMPOUNDS)
"""Colours that are no materials as well."""
MATERIAL = Sort(_has_material, materials.VOCABULARY, leads=_MADE, brings=_PURE)
TEXTURE = Sort(_has_texture, textures.REPLACED, adds=True)
LOOK = Sort(_is_look, Vocabulary(frozenset()), clings=False, adds=True)
ATTRIBUTE = Sort(_is_attribute, Vocabulary(people.REPLACED), clings=False, adds=True, contrary=people.CONTRARY)
SIZE = Sort(lambda spoken: sizes.way(spoken) is not None, sizes.REPLACED)


def recolours_object(edit: Edit) -> None:
    """Refuse unless the output is the input with the thing in another colour, as the instruction asks. No people."""
    _alters(edit, COLOUR)


def remakes_object(edit: Edit) -> None:
    """Refuse unless the output is the input with the thing made of another material, as the instruction asks."""
    _alters(edit, MATERIAL)


def retextures_object(edit: Edit) -> None:
    """Refuse unless the output is the input with another pattern or surface on the thing, as the instruction asks."""
    _alters(edit, TEXTURE)


def changes_appearance(edit: Edit) -> None:
    """Refuse unless the output is the input with the thing looking otherwise, as the instruction asks, and no more."""
    _alters(edit, LOOK)


def changes_person(edit: Edit) -> None:
    """Refuse unless the output is the input with a person's clothes, face, hair or age changed, never the skin."""
    _alters(edit, ATTRIBUTE)


def resizes_object(edit: Edit) -> None:
    """Refuse unless the output is the input with the thing larger or smaller, as instruction and boxes have it."""
    alteration = _alters(edit, SIZE)
    way = sizes.way(alteration.value)
    if way is None:
        refuse("value is of another sort", " ".join(alteration.value))
    areas = [
        (box.right - box.left) * (box.bottom - box.top) for box in edit.boxes if _labels(box.label, alteration.thing)
    ]
    if areas and ((way == "larger" and max(areas) > _LARGEST) or (way == "smaller" and max(areas) < _LEAST)):
        refuse("contradicts the boxes", f"{max(areas):.3f} of the picture")


def _labels(label: str, thing: Phrase) -> bool:
    """Whether a box's label means the thing: the same noun, another name for it, or *person* for anybody."""
    spoken = [noun_key(word) for word in words(label)]
    if not spoken or not thing.keys:
        return False
    head, name = thing.keys[-1], " ".join(spoken)
    if spoken[-1] == head and (len(spoken) == 1 or len(thing.keys) == 1 or spoken == list(thing.keys)):
        return True
    one_thing = any({name, spoken[-1]} & group and {head, " ".join(thing.keys)} & group for group in lexicon.ONE_THING)
    return one_thing or (name == "person" and lexicon.is_person(head))


def _alters(edit: Edit, sort: Sort) -> Alteration:
    before, after = read(edit.input), read(edit.output)
    if [word.key for word in before.words] == [word.key for word in after.words]:
        refuse("output repeats input")
    thing = require_object(edit.edited_object)
    found = spot_object(before, thing)
    if not found:
        refuse("object not in caption", edit.edited_object)
    _check_sort_of_thing(found[0], sort)
    value = tuple(value_words(thing, words(edit.value)))
    if edit.value.strip() and (not value or not any(piece not in DETERMINERS for piece in value)):
        refuse("no value named", edit.value)
    if value and not (sort.fits(value) or sort.fits(words(edit.value))):
        refuse("value is of another sort", edit.value)
    difference = compare(before, after)
    alteration = _first_fitting(before, after, difference, found, value, sort)
    if not value and not sort.fits(alteration.value):
        refuse("value is of another sort", " ".join(alteration.value))
    require_asked(edit, alteration, before, sort)
    if sort is SIZE:
        require_stretch(edit, alteration, before)
    _check_rest(edit, before, after, difference)
    return alteration


def _check_sort_of_thing(thing: Phrase, sort: Sort) -> None:
    """Refuse to paint or carve people, to dress things, and to alter what is no thing."""
    head = thing.keys[-1] if thing.keys else ""
    person = lexicon.is_person(head)
    if sort is ATTRIBUTE and head in lexicon.ANIMALS | lexicon.BODY | lexicon.PICTURES:
        refuse("value is of another sort", f"{head} is no person")
    if sort in (COLOUR, MATERIAL, TEXTURE) and person and head not in ("robot", "model", "figure", "clown"):
        refuse("value is of another sort", f"{head} is a person")
    if head in _NO_THINGS or (head in lexicon.PICTURES and head not in ("painting", "drawing")):
        refuse("not a thing one can see", head)


_NO_THINGS = frozenset(
    """
    way time day idea thought feeling fun love view kind sort type lot number variety couple bunch game match moment
    event mood spirit sound smell noise
    """.split()
)


def _first_fitting(
    before: Reading,
    after: Reading,
    difference: Difference,
    found: Sequence[Phrase],
    value: Sequence[str],
    sort: Sort,
) -> Alteration:
    refusals: list[Rejected] = []
    for thing in found:
        try:
            if value and _is_so(before, thing, value, sort):
                refuse("value already there", " ".join(value))
            return read_alteration(before, after, difference, thing, value, sort)
        except Rejected as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _is_so(before: Reading, thing: Phrase, value: Sequence[str], sort: Sort) -> bool:
    """Whether the input says the value of the thing already."""
    width = len(value)
    wanted = [_spelt(piece) for piece in value]
    own = [_spelt(piece) for word in before.words[thing.first : thing.last] for piece in parts(word.key)]
    inside = any(own[at : at + width] == wanted for at in range(len(own) - width + 1))
    behind = [_spelt(piece) for word in before.words[thing.last : thing.last + width + 1] for piece in parts(word.key)]
    said = [_spelt(piece) for piece in said_of(before, thing, sort)]
    return inside or said == wanted or behind[:width] == wanted


def _spelt(word: str) -> str:
    return {"gray": "grey", "golden": "gold", "aluminum": "aluminium"}.get(word, word)


def _check_rest(edit: Edit, before: Reading, after: Reading, difference: Difference) -> None:
    """Refuse verbs that changed, articles that no longer fit, commas left standing."""
    for i, j in difference.kept:
        one, other = before.words[i], after.words[j]
        if one.key != other.key and {one.key, other.key} != {"a", "an"}:
            refuse("verb does not agree" if one.is_verb else "something else changed", f"{one.key} / {other.key}")
    check_marks(edit.input, edit.output)
    check_articles(after, difference, before)
    come = {j for change in difference.changes for j in range(change.begin, change.end)}
    for j, (one, other) in enumerate(pairwise(after.words)):
        if one.key == other.key and not other.after_comma and not come.isdisjoint((j, j + 1)):
            refuse("broken sentence", f"{one.key} {other.key}")
    asked = words(edit.edit)
    for phrase in after.phrases:
        inside = all(j in come for j in range(phrase.first, phrase.end)) and phrase.first > 0
        if not inside or phrase.number != "one" or after.words[phrase.first - 1].key not in _TAKES_ARTICLE:
            continue
        if any(word.tag in ("det", "poss", "num") for word in after.words[phrase.first : phrase.end]):
            continue
        if phrase.end < len(after.words) and after.words[phrase.end].tag in ("adj", "noun", "propn", "verb-ed"):
            continue  # read as a thing, though it describes what follows
        first = after.words[phrase.first].key
        at = next((i for i, word in enumerate(asked) if word == first), 0)
        if at and asked[at - 1] in ("a", "an"):
            refuse("article missing", after.text(phrase.first - 1, phrase.end))


_TAKES_ARTICLE = frozenset("with wearing in has having like and".split())
