"""What the head of a case offers: assign, hand over, join, correct, close."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cases.records.cases import CaseFile
from cases.records.officers import Role, TeamRole
from cases.services.assignment import HANDLES, INVESTIGATES
from ui.kit.i18n import N_, _
from ui.room_list import rooms_for
from ui.rooms.case import team_dialogs

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

ASSIGN, HAND_OVER, JOIN, CORRECT, CLOSE = "assign", "hand_over", "join", "correct", "close"
_WORDS = {
    ASSIGN: N_("派案…"),
    HAND_OVER: N_("移交主办…"),
    JOIN: N_("加入办案人员、送审…"),
    CORRECT: N_("更正事故信息…"),
    CLOSE: N_("审结…"),
}


def investigates(file: CaseFile, desk: "Desk") -> bool:
    """Tell whether the officer works on the case as a whole, not on its mediation only."""
    return any(
        one.officer_id == desk.officer.id and one.until_at is None and one.role in INVESTIGATES
        for one in file.team
    )


def handles(file: CaseFile, desk: "Desk") -> bool:
    """Tell whether the officer has a hand in the case, its mediator included."""
    return any(
        one.officer_id == desk.officer.id and one.until_at is None and one.role in HANDLES
        for one in file.team
    )


def follows_leads(file: CaseFile, desk: "Desk") -> bool:
    """Tell whether the officer may follow the leads of a case: not who only mediates it."""
    places = {
        one.role for one in file.team if one.officer_id == desk.officer.id and one.until_at is None
    }
    seen = any(spec.key == "leads" for spec in rooms_for(desk.officer))
    return seen and places != {TeamRole.MEDIATOR}


class CaseActions(QObject):
    """The acts on the case as a whole."""

    def __init__(self, desk: "Desk", jobs: "Jobs", window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._file: CaseFile | None = None

    def fill(self, menu: QMenu, file: CaseFile) -> None:
        """Put what this officer may do with this case into the menu."""
        self._file = file
        for key in self.offered(file):
            action = menu.addAction(_(_WORDS[key]))
            action.setData(key)
        if menu.isEmpty():
            menu.addAction(_("没有可以办理的事项")).setEnabled(False)
        menu.triggered.connect(self._chosen)

    def offered(self, file: CaseFile) -> tuple[str, ...]:
        """Return the acts the officer may do, in their order."""
        if file.state.is_over:
            return ()
        leader = self._desk.officer.holds(Role.SQUAD_LEADER)
        led = any(one.role == TeamRole.LEAD and one.until_at is None for one in file.team)
        found = [ASSIGN] if leader and not led else []
        found += [HAND_OVER, JOIN] if file.may_lead and led else []
        found += [CORRECT] if file.may_write and investigates(file, self._desk) else []
        found += [CLOSE] if file.may_write and file.may_lead and led else []
        return tuple(found)

    def begin(self, key: str) -> None:
        """Begin an act; the officer still has to fill in the dialog."""
        if self._file is None:
            return
        if key == CORRECT:
            from ui.rooms.case.accident_form import AccidentDialog

            AccidentDialog(self._window, self._desk, self._jobs, self._file).open()
            return
        opens = {
            ASSIGN: team_dialogs.assign,
            HAND_OVER: team_dialogs.hand_over,
            JOIN: team_dialogs.join,
            CLOSE: team_dialogs.close_case,
        }[key]
        opens(self._window, self._desk, self._jobs, self._file.case_id)

    def _chosen(self, action: QAction) -> None:
        if action.data():
            self.begin(str(action.data()))
