"""Nouns whose plural the general rules get wrong."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


PLURALS: Final = _pairs("""
    person:people man:men woman:women child:children ox:oxen mouse:mice fish:fish aircraft:aircraft
    spacecraft:spacecraft hovercraft:hovercraft offspring:offspring leaf:leaves dwarf:dwarfs roof:roofs
    cactus:cacti hoof:hooves scarf:scarves photo:photos piano:pianos kangaroo:kangaroos buffalo:buffalo
    graffito:graffiti frisbee:frisbees bus:buses gas:gases quiz:quizzes ski:skis taxi:taxis yo-yo:yo-yos
    discus:discuses plectrum:plectrums rhinoceros:rhinoceroses hippopotamus:hippopotamuses octopus:octopuses
    platypus:platypuses walrus:walruses
""") | {"computer mouse": "computer mice", "hors d'oeuvre": "hors d'oeuvres"}
"""Singular to plural."""

SINGULARS: Final = {plural: one for one, plural in PLURALS.items()} | _pairs("""
    persons:person cactuses:cactus hoofs:hoof busses:bus skies:sky axes:axe cookies:cookie brownies:brownie
    movies:movie veggies:veggie smoothies:smoothie hoodies:hoodie selfies:selfie teddies:teddy doggies:doggy
    kiwis:kiwi shoes:shoe canoes:canoe lenses:lens waves:wave caves:cave gloves:glove olives:olive
    sleeves:sleeve valves:valve hives:hive chives:chive chefs:chef giraffes:giraffe zebras:zebra fries:fry
    emus:emu menus:menu gnus:gnu bayous:bayou lotuses:lotus bikes:bike
""")
"""Plural to singular: those above, and regular ones that a dictionary lookup takes for another word's."""

SAME_IN_BOTH: Final = _words("""
    aircraft bison buffalo carp cod deer elk fish halibut hovercraft mackerel moose offspring pike reindeer
    salmon series sheep shrimp spacecraft species squid swine trout tuna
""")

PLURAL_ONLY: Final = _words("""
    belongings binoculars briefs cattle chopsticks clippers clothes earphones eyeglasses fries glasses goggles
    greens groceries headphones jeans khakis leftovers leggings nachos noodles overalls pajamas pants people
    pliers police poultry scissors shears shorts stairs suds sunglasses surroundings suspenders sweatpants
    tights tongs trousers tweezers
""")
"""Plural in form and in grammar; the singular means something else or does not exist."""

SINGULAR_IN_S: Final = _words("""
    abacus abscess abyss access actress address albatross amaryllis analysis apparatus as asbestos asparagus
    athletics atlas axis barracks basis bass biceps billiards bless bonus boss brass brontosaurus bus business
    buttress cactus campus cannabis canvas carcass caucus chaos chess chorus christmas chrysalis circus citrus
    class clematis clitoris colossus compass cosmos countess couscous cress crisis crocus cross crossroads
    cumulus cypress darkness darts debris discus dress duchess electronics ethos eucalyptus excess eyeglass
    fiberglass fibreglass ficus fitness floss focus forceps fortress fungus gallows gas genius glass goddess
    governess grass guess gymnastics happiness harness has headdress headquarters hibiscus hippopotamus his
    hocus hostess hourglass hummus ibis illness iris is its kiss kudos lens less lioness los loss lotus
    mathematics mattress mess mews minibus mistress molasses morass moss narcissus nautilus news nexus
    nightdress nimbus oasis octopus omnibus overpass papyrus paris pass pelvis penis physics platypus plus press
    princess process progress recess rhinoceros seamstress series sinus species spyglass status stegosaurus
    stewardess stress stylus success sundress surplus swiss tarsus tennis terminus tetris texas thermos thesis
    this tigress trellis trespass triceps trolleybus tyrannosaurus underpass unless us vegas virus waitress
    walrus was watercress wilderness wineglass witness
""")
"""End in s, and are one thing or stuff."""

PLURALS_WITHOUT_S: Final = _words("cacti children dice feet fungi geese lice men mice octopi oxen people teeth women")

SPECTACLES: Final = _words("reading eye sun safety prescription dark black thick swimming opera")
"""What stands before *glasses* that sit on a nose."""
