"""The field of a password: hidden, to be shown on demand, and aware of Caps Lock."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.kit.fields import TextField
from ui.kit.i18n import _
from ui.kit.icons import icon
from ui.kit.layout import label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark
from ui.kit.theme import theme


class PasswordField(TextField):
    """A password; the eye at its end shows it while the field has the focus.

    Signals:
        caps_changed: whether letters come out as capitals.
    """

    caps_changed = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setProperty("large", "true")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self._caps = False
        self._lock = self.addAction(icon("lock"), QLineEdit.ActionPosition.LeadingPosition)
        self._eye = self.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setText(_("显示口令"))
        self._eye.setToolTip(_("显示口令（Alt+V）"))
        self._eye.setShortcut(QKeySequence("Alt+V"))
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self._show(False)
        theme().changed.connect(self._dress)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._note(not self._caps)
        text = event.text()
        if text.isascii() and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note(text.isupper() != shifted)
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Nobody leaves a readable password behind.
        self._eye.setChecked(False)
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._eye.setChecked(False)
        return super().event(event)

    def _note(self, caps: bool) -> None:  # noqa: FBT001 - the state of a key
        if caps != self._caps:
            self._caps = caps
            self.caps_changed.emit(caps)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - slot of a toggle
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _dress(self) -> None:
        self._lock.setIcon(icon("lock"))
        self._eye.setIcon(icon("eye"))


class CapsHint(QWidget):
    """Says that Caps Lock is on; hidden otherwise."""

    def __init__(self, *fields: PasswordField) -> None:
        super().__init__()
        words = _("大写锁定已打开")
        self.setLayout(row(GlyphMark(Glyph.TODAY, words), label(words, "warn"), None, spacing=6))
        self.hide()
        for field in fields:
            field.caps_changed.connect(self.setVisible)
