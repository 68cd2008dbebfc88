"""Words for patterns and surfaces."""

from __future__ import annotations

from typing import Final

from InstructionGen.checks.looks.vocabulary import Vocabulary

TEXTURES: Final = frozenset(
    """
    stripe stripes striped pinstripe pinstripes pinstriped zebra-striped tiger-striped candy-striped dot dots dotted
    polka polka-dot polka-dotted spot spots spotted speckle speckled speckles fleck flecked check checks checked
    checkered chequered checkerboard chequerboard gingham plaid tartan argyle houndstooth herringbone chevron zigzag
    zigzags paisley floral flowered flowery leopard leopard-print cheetah tiger zebra snakeskin crocodile giraffe
    cow camouflage camo tie-dye tie-dyed batik ikat damask brocade toile mandala geometric tribal aztec mosaic
    tessellated honeycomb hexagon hexagonal hexagons diamond diamonds triangle triangles star stars starry starburst
    heart hearts wave waves wavy swirl swirls swirled swirling marbled marbling marble veined woodgrain wood-grain
    grained grain ombre gradient iridescent holographic pearlescent opalescent metallic glitter glittery glittering
    sparkly sequin sequins sequined glossy shiny matte matt satin polished mirror mirrored mirror-polished brushed
    hammered embossed engraved etched fluted ribbed ridged grooved corrugated quilted tufted padded pleated crinkled
    wrinkled crumpled cracked crackle crackled crackled-glaze crazed craquelure pitted dimpled bumpy knobbly rough
    rough-hewn smooth grainy sandy gritty pebbled pebbly scaly scales scaled feathery furry fuzzy fluffy velvety
    silky woolly fleecy shaggy knitted cable-knit crocheted woven basket-weave basketweave wicker lattice
    latticework lacy lace filigree crosshatch crosshatched cross-hatched hatched stippled spatter spattered splatter
    splattered drip paint-splattered watercolour watercolor graffiti pixelated patchwork textured patterned pattern
    print printed texture surface finish glaze glazed frosted stencilled stenciled monogrammed embroidered beaded
    studded spiked riveted perforated slatted bark-like stone-like leathery rubbery bristly prickly translucent
    transparent lacquered varnished galaxy cloud arabesque celtic greek-key fleur-de-lis trellis brick scalloped
    fish-scale terrazzo confetti ikat-patterned weave corduroy flame flames bamboo leather stencil
    """.split()
)
"""Words any of which can say what pattern or surface a thing has."""

QUALIFIERS: Final = frozenset(
    """
    a an the with in of and fine bold thin thick wide narrow broad large small tiny big delicate coarse soft subtle
    deep light dark vertical horizontal diagonal black white red green blue yellow orange pink purple brown grey
    gray gold golden silver navy cream multicoloured multicolored colourful colorful pastel neon bright all over
    hand-painted printed covered its high low raised carved blown dashed irregular regular random tropical leaf
    leaves interlocking concentric abstract japanese moroccan persian scottish nordic fair isle vintage retro folk
    art deco psychedelic contrasting alternating across worn glossy basket cable knit tie dye polka animal wood key
    scale paint
    """.split()
)
"""What may stand beside such words: the strokes and colours of a pattern."""

OLD: Final = frozenset(
    """
    striped pinstriped dotted polka-dotted polka-dot spotted speckled checked checkered chequered gingham plaid
    tartan argyle houndstooth herringbone chevron paisley floral flowered flowery camouflage camo tie-dye tie-dyed
    geometric marbled quilted tufted ribbed glossy shiny matte matt patterned printed woven knitted
    """.split()
)
"""Those that an editor replaces when a thing gets another pattern or surface."""

VOCABULARY: Final = Vocabulary(TEXTURES, QUALIFIERS)
REPLACED: Final = Vocabulary(OLD)
