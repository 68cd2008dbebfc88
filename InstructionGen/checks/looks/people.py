"""Words for how a person may look: clothes, hair, faces, accessories, age; and what no edit may touch."""

from __future__ import annotations

from typing import Final

ATTRIBUTES: Final = frozenset(
    """
    hat cap beanie beret fedora helmet hood headband bandana turban crown tiara visor sombrero bonnet headscarf
    scarf shawl cape cloak coat jacket blazer suit tuxedo waistcoat vest shirt t-shirt tshirt tee blouse top sweater
    jumper pullover cardigan hoodie sweatshirt jersey uniform dress gown skirt kilt trousers pants jeans shorts
    leggings overalls dungarees apron raincoat parka poncho overcoat kimono robe bathrobe pyjamas pajamas swimsuit
    wetsuit costume outfit clothes clothing attire tie necktie bow bowtie belt braces suspenders glove gloves
    mittens sock socks shoe shoes boot boots sneaker sneakers trainers sandals slippers heels loafers glasses
    spectacles sunglasses eyeglasses goggles monocle eyepatch mask earring earrings necklace pendant bracelet bangle
    ring watch wristwatch wristband brooch badge medal sash ribbon flower wreath lei veil backpack bag handbag
    satchel shoulder-bag headphones earphones earbuds headset lanyard armband kneepads hair haired curls braid
    braids plait plaits pigtails ponytail bun dreadlocks mohawk afro fringe bangs bob buzzcut crew cut haircut
    hairstyle curly-haired long-haired short-haired grey-haired gray-haired white-haired red-haired dark-haired
    blond blonde brunette redhead red-headed bald balding beard bearded moustache mustache stubble goatee sideburns
    clean-shaven unshaven shaved smile smiling grin grinning laugh laughing yawn yawning cheek cheeks nails frown
    frowning scowl scowling expression face faced look looking eyes closed winking wink pout pouting surprised
    astonished delighted joyful happy cheerful sad tearful crying serious stern angry thoughtful pensive dreamy
    bored tired sleepy calm relaxed excited worried puzzled confused proud shy blushing beaming open-mouthed
    wide-eyed makeup make-up lipstick eyeliner eyeshadow blush face-paint painted freckles freckled dimples wrinkles
    wrinkled tattoo tattoos tattooed barefoot bareheaded young younger old older elderly middle-aged teenage
    youthful grey-bearded aged dressed wearing well-dressed formal casual sweaty wet muddy sunburnt dusty hooded
    masked bespectacled suited uniformed costumed sunglassed leather-clad denim-clad scruffy elegant stylish sleeves
    pocket collar cuff hairband hairclip bobble barrette anorak windbreaker gilet leotard tutu tunic sari dungaree
    tracksuit jumpsuit boiler-suit hi-vis hi-visibility armour cuffs bandage plaster cast towel garland scrunchie
    stockings tights polo turtleneck roll-neck trench duster umbrella-hat fez bowler stetson
    """.split()
)
"""Words one of which an attribute of a person has."""

BARRED: Final = frozenset(
    """
    skin skinned dark-skinned light-skinned fair-skinned pale-skinned complexion race racial ethnic ethnicity asian
    african caucasian hispanic latino latina indian arab chinese japanese mexican european negro jew jewish muslim
    slave naked nude topless undressed lingerie sexy fat obese ugly skinny deformed disabled crippled drunk stupid
    dumb retarded filthy stinking homeless blackface nazi terrorist
    """.split()
)
"""No edit of a person says these: skin, origin, and what degrades."""

CONTRARY: Final = (
    frozenset("young old older younger elderly middle-aged middle aged teenage".split()),
    frozenset("smiling grinning laughing frowning sad happy angry serious surprised tired yawning winking".split()),
    frozenset("bearded unshaven clean-shaven shaven".split()),
    frozenset("bald blond blonde curly-haired long-haired short-haired curly long short haired hair".split()),
)
"""Of each of these a person looks one way at a time."""

REPLACED: Final = frozenset(
    """
    smiling grinning laughing frowning young old older younger elderly middle-aged bearded bald blond blonde
    curly-haired long-haired short-haired sad happy angry serious barefoot teenage unshaven clean-shaven
    """.split()
)
"""What an editor replaces when somebody is to look otherwise."""
