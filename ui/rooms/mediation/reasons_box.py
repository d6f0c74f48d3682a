"""The reason given for an absence from the session at hand, and the officer's ruling on it."""

from PySide6.QtWidgets import QWidget

from cases.records.mediation import Absence
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label
from ui.kit.punctuation import quoted
from ui.rooms.mediation import words
from ui.rooms.mediation.parts import captioned


def reason_box(absence: Absence) -> QWidget:
    """Return what was said of one absence, and what was ruled on it."""
    said = _("未说明理由")
    if absence.reason_given:
        when = words.stamp(absence.reason_at) if absence.reason_at else ""
        said = f"{when} {quoted(absence.reason_given)}".strip()
    ruled = _("尚未裁定")
    if absence.ruled_at is not None:
        cause = _("有正当理由") if absence.good_cause else _("无正当理由")
        ruled = f"{cause}　{words.ruled_by(absence)}"
    box = column(
        captioned(_("理由"), label(said, wrap=True)),
        captioned(_("裁定"), label(ruled, "bold", wrap=True)),
        spacing=4,
        margins=10,
    )
    return boxed(box, "panel")
