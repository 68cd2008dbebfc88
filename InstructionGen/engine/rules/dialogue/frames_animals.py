"""Inferences from animals: how they live, how they feel, and who looks after them."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

ANIMALS: Final[tuple[Frame, ...]] = (
    frame(
        r"^(?:walking|standing|gathering|moving|crossing|grazing)\b",
        "Why might {who} stay close together? / What might {who} gain from staying together?",
        "Perhaps for company and protection: {fact}, and elephants live in groups. / "
        "Company and protection, most likely: {fact}, and elephants look after each other.",
        needs="herd|group|family|baby elephant",
        who="elephants",
        bars="ride|circus|statue|toy|zoo|person|man|people",
    ),
    frame(
        r"^(?:bathing|drinking|swimming|playing|standing|walking|wading)\b.*\b(?:water|river|lake|pond|mud)\b",
        "Why might {who} have come to the water? / What might {who} like about the water?",
        "Perhaps to drink or to cool down, since {fact}. / That it is refreshing on a warm day, perhaps, since {fact}.",
        who="elephant|elephants",
        bars="statue|toy|stuffed|painting|ride",
    ),
    frame(
        r"^(?:eating|reaching|feeding|stretching|grazing|nibbling)\b.*\b(?:tree|trees|leaves|branch|branches)\b",
        "How does being so tall help {who}? / What is a giraffe's long neck good for?",
        "It makes it easy to reach food high up, and {fact}. / "
        "It makes it easy to reach leaves that other animals cannot: {fact}.",
        who="giraffe|giraffes",
        bars="statue|toy|stuffed",
    ),
    frame(
        r"^(?:standing|walking|grazing|running|gathering|drinking|eating)\b",
        "Why might {who} stay close together? / What might {who} gain from being together?",
        "Perhaps because it is easier to notice danger in a group: {fact}. / "
        "Safety, most likely: {fact}, and together it is easier to notice danger in time.",
        needs="herd|group|two zebra|zebra",
        who="zebras",
        bars="statue|toy|zoo|fence|enclosure|pen|fight",
    ),
    frame(
        r"\b(?:fence|enclosure|zoo|pen|cage)\b",
        "{Does} {who} live in the wild? / What suggests that {who} {lives} in captivity?",
        "Probably not, since {fact}, and wild animals are free to roam. / {Fact}, and animals in the wild are not "
        "kept like that.",
        who="giraffe|zebra|elephant|bear|lion|tiger|ostrich|giraffes|zebras|elephants|bears|polar bear|polar bears",
        bars="dog|toy|wild",
    ),
    frame(
        r"^(?:walking|standing|swimming|playing|running|looking|wandering|roaming)\b",
        "Why is it wise to keep a distance here? / Would it be safe to come close?",
        "Because {fact}, and bears are strong and hard to predict. / "
        "No, it would not: {fact}, and bears are strong and hard to predict.",
        who="bear|polar bear|grizzly bear|black bear|brown bear|bears|polar bears",
        bars="teddy|stuffed|toy|doll|statue|zoo|enclosure|costume|panda|shirt|sweater|fence",
    ),
    frame(
        r"^(?:grazing|eating|feeding)\b",
        "Why might {who} be doing this? / What does the picture suggest about what {who} {needs}?",
        "Most likely because of hunger: {fact}. / It suggests hunger, since {fact}.",
        who="animal",
        bars="toy|statue|teddy",
    ),
    frame(
        r"^(?:grazing|eating|standing|lying|walking|resting)\b.*\b(?:field|pasture|grass|barn|hay|hillside|hill|"
        r"meadow|stall)\b",
        "Who might look after {who}? / What kind of place might this be?",
        "Perhaps a farmer, since {fact}. / It may be a farm or a pasture, since {fact}.",
        who="cow|sheep|goat|cows|goats|cattle|lamb|lambs|calf|bull",
        bars="rider|ride|race|beach|street|statue|jump|toy|city|zoo|wild",
    ),
    frame(
        r"^(?:grazing|eating|standing|walking)\b.*\b(?:field|pasture|grass|barn|hay|hillside|meadow)\b",
        "How {does} {who} probably spend the day? / What kind of place might this be?",
        "Probably grazing and resting, since {fact}. / It may be a farm or a pasture, since {fact}.",
        who="horse|horses|pony",
        bars="rider|ride|race|beach|street|statue|police|jump|toy|city|wild|man|woman|people",
    ),
    frame(
        r"^pulling\b.*\b(?:carriage|cart|wagon|buggy)\b",
        "Who might want a ride like this? / Why might {who} be used in this way?",
        "Perhaps tourists, or anyone who likes old traditions, since {fact}. / "
        "It may be a tradition or an attraction for visitors: {fact}.",
        who="horse|horses",
    ),
    frame(
        r"^wearing\b|^(?:sitting|riding|standing)\b.*\b(?:car|truck|boat|leash|couch|lap)\b",
        "{Is} {who} likely to be somebody's pet? / Does somebody seem to care for {who}?",
        "Most likely, because {fact}. / It seems so, since {fact}.",
        who="dog|puppy|dogs|puppies",
        bars="hot|stray|wild|frisbee",
    ),
    frame(
        r"^(?:running|playing|chasing|jumping|catching|fetching|leaping)\b",
        "How {is} {who} probably feeling? / What does the picture suggest about {who}?",
        "Probably lively and excited, since {fact}. / It suggests a lot of energy, because {fact}.",
        who="dog|puppy|dogs|puppies",
        bars="toilet|frisbee",
    ),
    frame(
        r"^(?:swimming|standing|walking|floating|wading)\b.*\b(?:water|lake|river|pond|ocean|beach|shore)\b",
        "Why might {who} be in this place? / What might have drawn {who} to this place?",
        "There is probably food to be found there, since {fact}. / Perhaps the search for food: {fact}.",
        who="bird|duck|gull|seagull|swan|goose|flamingo|pelican|heron|ducks|birds|geese|swans|seagulls|flamingos",
        bars="statue|kite|toy|shirt|cage|rubber",
    ),
    frame(
        r"^(?:perched|perching|sitting|standing)\b.*\b(?:branch|branches|tree|wire|wires|fence|feeder|roof|pole|"
        r"rail|railing|post)\b",
        "What might be the advantage of this spot for {who}? / Why might {who} have chosen this spot?",
        "From there it is easy to watch the surroundings and to fly off, since {fact}. / "
        "Perhaps because it is safe and offers a good view: {fact}.",
        who="bird|owl|parrot|hawk|eagle|pigeon|crow|birds|owls|parrots|pigeons|crows",
        bars="statue|toy|cage",
    ),
    frame(
        r"^(?:lying|resting|sleeping|sitting|lounging|relaxing|napping)\b",
        "How {is} {who} probably feeling? / {Does} {who} seem to be alarmed?",
        "Probably calm, since {fact}. / No, probably not, since {fact}.",
        who="animal",
        bars="toy|statue|teddy|stuffed|fight|attack|chase|run|rain|scared|angry|vet|cage",
    ),
    frame(
        r"^(?:petting|feeding|holding|hugging|bathing|washing|kissing|grooming) (?:(?!while|on|next|in|of|out|up|"
        r"leg)[\w-]+ ){0,3}(?:elephants?|horses?|cows?|dogs?|cats?|"
        r"giraffes?|goats?|sheep|birds?|puppy|kitten|lambs?|donkeys?)\b",
        "How {does} {who} seem to feel about animals? / {Does} {who} seem to like animals?",
        "Quite at ease, it seems, since {fact}. / It seems so, since {fact}.",
        bars="toy|statue|teddy|stuffed|kite|frisbee|hot|bird house",
    ),
    frame(
        r"^walking (?:an?|his|her|their|the|two|three|some) (?:\w+ )?dogs?\b",
        "Why might {who} be doing this? / {Does} {who} probably like animals?",
        "Probably because dogs need exercise and fresh air: {fact}. / It seems so, since {fact}.",
    ),
)
