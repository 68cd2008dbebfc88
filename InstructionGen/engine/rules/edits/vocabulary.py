"""Closed lists about nouns in captions: what can leave a picture, what cannot, and what comes with what."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABSTRACT: Final = _words("""
    view photo photograph picture image shot snapshot scene close-up closeup up portrait selfie game match group
    crowd family team pair couple bunch set row line lot number variety assortment collection array mix mixture
    combination series range style type kind sort piece part half bit portion serving slice color colour shade
    pattern design shape size way day night time morning evening afternoon dusk dawn sunset sunrise weather
    winter summer spring fall season air light sunlight sun moon shadow reflection darkness background
    foreground distance party event wedding ceremony festival show parade competition tournament race concert
    meeting conference celebration contest trick stunt jump flip ride walk run swing pitch serve throw catch hit
    trip tour journey flight turn stop stance pose position place spot location direction angle end start
    beginning life fun play work job business use help rest break nap tennis baseball soccer football basketball
    golf hockey volleyball rugby frisbee wii cricket polo surfing skiing skating snowboarding skateboarding
    swimming racing fishing cooking meal breakfast lunch dinner snack dessert conversation attention look smile
    expression gesture motion movement information word letter name message text writing graffiti date thing
    something stuff item object content condition state level amount length height kiss hug love preparation
    display formation process action activity practice training lesson class traffic transit decor decoration
    era theme fashion order anticipation mid-air midair mid snow rain smoke steam fog mist dust ice water mud
    dirt sand grass hay wind storm cloud wave surf ocean sea sky bite reach wear tow sight focus construction
    service duty matter mess home one other others opponent front-runner electricity power energy heat sound
    music noise smell taste flavor speed aid today tomorrow food clothing clothes top side front back middle
    center corner edge bottom surface inside outside left right rear tip base
""") | {"close up"}
"""Never taken away as an object: not a thing, or what fills the picture."""

RELATIONAL: Final = _words("""
    top side front back middle center centre corner edge end bottom surface rear base inside midst facade roof exterior
    interior
""")
"""Nouns that say where on something: ``the side of a road``."""

PICTURES: Final = _words("""
    view photo photograph picture image shot painting drawing snapshot close-up closeup up portrait
""")

PLACES: Final = _words("""
    room kitchen bathroom bedroom office restroom living dining hall hallway lobby house home apartment hotel
    restaurant cafe bar store shop market street road highway sidewalk intersection crosswalk lane alley
    driveway path trail curb pavement parking lot lawn yard backyard garden park playground field pasture meadow
    grassland plain plains savanna savannah forest woods jungle desert beach shore coast ocean sea lake river
    pond stream water pool bay harbor harbour dock pier marina port airport runway tarmac station platform track
    tracks rail railway railroad hill hillside mountain mountainside slope ski-slope valley cliff ledge land
    ground floor dirt sand snow grass ice sky air city town village downtown area zone space enclosure pen zoo
    barn stable farm corral court stadium arena diamond rink ramp skatepark gym classroom school library museum
    church theater stage hospital train-station wall ceiling roof outside inside world place region territory
    terrain landscape countryside country wilderness wild scene background environment bridge tunnel corner
    stall cabin basement garage attic closet doorway hangar warehouse factory shoreline waterway canal square
    plaza patio deck porch balcony terrace courtyard mound home-plate outfield infield dugout aisle bullpen
    parkway turf side cityscape skyline horizon slopes foothill prairie marsh swamp waterhole watering-hole
    habitat exhibit preserve reserve wave waves surf freeway cemetery campground campsite canyon island
    peninsula lagoon reef counter countertop resort
""")

BODY: Final = _words("""
    hand arm leg foot head face hair eye ear nose mouth tongue tooth lip cheek chin neck shoulder chest back
    stomach belly waist hip lap knee ankle wrist finger thumb toe nail skin body paw tail trunk tusk horn antler
    wing beak bill claw hoof mane fur feather beard mustache moustache goatee eyebrow lash whisker snout muzzle
    palm fist elbow thigh butt bottom hindquarters rump dreadlocks ponytail bangs curls braid tattoo shadow
    reflection
""")

PARTS: Final = _words("""
    wheel door window windshield roof hood engine handle handlebar seat screen lid cap sleeve collar button
    pocket lace strap zipper leaf leaves branch stem root petal trunk bark spot stripe patch stain wall floor
    ceiling tile tiling carpet curtain interior exterior cover covering crust layer edge brim rim tread tire
    headlight taillight bumper wing propeller mast sail hull deck rudder fin keyboard key cord wire cable lens
    frame page side top blade color design pattern logo writing letter number word name lettering drawer shelf slat
    armrest headboard mattress faucet tap hand face dial steeple arch column brick beam railing shell peel seed
    core pit feather coat uniform shirt pants short shorts jean jeans trousers dress skirt blouse sweater suit
    jacket vest shoe boot sock sandal sneaker clothes clothing outfit costume attire gear garb sweatshirt hoodie
    t-shirt tee tank sweats pajama pajamas underwear wetsuit bikini swimsuit robe gown leotard jersey tuxedo
    leggings stocking overalls khakis tights apparel linen bedspread comforter bedding sheet fabric paint wood
    plastic leather metal glass stone marble concrete icing frosting topping sauce filling toping dressing
    cheese syrup ketchup mustard gravy butter sugar jelly cream liquid contents gap hole opening view countertop
    cabinetry surface steps stairs staircase stair step
""")
"""What cannot leave without taking its owner apart, or leaving somebody bare."""

WORN: Final = _words("""
    hat cap helmet glasses sunglasses eyeglasses goggles scarf tie necktie bowtie necklace bracelet backpack
    purse headband bandana mask wig crown watch earring headphone headphones headset glove gloves mitten apron
    badge ribbon veil tiara visor beanie bag lei bow medal umbrella collar bandanna beret fedora sombrero ring
    earrings lanyard wristband
""")

PEOPLE: Final = _words("""
    person man woman boy girl child kid baby toddler infant lady gentleman guy dude fellow teen teenager adult
    youth player batter catcher pitcher umpire referee surfer skier snowboarder skateboarder skater rider
    cyclist bicyclist motorcyclist biker jockey driver passenger pedestrian tourist visitor worker employee
    vendor chef cook waiter waitress server baker farmer cowboy policeman policewoman officer soldier guard
    fireman firefighter doctor nurse dentist student teacher businessman businesswoman bride groom husband wife
    mother father mom dad son daughter brother sister friend parent grandmother grandfather grandma grandpa
    spectator fan audience people crowd runner swimmer diver climber hiker golfer boxer athlete coach
    snow-boarder boarder performer musician guitarist singer dancer clown model photographer cameraman painter
    artist carpenter builder captain pilot sailor fisherman hunter shopper customer patron diner individual
    human figure someone male female couple trainer handler keeper wakeboarder parasailer paraglider windsurfer
    conductor attendant owner shepherd herder competitor opponent teammate member bartender barber bicycler
    hitter baseman outfielder cop police men women elder senior twin gentlemen lad lass guest bystander onlooker
    passerby snowboarders patient politician president prince princess king queen nun priest monk santa cowgirl
    horseman rollerblader jogger walker sunbather beachgoer commuter traveler traveller mechanic reporter
    newlywed bridesmaid groomsman gamer scientist engineer crew buddy pal wedding-party
""")
MEN: Final = _words("""
    man boy gentleman guy dude fellow husband father dad son brother grandfather grandpa businessman
    policeman fireman cowboy groom male king prince lad fisherman waiter santa cameraman priest monk
    horseman groomsman baseman
""")
WOMEN: Final = _words("""
    woman girl lady wife mother mom daughter sister grandmother grandma businesswoman policewoman bride
    female queen princess waitress lass nun cowgirl bridesmaid
""")
ANIMALS: Final = _words("""
    animal dog cat kitten puppy pup horse pony foal colt mare stallion donkey mule cow bull calf ox cattle steer
    sheep lamb ram goat pig hog piglet boar elephant giraffe zebra lion lioness tiger leopard cheetah panther
    bear cub panda koala kangaroo monkey ape gorilla chimpanzee baboon deer elk moose antelope gazelle buffalo
    bison rhino rhinoceros hippo hippopotamus camel llama alpaca rabbit bunny hare squirrel chipmunk mouse rat
    hamster raccoon skunk fox wolf coyote bird seagull gull pigeon dove duck duckling goose gosling swan chicken
    hen rooster chick turkey peacock parrot parakeet owl eagle hawk falcon vulture crow raven sparrow robin
    finch hummingbird woodpecker heron egret crane stork pelican flamingo penguin ostrich emu fish shark whale
    dolphin seal otter turtle tortoise lizard snake frog toad alligator crocodile iguana butterfly bee insect
    bug spider dragonfly crab lobster pet livestock wildlife poodle terrier retriever bulldog dalmatian labrador
    beagle husky pug chihuahua collie corgi wildebeest oxen feline canine tabby kitty doggy longhorn bovine herd
    flock beaver
""")
CONTAINERS: Final = _words("""
    plate bowl cup glass vase basket tray box bucket pot pan mug jar bag dish platter crate bin saucer
    pitcher jug carton tub container bottle can case carafe wok skillet cart suitcase wagon truck cooler
    shelf saucepan goblet
""")
SCENERY: Final = _words("""
    tree bush shrub plant flower mountain hill rock boulder cloud building skyscraper house church tower store
    shop car truck bus train boat ship sailboat vehicle bicycle bike motorcycle crowd people spectator
    pedestrian tourist man woman person fence bench chair couch sofa table desk bed lamp dresser cabinet counter
    sink toilet bathtub shower mirror stove oven refrigerator fridge microwave television tv fireplace rug
    window door curtain shelf bookshelf bookcase sign light streetlight lamppost pole hydrant umbrella tent
    grass snow water river lake ocean sea sand wave animal cow horse sheep bird goose duck zebra elephant
    giraffe palm pine log puddle trail path field forest wood shrubbery vegetation foliage greenery brush bridge
    skyline city wall painting picture graffiti meter cone
""")
"""What is as likely a part of the place as of the one who has just left it."""

PAIRED: Final = _words("""
    scissors glasses eyeglasses sunglasses pants jeans shorts trousers goggles binoculars tongs pliers
    tweezers skis
""")
IN_PAIRS: Final = _words("""
    ski boot shoe sneaker sandal sock slipper glove mitten earring chopstick flip-flop clog loafer moccasin trainer
    stocking crutch snowshoe flipper drumstick castanet maraca dumbbell
""")
"""One hardly sees one of them."""
PORTABLE_TOOLS: Final = _words("""
    laptop computer phone cellphone smartphone camera remote controller tablet microphone umbrella telephone
    ipad ipod device calculator typewriter microscope hammer saw drill shovel rake broom mop hose
""")


_BOARD = frozenset(
    """
    ride surf skate skateboard snowboard jump trick wave ramp rail air slope ski descend slide glide go do
    perform grind snowboarder skateboarder surfer skater boarder flip hill mountain airborne mid-air stunt down
    fall
    """.split()
)  # fmt: skip
_SWUNG = frozenset("swing hit play serve pitch batter return strike plate swinging court match game bat ball".split())
_DIAMOND = frozenset("baseball batter catcher umpire pitcher pitch swing player bat game softball".split())
_GAMES = frozenset("play wii game gaming".split())
GEAR: Final = {
    "surfboard": _BOARD, "skateboard": _BOARD, "snowboard": _BOARD, "board": _BOARD, "ski": _BOARD | {"skier", "snow"},
    "controller": _GAMES, "remote": _GAMES, "wiimote": _GAMES,
    "racket": _SWUNG, "racquet": _SWUNG, "bat": _SWUNG, "kite": frozenset({"fly", "string", "watch"}),
    "paddle": frozenset({"paddle", "row"}), "pole": frozenset({"ski", "skier"}), "plate": _DIAMOND, "base": _DIAMOND,
    "mound": _DIAMOND, "diamond": _DIAMOND, "ball": _SWUNG | _DIAMOND | {"bounce", "dribble", "kick", "volley"},
}  # fmt: skip
"""Gear, and the words of a caption that say it is in use."""


RECORDING: Final = _words("camera phone cellphone smartphone tablet ipad")
RECORDED: Final = _words("take picture photo photograph selfie film video call talk text")
"""What is done with them, so that they cannot be missing."""

UNCOUNTED: Final = _words("""
    luggage baggage furniture equipment clothing jewelry jewellery makeup silverware glassware cookware tableware
    cutlery bedding lingerie footwear headgear underwear machinery artillery ammunition hardware crockery
    earthenware pottery stationery mail
""") | frozenset({"toilet paper", "wrapping paper", "tissue paper", "dental floss"})
"""Of these there is *some*, never *one*."""

BUILDINGS: Final = _words("house church store shop tower barn hotel museum castle cabin temple hangar")
"""Places that stand in a picture as a thing does."""

REPLICAS: Final = _words("stuffed toy plush fake miniature model ceramic carved inflatable")
"""Descriptions that decide what a thing is: a stuffed giraffe is no animal."""

PIECES: Final = _words("piece pieces bit bits slice slices chunk chunks")

NO_THINGS: Final = frozenset({
    "home plate", "home base", "fire place", "side walk", "sea side", "train track", "ski lift", "back drop",
    "backdrop",
})  # fmt: skip
THINGS_DESPITE: Final = frozenset({"computer keyboard", "frisbee"})

NEVER_LEAVES: Final = (ABSTRACT | BODY | (PARTS - WORN) | (PLACES - BUILDINGS)) - THINGS_DESPITE
MAY_LEAVE: Final = THINGS_DESPITE | SCENERY | WORN | CONTAINERS
