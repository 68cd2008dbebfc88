"""Are captions and backgrounds written from concepts true to what they were asked for?"""

from __future__ import annotations

import re

from InstructionGen.checks.claims import BackgroundsClaim, CaptionClaim
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import ARTICLES, content_keys, names, names_any, noun_key, words

MOST_WORDS = 12
_SENTENCE_BREAK = re.compile(r"[.!?]+[\"'”’)]*\s+(?=\S)|[\r\n;]")
# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mt|No|vs|[A-Z])\.(?=\s)", re.IGNORECASE)


def names_concept(claim: CaptionClaim) -> None:
    """Refuse a caption that does not name its concept, in either number or by a synonym."""
    if not names_any(claim.caption, claim.concept):
        refuse("concept not named", claim.concept[0] if claim.concept else "")


def names_both(claim: CaptionClaim) -> None:
    """Refuse a caption that does not name both its concepts, each by words of its own."""
    for wanted in (claim.concept, claim.other):
        if not names_any(claim.caption, wanted):
            refuse("concept not named", wanted[0] if wanted else "")
    if not any(_apart(claim.caption, one, other) for one in claim.concept for other in claim.other):
        refuse("concept not named", f"{claim.concept[0]} and {claim.other[0]} are named by the same words")


def _apart(caption: str, one: str, other: str) -> bool:
    """Whether the caption still names the shorter once the longer is taken out: ``bus`` beside ``bus stop``."""
    longer, shorter = sorted((one, other), key=lambda name: len(words(name)), reverse=True)
    if not names(caption, longer):
        return False
    spelled = list(words(caption))
    wanted = [noun_key(word) for word in words(longer)]
    keys = [noun_key(word) for word in spelled]
    at = next((at for at in range(len(keys)) if keys[at : at + len(wanted)] == wanted), None)
    if at is None:  # written together or apart
        return names(caption, shorter)
    return names(" ".join(spelled[:at]), shorter) or names(" ".join(spelled[at + len(wanted) :]), shorter)


def at_most_12_words(claim: CaptionClaim) -> None:
    """Refuse a caption of more than 12 words; a hyphenated word is one."""
    count = sum(word != "'s" for word in words(claim.caption))
    if count > MOST_WORDS:
        refuse("too many words", str(count))


def no_digits(claim: CaptionClaim) -> None:
    """Refuse a caption with digits in it, unless they belong to a name it was asked for."""
    asked = {word for name in (*claim.concept, *claim.other, claim.background) for word in words(name)}
    found = [word for word in words(claim.caption) if any(c.isdigit() for c in word) and word not in asked]
    if found:
        refuse("digits", " ".join(found))


def one_sentence(claim: CaptionClaim) -> None:
    """Refuse an empty caption, and one of several sentences or lines."""
    text = _ABBREVIATION.sub("", claim.caption.strip())
    if not words(text) or _SENTENCE_BREAK.search(text):
        refuse("not one sentence", claim.caption)


def names_background(claim: CaptionClaim) -> None:
    """Refuse a caption that leaves out a content word of its background."""
    said = {noun_key(word) for word in words(claim.caption)}
    missing = [key for key in content_keys(claim.background) if key not in said]
    if missing or not claim.background.strip():
        refuse("background not named", " ".join(missing))


def distinct_backgrounds(claim: BackgroundsClaim) -> None:
    """Refuse a list with a background that comes twice, whatever its case, article, number or word order."""
    seen: dict[frozenset[str], str] = {}
    for background in claim.backgrounds:
        key = frozenset(noun_key(word) for word in words(background) if word not in ARTICLES)
        if key in seen:
            refuse("background repeated", f"{seen[key]} / {background}")
        seen[key] = background


def not_the_concept(claim: BackgroundsClaim) -> None:
    """Refuse a list that names as a place the concept itself, with nothing more than small words about it."""
    concepts = {frozenset(content_keys(name)) for name in claim.concept}
    for background in claim.backgrounds:
        key = frozenset(content_keys(background))
        if not key or key in concepts:
            refuse("background is the concept", background)
