"""时限: the clocks of a case on a calendar, why each day, and what a correction would move."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cases.law.clock import Clock
from cases.records.cases import FactLine
from cases.records.ids import FactId
from ui.kit.buttons import Button
from ui.kit.flow import FlowRow
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, row, rule
from ui.rooms.case.clock_chart import ClockChart
from ui.rooms.case.clock_export import ExportMenu
from ui.rooms.case.clock_words import GROUPS, Group, arranged, group_of
from ui.rooms.case.correction import CorrectionPanel
from ui.rooms.case.opened import Opened
from ui.rooms.case.past_panel import PastPanel
from ui.rooms.case.why import WhyPanel

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: Milliseconds between two looks at periods of hours.
TICK = 20_000


class ClocksTab(QWidget):
    """The tab; its panel `why` stands at the right of the page.

    Signals:
        explained: a clock was chosen, the panel has something to say.
    """

    explained = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._opened: Opened | None = None
        self._group = Group.ALL
        self.why, self._chart = WhyPanel(), ClockChart()
        self._correction = CorrectionPanel(desk, jobs)
        self._chips = {group: _chip() for group in Group}
        self._choice = QButtonGroup(self)
        tools = FlowRow()
        for group, button in self._chips.items():
            self._choice.addButton(button)
            tools.add(button)
            button.clicked.connect(partial(self._choose, group))
        self._chips[Group.ALL].setChecked(True)
        self._enter = Button(_("记录事实…"), "plus")
        self._enter.clicked.connect(self._record_fact)
        self._menu = ExportMenu(desk, jobs, self)
        self._export = Button(_("导出"), "export")
        self._export.setMenu(self._menu)
        tools.add_right(self._export)
        tools.add_right(self._enter)
        inner = row(tools)
        inner.setContentsMargins(16, 6, 16, 6)
        bar = boxed(inner)
        self._past = PastPanel()
        whole = column(bar, rule(), self._chart, self._past, self._correction, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._chart.picked.connect(self._explain)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK)
        self._ticking.timeout.connect(self._tick)
        self.why.correction_wanted.connect(self.correct)

    def show_opened(self, opened: Opened) -> None:
        """Show the clocks of a case; the first that runs is explained at once."""
        other = self._opened is None or self._opened.case_id != opened.case_id
        self._opened = opened
        if other:
            self._correction.drop()
        self._enter.setVisible(opened.file.may_write)
        counts = dict.fromkeys(Group, 0)
        for clock in opened.file.clocks:
            counts[group_of(clock)] += 1
        counts[Group.ALL] = len(opened.file.clocks)
        for group, button in self._chips.items():
            words = _(GROUPS[group]).format(n=counts[group])
            button.setText(words)
            button.setAccessibleName(words)
        self._past.show_lines(opened.file.past)
        hours = any(clock.is_open and clock.due_at is not None for clock in opened.file.clocks)
        self._ticking.start() if hours else self._ticking.stop()
        self._menu.show_case(opened)
        self._fill()

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened = None
        self._chart.show_clocks(None, ())
        self.why.show_clock(None, None)
        self._ticking.stop()
        self._past.show_lines(())
        self._menu.show_case(None)
        self._correction.drop()

    def _tick(self) -> None:
        """Tell periods of hours by the clock on the wall; a case out of sight is left alone."""
        if self._opened is not None and self.isVisible():
            self._opened = replace(self._opened, now=self._desk.now())
            self._chart.tick(self._opened)
            current = self._chart.current()
            if current is not None and current.due_at is not None:
                self.why.tick(self._opened)

    def _choose(self, group: Group) -> None:
        self._group = group
        self._fill()

    def _fill(self) -> None:
        if self._opened is None:
            return
        listed = arranged(self._opened.file.clocks, self._group)
        self._chart.show_clocks(self._opened, listed)
        current = self._chart.current()
        if current is not None:
            self.why.show_clock(current, self._opened)
        elif listed:
            self._chart.pick(listed[0].key)
        else:
            self.why.show_clock(None, None)

    def _explain(self, clock: Clock) -> None:
        self.why.show_clock(clock, self._opened)
        self.explained.emit()

    def correct(self, fact_id: FactId) -> None:
        """Begin to correct a fact of the case shown."""
        fact = self._fact(fact_id)
        if fact is not None and self._opened is not None:
            self._correction.begin(self._opened, fact)

    def _fact(self, fact_id: FactId) -> FactLine | None:
        facts = self._opened.file.facts if self._opened is not None else ()
        return next((fact for fact in facts if fact.id == fact_id), None)

    def _record_fact(self) -> None:
        from ui.rooms.case.fact_form import FactDialog

        if self._opened is not None:
            FactDialog(self, self._desk, self._jobs, self._opened).open()


def _chip() -> Button:
    button = Button("")
    button.setCheckable(True)
    return button
