"""The lock: covers the window at once, and after some minutes without a key or a click.

Idle time is wall-clock time, so that a PC that slept does not wake up open: the first touch
after the sleep locks before it does anything else.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from cases.refusals import Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import FormRow
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import report, sentence
from ui.password import CapsHint, PasswordField
from ui.waiting import Countdown

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Notices that nobody has touched the program for a while.

    Signals:
        idle: the time is up; or the PC has slept past it.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._after, self._now = timedelta(minutes=minutes), now
        self._touched = now()
        self._timer = QTimer(self)
        self._timer.setInterval(5000)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Only windows are watched: a filter of the application would see every event of it.
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def stop(self) -> None:
        """Watch no more, as when the window has been closed."""
        self._timer.stop()
        self._after = timedelta.max

    def check(self) -> bool:
        """Tell that the time is up, once; return whether it was."""
        now = self._now()
        over = now - self._touched >= self._after
        self._touched = now if over else self._touched
        if over:
            self.idle.emit()
        return over

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TOUCHES:
            return False
        if self.check():
            return True
        self._touched = self._now()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def wall_clock() -> datetime:
    """Return the moment by the clock of the PC, which goes on while it sleeps."""
    return datetime.now(UTC)


class LockCover(QWidget):
    """Covers the whole window; only the officer's own password takes it away.

    Signals:
        unlocked: the password was right.
        leaving: the officer signs out instead.
    """

    unlocked = Signal()
    leaving = Signal()

    def __init__(
        self, name: str, unlock: Callable[[str], None], jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._unlock, self._jobs = unlock, jobs
        self._hidden: list[QDialog] = []
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "cover")
        self.password = PasswordField(_("口令"))
        self.password.returnPressed.connect(self.submit)
        self._why = label("", "small", wrap=True)
        self._hint = label("", "error", wrap=True)
        self.enter = primary(_("解锁"), large=True)
        self.enter.clicked.connect(self.submit)
        self.wait = Countdown(self.enter, self._say)
        self._demo = label("", "small")
        self._demo.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        away = Button(_("换人登录"), kind="link")
        away.clicked.connect(self.leaving)
        card = column(
            label(_("已锁定"), "title"),
            self._why,
            label(name, "bold"),
            FormRow(_("口令"), self.password),
            CapsHint(self.password),
            self._hint,
            self.enter,
            away,
            spacing=10,
            margins=32,
        )
        framed = boxed(card, "panel")
        framed.setFixedWidth(360)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(row(None, framed, None))
        whole.addSpacing(16)
        whole.addWidget(self._demo)
        whole.addStretch(2)
        self.hide()

    def mark_as_demonstration(self) -> None:
        """Say below the card that nobody in this station is real."""
        self._demo.setText(_("演示站点：人物、号牌、编号均为虚构"))

    def cover(self, why: str) -> None:
        """Cover everything now, and say why."""
        parent = self.parentWidget()
        assert parent is not None
        self._why.setText(why)
        self._say("")
        self.password.clear()
        self.wait.stop()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._hide_dialogs()
        self.password.setFocus()

    def submit(self) -> None:
        """Try the password."""
        if not self.password.text() or not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        self._jobs.run(self, self._work, self._done, self._failed, of_lock=True)

    def _work(self) -> None:
        self._unlock(self.password.text())

    def _done(self, _nothing: object) -> None:
        self.password.clear()
        self.hide()
        self.unlocked.emit()
        for dialog in self._hidden:
            if isValid(dialog):
                dialog.show()
        self._hidden = []

    def _hide_dialogs(self) -> None:
        """Hide what stands before the window; a form half typed comes back after the lock."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            continue
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.hide()
                self._hidden.append(widget)

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _failed(self, error: Exception) -> None:
        self.enter.setEnabled(True)
        self.password.selectAll()
        if isinstance(error, Refusal):
            self._say(" ".join(sentence(error)))
            self.wait.begin(error)
        else:
            report(self, error)
