"""What waits for the officer's answer: the list at the left, one request at the right."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cases.records.approvals import Step, Waiting
from cases.records.ids import ApprovalId
from cases.records.recusals import Recusal
from ui.kit.beginning import begin_at
from ui.kit.i18n import N_, _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph
from ui.kit.table import Column, RecordTable, Section
from ui.labels.approvals import APPROVINGS
from ui.rooms.approvals import words
from ui.rooms.approvals.recusal_desk import RecusalDesk
from ui.rooms.approvals.request_desk import RequestDesk

if TYPE_CHECKING:
    from cases.services.desk import Desk

_SECTIONS = {Step.APPROVAL: N_("待我审批"), Step.REVIEW: N_("待我审核")}


@dataclass(frozen=True, slots=True)
class Desktop:
    """Everything that waits."""

    requests: tuple[Waiting, ...]
    recusals: tuple[Recusal, ...]

    @property
    def total(self) -> int:
        """How many things wait."""
        return len(self.requests) + len(self.recusals)


class WaitingPage(QWidget):
    """The list of what waits and the desk on which it is answered.

    Signals:
        counted: how many things wait.
        answered: an answer was recorded.
        case_wanted, document_wanted: as the rooms have them.
    """

    counted = Signal(int)
    answered = Signal()
    case_wanted = Signal(int, str)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._wanted: ApprovalId | None = None
        self.table = RecordTable(
            "approvals.waiting",
            (
                Column("what", N_("事项"), _what, glyph=_glyph),
                Column("case", N_("案号"), lambda one: one.case_number, width=92, muted=True),
                Column("since", N_("等候"), self._waits, width=76, sort=_since, least=64),
                Column("by", N_("呈请人"), _by, width=76, muted=True, hidden=True),
            ),
            empty=(N_("没有等候的事项"), N_("有人呈请审核、审批或者申请回避时，会列在这里。")),
        )
        self.table.setAccessibleName(_("等我办"))
        self.bar = ListBar(self.table)
        head = boxed(row(12, self.bar, None), "header")
        head.setFixedHeight(40)
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(head)
        inner.addWidget(self.table, 1)
        self.request = RequestDesk(desk, jobs)
        self.recusal = RecusalDesk(desk, jobs)
        self._nothing = label(_("从左边选一件"), "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for page in (self._nothing, self.request, self.recusal):
            self.stack.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.stack)
        split.setStretchFactor(1, 1)
        split.setSizes([380, 980])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.table.picked.connect(self._pick)
        for one in (self.request, self.recusal):
            one.answered.connect(self.answered)
            one.case_wanted.connect(self.case_wanted)
        self.request.document_wanted.connect(self.document_wanted)
        begin_at(self, self.table)

    def reload(self) -> None:
        """Ask what waits."""
        self._jobs.run(self, self._read, self._show)

    def show_request(self, approval_id: ApprovalId) -> None:
        """Go to a request, once the list is there."""
        self._wanted = approval_id
        self.reload()

    def drop(self) -> None:
        """Forget everything shown."""
        self.bar.drop()
        self.table.show_records(())
        self.request.drop()
        self.recusal.drop()
        self.stack.setCurrentWidget(self._nothing)

    def _read(self) -> Desktop:
        return Desktop(self._desk.approvals.waiting(), self._desk.recusals.waiting())

    def _show(self, found: Desktop) -> None:
        kept = self.table.current()
        wanted, self._wanted = self._wanted or getattr(kept, "id", None), None
        records: list[Any] = []
        for step, title in _SECTIONS.items():
            group = [one for one in found.requests if one.step is step]
            records += [Section(_(title), len(group)), *group] if group else []
        if found.recusals:
            records += [Section(_("回避"), len(found.recusals)), *found.recusals]
        self.table.show_records(records)
        self.counted.emit(found.total)
        same = type(kept) if kept is not None and wanted == getattr(kept, "id", None) else Waiting
        if not self.table.pick(lambda one: one.id == wanted and isinstance(one, same)):
            self.table.pick(lambda _one: True)
        self._pick(self.table.current())

    def _pick(self, one: object) -> None:
        match one:
            case Waiting():
                self.stack.setCurrentWidget(self.request)
                self.request.show_request(one.id)
            case Recusal():
                self.stack.setCurrentWidget(self.recusal)
                self.recusal.show_recusal(one)
            case _:
                self.stack.setCurrentWidget(self._nothing)
                self.request.drop()
                self.recusal.drop()

    def _waits(self, one: Waiting | Recusal) -> str:
        return words.waits(_since(one), self._desk.now())


def _what(one: Waiting | Recusal) -> str:
    if isinstance(one, Recusal):
        words_ = _("认定{name}此前的行为") if one.granted else _("{name}的回避")
        return words_.format(name=one.officer)
    what = _(APPROVINGS[one.kind])
    return (
        _("{what}（代{name}）").format(what=what, name=one.stands_in_for)
        if (one.stands_in_for)
        else what
    )


def _glyph(one: Waiting | Recusal) -> Glyph:
    if isinstance(one, Recusal):
        return Glyph.SOON
    if one.urgent:
        return Glyph.TODAY
    return Glyph.SOON if one.changed else Glyph.WAITING


def _since(one: Waiting | Recusal) -> Any:
    if isinstance(one, Recusal):
        return one.decided_at or one.asked_at
    return one.since


def _by(one: Waiting | Recusal) -> str:
    return one.entered_by if isinstance(one, Recusal) else one.requested_by
