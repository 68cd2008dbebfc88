"""The places of random concepts, to be read, and how often they agree with SynCLR's for ImageNet's classes.

    python bench/backgrounds.py --seed 1
    python bench/backgrounds.py --synclr synclr_imgnet_background_dict.json

No timing: a report. Each drawn concept is printed with its places, and summed up: how many have fewer places than
they should, and how many places are the same but for articles and the order of words. SynCLR's file (class -> about a
hundred places, written by a language model) is compared coarsely: the places of both sides are mapped to a dozen sorts
of surroundings by the scenes that their words reveal and by their head nouns, and the sets are compared class by class.
As a yardstick, each class is also compared with SynCLR's places of another class, drawn at random.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from InstructionGen.english import singular
from InstructionGen.pool import Pool, load_pool
from InstructionGen.pool.places import FEWEST, place_key

OFTEN = 0.05
"""Share of a class's places that makes a sort of surroundings usual for it."""

COARSE_SCENES = {
    "home": "kitchen dining_table living_room bedroom bathroom nursery hallway attic balcony",
    "garden and farm": "garden greenhouse farmyard barn stable field orchard vineyard botanical_garden",
    "town": "street city_square park village courtyard canal_side",
    "shop": "shop market bakery",
    "eating out": "restaurant cafe bar",
    "culture": "museum gallery church stage concert_hall studio ruins",
    "sport and play": "gym stadium sports_field tennis_court golf_course baseball_field swimming_pool playground "
    "fairground",
    "animal house": "zoo aquarium",
    "way": "airport railway highway country_road",
    "woods": "forest jungle campsite",
    "open country": "meadow savanna hill scrubland desert",
    "height and cold": "mountain cliff cave snow_field polar_ice",
    "fresh water": "river lake wetland",
    "sea": "beach open_sea seashore coral_reef harbour",
    "sky": "sky night_sky",
    "office and school": "office classroom library laboratory hospital research_centre",
    "industry": "workshop garage factory warehouse construction_site military_base quarry power_station",
}
"""Sorts of surroundings, each with the shipped scenes that fall into it."""

HEADS = {
    "home": "home house apartment cottage cabin room lounge basement porch villa mansion bedside fireplace sofa closet "
    "wardrobe staircase shelf",
    "garden and farm": "farm farmland ranch yard plantation nursery hedge lawn pasture garden vegetable",
    "town": "city town suburb plaza square downtown alley neighbourhood neighborhood sidewalk pavement park bridge "
    "skyline rooftop lane avenue crossing",
    "shop": "shop store mall boutique supermarket bazaar market stall showroom fair",
    "eating out": "restaurant cafe pub bar diner bistro hotel inn buffet cafeteria canteen banquet "
    "picnic party wedding",
    "culture": "museum gallery theatre theater church temple cathedral castle palace monastery opera exhibition "
    "festival concert studio monument cinema",
    "sport and play": "stadium arena court pitch pool rink gymnasium racetrack track club resort playground course",
    "animal house": "zoo aquarium sanctuary kennel shelter terrarium cage hatchery",
    "way": "road highway motorway station airport railway tunnel garage terminal platform parking runway",
    "woods": "forest woodland wood woods rainforest jungle taiga grove tree log bamboo canopy",
    "open country": "grassland prairie steppe savannah savanna plain meadow moorland heath desert dune hill shrubland "
    "scrubland grass bush countryside valley outback oasis",
    "height and cold": "mountain cliff peak glacier tundra arctic antarctica canyon cave gorge rock slope snow ridge "
    "volcano highland alps ice",
    "fresh water": "lake river pond stream creek marsh swamp wetland wetlands reservoir waterfall canal bog reed "
    "riverbank floodplain brook",
    "sea": "sea ocean beach coast harbour harbor marina bay island reef port dock lagoon estuary shore pier seabed "
    "mangrove ship boat cruise",
    "sky": "sky cloud clouds air space orbit moon planetarium observatory",
    "office and school": "office school university college library hospital laboratory lab classroom clinic desk "
    "campus institute",
    "industry": "factory warehouse workshop mine quarry mill plant construction site yard refinery workbench base "
    "industrial",
}
"""Nouns that tell the same, where no scene of the pool has them."""


def by_word(table: dict[str, str]) -> dict[str, str]:
    """Each word of the table, and the sort that it tells."""
    return {word: sort for sort, words in table.items() for word in words.split()}


SORT_OF_SCENE, SORT_OF_HEAD = by_word(COARSE_SCENES), by_word(HEADS)


@cache
def lemma(word: str) -> str:
    """The word in the singular and in lower case."""
    return singular(word.lower())


def sorts(place: str, pool: Pool) -> set[str]:
    """The sorts of surroundings that a place tells of; none where its words are unknown."""
    words = [lemma(word) for word in re.findall(r"[A-Za-z]+", place)]
    found = {SORT_OF_SCENE[scene] for scene in pool.knowledge.scenes_in(words) if scene in SORT_OF_SCENE}
    return found | {SORT_OF_HEAD[word] for word in words if word in SORT_OF_HEAD}


def usual(places: Iterable[str], pool: Pool) -> set[str]:
    """The sorts of surroundings that more than a few of the places tell of."""
    told = [sorts(place, pool) for place in places]
    counts: dict[str, int] = defaultdict(int)
    for some in told:
        for sort in some:
            counts[sort] += 1
    return {sort for sort, count in counts.items() if count >= OFTEN * len(told)}


def drawn(pool: Pool, seed: int, most: int) -> tuple[int, float]:
    """Prints random concepts with their places and a summary.

    Returns:
        The length of the shortest list, and the share of places that are the same as no other of the report.
    """
    concepts = random.Random(seed).sample(pool.concepts, most)
    lists = {concept.name: pool.places(concept) for concept in concepts}
    for concept in concepts:
        print(f"{concept.name} ({concept.kind}): {'; '.join(lists[concept.name])}")
    keys = [place_key(place) for places in lists.values() for place in places]
    same = sum(len(places) - len({place_key(place) for place in places}) for places in lists.values())
    few = [name for name, places in lists.items() if len(places) < FEWEST]
    print(f"\n{len(lists)} concepts, {len(keys)} places; fewer than {FEWEST} places: {len(few)} {', '.join(few)}")
    print(f"the same as another of their list but for articles and order: {same}")
    print(f"distinct over all lists: {len(set(keys))} of {len(keys)}")
    return min(map(len, lists.values())), len(set(keys)) / len(keys)


def compared(pool: Pool, path: Path, seed: int) -> tuple[int, float]:
    """Prints how far the pool's places and SynCLR's agree, by category.

    Returns:
        How many classes were compared, and the share of them with a usual sort of surroundings in common.
    """
    theirs: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    known = {name: pool.get(name) for name in theirs}
    names = [name for name, concept in known.items() if concept is not None]
    told = {name: usual(theirs[name], pool) for name in names}
    dice = random.Random(seed)
    by_category: dict[str, list[tuple[bool, float, bool, float]]] = defaultdict(list)
    apart: dict[str, list[str]] = defaultdict(list)
    silent = 0
    for name in names:
        concept = known[name]
        assert concept is not None
        ours = usual(pool.places(concept), pool)
        if not ours or not told[name]:
            silent += 1
            continue
        other = told[dice.choice(names)]
        shared, by_chance = len(ours & told[name]), len(ours & other)
        by_category[concept.category].append((shared > 0, shared / len(ours), by_chance > 0, by_chance / len(ours)))
        if not shared:
            apart[concept.category].append(f"{name} [{', '.join(sorted(ours))} | {', '.join(sorted(told[name]))}]")
    print(f"\n{len(theirs)} classes, {len(names)} in the pool, {silent} of them with no place that tells anything")
    print(f"{'':12}{'classes':>8}{'overlap':>9}{'shared':>8}{'by chance: overlap':>20}{'shared':>8}")
    rows = [row for some in by_category.values() for row in some]
    for title, some in [*sorted(by_category.items(), key=lambda item: -len(item[1])), ("all", rows)]:
        overlap, shared, chance, shared_by_chance = (statistics.mean(column) for column in zip(*some, strict=True))
        print(f"{title:12}{len(some):8}{overlap:9.3f}{shared:8.2f}{chance:20.3f}{shared_by_chance:8.2f}")
    for title, names_apart in apart.items():
        print(f"no overlap in {title}: {'; '.join(names_apart)}")
    return len(rows), statistics.mean(row[0] for row in rows)


def main() -> None:
    """Prints the report and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="draws the concepts")
    parser.add_argument("--concepts", type=int, default=200, help="how many to draw")
    parser.add_argument("--synclr", type=Path, help="SynCLR's synclr_imgnet_background_dict.json")
    options = parser.parse_args()
    pool = load_pool()
    unknown = set(SORT_OF_SCENE) ^ set(pool.knowledge.scenes)
    if unknown:
        parser.error(f"COARSE_SCENES and the shipped scenes differ in: {', '.join(sorted(unknown))}")
    fewest, distinct = drawn(pool, options.seed, options.concepts)
    classes, overlap = compared(pool, options.synclr, options.seed) if options.synclr else (0, float("nan"))
    print(f"RESULT classes={classes} overlap={overlap:.3f} fewest={fewest} distinct={distinct:.3f}")


if __name__ == "__main__":
    main()
