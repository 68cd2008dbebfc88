"""Inferences from rooms, meals, work and what lies about at home."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

HOME: Final[tuple[Frame, ...]] = (
    frame(
        "cook|prepare|make|bake|chop|cut|stir|knead|roll",
        "What is {who} probably going to do afterwards? / For what purpose is {who} likely doing this?",
        "{Fact}, so the food will probably be served and eaten afterwards. / "
        "Most likely to get a meal ready, since {fact} and this is a place where food is prepared.",
        needs="kitchen|stove|oven|counter / food|pizza|meal|dough|vegetable|meat|cake|bread|cookie|sandwich|dinner",
        bars="cat|dog",
    ),
    frame(
        "cook|chef|prepare|stove|oven",
        "What should {who} be careful about? / What could be risky in this situation?",
        "Since {fact}, hot surfaces could cause burns, so some care is needed. / "
        "{Fact}, and near {a} it would be easy to get burnt.",
        needs="stove|oven|pan|pot",
        bars="cat|dog|pose",
    ),
    frame(
        "knife|cut|slice|chop",
        "What should {who} pay attention to? / Why is some care needed here?",
        "{Fact}, and a knife is sharp, so the fingers should be kept away from the blade. / "
        "Because {fact}; a moment of carelessness with a knife could lead to a cut.",
        needs="knife",
    ),
    frame(
        "kitchen",
        "What is this room most likely used for? / Which everyday tasks are probably done in this room?",
        "It is most likely used for cooking and other work in the household, since {fact}. / "
        "Probably cooking and washing up, because {fact}.",
        needs="refrigerator|stove|oven|microwave|sink|cabinet|counter|appliance",
        who="kitchen|room|stove|oven|refrigerator|microwave|sink|cabinet|counter|appliance",
    ),
    frame(
        "bathroom|toilet|sink|bathtub|tub|shower|restroom",
        "What is a room like this good for? / What is this room probably used for?",
        "It is most likely a place to wash and freshen up, since {fact}. / "
        "It is probably used for washing and personal care, because {fact}.",
        needs="toilet|sink|bathtub|tub|shower|mirror",
        who="bathroom|toilet|sink|bathtub|tub|shower|restroom|room|mirror|urinal|window|towel",
        bars="outside|outdoors|kitchen|field|street|yard|grass|sidewalk",
    ),
    frame(
        "brush|toothbrush|tooth",
        "Why might {who} be doing this? / At what times of the day would this be typical?",
        "{Fact}, most likely to keep the teeth clean and healthy. / "
        "Early in the morning or just before bed would be typical, since {fact}.",
        needs="toothbrush|tooth|brush",
        bars="dog|cat|hair|horse",
    ),
    frame(
        "mirror",
        "Why might {who} be in front of a mirror? / What might {who} want to check?",
        "{Fact}, perhaps to check how everything looks before going out. / "
        "Since {fact}, it is likely about how {who} {looks}.",
        needs="mirror",
        bars="camera|picture|photo|selfie|phone|dog|cat|car|truck|motorcycle|bus",
    ),
    frame(
        "picture|photo|selfie|camera",
        "Why might {who} be doing this? / What could {who} want to keep from this moment?",
        "{Fact}, so {who} may want to remember this moment or show it to friends. / "
        "Probably a memory: {fact}, and pictures are often shared with friends and family.",
        needs="camera|phone|cell phone|selfie|mirror|smartphone",
        bars="monitor|cow|dog|cat|wall|pose",
    ),
    frame(
        "bed",
        "What suggests that {who} {is} feeling safe and at ease? / How is {who} probably feeling?",
        "{They_are} probably relaxed, since {fact}, and animals rest where they feel safe. / "
        "Most likely comfortable: {fact}, which is a soft and quiet place.",
        needs="bed",
        who="cat|dog|kitten|puppy",
    ),
    frame(
        "couch|sofa|chair|blanket|pillow|sleep|lie|nap|curl|rug",
        "What does the picture suggest about how {who} {is} feeling? / Is {who} likely a pet or a wild animal?",
        "{Who} {seems} to be relaxed, because {fact}, and an animal rests where it feels safe. / "
        "Most likely a pet, since {fact}, and wild animals would not do that.",
        needs="couch|sofa|chair|blanket|pillow|rug|bed|floor|desk|table|shelf|towel",
        who="cat|dog|kitten|puppy",
        bars="street|wild",
    ),
    frame(
        "laptop|computer|keyboard|monitor|desk|mouse",
        "Why might the cat have chosen this spot? / What problem could this cause?",
        "Perhaps because it is warm there or because it wants attention: {fact}. / "
        "Since {fact}, it might be hard to get any work done there.",
        needs="laptop|computer|keyboard|monitor|desk",
        who="cat|kitten",
    ),
    frame(
        "suitcase|luggage|bag",
        "What problem could this cause? / Why might {who} be there?",
        "Packing might turn out to be difficult, since {fact}. / {Fact}, which may feel snug and cozy.",
        needs="suitcase|luggage|bag",
        who="cat|dog|kitten|puppy",
    ),
    frame(
        "sink|bathtub|toilet|bathroom",
        "Why might {who} be in such an unusual place? / What might draw {who} to this place?",
        "Perhaps out of curiosity or because the smooth surface is cool: {fact}. / "
        "{Fact}; cool surfaces and running water often attract curious pets.",
        needs="sink|bathtub|toilet",
        who="cat|kitten",
    ),
    frame(
        "window|windowsill|sill",
        "Why might {who} be near the window? / What might {who} be interested in?",
        "Perhaps to watch what goes on outside or to enjoy the light, since {fact}. / "
        "Probably in what moves outside: {fact}, and from there one can see a lot.",
        needs="window|windowsill",
        who="cat|dog|kitten|puppy",
        bars="car|truck|bus",
    ),
    frame(
        "laptop|computer|desk|keyboard",
        "What might {who} be doing with the computer? / For what might {who} be using {a}?",
        "{Fact}, so it may be about work, studies or messages. / "
        "Possibly for work or study, or just to read something, since {fact}.",
        needs="laptop|computer|keyboard",
        bars="cat|dog|store|throw",
    ),
    frame(
        "desk|office|keyboard|monitor",
        "What kind of work is this place suited to? / Who might use this place?",
        "It is suited to office work or studying, since {fact}. / "
        "Somebody who works or studies with a computer, because {fact}.",
        needs="computer|laptop|keyboard|monitor|desk / desk|keyboard|mouse|monitor|office|chair",
        who="thing",
        bars="cat|dog|kitten|toilet|bathroom",
    ),
    frame(
        "couch|sofa|tv|television|living|room|chair",
        "What would one probably do in this room? / What is this room likely used for?",
        "Probably sit down and relax, since {fact}. / "
        "It is likely used for resting and for spending time together, because {fact}.",
        needs="couch|sofa|chair|living room / living room|tv|television|couch|sofa|coffee table|fireplace",
        who="thing",
        bars="bathroom|toilet|outside|office|street|store|hotel|yard|patio|desk|train|bus",
    ),
    frame(
        "bed|bedroom",
        "What is this room most likely used for? / What does the picture suggest about the room's purpose?",
        "It is most likely used for sleeping, since {fact}. / It seems to be a place to rest, because {fact}.",
        needs="bed|bedroom",
        who="thing",
        bars="truck|flower|garden|cat|dog|river",
    ),
    frame(
        "cake|candle|birthday",
        "What occasion might this be? / What might people be celebrating?",
        "It may be a birthday or another celebration, since {fact}. / "
        "Perhaps a birthday: {fact}, and {a} is often part of a celebration.",
        needs="cake / candle|birthday|party|balloon",
        who="",
        bars="wedding|bride|groom",
    ),
    frame(
        "wedding|bride|groom",
        "What occasion is this likely to be? / What feelings might go with this day?",
        "It is most likely a wedding, since {fact}. / "
        "Probably joy and excitement, because {fact}, and a wedding is meant to be a happy day.",
        needs="bride|groom|wedding|wedding cake",
        who="",
    ),
    frame(
        "pizza",
        "Is this meal meant for one or for several? / What will probably happen next?",
        "It could well be shared, since {fact}, and pizza is easily cut into slices. / "
        "The food will probably be cut, shared and eaten, because {fact}.",
        needs="pizza",
        who="pizza",
        bars="box|slice|dough|truck|sign|store|shop|make|bake|prepare|cook|eat|raw",
    ),
    frame(
        "plate|bowl|food|sandwich|salad|meal|meat|vegetable|rice|soup|breakfast|pasta",
        "Would this be a light snack or a full meal? / What does the food suggest about the meal?",
        "It looks like a meal rather than a small snack, since {fact}. / "
        "It is probably meant as a meal, because {fact}.",
        needs="plate|bowl|tray|dish|platter / food|sandwich|salad|meat|rice|soup|pasta|chicken|steak|egg|potato|noodle",
        who="thing",
        bars="empty|cake|donut|dessert|fruit|cat|dog|refrigerator|fridge|shelf|store|factory",
    ),
    frame(
        "broccoli|carrot|vegetable|salad|fruit|banana|apple|orange",
        "Could this be part of a healthy diet? / What makes this food a healthy choice?",
        "Yes, it could, since {fact}, and that provides vitamins and fiber. / "
        "{Fact}, and that means vitamins and fiber, which are good for the body.",
        needs="broccoli|carrot|vegetable|salad|fruit|banana|apple",
        who="thing",
        bars="cake|pizza|fried|sticker|painting|statue|rotten|tree|cheese|bacon",
    ),
    frame(
        "donut|doughnut|cake|dessert|pastry|cupcake|cookie",
        "Why might it be wise not to eat too much of this? / Is this something to eat every day?",
        "{Fact}, and sweet things like these are best enjoyed in small amounts. / "
        "Better not: {fact}, and that is rather an occasional treat than a daily food.",
        needs="donut|doughnut|cake|dessert|pastry|cupcake|cookie",
        who="thing",
        bars="wedding|toy|fake|urinal|store|shop|factory|bakery|machine",
    ),
    frame(
        "eat|bite|feed",
        "How is {who} probably feeling? / What might happen when {who} {is} finished?",
        "Probably hungry, and perhaps content: {fact}. / "
        "{Who} may feel full or want something to drink afterwards, since {fact}.",
        needs="pizza|sandwich|donut|doughnut|cake|food|banana|apple|hot dog|meal|slice|burger|carrot",
        bars="giraffe|elephant|bird|horse|animal|dog|cat|cow|zebra|bear|goat|sheep|feed",
    ),
    frame(
        "table|restaurant|dinner|dining|meal|lunch",
        "What is the relationship between the people likely to be? / Why might the people have come together?",
        "They may be friends or family, since {fact}, and people often share meals with those they know. / "
        "Probably to share a meal and to talk, because {fact}.",
        needs="people|group|family|couple|friend|woman / table|restaurant / food|meal|dinner|wine|pizza|lunch|plate",
        bars="baseball|computer|laptop",
    ),
    frame(
        "wine|glass|drink|toast|bottle",
        "What kind of occasion might this be? / What mood does the scene suggest?",
        "It may be a social occasion, since {fact}. / The mood is probably relaxed, because {fact}.",
        needs="wine|wine glass|glass|beer",
        bars="glasses|sunglasses|window|water|sliding|baby|milk",
    ),
    frame(
        "phone|cell|cellphone|smartphone|iphone",
        "What might {who} be doing with the phone? / Why might {who} not notice what goes on nearby?",
        "{Fact}, perhaps to talk to somebody or to read a message. / "
        "Because {fact}, and a phone takes up a lot of attention.",
        needs="phone|cell phone|cellphone|smartphone",
        bars="booth|pole|wire|old|picture|photo",
    ),
    frame(
        "read|book",
        "What might {who} like about this? / What does the picture suggest about how {who} {is} spending the time?",
        "Perhaps the quiet: {fact}, and reading makes it easy to forget what is going on all around. / "
        "It seems to be a calm moment, since {fact}.",
        needs="book|newspaper|magazine|paper",
        bars="cat|dog|shelf",
    ),
    frame(
        "suit|tie|tuxedo|dress",
        "What kind of occasion might {who} be dressed for? / What do the clothes suggest?",
        "It may be a formal occasion or work in an office, since {fact}. / "
        "They suggest something formal, such as a meeting or a celebration, because {fact}.",
        needs="suit|tie|necktie|tuxedo",
        bars="wet|dog|cat|ski|suitcase|swim|bathing|body|wetsuit|snow|track|teddy|tied|tying",
    ),
    frame(
        "teddy|stuffed|toy|doll|bear",
        "Who might the owner of such things be? / What does the picture suggest about whoever owns these things?",
        "Perhaps a child, or someone who likes to collect such things, since {fact}. / "
        "It may be someone young, or someone who likes to collect such things, because {fact}.",
        needs="teddy bear|teddy|stuffed animal|stuffed bear|doll|toy",
        who="thing",
    ),
    frame(
        "vase|flower|bouquet",
        "Why might somebody have put the flowers there? / What could be the reason for the flowers?",
        "Probably to make the place look nicer, since {fact}. / "
        "They may be a gift or a decoration: {fact}, and fresh flowers brighten up a room.",
        needs="vase|pot|jar|bowl / flower|rose|tulip|bouquet|lily|daisy",
        who="thing",
    ),
    frame(
        "clock",
        "What is the clock probably there for? / Who might find the clock useful?",
        "It shows the time to anyone who passes by, since {fact}. / "
        "Probably anyone who passes by and wants to know the time, because {fact}.",
        needs="clock / tower|building|pole|street|station|church|wall|steeple",
        who="clock|tower|clock tower",
    ),
    frame(
        "scissors|cut|craft|thread|yarn|sew",
        "What might somebody be working on here? / For what might these things be used?",
        "Perhaps on a craft or a sewing project, since {fact}. / They might be used for handicraft, because {fact}.",
        needs="scissors",
        who="thing",
    ),
    frame(
        "tv|television",
        "What might {who} be doing next? / What kind of moment does this seem to be?",
        "Perhaps watching something for a while, since {fact}. / It seems to be leisure time at home, because {fact}.",
        needs="tv|television / couch|chair|bed|sofa|living room|remote",
        bars="wii|game",
    ),
)
