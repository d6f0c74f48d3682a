"""The inquiries in the tray: the one that settles most for an hour of work first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.ids import CaseId
from leads.evidence.records import InquiryState
from ui.kit.i18n import _
from ui.rooms.leads.board.lanes import Lane, Mark
from ui.rooms.leads.board.tray import TrayRow, TraySection
from ui.rooms.leads.candidates.feed import feed_of
from ui.rooms.leads.inquiries.words import after_text

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class InquiriesPane(QWidget):
    """The section; it takes no room while nothing is to be asked.

    Signals:
        node_wanted: go to a node of the board.
        tab_wanted: go to a tab of the room.
        lane_told: when the inquiries were entered and ended, for the time line.
    """

    node_wanted = Signal(int)
    tab_wanted = Signal(str)
    lane_told = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = feed_of(desk, jobs)
        self.section = TraySection(_("询查"), _("比特/时"))
        self.section.chosen.connect(self._go)
        self.section.opened.connect(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.section)
        self.feed.told.connect(self._show)
        self.hide()

    def show_case(self, case_id: CaseId) -> None:
        """Show the inquiries of a case."""
        self.feed.show_case(case_id, self)

    def drop(self) -> None:
        """Forget everything shown."""
        self.section.show_rows(())
        self.hide()

    def _show(self) -> None:
        shown = self.feed.shown
        rows = [
            TrayRow(
                int(one.inquiry.id),
                "search",
                one.inquiry.question,
                f"{one.gain.bits_per_hour:.2f}",
                hint=f"{one.inquiry.question}\n{after_text(one)}",
            )
            for one in (shown.next if shown is not None else ())
        ]
        self.section.show_rows(rows)
        self.setVisible(bool(rows))
        asked = shown.asked if shown is not None else ()
        marks = [
            Mark(
                ("inquiry", int(one.id)),
                one.ended_at or one.entered_at,
                one.question,
                one.state is not InquiryState.ANSWERED,
                "diamond",
            )
            for one in asked
        ]
        marks.sort(key=lambda one: (one.at, one.words))
        self.lane_told.emit(Lane("inquiries", _("询查"), tuple(marks)))

    def _go(self, key: object) -> None:
        """Go to the vehicle the inquiry is about, if it lies on the board."""
        shown = self.feed.shown
        for one in shown.next if shown is not None else ():
            if int(one.inquiry.id) == key and shown is not None:
                named = (name for answer in one.inquiry.outcomes for name in answer.vehicles)
                found = next((shown.boarded[name] for name in named if name in shown.boarded), None)
                if found is not None:
                    self.node_wanted.emit(int(found.node))

    def _open(self, _key: object) -> None:
        self.tab_wanted.emit("inquiries")
