"""今日, the panel of what waits for the officer's approval or review; absent when nothing does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.approvals import Waiting
from ui.kit.buttons import Button
from ui.kit.i18n import _, pgettext
from ui.kit.jobs import Jobs
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark
from ui.labels.approvals import APPROVINGS, STEPS
from ui.rooms.approvals import words

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: As many lines as the desk of today has room for; the rest is in the room.
MOST = 5


class ApprovalsPanel(Panel):
    """What waits for me, longest first.

    Signals:
        approval_wanted: open one on the desk of the room.
    """

    approval_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(_("待我审批、审核"), parent)
        self._desk, self._jobs = desk, jobs
        # As high as its lines: what is left belongs to the panels below.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what waits."""
        self._jobs.run(self, self._desk.approvals.waiting, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _show(self, waiting: tuple[Waiting, ...]) -> None:
        clear(self.body)
        self.set_hint(str(len(waiting)))
        for one in waiting[:MOST]:
            self.body.addWidget(self._line(one))
        self.setVisible(bool(waiting))

    def _line(self, one: Waiting) -> QWidget:
        said = column(
            label(f"{one.case_number}  {_(APPROVINGS[one.kind])}"),
            label(f"{one.requested_by} · {words.waits(one.since, self._desk.now())}", "muted"),
            spacing=0,
        )
        act = Button(pgettext("step", STEPS[one.step]))
        act.setProperty("approval", int(one.id))
        act.clicked.connect(self._open)
        glyph = Glyph.TODAY if one.urgent else Glyph.SOON
        line = row(GlyphMark(glyph, words.asks(one.step)), said, None, act, spacing=8)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)

    def _open(self) -> None:
        self.approval_wanted.emit(int(self.sender().property("approval")))
