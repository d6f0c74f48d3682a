"""The tab 走访: which stairwells next, the floor grid, the curve, the record, the next door."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.times import local
from leads.canvass.addresses import Address
from leads.canvass.records import Mark, Outing, OutingState, Try
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import CaseCanvasses, Shown
from ui.kit.asking import Asking
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.fields import ChoiceField
from ui.kit.i18n import _, clock_time, day_month, ngettext
from ui.kit.layout import Panel, boxed, clear, column, edge, label, row, rule
from ui.kit.table import RecordTable
from ui.rooms.leads.canvass import forms, outing_forms, try_forms
from ui.rooms.leads.canvass.beside import BesidePanel
from ui.rooms.leads.canvass.chance_form import chances_form
from ui.rooms.leads.canvass.columns import try_columns
from ui.rooms.leads.canvass.curve import CurveView
from ui.rooms.leads.canvass.grid import DoorGrid
from ui.rooms.leads.canvass.legend import Legend
from ui.rooms.leads.canvass.stairs import StairList
from ui.rooms.leads.canvass.words import counted

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Width of the list on the left and of the panel on the right, in pixels.
_LEFT, _RIGHT = 216, 320


class CanvassTab(Asking):
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
        self._which = ChoiceField(name=_("走访"))
        self._which.edited.connect(self._choose)
        self._key = label("", "bold", wrap=True)
        self._found = label("", "small", wrap=True)
        self._stairs = StairList()
        self._stairs.wanted.connect(self._show_stair)
        self._counts = QVBoxLayout()
        self._counts.setSpacing(6)
        self._title = label("", "bold")
        self._hint = label("", "small")
        self._grid = DoorGrid()
        self._grid.picked.connect(self._show_door)
        self._grid.opened.connect(partial(self._ask_try, mark=Mark.FITS_NOT))
        self._area = QScrollArea()
        self._area.setWidget(self._grid)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._curve = CurveView()
        self._tries = RecordTable(
            "canvass.tries",
            try_columns(),
            empty=(_("还没有走访记录"), _("领出钥匙后，点一扇门或者从走访单录入。")),
        )
        self._tries.opened.connect(self._ask_correction)
        self._tries.picked.connect(self._suit)
        self._beside = BesidePanel()
        self._beside.said.connect(self._ask_try)
        self._beside.wanted.connect(self._act)
        self._quick = Button(_("从走访单录入"), "edit")
        self._quick.clicked.connect(self._ask_quick)
        self._correct = IconButton("history", _("更正所选记录"))
        self._correct.clicked.connect(self._ask_correction)
        self._more = IconButton("more", _("更多"))
        self._more.clicked.connect(self._open_menu)
        self._new = primary(_("开始走访"), "plus")
        self._new.clicked.connect(self._ask_begin)
        self._why = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(self._page())
        self.setLayout(column(self._stack, spacing=0))

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

    # --- pages ----------------------------------------------------------------------------------

    def _empty_page(self) -> QWidget:
        title = label(_("本案还没有走访"), "title")
        for words in (title, self._why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines = column(None, title, self._why, row(None, self._new, None), None, margins=40)
        return boxed(lines)

    def _page(self) -> QWidget:
        left = boxed(
            column(
                boxed(column(self._which, self._key, self._found, spacing=4, margins=12)),
                rule(),
                boxed(row(label(_("下一楼栋"), "small"), None, label(_("每分钟找到概率"), "small"),
                          margins=8)),
                self._stairs,
                rule(),
                boxed(column(self._counts, spacing=4, margins=12)),
                spacing=0,
            )
        )  # fmt: skip
        left.setFixedWidth(_LEFT)
        head = boxed(
            row(12, self._title, self._hint, None, Legend(), self._quick, self._more, 8, spacing=8),
            "header",
        )
        head.setFixedHeight(40)
        grid = QWidget()
        grid.setLayout(column(head, self._area, spacing=0))
        curve = Panel(_("找到的概率 / 分钟"))
        self._curve_panel = curve
        curve.body.addWidget(self._curve)
        tries = Panel(_("走访记录"))
        self._tries_panel = tries
        tries.tools.addWidget(self._correct)
        tries.body.addWidget(self._tries)
        below = QWidget()
        lower = row(curve, tries, spacing=12, margins=12)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        below.setLayout(lower)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(grid)
        split.addWidget(below)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        below.setMinimumHeight(220)
        self._split = split
        self._beside.setFixedWidth(_RIGHT)
        whole = row(left, edge(), split, edge(), self._beside, spacing=0)
        whole.setStretch(2, 1)
        page = QWidget()
        page.setLayout(whole)
        return page

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

    def _fit_grid(self) -> None:
        """Give the grid the height it needs, as long as the record below keeps its own."""
        whole = self._split.height()
        wide = self._grid.width() > self._area.width()
        needed = self._grid.height() + 44 + (14 if wide else 0)
        self._split.setSizes([min(needed, max(whole - 280, 200)), whole])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._fit_grid()

    def _show_counts(self, shown: Shown) -> None:
        found = counted(shown.plan)
        evenings = len({one.outing_n for one in shown.canvass.tries})
        visited = sum(count for mark, count in found.items() if mark is not Mark.UNTRIED)
        lines = [
            _("已走访 {n} 户 · {e} 次").format(n=visited, e=evenings),
            ngettext("无人在家{n}户，须再访", "无人在家 {n} 户，须再访", found[Mark.NOBODY]).format(
                n=found[Mark.NOBODY]
            ),
            _("拒绝 {n} 户，概率不变").format(n=found[Mark.REFUSED]),
        ]
        shared = sum(
            one.is_shared and view.mark is Mark.OPENS for one, view in shown.plan.views.items()
        )
        if shared:
            lines.append(_("单元门打开 {n} 处").format(n=shared))
        clear(self._counts)
        for words in lines:
            self._counts.addWidget(label(words, "small", wrap=True))

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
        self._quick.setEnabled(may and self._entered_for() is not None)
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

    # --- acts -----------------------------------------------------------------------------------

    def _entered_for(self) -> Outing | None:
        """Return the outing whose results are entered: the one out, or the last that is back."""
        if self._shown is None:
            return None
        outings = self._shown.canvass.outings
        out = next((one for one in outings if one.state is OutingState.OUT), None)
        back = [one for one in outings if one.state is OutingState.BACK]
        return out or (back[-1] if back else None)

    def _ask_begin(self) -> None:
        if self._case_id is not None and self._known is not None:
            self.ask(forms.begin_form(self, self._service, self._case_id, self._known))

    def _ask_try(self, address: Address, mark: Mark) -> None:
        outing = self._entered_for()
        if self._shown is None or outing is None or not self._shown.canvass.may_write:
            return
        if address.is_shared and mark in {Mark.NOBODY, Mark.REFUSED}:
            return
        canvass = self._shown.canvass
        self.ask(
            try_forms.try_form(self, self._desk, self._service, canvass, outing, address, mark)
        )

    def _ask_quick(self) -> None:
        outing = self._entered_for()
        if self._shown is not None and outing is not None:
            self.ask(try_forms.quick_form(self, self._service, self._shown.canvass, outing))

    def _ask_correction(self, _one: object = None) -> None:
        one = self._tries.current()
        if (
            self._shown is None
            or not isinstance(one, Try)
            or one.corrected_by is not None
            or not self._shown.canvass.may_write
        ):
            return
        self.ask(try_forms.correct_form(self, self._desk, self._service, self._shown.canvass, one))

    def _act(self, act: str) -> None:
        shown, known = self._shown, self._known
        if shown is None or known is None:
            return
        outing = shown.outing
        match act, outing:
            case "plan", _:
                self.ask(outing_forms.outing_form(self, self._desk, self._service, known, shown))
            case "ask", found if found is not None:
                self.ask(outing_forms.ask_form(self, self._service, found))
            case "print", found if found is not None:
                work = partial(self._service.print_sheet, found.id)
                self._jobs.run(self, work, self._printed)
            case "out", found if found is not None:
                self.ask(outing_forms.out_form(self, self._desk, self._service, found))
            case "back", found if found is not None:
                self.ask(outing_forms.back_form(self, self._desk, self._service, found))
            case "drop", found if found is not None:
                self.ask(outing_forms.drop_form(self, self._service, found))
            case _:
                pass

    def _printed(self, document_id: int) -> None:
        self.reload()
        self.document_wanted.emit(int(document_id))

    def _open_menu(self) -> None:
        shown = self._shown
        if shown is None or self._known is None:
            return
        menu = QMenu(self)
        may = shown.canvass.may_write
        for words, act in (
            (_("开始另一处走访"), self._ask_begin),
            (_("增加门户"), self._ask_doors),
            (_("楼栋位置"), self._ask_buildings),
            (_("门户概率"), self._ask_chances),
            (_("取消走访"), partial(self._act, "drop")),
        ):
            action = menu.addAction(words, act)
            action.setEnabled(may)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _ask_doors(self) -> None:
        if self._shown is not None:
            self.ask(forms.doors_form(self, self._service, self._shown.canvass))

    def _ask_chances(self) -> None:
        shown = self._shown
        if shown is not None:
            self.ask(chances_form(self, self._service, shown.canvass, self._grid.chosen))

    def _ask_buildings(self) -> None:
        if self._shown is not None:
            self.ask(forms.buildings_form(self, self._service, self._shown.canvass))
