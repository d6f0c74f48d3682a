"""Alerts outside the window, when the officer wants them: case number and period, never a name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from cases.records.alerts import Alert, alerts
from ui.kit import preferences
from ui.kit.i18n import EN, _, language, ngettext
from ui.labels.alerts import stage_words
from ui.labels.digest import counted_words

if TYPE_CHECKING:
    from datetime import date

    from cases.records.agenda import Agenda
    from cases.records.digest import Digest
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Milliseconds between two looks.
EVERY = 60_000
#: Lines of one message; the rest are counted.
MOST = 4


class DesktopAlerts(QObject):
    """Looks at the officer's own desk each minute and tells what has come near since.

    Off unless the officer switched it on for this PC. While the window is locked nobody is told
    anything, and what was told is forgotten.
    """

    def __init__(self, desk: "Desk", jobs: "Jobs", window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._told: set[tuple[object, ...]] = set()
        self._digest_on: date | None = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)

    @property
    def is_on(self) -> bool:
        """True while alerts are told."""
        return self._timer.isActive()

    def start(self) -> None:
        """Tell from now on, if the officer wants it."""
        if preferences.load().desktop_alerts and not self._desk.officer.is_guest:
            self._timer.start()
            self._jobs.run(self._window, self._desk.digest.read, self.tell_digest)
            self._look()

    def rest(self) -> None:
        """Tell nothing, and forget what was told."""
        self._timer.stop()
        self._told.clear()
        if self._tray is not None:
            self._tray.hide()

    def tell(self, agenda: "Agenda") -> str:
        """Tell what has come near since the last look; return the words, empty for nothing."""
        near = [alert for alert in alerts(agenda.dues, self._desk.now()) if self._is_new(alert)]
        self._told |= {alert.key for alert in near}
        if not near or not self.is_on:
            return ""
        lines = [_line(alert) for alert in near[:MOST]]
        if rest := len(near) - MOST:
            more = ngettext("另有{n}项", "另有 {n} 项", max(rest, 0)).format(n=rest)
            lines += [more] if rest > 0 else []
        words = "\n".join(lines)
        self._show(words)
        return words

    def tell_digest(self, digest: "Digest") -> str:
        """Tell once a day how much has come, by numbers alone; return the words."""
        if digest.is_read or digest.today == self._digest_on or not self.is_on:
            return ""
        self._digest_on = digest.today
        words = counted_words(digest)
        if words:
            self._show(words, _("案结 · 今日提要"))
        return words

    def _is_new(self, alert: Alert) -> bool:
        return alert.key not in self._told

    def _look(self) -> None:
        self._jobs.run(self._window, self._desk.agenda.today, self.tell)

    def _show(self, words: str, title: str = "") -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.activated.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(title or _("案结 · 期限提醒"), words)


def _line(alert: Alert) -> str:
    due = alert.due
    title = due.title_en if language() == EN else due.title
    return f"{due.number} {title} · {stage_words(alert)}"
