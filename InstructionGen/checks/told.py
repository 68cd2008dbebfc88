"""Words by which a caption gives away that it does not say what is to be seen; see ``depicted``."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ADDRESSED: Final = _words("i me my mine myself we us our ours you your yours yourself 'm 've 'll i'm let's")
MODALS: Final = _words("can could should would may might must will cannot ca wo shall")
ASKING: Final = _words(
    "here how why what when whose who if tips tip ways ideas idea facts reasons best top more please"
)
SUPPOSED: Final = _words(
    "explain discuss announce reveal think believe know hope want wish suggest recommend consider imagine remember "
    "learn"
)
"""Verbs whose object need not be there."""

DRAWN: Final = _words(
    """
    vector clipart infographic diagram icon icons seamless logo stock template wallpaper illustration watercolor
    watercolour sketch cartoon silhouette concept idea ideas guide meaning print pattern chart graph flyer isometric 3d
    cgi render rendering hand-drawn doodle coloring colouring anime manga origami screenshot
    """
)
DRAWINGS: Final = _words(
    "drawing card map poster texture background artwork collage cover badge emblem symbol stamp sticker design text "
    "letter backdrop banner label engraving caricature"
)
"""A caption that begins with one of these is of a flat thing, whatever it names."""

SOLD: Final = _words(
    """
    price prices priced buy buying discount discounts shipping wholesale retail order orders rent rental auction edition
    unisex brand warranty download review reviews royalty ebay amazon etsy sku catalogue catalog inch inches cm mm ml
    pcs coupon bargain bestseller giveaway epic carat karat convenient lightweight affordable durable essential
    must-have ideal
    """
)
MEASURED: Final = re.compile(
    r"\b(?:(?!mp3)[a-z]+-?\d[\w-]*|sleeps \d|\d+-?[a-z]{2,}\d*|\d{4,}|\d+\.\d+|"
    r"\d+(?:[.,/]\d+)?\s?(?:x|cm|mm|inch\w*|in|ml|oz|kg|lbs?|ft|gb|mp|pcs?|pk)\b)|[$€£]\s?\d|\s#?\d+\W*$",
    re.IGNORECASE,
)
"""A measure, a price, a year, the number of a model: ``17inches``, ``PC5-132``."""
COUNTED: Final = re.compile(r"\d+(?:st|nd|rd|th|s|d|am|pm)$", re.IGNORECASE)
"""What looks like one and is none."""

ALWAYS: Final = _words("always never often usually sometimes ever generally typically rarely best oldest largest")
"""Words of what holds for more than the one picture."""
PAST: Final = _words("once was were had did ago yesterday today tonight tomorrow")
REPORTED: Final = _words(
    """
    attend celebrate propel honour honor win defeat earn claim become represent symbolize commemorate promote debut
    host star premiere release divorce kill arrest accuse vote elect score qualify advance sponsor donate fund
    inspire influence invent discover found establish retire reunite mean ensure allow enable require prevent reduce
    improve increase affect cause enhance complement save cost hire thank remind surprise welcome confirm reject
    deny insist admit agree decide plan expect predict warn urge ask reply experience react lose picture
    """
)
"""Verbs of news, of advice and of praise: what they tell is hardly to be seen."""

HIDDEN: Final = re.compile(
    r"\b(?:administrative division|governmental body|"
    r"biological (?:species|genus)|geographical feature|noble (?:person|title)|"
    r"organi[sz]ation (?:leader|founder)|(?:film|tv|book|comic book|video game|fictional) character|"
    r"sports (?:league|association|team|facility)|military (?:unit|conflict|rank|commander)|"
    r"(?:painting|pop|hop|rock|metal|folk|blues|b|reggae|jazz|country|visual|musical|electronic|dance|soul|garage|"
    r"recording|punk|disco|indie|latin|electronica|grunge|funk|synthpop|rap|britpop|theatre) artist|"
    r"video game (?:platform|genre|series|subject|developer)|(?:olympic|tennis|football|sport) competition|"
    r"award(?: (?:winner|discipline|category))?|literary work|person was born|monarch|religious leader|industry|"
    r"ethnicity|deity|consumer product|invention|tourist attraction|transit (?:line|stop|system)|filming location|"
    r"capital city|us state|country singer|politician|statesman|(?:football|baseball|basketball|cricket|hockey) team|"
    r"football (?:competition|league)|profession|recurring competition|automobile (?:make|model|generation)|"
    r"operating system|airline|tv (?:producer|personality|program|programme|network)|"
    r"(?:romance|drama|comedy|action|horror|adventure) film|chivalric order|quotation|accommodation type|cuisine|"
    r"(?:byzantine|roman|gothic|baroque|renaissance|romanesque|art deco|revival|style) structure|"
    r"holiday|garment|culinary tool|type of dish|person and person|(?:television|tv) series|"
    r"by (?:the |an? )?(?:author|writer|artist|designer|photographer|novelist)|(?:in|at|by|of|for|on) person)\b|"
    r"\b(?P<class>[a-z]+) (?:of|at|with|in) (?:the |an? )?(?P=class)"
    r"(?= *(?:$|[,.]|(?:in|on|at|with|and|during|performs?)\b))"
)
"""Names that a publisher replaced by the class of what they name: *administrative division*, *person and person*."""

CUT: Final = _words("not says say saying held part named called titled including like next wearing featuring because")
"""Last words after which something is missing."""

MANNERS: Final = _words(
    """
    game trick light time other direction color colour jump event space bite sale piece home stop selfie look ride
    walk stunt show part race design action cut serve play good competition position shape run fun smile work point
    formation name nap break language sort section unit type close turn amount message size stance flip control
    setup focus load zone material writing balance portion pose volley celebration meeting performance dance music
    wedding ceremony festival concert parade parking soccer baseball basketball football skiing snowboarding surfing
    skateboarding polo golf hockey wii fall winter summer spring autumn season morning afternoon evening dusk dawn
    sunrise sunset noon storm wind weather motion use service construction visit practice training lesson match
    tournament marathon conversation picnic dinner lunch breakfast party distance height rest care attention cover
    start world country city region style reach pace speed order help touch kiss hug embrace tow flight bloom wait
    view sight progress repair rush shopping fishing cooking travel trip tour journey adventure word text lettering
    letter kind step stage tail pile moment day night holiday fight
    """
)
"""What a picture shows with others, and not by itself."""

COMMON: Final = _words(
    """
    animal person food track wave drink station racket racquet vehicle meal plant zoo enclosure seat stand graffiti
    graffito post equipment market object device topping trail reflection bike restroom dock case tarmac cigarette
    urinal sill structure vanity surf cone frosting fry utensil habitat holder crosswalk country sticker mound
    terminal grill icing advertisement obstacle ingredient sprinkle course word condiment electronics desktop
    neighborhood neighbourhood block countertop jetliner diner liquid exhibit pattern flooring tower shoreline lift
    horn fixture entrance crust iphone wedge limb garbage canopy motorbike supply vegetation product logo hydrant
    numeral backdrop terrain wilderness figure horseback resort piercing neon accent instrument room tattoo art
    interior exterior visitor resident sunlight moonlight sun moon sunshine beauty celebrity protester protestor
    demonstrator volunteer participant motorist lover passerby performer worshipper pilgrim devotee villager local
    farmland countryside scenery greenery landscape seascape skyline cityscape slum township district site border
    trash rubbish litter rubble debris dust smoke steam fog mist fire flame splash bubble puddle shade silhouette
    shape texture decoration ornament gear outfit clothing attire jewelry jewellery makeup hair furniture furnishing
    luggage cargo machinery trough feeder pacifier firetruck hairdryer stovetop teddybear garnish seating bleacher
    workspace transportation fielder opponent competitor graduate newlywed couple crowd audience spectator gathering
    crew staff troop army police crest location stair stairs patron wildlife prey livestock pet predator creature
    bunch group team pair family statue monument landmark attraction artwork mural architecture building property
    residence supercar gift present snack dessert dish ice snow rain overpass shrubbery treat onlooker den bidet
    windowsill dumpster outfield silverware cabinetry hanger bandana pallet marina yard paddock saddle furnishings
    workstation cubicle compartment employee caboose headlight awning rooftop notepad handler circus monitor tube
    lingerie entree personnel paperwork parasail centerpiece cigar dashboard strip piping belongings backsplash
    showroom merchandise rodeo crop cot pc passersby asphalt deli storefront signage perch conveyor carousel
    underwear mannequin skatepark kale wrapper teammate defender cilantro backseat stemware sideline tinfoil
    windsock clocktower loveseat recliner bunk alcove spandex contrail chamber blazer walker opening accessory kit
    blind serving slab patch salon lounge marking plaque trim craft corner home stairway staircase hallway doorway
    bin can cupholder ledge headboard sweatshirt lettuce salad pasta seasoning garlic batter dough spice toy puzzle
    crate pier jetty harbour harbor wharf quay shed porch patio gazebo pavilion arena stadium gym temple chapel
    mosque pagoda shrine cathedral palace ruin ruins canal waterfall reef glacier volcano dune oasis lagoon cove
    cliffside hilltop roadside riverbank seaside seashore waterfront runway gate lobby foyer ballroom classroom
    playground campus courtyard plaza boulevard promenade alleyway tunnel display traffic item line row setting
    arrangement variety number half top stuff thing character decor sport tennis system bedside crossbones bullhorn
    gadget conveyer
    """
)
"""What captions show every day by words that are the name of no concept."""

EMPTY: Final = _words(
    "view photo photograph picture image shot close-up closeup up portrait side front back top edge middle"
)
"""What a caption may begin with, where it goes on with *of* something."""
