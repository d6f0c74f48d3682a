"""Drawn pictures of invented exhibits, on a grey card with a scale."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

_SIZE = (1600, 1200)
_CARD, _INK = (118, 118, 118), (24, 24, 24)


def flecks(colour: tuple[int, int, int], count: int, seed: int) -> bytes:
    """Return flecks of paint, each with the primer at its edge."""
    dice, image = Random(seed), _card()  # noqa: S311 - a drawing, nothing to guess
    draw = ImageDraw.Draw(image)
    for n in range(count):
        middle = ((2 * n + 1) * 1600 // (2 * count) + dice.randint(-40, 40), 480)
        outline = _shape(dice, middle, 130)
        draw.polygon(outline, fill=(206, 200, 188))
        inner = [(x + (middle[0] - x) * 0.12, y + (middle[1] - y) * 0.12) for x, y in outline]
        draw.polygon(inner, fill=colour)
    return _jpeg(image)


def scrap(lines: tuple[str, ...], colour: tuple[int, int, int], seed: int) -> bytes:
    """Return a torn scrap with letters that can still be read."""
    dice, image = Random(seed), _card()  # noqa: S311 - a drawing, nothing to guess
    draw = ImageDraw.Draw(image)
    draw.polygon(_shape(dice, (800, 520), 380), fill=colour)
    font = ImageFont.load_default(96)
    for n, line in enumerate(lines):
        draw.text((560, 400 + n * 120), line, fill=_INK, font=font)
    return _jpeg(image)


def bunch(count: int, seed: int) -> bytes:
    """Return a bunch of keys on a ring."""
    dice, image = Random(seed), _card()  # noqa: S311 - a drawing, nothing to guess
    draw = ImageDraw.Draw(image)
    draw.ellipse((640, 180, 960, 500), outline=(200, 200, 200), width=22)
    for n in range(count):
        x = 560 + n * (480 // max(count - 1, 1))
        metal = (176 + dice.randint(-20, 20), 150, 90) if n % 2 else (190, 192, 196)
        draw.ellipse((x - 62, 470, x + 62, 594), fill=metal)
        draw.rectangle((x - 20, 580, x + 20, 860), fill=metal)
        for tooth in range(4):
            deep = dice.randint(8, 30)
            draw.rectangle((x + 20, 680 + tooth * 42, x + 20 + deep, 706 + tooth * 42), fill=metal)
    return _jpeg(image)


def _card() -> Image.Image:
    """Return a grey card with a scale of ten centimetres."""
    image = Image.new("RGB", _SIZE, _CARD)
    draw = ImageDraw.Draw(image)
    for n in range(20):
        left = 200 + n * 60
        draw.rectangle((left, 1010, left + 60, 1050), fill="white" if n % 2 else _INK)
    draw.text((200, 1070), "10 cm", fill="white", font=_small())
    return image


def _small() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(44)


def _shape(dice: Random, middle: tuple[int, int], reach: int) -> list[tuple[float, float]]:
    """Return a ragged outline around a point."""
    corners = (
        (1, 0),
        (0.8, 0.6),
        (0.2, 0.9),
        (-0.5, 0.8),
        (-1, 0.2),
        (-0.8, -0.5),
        (-0.1, -0.9),
        (0.7, -0.7),
    )
    return [
        (
            middle[0] + x * reach * dice.uniform(0.75, 1.2),
            middle[1] + y * reach * dice.uniform(0.7, 1.1),
        )
        for x, y in corners
    ]


def _jpeg(image: Image.Image) -> bytes:
    made = BytesIO()
    image.save(made, "JPEG", quality=85)
    return made.getvalue()
