"""The tab 审批 of a case: what was asked for and how it stands, recusals, files."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cases.records.approvals import Approval, ApprovalState, Attachment, Colleague, Step
from cases.records.documents import DocumentFilter, DocumentLine
from cases.records.ids import AttachmentId, CaseId
from cases.records.recusals import Recusal
from ui.kit.buttons import Button, primary
from ui.kit.flow import FlowRow
from ui.kit.i18n import _, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.table import Section
from ui.rooms.approvals.files import choose, keep
from ui.rooms.case.actions import handles, investigates
from ui.rooms.case.approval_columns import approvals_table
from ui.rooms.case.approval_forms import ExternalDialog, RequestDialog
from ui.rooms.case.approval_side import ApprovalSide
from ui.rooms.case.recusal_forms import RecusalDialog

if TYPE_CHECKING:
    from cases.records.cases import CaseFile
    from cases.services.desk import Desk
    from ui.rooms.case.opened import Opened


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the tab shows of a case."""

    case_id: CaseId
    approvals: tuple[Approval, ...]
    recusals: tuple[Recusal, ...]


class ApprovalsTab(QWidget):
    """Approvals and recusals of one case.

    Signals:
        counted: how many requests wait or are live.
        document_wanted: look at a paper.
    """

    counted = Signal(int)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._file: CaseFile | None = None
        self.table = approvals_table()
        self.table.setAccessibleName(_("呈请和回避"))
        self.bar = ListBar(self.table)
        self.count = label("", "small")
        self.ask = primary(_("呈请审批"), "seal")
        self.external = Button(_("登记外部批准"), "edit")
        self.recuse = Button(_("回避申请"), "ban")
        self.attach = Button(_("添加附件"), "plus")
        tools = FlowRow(self.count, self.bar)
        for button in (self.attach, self.recuse, self.external, self.ask):
            tools.add_right(button)
        inner = row(tools)
        inner.setContentsMargins(12, 7, 12, 7)
        self.side = ApprovalSide(desk, jobs)
        self.side.document_wanted.connect(self.document_wanted)
        self.side.changed.connect(self.reload)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setSizes([720, 400])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(boxed(inner, "header"))
        whole.addWidget(split, 1)
        self.table.picked.connect(self._pick)
        self.ask.clicked.connect(self._ask)
        self.external.clicked.connect(self._ask_external)
        self.recuse.clicked.connect(self._ask_recusal)
        self.attach.clicked.connect(self._attach)
        self._pick(None)

    def show_opened(self, opened: "Opened") -> None:
        """Show the approvals of the case."""
        if self._file is not None and self._file.case_id != opened.case_id:
            self.drop()
        self._file = opened.file
        may = investigates(opened.file, self._desk) and not opened.file.state.is_over
        for button in (self.ask, self.external, self.attach):
            button.setEnabled(may)
        # Who mediates may be asked to keep out as well, and says so himself.
        self.recuse.setEnabled(handles(opened.file, self._desk) and not opened.file.state.is_over)
        self.reload()

    def reload(self) -> None:
        """Read again."""
        if self._file is not None:
            self._jobs.run(self, partial(self._read, self._file.case_id), self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._file = None
        self.bar.drop()
        self.table.show_records(())
        self.count.setText("")
        self._pick(None)

    def _read(self, case_id: CaseId) -> OnRecord:
        return OnRecord(
            case_id,
            self._desk.approvals.of_case(case_id),
            self._desk.recusals.of_case(case_id),
        )

    def _show(self, found: OnRecord) -> None:
        if self._file is None or found.case_id != self._file.case_id:
            return
        kept = self.table.current()
        records: list[Any] = list(found.approvals)
        if found.recusals:
            records += [Section(_("回避"), len(found.recusals)), *found.recusals]
        self.table.show_records(records)
        total, live = len(found.approvals), sum(one.state in _LIVE for one in found.approvals)
        said = ngettext(
            "{n}件呈请，{live} 件等候或者有效", "{n} 件呈请，{live} 件等候或者有效", total
        )
        self.count.setText(said.format(n=total, live=live))
        self.counted.emit(live + sum(one.granted is None for one in found.recusals))
        key = (type(kept), getattr(kept, "id", None))
        if not self.table.pick(lambda one: (type(one), one.id) == key):
            self.table.pick(lambda _one: True)
        self._pick(self.table.current())

    def _pick(self, one: object) -> None:
        self.side.show_one(one, may=self.ask.isEnabled())

    # --- new ones ----------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._file is not None:
            self._jobs.run(self, partial(self._choices, self._file.case_id), self._open_ask)

    def _choices(
        self, case_id: CaseId
    ) -> tuple[dict[Step, tuple[Colleague, ...]], tuple[DocumentLine, ...], tuple[Attachment, ...]]:
        return (
            self._desk.approvals.choices(case_id),
            self._desk.documents.register(DocumentFilter(case_id=case_id)).lines,
            self._desk.attachments.of_case(case_id),
        )

    def _open_ask(self, found: Any) -> None:
        if self._file is not None:
            self._run(RequestDialog(self, self._desk, self._file.case_id, *found))

    def _ask_external(self) -> None:
        if self._file is None:
            return
        one = self.table.current()
        dialog = ExternalDialog(self, self._desk, self._file.case_id)
        if isinstance(one, Approval) and one.state is ApprovalState.OUTSIDE:
            dialog.answer(one.kind, one.subject)
        self._run(dialog)

    def _ask_recusal(self) -> None:
        if self._file is None:
            return
        team = {
            one.officer_id: one.name
            for one in self._file.team
            if one.role != "grant" and one.until_at is None
        }
        parties = {party.id: party.name for party in self._file.people.parties}
        self._run(RecusalDialog(self, self._desk, self._file.case_id, team, parties))

    def _run(self, dialog: Any) -> None:
        dialog.submitted.connect(self._submit)
        dialog.accepted.connect(self.reload)
        if isinstance(dialog, RecusalDialog) and not self.ask.isEnabled():
            dialog.accepted.connect(self._recusal_entered)
        dialog.open()

    def _recusal_entered(self) -> None:
        """Tell a mediator that it is entered: the list shows him nothing of the investigation."""
        messages().told(
            self, _("已登记回避申请"), _("负责人两个工作日内作出决定；决定前不停止调解。")
        )

    def _submit(self, dialog: Any) -> None:
        self._jobs.run(dialog, dialog.work(), dialog.done_with, dialog.refuse)

    def _attach(self) -> None:
        path = choose(self) if self._file is not None else None
        if self._file is not None and path is not None:
            work = partial(keep, self._desk, self._file.case_id, path)
            self._jobs.run(self, work, self._attached)

    def _attached(self, _kept: AttachmentId) -> None:
        messages().told(self, _("已添加附件"), _("呈请时可以选择附上；文件原样保存，不能改动。"))


_LIVE = frozenset(
    {
        ApprovalState.IN_REVIEW,
        ApprovalState.WAITING,
        ApprovalState.OUTSIDE,
        ApprovalState.APPROVED,
    }
)
