"""Inferences from streets, traffic, weather, water and what people do outdoors."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

_PLANE = "airplane|plane|jet|airliner|jetliner|airplanes|planes|jets"
_BOAT = "boat|ship|sailboat|canoe|ferry|boats|ships|sailboats|canoes"
_CAR = "car|truck|motorcycle|bicycle|bike|scooter|van|motorbike|cars|trucks|motorcycles|bicycles|bikes|scooters|vans"
_ROADSIDE = r"\b(?:sidewalk|street|road|corner|curb|intersection|city)\b"

OUTDOORS: Final[tuple[Frame, ...]] = (
    frame(
        r"^riding\b.*\b(?:motorcycles?|motorbikes?|scooters?|mopeds?|dirt bikes?)\b",
        "What could be dangerous about what {who} {is} doing? / Why should {who} be careful?",
        "{Fact}, and a rider on two wheels is hardly protected if there is an accident. / "
        "Because {fact}, and on two wheels a crash or a fall could have serious consequences.",
        bars="toy|carousel",
    ),
    frame(
        r"^riding\b.*\b(?:bicycles?|bikes?)\b",
        "What is good about getting around like this? / Why might {who} have chosen this way of getting around?",
        "It is good exercise and causes no exhaust fumes: {fact}. / "
        "Perhaps because it is healthy and cheap: {fact}, and that needs no fuel.",
        bars="motor|motorcycle|dirt|trick|jump|race|ramp|stunt|beach|air|motorbike|wave",
    ),
    frame(
        r"\b(?:street|road|stop|curb|station|traffic)\b",
        "What {is} {who} most likely used for? / Who might be on board?",
        "Most likely for public transport, since {fact}. / Probably people on their way through town, since {fact}.",
        who="bus|city bus|buses|city buses",
        bars="toy|model|school|tour|abandoned|old|truck|empty|parked|vintage|dirt|field|fire",
    ),
    frame(
        r"\b(?:station|platform)\b",
        "Why might {who} be there? / What might people do here?",
        "Perhaps to let passengers get on or off, because {fact}. / Get on or off, most likely, since {fact}.",
        who="train|passenger train|subway train|commuter train|trains",
        bars="toy|model|freight|cargo|museum|old|past|passing",
    ),
    frame(
        r"^(?:traveling|going|moving|coming|driving|running|passing|riding|pulling|rolling)\b.*\b(?:tracks?|"
        r"railroad)\b",
        "Why is it important to keep away from the tracks? / What would be dangerous in this place?",
        "Because {fact}, and a train cannot stop or swerve quickly. / "
        "Walking on the tracks would be dangerous, since {fact}, and a train needs a long way to stop.",
        who="train|locomotive|passenger train|freight train|commuter train|steam train|trains",
        bars="toy|model|museum|abandoned",
    ),
    frame(
        r"^(?:parked|on)\b.*\b(?:runway|tarmac|airport|gate)\b",
        "What might happen before {who} can take off? / Why might {who} be there?",
        "A check and some fuel may be needed first, since {fact}. / "
        "Perhaps to be made ready for a flight, since {fact}.",
        who=_PLANE,
        bars="toy|model|museum|fly|flying|land|landing|air|sky|take|taking|old",
    ),
    frame(
        r"^flying\b.*\b(?:sky|air|clouds|over)\b",
        "What can be said about the weather for flying? / What might one be able to see from on board?",
        "It seems to be good enough, since {fact}. / A wide view of what lies below, most likely, since {fact}.",
        who="airplane|plane|jet|airliner|jetliner|airplanes|planes",
        bars="toy|model|storm|fighter|bird|kite|smoke|remote",
    ),
    frame(
        r"\b(?:harbor|dock|docked|marina|pier|shore|beach|lake|river)\b",
        "What might {who} be used for? / What does the scene suggest about life in this place?",
        "Perhaps for fishing, travel or leisure, since {fact}. / The water probably plays a part in it, since {fact}.",
        who=_BOAT,
        bars="toy|model|abandoned|broken",
    ),
    frame(
        r"^(?:crossing|walking across)\b.*\b(?:street|road|crosswalk|intersection)\b",
        "What should {who} watch out for? / Why {does} {who} have to be careful?",
        "Traffic, most of all, since {fact}. / Because {fact}, and drivers cannot always stop in time.",
        bars="horse|elephant|cow",
    ),
    frame(
        r"^(?:driving|traveling|going|passing|moving|turning)\b.*\b(?:street|road|highway|traffic|intersection)\b",
        "Why should people be careful when they cross here? / What should anyone on foot watch out for here?",
        "Because {fact}, and drivers cannot always stop in time. / Moving traffic, since {fact}.",
        who="car|bus|truck|taxi|vehicle|cars|buses|trucks|taxis|vehicles|double decker bus|city bus|van",
        bars="toy|model|dirt|horse|flood|parade|country|desert",
    ),
    frame(
        r"\b(?:street|road|intersection|corner|highway)\b",
        "What is the purpose of {who}? / What would happen without {who}?",
        "To keep traffic in order and to prevent accidents, since {fact}. / "
        "Nobody would know who goes first, and accidents might follow, since {fact}.",
        who="traffic light|stoplight|stop light|traffic signal|traffic lights|stoplights|traffic signals",
        bars="broken|off",
    ),
    frame(
        _ROADSIDE,
        "What do drivers have to do here? / Why might {who} have been put up?",
        "They have to stop and look before they go on, since {fact}. / "
        "Probably to prevent accidents: {fact}, and drivers have to stop there.",
        who="stop sign",
        bars="fake|graffiti|sticker|toy",
    ),
    frame(
        _ROADSIDE,
        "Why should nobody park right in front of {who}? / In what situation would {who} be needed?",
        "Because it might be needed at any time: {fact}, and in an emergency every second counts. / "
        "If there were a fire nearby, firefighters could get water from it, since {fact}.",
        who="fire hydrant|hydrant",
        bars="old|broken|painted|toy|spraying|water",
    ),
    frame(
        _ROADSIDE,
        "What do drivers probably have to do when they park here? / What {is} {who} there for?",
        "They probably have to pay, since {fact}. / To make sure that parking is paid for: {fact}.",
        who="parking meter|parking meters",
        bars="broken|old|bike|bicycle|painted|art",
    ),
    frame(
        r"\bumbrellas?\b",
        "Why might {who} be carrying an umbrella? / What is the umbrella for?",
        "Most likely because of the rain: {fact}. / To keep dry in the rain, since {fact}.",
        needs="rain|puddle|rainstorm|storm",
        bars="beach|sunny|parasol|umbrellas|chair|table|patio",
    ),
    frame(
        r"^(?:sitting|lying|relaxing|lounging|resting)\b.*\bumbrellas?\b",
        "What is the umbrella for? / Why might the umbrella be useful in such a place?",
        "Most likely to give shade: {fact}. / Because there is little shade on a beach, and {fact}.",
        needs="beach|sand",
        bars="rain|umbrellas|surfboard",
    ),
    frame(
        r"^(?:walking|standing|sitting|lying|playing|relaxing|running)\b.*\b(?:beach|shore)\b",
        "What might {who} enjoy about being here? / Why might {who} have come here?",
        "Perhaps the fresh air and the sound of the water, since {fact}. / "
        "Perhaps to relax or to have some fun, since {fact}.",
        bars="umbrella|cold|winter|rain|kite|surfboard|phone|surf",
    ),
    frame(
        r"^(?:standing|walking|playing|sitting|lying|running|parked|covered)\b.*\bsnow\b",
        "What season might it be, and why? / How cold is it probably?",
        "It is probably winter, since {fact}, and snow stays on the ground only when it is cold. / "
        "Probably around freezing or below, because {fact}.",
        who="",
        bars="ski|snowboard|skis|skier|fake|toy|mountain",
    ),
    frame(
        r"^sitting (?:together )?on (?:an?|the|some) (?:\w+ )?bench\b",
        "Why might {who} be sitting there? / What might {who} do next?",
        "Perhaps to rest for a while or to wait for somebody, since {fact}. / "
        "Perhaps get up and go on after a rest, since {fact}.",
        bars="statue|dog|cat|bird|bear|baseball|bride",
    ),
    frame(
        r"\b(?:grass|park|tree|trees|lake|water|ocean|river|path|field|garden|beach)\b",
        "Who might like to use {who}? / What {is} {who} probably there for?",
        "Anyone who wants to rest or to enjoy the place for a while, since {fact}. / "
        "To offer a place to rest, since {fact}.",
        who="bench|park bench|benches|park benches|wooden bench",
        bars="broken|cat|dog|man|woman|people|person|bird|old",
    ),
    frame(
        r"^(?:walking|pulling|carrying|standing|waiting|rolling|sitting)\b.*\b(?:suitcases?|luggage)\b",
        "What might {who} be about to do? / What does the luggage suggest?",
        "Perhaps travel, unless it is the way back from a trip, since {fact}. / It suggests a journey, since {fact}.",
        bars="cat|dog|sell|store",
    ),
    frame(
        r"\bfor sale\b|\b(?:fruits?|vegetables|produce|bananas|oranges|apples)\b.*\b(?:market|stand|store|stall)\b",
        "What is probably going on at this place? / Why might people come to this place?",
        "Things are probably being sold there, since {fact}. / Most likely to buy something, since {fact}.",
        who="",
        bars="painting|toy",
    ),
    frame(
        r"^(?:holding|playing|brushing|sitting|standing|eating|walking|riding)\b",
        "Should an adult keep an eye on {who}? / Why might it be good to have an adult nearby?",
        "That would be wise, since {fact}, and small children do not always see dangers. / "
        "Because {fact}, and small children may need help.",
        who="baby|toddler|little boy|little girl|babies|toddlers",
        bars="adult|mother|father|parent|man|woman|mom|dad|baseball|tennis|doll|elephant|animal|baby elephant",
    ),
    frame(
        r"^parked\b",
        "Why might {who} be standing there? / What might happen to {who} later on?",
        "Probably because nobody needs {them} at the moment: {fact}. / "
        "Somebody may come back and leave with {them}, since {fact}.",
        who=_CAR,
        bars="toy|model|show|museum|abandoned|rust|broken|display|fire|police|food",
    ),
    frame(
        r"^(?:smiling|laughing|grinning)\b|\bsmiling\b",
        "How {is} {who} probably feeling? / What mood {is} {who} probably in?",
        "Probably cheerful, since {fact}. / It seems to be a good mood, because {fact}.",
        bars="fake|maniacally|statue",
    ),
)
