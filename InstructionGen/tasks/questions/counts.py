"""What a caption counts, and of which some could go."""

from __future__ import annotations

from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.doings.numbers import MOST, PLURAL_ONLY, Count, count_of
from InstructionGen.checks.doings.spatial import boxes_of
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.english import plural, singular, tidy
from InstructionGen.errors import Rejected
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables
from InstructionGen.tasks.questions.doings import is_meant

_PAIRED = frozenset(
    "shoe boot sock glove mitten ski scissors glasses sunglasses goggles jeans pants trousers shorts twin sandal "
    "slipper sneaker earring headphone hand eye leg arm wing ear foot binoculars pliers tongs skate pole chopstick "
    "crutch".split()
)
_NEVER_COUNTED = frozenset(
    "side half end part piece way time year day hour level tier story floor lane wheel row section type kind sort "
    "color colour picture photo image view screen shot hand eye leg arm wing ear foot head face finger body tail horn "
    "tusk door window room wall step line twin angle direction dimension pair group set".split()
)


def counts(asked: Asked) -> Variables:
    """``counts``: counted things of the caption (``object``), how many there are (``there``), how many go (``go``)."""
    reading = read(tidy(asked.caption))
    found = []
    contradicted = False
    for phrase in reading.phrases:
        count = _countable(asked, reading, phrase)
        if count is None:
            continue
        name = reading.words[count.noun].key
        boxes = boxes_of(" ".join(phrase.keys), asked.item.boxes)
        if boxes and len(boxes) != count.number:
            contradicted = True
            continue
        found.append({"object": name, "there": count.number, "go": asked.dice.randint(1, count.number - 1)})
    if not found:
        raise Rejected("prompt", "the boxes count otherwise" if contradicted else "nothing is counted", asked.caption)
    return {"counts": asked.shuffled(found)[:OFFERED]}


def _countable(asked: Asked, reading: Reading, phrase: Phrase) -> Count | None:
    count = count_of(reading, phrase)
    if count is None or not 2 <= count.number <= MOST:
        return None
    noun = reading.words[count.noun].key
    one = singular(noun)
    if (one == noun and plural(one) != one) or noun in PLURAL_ONLY or one in _NEVER_COUNTED:
        return None
    spoken = {reading.words[i].key for i in range(count.first, count.stop)}
    if "pair" in spoken and (one in _PAIRED or not is_alive(phrase)):
        return None
    concept = asked.pool.find(" ".join(phrase.keys)) or asked.pool.find(one)
    return count if is_meant(asked, " ".join(phrase.keys), concept) else None
