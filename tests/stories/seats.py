"""Officers at their windows, and a squad of three of them: what a story of a case is told with."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cases.papers.kinds import FormKind
from cases.records.documents import DocumentLine, DocumentState
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from tests.stories.robot import Robot
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.kit.tabs import TabStrip
from ui.preview.pages import PageArea
from ui.room_list import rooms_for
from ui.rooms.case.page import CasePageView
from ui.rooms.mediation.sheet import MediationSheet
from ui.window import MainWindow

ITEM = "编号，有几项时区分"
UNTIL = "期限至（批准、约定或者要求的日期）"


class Seat:
    """An officer at his window."""

    def __init__(
        self,
        qtbot: QtBot,
        jobs: Jobs,
        desk: Desk,
        clock: Clock,
        window: MainWindow | None = None,
    ) -> None:
        self.qtbot, self.jobs, self.desk, self.clock = qtbot, jobs, desk, clock
        self.robot = Robot(qtbot, jobs)
        self.window = window or MainWindow(desk, jobs)
        self.window.show()
        self.robot.settle()

    def leave(self) -> None:
        """Close the window."""
        self.window.closing.clear()
        self.window.close()

    def keys(self, key: Qt.Key) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
        self.robot.settle()

    def enter(self, room: str) -> QWidget:
        """Go to a room by its key on the keyboard."""
        keys = [spec.key for spec in rooms_for(self.desk.officer)]
        self.keys(Qt.Key(Qt.Key.Key_1 + keys.index(room)))
        found = self.window.room(room)
        assert isinstance(found, QWidget)
        return found

    def go_to(self, day: date, hour: int = 10) -> None:
        moment = at(day, hour)
        if self.clock() < moment:
            self.clock.go_to(moment)
            QTest.keyClick(self.window, Qt.Key.Key_F5)
            self.robot.settle()

    # --- the case --------------------------------------------------------------------------

    def report(self, values: Mapping[str, str], *parties: Mapping[str, str]) -> CaseId:
        """Take a report in, with its parties."""
        self.keys(Qt.Key.Key_N)
        room = self.window.room("cases")
        self.robot.fill(room, values)
        self.robot.click(room, "受理并建案")
        for party in parties:
            self.party(party)
        opened = self.page()._opened
        assert opened is not None
        return opened.case_id

    def party(self, values: Mapping[str, str]) -> None:
        self.robot.click(self.tab("parties"), "添加")
        self.robot.answer("添加", values)

    def page(self) -> CasePageView:
        found = self.window.room("cases").findChild(CasePageView)
        assert isinstance(found, CasePageView)
        return found

    def tab(self, key: str) -> QWidget:
        strip = self.page().findChild(TabStrip)
        assert strip is not None
        box = strip.box(key)
        if box is not None:
            QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=box.center())
        else:
            self._from_menu(strip, dict(strip._tabs)[key])
        self.robot.settle()
        return self.page()

    def _from_menu(self, strip: TabStrip, words: str) -> None:
        """Choose a tab that does not fit beside the others."""
        more = strip.more_box()
        assert more is not None, words
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=more.center())
        menu = strip._menu
        assert menu.isVisible(), words
        wanted = next(one for one in menu.actions() if one.text().startswith(words))
        at = menu.actionGeometry(wanted).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)

    def fact(self, what: str, day: date, who: str = "", **more: str) -> None:
        """Record a fact on its day."""
        self.go_to(day)
        values = {"事实": what, "日期": f"{day.year}-{day.month}-{day.day}"}
        values |= {"当事人": who} if who else {}
        self.robot.click(self.tab("overview"), "记录事实…")
        self.robot.answer("记录", values | more)

    def due(self, title: str) -> set[date]:
        """Return the due days of a clock as the tab of clocks shows it."""
        opened = self.page()._opened
        assert opened is not None
        self.tab("clocks")
        return {one.due for one in opened.file.clocks if one.title == title and one.due}

    def act(self, words: str, send: str, values: Mapping[str, str]) -> None:
        """Choose an act on the case as a whole from its menu."""
        self.enter("cases")
        self.robot.menu(self.page()._more, words)
        self.robot.answer(send, values)

    # --- papers and mediation --------------------------------------------------------------

    def issue(self, case: CaseId, *forms: FormKind) -> list[DocumentLine]:
        """Issue every draft of some forms in the room of documents."""
        room = self.enter("documents")

        def found() -> list[DocumentLine]:
            return [one for one in self.desk.documents.of_case(case) if one.form in forms]

        for line in found():
            if line.state is not DocumentState.ISSUED:
                room.show_document(line.id)  # type: ignore[attr-defined]
                self.robot.settle()
                self.robot.click(room, "签发")
        issued = found()
        assert {one.form for one in issued} == set(forms)
        assert all(one.state is DocumentState.ISSUED for one in issued)
        return issued

    def serve(self, name: str, *papers: DocumentLine) -> None:
        """Hand papers to a party, two officers together."""
        self.enter("cases")
        self.robot.click(self.tab("service"), "登记送达")
        dialog = self.robot.dialog("登记送达")
        self.robot.fill(dialog, {"受送达人": name})
        self.robot.answer(
            "登记送达",
            {
                **{f"{line.title} {line.number}".strip(): "✓" for line in papers},
                "地点": "事故中队",
                "第二名送达民警": "周敏",
                "凭据": "送达回证",
            },
        )

    def sheet(self) -> MediationSheet:
        """Return the sheet of the mediation on its tab."""
        found = self.tab("mediation").findChild(MediationSheet)
        assert found is not None
        return found

    def more(self, name: str, words: str) -> None:
        """Choose from the menu of a seat at a session."""
        buttons = self.sheet().findChildren(QAbstractButton)
        more = next(one for one in buttons if one.accessibleName() == f"{name}：更多")
        self.robot.menu(more, words)

    # --- what others say -------------------------------------------------------------------

    def ask(self, what: str, subject: str = "") -> None:
        """Ask for an approval on the tab of the case."""
        self.robot.click(self.tab("approvals"), "呈请审批")
        self.robot.answer(
            "呈请",
            {
                "事项": what,
                "编号（一案有几件时区分，与事实的编号一致）": subject,
                "理由": "对原鉴定意见有异议，理由成立",
            },
        )

    def agree(self) -> None:
        """Read what waits to its end, and agree."""
        room = self.enter("approvals")
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        self.robot.settle()
        for button in room.findChildren(QAbstractButton):
            while button.accessibleName() == "后一页" and button.isVisible():
                self.to_the_end(room)
                if not button.isEnabled():
                    break
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.robot.settle()
        self.robot.click(room, "同意")

    def to_the_end(self, room: QWidget) -> None:
        """Scroll the page that is read to its end."""
        for area in room.findChildren(PageArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum())
        QApplication.processEvents()


class Squad:
    """Three officers, each at a window of his own."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, clock: Clock) -> None:
        clock.go_to(at(date(2026, 8, 31), 9))
        desks = (
            desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR),
            desk_of("沈知白", Role.REVIEWER),
            desk_of("沈岳", Role.APPROVER),
        )
        #: Keeps the tables of the unit, at no window.
        self.leader = desk_of("邱国梁", Role.SQUAD_LEADER, Role.ADMINISTRATOR)
        self.lead, self.reviewer, self.approver = (Seat(qtbot, jobs, desk, clock) for desk in desks)

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.lead, self.reviewer, self.approver


@pytest.fixture
def squad(qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, clock: Clock, said: Said) -> Iterator[Squad]:
    made = Squad(qtbot, jobs, desk_of, clock)
    yield made
    assert said.refusals == []
    assert said.failures == 0
    for seat in made.seats:
        seat.leave()
