"""Closed lists about English that the tagger and the chunker lean on."""

from __future__ import annotations

from typing import Final

from InstructionGen.english.draft import Tag


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """One phrase a comma; the longest first, so that the first match is the best one."""
    found = (tuple(phrase.split()) for phrase in text.replace("\n", " ").split(","))
    return tuple(sorted((p for p in found if p), key=len, reverse=True))


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(p for p in phrases if p[0] == first) for first in firsts}


PREPOSITIONS_OF_SEVERAL_WORDS: Final = _phrases("""
    next to, close to, in front of, on top of, in back of, out of, outside of, inside of, because of, along with,
    together with, such as, due to, up to, ahead of, across from, adjacent to, near to, instead of, atop of, down to,
    alongside of, off of, in between, underneath of, away from, in to, on to, onto top of, far from, up against,
    over top of, along side, along side of, beside of, as part of, by way of, apart from, next too, except for,
    at top of
""")

PREPOSITIONS_BY_FIRST: Final = _by_first(PREPOSITIONS_OF_SEVERAL_WORDS)

_WORDS_BY_TAG: Final[dict[Tag, str]] = {
    "det": """
        several few many some another each every a an the no these those both any multiple numerous
    """,
    "noun": """
        dozens lots plenty people
    """,
    "conj": """
        and or
    """,
    "sub": """
        while as
    """,
    "prep": """
        with of in at near beside behind from into onto under beneath underneath between against during atop
        alongside among amongst amid beyond towards toward upon via without for like
    """,
    "rel": """
        who which where whose
    """,
    "verb-ing": """
        laying standing sitting
    """,
    "poss": """
        his its their my our your
    """,
    "other": """
        there
    """,
    "pron": """
        something someone somebody it them him he she they
    """,
    "aux": """
        is are was were has have am be been being
    """,
    "adv": "overhead nearby together outdoors indoors upside sideways",
}
TAG_OF: Final[dict[str, Tag]] = {word: tag for tag, text in _WORDS_BY_TAG.items() for word in text.split()}
"""Words that are of one class in every caption."""

ADVERBS_OR_PREPOSITIONS: Final = _words("""
    outside inside above below past opposite off over around through across along down up on by near behind
""")
ALWAYS_NOUNS: Final = _words("""
    frisbee frisbees giraffe giraffes wii zebra zebras hydrant skateboard skateboards snowboard snowboards
    surfboard surfboards hotdog hotdogs pizza pizzas donut donuts doughnut doughnuts broccoli teddy kite kites
    suitcase suitcases laptop laptops wok syrup ketchup sepia setup makeup atm pc suv tv remote remotes batter
    burger taco tacos deli goo tuxedo graffiti skier skiers surfer surfers snowboarder snowboarders skateboarder
    skateboarders toddler windsurfer parasailer baseball tennis soccer computer computers microwave microwaves
    toaster pepsi amtrak motorcyclist bicyclist jockey jockeys seagull seagulls blender umpire trolley bento
    urinal bidet sandwich sandwiches gamer presenter comforter
""")
ALWAYS_ADJECTIVES: Final = _words("""
    black white red green blue brown yellow grey gray pink purple beige tan colorful colourful multicolored
    multi-colored colored coloured wooden stuffed older younger larger smaller taller bigger other several-sized
    double-decker unmade grassy snowy sandy rocky sunny rainy cloudy overcast dirty empty open closed small
    large little big tall long short young old teenage antique vintage electric domestic furry fluffy shaggy
    plaid striped polka-dotted floral ornate decorative messy tidy cluttered nude naked public rural urban
    various assorted different same own
""")
ADJECTIVES_BEFORE_NOUNS: Final = _words("""
    orange gold silver cream golden metal brick stone plastic leather concrete cement marble granite porcelain
    ceramic wood steel glass paper rubber bronze wicker cardboard iron chrome tile tiled asphalt cobblestone
    cotton wool silk stainless tin copper aluminum bamboo mahogany oak pine velvet lace adult male female baby
    toy miniature mini giant spotted lit framed covered sliced grilled fried baked cooked chopped cut peeled
    mixed parked seated uniformed dressed haired headed colored shaped sized
""")
"""Nouns and participles that only describe the noun they stand before: ``a metal bench`` is a bench."""

STATES: Final = _words("lit cut covered parked seated dressed framed")
"""Of these, what a thing may simply be: ``a lamp is lit``."""

ADJECTIVE_COMPOUND_ENDS: Final = _words("""
    covered filled lined topped shaped colored coloured sized style patterned themed clad haired sided striped
    flavored drawn powered controlled eyed legged tiled paneled framed roofed walled looking tailed headed
""")
ADJECTIVES_IN_COMPOUNDS: Final = frozenset(
    _phrases("""
    double decker, drinking glass, drinking glasses, drinking fountain, hot dog, hot dogs, hot tub, hot
    chocolate, living room, living rooms, dining room, dining table, polar bear, polar bears, fast food,
    wild life, cutting board, french fries, french fry, open air, high chair, high school, cell phone, cross
    country, remote control, remote controls, rocking chair, stuffed animal, stuffed animals, swimming pool,
    washing machine, parking lot, parking meter, parking meters, frying pan, baking sheet, shopping cart,
    baked goods, sweet potato, sweet potatoes, folding chair, smart phone, mobile phone, cellular phone,
    rubber duck, paper towel, paper towels, paper plate, paper bag, wine glass, wine glasses, glass door,
    tennis racket, stone wall, brick wall, gold fish, baby carriage, baby stroller, baby bottle, orange
    juice, orange slice, orange slices, orange tree, cream cheese, paper cup, tin can, wild flowers, fire
    hydrant, green beans, green bean, green onions, green pepper, green peppers, oil painting, steering
    wheel, sewing machine, watering can, mixing bowl, sleeping bag, rolling pin, vending machine, red wine,
    white wine, ironing board, changing table, wading pool, landing gear, serving tray, picnic table, blue
    jay, teddy bear
""")
)
"""Descriptions that make one name with the noun: a polar bear is not simply a bear that is polar."""

COLLECTIVES: Final = _words("""
    group groups couple pair pairs bunch bunches herd herds flock flocks number lot lots variety crowd crowds
    team teams set row rows line lines pack collection collections assortment array series range dozen dozens
    hundreds thousands pile piles stack stacks heap piece pieces slice slices bit kind kinds type types sort
    sorts cluster clusters fleet bundle batch mass swarm school gang party family selection multitude plenty
    majority handful trio quartet host ton tons couples arrays litter pride troop band string grove patch
    patches chunk chunks sheet sheets strip strips half some several many most each all both none any few part
    parts two three four five six seven eight nine ten one bevy procession parade assembly gathering tower mound
    hunk wedge loads scores gaggle flurry mixture mix grouping style styles loaf loaves head bouquet wall duo
""")
"""Words before ``of`` that count or gather: ``a group of men`` are men."""

COLLECTIVES_OF_MANY: Final = _words("""
    group groups couple pair pairs bunch bunches herd herds flock flocks number lot lots variety crowd crowds
    team teams row rows lines pack collection assortment array series range dozen dozens hundreds thousands pile
    piles stack stacks pieces slices kinds types sorts cluster clusters fleet swarm gang selection multitude
    handful trio plenty majority several many most all both few two three four five six seven eight nine ten
    tons loads scores gaggle duo
""")

MASS_NOUNS: Final = _words("""
    grass water food snow sand dirt mud wood metal glass paper pizza bread cheese rice meat milk juice coffee
    tea wine beer soup salad broccoli cauliflower lettuce spinach cabbage hay foliage vegetation scenery traffic
    luggage baggage furniture equipment clothing jewelry graffiti electricity smoke steam fog rain ice sunlight
    sunshine light air cake fruit pasta spaghetti sauce ketchup mustard butter cream frosting icing chocolate
    sugar salt pepper flour produce gravel concrete pavement asphalt cement brick stone tile carpet fabric cloth
    leather plastic rubber fur wool hair skin surf ocean sea baseball tennis frisbee soccer football basketball
    golf wii shrubbery greenery brush debris trash garbage garlic corn celery bacon ham chicken beef pork steak
    sushi toast cereal oatmeal yogurt lemonade soda champagne liquor mail money silverware cutlery glassware
    cookware bedding wallpaper lighting wildlife livestock dust oil paint ink chalk clay coral moss ivy bamboo
    seaweed algae foam lava sky space evening night day
""")

NOUNS_IN_ING: Final = _words("""
    building buildings ceiling painting paintings wing wings ring rings string strings spring morning evening
    clothing railing railings frosting icing topping toppings dressing stuffing pudding filling awning awnings
    something nothing anything everything thing things king kings wedding bedding flooring lighting setting
    crossing lightning plumbing swing swings sling sibling dumpling dumplings duckling darling earring earrings
    herring gosling seedling sapling paneling shelving netting piping siding seating scaffolding viking
    surrounding advertising drawing drawings carving carvings opening writing lettering landing sterling pairing
    being trimming wrapping dwelling housing kingsing covering coverings marking markings furnishing furnishings
    gathering meeting outing offering packaging plating grouping roofing fencing stocking stockings pricing
""")
INSTRUMENT_ING: Final = _words("""
    living dining parking cutting swimming frying baking washing rocking shopping sewing cooking serving batting
    fishing steering rolling vending mixing measuring ironing folding
""")
"""Of these, what serves a purpose even after a comma: ``baked goods, baking pans``."""

BEFORE_CAN: Final = _words(
    "a an the watering trash garbage soda beer tin milk paint spray gas aluminum aerosol metal two"
)
BEFORE_SET: Final = _words(
    "chess tea swing train tv television drum dinner play toy block furniture domino cutlery knife tool"
)

NOUNS_IN_ED: Final = _words("""
    bed beds shed sheds seed seeds weed weeds sled sleds steed reed feed speed bobsled newlywed
    moped mopeds centipede
""")

ATTRIBUTIVE_ING: Final = _words("""
    living dining parking cutting swimming frying baking washing rocking shopping sewing walking cooking serving
    batting fishing training sleeping steering rolling vending mixing measuring boxing racing sailing landing
    loading watering waiting ironing folding playing hiking climbing skating bowling skiing riding
    changing dressing filing counting operating loving charming interesting amusing matching oncoming outgoing
    incoming passing moving adjoining surrounding opposing neighboring remaining smiling laughing burning
    running flowing rushing crashing breaking floating hanging sliding standing sitting flying gaming petting
    grazing birthing towering setting rising shining glowing sparkling steaming boiling bubbling melting falling
    leaning winding sloping overlooking good-looking delicious-looking weird-looking funny-looking looking
    charging wading milking conference wrestling
""")
"""Participles that describe the noun after them (``a parking meter``, ``a smiling man``)."""

VERBS_NOT_NOUNS: Final = _words("""
    sits stands holds rides walks takes looks watches plays drives shows features makes lies jumps appears
    smiles gets swings includes eats goes has runs hangs flies reads sleeps poses rests uses wears carries leans
    moves catches throws hits does comes stops travels passes approaches pulls pushes grazes surfs skis skates
    skateboards snowboards cooks cuts prepares talks works performs lays serves kicks reaches stares crosses
    enjoys rolls waits tries practices gathers bends attempts contains follows kneels overlooks faces crouches
    balances drinks turns leads feeds floats pets swims chases licks sniffs cleans brushes grinds relaxes
    competes gestures displays dangles perches curls
""")
COMMON_PLURAL_NOUNS: Final = _words("""
    trees skis tracks horses flowers signs cows glasses dogs lights plates chairs boats bears motorcycles kites
    hands windows waves walls kids rocks pictures buses scissors slices cats books pieces monitors types bikes
    woods leaves trucks plants bottles bowls fruits tables sandwiches sinks tricks candles boards shoes guys
    boxes games fries phones poles shorts planes colors trains cakes couches cups bicycles clocks eggs uniforms
    pillows steps skies heads arms eyes wires shelves bags beds clothes pants greens blankets houses floors rows
    sides sheets police meters toys bunches papers pans wheels towels ties screens pots images stools sports
    cones boots flags branches balls chips teams objects seats tiles mirrors lines curtains jackets sprinkles
    counters jets paws holes peppers bats clouds suits baskets figures nuts jars ships sticks jockeys ducks
    horns backs feathers slopes controls pipes ears carts rails waters cases machines fingers mushrooms balloons
    keyboards
""")
