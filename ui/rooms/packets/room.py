"""转介: the packets that are with a people's mediator, one in full, the letter, his reports."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.packets import Packet, PacketId, PacketState
from ui.kit.beginning import begin_at
from ui.kit.buttons import primary
from ui.kit.i18n import N_, _, day_month, ngettext
from ui.kit.layout import Panel, boxed, column, room_header, row, scrolled
from ui.kit.marks import Tone
from ui.kit.table import Column, RecordTable
from ui.labels.packets import STATES
from ui.preview.panel import PreviewPanel
from ui.rooms.packets.details import Details
from ui.rooms.packets.forms import ReportDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_TONES = {PacketState.OUT: Tone.ACCENT, PacketState.ANSWERED: Tone.GREEN}


class PacketsRoom(QWidget):
    """The room.

    Signals:
        badge_changed: how many packets wait for an outcome.
    """

    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._packet: Packet | None = None
        self.table = RecordTable(
            "packets.mine",
            (
                Column("number", N_("转介函"), lambda one: one.content.number, least=190),
                Column("claimant", N_("请求人"), lambda one: one.content.claimant, width=80),
                Column("handed", N_("移交日"), _handed, width=104, sort=lambda one: one.handed_at),
                Column("state", N_("状态"), _state, width=180, chip=_tone),
            ),
            empty=(
                N_("现在没有转介给您的材料"),
                N_("交警移交后列在这里；结果登记后或者三个工作日期满即收回。"),
            ),
        )
        self.table.setAccessibleName(_("转介给我的材料"))
        self.table.picked.connect(self._pick)
        self.report = primary(_("回报…"), "edit")
        self.report.clicked.connect(self._report)
        self.details = Details()
        self.letter = PreviewPanel(jobs)
        self._list = Panel(_("转介给我的材料"))
        self._list.body.addWidget(self.table)
        self._about = Panel(_("转介材料"))
        self._about.tools.addWidget(self.report)
        self._about.body.addWidget(scrolled(boxed(column(self.details, None, margins=12))))
        left = column(self._list, self._about, spacing=12)
        left.setStretch(0, 2)
        left.setStretch(1, 3)
        body = row(left, self.letter, spacing=12, margins=16)
        body.setStretch(0, 5)
        body.setStretch(1, 4)
        whole = column(room_header(_("转介")), spacing=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        begin_at(self, self.table)
        self._show_none()

    def reload(self) -> None:
        """Read anew what is with him."""
        self._jobs.run(self, self._desk.packets.mine, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self.table.show_records(())
        self._show_none()

    def _show(self, packets: tuple[Packet, ...]) -> None:
        self.table.show_records(packets)
        self._list.set_hint(ngettext("{n}件", "{n} 件", len(packets)).format(n=len(packets)))
        self.badge_changed.emit(sum(one.state is PacketState.OUT for one in packets))
        shown = self._packet.id if self._packet is not None else None
        again = next((one for one in packets if one.id == shown), None)
        if again is None:
            self._show_none()
            self.table.pick(lambda _one: True)
        elif again != self._packet:
            self._open(again.id)

    def _show_none(self) -> None:
        self._packet = None
        self.details.show_packet(None)
        self.letter.empty()
        self.report.setEnabled(False)

    def _pick(self, record: Any) -> None:
        if isinstance(record, Packet) and (self._packet is None or record.id != self._packet.id):
            self._open(record.id)

    def _open(self, packet: PacketId) -> None:
        self._jobs.run(self, partial(self._read, packet), self._show_one)

    def _read(self, packet: PacketId) -> tuple[Packet, bytes]:
        """Read the packet and its letter; each look is in the journal of its case."""
        return self._desk.packets.open(packet), self._desk.packets.letter(packet)

    def _show_one(self, found: tuple[Packet, bytes]) -> None:
        self._packet, letter = found
        self.details.show_packet(self._packet)
        self.letter.show_pdf(letter, self._packet.content.number)
        self.report.setEnabled(self._packet.state is PacketState.OUT)

    def _report(self) -> None:
        if self._packet is None:
            return
        dialog = ReportDialog(self, self._packet, self._desk.today())
        packet = self._packet.id

        def submit(_dialog: object) -> None:
            work = partial(self._desk.packets.report, packet, dialog.entry())
            self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.accepted.connect(self.reload)
        dialog.open()


def _handed(one: Packet) -> str:
    return day_month(one.handed_at.date())


def _state(one: Packet) -> str:
    return _(STATES[one.state])


def _tone(one: Packet) -> Tone:
    return _TONES.get(one.state, Tone.OUTLINE)
