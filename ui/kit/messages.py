"""The one channel by which the window says and asks something; tests replace it as a whole.

`messages().refused(...)`, `.told(...)`, `.confirm(...)`, `.ask_text(...)`: never a QMessageBox
elsewhere.
"""

import logging
from collections.abc import Sequence
from string import Formatter
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import LongField
from ui.kit.i18n import _
from ui.kit.layout import Tall, boxed, column, height_of, label, row, scrolled

log = logging.getLogger("anjie.ui")


class Messages(Protocol):
    """What can be said and asked."""

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        """Say what was refused, on which article, and what can be done."""

    def failed(self, parent: QWidget) -> None:
        """Say that something of ours went wrong; the detail is in the log file."""

    def told(self, parent: QWidget, title: str, text: str) -> None:
        """Say something that needs no answer."""

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        """Show what will be recorded and ask for the deliberate button."""
        ...

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        """Ask for a sentence, such as a reason; None when the officer turns away."""
        ...


class _Holder:
    current: Messages


def messages() -> Messages:
    """Return the channel in force."""
    return _Holder.current


def speak_through(channel: Messages) -> None:
    """Use another channel from now on."""
    _Holder.current = channel


def sentence(refusal: Refusal, field: str = "") -> tuple[str, str]:
    """Return what happened and what can be done, in the language in use.

    Args:
        refusal: What was refused.
        field: The caption of the field it names, where the form is at hand.
    """
    # Late: most days nothing is refused before the first page stands.
    from ui.labels.refusals import SENTENCES

    what, advice = (_(text) for text in SENTENCES[refusal.reason])
    return _filled(what, refusal, field), _filled(advice, refusal, field)


def report(parent: QWidget, error: Exception) -> None:
    """Say that a piece of work was refused or failed: the usual `failed` of a job."""
    if isinstance(error, Refusal):
        # A list that was on its way when the window locked: the lock page says enough.
        if error.reason is not Reason.STATION_LOCKED:
            messages().refused(parent, error)
    else:
        log.error("work failed", exc_info=error)
        messages().failed(parent)


class DialogMessages:
    """The channel of the real window: small dialogs."""

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        """Say what was refused, on which article, and what can be done."""
        what, advice = sentence(refusal)
        lines = [advice]
        if refusal.article:
            from cases.law.articles import article

            cited = article(refusal.article)
            lines.append(f"{cited.law} {cited.number}")
            lines.append(cited.text)
        _answered(_Say(parent, _("未能办理"), what, lines))

    def failed(self, parent: QWidget) -> None:
        """Say that something of ours went wrong; the detail is in the log file."""
        lines = [_("这一步没有记录，之前的内容都在。详细情况已写入日志文件，请告知管理员。")]
        _answered(_Say(parent, _("程序出错"), _("程序没有完成这一步。"), lines))

    def told(self, parent: QWidget, title: str, text: str) -> None:
        """Say something that needs no answer."""
        _answered(_Say(parent, title, text, []))

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        """Show what will be recorded and ask for the deliberate button."""
        dialog = _Say(parent, title, "", lines, act=act, danger=danger)
        return _answered(dialog)

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        """Ask for a sentence, such as a reason; None when the officer turns away."""
        dialog = _Ask(parent, title, caption, act, text)
        return dialog.words.value() if _answered(dialog) else None


_Holder.current = DialogMessages()


_WIDE, _HIGH, _FOOT = 460, 640, 64


class _Say(QDialog):
    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        lines: Sequence[str],
        *,
        act: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        body = column(label(title, "title"), spacing=8, margins=20)
        if text:
            body.addWidget(label(text, "bold", wrap=True))
        for line in lines:
            words = label(line, "small", wrap=True)
            body.addWidget(words)
        close = Button(_("取消") if act else _("知道了"), large=True)
        close.clicked.connect(self.reject)
        foot = row(20, None, close, spacing=8)
        enter = close
        if act:
            go = Button(act, kind="danger", large=True) if danger else primary(act, large=True)
            go.clicked.connect(self.accept)
            foot.addWidget(go)
            # Enter does what was asked for; what harms waits for a deliberate hand.
            enter = close if danger else go
        foot.setContentsMargins(0, 10, 20, 10)
        # The words may be longer than the screen: they are scrolled then.
        _stack(self, scrolled(Tall(body)), boxed(foot, "footer"))
        self.resize(_WIDE, min(_HIGH, height_of(body, _WIDE) + _FOOT))
        # Only a button that stands in the dialog becomes its default.
        enter.setDefault(True)
        enter.setFocus()


class _Sentence(LongField):
    """A sentence: Enter ends it, Shift+Enter begins another line.

    Signals:
        ended: Enter was pressed.
    """

    ended = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        breaks = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not breaks:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class _Ask(QDialog):
    def __init__(self, parent: QWidget, title: str, caption: str, act: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.words = _Sentence(name=caption, lines=4)
        self.words.set_value(text)
        self._act = primary(act, large=True)
        self._act.clicked.connect(self.accept)
        away = Button(_("取消"), large=True)
        away.clicked.connect(self.reject)
        self.words.edited.connect(self._check)
        self.words.ended.connect(self._act.click)
        body = column(
            label(title, "title"), label(caption, "small", wrap=True), self.words, margins=20
        )
        hint = label(_("Enter 确定，Shift+Enter 换行"), "muted")
        foot = row(20, hint, None, away, self._act, spacing=8)
        foot.setContentsMargins(0, 10, 20, 10)
        _stack(self, boxed(body), boxed(foot, "footer"))
        self._check()

    def _check(self) -> None:
        self._act.setEnabled(bool(self.words.value()))


def _answered(dialog: QDialog) -> bool:
    """Wait for the answer; a question that is hidden by the lock counts as turned down."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _stack(dialog: QDialog, *parts: QWidget) -> None:
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    for part in parts:
        whole.addWidget(part)


def _filled(text: str, refusal: Refusal, field: str) -> str:
    """Fill in the details; one that the refusal does not carry is left out, not shown raw."""
    from ui.labels.approvals import spoken
    from ui.labels.fields import field_words
    from ui.labels.uses import named

    wanted = {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}
    details = {name: named(spoken(refusal.details.get(name, ""))) for name in wanted}
    if "act" in wanted:
        from ui.labels.acts import ACTS

        details["act"] = _(ACTS[str(refusal.details["act"])])
    if "field" in wanted:
        details["field"] = field or field_words(str(refusal.details.get("field", "")))
    return text.format(**details)
