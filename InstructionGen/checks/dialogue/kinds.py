"""What is a kind of what, and which longer names are no kind of what their last word says."""

from __future__ import annotations

from typing import Final

from InstructionGen.checks.dialogue.vocabulary import names_in, rows

TRAPS: Final = frozenset(
    names_in("""
    hot dog, hotdog, chili dog, stop sign, fire truck, firetruck, fire engine, sea lion, guinea pig, prairie
    dog, seahorse, sea horse, dragonfly, butterfly, horsefly, toy car, water buffalo, parking lot, parking
    meter, dog house, doghouse, bird house, birdhouse, cat tower, cheese cake, traffic cone, school bus, teddy
    bear, hair dryer, hair drier, hobby horse, rocking horse, bus stop, train station, bus station, car park,
    traffic light, fire hydrant, wine glass, wineglass, wine bottle, baseball bat, tennis racket, cell phone,
    birthday cake, wedding cake, police car, police officer, street lamp, hot air balloon, potted plant, bird
    feeder, dog bowl, cat food, dog food, eyeglasses
""")
)
"""Longer names that the last word alone does not vouch for: where there is a dog, there is no hot dog yet."""

CLASSES: Final = rows("""
    vehicle, motor vehicle, traffic: car, bus, truck, motorcycle,
        bicycle, train, van, taxi, boat, airplane, tram, scooter, jeep;
    animal, wildlife, creature, wild animal, mammal, beast: dog, cat, horse, sheep, cow, elephant, bear, zebra,
        giraffe, bird, lion, tiger, monkey, goat, duck, deer;
    pet, companion, furry friend: dog, cat, rabbit, parrot, puppy, kitten, hamster, bird;
    livestock, herd, farm animal: cow, sheep, horse, goat, pig, cattle, bull;
    herd: zebra, elephant, giraffe, deer, buffalo, bison, wildebeest, antelope;
    flock: bird, sheep, duck, goose, pigeon, seagull, gull;
    food, meal, dish, snack, food item, cuisine, foodstuff, ingredient: pizza,
        sandwich, hot dog, donut, cake, banana, apple, orange, broccoli, carrot, salad, soup, pasta, bread, rice,
        meat, cheese, vegetable, fruit, burger, fries, egg, chicken, dessert, noodle, toast, pastry, cookie;
    dessert, sweet, sweets, baked goods, pastry, treat: cake, donut, cookie, pie, ice cream, cupcake, brownie;
    fruit, produce, fresh produce: banana, apple, orange, strawberry, lemon, grape, pear, berry, peach, lime;
    vegetable, produce, greens, fresh produce: broccoli, carrot, lettuce, tomato, onion, pepper, potato, spinach,
        cauliflower;
    furniture, piece of furniture, furnishings, seating: chair, couch, bed, dining table, table, bench, desk, sofa,
        dresser, cabinet, stool, shelf, ottoman;
    appliance, kitchen appliance, home appliance, machine: oven, microwave, refrigerator, toaster, stove,
        dishwasher, blender, coffee maker, washing machine;
    electronics, electronic device, device, gadget, screen, equipment: tv, laptop, cell phone, remote,
        keyboard, mouse, computer, monitor, camera, tablet;
    computer, desktop computer, computer equipment, desktop, workstation: laptop, keyboard, mouse;
    utensil, cutlery, silverware, kitchen utensil, tableware, flatware: fork, knife, spoon, chopstick, spatula;
    tableware, dish, dishware, crockery, kitchenware, container, vessel: plate, bowl, cup, mug, vase, bottle, jar,
        glass;
    sports equipment, equipment, gear, sporting goods, sporting equipment: skis, snowboard, skateboard, surfboard,
        tennis racket, baseball bat, baseball glove, frisbee, ball;
    luggage, baggage, belongings, bag, accessory: suitcase, backpack, handbag, purse, briefcase;
    clothing, clothes, attire, outfit, apparel, garment, accessory: shirt, jacket, dress, hat, suit, tie, coat,
        uniform, shoe, umbrella;
    container, box: bottle, cup, bowl, vase, basket, jar, box, carton, suitcase, bag;
    toy, stuffed toy, stuffed animal: teddy bear, doll, kite, frisbee;
    plant, greenery, vegetation, foliage: potted plant, tree, flower, bush, grass, shrub, fern, palm, leaf,
        houseplant;
    water, body of water: ocean, sea, lake, river, pond, pool, wave;
    sign, road sign, traffic sign, street sign: stop sign;
    structure, building: house, tower, church, store, shop, hotel, bridge, restaurant, station, barn;
    toiletry, bathroom fixture, fixture, plumbing: toilet, sink, bathtub, shower, faucet, toothbrush;
    drink, beverage: wine, coffee, beer, tea, juice, soda, milk;
    board: surfboard, snowboard, skateboard;
    decoration, decor: vase, picture, painting, flower, clock, potted plant;
""")
"""Names of a class, and what is one."""

PEOPLE: Final = frozenset(
    """
    employee staff coworker colleague clerk captain visitor buyer patron diner bowler groomer supervisor manager
    secretary politician celebrity neighbor neighbour bystander onlooker stranger beggar thief burglar
    """.split()
)
"""Words for somebody that the pool does not have."""
