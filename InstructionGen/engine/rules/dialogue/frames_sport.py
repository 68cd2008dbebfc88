"""Inferences from people at sport and at play."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

SPORT: Final[tuple[Frame, ...]] = (
    frame(
        "surf|wave|surfboard",
        "What abilities might {who} need here? / What is demanding about what {who} {is} doing?",
        "{Fact}, which calls for good balance, strength and a feeling for how the water moves. / "
        "Since {fact}, good balance and strong swimming skills are probably needed, because the water keeps moving.",
        needs="wave|ocean|sea|water",
    ),
    frame(
        "surf|wave",
        "{Is} {who} new to this? / {Does} {who} seem to have some practice?",
        "Probably not: {fact}, and that usually takes a good deal of practice. / "
        "It seems so, because {fact}, and that is hardly possible without practice.",
        needs="surfboard|board",
        bars="fall|learn|lesson|paddle|beach|carry|walk|kid|child",
    ),
    frame(
        "ski|skier",
        "What season might it be, and why? / At what time of the year was the picture probably taken?",
        "It is probably winter, because {fact} and there is snow on the ground. / "
        "Most likely in winter: {fact}, and the ground is covered with snow.",
        needs="snow|slope|ski slope|mountain",
        bars="water|indoor",
    ),
    frame(
        "snowboard|snowboarder|snowboarding",
        "What season might it be, and why? / At what time of the year was the picture probably taken?",
        "It is probably winter, because {fact}, and that takes snow. / "
        "The picture was probably taken in winter, as {fact}, for which there has to be snow.",
        needs="snow|slope|hill|mountain",
    ),
    frame(
        "ski|snowboard|skier|snowboarder",
        "What could be risky about what {who} {is} doing? / Why {does} {who} have to be careful?",
        "{Fact}, and at high speed a fall on {a} could lead to an injury. / "
        "Because {fact}, losing balance could mean a hard fall on {a}.",
        needs="slope|hill|mountain",
    ),
    frame(
        "skateboard|skateboarding|skateboarder",
        "What could be risky about what {who} {is} doing? / Why might {who} want to wear protective gear?",
        "{Fact}, and a skateboard can slip away easily, so a fall onto hard ground might hurt. / "
        "Because {fact}, a small mistake could end in a fall, and protective gear might prevent an injury.",
        needs="skateboard",
        bars="helmet|pad|walk|carry|hold|sit",
    ),
    frame(
        "trick|jump|air|ramp|flip|stunt",
        "How experienced {is} {who} likely to be? / What suggests that {who} {is} skilled?",
        "{They_are} probably quite experienced, since {fact}, and that takes a lot of practice. / "
        "{Fact}, and that requires timing and balance, which suggests a lot of practice.",
        needs="skateboard|snowboard|surfboard",
        bars="fall|crash|attempt|try",
    ),
    frame(
        "bat|swing|batter|ready|wait",
        "What {is} {who} likely about to do, and how can you tell? / What will probably happen next?",
        "{They_are} most likely about to try to hit the ball, since {fact}, and this is part of a baseball game. / "
        "Next, {who} may try to hit the ball and then run, because {fact}.",
        needs="baseball bat|bat / baseball|ball|baseball game|game|pitch|catcher|umpire",
        bars="tennis|cricket|missed|miss|hits|hitting|hit|bats|frisbee|racket|racquet",
    ),
    frame(
        "hit|swing|bat",
        "What might {who} do right after this? / What will probably happen next?",
        "Probably run, since {fact}, and in baseball a good hit is followed by a run. / "
        "{Fact}, so the next thing to happen may be a run.",
        needs="baseball bat|bat / baseball|ball|baseball game|game|pitch|baseball player",
        bars="tennis|cricket|miss|frisbee|racket|racquet|hold|pose|stand|wait|ready",
    ),
    frame(
        "pitch|pitcher|throw",
        "What will probably happen to the ball next? / What {is} {who} probably trying to do?",
        "The ball will probably fly towards the plate, because {fact}. / "
        "{They_are} probably trying to throw the ball so that it cannot be hit, since {fact}.",
        needs="pitcher|pitch|mound / baseball|baseball player|baseball game|ball",
        bars="frisbee|tennis",
    ),
    frame(
        "tennis|racket|racquet",
        "What might {who} be trying to do? / What is the aim of what {who} {is} doing?",
        "{They_are} probably trying to win a point, since {fact}, and in tennis the ball has to be sent back. / "
        "{Fact}. The aim is most likely to send the ball where nobody can reach it.",
        needs="tennis|tennis ball|tennis court|tennis player|tennis racket",
        bars="dog|table|pose|sit",
    ),
    frame(
        "tennis|racket|racquet",
        "What qualities might {who} need for this? / What does this sport ask of {who}?",
        "{Fact}, so quick reactions, good eyesight and a steady arm are probably needed. / "
        "Because {fact}, fast footwork and good coordination would help.",
        needs="tennis court|court|tennis ball|ball",
        bars="pose|sit|stand",
    ),
    frame(
        "frisbee",
        "What {does} {who} have to be good at here? / Which skills might help {who} here?",
        "{Fact}, so a sharp eye and quick movements would help. / "
        "Because {fact}, it would help to judge the flight of the frisbee well and to react fast.",
        needs="frisbee",
        bars="dog",
    ),
    frame(
        "frisbee",
        "What kind of dog might this be in character? / What does the picture suggest about the dog's energy?",
        "The dog is probably lively and well trained, since {fact}, and that takes energy and practice. / "
        "It seems to be an active dog that likes to play, because {fact}.",
        needs="dog / frisbee",
        who="dog",
    ),
    frame(
        "kite",
        "What can one conclude about the weather, and why? / What does the picture suggest about the wind?",
        "It is probably a windy day, because {fact}, and a kite needs wind to fly. / "
        "There is most likely some wind, since {fact}; without it a kite would not stay up.",
        bars="indoor|hold|carry|store|shop|ground|wall",
    ),
    frame(
        "soccer|football",
        "What might {who} be trying to achieve? / Why might {who} be moving so fast?",
        "{Fact}, so the aim is probably to win the ball or to score a goal. / "
        "Probably to reach the ball before somebody else does, since {fact}.",
        needs="ball|soccer ball|football|game",
        bars="american|watch|stand|pose",
    ),
    frame(
        "horse|horseback",
        "What might {who} need in order to do this safely? / What makes this activity demanding?",
        "{Fact}, which calls for good balance and for trust between rider and horse. / "
        "Since {fact}, it takes balance and calm control, because a horse may be startled.",
        needs="horse",
        bars="carriage|statue|feed|pet|lead|wagon|cart|stand",
    ),
    frame(
        "jump|obstacle|fence|hurdle|rodeo",
        "What kind of event might this be? / Why might this take special training?",
        "It may be a riding competition or a practice for one, because {fact}. / "
        "Because {fact}; horse and rider have to know each other well to do that without an accident.",
        needs="horse / jump|obstacle|hurdle|rodeo",
    ),
    frame(
        "wii|controller|remote|game",
        "How {does} {who} seem to be spending the time? / What mood does the scene suggest?",
        "It seems to be free time, since {fact}, which is something that people do for fun. / "
        "The mood is probably playful, because {fact}.",
        needs="wii|video game|remote|controller|game controller",
        bars="baseball|tennis court|soccer|card",
    ),
    frame(
        "helmet",
        "Why might {who} need a helmet? / What {are_a} {a} probably for?",
        "{Fact}, and a helmet protects the head if there is a fall or a crash. / "
        "Probably for safety, since {fact} and an accident could hurt the head.",
        needs="helmet / motorcycle|bicycle|bike|skateboard|snowboard|horse|ski",
        bars="baseball|soldier|police|fireman",
    ),
    frame(
        "wetsuit|wet",
        "What does the picture suggest about the water? / How warm is the water likely to be?",
        "The water may be rather cold, since {fact}, and a wetsuit keeps the body warm. / "
        "The water is probably cold, since {fact}, and a wetsuit is made to keep the body warm.",
        needs="wetsuit|wet suit",
    ),
    frame(
        "swim|pool|paddle|kayak|canoe|row|raft",
        "What safety measure would make sense here? / What should {who} watch out for?",
        "Since {fact}, a life jacket would make sense for anyone who cannot swim well. / "
        "{Fact}, so it would be wise to watch the water and the weather closely.",
        needs="water|pool|river|lake|ocean|sea",
        bars="dog|duck|bear|elephant|jacket",
    ),
    frame(
        "uniform|team|game|player|match",
        "Is this likely a practice or an official game? / What suggests that this is more than a casual game?",
        "It is probably an official game, because {fact} and there are people who look on. / "
        "{Fact}, and people are watching, so it seems to be a real match.",
        needs="crowd|spectator|audience|fan|stands",
        bars="video|wii",
    ),
)
