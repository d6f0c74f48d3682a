"""An evening typed back from the sheet."""

from datetime import date

import pytest

from cases.records.times import at
from leads.canvass.addresses import address_of
from leads.canvass.quick import Before, UnreadLine, after, read_line
from leads.canvass.records import Answer, Key, KeyKind, TryEntry, Turned

DAY = date(2026, 9, 24)
KEYS = (Key("甲", KeyKind.STAIRWELL), Key("乙", KeyKind.HOUSEHOLD))
DOORS = frozenset(map(address_of, ("6-2", "6-2-402", "6-2-401", "6-2-301", "5-1-101")))


def lines(*typed: str) -> list[TryEntry]:
    before, found = Before(), []
    for line in typed:
        entry = read_line(line, DAY, DOORS, KEYS, before)
        before = after(entry)
        found.append(entry)
    return found


def test_a_line_leaves_out_what_the_line_before_said() -> None:
    found = lines("6-2-402 n 1931", "401 w 36", "301 r", "5-1-101 x 20:02")
    assert [one.address.code for one in found] == ["6-2-402", "6-2-401", "6-2-301", "5-1-101"]
    assert [one.at for one in found] == [
        at(DAY, 19, 31),
        at(DAY, 19, 36),
        at(DAY, 19, 36),
        at(DAY, 20, 2),
    ]
    assert [(one.answer, one.turned, one.key) for one in found] == [
        (Answer.CONSENTED, Turned.FITS_NOT, "乙"),
        (Answer.NOBODY, Turned.NOT_TRIED, ""),
        (Answer.REFUSED, Turned.NOT_TRIED, ""),
        (Answer.CONSENTED, Turned.FITS_NOT, "乙"),
    ]


def test_the_shared_door_is_nobodys_and_has_its_own_key() -> None:
    (found,) = lines("6-2 n 1912")
    assert (found.answer, found.turned, found.key) == (Answer.SHARED, Turned.FITS_NOT, "甲")


def test_chinese_words_and_full_width_signs_are_read() -> None:
    (found,) = lines("6栋2单元402 无人 １９：３１")
    assert (found.address.code, found.answer) == ("6-2-402", Answer.NOBODY)
    assert found.at == at(DAY, 19, 31)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("6-2-402", "6-2-402"),
        ("6-2-999 n 1931", "6-2-999"),
        ("402 n 1931", "402"),
        ("6-2-402 q 1931", "q"),
        ("6-2-402 n", "--:--"),
        ("6-2-402 n 31", "31"),
        ("6-2-402 n 2561", "2561"),
        ("6-2-402 n abc", "abc"),
        ("6-2 w 1912", "w"),
        ("a b c d", "a b c d"),
    ],
)
def test_what_is_not_understood_is_named(line: str, part: str) -> None:
    with pytest.raises(UnreadLine) as found:
        lines(line)
    assert str(found.value) == part
