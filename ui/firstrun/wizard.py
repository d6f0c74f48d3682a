"""The first start as a whole: five steps in a card, one button forwards."""

from collections.abc import Callable, Generator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from cases.records.progress import Progress
from cases.records.times import day_of
from cases.services.station import Station
from ui.firstrun.pages import CalendarPage, DataPage, OfficerPage, Page, UnitPage
from ui.firstrun.recovery_page import RecoveryPage
from ui.firstrun.steps import STEPS, StepList
from ui.kit.buttons import Button, Segmented, primary
from ui.kit.i18n import EN, ZH, _, language
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import messages, report, sentence

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.records.recovery import RecoveryCode
    from cases.records.station import Cost
    from cases.services.desk import Desk

#: Setting that says how far the first start of a station has come.
SETUP = "station.setup"
_UNIT, _OFFICER, _RECOVERY, _DATA, _CALENDAR = range(5)


class FirstRun(QWidget):
    """Makes a station step by step.

    Signals:
        finished: with the folder of the station to sign in at.
        language_chosen: with "zh" or "en"; the page is to be built anew.
    """

    finished = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        *,
        now: Callable[[], datetime],
        press: Callable[[], "Press"],
        desk: "Desk | None" = None,
        cost: "Cost | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin, or with the desk of an administrator go on where the window was closed."""
        super().__init__(parent)
        self._folder, self._jobs, self._now, self._press = folder, jobs, now, press
        self._cost = cost
        self._desk = desk
        self._demo_words = ""
        self._demo_folder = folder.with_name(f"{folder.name}-demo")
        self.unit = UnitPage(folder)
        self.officer = OfficerPage()
        self.recovery = RecoveryPage()
        self.data = DataPage(self._demo_folder)
        self.calendar = CalendarPage(day_of(now()))
        self._pages: tuple[Page, ...] = (
            self.unit,
            self.officer,
            self.recovery,
            self.data,
            self.calendar,
        )
        self._lay_out()
        for page in self._pages:
            page.edited.connect(self._refresh)
        if desk is None:
            self._go_to(_UNIT)
        else:
            self._go_to(_RECOVERY)
            jobs.run(self, self._renew, self._show_code)

    @property
    def step(self) -> int:
        """Index of the current step."""
        return self._stack.currentIndex()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on: to the next step, or to the next field where something is missing."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self.next.isEnabled():
            self.next.click()
        else:
            self.focusNextChild()

    # --- looks -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._where = label("", "small")
        self.languages = Segmented({ZH: "中文", EN: "English"})
        self.languages.choose(language())
        self.languages.chosen.connect(self.language_chosen)
        name = label(_("案结"), "brand")
        head = row(20, name, label(_("首次启动"), "title"), self._where, None, self.languages, 20)
        self._list = StepList()
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        middle = row(self._list, self._stack, spacing=0)
        self._fault = label("", "error", wrap=True)
        self._note = label("", "small")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.hide()
        self.back = Button(_("上一步"), large=True)
        self.back.clicked.connect(self._back)
        self.next = primary(_("下一步"), large=True)
        self.next.clicked.connect(self._next)
        foot = row(20, self._note, self._fault, None, self._bar, self.back, self.next, 20)
        foot.setStretch(2, 1)
        top, bottom = boxed(head, "header"), boxed(foot, "footer")
        top.setFixedHeight(52)
        bottom.setFixedHeight(56)
        inside = column(top, spacing=0)
        card = boxed(inside, "panel")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(middle)
        inside.addWidget(bottom)
        middle.setStretch(1, 1)
        card.setMaximumSize(1200, 776)
        self.setLayout(row(card, margins=24))
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _go_to(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._list.go_to(step)
        self._where.setText(_("第 {n} 步，共 {of} 步").format(n=step + 1, of=len(STEPS)))
        made = self._desk is not None or step > _OFFICER
        # The page that is built anew in another language would know no station.
        self.languages.setEnabled(not made)
        self._note.setText(
            _("关闭窗口不会丢失：重新登录后回到本步。")
            if made
            else _("建立站点之前不保存任何内容。")
        )
        self.next.setText({_OFFICER: _("建立站点"), _CALENDAR: _("完成")}.get(step, _("下一步")))
        self._refresh()
        self._focus_first()

    def _focus_first(self) -> None:
        """Let the first field of the step have the keys."""
        for field in self._pages[self.step].findChildren(QWidget):
            if isinstance(field, QScrollArea):  # only holds the fields
                field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            elif field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled():
                field.setFocus()
                self.setFocusProxy(field)
                return
        self.next.setFocus()

    def _refresh(self) -> None:
        self._fault.setText("")
        self.next.setEnabled(self._jobs.idle and self._pages[self.step].is_complete())
        # What is recorded is not undone by going back.
        self.back.setEnabled(self._jobs.idle and self.step not in {_UNIT, _RECOVERY})

    # --- forwards and back -----------------------------------------------------------------

    def _back(self) -> None:
        self._go_to(self.step - 1)

    def _next(self) -> None:
        page = self._pages[self.step]
        if hint := page.hint():
            self._list.hints[self.step] = hint
        if self.step == _OFFICER:
            self._wait()
            self._jobs.run(self, self._found, self._show_code, self._failed)
        elif self.step == _CALENDAR:
            self._wait()
            self._jobs.run(self, self._complete, self._leave, self._failed, self._progress)
        else:
            if self.step == _RECOVERY:
                self.recovery.forget()
            self._go_to(self.step + 1)

    def _wait(self) -> None:
        self.next.setEnabled(False)
        self.back.setEnabled(False)

    def _found(self) -> "RecoveryCode":
        """Make the station and sign its administrator in; on the database thread."""
        password = self.officer.password.value()
        first = self.officer.officer()
        station, code = Station.create(
            self._folder, self.unit.unit(), first, password, now=self._now, cost=self._cost
        )
        desk = station.sign_in(first.number, password, press=self._press(), now=self._now)
        for name in self.unit.room_names():
            desk.unit.add_room(name)
        desk.unit.save_setting(SETUP, "recovery")
        self._desk = desk
        return code

    def _renew(self) -> "RecoveryCode":
        """Make a new code for a first start that was interrupted; on the database thread."""
        assert self._desk is not None
        return self._desk.officers.new_recovery_sheet(witness=_("首次启动"))

    def _show_code(self, code: "RecoveryCode") -> None:
        self.officer.forget()
        unit = self.unit.unit()
        if not unit.organ and self._desk is not None and self._desk.station is not None:
            face = self._desk.station.face()
            organ, squad = face.organ, face.squad
        else:
            organ, squad = unit.organ, unit.squad
        self.recovery.show_code(code, organ, squad, day_of(self._now()))
        self._go_to(_RECOVERY)

    def _complete(self) -> Generator[Progress, None, Path]:
        """Make the demonstration if one is wanted, and close the station."""
        desk = self._desk
        assert desk is not None
        assert desk.station is not None
        folder = self._folder
        if self.data.demo.isChecked():
            from cases.services.demo import make_demo
            from leads.services.demo import add_leads
            from reports.exhibits import exhibit_sheet
            from reports.press import OfficePress

            press = OfficePress(demo=True)
            demo = yield from make_demo(self._demo_folder, press=press, cost=self._cost)
            yield from add_leads(
                self._demo_folder, press=press, sheet=exhibit_sheet, today=demo.today
            )
            folder = self._demo_folder
            self._demo_words = _("警号 {number}，口令 {password}；全部演示民警的口令相同。").format(
                number=demo.officers[0].number, password=demo.password
            )
        desk.unit.save_setting(SETUP, "done")
        desk.station.close()
        return folder

    def _leave(self, folder: Path) -> None:
        self._bar.hide()
        if self._demo_words:
            messages().told(self, _("演示站点已建立"), self._demo_words)
        self.finished.emit(folder)

    def _progress(self, step: Progress) -> None:
        self._bar.setVisible(step.total > 0)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _failed(self, error: Exception) -> None:
        from cases.refusals import Refusal

        self._bar.hide()
        self._refresh()
        if isinstance(error, Refusal):
            self._fault.setText(" ".join(sentence(error)))
        else:
            report(self, error)


def unfinished(desk: Any) -> bool:
    """Tell whether the first start of this station still waits; ask on the database thread."""
    from cases.records.officers import Role

    return bool(
        desk.officer.holds(Role.ADMINISTRATOR) and desk.unit.setting(SETUP, "done") != "done"
    )
