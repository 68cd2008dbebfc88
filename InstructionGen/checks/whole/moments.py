"""When a picture is: the words for time of day, weather, season and light, and what they rule out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from InstructionGen.checks.reading import Reading, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TIMES: Final[Mapping[str, frozenset[str]]] = {
    "night": _words(
        """
    night nighttime midnight moonlight moonlit moon starry starlit starlight nightfall
    """
    ),
    "dawn": _words("dawn sunrise daybreak"),
    "morning": _words("morning"),
    "noon": _words("noon midday"),
    "afternoon": _words("afternoon"),
    "dusk": _words("dusk sunset twilight evening sundown"),
    "day": _words("day daytime daylight"),
    "lamps": _words(
        """
    candlelight candlelit lamplight lamplit firelight neon bulb spotlights lamps
    """
    ),
}
_SKIES: Final[Mapping[str, frozenset[str]]] = {
    "clear": _words(
        """
    sunny sun sunshine sunlit sunlight cloudless clear
    """
    ),
    "rain": _words(
        """
    rain rainy raining rainfall drizzle drizzly downpour shower storm stormy thunderstorm lightning thunder hail
    sleet wet
    """
    ),
    "snow": _words(
        """
    snow snowy snowing snowfall snowstorm blizzard snowflake
    """
    ),
    "fog": _words("fog foggy mist misty haze hazy"),
    "cloud": _words("cloudy overcast"),
}
_SEASONS: Final[Mapping[str, frozenset[str]]] = {
    "summer": _words("summer heat heatwave hot"),
    "winter": _words(
        """
    winter wintry frost frosty icy snow snowy snowfall blizzard snowstorm
    """
    ),
    "autumn": _words("autumn autumnal"),
    "spring": _words("springtime"),
}
_TOGETHER: Final = frozenset(
    map(
        frozenset,
        (
            {"dawn", "morning"},
            {"day", "morning"},
            {"day", "noon"},
            {"day", "afternoon"},
            {"lamps", "night"},
            {"lamps", "dusk"},
            {"rain", "cloud"},
            {"rain", "fog"},
            {"fog", "cloud"},
            {"snow", "cloud"},
            {"snow", "fog"},
        ),
    )
)
"""Of each table two of its sorts exclude each other, save for these."""
_TABLES: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {"time": _TIMES, "sky": _SKIES, "season": _SEASONS}
_SUN: Final = _words("sun sunny sunshine sunlit sunlight daylight")
_SKY_WORDS: Final = _words("blue clear sunny bright")
_STATE_NOUNS: Final = _words(
    """
    night nighttime midnight moonlight dawn sunrise daybreak morning noon midday afternoon dusk sunset twilight
    evening sundown day daytime daylight rain rainfall drizzle downpour storm thunderstorm fog mist haze
    sunshine sun sunlight weather sky skies summer winter autumn spring springtime dark darkness moon nightfall
    """
)
_STATE_WORDS: Final = _STATE_NOUNS | _words(
    """
    a an the sunny cloudy rainy snowy foggy misty hazy clear dark bright nice beautiful windy stormy gray grey
    blue overcast hot cold warm wet early late gloomy dreary dull cool chilly lovely heavy light thick dense
    pouring very partly starry cloudless moonlit of middle time time's 's soft golden falling open summer's
    winter's hour glow winter summer autumn spring clouded and low drizzly frosty full
    """
)
_STATE_LEADS: Final = _words("at in on during under by")
TONES: Final = _STATE_NOUNS | _words(
    """
    sunny cloudy rainy snowy foggy misty hazy stormy overcast moonlit starry starlit snow snowfall blizzard
    snowstorm hail hailstorm sleet frost frosty wintry autumnal light lighting lamplight candlelight firelight
    lantern lamp candle neon glow shade shadow spotlight floodlight storm lightning rainbow wind windy dust
    sandstorm gale breeze breezy heat hour golden blue cloud clouds cloudless sky sunlit aurora lit dim dimly
    bright brightly ice icy thaw drizzle drizzly shower showers backlit gloom sunbeams monsoon blossom foliage
    fairy string streetlights sun dusk flurry flurries tempest heatwave darkness chilly skylight glowing
    illuminated leaves lights
    """
)
"""Any of these is in what a scene becomes when its weather, time of day, season or light changes."""


_SORTS_OF: dict[str, frozenset[tuple[str, str]]] = {}
for _table, _members in _TABLES.items():
    for _sort, _names in _members.items():
        for _name in _names:
            _SORTS_OF[_name] = _SORTS_OF.get(_name, frozenset()) | {(_table, _sort)}
_NO_SORTS: frozenset[tuple[str, str]] = frozenset()


def sorts(keys: Sequence[str]) -> frozenset[tuple[str, str]]:
    """What the words say of when it is: ``("time", "dusk")``, ``("sky", "rain")``."""
    found: set[tuple[str, str]] = set()
    for key in keys:
        found |= _SORTS_OF.get(key, _NO_SORTS)
    for one, other in pairwise(keys):
        if one in _SKY_WORDS and other in ("sky", "skies"):
            found |= {("sky", "clear"), ("time", "day")}
    if _SUN & set(keys):
        found.add(("time", "sunlit"))
    return frozenset(found)


def clash(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two stretches of words cannot be true of one moment: night and morning, sunshine and rain."""
    there = sorts(others)
    return any(_exclude(one, other) for one in sorts(keys) for other in there)


def _exclude(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if ("time", "sunlit") in (one, other) and not {("time", "night"), ("time", "lamps")}.isdisjoint((one, other)):
        return True
    if ("time", "sunlit") in (one, other):
        return False
    return one[0] == other[0] and one[1] != other[1] and frozenset((one[1], other[1])) not in _TOGETHER


def state_stretches(reading: Reading) -> list[tuple[int, int]]:
    """Where the caption says when it is, preposition included: ``at night``, ``on a sunny day``."""
    words, found, at = reading.words, list[tuple[int, int]](), 0
    while at < len(words):
        end = at + 1
        while words[at].key in _STATE_LEADS and end < len(words) and words[end].key in _STATE_WORDS:
            end += 1
        while end > at + 1 and words[end - 1].key not in _STATE_NOUNS:
            end -= 1
        if end > at + 1 and end < len(words) and words[end].key == "time":
            end += 1  # "at night time"
        if end > at + 1:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def is_state(words: Iterable[Word]) -> bool:
    """Whether the words say nothing but when it is."""
    keys = [word.key for word in words]
    return not _STATE_NOUNS.isdisjoint(keys) and all(key in _STATE_WORDS | _STATE_LEADS for key in keys)
