"""Lists in a caption: one member leaves, and article, commas, *and* and the verb follow."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.reading import Coordination, Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite, listed
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, agree, article

SUPPORTS = frozenset(
    """
    on in at into onto inside atop under over above through across along around down up off from against within
    upon toward towards underneath beneath
    """.split()
) | {"on top of", "in to", "on to", "out of", "inside of"}
_RIDERS = frozenset("rider jockey equestrian horseman cowboy cowgirl".split())
_ALL_OF_THEM = frozenset({"between", "among"})
_BLENDS = frozenset("game mix mixture combination variety assortment pair couple set".split())


def from_list(reading: Reading, phrase: NounPhrase) -> Rewrite | None:
    """``a desk, a lamp and a chair`` without the lamp: ``a desk and a chair``."""
    found = reading.list_with(phrase)
    if found is None:
        return None
    _refuse_list(reading, found, phrase)
    position = found.members.index(phrase)
    rest = tuple(m for m in found.members if m != phrase)
    names = [reading.sentence.words(m) for m in rest]
    if position < len(rest) and not reading.has_own_determiner(rest[position]):
        leads = position == 0 or reading.lower(phrase.first) in ("a", "an")
        names[position] = (_with_shared_determiner(reading, phrase, rest[position]) if leads else "") + names[position]
    rewrite = Rewrite(reading.sentence)
    rewrite.put(found.first, found.last, listed(names, found.oxford), keeping=[(m.first, m.last) for m in rest])
    _agree(reading, found, rest, rewrite)
    return rewrite


def _refuse_list(reading: Reading, found: Coordination, phrase: NounPhrase) -> None:
    _, governor = reading.preposition(found.first)
    before = reading.token(found.first - 1)
    last_and_other = phrase == found.members[-1] and reading.is_alive(phrase) != reading.is_alive(found.members[-2])
    if governor in _ALL_OF_THEM:
        raise CannotAnswer("between the two")
    if governor == "by" and reading.tag(found.first - 2) in ("noun", "propn", "verb-ed"):
        raise CannotAnswer("done by both")  # "a sale by vendors and buyers"
    if governor in SUPPORTS and not last_and_other:
        raise CannotAnswer("something rests on it")
    if (
        before is not None
        and before.tag == "verb-ing"
        and before.lower in ("riding", "driving")
        and phrase != found.members[-1]
    ):
        raise CannotAnswer("it is being used")
    if (
        found.owner is not None
        and reading.head(found.owner) not in vocabulary.CONTAINERS | vocabulary.PICTURES
        and phrase == found.members[0]
    ):
        raise CannotAnswer("part of a name")
    if any(reading.lower(i) in _BLENDS for i in range(max(0, found.first - 3), found.first)):
        raise CannotAnswer("said of both")
    heads = {reading.head(m) for m in found.members}
    if heads & {"mother", "father", "baby"}:
        raise CannotAnswer("part of a name")  # "a mother and baby zebra"
    if len(found.members) == 2 and "side by side" in reading.sentence.text.lower():
        raise CannotAnswer("said of both")
    if heads & _RIDERS and reading.is_alive(phrase) and not reading.nouns.is_person(reading.core(phrase)):
        raise CannotAnswer("it is being used")  # "a rider and horse jumping"
    rest = [m for m in found.members if m != phrase]
    acts = reading.tag(found.last) in ("verb-ing", "verb-fin") or reading.finite_verbs(found.last)
    if acts and reading.is_alive(phrase) and not any(reading.is_alive(m) for m in rest):
        raise CannotAnswer("the verb needs it")  # "two dogs and a frisbee frolicking"
    _refuse_shared_words(reading, found, phrase)
    _refuse_doubtful_end(reading, found)


def _refuse_shared_words(reading: Reading, found: Coordination, phrase: NounPhrase) -> None:
    """Refuses lists whose members share more than an article (``two dogs and cats``, ``ham and cheese sandwich``)."""
    first, second = found.members[0], found.members[1]
    if reading.has_own_determiner(second):
        return
    opens = reading.token(first.first)
    counted = opens is not None and (
        opens.tag == "num" or opens.lower in ("several", "many", "both", "these", "those", "some")
    )
    if counted or (
        first.core > first.first + 1 and reading.lower(first.first + 1) in ("group", "couple", "bunch", "pair")
    ):
        raise CannotAnswer("a number said of both")
    last = found.members[-1]
    described = any(reading.tag(i) in ("adj", "verb-ed") for i in range(last.first, last.core))
    if phrase == first and described and not reading.has_own_determiner(last) and first.number != "many":
        raise CannotAnswer("part of a name")  # "chocolate and glazed donuts"
    if last.head > last.core and first.number != "many" and not reading.has_own_determiner(last):
        raise CannotAnswer("part of a name")  # "ham and cheese sandwich", "fruit and vegetable salads"
    if phrase == first and first.last > first.head + 1:
        raise CannotAnswer("what it holds goes on")


def _refuse_doubtful_end(reading: Reading, found: Coordination) -> None:
    """``riding a horse and a dog running``: what follows may belong to the last member alone."""
    following = reading.tag(found.last)
    leads = found.first == 0 or (
        reading.lower(found.first - 1) in ("is", "are") and reading.lower(0) in ("there", "this", "these")
    )
    if following in ("verb-ing", "verb-ed", "verb-fin", "aux", "rel", "adj") and not leads:
        raise CannotAnswer("what follows may belong to one of them")
    if leads and any(t.lemma in _RECIPROCAL for t in reading.tokens[found.last :]):
        raise CannotAnswer("said of both")
    if len(found.members) == 2 and reading.tag(found.members[0].last) == "comma" and following == "prep":
        raise CannotAnswer("what follows may belong to one of them")
    if len({reading.core(m) for m in found.members}) < len(found.members):
        raise CannotAnswer("more than one of them")
    if following in ("rel",) or (following == "aux" and reading.lower(found.last) in ("being", "having")):
        raise CannotAnswer("what follows may belong to one of them")
    if following == "prep" and reading.lower(found.last) in ("with", "of", "for") and not leads:
        raise CannotAnswer("what follows may belong to one of them")
    placed = reading.at(found.last + 1) or reading.at(found.last + 2)
    if following == "prep" and not leads and placed is not None and reading.head(placed) in vocabulary.BODY:
        raise CannotAnswer("what follows may belong to one of them")
    contained = not reading.has_own_determiner(found.members[0]) and reading.tag(found.first - 1) in (
        "verb-ing",
        "prep",
    )
    if contained and any(
        reading.has_own_determiner(m) for m in found.members[1:]
    ):  # "a vase holding roses, a lamp and"
        raise CannotAnswer("what follows may belong to one of them")
    if following in ("noun", "gen") or any(
        reading.head(m) in ("male", "female", "left", "right") for m in found.members
    ):
        raise CannotAnswer("part of a name")


_RECIPROCAL = frozenset(
    "kiss hug fight meet face greet shake marry embrace wrestle snuggle cuddle chat argue match five".split()
)


def _with_shared_determiner(reading: Reading, gone: NounPhrase, heir: NounPhrase) -> str:
    """``a man and woman`` without the man is ``a woman``: the article passes on."""
    opening = reading.tokens[gone.first]
    if any(reading.tag(i) == "gen" for i in range(gone.first, gone.head)):
        raise CannotAnswer("an owner said of both")
    if opening.tag == "poss":
        raise CannotAnswer("an owner said of both")
    if opening.lower in ("the", "this", "that", "these", "those"):
        return opening.text + " "
    if opening.lower in ("a", "an", "another", "one"):
        if heir.number == "one":
            if not _countable(reading, heir):
                raise CannotAnswer("one cannot count it")
            return article(reading.sentence.words(heir)) + " "
        return ""
    if opening.tag in ("det", "num"):
        raise CannotAnswer("a number said of both")
    return ""


def _countable(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether an article may pass to it: ``a woman``, but not ``a piping``."""
    found = reading.nouns.concept(reading.core(phrase))
    if found is None:
        return reading.is_alive(phrase) or reading.head(phrase) in vocabulary.SCENERY | vocabulary.CONTAINERS
    return found.count == "one"


def _agree(reading: Reading, found: Coordination, rest: tuple[NounPhrase, ...], rewrite: Rewrite) -> None:
    if found.owner is not None:
        return
    there = found.first - 1
    if reading.tag(there) == "aux" and reading.lower(0) in ("there", "here", "this", "these", "it"):
        if reading.lower(0) == "there":
            # "there is a man and a dog" agrees with the nearest; leave it so wherever that is right.
            number = "many" if rest[0].number == "many" or (len(rest) > 1 and reading.lower(there) == "are") else "one"
            put_verb(reading, there, number, rewrite)
        return
    if found.first != 0:
        return
    number = reading.number(rest)
    for i in reading.finite_verbs(found.last):
        put_verb(reading, i, number, rewrite)


def put_verb(reading: Reading, i: int, number: str, rewrite: Rewrite) -> None:
    """Puts a finite verb into the given number."""
    token = reading.tokens[i]
    right = agree(token.lower, number)
    if right != token.lower:
        shouted = token.text.isupper() and len(token.text) > 1
        rewrite.put(i, i + 1, right.upper() if shouted else right)
