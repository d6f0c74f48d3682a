"""今日, the panel of roadside notes that wait for the officer; absent when none does."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.officers import Role
from cases.records.roadside import RoadsideNote
from ui.kit.buttons import Button
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: As many lines as the desk of today has room for; the rest is on their page.
MOST = 4
_ROAD = (Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)


class RoadsidePanel(Panel):
    """Notes to be handed to the squad within their day, and those the officer handles.

    Signals:
        page_wanted: the page of the duty room, by its key.
    """

    page_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("路面记录"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what waits."""
        if self._desk.officer.holds(*_ROAD):
            self._jobs.run(self, self._desk.roadside.waiting, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _show(self, notes: tuple[RoadsideNote, ...]) -> None:
        clear(self.body)
        self.set_hint(str(len(notes)))
        for note in notes[:MOST]:
            self.body.addWidget(self._line(note))
        self.setVisible(bool(notes))

    def _line(self, note: RoadsideNote) -> QWidget:
        now = self._desk.now()
        said = column(
            label(f"{note.entry.plate}  {note.entry.offence}", wrap=True),
            label(left_words(note, now), "muted", wrap=True),
            spacing=0,
        )
        act = Button(_("移交") if note.handed_over_at is None else _("去办理"))
        act.clicked.connect(self._open)
        line = row(GlyphMark(_glyph(note, now), left_words(note, now)), said, act, spacing=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)

    def _open(self) -> None:
        self.page_wanted.emit("roadside")


def left_words(note: RoadsideNote, now: datetime) -> str:
    """Say until when it must be with the squad and how many hours are left, or that it waits."""
    if note.handed_over_at is not None:
        return _("已移交给我，待办理")
    due = moment_text(note.due_at)
    if now > note.due_at:
        return _("24 小时内移交中队：{due} 已届满").format(due=due)
    hours = int((note.due_at - now).total_seconds() // 3600)
    return _("24 小时内移交中队：至 {due}，剩 {n} 小时").format(due=due, n=hours)


def _glyph(note: RoadsideNote, now: datetime) -> Glyph:
    if note.handed_over_at is not None:
        return Glyph.WAITING
    return Glyph.OVERDUE if now > note.due_at else Glyph.TODAY
