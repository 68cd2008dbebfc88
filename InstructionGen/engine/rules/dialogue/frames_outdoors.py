"""Inferences from streets, traffic, weather, water and what people do outdoors."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

OUTDOORS: Final[tuple[Frame, ...]] = (
    frame(
        "motorcycle|motorbike|scooter|bike|moped",
        "What could be dangerous about what {who} {is} doing? / Why should {who} be careful?",
        "{Fact}, and a rider on two wheels is hardly protected if there is an accident. / "
        "Because {fact}; on two wheels a crash or a fall could have serious consequences.",
        needs="motorcycle|motorbike|scooter|bicycle|bike|moped",
        bars="park|parked|stand|pose|fix|repair|show|sell|beside|next|near",
    ),
    frame(
        "bicycle|bike|cycle",
        "What are the advantages of getting about like this? / Why might {who} have chosen this way of getting about?",
        "{Fact}, which is good exercise and causes no exhaust fumes. / "
        "Perhaps because it is healthy and cheap: {fact}, and that needs no fuel.",
        needs="bicycle|bike",
        bars="motor|motorcycle|park|parked|stand|fix|repair|dirt|trick|jump|race|next|near",
    ),
    frame(
        "bus",
        "What {is} {who} most likely used for? / Who might use {who}?",
        "Most likely for public transport, since {fact}. / "
        "Perhaps anyone who needs to get about without driving, since {fact}.",
        needs="bus / street|road|city|stop|curb|sidewalk|traffic|bus stop",
        who="bus",
        bars="toy|model|school|tour|abandoned|old|truck",
    ),
    frame(
        "train|locomotive|subway",
        "{Is} {who} likely to carry people or goods? / Why might {who} have come to this place?",
        "More likely people, since {fact}, where one might get on or off. / "
        "Perhaps to let passengers get on or off, because {fact}.",
        needs="train / station|platform",
        who="train|locomotive|subway",
        bars="toy|model|freight|cargo|museum",
    ),
    frame(
        "train|locomotive|track",
        "Why is it important to keep away from the tracks? / What would be dangerous in this place?",
        "Because {fact}, and a train cannot stop or swerve quickly. / "
        "Walking on the tracks would be dangerous, since {fact} and a train needs a long way to stop.",
        needs="train|locomotive / track|rail|railroad",
        who="train|locomotive",
        bars="toy|model|park|parked|museum|abandoned|rust|sit",
    ),
    frame(
        "airplane|plane|jet|airliner|jetliner",
        "What might happen before {who} can take off? / Why might {who} be standing there?",
        "It might first have to be checked and refueled, since {fact}. / "
        "Perhaps to let passengers on or off or to be made ready for a flight, since {fact}.",
        needs="runway|tarmac|airport|gate|terminal",
        who="airplane|plane|jet|airliner|jetliner",
        bars="toy|model|museum|fly|flying|land|air|take|takes|taking|sky",
    ),
    frame(
        "fly|airplane|plane|jet|sky|air",
        "What can be said about the weather for flying? / What might one be able to see from on board?",
        "It seems to be good enough for flying, since {fact}. / "
        "One might be able to see far across the land, because {fact}.",
        needs="airplane|plane|jet|airliner|jetliner / sky|air|cloud",
        who="airplane|plane|jet|airliner|jetliner",
        bars="toy|model|ground|runway|tarmac|parked|storm|fighter",
    ),
    frame(
        "boat|ship|sailboat|canoe|kayak|ferry|raft",
        "What might {who} be used for? / What does the scene suggest about life in this place?",
        "Perhaps for fishing, travel or leisure, since {fact}. / "
        "The water probably matters a great deal there, because {fact}.",
        needs="boat|ship|sailboat|canoe|ferry / water|ocean|sea|lake|river|harbor|dock|beach|marina|shore",
        who="boat|ship|sailboat|canoe|kayak|ferry|raft",
        bars="toy|model",
    ),
    frame(
        "truck|tractor|trailer",
        "What {is} {who} probably used for? / What kind of work might {who} be meant for?",
        "Probably to transport heavy things, since {fact}. / "
        "Perhaps for carrying goods or for work outdoors, because {fact}.",
        needs="truck|tractor|trailer",
        who="truck|tractor|trailer",
        bars="toy|model|fire|food|tow|ice|dog|firetruck",
    ),
    frame(
        "traffic|drive|travel|cross|busy|intersection",
        "What should anyone on foot watch out for here? / Why should one be careful when crossing here?",
        "For traffic, since {fact}. / Because {fact}, and it is not always possible to stop in time.",
        needs="car|bus|truck|traffic|taxi|vehicle|motorcycle / street|road|intersection|crosswalk",
        who="",
        bars="toy|model|empty|dirt|horse|flood|cat|kitchen",
    ),
    frame(
        "light|signal|stoplight",
        "What is the purpose of {a} here? / What would happen without {a}?",
        "Most likely to keep traffic in order and to prevent accidents: {fact}. / "
        "Nobody might know who goes first, and accidents could follow: {fact}.",
        needs="traffic light|stoplight|stop light|traffic signal",
        who="",
    ),
    frame(
        "stop|sign",
        "What is to be done by whoever drives up here? / Why might {who} have been put up?",
        "One has to stop and look before going on, since {fact}. / "
        "Probably to prevent accidents: {fact}, and all traffic has to stop there.",
        needs="stop sign",
        who="stop sign|sign",
        bars="bus|house|wall|room",
    ),
    frame(
        "hydrant",
        "Why should nobody park right in front of {who}? / In what situation would {who} be needed?",
        "Because it might be needed at any time: {fact}, and in an emergency every second counts. / "
        "If there were a fire nearby, water could be drawn from it, since {fact}.",
        needs="fire hydrant|hydrant",
        who="hydrant|fire hydrant",
    ),
    frame(
        "meter",
        "What has to be done by anyone who parks here? / What {is} {who} there for?",
        "One has to pay, since {fact}. / To make sure that parking is paid for: {fact}.",
        needs="parking meter|meter",
        who="meter|parking meter",
    ),
    frame(
        "umbrella|rain",
        "What is the weather probably like? / Why might {who} be carrying an umbrella?",
        "It is probably raining or about to rain, since {fact}. / "
        "Most likely because of the rain: {fact}, and {a} {are_a} wet.",
        needs="umbrella / rain|puddle|wet street|street|sidewalk",
        bars="sun|sunny|beach|parasol|dry|paper|colorful|sunshine",
    ),
    frame(
        "umbrella",
        "What {are_a} {a} on the beach for? / Why might {a} be useful in such a place?",
        "To give shade and protect against the sun: {fact}. / "
        "Because there is little shade on a beach, and the sun may burn the skin: {fact}.",
        needs="umbrella|parasol / beach",
        who="",
        bars="rain|carry",
    ),
    frame(
        "beach|ocean|sea|shore|sand",
        "Why might this be a nice place to come to? / What might {who} enjoy about being here?",
        "Probably because of the water, the fresh air and the wide view, since {fact}. / "
        "Perhaps the fresh air and the sound of the water, because {fact}.",
        needs="beach|ocean|sea|shore",
        bars="dog|cow|horse|elephant|bird",
    ),
    frame(
        "snow|snowy",
        "What season might it be, and why? / How cold is it probably?",
        "It is probably winter, since {fact}, and snow stays on the ground only when it is cold. / "
        "Probably around freezing or below, because {fact}.",
        needs="snow",
        who="",
        bars="summer|melt|melting|machine|toy|ski|snowboard|skis|skier",
    ),
    frame(
        "night|dark|lit|lights",
        "At what time of the day was the picture taken? / How can you tell that it is late in the day?",
        "It was taken after dark, since {fact}. / Because {fact}, and that is how it looks once the sun has set.",
        needs="night|dark",
        who="",
        bars="stand|nightstand|kitchen|room|bathroom|chocolate|wood|brown|blue|green|hair|colored|horse|cat|dog|bear|cake",
    ),
    frame(
        "sunset|dusk|sunrise|dawn",
        "At what time of the day might the picture have been taken? / What might the time of day be?",
        "Early in the morning or in the evening, when the sun is low, since {fact}. / "
        "The sun is low, so it is early or late in the day: {fact}.",
        needs="sunset|dusk|sunrise|dawn|sun",
        who="",
    ),
    frame(
        "bench",
        "Why might {who} be sitting there? / What might {who} be doing next?",
        "Perhaps to rest for a while or to wait for somebody, since {fact}. / "
        "{Who} may get up and go on after a rest, because {fact}.",
        needs="bench",
        bars="statue|dog|cat|bird|bear",
    ),
    frame(
        "bench",
        "Who might like to use the bench? / What is the bench probably there for?",
        "Anyone who wants to rest or to enjoy the place for a while, since {fact}. / "
        "To offer a place to rest, because {fact}.",
        needs="bench",
        who="bench",
        bars="broken|cat|dog",
    ),
    frame(
        "suitcase|luggage|backpack|bag|airport",
        "What might {who} be about to do? / What does the picture suggest about {who}?",
        "{They_are} probably about to travel or just back from a trip, since {fact}. / "
        "It suggests a journey, because {fact}.",
        needs="suitcase|luggage|airport|baggage",
        bars="cat|dog|plastic|trash",
    ),
    frame(
        "suitcase|luggage|trunk",
        "What might the owner be planning? / What do these things suggest?",
        "Perhaps a journey, since {fact}. / They suggest that somebody is traveling, because {fact}.",
        needs="suitcase|luggage|trunk",
        who="thing",
        bars="cat|dog|elephant|store|display",
    ),
    frame(
        "market|stand|vendor|display|stall|store|shop",
        "What is going on at this place most of the time? / Why might one come to this place?",
        "Things are probably being sold there, since {fact}. / Most likely to buy something, because {fact}.",
        needs="market|vendor|stall|store|shop|fruit stand / "
        "fruit|vegetable|banana|donut|apple|orange|food|produce|pastry|bread|customer",
        who="",
        bars="tennis|animal",
    ),
    frame(
        "child|kid|boy|girl|baby|toddler|little",
        "Should an adult keep an eye on {who}? / Why might it be good to have an adult nearby?",
        "That would be wise, since {fact}, and small children do not always see dangers. / "
        "Because {fact}, and children may need help or comfort.",
        needs="child|kid|boy|girl|baby|toddler",
        who="child|kid|boy|girl|baby|toddler",
        bars="adult|mother|father|parent|man|woman|mom|dad|baseball|tennis|teenage|young",
    ),
    frame(
        "stand|walk|sit|wait|gather|group|crowd",
        "What might have brought them together? / Do they probably know each other?",
        "They may be on an outing or waiting for something together, since {fact}. / "
        "Perhaps they do, since {fact}, although strangers might be in one place as well.",
        needs="group|crowd|people",
        who="people|group|crowd",
        bars="baseball|tennis|ski|game|wedding|eat|table|protest|elephant|horse",
    ),
    frame(
        "city|skyscraper|traffic|downtown|intersection",
        "Is this more likely a city or the countryside? / What suggests that this is a town or a city?",
        "More likely a city, since {fact}. / {Fact}, and such a scene is typical of a town or a city.",
        needs="city|traffic|skyscraper|intersection|downtown",
        who="",
        bars="photo|painting|poster|bathroom|kitchen|room|inside|farm|country|countryside|rural|field|model|toy|village|barn",
    ),
    frame(
        "park|parked",
        "What might be the reason that {who} {is} standing still? / What might happen to {who} later on?",
        "Perhaps nobody needs {them} at the moment, since {fact}. / "
        "Somebody may come back later and drive off, since {fact}.",
        needs="car|truck|motorcycle|bus|bicycle|bike|scooter|van|motorbike",
        who="car|truck|motorcycle|bicycle|bike|scooter|van|motorbike",
        bars="toy|model|show|museum|abandoned|rust|train|airplane|plane|broken",
    ),
    frame(
        "smile|laugh|grin",
        "How {is} {who} probably feeling? / What mood {is} {who} probably in?",
        "Probably cheerful, since {fact}. / It seems to be a good mood, because {fact}.",
    ),
    frame(
        "walk|stand|sit|cross|wait|look|hold|carry|talk",
        "What might {who} be doing next? / Where might {who} be going after this?",
        "{They_are} outdoors, so perhaps going on or going home: {fact}. / "
        "Perhaps home or on to another place, since {fact}.",
        needs="street|sidewalk|park|road|crosswalk|path",
        bars="ski|snowboard|skateboard|surfboard|baseball|tennis",
    ),
)
