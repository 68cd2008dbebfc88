"""Edits of what a thing does, how many there are and where it is, as a careful writer may put them."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

ACTION, COUNT, MOVE, TURN, RELATE = "changes_action", "changes_count", "moves_object", "turns_object", "relates_objects"


def _alter(edit: str, before: str, after: str, thing: str, value: str = "", boxes: tuple[Box, ...] = ()) -> Edit:
    return Edit(edit, before, after, thing, value=value, boxes=boxes)


def _count(edit: str, before: str, after: str, thing: str, gone: int, boxes: tuple[Box, ...] = ()) -> Edit:
    return Edit(edit, before, after, thing, remove_number=gone, boxes=boxes)


def _relate(edit: str, before: str, after: str, thing: str, target: str, way: str = "", boxes: tuple[Box, ...] = ()) -> Edit:
    return Edit(edit, before, after, thing, target_object=target, direction=way, boxes=boxes)


GOOD_DOINGS: list[tuple[str, Edit]] = [
    (ACTION, _alter("Make the heron spread its wings.", "A heron standing in the shallows", "A heron spreading its wings in the shallows", "heron", "spreading its wings")),
    (ACTION, _alter("Make the heron spread its wings.", "A heron standing in the shallows", "A heron spreading its wings in the shallows", "heron")),
    (ACTION, _alter("Have the dog yawn", "A dog lies on a sofa.", "A dog is yawning on a sofa.", "dog", "yawning")),
    (ACTION, _alter("the dog should be yawning", "A dog lies on a sofa.", "A dog yawns on a sofa.", "dog", "yawning")),
    (ACTION, _alter("Change the man's action from sitting to waving.", "A man is sitting on a bench.", "A man is waving on a bench.", "man", "waving")),
    (ACTION, _alter("Let the cat wash its face.", "a cat on a sofa", "a cat washing its face on a sofa", "cat", "washing its face")),
    (ACTION, _alter("I'd like the cat to be sleeping.", "a cat on a sofa", "a cat that is sleeping on a sofa", "cat", "sleeping")),
    (ACTION, _alter("Have the woman open her umbrella.", "A woman holding an umbrella outside the station", "A woman opening an umbrella outside the station", "woman", "opening an umbrella")),
    (ACTION, _alter("Could the two ponies be tossing their heads?", "Two ponies stand beside a wall.", "Two ponies toss their heads beside a wall.", "ponies", "toss their heads")),
    (ACTION, _alter("Instead of running, make the boy skip.", "A boy who is running along a lane", "A boy who is skipping along a lane", "boy", "skipping")),
    (ACTION, _alter("Show the girl dancing.", "There is a girl reading a book in the garden.", "There is a girl dancing in the garden.", "girl", "dancing")),
    (ACTION, _alter("get the old farmer to yawn", "An old farmer in a straw hat leaning on a gate", "An old farmer in a straw hat yawning on a gate", "old farmer", "yawning")),
    (ACTION, _alter("The sheep should be running, not grazing.", "A herd of sheep grazing on a hill", "A herd of sheep running on a hill", "sheep", "running")),
    (ACTION, _alter("Have the goat jump, please", "A goat standing in a yard, with a bucket next to the well", "A goat jumping in a yard, with a bucket next to the well", "goat", "jumping")),
    (COUNT, _count("Remove two of the kites.", "Three kites over a beach", "One kite over a beach", "kites", 2)),
    (COUNT, _count("Take two kites away.", "Three kites over a beach", "A kite over a beach", "kites", 2)),
    (COUNT, _count("Leave only two of the four lanterns.", "Four lanterns hang from the porch.", "Two lanterns hang from the porch.", "lanterns", 2)),
    (COUNT, _count("There should be only one nun.", "Two nuns are waiting for the tram.", "One nun is waiting for the tram.", "nuns", 1)),
    (COUNT, _count("Get rid of one fox", "a couple of foxes on a track", "a fox on a track", "foxes", 1)),
    (COUNT, _count("Reduce the eggs from 6 to 4.", "There are 6 eggs in the nest.", "There are 4 eggs in the nest.", "eggs", 2)),
    (COUNT, _count("Remove all but three of the runners.", "Eight runners pass a fountain", "Three runners pass a fountain", "runners", 5)),
    (COUNT, _count("Could you delete one of the dozen buns?", "A dozen buns cool on a rack", "Eleven buns cool on a rack", "buns", 1)),
    (COUNT, _count("Erase one slice of melon so that two slices are left.", "three slices of melon on a plate", "two slices of melon on a plate", "slices of melon", 1)),
    (COUNT, _count("I want just one of the two hens.", "Two hens and a goat stand in the yard.", "One hen and a goat stand in the yard.", "hens", 1)),
    (COUNT, _count("Remove the dog on the left.", "Two dogs sleep under a tree.", "One dog sleeps under a tree.", "dogs", 1)),
    (COUNT, _count("Please cut four of the seven cactuses", "A sill with seven small cactuses, at dusk", "A sill with three small cactuses, at dusk", "cactuses", 4)),
    (COUNT, _count("Remove one of the two dogs.", "Two dogs asleep", "One dog asleep", "dogs", 1, (Box("dog", 0, 0, 0.4, 0.5), Box("dog", 0.5, 0.5, 1, 1)))),
    (COUNT, _count("Remove one of the five boats.", "A harbour with five boats", "A harbour with four boats", "boats", 1)),
    (COUNT, _count("Delete three of the nine jars", "Nine jars on a shelf in a cellar", "Six jars on a shelf in a cellar", "jars", 3)),
    (COUNT, _count("Erase two of the five geese.", "Five geese cross a lane.", "Three geese cross a lane.", "geese", 2)),
    (COUNT, _count("get rid of one of the ten tents", "ten tents in a meadow", "nine tents in a meadow", "tents", 1)),
    (MOVE, _alter("Move the lamp to the far right of the desk.", "A lamp and some letters on a desk", "A lamp and some letters on a desk, with the lamp at the far right of the desk", "lamp", "at the far right of the desk")),
    (MOVE, _alter("Move the lamp to the far right of the desk.", "A lamp and some letters on a desk", "A lamp and some letters on a desk, with the lamp at the far right of the desk", "lamp")),
    (MOVE, _alter("Bring the tractor into the foreground.", "A tractor parked beside a barn, with a dog on its hood.", "A tractor parked beside a barn, with a dog on its hood, the tractor in the foreground.", "tractor", "in the foreground")),
    (MOVE, _alter("Shift the fox to the left edge", "A fox in a meadow", "A fox on the left edge of the picture in a meadow", "fox", "on the left edge")),
    (MOVE, _alter("Slide the teapot from the left to the right side of the shelf.", "A teapot on the left side of a shelf", "A teapot on the right side of a shelf", "teapot", "on the right side of the shelf")),
    (MOVE, _alter("I'd like the chair in the middle of the picture.", "An attic with a chair", "An attic with a chair in the middle of the picture", "chair", "in the middle of the picture")),
    (MOVE, _alter("Can you put the violinist on the left side?", "A violinist is playing in a square.", "A violinist is playing in a square, and the violinist is on the left side.", "violinist", "on the left side")),
    (MOVE, _alter("Relocate the scooter to the bottom right corner.", "There is a scooter in the yard.", "There is a scooter in the yard, now in the bottom right corner.", "scooter", "in the bottom right corner")),
    (MOVE, _alter("Push the kayaks to the background", "Two kayaks on a lagoon, at dusk", "Two kayaks on a lagoon, at dusk, with the kayaks in the background", "kayaks", "in the background")),
    (MOVE, _alter("Place the dog on the right of the frame", "A dog on a rug", "A dog on a rug, with the dog on the right of the frame", "dog", "on the right of the frame", (Box("dog", 0.0, 0.2, 0.3, 0.6),))),
    (TURN, _alter("Turn the donkey to face left.", "A donkey standing in an alley", "A donkey standing in an alley, facing left", "donkey", "facing left")),
    (TURN, _alter("Turn the donkey to face left.", "A donkey standing in an alley", "A donkey standing in an alley, with the donkey facing left", "donkey")),
    (TURN, _alter("Lay the bottle on its side.", "A tray with a bottle and two oysters", "A tray with a bottle and two oysters, with the bottle lying on its side", "bottle", "lying on its side")),
    (TURN, _alter("Flip the bucket upside down", "A bucket on a step", "A bucket upside down on a step", "bucket", "upside down")),
    (TURN, _alter("Show the two ponies from behind.", "Two ponies graze by a fence.", "Two ponies graze by a fence, seen from behind.", "ponies", "seen from behind")),
    (TURN, _alter("Make the parrot face right.", "A parrot facing left sits on a hoop.", "A parrot facing right sits on a hoop.", "parrot", "facing right")),
    (TURN, _alter("Rotate the typewriter a quarter turn clockwise.", "a desk with a globe and a typewriter", "a desk with a globe and a typewriter turned a quarter turn clockwise", "typewriter", "turned a quarter turn clockwise")),
    (TURN, _alter("The armchair should face away from the camera.", "a hall with an armchair", "a hall with an armchair facing away from the camera", "armchair", "facing away from the camera")),
    (TURN, _alter("Tip the tricycle over on its side.", "A tricycle in the grass", "A tricycle lying on its side in the grass", "tricycle", "lying on its side")),
    (TURN, _alter("Turn the dog so that it is facing the camera", "A dog on a rug, at dusk", "A dog on a rug, at dusk, with the dog facing the camera", "dog", "facing the camera")),
    (RELATE, _relate("Put the kitten on top of the box.", "A kitten next to a cardboard box", "A kitten on top of a cardboard box", "kitten", "box", "on top of")),
    (RELATE, _relate("Put the kitten on the box.", "A kitten next to a cardboard box", "A kitten on a cardboard box", "kitten", "box", "on top of")),
    (RELATE, _relate("Put the kitten inside the box.", "A kitten next to a cardboard box", "A kitten in a cardboard box", "kitten", "box")),
    (RELATE, _relate("Place the radio to the left of the fern.", "A shelf with a radio and a fern.", "A shelf with a radio and a fern, with the radio to the left of the fern.", "radio", "fern", "to the left of")),
    (RELATE, _relate("Move the radio behind the fern", "A shelf with a radio and a fern.", "A shelf with a radio and a fern, and the radio is behind the fern.", "radio", "fern", "behind")),
    (RELATE, _relate("The spaniel should lie next to the table.", "A spaniel is lying under the table.", "A spaniel is lying beside the table.", "spaniel", "table", "next to")),
    (RELATE, _relate("Have the nurse stand behind the wheelchair.", "a nurse standing beside a wheelchair", "a nurse standing behind a wheelchair", "nurse", "wheelchair", "behind")),
    (RELATE, _relate("I'd like the goose in front of the canoe.", "A goose sits on a canoe.", "A goose sits in front of a canoe.", "goose", "canoe", "in front of")),
    (RELATE, _relate("Could you move the lemon to the right of the teacup?", "A tray with a teacup and a lemon, at night", "A tray with a teacup and a lemon, at night, with the lemon to the right of the teacup", "lemon", "teacup", "to the right of")),
    (RELATE, _relate("Shift the ducks to the right of the boat", "Two ducks to the left of a boat.", "Two ducks to the right of a boat.", "ducks", "boat", "to the right of")),
    (RELATE, _relate("Put the cat under the chair.", "A cat on a chair", "A cat under a chair", "cat", "chair", "under", (Box("cat", 0.4, 0.1, 0.6, 0.4), Box("chair", 0.3, 0.4, 0.7, 0.9)))),
]
"""(check, edit) that must pass."""
