"""The lead officer in the room of leads, with his hands: every tab, form and menu by its words."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cases.law.clock import ClockState
from cases.records.approvals import ApprovalState
from cases.records.times import local
from cases.services.demo.flights import Flight
from leads.graph.nodes import IdentifierKind, LinkKind, Node, NodeKind
from leads.services.demo.telling import APPROVER, REVIEWER, Telling
from tests.conftest import Clock, DeskOf
from tests.leads.stories.stage import staged
from tests.stories.seats import Seat
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.kit.table import RecordTable
from ui.kit.tabs import TabStrip
from ui.labels.leads import IDENTIFIERS, link_words, node_words
from ui.rooms.leads.board.forms import CREDIBILITIES, SOURCES
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.persons.tab import PersonsTab
from ui.rooms.leads.registers.tab import RegistersTab
from ui.rooms.leads.registers.wizard import ExtractWizard
from ui.rooms.leads.room import LeadsRoom
from ui.rooms.leads.tasks.tab import TasksTab
from ui.window import MainWindow

_W = TypeVar("_W", bound=QWidget)


class LeadSeat(Seat):
    """The lead officer at his window, with one case of his, and those who review and approve."""

    def __init__(
        self,
        qtbot: QtBot,
        jobs: Jobs,
        story: Telling,
        clock: Clock,
        said: Said,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__(qtbot, jobs, story.lead, clock, window)
        self.story, self.said = story, said
        self._others: dict[str, Seat] = {}
        #: Whether its windows go with the test; those of a program are deleted with the program.
        self._is_of_test = window is None
        self._keep(self)
        self.window.resize(1440, 900)
        self.window.show_leads(int(story.case))
        self.robot.settle()

    def approved(self) -> None:
        """Let the reviewer agree and the approver decide, each at a window of his own."""
        for name in (REVIEWER, APPROVER):
            self.clock.advance(minutes=1)
            if name not in self._others:
                desk = self.story.stage.desks[name]
                self._others[name] = Seat(self.qtbot, self.jobs, desk, self.clock)
                self._keep(self._others[name])
            other = self._others[name]
            other.window.show()
            other.agree()
            other.window.hide()
        self.clock.advance(minutes=1)
        newest = self.desk.approvals.of_case(self.story.case)[0]
        assert newest.state is ApprovalState.APPROVED

    def _keep(self, seat: Seat) -> None:
        """Let a window be deleted before its remains are collected."""
        if self._is_of_test:
            self.qtbot.addWidget(seat.window)

    def dismiss(self) -> list[QWidget]:
        """Close the windows of the others, and return them."""
        for seat in self._others.values():
            seat.leave()
        return [seat.window for seat in self._others.values()]

    @override
    def leave(self) -> None:
        self.dismiss()
        super().leave()

    # --- where things are -------------------------------------------------------------------

    @property
    def room(self) -> LeadsRoom:
        found = self.window.room("leads")
        assert isinstance(found, LeadsRoom)
        return found

    def part(self, kind: type[_W]) -> _W:
        found = self.room.findChild(kind)
        assert isinstance(found, kind)
        return found

    def go(self, tab: str) -> QWidget:
        """Go to the room by its key if it is not in sight, click a tab, return its page."""
        if not self.room.isVisible():
            self.enter("leads")
        self.click_tab(self.room, tab)
        page = self.room._pages[tab]
        assert page.isVisible()
        return page

    def click_tab(self, place: QWidget, key: str) -> None:
        strip = place.findChild(TabStrip)
        assert strip is not None
        box = strip.box(key)
        assert box is not None, key
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=box.center())
        self.robot.settle()

    @property
    def board(self) -> BoardTab:
        self.go("board")
        return self.part(BoardTab)

    def at(self, hours: float) -> str:
        """Return a moment so many hours after the accident, as it is typed."""
        return typed(self.story.at(hours))

    # --- candidates and persons -------------------------------------------------------------

    @property
    def pane(self) -> CandidatesPane:
        return self.part(CandidatesPane)

    def column(self, title: str) -> list[str]:
        """Return what stands in a column of the list of candidates."""
        return column(self.pane.table, title)

    def chance(self, name: str) -> float | None:
        """Return the probability shown of a vehicle; None: it is not in the list."""
        found = (one for one in self.pane.table.records() if one.candidate.name == name)
        return next((one.probability for one in found), None)

    def first_on_board(self) -> str:
        """Go to the board and return who leads."""
        self.go("board")
        return self.first()

    def first(self) -> str:
        one: str = self.pane.table.records()[0].candidate.name
        return one

    def pick(self, name: str) -> None:
        """Choose a candidate in the list."""
        assert self.pane.table.pick(lambda one: one.candidate.name == name)
        self.robot.settle()

    def exclude(self, name: str, reason: str) -> None:
        """Exclude a candidate, or take it back, for a reason."""
        self.pick(name)
        self.said.answers = [reason]
        self.robot.click(self.pane, self.pane.exclude.text())

    def drivers(self) -> list[str]:
        """Return who may have driven, the most probable first."""
        self.go("persons")
        table = self.part(PersonsTab).table
        return [one.name for one in table.records() if one.driver is not None]

    def drove(self, name: str) -> float:
        """Return the probability shown of a person."""
        self.go("persons")
        records = self.part(PersonsTab).table.records()
        chance: float = next(one.driver.probability for one in records if one.name == name)
        return chance

    def capture(self) -> ClockState:
        """Return how the clock of article 62 stands on the page of the case."""
        clocks = self.story.lead.cases.open_file(self.story.case).clocks
        (one,) = (one for one in clocks if one.key.rule_id == "determination.after_capture")
        return one.state

    # --- what is entered --------------------------------------------------------------------

    def answer(self, act: str, values: Mapping[str, str]) -> None:
        """Fill in what is open, send it off a minute later."""
        self.clock.advance(minutes=1)
        self.robot.answer(act, values)

    def evidence(self, kind: str, title: str, grade: str, values: Mapping[str, str]) -> None:
        """Enter evidence on vehicles from the menu of the head."""
        self.robot.menu(self.room._new, f"证据：{kind}…")
        self.answer("登记", {**values, "名称": title, **graded(grade)})

    def of_person(
        self, kind: str, title: str, grade: str, people: Mapping[str, str], otherwise: str
    ) -> None:
        """Enter evidence on persons: how probable it is, in percent, if each of them drove."""
        self.go("persons")
        self.robot.click(self.part(PersonsTab), "登记人员证据…")
        values = {"种类": kind, "名称": title, "若是别人驾驶，会有这份证据的概率（%）": otherwise}
        for n, (who, percent) in enumerate(people.items(), 1):
            if n > 1:
                self.robot.click(self.robot.dialog(), "增加一人")
            values |= {f"线索板上的人员 {n}": who, f"概率（%） {n}": percent}
        self.answer("登记", {**values, **graded(grade)})

    def node(
        self,
        kind: NodeKind,
        label: str,
        grade: str,
        *,
        number: tuple[IdentifierKind, str] | None = None,
        **more: str,
    ) -> None:
        """Put a node on the board; `more` are sub, source, since and status."""
        self.go("board")
        self.robot.menu(self.room._new, "线索板上的节点…")
        values = {"种类": node_words(kind), "名称": label, **graded(grade), **_common(more)}
        if number is not None:
            values |= {"种类 1": _IDENTIFIERS[number[0]], "号码 1": number[1]}
        self.answer("登记", values)

    def link(self, kind: LinkKind, start: str, end: str, grade: str, **more: str) -> None:
        """Link two nodes: the first is clicked, the other chosen in the form."""
        self.go("board")
        self.click_node(start)
        self.key(Qt.Key.Key_K)
        values = {"从": self._named(start), "到": self._named(end)}
        self.robot.fill(self.robot.dialog("登记连线"), values)
        values = {"关系": link_words(kind), **graded(grade), **_common(more)}
        if "label" in more:
            values["连线上的字"] = more["label"]
        self.answer("登记", values)

    def key(self, key: Qt.Key) -> None:
        """Press a key on the board."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.part(BoardTab).canvas, key)
        self.robot.settle()

    def labels(self) -> set[str]:
        """Return the names of everything on the board."""
        return {one.label for one in self.board.graph.nodes}

    def click_node(self, label: str) -> None:
        """Click a node where it lies; the board is fitted so that all of it is in sight."""
        tab = self.part(BoardTab)
        tab.canvas.setFocus()
        QTest.keyClick(tab.canvas, Qt.Key.Key_0)
        self.robot.settle()
        scene = tab.canvas.scene
        assert scene is not None
        node = self._node(label)
        x, y = scene.at[scene.rows[node.id]].tolist()
        spot: QPoint = tab.canvas.view.to_screen(x, y).toPoint()
        QTest.mouseClick(tab.canvas, Qt.MouseButton.LeftButton, pos=spot)
        self.robot.settle()
        assert [one.label for one in tab.chosen_nodes()] == [node.label]

    def _named(self, label: str) -> str:
        node = self._node(label)
        return f"{node.label} {node.sub}".strip()

    def _node(self, label: str) -> Node:
        nodes = self.part(BoardTab).graph.nodes
        exact = [one for one in nodes if one.label == label]
        return (exact or [one for one in nodes if label in one.label])[0]

    # --- registers --------------------------------------------------------------------------

    def bring_in(
        self,
        kind: str,
        source: str,
        folder: Path,
        rows: Iterable[Sequence[str]],
    ) -> None:
        """Ask for an extract, have it approved, bring its file in."""
        tab = self.go("registers")
        self.robot.click(tab, "呈请批准…")
        grounds = "事实和理由，写明为什么需要、向谁调取"
        self.answer("呈请", {"调取什么": kind, grounds: f"查找逃逸车辆，向{source}调取"})
        self.approved()
        path = folder / f"{source}.csv"
        with path.open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows(rows)
        self.go("registers")
        self.robot.click(tab, "导入…")
        wizard = tab.findChild(ExtractWizard)
        assert isinstance(wizard, ExtractWizard)
        about = {
            "类别": kind,
            "提供单位": source,
            "登记信息截至": typed_day(self.story.at(24)),
            "法律依据": "调取证据通知书 0917 号",
            "用途": "查找逃逸车辆",
        }
        self.robot.fill(wizard, about)
        self.robot.choose_file(wizard, "选择文件", path)
        for act in ("下一步", "导入", "完成"):
            self.robot.click(wizard, act)

    @property
    def registers(self) -> RegistersTab:
        self.go("registers")
        return self.part(RegistersTab)

    def double_click(self, table: RecordTable) -> None:
        """Open the current record of a list."""
        spot = table.visualRect(table.currentIndex()).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self.robot.settle()

    # --- measures ---------------------------------------------------------------------------

    @property
    def tasks(self) -> TasksTab:
        self.go("tasks")
        return self.part(TasksTab)

    def menu_line(self, words: str) -> None:
        """Choose from the menu that has come up by itself, as when a list was read first."""
        menus = [one for one in self.window.findChildren(QMenu) if one.isVisible()]
        assert menus, words
        action = next(one for one in menus[-1].actions() if words in one.text())
        at = menus[-1].actionGeometry(action).center()
        QTest.mouseClick(menus[-1], Qt.MouseButton.LeftButton, pos=at)
        self.robot.settle()


class LeadStory:
    """A story in its parts, told by the lead officer; its files lie in a folder."""

    def __init__(self, lead: LeadSeat, folder: Path) -> None:
        self.lead, self.robot, self.folder = lead, lead.robot, folder


#: Opens a hit-and-run and returns the seat of its lead officer.
TakeSeat = Callable[[Flight], LeadSeat]


@pytest.fixture
def take_seat(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, clock: Clock, said: Said
) -> Iterator[TakeSeat]:
    """Seat the lead officer; at the end nothing was refused in a message box and nothing broke."""
    taken: list[LeadSeat] = []

    def take(flight: Flight) -> LeadSeat:
        story = staged(desk_of, clock, flight)
        taken.append(LeadSeat(qtbot, jobs, story, clock, said))
        return taken[-1]

    yield take
    for one in taken:
        one.leave()
    assert said.refusals == []
    assert said.failures == 0


def graded(grade: str) -> dict[str, str]:
    """Return the two axes of a grade as they are chosen."""
    return {"来源可靠性": _SOURCES[grade[0]], "内容可信度": _CREDIBILITIES[grade[1]]}


def typed(moment: datetime) -> str:
    """Return a moment as an officer types it."""
    shown = local(moment)
    return f"{shown.year}-{shown.month}-{shown.day} {shown.hour}:{shown.minute:02}"


def typed_day(moment: datetime) -> str:
    """Return a day as an officer types it."""
    shown = local(moment)
    return f"{shown.year}-{shown.month}-{shown.day}"


def column(table: RecordTable, title: str) -> list[str]:
    """Return what stands in a column of a list."""
    head, *rows = table.as_rows()
    return [row[head.index(title)] for row in rows]


def words(place: QWidget) -> str:
    """Return everything written in a place."""
    return "\n".join(one.text() for one in place.findChildren(QLabel) if not one.isHidden())


def _common(more: Mapping[str, str]) -> dict[str, str]:
    captions = {"sub": "名称下的一行", "source": "来源", "since": "起"}
    values = {captions[key]: value for key, value in more.items() if key in captions}
    return {**values, "状态": more.get("status", "确认")}


_SOURCES = {one.value: words for one, words in SOURCES.items()}
_CREDIBILITIES = {str(one.value): words for one, words in CREDIBILITIES.items()}
_IDENTIFIERS = dict(IDENTIFIERS)
