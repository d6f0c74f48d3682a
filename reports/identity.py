"""Resident identity numbers: the check digit, and what the number says about its holder."""

import re
from collections.abc import Iterator
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NUMBER = re.compile(r"\d{17}[\dX]")


def looks_personal(number: str) -> bool:
    """Tell whether the number has the shape of a resident identity number (GB 11643)."""
    return _NUMBER.fullmatch(number.upper()) is not None


def disagreements(number: str, sex: str, born_on: date | None) -> Iterator[str]:
    """Yield what in the number does not agree, in Chinese; nothing for other documents."""
    number = number.upper()
    if not looks_personal(number):
        return
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    if _CHECKS[total % 11] != number[17]:
        yield "身份证号码校验码不符"
    if born_on is not None and f"{born_on:%Y%m%d}" != number[6:14]:
        yield "出生日期与身份证号码不一致"
    if sex in {"男", "女"} and (sex == "男") != (int(number[16]) % 2 == 1):
        yield "性别与身份证号码不一致"
