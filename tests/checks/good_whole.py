"""True edits of the whole picture, in the free wording of a good model."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

BACKGROUND, TONE, STYLE, LOOK = "changes_background", "changes_tone", "changes_style", "changes_look"
VIEW, FRAME, CUT = "changes_view", "extends_frame", "cuts_out"

GOOD_WHOLE: list[tuple[str, Edit]] = [
    (BACKGROUND, Edit("Place the cyclist on a salt flat.", "A cyclist riding on a city street", "A cyclist riding on a salt flat", value="on a salt flat")),
    (BACKGROUND, Edit("Move the dog into a pine forest", "A dog sits on a lawn in front of a house.", "A dog sits in a pine forest.", value="in a pine forest")),
    (BACKGROUND, Edit("Could you swap the street for a quiet canal side?", "A woman with a red umbrella on a street", "A woman with a red umbrella on a quiet canal side", value="on a quiet canal side")),
    (BACKGROUND, Edit("I'd like the two men to stand in a museum hall.", "Two men stand near some trees next to a parked car.", "Two men stand in a museum hall next to a parked car.", value="in a museum hall")),
    (BACKGROUND, Edit("make it a desert", "a man eating an apple", "a man eating an apple in a desert", value="in a desert")),
    (BACKGROUND, Edit("Replace the field with a snowy mountain pass.", "Three cows standing in a field with mountains in the background", "Three cows standing on a snowy mountain pass", value="on a snowy mountain pass")),
    (BACKGROUND, Edit("Set this in a harbour instead of the garden.", "There is a wooden table in the garden.", "There is a wooden table in a harbour.")),
    (BACKGROUND, Edit("Change the background to a rocky beach.", "A girl holding a kitten on a porch, seen from above", "A girl holding a kitten on a rocky beach, seen from above", value="on a rocky beach")),
    (TONE, Edit("Make it dusk.", "A boat on a lake.", "A boat on a lake at dusk.", value="at dusk")),
    (TONE, Edit("Turn the night into a foggy morning.", "A street in the city at night", "A street in the city on a foggy morning", value="on a foggy morning")),
    (TONE, Edit("Let it rain heavily.", "Two men talk outside a shop", "Two men talk outside a shop in heavy rain", value="in heavy rain")),
    (TONE, Edit("Can you cover everything in deep snow?", "A red barn beside a road.", "A red barn beside a road, in deep snow.", value="in deep snow")),
    (TONE, Edit("Replace the grey sky with a starry one.", "A tent under a grey sky", "A tent under a starry sky", value="under a starry sky")),
    (TONE, Edit("light the room with candles", "a woman reading in a small room", "a woman reading in a small room, in soft candlelight", value="in soft candlelight")),
    (TONE, Edit("I want this to take place at dawn.", "A man jogs along a river.", "At dawn, a man jogs along a river.", value="at dawn")),
    (TONE, Edit("Change the season to late autumn.", "A bench in a park", "A bench in a park in late autumn", value="in late autumn")),
    (TONE, Edit("Add thick fog.", "A bridge over a river", "A bridge over a river in thick fog")),
    (STYLE, Edit("Turn this into a linocut print.", "A dog on a rug", "A linocut print of a dog on a rug", value="a linocut print")),
    (STYLE, Edit("Make it look like an oil painting", "A man is feeding the birds.", "A man is feeding the birds, in the style of an oil painting.", value="an oil painting")),
    (STYLE, Edit("Redraw the photo in charcoal.", "A photo of a tall ship", "A charcoal drawing of a tall ship", value="a charcoal drawing")),
    (STYLE, Edit("Render this as pixel art please.", "two cats on a wall", "a pixel art image of two cats on a wall", value="a pixel art image")),
    (STYLE, Edit("Could this be a Roman mosaic?", "A fisherman holding a net", "A Roman mosaic of a fisherman holding a net", value="a Roman mosaic")),
    (STYLE, Edit("Convert it to a watercolour.", "Children play in a courtyard", "Children play in a courtyard, rendered as a watercolour painting", value="a watercolour painting")),
    (STYLE, Edit("Give it the look of a Japanese woodblock print.", "A black and white photo of a wave", "A Japanese woodblock print of a wave")),
    (STYLE, Edit("I'd love to see it as a comic book panel.", "An old car in a garage", "A comic book panel showing an old car in a garage", value="a comic book panel")),
    (STYLE, Edit("Make the watercolour painting a pencil sketch instead.", "A watercolour painting of a mill", "A pencil sketch of a mill", value="a pencil sketch")),
    (LOOK, Edit("Raise the exposure slightly.", "A cat on a sofa.", "A cat on a sofa, with slightly raised exposure.", value="with slightly raised exposure")),
    (LOOK, Edit("Make the photo black and white.", "A tram in a street", "A tram in a street, in black and white", value="in black and white")),
    (LOOK, Edit("add coarse film grain", "two boys fishing", "two boys fishing, with coarse film grain", value="with coarse film grain")),
    (LOOK, Edit("Please desaturate the colours strongly.", "A market stall with fruit.", "A market stall with fruit, with strongly desaturated colours.", value="with strongly desaturated colours")),
    (LOOK, Edit("Could you blur the background softly?", "A woman holding a cup", "A woman holding a cup, with a softly blurred background", value="with a softly blurred background")),
    (LOOK, Edit("Darken the corners with a strong vignette.", "The judge reads a letter.", "The judge reads a letter, with a strong dark vignette.")),
    (LOOK, Edit("I want the whole thing in sepia tones.", "A train at a station", "A train at a station, in sepia tones", value="in sepia tones")),
    (LOOK, Edit("Warm up the white balance.", "a bowl of soup on a table", "a bowl of soup on a table, with a warm white balance", value="with a warm white balance")),
    (VIEW, Edit("Show it from above.", "A cook chops onions.", "A cook chops onions, seen from above.", value="seen from above")),
    (VIEW, Edit("Zoom in on the kitten.", "A kitten and a puppy on a mat", "A kitten and a puppy on a mat, zoomed in on the kitten", value="zoomed in on the kitten")),
    (VIEW, Edit("Zoom out to a wide shot", "a man on a ladder", "a man on a ladder, shown in a wide shot", value="shown in a wide shot")),
    (VIEW, Edit("Could we see this through a window?", "Two women play cards.", "Two women play cards, seen through a window.", value="seen through a window")),
    (VIEW, Edit("Move the camera behind the cyclist.", "A cyclist on a bridge", "A cyclist on a bridge, seen from behind")),
    (VIEW, Edit("I'd like a bird's-eye view of the market.", "Stalls in a crowded market", "A bird's-eye view of stalls in a crowded market", value="a bird's-eye view")),
    (VIEW, Edit("Take a close-up of the vase.", "A vase next to a lamp", "A vase next to a lamp, shown in a close-up of the vase", value="shown in a close-up of the vase", boxes=(Box("vase", 0.2, 0.3, 0.5, 0.9),))),
    (VIEW, Edit("Shoot it from a low angle instead.", "The statue stands in a square", "The statue stands in a square, seen from a low angle", value="seen from a low angle")),
    (FRAME, Edit("Extend the picture to the left with more of the beach.", "A dog on a beach.", "A dog on a beach, with more of the beach stretching out to the left.", value="with more of the beach stretching out to the left")),
    (FRAME, Edit("Add more of the sky at the top.", "A kite over a field", "A kite over a field, with more of the sky above", value="with more of the sky above")),
    (FRAME, Edit("Widen the frame on the right so that we see more of the street.", "Two cars in a street", "Two cars in a street, with more of the street visible on the right", value="with more of the street visible on the right")),
    (FRAME, Edit("uncrop the bottom: more of the lawn", "A girl on a lawn", "A girl on a lawn, with more of the lawn at the bottom", value="with more of the lawn at the bottom")),
    (FRAME, Edit("Could you expand this on both sides to show more of the kitchen?", "A cook in a kitchen.", "A cook in a kitchen, with more of the kitchen on both sides.", value="with more of the kitchen on both sides")),
    (FRAME, Edit("Outpaint downwards with more of the sand.", "A crab on the sand", "A crab on the sand, with more of the sand below")),
    (FRAME, Edit("I'd like more of the valley on the left.", "Sheep in a valley", "Sheep in a valley, with more of the valley visible on the left", value="with more of the valley visible on the left")),
    (CUT, Edit("Isolate the blue kettle on a plain white background.", "A blue kettle on an old stove.", "A blue kettle on a plain white background", "blue kettle")),
    (CUT, Edit("Cut out the two brown hens on a transparent background", "Two brown hens near a bucket", "Two brown hens on a transparent background.", "hens")),
    (CUT, Edit("Remove everything but the red tractor and make the background plain black.", "A man driving a red tractor in a field", "A red tractor on a plain black background", "red tractor")),
    (CUT, Edit("Extract the plate of small cakes and put it on a light grey backdrop.", "A waiter holding a plate of small cakes", "A plate of small cakes on a light grey backdrop", "plate of small cakes")),
    (CUT, Edit("I'd like just the old wooden chair, on white.", "An old wooden chair beside a piano", "An old wooden chair on a white background", "old wooden chair")),
    (CUT, Edit("Could you show only the tall tree against a plain beige backdrop?", "There is a tall tree next to the road.", "A tall tree against a plain beige backdrop", "tree")),
    (CUT, Edit("Lift her green scarf out and place it on a neutral grey background.", "Her green scarf hangs on a chair", "A green scarf on a neutral grey background", "scarf")),
]
"""(check, edit) that must pass."""
