"""What officers type into days, moments and amounts."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.kit.fields import DayField, MomentField, MoneyField, read_day, read_moment

TODAY = date(2026, 9, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-9-30", date(2026, 9, 30)),
        ("20260930", date(2026, 9, 30)),
        ("9/30", date(2026, 9, 30)),
        ("9-30", date(2026, 9, 30)),
        ("9月30日", date(2026, 9, 30)),
        ("2025年12月31日", date(2025, 12, 31)),
        ("2026-09-30 周三", date(2026, 9, 30)),
        ("2026-09-30 Wed", date(2026, 9, 30)),
        ("2026-2-29", None),
        ("2028-2-29", date(2028, 2, 29)),
        ("13/1", None),
        ("明天", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_officers_type_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-9-24 14:30", datetime(2026, 9, 24, 6, 30, tzinfo=UTC)),
        ("9/24 1430", datetime(2026, 9, 24, 6, 30, tzinfo=UTC)),
        ("9/24 7:05", datetime(2026, 9, 23, 23, 5, tzinfo=UTC)),
        ("9月24日 9时30分", datetime(2026, 9, 24, 1, 30, tzinfo=UTC)),
        ("9/24 24:00", None),
        ("9/24", None),
    ],
)
def test_a_moment_is_shanghai_time(typed: str, moment: datetime | None) -> None:
    assert read_moment(typed, TODAY) == moment


def test_up_and_down_go_by_days(qtbot: QtBot) -> None:
    field = DayField(today=TODAY, name="到期")
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == TODAY
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "2026-09-25 周五"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == date(2026, 9, 23)


def test_what_is_shown_is_read_back(qtbot: QtBot) -> None:
    day, moment = DayField(today=TODAY), MomentField(today=TODAY)
    qtbot.addWidget(day)
    qtbot.addWidget(moment)
    for value in (date(2026, 12, 31), date(2027, 1, 1)):
        day.set_value(value)
        assert day.value() == value
    when = datetime(2026, 9, 24, 6, 30, tzinfo=UTC)
    moment.set_value(when)
    assert moment.value() == when


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12,345.60", Decimal("12345.60")),
        ("12，345.6", Decimal("12345.6")),
        ("0", Decimal(0)),
        ("1.005", None),
        ("NaN", None),
        ("一万", None),
        ("", None),
    ],
)
def test_an_amount_has_at_most_two_places(qtbot: QtBot, typed: str, amount: Decimal | None) -> None:
    field = MoneyField(name="损失")
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == amount
