"""What goes without saying where a thing is seen: its parts, what it stands on, and where it is met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from InstructionGen.checks.dialogue.vocabulary import rows

PARTS: Final[Mapping[str, frozenset[str]]] = {
    owner: frozenset(parts)
    for owners, parts in rows("""
    vehicle: wheel, tire, tyre, window, windshield, headlight, taillight, door, seat, engine, license plate, mirror,
        bumper, roof, hood, handlebar, pedal, saddle, spoke, front wheel, back wheel, brake, interior, trunk,
        driver, passenger, road, street, glove compartment, dashboard, seat belt, seatbelt, steering wheel, exhaust,
        spare tire, horn, airbag, gear, battery, tank, fuel, gas, gas tank, suspension;
    bus: deck, upper deck, stair, stairs, staircase, aisle, bus stop;
    train: track, rail, railway, railroad, car, carriage, coach, train car, train track, railroad track, railway
        track, engine, locomotive, platform, passenger, wagon, compartment, station, train station;
    airplane: wing, engine, tail, cockpit, nose, landing gear, propeller, fuselage, runway, tarmac, airport, airport
        runway, window, wheel, sky, cabin, tail fin, passenger, pilot, airfield;
    boat: sail, mast, hull, deck, bow, stern, oar, paddle, water, body of water, rope, cabin, anchor, rigging, dock,
        harbor, marina;
    building: window, door, roof, entrance, doorway, facade, brick, wall, floor, balcony, chimney, staircase,
        steeple;
    room: window, door, wall, floor, ceiling, doorway, corner, light, fixture, light fixture;
    clock: face, hand, numeral, dial, clock face, roman numeral, number, clock hand;
    tree: branch, leaf, trunk, bark, foliage, greenery, shade, forest, wood, tree branch, tree trunk;
    plant: leaf, petal, stem, pot, soil, flower, blossom, foliage, planter, root;
    flower: leaf, petal, stem, blossom, bloom, vase;
    bed: mattress, sheet, headboard, frame, bedding, linen, bed frame, cover;
    table: tabletop, table top, leg, surface, top;
    chair: seat, back, leg, armrest, backrest;
    couch: cushion, armrest, arm, seat, back;
    bench: seat, backrest, back, slat, leg;
    toilet: seat, lid, bowl, tank, toilet seat, toilet bowl, toilet lid, flush handle;
    sink: faucet, tap, basin, drain, water, counter;
    bathtub: faucet, tap, drain;
    laptop: screen, keyboard, display, key, touchpad, computer, trackpad;
    tv: screen, display, stand;
    cell phone: screen, display, button, case;
    remote: button;
    keyboard: key;
    refrigerator: door, freezer, handle, shelf;
    oven: door, stove, burner, knob, stovetop;
    microwave: door, button;
    umbrella: canopy, handle, rib;
    tennis racket: string, handle, grip, ball, tennis ball, court, tennis court, net;
    baseball bat: handle, ball, baseball, field, baseball field, home plate;
    pizza: crust, topping, slice, dough, cheese, sauce;
    sandwich: bread, filling, bun, slice of bread;
    hot dog: bun, sausage, bread, topping, hot dog bun;
    cake: frosting, icing, layer, slice, decoration;
    donut: glaze, hole, icing, frosting, topping, dough;
    broccoli: floret, stalk, stem;
    banana: peel, bunch, skin;
    orange: peel, skin, segment, slice;
    apple: skin, peel, stem, core;
    book: page, cover, spine, title;
    street: lane, pavement, curb, asphalt, road surface, road, street;
    traffic light: signal, pole, light, street, road, intersection, signal light;
    sign: post, pole, letter, word, lettering, text, writing, signpost;
    parking meter: pole, coin slot, post, display;
    fire hydrant: cap, valve, top, bolt;
    skateboard: wheel, deck;
    surfboard: wave, water, ocean, sea, leash, fin, surf, wave crest;
    skis: pole, ski pole, ski boot, slope, snow, ski slope, ski boot, binding, mountain, hill, trail, winter gear;
    snowboard: slope, snow, boot, binding, mountain, hill, ski slope, winter gear;
    kite: string, tail, wind, line;
    frisbee: disc, disk;
    bottle: label, cap, neck, liquid;
    cup: handle, rim, liquid, drink, beverage;
    wine glass: stem, rim, wine, liquid, drink, beverage;
    vase: rim;
    bowl: rim;
    suitcase: handle, wheel, zipper;
    backpack: strap, zipper;
    handbag: strap, handle, zipper;
    shirt: sleeve, collar, button, pocket;
    jacket: sleeve, collar, button, pocket, hood, zipper;
    window: pane, glass, frame, sill, windowsill, window pane;
    door: handle, knob, frame, doorknob, doorway;
    fence: post, rail, railing;
    mirror: reflection, frame, glass;
    teddy bear: fur, paw, ear, nose, eye, face, arm, leg, head;
    bird: wing, feather, beak, bill, perch, plumage, talon, tail feather;
    elephant: trunk, tusk;
    giraffe: neck, spot, pattern;
    zebra: stripe, mane;
    horse: mane, hoof, saddle;
    cow: horn, hoof, udder;
    sheep: wool, fleece, horn, hoof;
    cat: whisker, fur, paw, coat, claw;
    dog: fur, paw, coat, snout, muzzle, tongue;
    bear: fur, paw, claw, snout, coat;
    beach: sand, water, wave, shore, ocean, sea, shoreline;
    ocean: wave, water, surf, shore;
    wave: water, ocean, sea, foam, surf, whitewater;
    city: building, street, road;
    scissors: blade, handle;
    knife: blade, handle;
    toothbrush: bristle, handle;
    hair drier: cord, nozzle, handle;
    toaster: slot;
    """)
    for owner in owners
}
"""Thing -> what it always has, or always stands on."""

SCENES: Final = tuple(
    (frozenset(places), frozenset(evidence))
    for places, evidence in rows("""
    sidewalk, pavement, curb, corner: street, city street, road, downtown, crosswalk, parking meter;
    kitchen, kitchen area, kitchen setting: oven, refrigerator, stove, microwave, toaster, dishwasher;
    bathroom, restroom, washroom: toilet, bathtub, shower, urinal;
    living room, living area, lounge, living space: couch, sofa, tv;
    bedroom, room: bed;
    dining room, dining area, dining space: dining table;
    office, workspace, workstation, desk area, work area, desk, home office: laptop, keyboard, mouse, computer,
        monitor;
    street, road, city, town, urban area, city street, roadway, urban setting, traffic, town street: car, bus,
        truck, traffic light, stop sign, parking meter, fire hydrant, motorcycle, taxi, crosswalk, sidewalk,
        bicycle;
    intersection, street corner, junction: traffic light, stop sign;
    parking lot, car park: car;
    ocean, sea, water, wave, beach, surf, shore: surfboard, surfer;
    water, body of water, lake, river, sea: boat, duck, swan, ship, dock, harbor;
    field, grassland, pasture, meadow, savanna, savannah, grass, farm, ranch, plain, grassy field, grassy area,
        wild, wilderness: cow, sheep, horse, giraffe, zebra, elephant;
    zoo, enclosure, habitat, wildlife park, safari, sanctuary, reserve: giraffe, zebra, elephant, bear;
    tennis court, court, tennis match, net: tennis racket, tennis;
    baseball field, baseball game, field, ballpark, stadium, diamond, baseball diamond: baseball bat, baseball
        glove, baseball, batter, umpire, pitcher, catcher;
    slope, snow, mountain, hill, ski slope, ski resort, mountainside, hillside, snowy slope, trail, snow slope:
        skis, snowboard, skiing, snowboarding, skier, snowboarder;
    skate park, ramp, skatepark, pavement: skateboard;
    airport, runway, tarmac, sky: airplane;
    train station, station, track, railway, train track, platform, railroad track: train;
    park, field, grass, lawn, yard: frisbee, kite, bench;
    restaurant, cafe, kitchen, bakery, table, dining table, plate, meal: pizza, sandwich, hot dog, cake, donut, wine
        glass, fork, knife;
    home, house, apartment, household, living space, residence, room, interior: couch, bed, tv, refrigerator, oven,
        toilet, sink, dining table, kitchen, bathroom, living room, bedroom;
    library, study: bookshelf, bookcase;
    garden, flower bed: flower;
    forest, wood, woodland, woods, jungle: tree;
    rain, rainy day: umbrella;
    hotel, hotel room: suitcase;
    sand, shore, coast, water: beach, ocean, sea;
    party, birthday party, celebration: birthday cake, balloon;
    city, town, urban area, downtown: skyscraper, building, street, traffic, sidewalk;
    snow, winter scene, ice: snow, snowy, winter, skiing;
    countryside, rural area, country: field, farm, pasture, barn, meadow;
    """)
)
"""Names of places and what of them goes without saying, where one of these things is seen."""

WITH: Final[Mapping[str, tuple[str, ...]]] = {
    word: things
    for words, things in rows("""
    skateboarding: skateboard;
    skateboarder: skateboard;
    snowboarding: snowboard;
    snowboarder: snowboard;
    skiing: skis;
    skier: skis;
    surfing: surfboard, wave, water;
    surfer: surfboard, wave, water;
    cyclist: bicycle;
    bicyclist: bicycle;
    cycling: bicycle;
    biking: bicycle;
    biker: motorcycle, bicycle;
    motorcyclist: motorcycle;
    horseback: horse;
    tennis: tennis racket, tennis ball, tennis court, net;
    baseball: baseball bat, baseball field, ball, player;
    batter: baseball bat, helmet;
    catcher: mask, shin guard, helmet, baseball glove, chest protector;
    soccer: ball, player, field;
    football: ball, player, field;
    basketball: ball, player, court;
    shopper: store;
    diner: restaurant, food;
    sailing: boat, sail, water;
    boating: boat;
    jockey: horse;
    pilot: airplane;
    wii: remote, video game, television, controller;
    computer: screen, keyboard;
    eating: food;
    eat: food;
    swimming: water;
    swim: water;
    fishing: water;
    harbor: water, boat;
    marina: water, boat;
    pier: water;
    dock: water;
    zoo: animal;
    sunny: sun;
    snowy: snow;
    grassy: grass;
    sandy: sand;
    wooded: tree;
    rocky: rock;
    cloudy: cloud;
    cloud: sky;
    rainy: rain;
    raining: rain;
    parade: crowd;
    audience: person;
    crowd: person;
    tourist: camera;
    """)
    for word in words
}
"""Word of a caption -> what is there where it is said."""
