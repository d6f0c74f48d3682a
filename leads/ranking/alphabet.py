"""Characters of plates and of policy numbers as small numbers, so that NumPy can look them up.

0 is "no character here", 255 one that stands on no plate. The order is part of every stored
population: characters may be added at the end, none may move.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint8]

#: The signs of the provinces in the order of their administrative codes.
PROVINCES: Final = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
#: Signs that stand on plates of a kind: trailers, coaches of a school, police, consulates ...
SIGNS: Final = "挂学警港澳使领试超应急民航临"
DIGITS: Final = "0123456789"
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

ALPHABET: Final = DIGITS + LETTERS + PROVINCES + SIGNS
NONE, FOREIGN = 0, 255
_BLANK = 254

CODE_OF: Final = {character: place for place, character in enumerate(ALPHABET, start=1)}

#: Written between the characters of a plate, or by a hand that meant nothing by it.
_BLANKS: Final = " \t\u3000·•・.．-－—_"
_SEPARATORS: Final = str.maketrans("", "", _BLANKS)
_WIDE: Final = {0xFF01 + place: chr(0x21 + place) for place in range(94)}


def _table() -> Codes:
    table = np.full(0x10000, FOREIGN, dtype=np.uint8)
    table[0] = NONE
    for character, code in CODE_OF.items():
        for written in {character, character.lower(), _wide(character), _wide(character.lower())}:
            table[ord(written)] = code
    for character in _BLANKS:
        table[ord(character)] = _BLANK
    return table


def _wide(character: str) -> str:
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character


#: From the number of a character to its code.
_CODES: Final = _table()


def tidy(text: str) -> str:
    """Return a plate or number as it is kept: no separators, half width, capitals."""
    return text.translate(_WIDE).translate(_SEPARATORS).upper()


def encode_texts(texts: Sequence[str], width: int) -> Codes:
    """Return the characters of texts by position: `width` rows, a column for each text.

    A text that is longer loses its tail.
    """
    if not len(texts):
        return np.zeros((width, 0), dtype=np.uint8)
    codes = _looked_up(texts, width)
    # Few registers write plates with a dot; only those texts are tidied one by one.
    for place in np.flatnonzero((codes == _BLANK).any(axis=1)):
        codes[place] = _looked_up([tidy(texts[int(place)])], width)[0]
    return np.ascontiguousarray(codes.T)


def _looked_up(texts: Sequence[str], width: int) -> Codes:
    points = np.array(texts, dtype=f"U{width}").view(np.uint32).reshape(len(texts), width)
    codes: Codes = _CODES[np.minimum(points, 0xFFFF)]
    return codes


def decode_text(codes: Codes) -> str:
    """Return the text of one column of codes; a foreign character shows as "□"."""
    return "".join("□" if code == FOREIGN else ALPHABET[code - 1] for code in codes if code != NONE)
