"""Labels that give way: dots where words do not fit, all of them in the tool tip."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.elided import FewLines

LONG = "北岸财产保险股份有限公司澄州中心支公司临江营销服务部"


def shown(qtbot: QtBot, text: str, width: int, most: int = 2) -> FewLines:
    made = FewLines(text, "small", most=most)
    qtbot.addWidget(made)
    made.resize(width, made.heightForWidth(width))
    return made


def test_a_short_name_stands_on_one_line(qtbot: QtBot) -> None:
    made = shown(qtbot, "宋巧云", 80)
    assert made.shown() == "宋巧云"


def test_a_longer_name_takes_two_lines_before_it_ends_in_dots(qtbot: QtBot) -> None:
    wide = shown(qtbot, LONG, 190)
    assert wide.shown().replace("\n", "") == LONG
    assert wide.shown().count("\n") == 1
    assert wide.heightForWidth(190) > wide.heightForWidth(2000)
    narrow = shown(qtbot, LONG, 90)
    assert narrow.shown().endswith("…")
    assert narrow.shown().count("\n") == 1
    assert narrow.toolTip() == LONG


def test_no_line_is_wider_than_the_label(qtbot: QtBot) -> None:
    for width in range(30, 200, 7):
        made = shown(qtbot, "Insurer, not counted; Northbankinsurancecompanyltd", width)
        metrics = QFontMetrics(made.font())
        assert all(metrics.horizontalAdvance(line) <= width for line in made.shown().split("\n"))


def test_a_label_that_gives_way_does_not_widen_its_place(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    assert shown(qtbot, LONG, 80, most=1).minimumSizeHint().width() <= 1
