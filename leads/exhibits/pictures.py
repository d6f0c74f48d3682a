"""Photographs read in memory only: is it one, how large, a small picture of it.

Nothing is written to a file: a plain thumbnail on a disk would outlive the lock of the station.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from cases.refusals import Reason, Refusal

#: What cameras and scanners write.
FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
#: More points than any camera of a squad has; unpacked they would fill the memory.
MOST_POINTS = 80_000_000
#: Longest side in points: in a list, on a screen, on paper.
THUMBNAIL, SCREEN, PAPER = 240, 2400, 1300


@dataclass(frozen=True, slots=True)
class Examined:
    """What a photograph is, once it has been read to its end."""

    width: int
    height: int
    thumbnail: bytes


def examine(name: str, content: bytes) -> Examined:
    """Read a photograph whole and make its small picture.

    Raises:
        Refusal: it is no photograph, is damaged, or has more points than can be held.
    """
    with _opened(name, content) as image:
        upright = ImageOps.exif_transpose(image)
        return Examined(upright.width, upright.height, _jpeg(upright, THUMBNAIL))


def reduced(name: str, content: bytes, longest: int) -> bytes:
    """Return a photograph upright as JPEG, no side longer than so many points.

    Raises:
        Refusal: it is no photograph, is damaged, or has more points than can be held.
    """
    with _opened(name, content) as image:
        return _jpeg(ImageOps.exif_transpose(image), longest)


@contextmanager
def _opened(name: str, content: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            # Pillow warns of a picture that unpacks to too much; here it is counted below.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_POINTS:
                    raise Refusal(Reason.PHOTO_TOO_FINE, name=name, limit=MOST_POINTS // 1_000_000)
                image.load()
                yield image
    except Image.DecompressionBombError as error:
        limit = MOST_POINTS // 1_000_000
        raise Refusal(Reason.PHOTO_TOO_FINE, name=name, limit=limit) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        # Pillow tells of damage in all of these, by format.
        raise Refusal(Reason.PHOTO_UNREADABLE, name=name) from error


def _jpeg(image: Image.Image, longest: int) -> bytes:
    """Return it as JPEG on white, shrunk where it is larger."""
    picture = image.copy()
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    made = BytesIO()
    picture.convert("RGB").save(made, "JPEG", quality=82)
    return made.getvalue()
