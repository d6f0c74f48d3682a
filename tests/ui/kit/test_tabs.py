"""A strip of tabs: those that do not fit lie in a menu, and no tab is out of reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.kit.tabs import TabStrip, fitting

#: What the drawing without a screen says when a menu pops up.
POPUP = pytest.mark.qt_log_ignore("This plugin does not support")
TABS = {"one": "概况", "two": "时限", "three": "当事人", "four": "通知与送达", "five": "记录"}


@pytest.fixture
def strip(qtbot: QtBot) -> TabStrip:
    made = TabStrip()
    qtbot.addWidget(made)
    made.offer(TABS)
    made.resize(made.sizeHint())
    made.show()
    qtbot.waitExposed(made)
    return made


def menu_of(strip: TabStrip) -> QMenu:
    found = strip.findChild(QMenu)
    assert isinstance(found, QMenu)
    return found


def shown(strip: TabStrip) -> list[str]:
    return [key for key in TABS if strip.box(key) is not None]


@given(
    widths=st.lists(st.integers(20, 120), min_size=1, max_size=14),
    room=st.integers(0, 1200),
    data=st.data(),
)
def test_every_tab_is_shown_or_kept_and_the_current_one_is_shown(
    widths: list[int], room: int, data: st.DataObject
) -> None:
    current = data.draw(st.integers(0, len(widths) - 1))
    fits = fitting(widths, room, current, 50)
    assert sorted((*fits.shown, *fits.kept)) == list(range(len(widths)))
    assert current in fits.shown
    used = sum(widths[place] for place in fits.shown) + (50 if fits.kept else 0)
    assert used <= room or fits.shown == (current,)


def test_a_wide_strip_needs_no_menu(strip: TabStrip) -> None:
    assert shown(strip) == list(TABS)
    assert strip.more_box() is None
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert not menu_of(strip).isVisible()


def test_the_current_tab_stays_in_sight_when_it_gets_narrow(strip: TabStrip) -> None:
    strip.choose("five")
    strip.resize(200, 36)
    more = strip.more_box()
    assert more is not None
    assert more.right() <= 200
    assert "five" in shown(strip)
    assert shown(strip) != list(TABS)


def test_right_walks_through_tabs_that_do_not_fit(strip: TabStrip) -> None:
    strip.resize(160, 36)
    walked = []
    for _step in TABS:
        walked.append(strip.key)
        assert strip.box(strip.key) is not None
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert walked == list(TABS)
    assert strip.key == "one"


@POPUP
def test_what_does_not_fit_is_chosen_from_the_menu_by_keys(qtbot: QtBot, strip: TabStrip) -> None:
    strip.resize(160, 36)
    strip.count({"five": 3})
    hidden = [key for key in TABS if strip.box(key) is None]
    QTest.keyClick(strip, Qt.Key.Key_Down)
    menu = menu_of(strip)
    assert [action.text() for action in menu.actions()][-1] == "记录 3"
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == [hidden[-1]]
    assert strip.box(hidden[-1]) is not None


@POPUP
def test_the_menu_opens_by_the_mouse(strip: TabStrip) -> None:
    strip.resize(160, 36)
    more = strip.more_box()
    assert more is not None
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=more.center())
    menu = menu_of(strip)
    assert menu.isVisible()
    menu.close()


def test_other_tabs_keep_the_current_one(strip: TabStrip) -> None:
    strip.choose("two")
    strip.offer({"zero": "传唤", **TABS})
    assert strip.key == "two"
    strip.offer({"zero": "传唤"})
    assert strip.key == "zero"
