"""QR codes as rows of bits, quickly: one size, one mask, computed by table.

Five hundred notices are printed in a second; choosing a mask for each code would take longer than
drawing all their text. Codes that do not fit are left to segno, which also supplies the pattern
around the data and is what the tests compare with.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

import segno
from segno import consts

#: Version 7-M: 45 modules, four blocks of 31 data and 18 check bytes; 122 bytes of text.
_VERSION, _MASK = 7, 2
_SIDE, _BLOCKS, _DATA, _CHECK = 45, 4, 31, 18
_ROOM = _BLOCKS * _DATA - 2


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; a dark module is a set bit, rows are padded to whole bytes."""

    side: int
    rows: bytes


def code(text: str) -> Code:
    """Return the code of a text in UTF-8, at error correction level M."""
    data = text.encode()
    if len(data) > _ROOM:
        return _by_segno(text)
    bits = _bits(data) ^ _frame().mask
    spread = format(bits, f"0{_BLOCKS * (_DATA + _CHECK) * 8}b") + "01"
    modules = "".join(_frame().pick(spread))
    return Code(_SIDE, _packed(modules, _SIDE))


def _bits(data: bytes) -> int:
    """Return data and check bytes, interleaved, as one number."""
    number = ((4 << 8 | len(data)) << (len(data) * 8)) | int.from_bytes(data)
    # Mode and length take twelve bits, the end mark four: whole bytes again.
    stream = (number << 4).to_bytes(len(data) + 2)
    # segno fills a whole byte after the end mark; readers do not look at what follows it.
    stream += (b"\0" + b"\xec\x11" * _ROOM)[: _BLOCKS * _DATA - len(stream)]
    blocks = [stream[n * _DATA : (n + 1) * _DATA] for n in range(_BLOCKS)]
    checks = [_check(block) for block in blocks]
    mixed = bytes(byte for column in zip(*blocks, strict=True) for byte in column)
    mixed += bytes(byte for column in zip(*checks, strict=True) for byte in column)
    return int.from_bytes(mixed)


def _check(block: bytes) -> bytes:
    """Return the Reed-Solomon remainder of one block."""
    table = _table()
    keep = (1 << (_CHECK - 1) * 8) - 1
    rest = 0
    for byte in block:
        rest = ((rest & keep) << 8) ^ table[byte ^ rest >> (_CHECK - 1) * 8]
    return rest.to_bytes(_CHECK)


@cache
def _table() -> tuple[int, ...]:
    """Return for each leading byte what the generator takes off the remainder."""
    powers = [1]
    for _ in range(254):
        twice = powers[-1] << 1
        powers.append(twice ^ 0x11D if twice > 255 else twice)
    logs = {value: n for n, value in enumerate(powers)}

    def times(a: int, b: int) -> int:
        return powers[(logs[a] + logs[b]) % 255] if a and b else 0

    generator = [1]
    for n in range(_CHECK):
        raised = [*generator, 0]
        for at, factor in enumerate(generator):
            raised[at + 1] ^= times(factor, powers[n])
        generator = raised
    return tuple(
        int.from_bytes(bytes(times(lead, factor) for factor in generator[1:]))
        for lead in range(256)
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    #: Takes the modules, row by row, out of the data bits followed by "0" and "1".
    pick: Callable[[str], tuple[str, ...]]
    #: Data bits which the mask inverts.
    mask: int


@cache
def _frame() -> _Frame:
    sample = segno.make(
        "-" * _ROOM, version=_VERSION, mask=_MASK, error="m", mode="byte", boost_error=False
    )
    kinds = [list(row) for row in sample.matrix_iter(border=0, verbose=True)]
    data = {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}
    total = _BLOCKS * (_DATA + _CHECK) * 8
    order: dict[tuple[int, int], int] = {}
    mask = 0
    for row, column in _zigzag():
        # segno takes the module left of the format bits for one of them.
        if kinds[row][column] in data or (row, column) == (8, _SIDE - 9):
            order[row, column] = len(order)
            # Mask 2: every third column.
            mask = mask << 1 | (column % 3 == 0)
    picks = [
        order[row, column] if (row, column) in order else total + (kinds[row][column] >> 8 > 0)
        for row in range(_SIDE)
        for column in range(_SIDE)
    ]
    return _Frame(itemgetter(*picks), mask)


def _zigzag() -> Iterator[tuple[int, int]]:
    upwards = True
    right = _SIDE - 1
    while right > 0:
        if right == 6:
            right -= 1
        for step in range(_SIDE):
            row = _SIDE - 1 - step if upwards else step
            yield row, right
            yield row, right - 1
        upwards = not upwards
        right -= 2


def _by_segno(text: str) -> Code:
    made = segno.make(text, error="m", mode="byte", encoding="utf-8", boost_error=False)
    side = len(made.matrix)
    modules = "".join("1" if module else "0" for row in made.matrix for module in row)
    return Code(side, _packed(modules, side))


def _packed(modules: str, side: int) -> bytes:
    width = (side + 7) // 8
    pad = width * 8 - side
    return b"".join(
        (int(modules[start : start + side], 2) << pad).to_bytes(width)
        for start in range(0, side * side, side)
    )
