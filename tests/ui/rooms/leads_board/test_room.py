"""The room of leads: which case, which board, and who may not see it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseKind, Intake
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.graph.nodes import NodeKind
from tests.conftest import START, DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.leads_board.hands import settle
from tests.ui.rooms.leads_case import opened
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.forms import NodeDialog
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.room import LeadsRoom


def test_the_room_offers_the_case_and_its_board(room: LeadsRoom, tab: BoardTab) -> None:
    assert "滨河路" in room._chooser.currentText()
    assert tab.tools.count.text() == "28 节点 · 30 连线"
    assert room._knowing.text() == "知情 1 人"


def test_the_way_back_leads_to_the_case_and_to_who_may_see_it(
    qtbot: QtBot, room: LeadsRoom
) -> None:
    for button, tab in ((room._back, "overview"), (room._knowing, "team")):
        with qtbot.waitSignal(room.case_wanted) as wanted:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [int(room.case_id or 0), tab]


def test_without_a_case_the_room_says_so_and_offers_nothing(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, said: Said
) -> None:
    made = LeadsRoom(desk_of("贺一", Role.INVESTIGATOR), jobs)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    settle(qtbot, jobs)
    assert made._stack.currentWidget() is made._empty
    assert not any(one.isEnabled() for one in (made._new, made._export, made._knowing))


def test_a_case_whose_investigation_is_hidden_is_refused(
    qtbot: QtBot, jobs: Jobs, desk: Desk, desk_of: DeskOf, said: Said
) -> None:
    mediator = desk_of("冯立成", Role.MEDIATOR, Role.INVESTIGATOR)
    case = opened(desk)
    desk.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR)
    made = LeadsRoom(mediator, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    assert len(said.refusals) == 1
    assert made._chooser.count() == 0
    made.drop()


def test_locking_forgets_the_board_and_the_same_case_comes_back(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, tab: BoardTab
) -> None:
    room.drop()
    assert tab.canvas.scene is None
    assert tab.inspector.title == ""
    assert tab.timeline.marks == ()
    assert room._chooser.count() == 0
    room.reload()
    settle(qtbot, jobs)
    assert tab.tools.count.text() == "28 节点 · 30 连线"


def test_an_empty_board_offers_what_the_case_knows(
    qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said
) -> None:
    case = desk.cases.open_case(Intake(kind=CaseKind.INJURY, occurred_at=START, place="甲路"))
    made = BoardTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made.empty.isVisible()
    assert not made.canvas.isVisible()
    made.ask_new()
    dialog = made.findChild(NodeDialog)
    assert dialog is not None
    dialog.name.set_value("孟庆和")
    dialog.kind.set_value(NodeKind.PERSON)
    dialog._act.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [one.label for one in made.graph.nodes] == ["孟庆和"]
    assert made.canvas.isVisible()
    made.drop()
