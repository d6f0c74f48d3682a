"""Numbers of persons in a free text: of identity cards, telephones and bank cards, however written.

A run is digits with little between them: full-width or Chinese ones too, in groups, wrapped. What
is eleven digits long without a gap is one in any case, so that a mistyped number is not let
through; groups are one when they have the shape of one. Plates, dates and numbers of cases stay.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import starmap

_DIGIT = r"[\d〇零一二三四五六七八九幺]"
#: What may stand within a number: spaces, also of no width, hyphens, dots.
_GAP = r"[\s\-_.·•\u2010-\u2015\u2212\uff0d\uff0e\u200b-\u200d\u2060\ufeff()（）]{0,3}"
_RUN = re.compile(f"{_DIGIT}(?:{_GAP}{_DIGIT}){{6,}}(?:{_GAP}[XxＸｘ])?")
_GROUP = re.compile(f"{_DIGIT}+")
#: A number of seven or eight digits is a telephone's after one of these.
_CALLED = re.compile(
    r"(?:电话|座机|固话|宅电|家电|来电|致电|回电|电联|联系方式|手机|tel|phone)"
    r"[^\d，。；,;]{0,5}$",
    re.IGNORECASE,
)
_LOOK_BACK = 14
_LONG = 11
#: No number of a person has more digits, nor therefore more groups.
_MOST_GROUPS = 19
_DATE = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DAY = re.compile(_DATE)
_IDENTITY = re.compile(rf"[1-8]\d{{5}}{_DATE}\d{{3}}[\dX]")
_OLD_IDENTITY = re.compile(r"[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LINE = re.compile(r"(?:(?:00)?86)?(?:010|02\d|0[3-9]\d\d)[2-9]\d{6,7}")
_CARD = re.compile(r"[3-69]\d{12,18}")
_LOCAL = re.compile(r"[2-9]\d{6,7}")


def cover_numbers(text: str, instead: Callable[[str], str]) -> str:
    """Return a text with what is put in the place of each number of a person in it.

    Args:
        text: What somebody wrote.
        instead: Says it, of the number as it stands in the text.
    """
    found = [place for run in _RUN.finditer(text) for place in _numbers(text, run)]
    for begin, end in reversed(found):
        text = f"{text[:begin]}{instead(text[begin:end])}{text[end:]}"
    return text


def _numbers(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    groups = list(_GROUP.finditer(text, run.start(), run.end()))
    last = unicodedata.normalize("NFKC", text[run.end() - 1]).upper()
    first = 0
    while first < len(groups):
        for behind in range(min(len(groups), first + _MOST_GROUPS), first, -1):
            begin = groups[first].start()
            digits = [_ascii(group[0]) for group in groups[first:behind]]
            if last == "X" and behind == len(groups) and _IDENTITY.fullmatch(f"{_joined(digits)}X"):
                yield begin, run.end()
                first = behind
                break
            if _is_personal(digits) or (
                _is_local(digits) and _CALLED.search(text[max(0, begin - _LOOK_BACK) : begin])
            ):
                yield begin, groups[behind - 1].end()
                first = behind
                break
        else:
            first += 1


def _is_personal(groups: Sequence[str]) -> bool:
    if len(groups) == 1:
        return len(groups[0]) >= _LONG
    digits, shortest = _joined(groups), min(map(len, groups))
    if shortest == 1 and any(len(group) > 1 for group in groups):
        return False
    return bool(
        _IDENTITY.fullmatch(digits)
        or _MOBILE.fullmatch(digits)
        or (_LINE.fullmatch(digits) and len(groups[0]) > 1)
        or (shortest != 2 and _OLD_IDENTITY.fullmatch(digits))
        or (_CARD.fullmatch(digits) and (_in_fours(groups) or (shortest != 2 and _luhn(digits))))
    )


def _is_local(groups: Sequence[str]) -> bool:
    digits = _joined(groups)
    return bool(_LOCAL.fullmatch(digits)) and not _DAY.fullmatch(digits)


def _in_fours(groups: Sequence[str]) -> bool:
    *before, _ = groups
    return len(before) > 2 and all(len(group) == 4 for group in before)


def _luhn(digits: str) -> bool:
    def counted(place: int, digit: str) -> int:
        return sum(divmod(int(digit) * (1 + place % 2), 10))

    return sum(starmap(counted, enumerate(reversed(digits)))) % 10 == 0


def _joined(groups: Sequence[str]) -> str:
    return "".join(groups)


def _ascii(digits: str) -> str:
    if digits.isascii():
        return digits
    return "".join(str(int(unicodedata.numeric(digit))) for digit in digits)
