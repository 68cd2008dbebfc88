"""What may be said of a whole picture, by sort: its time and light, its style, look, view and frame."""

from __future__ import annotations

from typing import Final

from InstructionGen.checks.reading import NOMINAL, Reading
from InstructionGen.checks.whole import moments, setting
from InstructionGen.checks.whole.stretch import Sort
from InstructionGen.checks.wording import noun_key


def word_set(text: str) -> frozenset[str]:
    """The words of a text, once each."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of a text, one a comma."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def _nothing(_reading: Reading, _start: int, _stop: int) -> bool:
    return False


PICTURES: Final = word_set(
    """
    photo photograph picture image snapshot shot print painting drawing sketch illustration portrait render
    rendering engraving etching woodcut linocut lithograph watercolour watercolor fresco mosaic cartoon comic
    cyanotype daguerreotype tintype ambrotype polaroid collage embroidery tapestry poster stencil diorama icon
    silhouette pastel gouache screenprint aquatint monotype risograph miniature mural relief carving papercut
    scene frame panel artwork panel work piece study page cover plate sculpture model quilt puppet scroll
    transfer mezzotint drypoint impression patchwork window marquetry batik appliqué rug sampler plaque plaster
    origami still cel sprite pixel graphic vector wireframe anaglyph hologram blueprint diagram map label card
    stamp graffiti doodle chalk crayon manuscript illumination composition negative slide inlay autochrome
    calotype photogram gum glass rubbing tile felt art
    """
)
"""Nouns for pictures and what they are made as."""
STYLES: Final = PICTURES - word_set(
    """
    scene frame plate page cover window piece work map
    """
) | word_set(
    """
    style styled styles painted drawn ink charcoal pencil oil acrylic tempera encaustic impressionist
    impressionism expressionist expressionism cubist cubism surrealist surrealism pointillist pointillism
    baroque rococo renaissance gothic romantic realist realism fauvist fauvism futurist dadaist deco nouveau
    bauhaus minimalist minimalism pop op anime manga noir pixel voxel low-poly claymation clay knitted woven
    stained ukiyo-e sumi-e byzantine art vaporwave synthwave cyberpunk steampunk retro vintage psychedelic folk
    naive naïve cinematic
    """
)
"""Any of these is in what a picture becomes when its style changes."""
_LEADS_OF: Final = word_set(
    """
    a an the this that is are there it black white and old vintage antique color colour colored coloured sepia
    blurry blurred digital nice beautiful grainy faded modern b w toned of in style tone hand drawn painted
    stylized stylised artistic colorful colourful altered edited rendered as done made photographic framed
    """
)


def _is_lead(reading: Reading, start: int, stop: int) -> bool:
    """Whether the stretch says what sort of picture it is: ``a black and white photo``, ``in the style of a …``."""
    words = reading.words[start:stop]
    nouns = [word.key for word in words if word.tag in NOMINAL]
    if start == 0 or reading.text(0, start) in ("this is", "it is", "a", "an", "the"):
        known = nouns and noun_key(nouns[-1]) in PICTURES
        rest = all(
            w.key in _LEADS_OF or noun_key(w.key) in PICTURES | STYLES or w.tag in ("adj", "propn") for w in words
        )
        upto = reading.words[stop].key if stop < len(reading.words) else ""
        return bool(known) and rest and (words[-1].key == "of" or upto in ("of", "that", "showing"))
    led = reading.text(max(0, start - 4), stop)
    return "in the style of" in led and any(word.key in STYLES or noun_key(word.key) in PICTURES for word in words)


STYLE: Final = Sort(
    words=STYLES,
    before=phrase_set(
        """
    in the style of, in the style of a, in the style of an, in the manner of, rendered as, rendered in the style
    of, drawn as, done as, made as, as, shown as, presented as, depicted as, depicted in the style of, depicted
    in, rendered in, drawn in, painted in, in, painted as, turned into, transformed into, reimagined as, looking
    like, in the look of, a, an, the, painted in the style of, drawn in the style of, made to look like,
    stylized as, stylised as, created as, illustrated as, this is, it is
    """
    ),
    after=phrase_set(
        """
    of, showing, depicting, that shows, which shows, that depicts, portraying, featuring, style, in which,
    where, style of, style picture of, style painting of, style image of, version of, rendition of, rendering
    of, depiction of, picture of, print of, painting of, drawing of, image of, illustration of, scene of
    """
    ),
    gives_way=_is_lead,
    untold=PICTURES
    & word_set(
        """
    picture image photo photograph picture scene art artwork work piece print painting drawing illustration
    rendering panel style page
    """
    )
    | word_set("style styled old century"),
)

TONE: Final = Sort(
    words=moments.TONES,
    before=phrase_set(
        """
    at, in, on, under, during, by, at the, in the, on a, on an, in a, a, an, the, all, seen in, bathed in, lit
    by, set in, set at, set on, on the, under a, under the, during a, during the
    """
    ),
    after=frozenset(),
    gives_way=lambda reading, start, stop: moments.is_state(reading.words[start:stop]),
    untold=word_set(
        """
    light lighting lit scene glow falling bathed time weather sky streaming shining by hour day soft gentle
    window coming filling first hanging drifting low room
    """
    ),
)

LOOKS: Final = word_set(
    """
    exposure exposed overexposed underexposed contrast saturation saturated desaturated grain grainy blur
    blurred blurry sharp sharpness sharpened sharpening vignette vignetting balance temperature tint tinted tone
    toned tones sepia black monochrome haze hazy dehazed highlights shadows clarity brightness bright dark
    brightened darkened noise noisy focus focused bokeh depth colour color colours colors hue hues flare leak
    leaks cast fade faded matte gamma dynamic range aberration fringing halation glow bloom pixelated
    compression artefacts artifacts posterised posterized solarised solarized inverted negative duotone
    greyscale grayscale crisp soft softness texture midtones blacks whites key grade shadow highlight
    cross-processed bleached silver vivid muted pastel vibrance scratches dust streaks
    """
)
"""Any of these is in what a photograph looks like when its exposure, colour or sharpness changes."""


def _is_look(reading: Reading, start: int, stop: int) -> bool:
    words = reading.words[start:stop]
    keys = {word.key for word in words}
    nouns = [word.key for word in words if word.tag in NOMINAL]
    return bool(keys & LOOKS) and all(noun_key(n) in LOOKS | PICTURES or n in LOOKS for n in nouns)


LOOK: Final = Sort(
    words=LOOKS,
    before=phrase_set(
        """
    with, in, shown in, shown with, rendered in, rendered with, all in, captured with, captured in, photographed
    with, photographed in, with a, with an, in a, and, made, seen in, seen with, appearing, taken with, all,
    printed in, shot in, shot with, processed with
    """
    ),
    after=phrase_set(
        """
    photo of, picture of, image of, photograph of, version of, shot of, of
    """
    ),
    gives_way=_is_look,
    untold=word_set(
        """
    look effect slight all whole image picture photo frame tone tones toned overall everywhere colour color
    colours colors kept
    """
    ),
)
LOOK_OPPOSITES: Final = tuple(
    (word_set(one), word_set(other))
    for one, other in (
        ("monochrome greyscale grayscale sepia", "saturation saturated vivid vibrance vibrant"),
        ("raised overexposed brightened brighter high-key", "lowered underexposed darkened darker low-key"),
        ("saturated vivid vibrant", "desaturated muted faded"),
        ("blurred blurry blur", "sharp sharpened sharpness crisp"),
        ("low-contrast flat", "high-contrast punchy"),
        ("warm warmer amber", "cool cooler cold blue-tinted"),
    )
)


VIEWS: Final = word_set(
    """
    seen shown photographed view viewed close-up closeup close up shot angle angles above below behind front
    side overhead aerial top-down bird's-eye bird's bird worm's-eye worm's worm eye eye-level lens macro wide
    wide-angle fisheye fish-eye panorama panoramic telephoto distance afar window shoulder perspective low high
    tilted dutch profile three-quarter corner zoom zoomed drone level ground keyhole doorway mirror reflection
    reflected portrait medium long extreme tight full frame camera elevated vantage isometric isometrically
    tripod crane satellite pov first-person framed camera's far balcony rooftop overhanging tall rear head-on
    back detail details glass rain-streaked foliage curtain fence puddle
    """
)
"""Any of these is in how a scene is seen when the camera moves or zooms."""
VIEW_NOUNS: Final = VIEWS | word_set(
    """
    room corner left right wire scene picture image whole middle everything centre center rest surroundings foreground
    background person leaves gap blinds door arch tube binoculars telescope peephole ladder roof floor sky air
    point half height tree puddle camera drop drops gate bars mesh
    """
)


def _is_view(reading: Reading, start: int, stop: int) -> bool:
    words = reading.words[start:stop]
    keys = {word.key for word in words}
    nouns = [word.key for word in words if word.tag in NOMINAL]
    upto = reading.words[stop].key if stop < len(reading.words) else ""
    lead = start == 0 and ("of" in (words[-1].key, upto))
    led = words[0].key in ("seen", "shown", "viewed") or reading.text(max(0, start - 1), start) in (
        "seen",
        "shown",
        "viewed",
    )
    return bool(keys & VIEWS) and (lead or led) and all(noun_key(noun) in VIEW_NOUNS | PICTURES for noun in nouns)


VIEW: Final = Sort(
    words=VIEWS,
    before=phrase_set(
        """
    seen, shown, viewed, in, from, photographed, framed, captured, shot, seen in, shown in, seen from, viewed
    from, shown from, as, as seen from, with, pictured, pictured from, taken from, shot from, filmed from, a,
    an, in a, in an, from a, through a
    """
    ),
    after=phrase_set(
        """
    of, shot of, view of, showing, photo of, picture of, image of, on, perspective of
    """
    ),
    gives_way=_is_view,
    untold=word_set(
        """
    seen shown viewed shot view framed taken captured photographed camera scene picture pictured whole look
    looking angle straight through lens distance filling frame perspective
    """
    ),
)
VIEW_OPPOSITES: Final = tuple(
    (word_set(one), word_set(other))
    for one, other in (
        (
            "close-up closeup close macro detail details",
            "wide wide-angle aerial bird's-eye afar panorama panoramic far",
        ),
        ("above overhead aerial bird's-eye top-down drone high", "below low worm's-eye ground"),
        ("front head-on", "behind rear back"),
    )
)
NOT_OPPOSED: Final = word_set(
    """
    far low high back front ground above below behind close up
    """
)
"""These say of things as often as of the camera where they are."""


GROUNDS: Final = (
    setting.PLACES
    | setting.SCENERY
    | word_set(
        """
    surroundings scene background foreground wall ceiling floor room table tabletop counter countertop desk
    shelf bed bedding tablecloth blanket carpet rug sofa couch view crowd
    """
    )
)
SIDES: Final = {
    "left": word_set("left leftward leftwards lefthand left-hand"),
    "right": word_set(
        """
    right rightward rightwards righthand right-hand
    """
    ),
    "up": word_set("up upward upwards above top overhead upper"),
    "down": word_set(
        """
    down downward downwards below bottom beneath lower underneath
    """
    ),
}
FRAME: Final = Sort(
    words=word_set(
        """
    more wider extended extending stretching continuing further beyond canvas frame
    """
    ),
    before=phrase_set(
        """
    with, and, showing, with the, revealing, and with, in a wider frame with, in a wider frame showing
    """
    ),
    after=frozenset(),
    gives_way=_nothing,
    untold=word_set(
        """
    more stretching continuing extending reaching running going opening spreading visible wider further out away
    off on all every each both around round beyond showing edge frame there towards side sides direction
    directions hand
    """
    ),
)
