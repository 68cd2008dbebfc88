"""Words that name nothing that could be missing from a picture."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOTHINGS: Final = _words(
    """
    closeup close-up landscape match play game figure pitch record spectacle date flight jump shot view scene
    image picture photo photograph photography setting environment atmosphere ambiance ambience mood moment area
    space place part side corner edge top bottom front back left right middle center centre foreground
    background distance surface line row group number pair couple variety collection lot bunch set series piece
    slice type kind sort style design pattern color colour shade tone hue texture material shape size look
    appearance expression smile pose posture position stance gesture gaze attention focus subject object item
    thing element feature detail aspect composition perspective angle direction way manner activity action event
    occasion experience task work job time day night morning afternoon evening season weather condition
    temperature wind sunshine sunlight sun light lighting glow reflection shadow air breeze sky horizon ground
    floor wall ceiling room interior exterior outdoors indoors inside outside surroundings backdrop scenery
    nature life world sense feeling touch contrast charm beauty warmth comfort relaxation leisure enjoyment fun
    joy excitement energy movement motion speed height depth length width balance skill technique trick stunt
    ride trip journey travel visit walk run swing throw catch hit kick serve turn break rest nap sleep
    conversation discussion interaction connection relationship bond gathering meeting celebration party
    competition tournament race sport tennis baseball soccer football basketball golf skiing surfing
    skateboarding snowboarding safety risk danger accident injury hazard caution care protection purpose reason
    use function role need choice option opportunity example idea thought question answer information word
    letter text message name symbol language story theme topic end beginning start rear base step stage phase
    order arrangement display presentation layout combination mix mixture addition presence absence lack
    existence amount quantity level degree range scale plan half majority most square circle round oval stripe
    spot dot mark trace contact hold grip stretch spread bit character quality personality identity culture
    tradition history art craft music sound noise smell taste flavor flavour aroma fitness exercise health
    practice training lesson session performance show entertainment hobby interest passion pride confidence
    determination concentration effort progress success win point score goal target attempt challenge freedom
    peace quiet calm tranquility serenity simplicity elegance sophistication fashion trend class crossing
    landing opening outlet inlet gap hole crack close proximity vicinity neighborhood neighbourhood district
    region country location site zone terrain outing routine habit commute rush hurry pause wait stop go
    approach arrival departure second minute hour week month year spring summer autumn fall winter dawn dusk
    sunset sunrise daylight daytime nighttime viewer photographer frame note hint clue indication
    evidence fact blue red green yellow black white brown pink purple gray grey beige tan gold silver metal wood
    plastic leather fabric cloth stone brick concrete marble tile steel paper rubber wool cotton silk bite
    mouthful sip serving portion helping bend curve slant heap pile stack bundle batch array assortment
    selection sequence formation queue cluster mass body one other another each both all some any none
    everything something nothing anything somewhere everyone everybody someone somebody anyone nobody stand case
    term instance matter issue problem trouble help support control company love friendship teamwork playtime
    technology transport transportation architecture dinner lunch breakfast supper brunch feast chat honesty treat
    mascot highlight centerpiece centrepiece protagonist hero heroine favorite favourite treasure reminder testament
    glimpse snapshot bargain burden boost challenger reward asset must luxury necessity staple classic delight rival
    turnover fine fee fare price cost budget income profit loss debt rent tax salary bill
    etiquette instinct reflex mishap injury illness germ bacterium disease allergy
    sugar caffeine salt fat cholesterol additive preservative vitamin mineral calorie protein fiber fibre
    carbohydrate nutrient potassium calcium antioxidant electrolyte
    metabolism digestion hygiene stamina endurance agility coordination strength flexibility
    print footprint seam inch
    motif silhouette disguise convention conference bedtime lunchtime mealtime dinnertime breakfast-time
    """
) - _words("orange glass paper")
"""Heads that name nothing that could be missing from a picture."""

ALWAYS: Final = _words(
    "ground floor wall ceiling sky surface room dirt land earth shadow sun sunlight sunshine air terrain "
    "body outdoors indoors lighting horizon landscape"
)
"""What nearly every picture has."""

WEARABLE: Final = _words("clothing clothes attire outfit apparel garment wear")
"""What everybody wears."""
