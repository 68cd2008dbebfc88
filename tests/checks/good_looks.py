"""Edits of how one thing looks, as a careful writer would claim them, in the free wording of a good model."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

COLOUR, MATERIAL, TEXTURE = "recolours_object", "remakes_object", "retextures_object"
LOOK, PERSON, SIZE = "changes_appearance", "changes_person", "resizes_object"

GOOD_LOOKS: list[tuple[str, Edit]] = [
    (COLOUR, Edit("Make the bus green.", "A red bus on a street.", "A green bus on a street.", "bus", value="green")),
    (COLOUR, Edit("Change the color of the bus from red to green.", "A red bus on a street.", "A green bus on a street.", "red bus", value="green")),
    (COLOUR, Edit("Could you paint the old gate dark green, please?", "An old gate near a barn.", "An old dark green gate near a barn.", "gate", value="dark green")),
    (COLOUR, Edit("I'd like an orange umbrella instead.", "A woman holds a blue and white umbrella.", "A woman holds an orange umbrella.", "umbrella", value="orange")),
    (COLOUR, Edit("Recolour the chairs in mustard yellow", "Two chairs by a window", "Two mustard-yellow chairs by a window", "chairs", value="mustard yellow")),
    (COLOUR, Edit("Turn the door blue.", "The door of the shed is red.", "The door of the shed is blue.", "door", value="blue")),
    (COLOUR, Edit("Paint the boat white.", "A boat painted red lies on a beach.", "A boat painted white lies on a beach.", "boat", value="white")),
    (COLOUR, Edit("Give the man a green shirt.", "A man in a gray shirt feeds a horse.", "A man in a green shirt feeds a horse.", "shirt", value="green")),
    (COLOUR, Edit("dye the curtains purple", "curtains in front of a window, with a teapot next to the vase, at dusk", "purple curtains in front of a window, with a teapot next to the vase, at dusk", "curtains", value="purple")),
    (COLOUR, Edit("Make the van silver.", "A van outside a bakery.", "A silver van outside a bakery.", "van")),
    (COLOUR, Edit("What about a yellow couch rather than a brown one?", "A cat asleep on a brown couch.", "A cat asleep on a yellow couch.", "couch", value="yellow couch")),
    (MATERIAL, Edit("Make the gate out of brushed steel.", "A wooden gate beside a road.", "A brushed steel gate beside a road.", "gate", value="brushed steel")),
    (MATERIAL, Edit("Turn the small white table into a marble one.", "A small white table in a hall.", "A small white marble table in a hall.", "table", value="marble")),
    (MATERIAL, Edit("Swap the wood of the bench for stone.", "A bench made of wood in a park.", "A bench made of stone in a park.", "bench", value="stone")),
    (MATERIAL, Edit("Make the toilet out of white marble.", "A white toilet in a corner.", "A white marble toilet in a corner.", "toilet", value="white marble")),
    (MATERIAL, Edit("Make the toilet out of black marble.", "A white toilet in a corner.", "A black marble toilet in a corner.", "toilet", value="black marble")),
    (COLOUR, Edit("Paint the bus red.", "A cat beside a bus.", "A cat beside a bus, with the bus painted red.", "bus")),
    (SIZE, Edit("Make the cat twice as large.", "A dog and a cat on a bed.", "A dog and a cat on a bed, with the cat twice as large.", "cat")),
    (SIZE, Edit("Make the cat much larger.", "A dog and a cat on a bed.", "A dog and a cat on a bed, and the cat is now much larger.", "cat")),
    (SIZE, Edit("Make the cat much larger.", "A dog beside a cat.", "A dog beside a cat, with a much larger cat.", "cat")),
    (SIZE, Edit("Shrink the dogs to half the size.", "Two dogs on a bed.", "Two dogs on a bed, with the two dogs half the size.", "dogs")),
    (MATERIAL, Edit("Have the bowl made of wood.", "A bowl of soup on a tray.", "A wooden bowl of soup on a tray.", "bowl", value="wooden")),
    (MATERIAL, Edit("Please use copper for the sink.", "A bathroom with a sink and a mirror", "A bathroom with a copper sink and a mirror", "sink", value="copper")),
    (MATERIAL, Edit("I want the two vases to be glass.", "Two vases on a shelf.", "Two glass vases on a shelf.", "vases", value="glass")),
    (MATERIAL, Edit("Change the wall to brick.", "A stone wall behind a goat.", "A brick wall behind a goat.", "wall", value="brick")),
    (TEXTURE, Edit("Give the mug a herringbone pattern.", "A mug next to a laptop.", "A mug with a herringbone pattern next to a laptop.", "mug", value="with a herringbone pattern")),
    (TEXTURE, Edit("Put stripes on the mug.", "A mug next to a laptop.", "A striped mug next to a laptop.", "mug", value="striped")),
    (TEXTURE, Edit("Make the plaid shirt polka-dotted.", "A man in a plaid shirt.", "A man in a polka-dotted shirt.", "shirt", value="polka-dotted")),
    (TEXTURE, Edit("Can you add a leopard print to the sofa?", "A dog on a sofa.", "A dog on a sofa with a leopard print.", "sofa", value="leopard print")),
    (TEXTURE, Edit("quilted jacket please", "A girl in a red jacket.", "A girl in a quilted red jacket.", "jacket", value="quilted")),
    (TEXTURE, Edit("Let the vase have a crackled glaze.", "A large vase of lilies on a piano.", "A large vase of lilies with a crackled glaze on a piano.", "vase", value="with a crackled glaze")),
    (LOOK, Edit("Cover the cake with toasted almonds.", "A cake on a table.", "A cake covered with toasted almonds on a table.", "cake", value="covered with toasted almonds")),
    (LOOK, Edit("Let moss grow all over the statue.", "A statue stands in a garden.", "A statue covered in moss stands in a garden.", "statue", value="covered in moss")),
    (LOOK, Edit("Make the truck rusty.", "A white truck parked by a house.", "A rusty white truck parked by a house.", "truck", value="rusty")),
    (LOOK, Edit("Show the cherry tree in full bloom.", "A cherry tree next to a pond.", "A cherry tree in full bloom next to a pond.", "cherry tree", value="in full bloom")),
    (LOOK, Edit("I'd love it if the umbrella were torn", "A man under an umbrella", "A man under a torn umbrella", "umbrella", value="torn")),
    (LOOK, Edit("Add graffiti to the train.", "The train is crossing a bridge.", "The train, covered in graffiti, is crossing a bridge.", "train", value="covered in graffiti")),
    (LOOK, Edit("Decorate the two bicycles with ribbons.", "Two bicycles lean on a fence.", "Two bicycles decorated with ribbons lean on a fence.", "bicycles", value="decorated with ribbons")),
    (LOOK, Edit("The bread should look mouldy.", "Bread and cheese on a board.", "Mouldy bread and cheese on a board.", "bread", value="mouldy")),
    (PERSON, Edit("Put a straw hat on the farmer.", "A farmer is feeding geese.", "A farmer wearing a straw hat is feeding geese.", "farmer", value="wearing a straw hat")),
    (PERSON, Edit("Make the woman smile.", "A woman sits on a bench.", "A smiling woman sits on a bench.", "woman", value="smiling")),
    (PERSON, Edit("Give the man a long grey beard.", "A man is fishing.", "A man with a long grey beard is fishing.", "man", value="long grey beard")),
    (PERSON, Edit("Make the young man elderly.", "A young man with a cane.", "An elderly man with a cane.", "man", value="elderly")),
    (PERSON, Edit("Dress the two boys in raincoats.", "Two boys jump into a puddle.", "Two boys in raincoats jump into a puddle.", "boys", value="in raincoats")),
    (PERSON, Edit("Could the girl have pigtails?", "A girl skips rope.", "A girl with pigtails skips rope.", "girl", value="with pigtails")),
    (SIZE, Edit("Make the dog giant.", "A small dog on a rug.", "A giant dog on a rug.", "dog", value="giant")),
    (SIZE, Edit("Double the size of the dog.", "A man and a dog on a pier.", "A man and a dog on a pier, with the dog twice as large.", "dog", value="twice as large")),
    (SIZE, Edit("Shrink the car to half its size.", "A car in front of a church.", "A car in front of a church, with the car half as large.", "car", value="half as large")),
    (SIZE, Edit("Scale the two cups down until they are tiny.", "Two cups on a table", "Two tiny cups on a table", "cups", value="tiny")),
    (SIZE, Edit("Please enlarge the clock.", "A clock on a wall.", "A much larger clock on a wall.", "clock", value="much larger", boxes=(Box("clock", 0.1, 0.1, 0.4, 0.4),))),
    (SIZE, Edit("I want an oversized hat on her.", "A girl wearing a hat.", "A girl wearing an oversized hat.", "hat", value="oversized")),
    (SIZE, Edit("Reduce the kite so that it's much smaller.", "A boy flies a huge kite.", "A boy flies a much smaller kite.", "kite", value="much smaller")),
]
"""(check, edit) that must pass."""
