"""The tab 走访: which stairwells next, the floor grid, the curve, the record, the next door."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.times import local
from leads.canvass.addresses import Address
from leads.canvass.records import Mark, OutingState, Try
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import CaseCanvasses, Shown
from ui.kit.i18n import _, clock_time, day_month
from ui.kit.layout import clear
from ui.rooms.leads.canvass.acts import CanvassActs
from ui.rooms.leads.canvass.frame import CanvassFrame

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class CanvassTab(CanvassFrame):
    """The canvasses of a case.

    Signals:
        counted: how many outings are still to come.
        document_wanted: look at the sheet among the papers.
        tab_wanted: go to another tab of leads.
    """

    counted = Signal(int)
    document_wanted = Signal(int)
    tab_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk, self._service = desk, CanvassService(desk)
        self._case_id: CaseId | None = None
        self._known: CaseCanvasses | None = None
        self._shown: Shown | None = None
        self._wanted = 0
        self._acts = CanvassActs(desk, self)
        self._which.edited.connect(self._choose)
        self._stairs.wanted.connect(self._show_stair)
        self._grid.picked.connect(self._show_door)
        self._grid.opened.connect(partial(self._acts.ask_try, mark=Mark.FITS_NOT))
        self._tries.opened.connect(self._acts.ask_correction)
        self._tries.picked.connect(self._suit)
        self._beside.said.connect(self._acts.ask_try)
        self._beside.wanted.connect(self._acts.act)
        for button, act in (
            (self._quick, self._acts.ask_quick),
            (self._correct, self._acts.ask_correction),
            (self._more, partial(self._acts.open_menu, self._more)),
            (self._new, self._acts.ask_begin),
        ):
            button.clicked.connect(act)

    # --- the room's calls -----------------------------------------------------------------------

    def show_case(self, case_id: CaseId) -> None:
        """Show a case, or show it anew."""
        if case_id != self._case_id:
            self._forget()
        self._case_id = case_id
        self.reload()

    @override
    def reload(self) -> None:
        """Read the canvasses of the case anew."""
        if self._case_id is not None:
            self._jobs.run(self, partial(self._service.of_case, self._case_id), self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._case_id = None
        self._forget()

    @property
    def case_id(self) -> CaseId | None:
        """The case shown."""
        return self._case_id

    @property
    def known(self) -> CaseCanvasses | None:
        """The canvasses of the case."""
        return self._known

    @property
    def shown(self) -> Shown | None:
        """The one in view."""
        return self._shown

    @property
    def picked_try(self) -> Try | None:
        """The line of the record that is current."""
        one = self._tries.current()
        return one if isinstance(one, Try) else None

    @property
    def picked_door(self) -> Address | None:
        """The door that is current."""
        return self._grid.chosen

    # --- what is shown --------------------------------------------------------------------------

    def _show(self, known: CaseCanvasses) -> None:
        self._known = known
        self.counted.emit(
            sum(
                outing.state not in {OutingState.BACK, OutingState.DROPPED}
                for one in known.shown
                for outing in one.canvass.outings
            )
        )
        self._new.setEnabled(known.may_write and bool(known.keys))
        self._why.setText(
            _("选一串钥匙，写一句“5-7栋2单元6层每层2户”，就有楼层格和走访次序。")
            if known.keys
            else _("先在“物证”中登记钥匙并提取痕迹，再开始走访。")
        )
        if not known.shown:
            self._shown = None
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        self._which.offer({one.canvass.n: one.canvass.entry.name for one in known.shown})
        numbers = [one.canvass.n for one in known.shown]
        self._wanted = self._wanted if self._wanted in numbers else numbers[-1]
        self._which.set_value(self._wanted)
        self._which.setVisible(len(numbers) > 1)
        self._show_one(next(one for one in known.shown if one.canvass.n == self._wanted))

    def _show_one(self, shown: Shown) -> None:
        self._shown = shown
        canvass, plan = shown.canvass, shown.plan
        grade = f"  {canvass.exhibit_grade}" if canvass.exhibit_grade else ""
        self._key.setText(f"{canvass.exhibit}{grade}")
        self._found.setText(
            "\n".join(
                " ".join(filter(None, (one.label, one.features))) for one in canvass.entry.keys
            )
        )
        self._stairs.show_stairs(plan.stairs)
        self._title.setText(canvass.entry.name)
        households = sum(not one.address.is_shared for one in canvass.doors)
        stairs = len({one.address.stair for one in canvass.doors})
        self._hint.setText(_("{n} 户 · {s} 单元").format(n=households, s=stairs))
        self._grid.show_plan(canvass, plan, shown.due[0] if shown.due else None)
        self._fit_grid()
        self._show_counts(shown)
        self._curve.show_curves(plan.curve, plan.plain)
        self._curve_panel.set_hint(
            _("自 {day} {time} 起，含路程").format(
                day=day_month(local(shown.at).date()), time=clock_time(shown.at)
            )
        )
        self._tries.show_records(tuple(reversed(canvass.tries)))
        self._tries_panel.set_hint(str(len(canvass.tries)) if canvass.tries else "")
        self._beside.show_plan(shown, self._grid.chosen)
        self._suit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._fit_grid()

    def _show_door(self, address: Address) -> None:
        if self._shown is not None:
            self._beside.show_plan(self._shown, address)

    def _show_stair(self, stair: str) -> None:
        """Go to the first door of a stairwell in the order of going."""
        if self._shown is None:
            return
        first = next((one for one in self._shown.due if one.stair == stair), None)
        if first is not None:
            self._grid.choose(first)
            box = self._grid.box_of(first)
            self._area.ensureVisible(int(box.center().x()), int(box.center().y()), 120, 60)
            self._show_door(first)

    def _choose(self) -> None:
        self._wanted = self._which.value()
        self._grid.choose(None)
        if self._known is not None:
            self._show(self._known)

    def _suit(self, _picked: object = None) -> None:
        shown = self._shown
        may = shown is not None and shown.canvass.may_write
        outing = shown.outing if shown is not None else None
        self._quick.setEnabled(may and self._acts.entered_for() is not None)
        self._quick.setToolTip("" if outing is not None else _("先计划走访并领出钥匙"))
        current = self._tries.current()
        self._correct.setEnabled(may and isinstance(current, Try) and current.corrected_by is None)

    def _forget(self) -> None:
        self._known, self._shown, self._wanted = None, None, 0
        self._grid.show_plan(None, None)
        self._stairs.show_stairs(())
        self._tries.show_records(())
        self._curve.show_curves((), ())
        for words in (self._key, self._found, self._title, self._hint):
            words.setText("")
        clear(self._counts)
        self._which.offer({})
        self._beside.forget()
        self._stack.setCurrentIndex(0)

    def print_sheet(self, work: Callable[[], object]) -> None:
        """Print a sheet to carry, and look at it among the papers."""
        self._jobs.run(self, work, self._printed)

    def _printed(self, document_id: int) -> None:
        self.reload()
        self.document_wanted.emit(int(document_id))
