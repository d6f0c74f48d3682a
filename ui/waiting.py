"""The wait after failed passwords, counted down where the officer looks."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from cases.refusals import Reason, Refusal
from ui.kit.i18n import ngettext
from ui.kit.messages import sentence


class Countdown(QObject):
    """Keeps a button shut for the seconds a refusal names, and shows how many are left."""

    def __init__(self, button: QPushButton, say: Callable[[str], None]) -> None:
        """Count on the button; `say` is given the sentence of a wait as it gets shorter."""
        super().__init__(button)
        self._button, self._say, self._words = button, say, button.text()
        self._left, self._is_told = 0, False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.step)

    @property
    def is_running(self) -> bool:
        """True while nothing may be tried."""
        return self._left > 0

    def begin(self, refusal: Refusal) -> None:
        """Begin if the refusal says how long to wait."""
        wait = refusal.details.get("wait_seconds", 0)
        self._left = int(wait) if isinstance(wait, int | float) else 0
        self._is_told = refusal.reason is Reason.WAIT
        if self.is_running:
            self._button.setEnabled(False)
            self._timer.start()
            self._show()

    def step(self) -> None:
        """Let a second pass."""
        self._left -= 1
        if self.is_running:
            self._show()
            return
        self.stop()
        if self._is_told:
            self._say("")

    def stop(self) -> None:
        """Open the button again."""
        self._left = 0
        self._timer.stop()
        self._button.setText(self._words)
        self._button.setEnabled(True)

    def _show(self) -> None:
        words = ngettext("请等{n}秒", "请等 {n} 秒", self._left)
        self._button.setText(words.format(n=self._left))
        if self._is_told:
            self._say(" ".join(sentence(Refusal(Reason.WAIT, wait_seconds=self._left))))
