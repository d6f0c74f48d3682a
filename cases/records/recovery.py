"""The recovery code: two sealed halves of sixteen groups, made to be copied by hand.

Each group ends in a check character that also knows its place and its half, so a slip of the pen
is found in the group in which it was made. Both halves together open the station's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cases.refusals import Reason, Refusal

#: Digits and capitals without 0, 1, I and O.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS = 16
#: Bytes of chance in one half: three characters of five bits in each group.
HALF_BYTES = GROUPS * 3 * 5 // 8


class Half(StrEnum):
    """Which of the two sheets."""

    A = "a"
    B = "b"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """Both halves, as printed; the program does not keep them."""

    a: tuple[str, ...]
    b: tuple[str, ...]

    def half(self, half: Half) -> tuple[str, ...]:
        """Return the groups of one half."""
        return self.a if half is Half.A else self.b


def encode(half: Half, data: bytes) -> tuple[str, ...]:
    """Write one half's bytes as groups of four characters."""
    number = int.from_bytes(data)
    digits = [number >> shift & 31 for shift in range(GROUPS * 15 - 5, -1, -5)]
    return tuple(
        "".join(ALPHABET[digit] for digit in (*three, _check(half, index, three)))
        for index in range(GROUPS)
        for three in (digits[index * 3 : index * 3 + 3],)
    )


def decode(half: Half, groups: Sequence[str]) -> bytes:
    """Read one half back.

    Raises:
        Refusal: a group is missing or mistyped; its number is in the details.
    """
    if len(groups) != GROUPS:
        raise Refusal(Reason.WRONG_RECOVERY_CODE, half=half, group=len(groups) + 1)
    number = 0
    for index, group in enumerate(groups):
        if not group_fits(half, index, group):
            raise Refusal(Reason.WRONG_RECOVERY_CODE, half=half, group=index + 1)
        for character in tidy(group)[:3]:
            number = number << 5 | ALPHABET.index(character)
    return number.to_bytes(HALF_BYTES)


def group_fits(half: Half, index: int, group: str) -> bool:
    """Tell whether what was typed can be the group at this place (counted from zero)."""
    text = tidy(group)
    if len(text) != 4 or any(character not in ALPHABET for character in text):
        return False
    *three, check = map(ALPHABET.index, text)
    return check == _check(half, index, three)


def tidy(text: str) -> str:
    """Return what was typed without blanks and in capitals."""
    return "".join(text.split()).upper()


def split(text: str) -> tuple[str, ...]:
    """Return the groups of a half typed in one line."""
    plain = tidy(text.replace("-", ""))
    return tuple(plain[start : start + 4] for start in range(0, len(plain), 4))


def check_mark(groups: Sequence[str]) -> str:
    """Return the short mark printed under a half, to compare two copies of a sheet."""
    from hashlib import sha256

    digest = sha256("".join(groups).encode()).hexdigest().upper()
    return "·".join(digest[start : start + 2] for start in (0, 2, 4))


def _check(half: Half, index: int, three: Sequence[int]) -> int:
    # Odd weights, so that no single wrong character goes unnoticed.
    first, second, third = three
    return (first + 3 * second + 7 * third + 5 * index + (13 if half is Half.B else 0)) % 32
