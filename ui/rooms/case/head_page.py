"""A case of which only the head is open: what a squad leader sees, and assigns or hands over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cases.records.cases import CaseLine
from cases.records.ids import CaseId
from cases.records.officers import Role
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, day_full, weekday
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.labels.cases import KINDS, STATES
from ui.rooms.case import team_dialogs

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class HeadPage(QWidget):
    """Number, kind, lead officer, state and next due day; nothing of the investigation.

    Signals:
        assigned: the case in view has got its lead officer.
    """

    assigned = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._line: CaseLine | None = None
        #: Whether cases are being assigned one after the other.
        self._assigning = False
        self._number = label("", "title")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 10, 12, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        panel = Panel(_("案件概要"))
        panel.body.addLayout(self._grid)
        self._assign = primary(_("派案…"))
        self._assign.clicked.connect(self._open_assign)
        self._hand_over = Button(_("移交主办…"), "send")
        self._hand_over.clicked.connect(self._open_hand_over)
        note = label(_("案情、当事人和证据只对办案人员开放。"), "muted", wrap=True)
        head = boxed(
            row(16, self._number, None, self._hand_over, self._assign, 16, spacing=8), "header"
        )
        head.setFixedHeight(48)
        inner = column(panel, note, None, spacing=12, margins=16)
        whole = column(head, boxed(inner, "sunken"), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def case_id(self) -> CaseId | None:
        """The case whose head is shown."""
        return self._line.case_id if self._line is not None else None

    def show_line(self, line: CaseLine) -> None:
        """Show the head of a case."""
        self._line = line
        self._number.setText(line.number)
        clear(self._grid)
        due = line.next_due_on
        facts = (
            (_("类别"), _(KINDS[line.kind])),
            (_("状态"), _(STATES[line.state])),
            (_("主办"), line.lead or _("尚未派案")),
            (_("下一到期日"), f"{day_full(due)} {weekday(due)}" if due else _("无")),
        )
        for place, (caption, words) in enumerate(facts):
            self._grid.addWidget(label(caption, "muted"), place, 0)
            self._grid.addWidget(label(words), place, 1)
        leads = self._desk.officer.holds(Role.SQUAD_LEADER) and not line.state.is_over
        self._assign.setVisible(leads and not line.lead)
        self._hand_over.setVisible(leads and bool(line.lead))
        if self._assigning and not self._assign.isHidden():
            # The next of many: the key that opened the last form opens this one.
            self._assign.setFocus()
            self._assigning = False

    def drop(self) -> None:
        """Forget everything shown."""
        self._line = None
        self._number.setText("")
        clear(self._grid)

    def _open_assign(self) -> None:
        if self._line is not None:
            case_id = self._line.case_id
            team_dialogs.assign(self, self._desk, self._jobs, case_id, self._go_on)

    def _go_on(self) -> None:
        self._assigning = True
        self.assigned.emit()

    def _open_hand_over(self) -> None:
        if self._line is not None:
            team_dialogs.hand_over(self, self._desk, self._jobs, self._line.case_id)
