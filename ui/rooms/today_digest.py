"""今日, its head on the first visit of a day: what has happened since the officer was here."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from cases.records.agenda import Due, TodaySession
from cases.records.approvals import Waiting
from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.digest import Answer, Digest, Handed
from ui.kit.buttons import Button, flat
from ui.kit.i18n import _, clock_time, day_short, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.messages import messages
from ui.labels.approvals import APPROVINGS, STATES
from ui.labels.cases import TEAM_ROLES
from ui.preview.printing import ask_pdf, save
from ui.rooms.today_words import sentence

_T = TypeVar("_T")

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Left and right of the words of a line together.
_AIR = 4
#: Lines of a column; the rest is counted.
MOST = 2


class DigestLine(QPushButton):
    """A line that can be opened; it gives way where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "link")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _AIR
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class DigestPanel(Panel):
    """The digest; gone once it was read, until the next day.

    Signals:
        case_wanted: open a case, at a tab.
        approval_wanted: answer a request that waits.
    """

    case_wanted = Signal(int, str)
    approval_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("今日提要"), parent)
        self._desk, self._jobs = desk, jobs
        self._digest: Digest | None = None
        self._path = ""
        self.print_button = flat(_("打印提要"), "print")
        self.print_button.clicked.connect(self._print)
        self.read_button = Button(_("看过了"), "check")
        self.read_button.clicked.connect(self._mark_read)
        self.tools.addWidget(self.print_button)
        self.tools.addWidget(self.read_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what has happened; what was read today is not told again."""
        self._jobs.run(self, self._desk.digest.read, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._digest = None
        clear(self.body)
        self.hide()

    def _show(self, digest: Digest) -> None:
        clear(self.body)
        self._digest = digest
        wanted = not digest.is_read and not digest.is_empty
        if wanted:
            self.set_hint(since_words(digest))
            columns = [_column(title, lines) for title, lines in self._parts(digest) if lines]
            line = row(*columns, spacing=16)
            for place in range(len(columns)):
                line.setStretch(place, 1)
            line.setContentsMargins(12, 8, 12, 10)
            self.body.addWidget(boxed(line))
        self.setVisible(wanted)

    def _parts(self, digest: Digest) -> list[tuple[str, list[QWidget]]]:
        case = self._case
        return [
            (
                _("已经到期 {n}").format(n=len(digest.fell_due)),
                _lines(digest.fell_due, _due_words, lambda one: case(one.case_id, "clocks")),
            ),
            (
                _("三个工作日内 {n}").format(n=len(digest.near)),
                _lines(digest.near, _due_words, lambda one: case(one.case_id, "clocks")),
            ),
            (
                _("新送审批、审核 {n}").format(n=len(digest.requests)),
                _lines(digest.requests, _request_words, self._answer),
            ),
            (
                _("呈请有了答复 {n}").format(n=len(digest.answers)),
                _lines(digest.answers, _answer_words, lambda one: case(one.case_id, "approvals")),
            ),
            (
                _("今天的调解会 {n}").format(n=len(digest.sessions)),
                _lines(digest.sessions, _session_words, lambda one: case(one.case_id, "mediation")),
            ),
            (
                _("交给我的 {n}").format(n=len(digest.handed)),
                _lines(digest.handed, _handed_words, lambda one: case(one.case_id, "overview")),
            ),
        ]

    def _case(self, case_id: int, tab: str) -> Callable[[], None]:
        return partial(self.case_wanted.emit, int(case_id), tab)

    def _answer(self, one: Waiting) -> Callable[[], None]:
        return partial(self.approval_wanted.emit, int(one.id))

    def _mark_read(self) -> None:
        self._jobs.run(self, self._desk.digest.mark_read, self._read)

    def _read(self, _nothing: object) -> None:
        self.drop()

    def _print(self) -> None:
        if self._digest is None:
            return
        path = ask_pdf(self, f"{self._digest.today.isoformat()}-提要")
        if path is not None:
            self._jobs.run(self, partial(_write, self._desk, self._digest, path), self._written)

    def _written(self, path: Path) -> None:
        messages().told(self, _("今日提要"), _("已保存到 {path}").format(path=path))


def since_words(digest: Digest) -> str:
    """Say since when it tells."""
    if digest.since is None:
        return _("第一次登录")
    return _("自上次来过（{time}）以后").format(time=moment_text(digest.since))


def _write(desk: "Desk", digest: Digest, path: Path) -> Path:
    from reports.sheets import day_sheet
    from ui.preview.leaving import marked

    made = day_sheet(desk.digest.sheet(digest))
    leaving = Leaving(kind=CopyKind.SHEET, way=CopyWay.PDF, title="今日提要")
    return save(path, marked(desk, made, leaving))()


def _lines(
    records: Sequence[_T],
    words: Callable[[_T], str],
    goes: Callable[[_T], Callable[[], None]],
) -> list[QWidget]:
    made: list[QWidget] = []
    for record in records[:MOST]:
        line = DigestLine(words(record))
        line.clicked.connect(goes(record))
        made.append(line)
    if rest := len(records) - MOST:
        made += [label(_("另有 {n} 项").format(n=rest), "muted")] if rest > 0 else []
    return made


def _column(title: str, lines: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(label(title, "bold"), *lines, None, spacing=2))
    return holder


def _due_words(one: Due) -> str:
    return f"{sentence(one)} · {day_short(one.due_on)} · {one.number}"


def _request_words(one: Waiting) -> str:
    return f"{_(APPROVINGS[one.kind])} · {one.case_number}"


def _answer_words(one: Answer) -> str:
    return f"{_(STATES[one.state])} · {_(APPROVINGS[one.kind])} · {one.case_number}"


def _session_words(one: TodaySession) -> str:
    return f"{clock_time(one.starts_at)} {one.room} {one.number}"


def _handed_words(one: Handed) -> str:
    return f"{one.case_number} {_(TEAM_ROLES[one.role])} · {one.by}"
