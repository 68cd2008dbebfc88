"""Words for what things are made of."""

from __future__ import annotations

from typing import Final

from InstructionGen.checks.looks.vocabulary import Vocabulary

MATERIALS: Final = frozenset(
    """
    wood wooden oak pine walnut mahogany teak bamboo birch beech cedar cherrywood ebony maple rosewood driftwood
    plywood hardwood softwood timber log logs cork wicker rattan willow straw raffia jute hemp sisal reed metal
    metallic steel iron wrought-iron cast-iron tin aluminium aluminum brass bronze copper chrome chromed gold golden
    gilded silver pewter platinum titanium zinc nickel lead alloy galvanised galvanized corrugated wire plastic
    acrylic plexiglass vinyl pvc resin fibreglass fiberglass rubber latex silicone foam styrofoam polystyrene
    polyester nylon lycra spandex carbon fibre fiber glass crystal stained-glass mirrored frosted-glass porcelain
    china ceramic clay earthenware stoneware terracotta enamel enamelled enameled plaster stucco mosaic tile tiled
    stone marble granite slate limestone sandstone flint onyx jade quartz concrete cement brick bricks cobblestone
    cobbled asphalt gravel adobe mud sand pebble terrazzo soapstone alabaster leather suede cotton wool woollen
    woolen linen silk satin velvet corduroy denim tweed flannel fleece felt lace canvas cashmere mohair fur furry
    chiffon tulle organza jersey towelling terry burlap hessian microfibre plush knitted crocheted knit crochet
    woven fabric cloth textile upholstered quilted sheepskin tartan lambswool paper cardboard papier-mâché
    papier-mache parchment origami wax soap candy chocolate gingerbread ivory bone horn amber coral jelly gummy lego
    neon obsidian tortoiseshell shell pearl thatch thatched turf ice inflatable half-timbered timber-framed formica
    laminate melamine bakelite lacquer lacquered veneer chipboard linoleum clapboard
    """.split()
)
"""Words any of which can say what a thing is made of."""

QUALIFIERS: Final = frozenset(
    """
    brushed polished stainless wrought cast galvanised galvanized corrugated stained frosted smoked tempered blown
    hand-blown pressed hand-woven quilted faux fake genuine reclaimed recycled poured reinforced carbon anodised
    anodized perforated powder-coated papier mâché mache exposed bone leaded etched
    """.split()
)
"""Words that tell sorts of a material apart: *brushed* steel."""

BESIDE: Final = frozenset(
    """
    solid hammered clear cut spun woven knitted real patent cracked distressed weathered rough rough-hewn carved
    unfinished varnished lacquered painted oiled dark light pale black white red grey gray green blue brown pink
    glazed unglazed fine raw rose yellow sheet scrap bare dry chunky thick thin soft ribbed crushed washed waxed
    natural moulded molded matte glossy shiny rusted stacked rammed river artificial synthetic vegan laminated
    burnished antique mother of pearl
    """.split()
)
"""What a material that is asked for may have beside it, and what stays when the old one goes."""

NAMES: Final = frozenset(
    tuple(pair.split())
    for pair in (
        "paper towel,tin can,gold fish,brick oven,glass eye,ice cream,snow ball,snow man,sand castle,sand box,"
        "snow board,ice skate,ice cube,gold medal,silver medal,clay court,lead singer,stone age,wood stove,wire rack,"
        "wood pile,wood land,paper clip,paper work,cotton candy,silver ware,shell fish,iron board,rubber band,"
        "chocolate chip,chocolate cake,chocolate donut,chocolate frosting,chocolate sauce,rice paper,cork board,"
        "news paper,toilet paper,tissue paper,wrapping paper,tissue box,tile floor,lace up,ash tray,china cabinet,"
        "cedar waxwing,horn player,bone meal,plaster cast,ice rink,snow suit,mud puddle,sand trap,gravel road"
    ).split(",")
)
"""A material's word and a noun that are one name together."""

VOCABULARY: Final = Vocabulary(MATERIALS, QUALIFIERS, NAMES, extras=BESIDE)
