"""The tab 物证: the list, the chain of the one in view, its pane; everything by keyboard.

Insert enters an exhibit, or the next step while the chain has the focus; Enter opens what is in
view to be put right; Delete takes a step back.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from leads.exhibits.records import CaseExhibits, Exhibit, ExhibitId, StepId
from leads.services.exhibits import ExhibitService
from ui.kit.asking import Asking
from ui.kit.buttons import Button, flat, primary
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, boxed, column, row, rule
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.table import RecordTable
from ui.rooms.leads.exhibits import forms, step_forms, words
from ui.rooms.leads.exhibits.columns import CHAIN, EXHIBITS
from ui.rooms.leads.exhibits.details import ExhibitDetails
from ui.rooms.leads.exhibits.handing import Handing
from ui.rooms.leads.exhibits.photos import PhotoDialog
from ui.rooms.leads.exhibits.step_card import StepCard

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_FIND, _PANE, _LIST = 72, 320, 212


class ExhibitsTab(Asking):
    """The tab.

    Signals:
        counted: how many exhibits there are.
    """

    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._case_id: CaseId | None = None
        self._shown: CaseExhibits | None = None
        self._one: Exhibit | None = None
        self.buttons: dict[str, Button] = {}
        self.table = RecordTable(
            "exhibits",
            EXHIBITS,
            empty=(N_("本案还没有物证"), N_("按“登记物证…”登记，五项即可。")),
        )
        self.table.setAccessibleName(_("物证"))
        self.chain = RecordTable(
            "exhibits.chain",
            CHAIN,
            empty=(N_("没有保管记录"), N_("选一件物证，按“登记一步…”。")),
        )
        self.chain.setAccessibleName(_("保管链"))
        self.card = StepCard()
        self._handing = Handing(desk, jobs, self, self.reload)
        self.details = ExhibitDetails()
        self.details.wanted.connect(self._act)
        self.details.photo_wanted.connect(partial(self._with_one, self._handing.open_photo))
        self.details.sheet_wanted.connect(partial(self._with_one, self._handing.save_again))
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self._change)
        self.chain.picked.connect(self._suit)
        self.chain.opened.connect(self._correct)
        self.setLayout(column(self._make_body(), spacing=0))
        self._keys()
        self._suit(None)

    def show_case(self, case_id: CaseId) -> None:
        """Show the exhibits of a case."""
        if case_id != self._case_id:
            self.drop()
        self._case_id = case_id
        self.reload()

    @override
    def reload(self) -> None:
        if self._case_id is not None:
            work = partial(ExhibitService(self._desk).of_case, self._case_id)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._case_id, self._shown, self._one = None, None, None
        for dialog in self.findChildren(PhotoDialog):
            dialog.reject()
        self.table.show_records(())
        self.chain.show_records(())
        self.details.show_exhibit(None, may_write=False)
        self._panel.set_hint("")
        self._suit(None)

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        self._panel = Panel(_("物证"))
        bar = ListBar(self.table)
        bar.field.setFixedWidth(_FIND)
        self._panel.tools.addWidget(bar)
        self._tool(self._panel, "link", flat(_("取自财物…"), "seal"), self._link)
        self._tool(self._panel, "add", primary(_("登记物证…"), "plus"), self._add)
        self._panel.body.addWidget(self.table)
        self._panel.setFixedHeight(_LIST)
        self._chain_panel = Panel(_("保管链"))
        bar = ListBar(self.chain)
        bar.field.setFixedWidth(_FIND)
        self._chain_panel.tools.addWidget(bar)
        self._tool(self._chain_panel, "withdraw", flat(_("撤销…"), "undo"), self._withdraw)
        self._tool(self._chain_panel, "correct", flat(_("更正…"), "edit"), self._correct)
        self._tool(self._chain_panel, "record", flat(_("登记一步…"), "plus"), self._record)
        self._chain_panel.body.addWidget(self.chain, 1)
        self._chain_panel.body.addWidget(rule())
        self._chain_panel.body.addWidget(self.card)
        left = column(self._panel, self._chain_panel, spacing=12)
        left.setStretch(1, 1)
        right = Panel(_("详情"))
        right.setFixedWidth(_PANE)
        right.body.addWidget(self.details)
        whole = row(left, right, spacing=12, margins=16)
        whole.setStretch(0, 1)
        return boxed(whole, "sunken")

    def _tool(self, panel: Panel, key: str, button: Button, act: Callable[[], object]) -> None:
        button.clicked.connect(lambda _checked=False: act())
        self.buttons[key] = button
        panel.tools.addWidget(button)

    def _keys(self) -> None:
        for table, keys, key in (
            (self.table, Qt.Key.Key_Insert, "add"),
            (self.chain, Qt.Key.Key_Insert, "record"),
            (self.chain, Qt.Key.Key_Delete, "withdraw"),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.buttons[key].click)
        self.buttons["add"].setToolTip(_("列表中按 Insert"))
        self.buttons["record"].setToolTip(_("保管链中按 Insert"))

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: CaseExhibits) -> None:
        if shown.case_id != self._case_id:
            return
        kept = self._one.id if self._one is not None else None
        known = {one.id for one in self._shown.exhibits} if self._shown is not None else set()
        fresh = [one.id for one in shown.exhibits if one.id not in known] if known else []
        self._shown = shown
        self.table.show_records(shown.exhibits)
        self._panel.set_hint(words.counted(shown.exhibits))
        wanted: ExhibitId | None = fresh[-1] if fresh else kept
        if not self.table.pick(lambda one: one.id == wanted):
            self.table.pick(lambda _one: True)
        self._pick(self.table.current())
        self.counted.emit(len(shown.exhibits))

    def _pick(self, one: Exhibit | None) -> None:
        self._one = one
        lines = words.chain_lines(one)
        self.chain.show_records(lines)
        # the last step is where the exhibit is now
        self.chain.pick(lambda line: line.n == len(lines))
        self._chain_panel.set_hint(_("物证 {n}").format(n=one.n) if one is not None else "")
        self.details.show_exhibit(one, may_write=self._may_write())
        self._suit(None)

    def _suit(self, _record: object) -> None:
        may, line = self._may_write(), self._line()
        mine = line is not None and line.stands and not line.step.of_holding
        self.buttons["add"].setEnabled(may)
        self.buttons["link"].setEnabled(
            may and self._shown is not None and bool(self._shown.things)
        )
        self.buttons["record"].setEnabled(may and self._one is not None)
        for key in ("correct", "withdraw"):
            self.buttons[key].setEnabled(may and mine)
        self.card.show_line(line)

    def _line(self) -> words.ChainLine | None:
        found = self.chain.current()
        return found if isinstance(found, words.ChainLine) else None

    def _may_write(self) -> bool:
        return self._shown is not None and self._shown.may_write

    def _places(self) -> list[str]:
        """Return every place named in the case, to be offered while typing."""
        if self._shown is None:
            return []
        found = {self._shown.scene, *(one.found_where for one in self._shown.exhibits)}
        for one in self._shown.exhibits:
            for step in one.steps:
                found |= {step.entry.place, step.entry.from_place}
        return sorted(found - {""})

    # --- acts --------------------------------------------------------------------------------

    def _add(self) -> None:
        if self._case_id is not None:
            self.ask(forms.enter(self, self._desk, self._case_id, self._places()))

    def _link(self) -> None:
        if self._shown is not None:
            self.ask(forms.link_thing(self, self._desk, self._shown.things))

    def _change(self, _record: object = None) -> None:
        if self._one is not None and self._may_write():
            self.ask(forms.change(self, self._desk, self._one, self._places()))

    def _record(self) -> None:
        if self._one is not None:
            self.ask(step_forms.record(self, self._desk, self._one, self._places()))

    def _correct(self, _record: object = None) -> None:
        line = self._line()
        if self._one is not None and line is not None and self.buttons["correct"].isEnabled():
            self.ask(step_forms.correct(self, self._desk, self._one, line.step, self._places()))

    def _withdraw(self) -> None:
        line = self._line()
        if line is None:
            return
        title = _("撤销第 {n} 步：{act}").format(n=line.n, act=words.act_text(line))
        caption = _("理由。撤销的一步保留在保管链中，划线显示，不能恢复。")
        reason = messages().ask_text(self, title, caption, act=_("撤销"))
        if reason:
            step: StepId = line.step.id
            self.do(partial(ExhibitService(self._desk).withdraw, step, reason))

    def _act(self, key: str) -> None:
        one = self._one
        if one is None:
            return
        match key:
            case "photo":
                self._handing.add_photos(one)
            case "print" | "pdf":
                self._handing.hand_out(one, on_paper=key == "print")
            case "grade":
                self.ask(forms.grade(self, self._desk, one))
            case "change":
                self._change()

    def _with_one(self, act: Callable[[Exhibit, int], object], place: int) -> None:
        """Do something with a photograph or a sheet of the exhibit in view."""
        if self._one is not None:
            act(self._one, place)
