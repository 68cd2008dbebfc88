"""Inferences from animals: how they live, how they feel, and who looks after them."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

ANIMALS: Final[tuple[Frame, ...]] = (
    frame(
        "elephant",
        "What might {who} be doing this for? / Why might {who} stay close to the others?",
        "Perhaps to look for food, water or company, since {fact}. / Perhaps for company and protection: {fact}.",
        needs="elephant / herd|group|baby elephant|calf|family|elephants",
        who="elephant|herd|group|family",
        bars="ride|circus|statue|toy",
    ),
    frame(
        "elephant",
        "What might {who} do to cool down on a hot day? / What is important to remember near such an animal?",
        "Bathe in water or throw dust around, as elephants do; here {fact}. / "
        "That an elephant is very strong and should be treated with respect: {fact}.",
        needs="elephant",
        who="elephant",
        bars="statue|toy|stuffed|painting|ride",
    ),
    frame(
        "giraffe",
        "How does being so tall help {who}? / What advantage does a giraffe's long neck bring?",
        "By making it easy to reach leaves high up and to see danger from afar; here {fact}. / "
        "With it the animal can reach leaves that others cannot: {fact}.",
        needs="giraffe",
        who="giraffe",
        bars="statue|toy|stuffed|two",
    ),
    frame(
        "zebra",
        "What might the stripes be good for? / Why might the zebras stay close together?",
        "They may confuse attackers or insects, especially where several zebras are together; here {fact}. / "
        "In a group it is easier to notice danger in time, and {fact}.",
        needs="zebra",
        who="zebra|herd|group",
        bars="statue|toy|crossing",
    ),
    frame(
        "fence|enclosure|zoo|pen|cage",
        "Do the animals live in the wild? / What suggests that {who} {lives} in captivity?",
        "Probably not, since {fact}, and {a} {are_a} there to keep them in. / "
        "{Fact}, and {a} {are_a} there to keep animals in and to protect them.",
        needs="fence|enclosure|zoo|pen|cage / giraffe|zebra|elephant|bear|lion|tiger|animal|monkey|goat|ostrich|bird",
        who="animal",
        bars="dog|cat|horse|cow|sheep|toy",
    ),
    frame(
        "bear",
        "Why is it wise to keep a distance here? / What is the animal probably looking for?",
        "Because {fact}, and bears are strong and may feel threatened. / "
        "Probably for food or a place to rest, since {fact}.",
        needs="bear|polar bear|grizzly bear|black bear",
        who="bear|polar bear",
        bars="teddy|stuffed|toy|doll|statue|sit|sleep|zoo|enclosure|lie|costume|panda|shirt|sweater",
    ),
    frame(
        "cow|cattle|sheep|goat|horse|lamb",
        "What kind of place might this be? / How do the animals probably spend their day?",
        "It may be farmland or a pasture, since {fact}. / "
        "They probably spend most of it grazing and resting, because {fact}.",
        needs="cow|cattle|sheep|goat|horse|lamb / field|grass|pasture|farm|hill|meadow|hillside",
        who="animal",
        bars="rider|ride|race|beach|street|statue|police|jump|toy|city",
    ),
    frame(
        "horse|carriage|cart|wagon|buggy",
        "Who might want a ride like this? / Why might horses still be used in this way?",
        "Perhaps tourists, or anyone who likes old traditions, since {fact}. / "
        "It may be a tradition or an attraction for visitors: {fact}.",
        needs="horse / carriage|cart|wagon|buggy",
        who="",
    ),
    frame(
        "dog|puppy",
        "What does the picture suggest about the dog and its owner? / Is the dog likely somebody's pet?",
        "Somebody probably takes good care of the dog, since {fact}. / It most likely is a pet, because {fact}.",
        needs="dog|puppy / leash|collar|car|boat|bed|couch|hat|toy|sweater|truck|shirt|bandana|costume|house|yard",
        who="dog|puppy",
        bars="hot|stray|wild|frisbee",
    ),
    frame(
        "run|play|chase|catch|jump|fetch",
        "How is {who} probably feeling? / What does the picture suggest about how {who} {is} feeling?",
        "Probably lively and excited, since {fact}. / {Who} {seems} to be full of energy, because {fact}.",
        needs="dog|puppy",
        who="dog|puppy",
    ),
    frame(
        "bird|duck|gull|seagull|pigeon|swan|goose|flamingo|pelican|heron",
        "Why might {who} be in this place? / What might have drawn {who} to this place?",
        "There is probably food to be found in or near the water, since {fact}. / Perhaps the search for food: {fact}.",
        needs="bird|duck|gull|seagull|swan|goose|flamingo|pelican|heron / water|lake|river|ocean|beach|pond|shore",
        who="animal",
        bars="statue|kite|toy|shirt|cage",
    ),
    frame(
        "branch|tree|perch|wire|fence|feeder|roof|pole|rail|post",
        "What might be the advantage of this spot for {who}? / Why might {who} have chosen this spot?",
        "From there it is easy to watch the surroundings and to fly off, since {fact}. / "
        "Perhaps because it is safe and offers a good view: {fact}.",
        needs="bird|owl|parrot|hawk|eagle|pigeon|crow / branch|tree|wire|fence|feeder|roof|pole|rail|post|perch",
        who="bird|owl|parrot|hawk|eagle|pigeon|crow",
        bars="statue|toy|cage",
    ),
    frame(
        "eat|feed|graze|drink",
        "Why might {who} be doing this? / What does the picture suggest about what {who} {needs} now?",
        "Probably because of hunger or thirst: {fact}. / {They} may be hungry or thirsty, since {fact}.",
        who="animal",
        bars="toy|statue|teddy",
    ),
    frame(
        "stand|lie|sit|rest|sleep|walk|perch|lay",
        "How {is} {who} probably feeling? / {Does} {who} seem to be alarmed?",
        "Probably calm, since {fact}, and nothing seems to alarm {them}. / No, {they_seem} to be calm, because {fact}.",
        who="animal",
        bars="toy|statue|teddy|stuffed|fight|attack|chase|run|rain|scared|angry",
    ),
    frame(
        "next|pet|feed|hold|touch|hug|lead|beside|kiss|bathe|wash|with",
        "How do {who} and the animals around seem to get along? / Does there seem to be trust between them?",
        "They seem to trust each other, since {fact}. / It seems so, because {fact}.",
        needs="elephant|horse|cow|dog|cat|giraffe|goat|sheep|bird|puppy|kitten|lamb|donkey",
        bars="toy|statue|teddy|stuffed|kite|frisbee|hot|laptop|phone|race|jump|ride",
    ),
    frame(
        "mirror|reflection",
        "Why might {who} be interested in the mirror? / What might {who} be wondering about?",
        "Perhaps out of curiosity, as animals may take their own image for another animal: {fact}. / "
        "Perhaps about the other animal that seems to be there: {fact}.",
        needs="mirror|reflection",
        who="animal",
    ),
    frame(
        "cow|sheep|horse|goat|barn|hay",
        "Who might look after {who}? / What kind of place might this be?",
        "Perhaps a farmer, since {fact}. / It may be a farm, since {fact}.",
        needs="barn|hay|fence|stable|pen",
        who="cow|sheep|horse|goat|lamb|cattle|calf",
        bars="statue|toy|zoo|race|jump",
    ),
)
