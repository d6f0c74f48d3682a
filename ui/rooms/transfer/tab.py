"""The tab 移送 of a case: what is still to do, whom one told when, the list that goes with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cases.records.times import local
from cases.records.transfers import (
    Direction,
    ListLine,
    StepLine,
    Transfer,
)
from ui.kit.asking import Asking, Form
from ui.kit.buttons import Button, flat, primary
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row, scrolled
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.small import Chip, GlyphMark
from ui.kit.table import RecordTable
from ui.labels import holding as labels
from ui.rooms.case.opened import Opened
from ui.rooms.holding.request_forms import ask_approval
from ui.rooms.transfer import list_forms, telling_forms, way_forms
from ui.rooms.transfer.columns import ITEMS
from ui.rooms.transfer.stages import GOING, Shown, acts, approving, reading, tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.records.cases import CaseFile
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class TransferTab(Asking):
    """The tab.

    Signals:
        document_wanted: look at a paper in its room.
        counted: how much is still to be done.
    """

    document_wanted = Signal(int)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._file: CaseFile | None = None
        self._shown: Shown | None = None
        self.buttons: dict[str, Button] = {}
        self._head = column(spacing=8, margins=12)
        self._steps = column(spacing=6, margins=12)
        self.items = RecordTable(
            "transfer.items",
            ITEMS,
            empty=(N_("清单是空的"), N_("移送前至少列入受案登记；在扣的物品也要列入。")),
            sortable=False,
        )
        self.items.picked.connect(self._suit)
        self.setLayout(column(self._make_body(), spacing=0))

    def show_opened(self, opened: Opened) -> None:
        """Show how the case goes, or where it came from."""
        if self._file is None or self._file.case_id != opened.case_id:
            self.drop()
        self._file = opened.file
        self.reload()

    @override
    def reload(self) -> None:
        if self._file is not None:
            self._jobs.run(self, reading(self._desk, self._file.case_id), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._file, self._shown = None, None
        clear(self._head)
        clear(self._steps)
        self.items.show_records(())

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        head = Panel(_("移送"))
        head.body.addLayout(self._head)
        goes_along = Panel(_("随案清单"))
        for key, text, icon, act in (
            ("check_in", _("清点…"), "check", self._check_in),
            ("remove", _("移出"), "undo", self._remove),
            ("add", _("列入…"), "plus", self._add),
        ):
            button = flat(text, icon)
            button.clicked.connect(act)
            self.buttons[key] = button
            goes_along.tools.addWidget(button)
        goes_along.body.addWidget(self.items)
        left = column(head, goes_along, spacing=12)
        left.setStretch(1, 1)
        steps = Panel(_("经过"))
        steps.setFixedWidth(336)
        inner = boxed(self._steps)
        steps.body.addWidget(scrolled(inner))
        whole = row(left, steps, spacing=12, margins=16)
        whole.setStretch(0, 1)
        return boxed(whole, "sunken")

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        if self._file is None or shown.case_id != self._file.case_id:
            return
        self._shown = shown
        clear(self._head)
        clear(self._steps)
        found = shown.transfer
        self.items.show_records(found.items if found else ())
        if found is None:
            self._show_none()
        else:
            self._show_transfer(found)
            for step in found.steps:
                self._show_step(step)
        self._steps.addStretch(1)
        self._suit(None)
        self.counted.emit(len(found.lacking) if found else 0)

    def _show_none(self) -> None:
        self._head.addWidget(label(_("本案由本单位办理，没有移送。"), "muted"))
        assert self._file is not None
        if self._file.may_write:
            button = primary(_("不属本单位管辖…"), "send")
            button.clicked.connect(self._find)
            self._head.addLayout(row(button, None))

    def _show_transfer(self, found: Transfer) -> None:
        state = Chip(_(labels.TRANSFER_STATES[found.state]), tone(found))
        unit = found.unit or _("尚未选定单位")
        self._head.addLayout(row(label(unit, "title"), state, None, spacing=8))
        reach = " · ".join(filter(None, (found.unit_phone, found.unit_address)))
        facts = [
            (_("事由"), _(labels.GROUNDS[found.ground])),
            (_("联系"), reach),
            (_("起始点"), found.began_at),
            (_("理由"), found.reason),
            (_("文号"), found.number),
        ]
        for caption, text in facts:
            if text:
                self._head.addLayout(_fact(caption, text))
        if found.due_at is not None:
            left = found.due_at - self._desk.now()
            hours = max(0, int(left.total_seconds() // 3600))
            words = _("二十四小时移送期限：{moment}，还剩 {hours} 小时").format(
                moment=f"{local(found.due_at):%m-%d %H:%M}", hours=hours
            )
            glyph = Glyph.OVERDUE if left.total_seconds() < 0 else Glyph.TODAY
            self._head.addLayout(row(GlyphMark(glyph), label(words, "bold"), None, spacing=6))
        for step in found.lacking:
            words = _("待办：{what}").format(what=_(labels.STEPS[step]))
            self._head.addLayout(row(GlyphMark(Glyph.PLANNED), label(words), None, spacing=6))
        if found.untold:
            names = listed(name for _party, name in found.untold)
            words = _("尚未书面告知：{names}").format(names=names)
            self._head.addWidget(label(words, "small", wrap=True))
        self._offer(found)

    def _offer(self, found: Transfer) -> None:
        """Put the acts of this stage below the facts, four in a row."""
        if not found.may_write:
            return
        made = []
        for key, text, icon in acts(found):
            button = primary(text, icon) if key == "hand_over" else Button(text, icon)
            button.clicked.connect(partial(self._act, key))
            self.buttons[key] = button
            made.append(button)
        for start in range(0, len(made), 4):
            self._head.addLayout(row(*made[start : start + 4], None, spacing=8))

    def _show_step(self, step: StepLine) -> None:
        head = row(
            label(_(labels.STEPS[step.step]), "bold"), None, label(moment_text(step.at), "small")
        )
        self._steps.addLayout(head)
        answer = {True: _("同意先行处置"), False: _("不同意先行处置"), None: ""}[step.agreed]
        words = " · ".join(filter(None, (step.who, step.phone, answer, step.words)))
        self._steps.addWidget(label(words or step.entered_by, "small", wrap=True))

    def _suit(self, _record: object) -> None:
        found = self._shown.transfer if self._shown else None
        line = self.items.current()
        going = found is not None and found.may_write and found.state in GOING
        received = found is not None and found.may_write and found.direction is Direction.RECEIVED
        self.buttons["add"].setVisible(going)
        self.buttons["remove"].setVisible(going)
        self.buttons["remove"].setEnabled(isinstance(line, ListLine))
        self.buttons["check_in"].setVisible(received)
        # What we send is counted by the unit that gets it.
        self.items.setColumnHidden(len(ITEMS) - 1, not received)
        self.buttons["check_in"].setEnabled(isinstance(line, ListLine))

    # --- acts --------------------------------------------------------------------------------

    def _find(self) -> None:
        if self._file is not None and self._shown is not None:
            known = self._shown.neighbours
            self.ask(way_forms.find_not_ours(self, self._desk, self._file, known))

    def _add(self) -> None:
        if self._shown is not None:
            shown = self._shown
            self.ask(list_forms.add_items(self, self._desk, shown.case_id, shown.unlisted))

    def _remove(self) -> None:
        line = self.items.current()
        if isinstance(line, ListLine) and self._shown is not None:
            work = partial(self._desk.transfers.remove_item, self._shown.case_id, line.id)
            self.do(work)

    def _check_in(self) -> None:
        line = self.items.current()
        if isinstance(line, ListLine):
            self.ask(list_forms.check_in(self, self._desk, line))

    def _act(self, key: str) -> None:
        shown = self._shown
        if shown is None or shown.transfer is None:
            return
        desk, case_id = self._desk, shown.case_id
        if key == "papers":
            self._jobs.run(self, partial(desk.transfers.draft_papers, case_id), self._drafted)
        elif key == "told":
            self.do(partial(desk.transfers.conclude_told, case_id))
        else:
            self.ask(self._form(key, shown.transfer, shown))

    def _form(self, key: str, found: Transfer, shown: Shown) -> Form:
        """Return the form of an act that has one."""
        desk, case_id, known = self._desk, shown.case_id, shown.neighbours
        made: dict[str, Callable[[], Form]] = {
            "centre": lambda: telling_forms.tell_centre(self, desk, case_id),
            "first": lambda: telling_forms.act_first(self, desk, case_id),
            "caller": lambda: telling_forms.tell_caller(self, desk, found),
            "unit": lambda: way_forms.choose_unit(self, desk, found, known),
            "dispute": lambda: way_forms.dispute(self, desk, case_id),
            "designate": lambda: way_forms.designate(self, desk, case_id, known),
            "keep": lambda: way_forms.keep(self, desk, case_id),
            "approval": lambda: ask_approval(self, desk, case_id, approving(found)),
            "hand_over": lambda: way_forms.hand_over(self, desk, found),
            "back": lambda: way_forms.came_back(self, desk, case_id),
        }
        return made[key]()

    def _drafted(self, documents: object) -> None:
        assert isinstance(documents, tuple)
        self.reload()
        if documents:
            self.document_wanted.emit(int(documents[0]))


def _fact(caption: str, text: str) -> QHBoxLayout:
    muted = label(caption, "muted")
    muted.setFixedWidth(64)
    return row(muted, label(text, wrap=True), spacing=8)
