"""Single cells of a ledger, as officers type them, read into values; pure.

Each reader returns a value, None for an empty cell, or raises `UnreadableError`. Days and times
are those of the wall clock.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from cases.records.ledger import Cell

#: Excel counts days from here (with its leap day of 1900 that never was).
_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock
#: Serial numbers taken for days: 1954 to 2064.
_SERIALS = range(20_000, 60_000)

_MOMENT = re.compile(
    r"(?P<y>\d{4}|\d{2})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*[日号]?"
    r"(?:[\sT,，]*(?:星期.|周.|[（(].*?[)）])?\s*"
    r"(?P<half>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜间|AM|PM|am|pm)?\s*"
    r"(?P<H>\d{1,2})\s*(?:[:：时点]\s*(?P<M>\d{1,2}|半)?\s*(?:[:：分]\s*(?:\d{1,2}(?:\.\d+)?)?\s*秒?)?)"
    r"(?:\+08:?00)?)?\s*(?:左右|许)?"
)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\s?(\d{2})(\d{2})(?:\d{2})?)?")
#: 2024-03-05, with 14:20, with :33.
_ISO_LENGTHS = frozenset({10, 16, 19})
_HOUR = re.compile(r"(\d{1,2})\s*[:：时点]\s*(\d{1,2}|半)?\s*(?:[:：分]\s*\d{0,2}\s*秒?)?")
_CHINESE_DAY = re.compile(r"[〇○零一二三四五六七八九十廿]+(?=[年月日时点分])")
_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
}
_PLATE = re.compile(r"[\u4e00-\u9fff][A-Z][A-Z0-9]{4,6}[A-Z0-9挂学警港澳使领临]?")
#: Between names, between plates; with them all control characters, which neither holds.
_SEPARATORS = re.compile(r"[、,，;；/|\x00-\x1f]+|\s{2,}")
_BRACKETS = re.compile(r"[（(【\[].*?[）)】\]]")
#: 无人员伤亡, 未造成人员受伤.
_UNHURT = re.compile(r"[无未没].{0,5}[伤亡]")
_BRACKET = re.compile(r"[（(【\[]")
#: What most cells look like, for which the careful way is not needed.
_PLAIN_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*")
_PLAIN_PLATES = re.compile(r"[\u4e00-\u9fff][A-Z0-9]{6,7}(?:、[\u4e00-\u9fff][A-Z0-9]{6,7})*")
#: Full-width letters, digits, dashes, points and strokes to half width; brackets stay.
_HALF = {
    code: code - 0xFEE0
    for first, last in ((0xFF0D, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}
_DOTS = re.compile(r"[·.\s-]+")
_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "不详", "未知", "暂无", "空"})
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "夜间", "PM", "pm"})


class UnreadableError(ValueError):
    """The cell holds something that cannot be read as what its column is."""


def text(cell: Cell) -> str:  # noqa: PLR0911 - one a type
    """Return the cell as an officer would read it."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return "是" if cell else "否"
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case time():
            return f"{cell:%H:%M}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def number(words: str) -> str:
    """Return the number of a case with half-width letters, digits and dashes."""
    return words if words.isascii() else words.translate(_HALF)


def moment(cell: Cell) -> tuple[datetime, bool] | None:
    """Return the wall-clock time, and True if only the day is known."""
    match cell:
        case str():
            return None if (bare := cell.strip()) in _EMPTY else _moment(bare)
        case datetime():
            return cell, (cell.hour, cell.minute) == (0, 0)
        case date():
            return datetime(cell.year, cell.month, cell.day), True  # noqa: DTZ001 - a wall clock
        case bool() | time():
            raise UnreadableError
        case _:
            return _serial(float(cell))


def day(cell: Cell) -> date | None:
    """Return the day."""
    found = moment(cell)
    return None if found is None else found[0].date()


def time_of_day(cell: Cell) -> time | None:
    """Return the time of day."""
    match cell:
        case time():
            return cell
        case datetime():
            return cell.time()
        case float() if 0 <= cell < 1:
            return (_EXCEL_ZERO + timedelta(minutes=round(cell * 1440))).time()
        case str() if cell.strip() in _EMPTY:
            return None
        case str() if found := _HOUR.fullmatch(cell.strip()):
            return _time(int(found[1]), _minute(found[2]))
        case _:
            raise UnreadableError


def names(cell: Cell) -> tuple[str, ...]:
    """Return the names in a cell; remarks in brackets are left out."""
    words = cell if type(cell) is str else text(cell)
    if _PLAIN_NAMES.fullmatch(words):
        return _different(words.split("、")) if "、" in words or words in _EMPTY else (words,)
    if _BRACKET.search(words):
        words = _BRACKETS.sub("", words)
    return _different([part.strip(" 　。.") for part in _SEPARATORS.split(words)])


def plates(cell: Cell) -> tuple[str, ...]:
    """Return the plates in a cell, in capitals and without dots."""
    words = cell if type(cell) is str else text(cell)
    if _PLAIN_PLATES.fullmatch(words):
        return tuple(dict.fromkeys(words.split("、"))) if "、" in words else (words,)
    words = unicodedata.normalize("NFKC", words).upper()
    if _BRACKET.search(words):
        words = _BRACKETS.sub("", words)
    return _different([_DOTS.sub("", part) for part in _SEPARATORS.split(words)])


def is_plate(plate: str) -> bool:
    """Tell whether this looks like a plate of a motor vehicle."""
    return _PLATE.fullmatch(plate) is not None


def kind(cell: Cell) -> str | None:
    """Return property, injury or death."""
    words = text(cell)
    if words in _EMPTY:
        return None
    if _UNHURT.search(words):
        return "property"
    if re.search(r"[亡死]", words):
        return "death"
    if "伤" in words:
        return "injury"
    if re.search(r"财|物损|车损|仅.*损", words):
        return "property"
    raise UnreadableError


def procedure(cell: Cell) -> str | None:
    """Return general, simple or quick."""
    words = text(cell)
    if words in _EMPTY:
        return None
    for mark, value in (
        ("简易", "simple"),
        ("快", "quick"),
        ("一般", "general"),
        ("普通", "general"),
    ):
        if mark in words:
            return value
    raise UnreadableError


def harm(cell: Cell) -> tuple[int, int] | None:
    """Return how many died and how many were hurt."""
    words = text(cell).replace("人", "").replace(" ", "")
    if words in _EMPTY or re.fullmatch(r"无伤亡?|无死?亡", words):
        return None if words in _EMPTY - {"无"} else (0, 0)
    words = "".join(
        _DIGITS.get(mark, mark) for mark in words.replace("两", "2").replace("十", "10")
    )
    if pair := re.fullmatch(r"(\d+)[/、,，](\d+)", words):
        return int(pair[1]), int(pair[2])
    # 1死2伤 or 死1伤2: the first mark tells which way the cell counts.
    if words[:1].isdecimal():
        dead, hurt = re.findall(r"(\d+)[死亡]", words), re.findall(r"(\d+)[轻重受]?伤", words)
    else:
        dead, hurt = re.findall(r"[死亡][:：]?(\d+)", words), re.findall(r"伤[:：]?(\d+)", words)
    if not dead and not hurt:
        raise UnreadableError
    return sum(map(int, dead)), sum(map(int, hurt))


def count(cell: Cell) -> int | None:
    """Return a number of people."""
    words = text(cell).removesuffix("人").removesuffix("名").strip()
    if words in _EMPTY:
        return None
    words = _DIGITS.get(words, words)
    if not words.isdecimal() or int(words) > 999:
        raise UnreadableError
    return int(words)


def yes_no(cell: Cell) -> bool | None:
    """Return yes or no."""
    words = text(cell)
    if words in _EMPTY - {"无"}:
        return None
    if re.match(r"否|无|不|未|没|×|N|n|0$", words):
        return False
    if re.match(r"是|有|逃|肇|弃|√|Y|y|1$", words):
        return True
    raise UnreadableError


def is_closed(cell: Cell) -> bool | None:
    """Tell whether the case is closed."""
    words = text(cell)
    if words in _EMPTY:
        return None
    if re.match(r"否|未|在办|办理中|正在|调解中|侦|待|处理中|审|×|N|n|0$", words):
        return False
    if re.search(r"结|归档|完成|完毕|撤销|^是|√|^Y|^y|^1$", words):
        return True
    raise UnreadableError


def _different(parts: Sequence[str]) -> tuple[str, ...]:
    """Return each part once, and none that says nothing."""
    said = dict.fromkeys(parts)
    return tuple(said) if _EMPTY.isdisjoint(said) else tuple(p for p in said if p not in _EMPTY)


def _moment(bare: str) -> tuple[datetime, bool]:
    if bare[4:5] == "-" and len(bare) in _ISO_LENGTHS:
        try:
            at = datetime.fromisoformat(bare)
        except ValueError:
            pass
        else:
            return at.replace(second=0), len(bare) == 10
    found = _MOMENT.fullmatch(bare)
    if found is None and _CHINESE_DAY.search(bare):
        found = _MOMENT.fullmatch(_CHINESE_DAY.sub(_arabic, bare))
    if found is not None:
        year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
        if found["H"] is None:
            return _at(year, int(found["m"]), int(found["d"])), True
        hour, minute = int(found["H"]), _minute(found["M"])
        if found["half"] in _AFTERNOON and hour < 12:
            hour += 12
        return _at(year, int(found["m"]), int(found["d"]), hour, minute), False
    if packed := _PACKED.fullmatch(bare):
        parts = tuple(int(part) for part in packed.groups() if part is not None)
        return _at(*parts), len(parts) == 3
    # Full-width dashes, strokes and points, as an input method writes them.
    even = unicodedata.normalize("NFKC", bare)
    return _moment(even) if even != bare else _written_serial(bare)


def _written_serial(words: str) -> tuple[datetime, bool]:
    try:
        return _serial(float(words))
    except ValueError:
        raise UnreadableError from None


def _serial(number: float) -> tuple[datetime, bool]:
    if int(number) in _SERIALS:
        found = _EXCEL_ZERO + timedelta(minutes=round(number * 1440))
        return found, float(number).is_integer()
    if float(number).is_integer() and 19_000_000 < number < 21_000_000:
        return _moment(str(int(number)))
    raise UnreadableError


def _at(*parts: int) -> datetime:
    """Return the time; 24:00 is the beginning of the next day."""
    late = len(parts) > 3 and parts[3] == 24
    try:
        found = datetime(*((*parts[:3], 0, *parts[4:]) if late else parts))  # type: ignore[arg-type]  # noqa: DTZ001 - a wall clock
    except ValueError:
        raise UnreadableError from None
    return found + timedelta(days=1) if late else found


def _minute(words: str | None) -> int:
    return 30 if words == "半" else int(words or 0)


def _time(hour: int, minute: int) -> time:
    try:
        return time(hour % 24, minute)
    except ValueError:
        raise UnreadableError from None


def _arabic(found: re.Match[str]) -> str:
    """Write 二〇二四 as 2024 and 二十一 as 21."""
    words = found[0].replace("廿", "二十")
    if "十" not in words:
        return "".join(_DIGITS[mark] for mark in words)
    tens, ones = words.split("十", 1)
    return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))
