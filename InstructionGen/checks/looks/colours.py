"""Words for colours: which words of a caption say what colour a thing has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from InstructionGen.checks.looks.vocabulary import Vocabulary

COLOURS: Final = frozenset(
    """
    black white red green blue brown yellow grey gray pink purple orange beige tan silver gold golden bronze copper
    turquoise teal aqua cyan magenta maroon burgundy crimson scarlet vermilion ruby cherry coral salmon peach
    apricot amber ochre mustard lemon ivory cream ecru eggshell pearl taupe khaki olive lime emerald jade mint
    chartreuse aquamarine sapphire navy indigo cobalt ultramarine azure cerulean violet lavender lilac mauve plum
    aubergine fuchsia rose russet rust terracotta sienna umber chestnut mahogany auburn ginger sorrel palomino bay
    roan charcoal slate ebony onyx jet blonde blond fawn buff sandy chocolate caramel cinnamon tawny tabby
    tortoiseshell calico brindle dappled piebald skewbald rainbow multicolored multicoloured multicolor multicolour
    bicolor tricolor colorful colourful colorless pastel neon fluorescent champagne wine oxblood claret amethyst
    periwinkle wisteria orchid raspberry strawberry tangerine pumpkin pistachio sage moss forest wheat straw honey
    butterscotch toffee mocha espresso cocoa coffee pewter gunmetal platinum titanium chrome brass greenish reddish
    bluish yellowish brownish greyish grayish pinkish purplish whitish blackish orangish golden-brown hazel sepia
    monochrome monochromatic nude ash ashen speckled spotted mottled snow-white jet-black blue-grey silvery coppery
    rosy creamy inky colored coloured hued tinted
    """.split()
)
"""Words any of which can say a thing's colour by itself."""

SHADES: Final = frozenset(
    """
    light dark pale bright deep vivid pastel metallic dusty muted faded electric hot baby powder sky royal midnight
    lime mint sea sage bottle fire engine brick blood candy apple bubblegum shocking canary butter burnt pumpkin off
    egg shell milky snow steel brilliant brightly lightly darkly vividly multi pearlescent leaf pine kelly hunter
    racing duck robin prussian oxford cornflower glacier mustard olive rose wine cherry lemon navy forest emerald
    charcoal slate rust cream golden silver dull neon
    """.split()
)
"""Words that shade a colour and say none alone: *light* blue, *fire engine* red."""

BESIDE: Final = frozenset(
    "soft warm cool rich glossy matte matt solid plain translucent transparent clear shiny mid medium british acid "
    "grass ice day-glo two-tone three many different various shade of two".split()
)
"""What a colour that is asked for may have beside it, and what stays when the old colour goes."""

COMPOUNDS: Final = frozenset(
    tuple(pair.split())
    for pair in (
        "golden retriever,red wine,white wine,rose wine,green bean,blue jay,polar bear,black bear,brown bear,red panda,"
        "white house,blue cheese,green onion,red onion,green pepper,red pepper,red light,green light,yellow light,"
        "red cabbage,black olive,green olive,green tea,black tea,brown rice,white rice,white bread,brown bread,"
        "white board,black board,black box,white sauce,red sauce,brown sugar,green salad,red carpet,red cross,"
        "gold medal,silver medal,bronze medal,orange juice,orange slice,orange tree,orange peel,red snapper,red fox,"
        "grey wolf,gray wolf,black belt,green belt,blue whale,white shark,gold fish,black bean,red bean,white water,"
        "white meat,red meat,dark meat,white chocolate,dark chocolate,black pepper,white pepper,yellow pages,"
        "black hole,white cap,red eye,brown bag,red tape,black tie,white tie,blue jean,green house,silver ware,"
        "black coffee,white coffee,orange marmalade,dark beer,light beer,pale ale,brown ale,cream cheese,"
        "peach tree,cherry tree,plum tree,olive oil,rose bush,cherry tomato,cherry pie,pumpkin pie,lime juice,"
        "lemon juice,chocolate cake,coffee cup,coffee mug,coffee table,coffee pot,wine glass,wine bottle,apple pie,"
        "hot dog,light house,light pole,light fixture,light bulb,dark room,light switch,sandy beach,"
        "roan antelope,bay window,jet plane,butter knife,rainbow trout,bay horse,copper wire,ice cream"
    ).split(",")
)
"""A colour's word and a noun that are one name together: nobody paints *red wine*."""

VOCABULARY: Final = Vocabulary(COLOURS, SHADES, COMPOUNDS, joins=frozenset({"and", "&"}), extras=BESIDE)
"""Wide enough for captions of any source, since any listed shade may stand before any colour."""


def is_colour(words: Sequence[str]) -> bool:
    """Whether the words, in lower case, say a colour and nothing else: ``dark green``, ``red and white``."""
    return VOCABULARY.is_value(words)
