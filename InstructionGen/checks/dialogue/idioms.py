"""Figures of speech: nouns that name nothing where they stand, such as the clock that somebody eats *against*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from InstructionGen.english import NounPhrase, Sentence, Token

_FIXED: Final = re.compile(
    r"\b(?:"
    + "|".join(
        " ".join(phrase.split())
        for phrase in r"""
    on (?:the )?(?:one|other) hand; (?:at|by|in|on|close at|near at|to) hand\b(?! of); hand in hand;
    go(?:es)? hand; (?:catch|draw|please)\w* (?:the|one's|your) (?:viewer's )?eye; at eye level; eye contact;
    eye level; (?:keep|keeps|keeping|an|a watchful|a close|a careful) eye on;
    (?:keep|keeps|keeping|lose|loses|losing|kept) track of; (?:at|by) heart; at the heart of; heart of;
    face to face; side by side; back to back; head(?:s|ed|ing)? (?:to|for|toward|towards|out|down|home)\b;
    on foot; at the foot of; by foot; on (?:its|their|his|her) way; under the weather;
    (?:it|this|that)(?:[’']s| is) a piece of cake;
    (?:a|the) bird['’]s[- ]eye; in the (?:long|short) run; on board; play\w* (?:a|an) \w+ (?:role|part);
    set(?:s|ting)? the (?:stage|table|tone); in the spotlight; under (?:the )?spotlight; in the eyes? of;
    (?:at|for|to|toward|towards|from|facing|faces|into|off|behind|on) the camera\b;
    (?:steal|hog|share)\w* the (?:show|scene|spotlight|limelight|stage); (?:a|the) touch of; as a whole;
    at the helm; in plain sight; on the road again; (?:the )?(?:body|bodies) language;
    a window (?:into|to|onto); (?:a|the) bridge between; the icing on the cake;
    (?:against|around|beat\w*|turn\w* back|racing|watch\w*) the clock; like clockwork;
    (?:come|comes|came|bring|brings|brought)\w* (?:[\w ]+ )?to the table; on the table for;
    (?:keep|kept|put|has|have|to|down)\w* (?:the|its|their|his|her|one.s|your|our) roots;
    takes? root; branch(?:es|ing)? out; (?:out on|on) a limb; barking up; beat\w* around the bush;
    turn\w* over a new leaf; (?:the )?tip of the iceberg; a drop in the (?:bucket|ocean); rock\w* the boat;
    (?:make|makes|making|cause|causes) waves; go(?:es|ing)? with the flow; smooth sailing;
    light at the end of the tunnel; around the corner; cut\w* corners; (?:from|in) every corner;
    right up \w+ (?:alley|street); down (?:the|memory) (?:road|lane|line);
    hit\w* the (?:road|hay|sack|books|jackpot|spot|nail|brakes); on the right track; off (?:the beaten|track);
    back on track; (?:the )?beaten (?:path|track); pave\w* the way; cross\w* paths; a bump in the road;
    behind the (?:wheel|scenes); in the driver['’]s seat; tak\w+ a back ?seat; a front[- ]row seat;
    spin\w* \w+ wheels; shift\w* gears; full steam; let\w* off steam;
    (?:lose|loses|losing|blow|blows|pick\w*) up? ?(?:speed|steam); a level playing field;
    ahead of the (?:curve|pack|game); step\w* up to the plate; drop\w* the ball; keep\w* the ball rolling;
    a whole new ball ?game; off the bat; a home run; out of the park; curve ?ball; throw\w* in the towel;
    (?:learn\w*|know\w*|show\w*) (?:\w+ )?the ropes; (?:saved|rings?) (?:by )?the bell; rings? a bell;
    with bells on; bells and whistles; (?:a )?feather in \w+ cap; birds of a feather; kill\w* two birds;
    (?:a|the) wild goose chase; the elephant in the room; the lion['’]s share; (?:hold\w*) \w+ horses;
    (?:a )?cat nap; let\w* the cat out; the early bird; like a hawk; as the crow flies;
    (?:a )?fish out of water; monkey(?:ing)? around; butterflies in (?:his|her|their|the|your|one's) stomach;
    like (?:a )?bees?; busy (?:as )?a? ?bees?; (?:beeline|bee line); the bull by; cherry on (?:the )?top;
    the best thing since; apple of; (?:like )?two peas; spill\w* the beans; full of beans;
    (?:a )?grain of salt; worth (?:its|their) (?:weight|salt); spice\w* up; sugar[- ]?coat\w*;
    food for thought; (?:a )?recipe for; (?:a )?melting pot; too many cooks; pie in the sky; easy as pie;
    (?:the )?cream of; butter\w* up; (?:as )?cool as a cucumber; (?:hit|go)\w* through the roof;
    (?:open\w*|close\w*|shut\w*) (?:the |a |new |up )*(?:doors?|windows?) (?:to|for|of|on); next[- ]door;
    behind closed doors; (?:a|the) stepping[- ]stones?; (?:a|the) corner ?stone; set in stone;
    (?:a )?stone['’]s throw; no stone; rock[- ]bottom; between a rock;
    (?:a|the) (?:building|stumbling) blocks?; (?:writing|fly) on the wall; bridge\w* the gap;
    burn\w* (?:\w+ )?bridges; (?:in|under) (?:the )?(?:one|same) umbrella;
    (?:close|in|under)\w* (?:the )?ranks; (?:wear|wears|wearing) many hats; hats? off; at the drop of a hat;
    pull\w* (?:the |some )?strings; no strings; tie\w* the knot; tighten\w* \w+ belt; up \w+ sleeves?;
    on \w+ sleeves?; in (?:his|her|their|one's|your|somebody's) shoes; the shoe is; fits? like a glove;
    hand and glove; (?:a )?wet blanket; (?:a )?safety net; catch\w* fire; under fire; play\w* with fire;
    (?:break\w*|rob\w*) the bank; (?:foot|pick up|hit with) the bill; pull\w* the plug;
    (?:the )?other side of the coin; flip\w* a coin; (?:a|the) coin toss; by the book;
    (?:a|one) page (?:of|from|out of); on the same page; read\w* between the lines;
    (?:through|with) (?:the|a|fresh|new|different) (?:lens|eyes?)(?: of)?;
    paint\w* (?:a|the) (?:\w+ )?(?:picture|portrait); (?:a|the) (?:snap|mirror) (?:of|to|for);
    smoke and mirrors; in the same vein; a mirror image; over the moon\b; through the wringer; sore thumb;
    (?:to|on) (?:\w+ )?last legs; to (?:\w+ )?heart['’]s content; through the ceiling; tip\w* the scales;
    (?:a|the) (?:star|king|queen|crown|jewel|gem|pearl|heart|soul|backbone) of; (?:see|seeing) stars;
    under the stars; once in a blue moon; on cloud nine; (?:every cloud|silver lining);
    (?:break|breaks|breaking|broke) the (?:ice|bank|mold); on thin ice; (?:a )?needle in;
    (?:down )?to (?:the )?earth; on earth; (?:by|from|in|on) (?:the |a )?(?:shoulders?|back) of;
    (?:shoulder|elbow) to (?:shoulder|elbow); neck and neck;
    (?:from )?head (?:to|over) (?:toe|tail|foot|heels?); (?:on|at) (?:its|their|his|her|my|your) toes;
    tip[- ]?toes?; (?:calm before|weather\w*|eye of) the storm; (?:traffic|log) jams?;
    rais\w+ (?:a )?red flags?; (?:raise|set)\w* the bar; on a roll; turn\w* the tables?;
    tables (?:have|are) turned; cold feet; rat race; red tape; couch potato(?:es)?;
    (?:night|early) (?:owls?|birds?); top dogs?; underdogs?; watchdogs?; dog days; cash cow; pecking order;
    bull['’]s[- ]eye; low-hanging fruit; smart cookie; nest egg; eggshells; in a nutshell; (?:a )?tough nut;
    wolf\w* down;
    bear(?:s|ing)? (?:fruit|in mind|witness|the brunt|the (?:name|marks?|weight|scars)|a resemblance);
    (?:horse|clown|monkey)(?:s|ing)? around; pigs? out; chickens? out;
    crane(?:s|d)? (?:its|their|his|her) necks?; raise\w* a toast; a toast (?:to|or); toasts? (?:to|or two);
    worlds? apart; tip of the hat; feast for the eyes; in the blink of an eye; twinkle in;
    apple of (?:his|her|their) eye; light as a; cup of joe; the whole nine yards; (?:on|off) the right foot;
    best foot; foot in the door; drag\w* \w+ feet; down (?:on|to) (?:his|her|their) luck;
    (?:a|the) walking (?:stick|dictionary)(?= of); (?:bottled?|bundle) (?:up|of) joy; (?:a|the) bottle ?necks?;
    (?:clean|blank) (?:slate|canvas); (?:a|the) canvas (?:of|for); (?:a|the) perfect storm;
    (?:a|the) common thread; (?:a|the) gold ?mine; (?:a|the) time capsule;
    (?:a|the) postcard(?= (?:perfect|from)); postcard-perfect; rule of thumb; (?:a )?green thumb;
    (?:keep|keeping|cross)\w* \w+ fingers; at \w+ fingertips; a pat on the back;
    (?:lend|lends|lending|give|gives|need|needs|giving)\w* (?:a|some) hand; (?:second|first|fore)[- ]?hand;
    out of hand; upper hand; sweet tooth; tooth and nail; word of mouth; (?:a )?mouthful; mouth-?watering;
    a leg up; (?:a|the) labou?r of love; like a (?:\w+ )?(?:glove|dream|charm|king|queen|kid|child|pro)
    """.split(";")
    )
    + r")\b",
    re.I,
)
"""Phrases whose nouns name nothing: nobody's hand is to be seen *on the other hand*."""
_HEAPS: Final = frozenset(
    """
    stick cube chunk wedge strip spear crumb shred sliver dollop splash dash sprinkle sprinkling drizzle drop pinch
    sea ocean forest blanket carpet wall wave river ribbon mountain hill island oasis maze jungle web tapestry crown
    burst blaze shower stream flood mosaic bed kaleidoscope canopy curtain veil palette feast bundle mound patch pocket
    flock army handful armful spread ring circle haven hive parade symphony slab puff pat ball strand trail cloud
    rainbow riot patchwork medley constellation quilt garland labyrinth mantle cloak cascade ripple spark beacon
    tower pyramid mix sheet wisp
    """.split()
)
"""What is *of* a thing is that thing, in a shape: *sticks of carrot*, *a sea of umbrellas*."""
_IDEAS: Final = frozenset(
    """
    love care affection joy humor humour life time work history peace trust hope respect gratitude beauty youth pride
    honor honour fate luck fortune energy emotion emotions knowledge wisdom activity laughter happiness adventure
    freedom nature success growth progress change friendship loyalty faith comfort warmth confidence calm chaos order
    information ideas possibilities opportunities memories dreams power strength inspiration motivation anxiety stress
    status wealth prosperity tradition culture appreciation thanks courage kindness wonder mystery drama nostalgia
    safety danger trouble help support progress relief refuge silence sound noise excitement whimsy elegance class
    """.split()
)
"""What nobody has ever seen a piece of."""
_SHAPING: Final = frozenset("form become resemble weave spell".split())
_SERVING: Final = frozenset("act serve function double work".split())
_HABITS: Final = frozenset("usually often normally typically generally commonly sometimes rarely seldom always".split())
_PORTRAYED: Final = frozenset("portrait artwork painting poster art".split())
_PLACING: Final = frozenset("on above over hanging hung behind in at beside near next".split())
_SUBJECT: Final = frozenset({"det", "poss", "adj", "noun", "num", "conj", "comma", "adv", "aux", "propn"})
_LINKING: Final = 12


def idle(text: str) -> list[tuple[int, int]]:
    """Where a sentence has figures of speech, from their first letter to past their last."""
    return [found.span() for found in _FIXED.finditer(text)]


def is_figure(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a phrase names no thing beside those that are named with it, or nothing of this picture.

    A shape of something (*sticks of carrot*), the picture itself (*the portrait*), or what is told of as a habit
    (*the tools are usually kept there*).
    """
    tokens = sentence.tokens
    after = tokens[phrase.head + 1 : phrase.head + 3]
    if [token.lower for token in after[:1]] == ["of"] and len(after) > 1 and _is_heap(sentence, phrase):
        return True
    follows = after[0].lower if after else ""
    if tokens[phrase.head].lower in _PORTRAYED and tokens[phrase.first].lower in ("the", "this"):
        return follows not in _PLACING
    if phrase.number == "many" and "such" in (tokens[phrase.first].lower, tokens[phrase.first - 1].lower):
        return follows != "as"  # *such fearsome hunters*
    return _is_made(tokens, phrase) or _is_habit(list(_subject_of(tokens, phrase.last)))


def _is_heap(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether what is *of* something is only its shape, or is of no thing: *a sea of umbrellas*, *a token of love*."""
    tokens = sentence.tokens
    if tokens[phrase.head].lemma in _HEAPS:
        return tokens[phrase.head + 2].tag not in ("det", "poss")  # *the tower of the church* is a tower
    ends = [other for other in sentence.phrases if other.first == phrase.head + 2]
    pointed = tokens[phrase.first].lower in ("the", "this")
    return not pointed and any(tokens[other.head].lower in _IDEAS for other in ends)


def _is_made(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether it is what other things make up or stand for: *they form a nest*, *it serves as a desk*."""
    if tokens[phrase.first].lower not in ("a", "an") or not phrase.first:
        return False
    before = tokens[phrase.first - 1]
    if before.lower == "as" and phrase.first > 1:
        return tokens[phrase.first - 2].lemma in _SERVING
    return before.lemma in _SHAPING and before.tag.startswith("verb")


def _subject_of(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """What follows a phrase as far as its verb: *and the tools are usually kept*."""
    for token in tokens[at : at + _LINKING]:
        if token.tag not in _SUBJECT and token.tag not in ("verb-fin", "verb-ed"):
            return
        yield token.lower


def _is_habit(words: Sequence[str]) -> bool:
    for i, word in enumerate(words[:-1]):
        if word in ("is", "are"):
            return words[i + 1] in _HABITS
    return words[:1] != [] and words[0] in _HABITS
