"""The tab 通知与送达 of a case: what was brought to whom, how, with what proof."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.documents import ServiceEntry
from cases.records.ids import CaseId
from ui.kit.buttons import Button, primary
from ui.kit.flow import FlowRow
from ui.kit.i18n import N_, _, moment_text, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.table import Column, RecordTable
from ui.labels.papers import FORMS, SERVICE_METHODS
from ui.rooms.documents_serve import ServeDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk


def _replaced(entry: ServiceEntry) -> bool:
    return entry.replaced_at is not None


def _state(entry: ServiceEntry) -> str:
    if _replaced(entry):
        return _("已更正")
    return _("已送达") if entry.served else _("未送达")


def _glyph(entry: ServiceEntry) -> Glyph:
    if _replaced(entry):
        return Glyph.STOPPED
    return Glyph.DONE if entry.served else Glyph.NO


def _when(entry: ServiceEntry) -> str:
    return moment_text(entry.serving.served_at or entry.serving.tried_at)


def _receiver(entry: ServiceEntry) -> str:
    return " ".join(filter(None, (entry.serving.receiver, entry.serving.relation))) or "—"


def _proof(entry: ServiceEntry) -> str:
    one = entry.serving
    witness = _("见证人 {name}").format(name=one.witness) if one.witness else ""
    recording = _("录音录像 {number}").format(number=one.recording) if one.recording else ""
    return " · ".join(filter(None, (one.proof, one.post_number, witness, recording))) or "—"


def _servers(entry: ServiceEntry) -> str:
    one = entry.serving
    return listed(filter(None, (entry.server, one.second_server, one.auxiliary)))


COLUMNS = (
    Column("when", N_("时间"), _when, width=132, least=132, struck=_replaced),
    Column("party", N_("受送达人"), lambda one: one.party, width=116, bold=lambda _o: True),
    Column(
        "paper",
        N_("文书"),
        lambda one: _(FORMS[one.form]) if one.form else _("调解会通知（口头）"),
        struck=_replaced,
        context="column",
    ),
    Column("number", N_("编号"), lambda one: one.number or "—", width=190, least=120, muted=True),
    Column("method", N_("方式"), lambda one: _(SERVICE_METHODS[one.serving.method]), width=120),
    Column("state", N_("结果"), _state, width=84, least=80, glyph=_glyph),
    Column("receiver", N_("签收人"), _receiver, width=112, least=72),
    Column("proof", N_("凭据"), _proof, width=140),
    Column("servers", N_("送达人"), _servers, width=112, least=60),
    Column("reason", N_("更正理由"), lambda one: one.reason or "—", width=120, hidden=True),
)


class ServiceTab(QWidget):
    """Services of one case.

    Signals:
        counted: how many entries there are that stand.
    """

    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._case: CaseId | None = None
        self._entry: ServiceEntry | None = None
        self.table = RecordTable(
            "services",
            COLUMNS,
            empty=(_("还没有送达记录"), _("签发文书以后按“登记送达”。")),
        )
        self.count = label("", "small")
        self.serve = primary(_("登记送达"), "send")
        self.correct = Button(_("更正"), "edit")
        self.receipt = Button(_("起草送达回证"), "documents")
        self.table.setAccessibleName(_("送达记录"))
        self.bar = ListBar(self.table, counted=False)
        tools = FlowRow(self.count, self.bar)
        for button in (self.receipt, self.correct, self.serve):
            tools.add_right(button)
        inner = row(tools)
        inner.setContentsMargins(12, 7, 12, 7)
        head = boxed(inner, "header")
        self._detail = label("", "small", wrap=True)
        foot = boxed(row(12, self._detail, 12), "footer")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.table, 1)
        whole.addWidget(foot)
        self.table.picked.connect(self._pick)
        self.serve.clicked.connect(self._ask_serve)
        self.correct.clicked.connect(self._ask_correct)
        self.receipt.clicked.connect(self._draft_receipt)
        self._pick(None)

    def show_case(self, case_id: CaseId) -> None:
        """Show the services of a case."""
        if case_id != self._case:
            self.drop()
        self._case = case_id
        self.reload()

    def reload(self) -> None:
        """Read again."""
        if self._case is not None:
            work = partial(self._desk.documents.services, self._case)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget everything on the screen."""
        self._case = None
        self.bar.drop()
        self.table.show_records(())
        self.count.setText("")
        self._pick(None)

    def _show(self, entries: tuple[ServiceEntry, ...]) -> None:
        if self._case is None or any(entry.case_id != self._case for entry in entries):
            return
        keep = self._entry.id if self._entry else None
        self.table.show_records(entries)
        standing = [entry for entry in entries if not _replaced(entry)]
        served = sum(entry.served for entry in standing)
        words = ngettext("{n}条记录，已送达 {served}", "{n} 条记录，已送达 {served}", len(standing))
        self.count.setText(words.format(n=len(standing), served=served))
        self.table.pick(lambda entry: entry.id == keep)
        self.counted.emit(len(standing))

    def _pick(self, entry: ServiceEntry | None) -> None:
        self._entry = entry
        stands = entry is not None and not _replaced(entry)
        self.correct.setEnabled(stands)
        self.receipt.setEnabled(stands and entry is not None and entry.receipt_id is None)
        self._detail.setText(_told(entry) if entry else "")

    def _ask_serve(self) -> None:
        self._with_parties(self._open_serve)

    def _ask_correct(self) -> None:
        self._with_parties(self._open_correct)

    def _with_parties(self, then: Any) -> None:
        if self._case is not None:
            work = partial(self._desk.documents.parties_to_serve, self._case)
            self._jobs.run(self, work, then)

    def _open_serve(self, parties: Any) -> None:
        dialog = ServeDialog(self, self._desk, parties)
        dialog.submitted.connect(self._serve)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _open_correct(self, parties: Any) -> None:
        if self._entry is None:
            return
        dialog = ServeDialog(self, self._desk, parties, old=self._entry)
        dialog.submitted.connect(self._correct)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _serve(self, dialog: ServeDialog) -> None:
        work = partial(self._desk.documents.serve, dialog.serving())
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _correct(self, dialog: ServeDialog) -> None:
        assert self._entry is not None
        work = partial(
            self._desk.documents.correct_service,
            self._entry.id,
            dialog.serving(),
            dialog.reason.value(),
        )
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _draft_receipt(self) -> None:
        if self._entry is not None:
            work = partial(self._desk.documents.draft_receipt, (self._entry.id,))
            self._jobs.run(self, work, self._drafted)

    def _drafted(self, _document: Any) -> None:
        self.reload()


def _told(entry: ServiceEntry) -> str:
    """Return in one line what the columns have no room for."""
    one = entry.serving
    parts = [
        one.place,
        _("代收原因：{text}").format(text=one.substitute_reason) if one.substitute_reason else "",
        _("拒收原因：{text}").format(text=one.refusal_reason) if one.refusal_reason else "",
        _("不能直接送达：{text}").format(text=one.why_not_direct) if one.why_not_direct else "",
        _("同意：{text}").format(text=one.consent) if one.consent else "",
        one.medium,
        one.note,
        _("更正理由：{text}").format(text=entry.reason) if entry.reason else "",
    ]
    return " · ".join(filter(None, parts))
