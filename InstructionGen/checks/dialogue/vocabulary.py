"""Everyday names for the things that questions and answers speak of: which of them mean the same."""

from __future__ import annotations

from typing import Final


def names_in(text: str) -> tuple[str, ...]:
    """Names with commas between them, spaces and breaks of lines made single spaces."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in text.split(",") if name.strip()))


def rows(text: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """A table of ``names: names;``."""
    cells = (row.partition(":") for row in text.split(";") if row.strip())
    return tuple((names_in(left), names_in(right)) for left, _, right in cells)


FAMILIES: Final = tuple(
    names_in(row)
    for row in """
    bicycle, bike, cycle, push bike, mountain bike;
    car, automobile, auto, sedan, suv, taxi, cab, taxicab, hatchback, convertible, jeep, minivan, van, coupe,
        limousine;
    motorcycle, motorbike, motor bike, motor cycle, scooter, moped, bike, dirt bike, motor scooter, chopper;
    airplane, plane, aeroplane, aircraft, jet, airliner, jetliner, biplane, jumbo jet, passenger jet, fighter jet;
    bus, coach, double decker, minibus, city bus, school bus, tour bus, double decker bus, trolley, shuttle;
    train, locomotive, steam engine, engine, subway train, tram, trolley, streetcar, railcar, train car, subway,
        metro;
    train, passenger train, freight train, commuter train, rail car, monorail;
    truck, lorry, pickup, pickup truck, van, semi, semi truck, tow truck, fire truck, firetruck, fire engine,
        trailer;
    truck, dump truck, food truck, delivery truck, garbage truck, tractor trailer, big rig;
    boat, ship, sailboat, canoe, kayak, ferry, yacht, vessel, raft, rowboat, motorboat, speedboat, gondola, barge;
    boat, dinghy, cruise ship, sail boat, row boat, fishing boat, tugboat, catamaran, watercraft, paddle boat;
    traffic light, stoplight, stop light, traffic signal, street light, light, signal, traffic lamp;
    fire hydrant, hydrant, fireplug;
    stop sign;
    sign, street sign, road sign, traffic sign, signboard, signpost, signage, sign post, billboard, placard;
    parking meter, meter;
    bench, pew, park bench;
    bird, birdie;
    cat, kitten, kitty, tabby, tabby cat, feline;
    dog, puppy, pup, doggy, canine;
    horse, pony, foal, mare, stallion, colt;
    sheep, lamb, ram, ewe;
    cow, cattle, calf, bull, ox, steer;
    elephant, elephant calf, baby elephant;
    bear, bear cub, cub, polar bear, grizzly bear, brown bear, black bear, grizzly;
    zebra;
    giraffe;
    backpack, rucksack, knapsack, bag, pack, book bag;
    umbrella, parasol;
    handbag, purse, bag, hand bag, shoulder bag, tote bag, satchel, pocketbook, tote;
    tie, necktie, neck tie, bow tie, bowtie;
    suitcase, luggage, baggage, bag, case, trunk, briefcase, piece of luggage, travel bag;
    frisbee, disc, disk, flying disc, flying disk, frisbe;
    skis, ski;
    snowboard, snow board, board;
    sports ball, ball, baseball, tennis ball, soccer ball, basketball, football, volleyball, rugby ball, beach ball;
    kite, parasail, kites;
    baseball bat, bat;
    baseball glove, glove, mitt, catcher's mitt, baseball mitt, catchers mitt, catcher mitt;
    skateboard, skate board, board, longboard;
    surfboard, surf board, board, boogie board, body board, bodyboard, paddleboard, wakeboard;
    tennis racket, racket, racquet, tennis racquet, tennis raquet;
    bottle, wine bottle, water bottle, beer bottle, jar;
    wine glass, wineglass, glass, glass of wine, goblet, champagne glass, drinking glass, glassware;
    cup, mug, coffee cup, coffee mug, glass, tea cup, teacup, paper cup, tumbler, beverage, drink;
    fork, salad fork, silverware, cutlery;
    knife, butter knife, steak knife, silverware, cutlery, blade;
    spoon, silverware, cutlery, ladle, teaspoon, tablespoon;
    bowl, dish, mixing bowl, soup bowl;
    plate, dish, platter, dinner plate, saucer, paper plate;
    banana, plantain, bunch of bananas;
    sandwich, sub, submarine sandwich, burger, hamburger, panini, sub sandwich, sandwhich;
    broccoli, broccoli floret, broccoli florets, brocolli;
    carrot, baby carrot;
    hot dog, hotdog, frankfurter, sausage, chili dog, wiener;
    pizza, slice of pizza, pizza pie, pie, pizza slice;
    donut, doughnut, pastry;
    cake, birthday cake, cupcake, wedding cake, cheesecake, dessert, pastry, layer cake;
    chair, seat, armchair, stool, office chair, rocking chair, recliner, folding chair, lawn chair, easy chair, deck
        chair;
    couch, sofa, settee, loveseat, love seat, futon, sectional;
    potted plant, plant, houseplant, pot plant, house plant, potted tree;
    potted plant, potted flower, flower pot, flowerpot;
    bed, bunk bed, bunk, crib, cot, mattress, hospital bed;
    kitchen & dining room table, dining table, table;
    dining table, table, desk, kitchen table, dinner table, coffee table, picnic table, dining room table, end
        table;
    toilet, commode, urinal, toilet bowl, toilet seat, loo;
    tv, television, tv set, television set, telly, television screen, tv screen, screen, monitor, flat screen,
        flatscreen;
    tv, computer monitor, computer screen, flat screen tv, flat screen television, t.v.;
    laptop, laptop computer, notebook computer, computer, notebook, macbook;
    computer, desktop, desktop computer, pc;
    mouse, computer mouse, mice;
    remote, remote control, controller, game controller, wii remote, video game controller, wii controller, wiimote;
    keyboard, computer keyboard, piano keyboard;
    cell phone, cellphone, mobile phone, smartphone, phone, mobile, telephone, iphone, smart phone, cellular phone;
    microwave, microwave oven;
    oven, stove, stove top, stovetop, cooker, range, oven range;
    toaster, toaster oven;
    sink, washbasin, basin, wash basin, kitchen sink, bathroom sink, lavatory;
    refrigerator, fridge, freezer, icebox, refrigerator freezer;
    book, novel, textbook, paperback, books;
    clock, alarm clock, wall clock, clock face, timepiece, clock tower;
    vase, flower vase;
    scissors, pair of scissors, shears;
    teddy bear, teddy, stuffed bear, stuffed animal, stuffed toy, plush toy, plush bear, plush, bear;
    hair drier, hair dryer, hairdryer, blow dryer, dryer;
    toothbrush, tooth brush;
    cabinet, cupboard, cabinetry, kitchen cabinet;
    counter, countertop, counter top, worktop, kitchen counter;
    street, road, roadway, avenue, boulevard, highway, lane, pavement;
    sidewalk, pavement, footpath, walkway, side walk, path, curb;
    path, pathway, trail, track, walkway, dirt road, footpath;
    train track, track, railroad track, railway track, rail, railway, railroad, train rail;
    ocean, sea, water, surf;
    wave, surf, swell;
    lake, pond, water, river, stream, creek;
    river, stream, creek, canal, waterway;
    beach, shore, seashore, shoreline, coast, coastline, seaside, sand;
    grass, lawn, field, meadow, pasture, grassland, grassy area;
    field, pasture, meadow, plain, grassland, savanna, savannah;
    mountain, hill, mountainside, hillside, slope, peak, ridge;
    slope, ski slope, hill, hillside, mountain, run, piste;
    forest, wood, woods, woodland, jungle, tree;
    bush, shrub, shrubbery, hedge, greenery, foliage, plant;
    tree, treetop, palm tree, palm, pine tree, pine, greenery, foliage;
    greenery, vegetation, foliage, plant, leaf;
    flower, blossom, bloom, bouquet, floral arrangement, rose, tulip, daisy, sunflower;
    building, structure, house, skyscraper, tower, architecture, high rise;
    yard, backyard, back yard, front yard, lawn, garden;
    house, home, cottage, residence, cabin;
    store, shop, storefront, market, supermarket, grocery store, shop front;
    market, farmers market, marketplace, market stall, stall;
    restaurant, cafe, diner, eatery, pizzeria, bistro, dining establishment;
    bathroom, restroom, washroom, lavatory, public toilet;
    living room, lounge, sitting room, family room;
    dining room, dining area;
    skate park, skatepark, skateboard park, skating park;
    ramp, half pipe, halfpipe, skateboard ramp, skate ramp;
    airport, runway, tarmac, airfield, airstrip;
    station, train station, railway station, platform, train platform, bus station;
    zoo, enclosure, pen, exhibit, habitat;
    fence, fencing, railing, rail, barrier, chain link fence;
    baseball field, baseball diamond, ball field, ballpark, field, baseball game, ball park;
    tennis court, court, tennis match;
    bathtub, tub, bath, bath tub;
    curtain, drape, shade, blind;
    lamp, light, lighting, light fixture, floor lamp, table lamp, chandelier, lantern;
    streetlight, street light, street lamp, lamp post, lamppost, lamp, light pole;
    pole, post;
    rock, stone, boulder, pebble;
    pillow, cushion, throw pillow;
    blanket, comforter, quilt, bedspread, duvet, throw, bedding, sheet;
    rug, carpet, mat;
    mirror, looking glass;
    picture, painting, photo, photograph, poster, artwork, portrait, art;
    paper, document, newspaper, sheet of paper;
    basket, hamper, wicker basket;
    box, carton, cardboard box, crate, container;
    bag, sack, plastic bag, shopping bag;
    trash can, garbage can, bin, trashcan, dustbin, waste basket, wastebasket, trash bin, garbage bin;
    hat, cap, beanie, baseball cap, straw hat;
    helmet, hard hat, headgear, safety helmet;
    glasses, eyeglasses, spectacles, eyewear, sunglasses;
    goggles, eyewear;
    drinking glass, glassware, glasses, glass;
    shin guard, leg guard, shin pad, knee pad, elbow pad, pad, chest protector;
    volkswagen, volkswagen beetle, vw, vw bug, vw beetle, bug, beetle, volkswagon;
    shirt, t-shirt, tshirt, tee shirt, top, blouse, polo shirt, jersey, t shirt, tee;
    jacket, coat, blazer, parka, suit jacket;
    suit, tuxedo, business suit;
    sweater, hoodie, sweatshirt, jumper, pullover;
    pants, trousers, jeans, slacks;
    shorts, swim trunks, trunks;
    uniform, jersey, outfit;
    dress, gown, skirt;
    shoe, sneaker, footwear, boot, trainer, tennis shoe;
    wetsuit, wet suit;
    soda, cola, soft drink, beverage, drink;
    beverage, drink, coffee, tea, beer, wine, juice, cocktail, milk, water;
    wine, red wine, white wine, alcohol;
    coffee, latte, cappuccino, espresso;
    french fries, fries, fry, chips, french fry;
    vegetable, veggie, greens, produce, veg;
    fruit, produce;
    meat, beef, steak, chicken, pork, ham, bacon, sausage;
    salad, greens, lettuce;
    sauce, dip, dressing, ketchup, gravy;
    icing, frosting, glaze;
    sprinkle, topping;
    napkin, paper napkin, serviette;
    towel, hand towel, cloth, dish towel;
    rabbit, bunny;
    gull, seagull, sea gull;
    duck, duckling, mallard;
    goose, geese, gosling;
    pig, hog, piglet;
    chicken, hen, rooster;
    wall, brick wall, tile wall;
    toy, plaything, doll, stuffed toy;
    video game, game, wii, nintendo wii, game console, console, video game console;
    camera, video camera;
    faucet, tap, spigot;
    wagon, cart, carriage, buggy, horse-drawn carriage;
    bridge, overpass;
    crosswalk, pedestrian crossing, crossing, zebra crossing;
    intersection, crossroads, street corner, junction;
    tray, platter;
    pan, skillet, frying pan, pot;
    pot, saucepan;
    moths and butterflies, moth, butterfly, insect;
    power plugs and sockets, power plug, plug, power socket, power outlet, electrical outlet, wall outlet, socket;
    salt and pepper shakers, salt shaker, pepper shaker, shaker;
    rays and skates, stingray, manta ray, ray;
    luggage and bags, luggage, bag, suitcase, backpack;
    chest of drawers, dresser, drawer, bureau;
    flying disc, frisbee, disc;
    mechanical fan, fan;
    cattle, cow, bull;
    mobile phone, cell phone, phone;
    flowerpot, plant pot, pot, planter;
    vehicle registration plate, license plate, number plate, licence plate;
    waste container, trash can, bin, garbage can;
    infant bed, crib, cradle;
    studio couch, sofa bed, couch, sofa;
    coffeemaker, coffee maker, coffee machine;
    personal flotation device, life jacket, life vest;
    harness, leash, lead, bridle, rein;
    luggage, suitcase, baggage;
    ground, floor, dirt, soil, earth, land;
    snow, powder;
    """.split(";")
    if row.strip()
)
"""Everyday names for one thing, and what captions and answers interchange."""

LABELS: Final = names_in("""
    arm, mouth, adhesive tape, tape, auto part, band-aid, bidet, brassiere, bra, cake stand, carnivore, coffeemaker,
    cooking spray, drill, tissue holder, facial tissue holder, french horn, grinder, invertebrate, ipod, jacuzzi, hot
    tub, jaguar, lavender, marine invertebrates, mixer, nail, office supplies, organ, ostrich, pencil case, pencil
    sharpener, personal care, picture frame, pitcher, ratchet, raven, roller skates, roller skate, salt shaker, pepper
    shaker, scale, segway, sports uniform, squash, stretcher, treadmill, hand dryer, power socket, power plug, socket,
    chest of drawers, toilet paper, toilet paper dispenser, paper towel dispenser, toilet paper holder
""")
"""Names of boxes in OpenImages that are everyday words and that no list above has."""
