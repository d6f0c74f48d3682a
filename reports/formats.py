"""How values are written on paper: days, moments, money, identity numbers."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import cn2an

from cases.papers.blocks import DocRef
from cases.records.times import local

_DIGITS = "〇一二三四五六七八九"


def day(value: date) -> str:
    """Return 2026年3月2日, without leading zeros (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日"


def day_in_numerals(value: date) -> str:
    """Return 二〇二六年三月二日, the older way of dating a paper."""
    year = "".join(_DIGITS[int(digit)] for digit in str(value.year))
    return f"{year}年{ordinal(value.month)}月{ordinal(value.day)}日"


def moment(value: datetime) -> str:
    """Return 2026年3月2日9时05分 by the wall clock of the unit."""
    here = local(value)
    return f"{day(here.date())}{here.hour}时{here.minute:02d}分"


def stamp(value: datetime) -> str:
    """Return 2026-03-02 09:05 for the margin."""
    return local(value).strftime("%Y-%m-%d %H:%M")


def ordinal(value: int) -> str:
    """Return the number in Chinese, as 十二."""
    return str(cn2an.an2cn(str(value), "low"))


def money(value: Decimal) -> str:
    """Return the amount with its fen and no separators, as 12345.60."""
    return f"{value:.2f}"


def capitals(value: Decimal) -> str:
    """Return the amount in capital characters, as 壹万贰仟叁佰肆拾伍元陆角."""
    return str(cn2an.an2cn(f"{value:.2f}", "rmb"))


def number(value: Decimal) -> str:
    """Return the number without trailing zeros, as 70 or 33.3."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def reference(value: DocRef) -> str:
    """Return number《title》 with its day before it, or what of it there is."""
    title = f"《{value.title}》" if value.title else ""
    text = f"{value.number}{title}"
    return f"{day(value.dated)}{text}" if value.dated and text else text


def joined(values: Iterable[str]) -> str:
    """Return the values in one list, as 甲、乙."""
    return "、".join(value for value in values if value)


def masked(id_number: str) -> str:
    """Return an identity number with its middle starred out."""
    if len(id_number) <= 8:
        return re.sub(r".", "*", id_number)
    return f"{id_number[:4]}{'*' * (len(id_number) - 7)}{id_number[-3:]}"
