"""What labels of boxes are called in plain talk, by which words captions speak of them, and what is of one sort."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from InstructionGen.english import is_plural, plural, singular


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """``label: word, word`` a line."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {label.strip(): tuple(word.strip() for word in words.split(",")) for label, _, words in lines}


_SPOKEN: Final = {
    "tv": "television", "dining table": "table", "potted plant": "potted plant", "sports ball": "ball",
    "remote": "remote control", "mouse": "computer mouse", "hair drier": "hair dryer", "airplane": "airplane",
    "cell phone": "cell phone", "tie": "necktie", "orange": "orange", "skis": "skis",
    "scissors": "pair of scissors", "broccoli": "broccoli",
}  # fmt: skip
"""Label -> what people say. What is not here is called by its label."""

_KIN: Final = _table("""
person: people, man, woman, boy, girl, child, kid, baby, toddler, guy, lady, player, rider, surfer, skier, snowboarder, skateboarder, batter, catcher, pitcher, umpire, worker, officer, chef, cook, driver, couple, crowd, group, family, team, audience, spectator, pedestrian, cyclist, motorcyclist, biker, adult, individual, person, human, teenager, gentleman, mother, father, son, daughter, boarder, student, tourist, soldier, bride, groom, passenger, swimmer, friend, youth, athlete, male, female, customer, vendor, jockey, farmer, artist, policeman, performer, doctor, somebody, someone
bicycle: bicycle, bike, cycle
car: car, vehicle, taxi, cab, automobile, suv, sedan, van, minivan, jeep, traffic
motorcycle: motorcycle, motorbike, bike, scooter, moped
airplane: airplane, plane, jet, aircraft, airliner, jetliner, biplane, aeroplane
bus: bus, trolley, vehicle, coach
train: train, locomotive, engine, trolley, tram, subway, railcar, vehicle
truck: truck, pickup, lorry, van, vehicle, firetruck, trailer, tractor
boat: boat, ship, canoe, kayak, sailboat, raft, ferry, yacht, vessel, gondola, rowboat, barge
traffic light: traffic light, stoplight, stop light, traffic signal, signal, street light, light
fire hydrant: fire hydrant, hydrant
stop sign: stop sign, sign
parking meter: parking meter, meter
bench: bench, seat
bird: bird, duck, seagull, gull, pigeon, owl, parrot, swan, goose, eagle, chicken, hen, rooster, flamingo, crow, heron, pelican, penguin, ostrich, peacock, hawk, sparrow, hummingbird, vulture, canary, finch, robin, falcon, dove, cockatoo, macaw, gosling, emu, osprey, turkey, duckling, parakeet, crane, stork, animal
cat: cat, kitten, kitty, animal, pet, feline
dog: dog, puppy, pup, terrier, bulldog, poodle, retriever, pug, beagle, husky, dachshund, collie, animal, pet, canine
horse: horse, pony, foal, mare, stallion, colt, animal, donkey, mule
sheep: sheep, lamb, ram, ewe, goat, animal
cow: cow, bull, calf, cattle, ox, steer, bison, buffalo, yak, animal
elephant: elephant, calf, animal
bear: bear, cub, polar bear, animal, panda
zebra: zebra, foal, animal
giraffe: giraffe, animal
backpack: backpack, bag, pack, knapsack, luggage
umbrella: umbrella, parasol, canopy
handbag: handbag, purse, bag, tote
tie: tie, necktie, bow tie, bowtie
suitcase: suitcase, luggage, bag, baggage, trunk, case
frisbee: frisbee, disc, disk
skis: ski
snowboard: snowboard, board
sports ball: ball, baseball, basketball, football, volleyball, soccer
kite: kite, parasail
baseball bat: bat
baseball glove: glove, mitt
skateboard: skateboard, board
surfboard: surfboard, board
tennis racket: racket, racquet
bottle: bottle, wine, beer
wine glass: wine glass, glass, wineglass, wine, goblet
cup: cup, mug, glass, coffee, tea, drink, beverage
fork: fork, silverware, utensil, cutlery
knife: knife, silverware, utensil, cutlery, blade
spoon: spoon, silverware, utensil, cutlery, ladle
bowl: bowl, dish, container, basin
banana: banana, fruit
apple: apple, fruit
sandwich: sandwich, burger, hamburger, sub, wrap, bread, panini
orange: orange, tangerine, mandarin, fruit, citrus, clementine
broccoli: broccoli, vegetable, veggie
carrot: carrot, vegetable, veggie
hot dog: hot dog, hotdog, sausage, bratwurst
pizza: pizza, slice, pie
donut: donut, doughnut, pastry
cake: cake, cupcake, dessert, pastry, pie, cheesecake
chair: chair, stool, seat, armchair, recliner, seating
couch: couch, sofa, loveseat, settee, seating, futon
potted plant: plant, flower, houseplant, tree, flowerpot
bed: bed, mattress, bunk, crib
dining table: table, desk, counter, countertop
toilet: toilet, urinal, bathroom, stall, commode
tv: television, tv, screen, monitor
laptop: laptop, computer, macbook, notebook
mouse: mouse
remote: remote, controller, wii, wiimote
keyboard: keyboard, computer
cell phone: phone, cellphone, smartphone, iphone, telephone, device
microwave: microwave, oven, appliance
oven: oven, stove, range, appliance, cooker
toaster: toaster, appliance
sink: sink, basin, washbasin, bathroom
refrigerator: refrigerator, fridge, freezer, appliance
book: book, novel, textbook, magazine, notebook, bookshelf, bookcase, manual
clock: clock, timepiece, watch
vase: vase, pot, urn, jar
scissors: scissors
teddy bear: teddy bear, teddy, bear, stuffed animal, stuffed bear, doll, toy
hair drier: dryer, drier, blow dryer, hairdryer
toothbrush: toothbrush, brush
""")  # noqa: E501 - a table
"""COCO label -> words by which captions speak of it, or may. The first that are no general word name it."""

NAMING: Final = _table("""
bicycle: bicycle, bike
motorcycle: motorcycle, motorbike, scooter, moped
airplane: airplane, plane, jet, airliner
boat: boat, ship, canoe, kayak, sailboat, yacht, ferry
bird: bird, duck, seagull, pigeon, owl, parrot, swan, goose, eagle, flamingo, heron, pelican, penguin, ostrich, peacock, hawk, rooster, chicken
cat: cat, kitten
dog: dog, puppy
sheep: sheep, lamb
cow: cow, bull, calf
couch: couch, sofa
sandwich: sandwich, burger, hamburger
hot dog: hot dog
fire hydrant: fire hydrant
tv: television, monitor, screen
refrigerator: refrigerator, fridge
oven: oven, stove
handbag: handbag, purse
tie: tie, necktie, bow tie
dining table: table, desk
donut: donut, doughnut
baseball bat: baseball bat, bat
cell phone: cell phone, phone, smartphone
teddy bear: teddy bear, stuffed bear
""")  # noqa: E501 - a table
"""COCO label -> words any of which names the thing itself, so that what the captions say may be taken over."""

LABELS: Final = tuple(_KIN)
"""COCO's labels."""
SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "animal": ("bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe"),
    "vehicle": ("bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat"),
    "piece of furniture": ("chair", "couch", "bed", "dining table", "bench"),
    "food": ("banana", "apple", "sandwich", "orange", "broccoli", "carrot", "hot dog", "pizza", "donut", "cake"),
    "electronic device": ("tv", "laptop", "mouse", "remote", "keyboard", "cell phone"),
    "kitchen appliance": ("microwave", "oven", "toaster", "refrigerator"),
    "piece of tableware": ("bottle", "wine glass", "cup", "fork", "knife", "spoon", "bowl"),
    "piece of sports equipment": (
        "frisbee", "skis", "snowboard", "sports ball", "kite", "baseball bat", "baseball glove", "skateboard",
        "surfboard", "tennis racket",
    ),
    "bag": ("backpack", "handbag", "suitcase"),
}  # fmt: skip
"""Sort -> COCO labels that are of it."""
MET_TOGETHER: Final[tuple[tuple[str, ...], ...]] = (
    ("dog", "cat", "horse", "sheep", "cow", "bird"),
    ("elephant", "zebra", "giraffe"),
    ("car", "bus", "truck", "motorcycle", "bicycle"),
    ("car", "truck", "bus", "bicycle", "motorcycle", "traffic light", "stop sign", "fire hydrant", "parking meter",
     "bench", "dog", "handbag", "umbrella"),
    ("tv", "couch", "potted plant", "clock", "vase", "book", "cat", "dog", "remote", "laptop", "teddy bear"),
    ("sink", "toilet", "toothbrush", "hair drier", "bottle", "vase", "potted plant"),
    ("oven", "sink", "refrigerator", "microwave", "toaster", "bowl", "knife", "spoon", "clock", "bottle"),
    ("laptop", "keyboard", "mouse", "cell phone", "cup", "book", "scissors", "clock"),
    ("pizza", "wine glass", "fork", "knife", "spoon", "bottle", "cake", "cup", "bowl"),
    ("surfboard", "boat", "umbrella", "kite", "dog", "bird", "frisbee"),
    ("skis", "snowboard", "backpack", "dog"),
    ("baseball bat", "baseball glove", "sports ball", "bench", "bottle", "tennis racket", "skateboard"),
    ("elephant", "zebra", "giraffe", "bird", "cow", "horse", "sheep", "bear", "dog"),
    ("airplane", "truck", "car", "bus", "suitcase", "backpack"),
    ("kite", "frisbee", "dog", "bench", "bicycle", "umbrella", "backpack", "sports ball"),
)  # fmt: skip
"""COCO labels that are met in one place: where two are, one may ask for a third."""
BY_ROOM: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "bathroom": (("toilet", "sink", "toothbrush", "hair drier"),),
    "kitchen": (("oven", "sink", "refrigerator", "microwave", "toaster"),),
    "bedroom": (("tv", "laptop", "clock", "cat", "dog", "teddy bear"),),
    "living room": (("tv", "couch", "clock", "vase", "cat", "dog", "laptop"),),
    "office": (("laptop", "keyboard", "mouse", "clock", "potted plant"),),
    "street": (("car", "truck", "bus", "bicycle", "motorcycle", "traffic light", "stop sign", "dog"),),
    "court": (("tennis racket", "sports ball", "bench", "umbrella"),),
    "baseball": (("baseball bat", "baseball glove", "sports ball", "bench"),),
    "slope": (("skis", "snowboard", "backpack"),),
    "beach": (("surfboard", "boat", "umbrella", "kite", "dog", "frisbee"),),
}
"""What one might ask for in a place, whatever else is met beside what is there."""
WHO: Final = {
    **dict.fromkeys("man boy guy gentleman".split(), "male"),
    **dict.fromkeys("woman girl lady".split(), "female"),
    **dict.fromkeys(
        "child kid baby toddler person surfer skier snowboarder skateboarder batter player cyclist chef".split(),
        "either",
    ),
}
"""Words by which the one person in a picture may be called."""
NOT_REAL: Final = frozenset("toy model fake stuffed plastic teddy statue figurine doll plush".split())
"""Words for what only looks like a thing."""
PICTURED: Final = frozenset(
    "lego diorama miniature advertisement ad cartoon drawing illustration mural collage poster postcard painting "
    "photoshop edited replica magazine screenshot blurry".split()
)
"""Words of captions of pictures of pictures."""
GENERAL: Final = frozenset(
    "animal vehicle appliance fruit vegetable veggie utensil silverware cutlery seat seating pet dish luggage baggage "
    "bag traffic light sign board device toy dessert pastry plant group family team couple crowd audience glass wine "
    "beer coffee tea drink beverage flower tree bathroom slice bread computer oven container counter countertop desk "
    "food furniture equipment canopy signal case trunk wii engine brush pot jar calf bike".split()
)
"""Of these, words for more than the label's own things: their number says nothing of the label's."""
CONFUSED: Final = tuple(
    frozenset(group.strip() for group in line.split(","))
    for line in """
    couch, chair, bench, bed
    cup, bowl, wine glass, bottle, vase
    car, truck, bus, train
    motorcycle, bicycle
    fork, spoon, knife
    backpack, handbag, suitcase
    tv, laptop, keyboard
    remote, cell phone, mouse
    sheep, cow, horse
    dog, bear, sheep
    teddy bear, bear
    oven, microwave, toaster
    sink, toilet
    donut, cake, sandwich, hot dog
    skis, snowboard
    surfboard, skateboard, snowboard
    apple, orange, sports ball
    baseball glove, sports ball
    vase, potted plant
    carrot, orange, banana
    traffic light, stop sign
    kite, umbrella
    """.strip().splitlines()
)
"""Labels that one picture's onlookers may take for one another: where one is, nobody should be sure that none of the
others is."""
NEVER_ASKED: Final = frozenset({"person", "dining table", "book", "bottle", "cup", "bowl", "tie", "handbag", "chair"})
"""Labels that a picture may well have without anybody's having cared."""
UNCOUNTED: Final = frozenset(
    "broccoli carrot banana orange apple book skis cake scissors knife fork spoon bottle handbag tie".split()
) | {"dining table", "sports ball", "human body", "human hair", "tree", "plant", "flower"}
"""Labels whose boxes are no count: they lie in heaps, in pieces, or half hidden."""


def spoken(label: str) -> str:
    """What people call a label, in the singular: ``television`` for ``tv``, ``hand`` for ``Human hand``."""
    low = label.lower().strip()
    return _SPOKEN.get(low, low.removeprefix("human "))


def several(name: str) -> str:
    """The plural of such a name: ``pairs of scissors``; stuff stays as it is."""
    return name if name in ("broccoli", "skis") or is_plural(name) else plural(name)


@lru_cache(maxsize=4096)
def kin(label: str) -> frozenset[str]:
    """Words, in the singular, by which a caption may speak of what the label names, those of kin included."""
    low = label.lower().strip()
    known = _KIN.get(low, ())
    own = spoken(low)
    return frozenset((*known, own, own.rsplit(" ", 1)[-1], singular(low), singular(low.rsplit(" ", 1)[-1])))


def naming(label: str) -> tuple[str, ...]:
    """Words that name the thing itself; its own name first."""
    return NAMING.get(label.lower().strip(), (spoken(label),))


def sort_of(label: str) -> str:
    """The sort a label is of; empty where it is of none."""
    return next((sort for sort, members in SORTS.items() if label in members), "")


def may_be_confused(label: str, others: frozenset[str]) -> bool:
    """Whether one of the others may be taken for it."""
    return any(label in group and not group.isdisjoint(others - {label}) for group in CONFUSED)
