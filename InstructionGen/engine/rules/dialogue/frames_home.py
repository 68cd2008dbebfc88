"""Inferences from rooms, meals, work and what lies about at home."""

from __future__ import annotations

from typing import Final

from InstructionGen.engine.rules.dialogue.frame import Frame, frame

_PET = "cat|dog|kitten|puppy|cats|dogs|kittens|puppies"
_CAT = "cat|kitten|cats|kittens"

HOME: Final[tuple[Frame, ...]] = (
    frame(
        r"^(?:cooking|preparing|making|baking)\b.*\b(?:food|pizzas?|meal|dough|vegetables|dinner|pancakes|cookies|"
        r"sandwich(?:es)?|"
        r"meat|breakfast|lunch)\b",
        "What {is} {who} probably going to do afterwards? / Why might {who} be doing this?",
        "Probably serve or eat the food, since {fact}. / Most likely to get a meal ready, since {fact}.",
        bars="cat|dog|toy|play",
    ),
    frame(
        r"^(?:cooking|putting|taking|pulling|opening)\b.*\b(?:oven|stove|grill|skillet)\b",
        "What should {who} be careful about? / What could be risky in this situation?",
        "The heat, since {fact}, and hot surfaces can cause burns. / "
        "Getting burnt could be a risk, since {fact}, and hot surfaces are easy to touch by accident.",
        bars="cat|dog|pose|toy",
    ),
    frame(
        r"^(?:cutting|slicing|chopping)\b.*\b(?:cake|pizza|vegetables?|fruit|meat|food|bread|apples?|carrots?|"
        r"onions?|sandwich)\b",
        "What should {who} be careful about? / Why is some care needed here?",
        "The blade, since {fact}, and a knife is sharp. / "
        "Because {fact}, and a moment of carelessness with a knife could lead to a cut.",
        needs="knife",
        bars="scissors",
    ),
    frame(
        r"\b(?:stove|oven|appliances|refrigerator|microwave)\b",
        "Would it be possible to cook a meal here? / What could somebody do in this room?",
        "It seems so, since {fact}. / Cook and prepare meals, for example, since {fact}.",
        who="kitchen",
        bars="old|broken|empty|construction|unfinished|burned",
    ),
    frame(
        r"\b(?:toilet|sink|tub|bathtub|shower)\b",
        "What could somebody do in this room? / What is a room like this used for?",
        "Wash and freshen up, for example, since {fact}. / For washing and personal care, which fits, since {fact}.",
        who="bathroom|restroom",
        bars="outside|outdoors|broken|construction|unfinished",
    ),
    frame(
        r"^brushing (?:his|her|their|its) teeth\b",
        "Why might {who} be doing this? / At what time of the day might this be?",
        "Most likely to keep the teeth clean and healthy: {fact}. / "
        "Perhaps early in the morning or just before bed, since {fact}.",
        bars="dog|cat|hair|horse",
    ),
    frame(
        r"^(?:looking|standing|posing)\b.*\b(?:in|into|at|in front of) (?:an?|the) (?:\w+ )?mirror\b",
        "Why might {who} be in front of a mirror? / What might {who} want to check?",
        "Perhaps to see how everything looks before going out: {fact}. / Hair or clothes, perhaps, since {fact}.",
        bars="camera|picture|photo|selfie|phone|dog|cat|car|truck|motorcycle|bus|brush|shave",
    ),
    frame(
        r"^taking (?:an? |her |his |their |the )?(?:\w+ )?(?:photos?|pictures?|selfies?|photographs?)\b",
        "Why might {who} be doing this? / What might {who} do with it later?",
        "Perhaps to remember this moment or to show it to friends: {fact}. / "
        "Perhaps share it with friends and family, since {fact}.",
        bars="monitor|cow|wall|cat|horse",
    ),
    frame(
        r"^(?:lying|sleeping|curled|resting|napping|lounging|relaxing)\b.*\b(?:bed|couch|sofa|chair|blanket|"
        r"blankets|pillow|rug)\b",
        "How {is} {who} probably feeling? / {Does} {who} seem to feel at home?",
        "Probably comfortable and safe, since {fact}, and animals rest where they feel safe. / "
        "It seems so, since {fact}, and animals rest where they feel safe.",
        who=_PET,
        bars="street|wild|toy|stuffed|hot",
    ),
    frame(
        r"^(?:lying|sitting|sleeping|standing|resting)\b.*\bon (?:an?|the|his|her) (?:\w+ ){0,2}(?:laptop|keyboard)\b",
        "What problem could this cause? / Why might {who} have chosen this spot?",
        "It might be hard to get any work done, since {fact}. / Perhaps because it is warm there: {fact}.",
        who=_CAT,
    ),
    frame(
        r"^(?:sitting|lying|sleeping|curled|resting)\b.*\b(?:in|inside) (?:an?|the) (?:\w+ )?(?:suitcase|box|bag|"
        r"basket|bowl|drawer)\b",
        "Why might {who} like this spot? / What might {who} like about this place?",
        "It probably feels snug and safe there: {fact}, and cats like tight places. / "
        "That it is snug, perhaps, since {fact}, and cats like tight places.",
        who=_CAT,
    ),
    frame(
        r"^(?:sitting|lying|standing|sleeping|curled)\b.*\b(?:in|inside) (?:an?|the) (?:\w+ )?(?:sink|bathtub|tub)\b",
        "Why might {who} be in such an unusual place? / What might draw {who} to this place?",
        "Perhaps out of curiosity or because the smooth surface is cool: {fact}. / "
        "The cool, smooth surface, perhaps, since {fact}.",
        who=_CAT,
    ),
    frame(
        r"^(?:looking|staring|gazing)\b.*\b(?:out|through)\b.*\bwindow\b|^sitting\b.*\b(?:window ?sill|in (?:an?|"
        r"the) window)\b",
        "What might {who} be interested in? / Why might {who} like this spot?",
        "Probably in what moves outside, since {fact}. / "
        "Perhaps because there is light and a view of what goes on outside: {fact}.",
        who=_PET,
        bars="car|truck|bus",
    ),
    frame(
        r"^(?:using|working on|working at|typing on|looking at)\b.*\b(?:laptop|computer)s?\b|"
        r"^sitting\b.*\busing\b.*\b(?:laptop|computer)",
        "What might {who} be doing with the computer? / What might {who} be using the computer for?",
        "{Fact}, so it may be about work, studies or messages. / Possibly work or study, or just reading something, "
        "since {fact}.",
        bars="cat|dog|store|repair|fix|television|shirt",
    ),
    frame(
        r"\bdesk\b",
        "What kind of work is this place suited to? / Who might use this place?",
        "It is suited to office work or studying, since {fact}. / "
        "Somebody who works or studies with a computer, since {fact}.",
        who=(
            "laptop|computer|monitor|keyboard|desktop computer|laptop computer|computer monitor|computers|monitors|desk"
        ),
        needs="laptop|computer|monitor|keyboard",
        bars="cat|dog|kitten|toilet|bathroom|food|beer|hotel",
    ),
    frame(
        r"\b(?:couch|couches|sofa|sofas|television|TV|fireplace|armchair)\b",
        "What might people do in this room? / Is this a good place to relax?",
        "Probably sit down and relax, since {fact}. / It seems so, since {fact}.",
        who="living room|room",
        bars="bathroom|toilet|outside|office|store|hotel|construction|dirty|messy",
    ),
    frame(
        r"\bbeds?\b",
        "What is this room most likely used for? / Is this a good place to rest?",
        "It is most likely used for sleeping, since {fact}. / It seems so, since {fact}.",
        who="bedroom|hotel room|room",
        bars="truck|garden|cat|dog|river|hospital|messy",
    ),
    frame(
        r"\b(?:birthday|candles)\b",
        "What occasion might this be? / What might people be celebrating?",
        "It may be a birthday, since {fact}. / Perhaps a birthday, since {fact}.",
        needs="cake|birthday cake",
        who="",
        bars="wedding|bride|groom",
    ),
    frame(
        r"\bwedding cake\b",
        "What occasion is this likely to be? / What feelings might go with this day?",
        "It is most likely a wedding, since {fact}. / Probably joy and excitement, because {fact}.",
        who="",
    ),
    frame(
        r"\b(?:table|pan|plate|platter|board|counter|tray)\b",
        "What will probably happen next? / Could this be shared by several people?",
        "It will probably be cut and eaten, since {fact}. / It could, since {fact}, and pizza is easily cut into "
        "slices.",
        who="pizza",
        bars=(
            "box|slice|dough|truck|sign|store|shop|make|bake|prepare|cook|eat|raw|half|small|little|personal|"
            "missing|cut|oven|sliced|slices|piece|pieces"
        ),
    ),
    frame(
        r"^(?!next|near|on|in|beside|behind).*\b(?:meat|chicken|rice|potatoes|pasta|steak|fries|soup|noodles|beef|"
        r"eggs)\b",
        "Would this be a light snack or a full meal? / Is this likely to be a full meal?",
        "It looks like a meal rather than a snack, since {fact}. / It seems so, because {fact}.",
        who="plate|tray|bowl",
        bars="empty|cake|donut|dessert|refrigerator|shelf|store|small|little|eaten",
    ),
    frame(
        r"^(?!next|near|on|in|beside|behind).*\b(?:vegetables|fruit|fruits|salad|broccoli|carrots|bananas|apples|"
        r"oranges)\b",
        "Could this be part of a healthy diet? / What is healthy about this food?",
        "Yes, it could, since {fact}, and that provides vitamins and fiber. / {Fact}, and that provides vitamins "
        "and fiber.",
        who="plate|bowl|table|basket|tray|container|dish",
        bars=(
            "cake|pizza|fried|sticker|painting|statue|rotten|cheese|bacon|meat|beef|donut|plastic|fake|decoration|clock"
        ),
    ),
    frame(
        r"^(?!next|near|on|in|beside|behind).*\b(?:donuts|cake|cookies|pastries|cupcakes|desserts?)\b",
        "Is this something to eat every day? / Why might it be wise not to eat too much of this?",
        "Better not: {fact}, and sweets are best as an occasional treat. / "
        "Because {fact}, and sweet things are best enjoyed in small amounts.",
        who="plate|tray|box|case|table|rack|display case",
        bars="wedding|toy|fake|store|shop|factory|machine|crab|fruit|vegetable",
    ),
    frame(
        r"^(?:eating|taking a bite|biting)\b",
        "How {is} {who} probably feeling? / What might {who} want afterwards?",
        "Hungry, perhaps, since {fact}. / Perhaps something to drink, since {fact}.",
        bars="giraffe|elephant|bird|horse|animal|dog|zebra|bear|goat|sheep|drink|baby|contest|feed",
        needs=(
            "pizza|sandwich|donut|cake|food|banana|apple|hot dog|meal|slice|burger|carrot|hamburger|salad|lunch|dinner"
        ),
    ),
    frame(
        r"^(?:sitting|eating|gathered|gathering|having|seated)\b.*\b(?:table|tables|dinner|meal|lunch|restaurant|"
        r"food)\b",
        "What might the relationship between the people be? / Why might the people have come together?",
        "They may be friends or family, since {fact}, and people often share meals with those they know. / "
        "Probably to share a meal and to talk, since {fact}.",
        needs="food|meal|dinner|wine|pizza|lunch|plate|restaurant",
        who="persons",
        bars="baseball|computer|laptop|meeting|class|child|wedding|contest|friend|family|couple",
    ),
    frame(
        r"^(?:drinking|pouring|tasting|toasting|holding)\b.*\b(?:wine|champagne|beer)\b",
        "What kind of occasion might this be? / What mood does the scene suggest?",
        "It may be a social occasion, since {fact}. / The mood is probably relaxed, because {fact}.",
        bars="store|shop|baby|milk|shelf|waiter",
    ),
    frame(
        r"^(?:using|looking at|looking down at|checking|texting on)\b.*\b(?:phone|phones|cellphone|smartphone|cell "
        r"phones?)\b",
        "What might {who} be doing with the phone? / Why might {who} not notice what goes on nearby?",
        "Perhaps reading or writing a message, since {fact}. / Because {fact}, and a phone takes up a lot of "
        "attention.",
        bars="booth|pole|wire|old|picture|photo|laptop|camera",
    ),
    frame(
        r"^talking on\b.*\b(?:phone|phones|cellphone|cell phones?)\b",
        "Why might {who} not notice what goes on nearby? / What might the call be about?",
        "Because {fact}, and a phone call takes up a lot of attention. / "
        "Perhaps work, plans or just a chat, since {fact}.",
        bars="booth|old|toy|pretend|baby",
    ),
    frame(
        r"^(?:reading|sitting\b.*\breading)\b.*\b(?:book|books|newspaper|magazine|paper)\b",
        "What might {who} like about this? / What kind of moment does this seem to be?",
        "Perhaps the quiet, since {fact}, and reading is a good way to unwind. / It seems to be a calm moment, "
        "since {fact}.",
        bars="cat|dog|shelf|together",
    ),
    frame(
        r"^wearing (?:an? |his |their |the )?(?:\w+ |and ){0,3}(?:suits?|ties?|tuxedos?)\b|^dressed in (?:an? "
        r")?(?:\w+ )?(?:suits?|tuxedos?)\b",
        "What kind of occasion might {who} be dressed for? / What do the clothes suggest?",
        "It may be a formal occasion or work in an office, since {fact}. / "
        "They suggest something formal, such as a meeting or a celebration, because {fact}.",
        bars=(
            "wet|dog|cat|ski|suitcase|swim|bathing|body|wetsuit|snow|track|teddy|tied|tying|bride|wedding|silly|"
            "jacket|space"
        ),
    ),
    frame(
        r"^(?:on|in|next to|sitting)\b",
        "Who might the owner of such a toy be? / Who might be fond of {who}?",
        "Perhaps a child, or somebody who collects toys: {fact}. / Perhaps a child, or somebody who collects toys: "
        "{fact}.",
        who="teddy bear|stuffed bear|stuffed animal|doll|teddy",
        bars="shop|store|display|shelf|sale|book",
    ),
    frame(
        r"\b(?:flowers?|roses?|tulips|vase|daisies|lilies)\b",
        "Why might somebody have put the flowers there? / What could be the reason for the flowers?",
        "Probably to make the place look nicer, since {fact}. / They may be a gift or a decoration, since {fact}.",
        needs="vase / flower|rose|tulip|bouquet|lily|daisy",
        who="vase|flower|bouquet|flowers|roses|tulips",
        bars="fake|plastic|dead|wilted|painting|garden|empty",
    ),
    frame(
        r"\b(?:tower|building|pole|street|sidewalk|station)\b",
        "Who might find the clock useful? / What is the clock probably there for?",
        "Probably anyone who passes by and wants to know the time, since {fact}. / "
        "To show the time to anyone who passes by, since {fact}.",
        who="clock|street clock",
        bars="broken|old|statue",
    ),
)
