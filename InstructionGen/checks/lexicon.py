"""Closed lists of English that the edit checks lean on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS: Final = _words("can could may might will would shall should must 'll 'd")

GATHERING: Final = _words(
    "group couple pair bunch herd flock number lot variety crowd team set row line pack collection assortment "
    "array series range dozen pile stack heap cluster fleet bundle batch swarm school gang party family "
    "selection handful litter pride band procession parade gathering half some all most none any both each "
    "every plenty majority rest"
)
"""Before *of*, or alone, these go with a verb in either number."""

EITHER_NUMBER: Final = _words(
    "people sheep deer fish cattle police staff crew team family couple group crowd audience food"
)

FEMALE: Final = _words(
    "woman girl lady female mother mom mum mommy daughter sister wife bride aunt grandmother grandma "
    "granddaughter niece queen princess waitress actress nun girlfriend schoolgirl ballerina hostess "
    "businesswoman policewoman cowgirl saleswoman sportswoman mermaid stewardess maid goddess she"
)
MALE: Final = _words(
    "man boy guy gentleman male father dad daddy son brother husband groom uncle grandfather grandpa grandson "
    "nephew king prince waiter monk boyfriend schoolboy businessman policeman fireman cowboy fisherman "
    "salesman sportsman workman batman santa dude lad fellow priest he"
)
_PEOPLE: Final = _words(
    "person people child kid baby toddler infant adult teen teenager youth player surfer skier snowboarder "
    "skateboarder rider skater batter catcher pitcher umpire referee officer worker chef cook baker driver "
    "pilot passenger pedestrian cyclist biker motorcyclist bicyclist jockey soldier student teacher doctor "
    "nurse patient tourist traveler traveller hiker climber runner jogger swimmer diver dancer singer musician "
    "artist painter photographer performer actor model customer vendor seller shopper farmer gardener "
    "firefighter police cop sailor fan spectator crowd group couple team family parent friend somebody someone "
    "human individual athlete boarder racer golfer fielder goalie coach judge clown magician scientist "
    "engineer builder carpenter mechanic butcher barber guard knight wizard witch pirate robot ballplayer "
    "parasailer windsurfer wakeboarder kiteboarder one member owner guest host audience men women children "
    "kids guys ladies twin sibling cousin grandparent"
)
ANIMALS: Final = _words(
    "dog cat horse cow bird elephant giraffe zebra bear sheep goat lamb calf foal pony puppy kitten animal "
    "rabbit duck goose swan chicken rooster hen pig lion tiger leopard cheetah monkey ape gorilla deer moose "
    "elk fox wolf squirrel mouse rat hamster frog turtle snake lizard fish shark whale dolphin seal penguin "
    "owl eagle hawk seagull gull pigeon parrot peacock ostrich camel llama donkey mule bull ox buffalo bison "
    "kangaroo koala panda hippo hippopotamus rhino rhinoceros otter beaver raccoon cub pelican flamingo heron "
    "crow bulldog terrier poodle retriever shepherd collie beagle pug husky sheepdog feline canine pup kitty "
    "doggy butterfly bee insect spider crab lobster tortoise alligator crocodile polar grizzly"
)


def is_person(head: str) -> bool:
    """Whether a head noun, in the singular, names a human being (or people)."""
    return head in _PEOPLE or head in MALE or head in FEMALE or head.endswith(("man", "woman", "person", "boarder"))


UNSEEN: Final = _words(
    "sense feeling emotion mood hope love hate joy happiness sadness sorrow grief anger fear anxiety longing nostalgia "
    "loneliness solitude peace freedom justice courage bravery wisdom knowledge truth beauty kindness patience faith "
    "trust doubt idea thought concept notion memory dream wish desire hunger thirst pain pleasure pride shame guilt "
    "curiosity boredom excitement enthusiasm confidence determination passion friendship loyalty respect dignity "
    "humour humor irony sarcasm mystery tension suspense drama romance tranquillity tranquility serenity calmness "
    "silence noise sound music melody smell scent odour odor aroma taste flavour flavor warmth coldness temperature "
    "history future past destiny fate luck fortune time purpose meaning reason cause success failure poverty wealth "
    "power strength energy intelligence creativity imagination inspiration talent skill ability opinion belief "
    "rumour rumor secret surprise relief comfort stress urgency danger safety innocence nervousness awe wonder"
)
"""Heads of what no picture shows: feelings, ideas, sounds, smells."""

PRONOUNS: Final[Mapping[str, str]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "it's": "thing", "itself": "thing",
    "they": "many", "them": "many", "their": "many", "theirs": "many", "themselves": "many",
}  # fmt: skip
"""Pronoun -> what it may stand for."""

PLACES: Final = _words(
    "foreground background distance corner middle center centre side edge end front back top bottom left right "
    "inside outside scene picture image photo photograph view frame air sky ground floor wall way day night "
    "rest pic shot snapshot frame ceiling shade shadow sun sunlight horizon surface spot midst base place area water"
)
"""Nouns that say where in the picture, and are no objects of it."""

WHERE: Final = _words(
    "foreground background distance midst corner middle center centre side edge end front back top bottom left "
    "right rear base air sky"
)
"""Those of them that an object takes along when it goes: *a boat [in the distance]*."""

BACKDROPS: Final = _words("wall ceiling floor ground grass water sky air sun shade snow sand shadow")
"""What a thing may hang on, lie on or swim in without that being an object of its own."""

MANNERS: Final = frozenset(
    {
        "on display",
        "for sale",
        "in flight",
        "in bloom",
        "in motion",
        "in line",
        "in use",
        "at night",
        "on fire",
        "in tow",
        "on board",
    }
)
"""How something is, and nothing that could be lost."""

ENDS: Final = _words("side edge end front back top bottom left right middle center centre corner rear base foot head")
"""Nouns that make a preposition with *of*: ``on the side of``, ``at the end of``."""

BODY: Final = _words(
    "hand arm mouth lap shoulder head back neck finger beak tooth foot leg paw face nose ear wrist chest trunk "
    "body knee hip tongue jaw tusk chin eye fist palm fingertip waist hair claw tail belly side"
)

PICTURES: Final = _words("photo photograph picture image view close-up closeup up shot painting drawing")
"""What a caption is *of*: a photo of a cat is about the cat."""

NEARNESS: Final = _words(
    "on in at by near beside behind under over above below inside outside around next against among between atop "
    "beneath underneath"
)

WORN: Final = _words(
    "shirt t-shirt tshirt dress suit jacket coat hat cap helmet tie glove boot shoe uniform outfit costume "
    "skirt jeans pants shorts sweater hoodie vest gown robe scarf glass glasses sunglasses goggles apron "
    "tuxedo wetsuit swimsuit bikini leotard kimono blouse clothes clothing attire gear backpack collar harness "
    "leash bow sandal sock sneaker overalls pajamas jersey trunk trunks top black white red green blue yellow "
    "brown gray grey pink purple orange beige tan"
)
"""What someone can be *in*, colours too."""

OWNING: Final = _words(
    "with of wearing holding carrying having featuring containing full filled covered topped decorated lined "
    "made including"
)
"""What follows these belongs to what stands before them."""

POINTING: Final = _words(
    "whole entire single only other same first second third last left right top bottom front back nearest closest main "
    "group pair couple set bunch one both all far near middle"
)
"""Words that point a thing out and that the caption need not have."""

GOVERNED: Final = _words(
    "look stare gaze glance peer lean reach point aim rely hang belong consist prepare attach tie refer"
)
"""Verbs that say little without what their preposition brings: *looking (at a dog)*."""

CONTENT_WITHOUT_OBJECT: Final = _words(
    "eat drink read cook graze write draw paint knit sew drive sing bake dine feed study type shop race fish "
    "hunt surf ski row practice practise perform compete play walk run stand sit sail jump swim skate "
    "snowboard skateboard move turn go travel climb pose wait work grow open dance rest sleep look watch bat"
)
"""Verbs that read on without an object."""

LEADING_VERBS: Final = _words(
    "get try be have prepare begin start go attempt want seem learn appear continue help let make use need "
    "pretend manage come"
)
"""Verbs that another one follows as a part of them: *trying to catch*."""

PATHS: Final = _words("down along through across into toward towards onto past up over around")
"""Prepositions of a way: they hang on a verb of motion."""

POSTURES: Final = _words(
    "sit stand lie lay rest sleep perch hang lean float fly swim walk run park fall hover wait graze soar land "
    "crawl roll stroll trot play kneel crouch climb jump swing glide sail drift hop bask nap eat drink look "
    "watch gaze place set mount tie dangle pose wander curl wear hold carry drive move pass bloom grow burn "
    "glow shine stack pile lounge"
)
"""What an added thing may be said to do without changing the picture further."""

BEFORE_TO: Final = _words(
    "next close adjacent attached near connected tied up over opposite parallel hitched chained harnessed "
    "leashed strapped fixed fastened bound nearest closest beside thanks due used"
)
"""What *to* and a thing can follow when nothing moves: ``next to the bench``."""

ONE_THING: Final = tuple(
    frozenset(group.split(","))
    for group in (
        "couch,sofa,settee", "bicycle,bike,cycle", "motorcycle,motorbike", "tv,television,tv set,television set,telly",
        "phone,telephone", "cell phone,cellphone,mobile phone,smartphone", "airplane,plane,aeroplane,aircraft",
        "taxi,cab,taxicab", "refrigerator,fridge", "car,automobile,auto", "child,kid", "donut,doughnut",
        "racket,racquet", "hot dog,hotdog", "photo,photograph,picture", "trash can,garbage can,bin,trashcan,dustbin",
        "rabbit,bunny", "luggage,baggage", "street,road", "stove,cooker",
        "pants,trousers", "glasses,eyeglasses,spectacles", "sneaker,trainer", "lorry,truck", "tram,streetcar,trolley",
        "laptop,notebook computer", "teddy bear,teddy,stuffed bear", "seashore,beach", "stone,rock", "sea,ocean",
        "cow,cattle", "gull,seagull", "ping pong,table tennis", "purse,handbag",
        "man,guy,gentleman", "woman,lady", "police officer,policeman,cop", "pillow,cushion",
        "skateboard,skate board", "surfboard,surf board", "snowboard,snow board", "backpack,rucksack,knapsack",
        "hamburger,burger", "cookie,biscuit", "french fries,fries,chips", "pig,hog", "tap,faucet",
        "bathtub,tub,bath", "curtain,drape", "closet,wardrobe", "cabinet,cupboard", "armchair,easy chair",
    )
)  # fmt: skip
"""Everyday names for one thing; replacing one by the other replaces nothing."""

EMPTY: Final = _words("empty unoccupied deserted vacant bare")
"""How a place may be called that someone has left."""

STRANDED: Final = _words(
    "on off up down in out over around inside outside behind above below together nearby by past through along under"
)
"""Prepositions that may end a caption as adverbs: ``a table with food on``."""
