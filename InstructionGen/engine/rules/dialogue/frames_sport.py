"""Inferences from people at sport and at play."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

SPORT: Final[tuple[Frame, ...]] = (
    frame(
        r"^surfing|^riding (?:an?|the|some|on)\b.*\bwaves?\b",
        "What skills might {who} need here? / What is demanding about what {who} {is} doing?",
        "{Fact}, which calls for good balance, strength and a feeling for how the water moves. / "
        "{Fact}, so good balance and strong swimming skills are needed, because the water keeps moving.",
        bars="fall|learn|lesson",
    ),
    frame(
        r"^surfing|^riding (?:an?|the|some|on)\b.*\bwaves?\b",
        "{Is} {who} new to this? / {Does} {who} seem to have some practice?",
        "Probably not: {fact}, and that usually takes a good deal of practice. / "
        "It seems so, because {fact}, and that is hardly possible without practice.",
        bars="fall|learn|lesson|child|small|little",
    ),
    frame(
        r"^(?:walking|carrying|holding|standing|running)\b.*\bsurfboards?\b",
        "What {is} {who} probably about to do? / What does the surfboard suggest?",
        "{They_are} probably about to go surfing or just coming back from it, since {fact}. / "
        "It suggests an interest in surfing, since {fact}.",
        needs="beach|ocean|sea|sand|shore|wave",
        bars="surfboards|ride|surf|standing on",
    ),
    frame(
        r"^(?:skiing|snowboarding)\b|^riding (?:an? |his |her |their )?(?:skis|snowboards?)\b",
        "What season might it be, and why? / At what time of the year was the picture probably taken?",
        "It is probably winter, because {fact}, and that takes snow. / "
        "Most likely in winter, since {fact}, for which there has to be snow on the ground.",
        bars="indoor|sand|water|summer",
    ),
    frame(
        r"^(?:skiing|snowboarding)\b.*\b(?:down|slope|hill|mountain)|^riding (?:an? |his |her |their )?(?:skis|"
        r"snowboards?) down",
        "What could be risky about what {who} {is} doing? / Why {does} {who} have to be careful?",
        "{Fact}, and at high speed a fall could lead to an injury. / "
        "Because {fact}, and losing control at high speed could mean a hard fall.",
        bars="fall|fell|sand|water",
    ),
    frame(
        r"^skateboarding|^riding (?:an?|his|her|their|the) (?:\w+ )?skateboards?",
        "What could be risky about what {who} {is} doing? / Why might {who} want to wear protective gear?",
        "{Fact}, and a skateboard can slip away easily, so a fall onto hard ground might hurt. / "
        "Because {fact}, and if something goes wrong, protective gear can prevent an injury.",
        bars="helmet|pad|fall|beach|dog|sand",
    ),
    frame(
        r"^(?:doing|performing)\b.*\b(?:tricks?|stunts?|jumps?)|^(?:jumping|flying)\b.*\b(?:skateboard|snowboard|bike)",
        "How experienced {is} {who} likely to be? / What suggests that {who} {is} skilled?",
        "{They_are} probably quite experienced, since {fact}, and that takes a lot of practice. / "
        "{Fact}, and that requires timing and balance, which suggests a lot of practice.",
        needs="skateboard|snowboard|surfboard|bike|bicycle|motorcycle|skate park|ramp",
        bars="fall|crash|attempt|try|frisbee",
    ),
    frame(
        r"ready to (?:hit|swing|bat)|^(?:preparing|waiting) to (?:hit|swing|bat)|^holding (?:an?|his|her) "
        r"(?:baseball )?bat\b",
        "What {is} {who} likely about to do? / What {is} {who} getting ready for?",
        "{They_are} most likely about to try to hit the ball, since {fact}. / Probably for the next pitch, since "
        "{fact}.",
        needs="baseball bat|bat / baseball|ball|baseball game|baseball player|baseball field|batter|catcher|umpire",
        bars="tennis|cricket|pitcher|pose|pitching",
    ),
    frame(
        r"^swinging (?:an?|his|her|the) (?:\w+ )?bat\b|^hitting (?:an?|the) (?:base)?ball\b",
        "What might {who} do if the swing is a success? / What might {who} do right after this?",
        "Probably run to first base, since {fact}, and in baseball a good hit is followed by a run. / "
        "If the ball is hit well, probably run to first base, since {fact}.",
        needs="baseball bat|bat|batter / baseball|ball|baseball game|baseball player|baseball field|catcher|umpire",
        bars="tennis|cricket|frisbee|child|toddler",
    ),
    frame(
        r"^pitching|^throwing (?:an?|the) (?:baseball|ball|pitch)|(?:ready|preparing|about) to (?:throw|pitch)|"
        r"^winding",
        "What {is} {who} probably trying to do? / What will probably happen to the ball next?",
        "{They_are} probably trying to throw the ball so that it is hard to hit, since {fact}. / "
        "It will probably fly toward the batter, because {fact}.",
        needs="pitcher|pitch|mound|baseball pitcher",
        bars="frisbee|tennis|football|dog|bat",
    ),
    frame(
        r"^playing tennis|^(?:swinging|hitting|returning|serving|reaching)\b.*\b(?:racket|racquet|tennis|ball)",
        "What {is} {who} probably trying to do? / What does this sport ask of {who}?",
        "Probably win the point: {fact}, and in tennis the ball should land where the opponent cannot reach it. / "
        "{Fact}, so quick feet, good eyesight and a steady arm are needed.",
        needs="tennis|tennis ball|tennis court|tennis player|tennis racket|tennis match",
        bars="dog|table|child|baseball",
    ),
    frame(
        r"^holding (?:an?|his|her) (?:tennis )?(?:racket|racquet)\b",
        "Which sport {does} {who} probably play? / What might {who} be waiting for?",
        "Most likely tennis, since {fact}. / Perhaps for the next ball, since {fact}.",
        needs="tennis court|court",
        bars="pose|badminton|squash|picture|photo|sit|trophy",
    ),
    frame(
        r"^(?:throwing|catching|playing|jumping|reaching|leaping|running)\b.*\bfrisbees?\b",
        "What {does} {who} have to be good at here? / Which skills might help {who} here?",
        "{Fact}, so a sharp eye and quick movements would help. / "
        "Because {fact}, it would help to judge the flight of the frisbee well and to react fast.",
        bars="dog",
    ),
    frame(
        r"^(?:catching|jumping|playing|running|leaping|chasing)\b.*\bfrisbees?\b",
        "How much energy {does} {who} seem to have? / What does the picture suggest about {who}?",
        "A lot, it seems, since {fact}, and that takes speed and strength. / "
        "It suggests a playful and active nature, because {fact}.",
        who="dog",
    ),
    frame(
        r"^flying (?!in|through|over|around)\b.*\bkites?\b",
        "What can one conclude about the weather, and why? / What does the picture suggest about the wind?",
        "It is probably a windy day, because {fact}, and a kite needs wind to fly. / "
        "There is most likely some wind, since {fact}, and without wind a kite would not stay up.",
        bars="indoor",
    ),
    frame(
        r"^playing (?:soccer|football)\b|^kicking (?:an?|the) (?:soccer )?ball|^(?:running|going)\b.*\bsoccer ball",
        "What {is} {who} probably trying to achieve? / What {does} {who} need to be good at?",
        "Probably to score a goal or to keep the ball, since {fact}. / "
        "{Fact}, so speed and good control of the ball are needed.",
        needs="soccer|soccer ball|soccer game|soccer field|soccer player",
        bars="street|sidewalk|dog",
    ),
    frame(
        r"^riding (?:an?|the|his|her|their|on|some)?\s?(?:\w+ )?horses?\b|^riding on (?:the back of )?an? (?:\w+ "
        r")?horse",
        "What might {who} need in order to do this safely? / What makes this activity demanding?",
        "Good balance and trust in the horse, since {fact}. / "
        "Since {fact}, it takes balance and calm control, because a horse may be startled.",
        bars="carriage|statue|wagon|cart|mechanical|toy|carousel|rocking",
    ),
    frame(
        r"^(?:riding|jumping)\b.*\bover\b.*\b(?:obstacle|hurdle|jump|fence|pole)",
        "What kind of event might this be? / Why might this take special training?",
        "It may be a riding competition or a practice for one, because {fact}. / "
        "Because {fact}, and horse and rider have to know each other well to do that safely.",
        needs="horse",
    ),
    frame(
        r"^playing\b.*\b(?:wii|video ?games?|nintendo)\b",
        "How {does} {who} seem to be spending the time? / What mood does the scene suggest?",
        "It seems to be free time, since {fact}, which is something that people do for fun. / "
        "The mood is probably playful, because {fact}.",
    ),
    frame(
        r"^wearing\b.*\bhelmets?\b",
        "Why might {who} be wearing a helmet? / What is the helmet probably for?",
        "Probably for safety: {fact}, and a helmet protects the head if there is a fall or a crash. / "
        "Probably for safety, since {fact}, and a fall could hurt the head.",
        needs="motorcycle|bicycle|bike|skateboard|snowboard|horse|skis|scooter",
        bars="baseball|soldier|police|fireman|helmets|football",
    ),
    frame(
        r"^wearing (?:an? |their |his |her )?(?:\w+ )?wet ?suits?\b",
        "What does the picture suggest about the water? / How warm is the water likely to be?",
        "The water may be rather cold, since {fact}, and a wetsuit keeps the body warm. / "
        "It is probably cold, since {fact}, and a wetsuit is made to keep the body warm.",
    ),
    frame(
        r"^(?:paddling|rowing|kayaking|canoeing)\b|^swimming\b.*\b(?:ocean|lake|river|sea)",
        "What safety measure would make sense here? / What should {who} watch out for?",
        "A life jacket would make sense, since {fact}, and anyone can fall in or get tired. / "
        "Wind and waves, since {fact}, and the weather on the water can change quickly.",
        bars="jacket|vest|surfboard|pool",
    ),
    frame(
        r"^playing\b.*\b(?:game|match|baseball|tennis|soccer|football)\b",
        "Is this likely to be more than a casual game? / What suggests that this is a real match?",
        "Probably, because {fact} and people are watching. / {Fact}, and people are watching, so it seems to be a "
        "real match.",
        needs="crowd|spectator|audience|fan|onlooker",
        bars="video|wii|child|park|street",
    ),
)
