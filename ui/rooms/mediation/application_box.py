"""The joint written application on the sheet: who signed, and until when each may."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cases.mediation.kinds import Capacity
from cases.records.mediation import MediationView, Participant
from ui.kit.elided import FewLines
from ui.kit.i18n import _, day_month, day_short
from ui.kit.layout import boxed, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark
from ui.labels import mediation as labels


def application_box(view: MediationView) -> QWidget:
    """Return the participants of a mediation with their signatures and last days (art. 86)."""
    box = column(spacing=6, margins=10)
    for one in view.participants:
        box.addLayout(_participant(one))
    if view.timeliness is not None:
        last = day_short(view.last_last_day) if view.last_last_day else _("未定")
        said = _("最后一日 {last} · {state}").format(
            last=last, state=_(labels.TIMELINESS[view.timeliness])
        )
        box.addWidget(label(said, "small", wrap=True))
    return boxed(box, "panel")


def _participant(one: Participant) -> QHBoxLayout:
    glyph = Glyph.DONE if one.signed_on is not None else Glyph.PLANNED
    if one.capacity is not Capacity.PARTY:
        glyph = Glyph.NONE
    state = _("{day} 签名").format(day=day_month(one.signed_on)) if one.signed_on else _("未签名")
    if one.capacity is not Capacity.PARTY:
        state = _(labels.CAPACITIES[one.capacity])
    last = _("最后一日 {day}").format(day=day_month(one.last_day)) if one.last_day else ""
    made = row(
        GlyphMark(glyph, state),
        FewLines(one.name),
        label(one.side, "small"),
        FewLines(state, "small"),
        FewLines(last, "small"),
        spacing=8,
    )
    for place, share in ((1, 4), (3, 3), (4, 3)):
        made.setStretch(place, share)
    return made
