"""The colour of a patch in a photograph, put right by a grey card beside it.

What a camera shows is no measurement: the light is unknown and only partly put right by the card,
so that such a colour counts as seen at one angle and says so.
"""

from coloraide import Color

from leads.evidence.kinds import Lab

#: Reflectance of the card everybody carries.
GREY_CARD = 0.18
#: Darker or lighter than this the card tells nothing of the light.
_DARKEST, _LIGHTEST = 0.01, 0.95

Rgb = tuple[float, float, float]


class UnusableCardError(ValueError):
    """The patch taken for the grey card is black, blown out, or in the light of no lamp."""


def colour_of(patch: Rgb, card: Rgb) -> Lab:
    """Return CIELAB (D65) of a patch, from sRGB values 0 to 1 of the patch and of the grey card.

    Each channel is scaled so that the card becomes grey of its known reflectance.

    Raises:
        UnusableCardError: the card tells nothing of the light.
    """
    light = _linear(card)
    if not all(_DARKEST <= one <= _LIGHTEST for one in light):
        raise UnusableCardError(card)
    seen = _linear(patch)
    right = [min(1.0, one * GREY_CARD / lamp) for one, lamp in zip(seen, light, strict=True)]
    found = Color("srgb-linear", right).convert("lab-d65")
    return (float(found["l"]), float(found["a"]), float(found["b"]))


def _linear(patch: Rgb) -> Rgb:
    red, green, blue = Color("srgb", patch).convert("srgb-linear").coords()
    return (float(red), float(green), float(blue))


def on_screen(lab: Lab) -> Rgb:
    """Return a measured colour as sRGB 0 to 1; what no screen can show becomes the nearest."""
    red, green, blue = Color("lab-d65", list(lab)).convert("srgb").fit().coords()
    return (float(red), float(green), float(blue))
