"""Would a reader agree? A second look at refusals of edits that declare neither their type nor their objects.

There the checks were told what was recognised, and captions are often titles or free rewrites. So of a check's reasons
only those stand that the words alone bear out: a thing that is plainly still there, plainly lost, plainly new.
"""

from __future__ import annotations

from collections.abc import Iterator

from InstructionGen.checks import Edit, lexicon
from InstructionGen.checks.looks.colours import COLOURS
from InstructionGen.checks.reading import NOMINAL, Reading, read
from InstructionGen.checks.wording import content_keys, noun_key, noun_keys, words
from InstructionGen.lint.recognise import Recognised, key_of
from InstructionGen.pool import Concept, Pool

_ALWAYS = frozenset({"output repeats input", "lettering unchanged", "instruction repeats a caption"})
_PLAIN = frozenset("red blue green yellow black white pink purple orange brown grey gray".split())
_LOCAL = frozenset("remove add replace color_alter material_alter tone_transfer style_change".split())
_SEASONAL = frozenset({"plant", "clothing", "food", "person", "material"})
"""Categories of what a season, a style or the loss of something else may change as well."""
_ABSENT = frozenset("without no missing empty lacking minus nor not never".split())
_STEM, _START = 4, 3
"""Letters by which two words are taken for kin, where it is doubtful and where it is likely."""


def agreed(found: Recognised, reason: str, pool: Pool) -> tuple[str, str] | None:
    """The reason, and a detail, by which an edit is wrong for anybody; None where one may see it otherwise."""
    edit = found.edit
    if reason in _ALWAYS:
        return reason, ""
    before, after = read(edit.input), read(edit.output)
    for opinion in (
        _backwards(found, before, after),
        _still_there(found, before, after),
        _not_come(found, after, pool),
        _other_colour(found),
    ):
        if opinion:
            return opinion
    if found.type in _LOCAL and reason not in ("object not in caption", "no object named"):
        whole = found.type in ("tone_transfer", "style_change")
        lost = next(_missing(before, after, edit, pool, _SEASONAL if whole else frozenset()), None)
        if lost:
            return "something else lost", lost
        come = next(_missing(after, before, edit, pool, _SEASONAL), None)
        if come:
            return "something else added", come
    return None


def _count(reading: Reading, name: str) -> int:
    """How often a caption speaks of a thing as being there."""
    key = key_of(name)
    found = [at for at, word in enumerate(reading.words) if noun_key(word.key) == key]
    return sum(not _ABSENT & {word.key for word in reading.words[max(at - 3, 0) : at]} for at in found)


def _backwards(found: Recognised, before: Reading, after: Reading) -> tuple[str, str] | None:
    """What should come has gone, or what should go has come; *replace A with B* where B was there and A is now."""
    edit = found.edit
    moved = _count(after, edit.edited_object) - _count(before, edit.edited_object)
    if (found.type == "add" and moved < 0) or (found.type == "remove" and moved > 0):
        return "instruction asks for another edit", edit.edit
    if found.type == "replace" and moved > 0 and _count(after, edit.new_object) < _count(before, edit.new_object):
        return "instruction is the wrong way round", edit.edit
    return None


def _still_there(found: Recognised, before: Reading, after: Reading) -> tuple[str, str] | None:
    edit, name = found.edit, found.edit.edited_object
    if found.type not in ("remove", "replace") or key_of(name) in noun_keys(edit.new_object):
        return None
    stays = _count(after, name)
    if stays and stays >= _count(before, name) and not _merged(after, name, edit.new_object):
        return "object still there", name
    return None


def _merged(after: Reading, old: str, new: str) -> bool:
    """Whether the new thing has become what the old one is like: *hoop earrings*, *fiery feathers*."""
    starts = {key[:_START] for key in noun_keys(new)}
    mentions = (phrase for phrase in after.phrases if phrase.keys[-1] == key_of(old))
    return any(
        noun_key(word.key)[:_START] in starts for phrase in mentions for word in after.words[phrase.first : phrase.head]
    )


def _not_come(found: Recognised, after: Reading, pool: Pool) -> tuple[str, str] | None:
    edit = found.edit
    name = {"add": edit.edited_object, "replace": edit.new_object}.get(found.type, "")
    if not name:
        return None
    wanted = pool.get(name)
    said = {noun_key(word.key) for word in after.words} | {" ".join(phrase.keys) for phrase in after.phrases}
    if wanted is None or wanted.familiarity < 2 or any(_akin(name, wanted, key, pool) for key in said):
        return None
    return "new object missing", name


def _other_colour(found: Recognised) -> tuple[str, str] | None:
    if found.type != "color_alter":
        return None
    asked = set(words(found.edit.value)) & _PLAIN
    came = set(words(found.edit.output)) & COLOURS
    new = came - set(words(found.edit.input))
    if asked and not asked & came and new & _PLAIN:
        return "value missing", f"{' '.join(sorted(asked))}; the output says {' '.join(sorted(new & _PLAIN))}"
    return None


def _missing(one: Reading, other: Reading, edit: Edit, pool: Pool, but: frozenset[str]) -> Iterator[str]:
    """Things of one caption that the other and the instruction do not speak of, by whatever name.

    Args:
        one: Where they are.
        other: Where they are not.
        edit: What is asked.
        pool: Knows them.
        but: Categories of things that may come and go with what is asked.
    """
    spoken = {noun_key(word.key) for word in other.words} | set(content_keys(edit.edit))
    stems = {key[:_STEM] for key in spoken}
    concepts = [concept for key in spoken if (concept := pool.get(key))]
    own = _belongings(one, edit) if edit.edited_object else set()
    for phrase in one.phrases:
        if one.words[phrase.head].tag not in NOMINAL or phrase.head in own:
            continue
        key, name = phrase.keys[-1], " ".join(phrase.keys)
        concept = pool.get(name) or pool.get(key)
        plain = concept is not None and concept.familiarity >= 2 and concept.category not in ("place", *but)
        if not plain or key in lexicon.PLACES | lexicon.PICTURES | lexicon.BACKDROPS | lexicon.GATHERING | lexicon.BODY:
            continue
        if key in spoken or key[:_STEM] in stems or any(part in spoken for part in phrase.keys):
            continue
        assert concept is not None
        if not spoken.isdisjoint((concept.category, *concept.hypernyms)):
            continue  # a deer, where an animal is spoken of
        if not any(_related(concept, known) for known in concepts) and not _one_name(key, spoken):
            yield name


def _belongings(reading: Reading, edit: Edit) -> set[int]:
    """Words that stand behind the edited thing in its own stretch: what it wears, holds or is full of goes with it.

    Where a thing goes, what it lies on may go unmentioned too; where another takes its place, that stays.
    """
    key = key_of(edit.edited_object)
    at = next((i for i, word in enumerate(reading.words) if noun_key(word.key) == key), None)
    if at is None:
        return set()
    ends = lexicon.NEARNESS - {"in"} if edit.new_object else frozenset()
    end = at + 1
    while end < len(reading.words):
        word = reading.words[end]
        if word.after_comma or word.tag in ("verb-fin", "conj", "sub") or word.key in ends:
            break
        end += 1
    return set(range(at, end))


def _akin(name: str, concept: Concept, key: str, pool: Pool) -> bool:
    if key in noun_keys(name) or key[:_STEM] == key_of(name)[:_STEM] or _one_name(key_of(name), {key}):
        return True
    other = pool.get(key)
    return other is not None and _related(concept, other)


def _related(one: Concept, other: Concept) -> bool:
    """Whether one is the other, or a sort of it: a tyrannosaurus of a dinosaur, a deer of an animal."""
    same = one.name == other.name or one.is_under(other) or other.is_under(one)
    return same or one.name == other.category or other.name == one.category


def _one_name(key: str, spoken: set[str]) -> bool:
    if lexicon.is_person(key) and any(lexicon.is_person(word) for word in spoken):
        return True
    return any(key in group and spoken & group for group in lexicon.ONE_THING)
