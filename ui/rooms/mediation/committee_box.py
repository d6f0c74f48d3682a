"""What is with a people's mediation committee, on the sheet: to whom it went, what came back."""

from PySide6.QtWidgets import QWidget

from cases.records.packets import Packet, PacketState
from ui.kit.i18n import _, day_full, moment_text
from ui.kit.layout import boxed, column, label, row
from ui.kit.marks import Glyph, Tone
from ui.kit.small import Chip
from ui.labels.packets import REPORTS, STATES
from ui.rooms.mediation.parts import captioned, marked

_TONES = {PacketState.OUT: Tone.ACCENT, PacketState.ANSWERED: Tone.AMBER}


def committee_box(packet: Packet) -> QWidget:
    """Return a packet: whose it is, how it stands, each report with its paper."""
    guest = packet.guest
    head = row(
        label(guest.name, "bold"),
        Chip(_(STATES[packet.state]), _TONES.get(packet.state, Tone.GREY)),
        None,
        spacing=8,
    )
    box = column(head, label(guest.committee, "small", wrap=True), spacing=4, margins=10)
    handed = _("{moment} {name}移交").format(
        moment=moment_text(packet.handed_at), name=packet.handed_by
    )
    box.addLayout(captioned(_("移交"), label(handed, wrap=True)))
    for report in packet.reports:
        entry = report.entry
        said = " · ".join(
            part
            for part in (
                day_full(entry.happened_on),
                _(REPORTS[entry.kind]),
                entry.proof,
                entry.words,
            )
            if part
        )
        glyph = Glyph.TODAY if entry.kind.is_outcome else Glyph.DONE
        box.addLayout(marked(glyph, label(said, wrap=True)))
    if packet.taken_back_reason:
        box.addLayout(captioned(_("收回理由"), label(packet.taken_back_reason, wrap=True)))
    if packet.state in {PacketState.ANSWERED, PacketState.OVER} and packet.until_at is not None:
        box.addLayout(captioned(_("到期"), label(moment_text(packet.until_at))))
    return boxed(box, "panel")
