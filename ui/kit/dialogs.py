"""A form in a dialog: captions, fields, faults, and one deliberate button.

class BookDialog(FormDialog):
def __init__(self, parent, ...):
super().__init__(parent, _("预订调解会"), _("预订"))
self.room = self.add(_("调解室"), ChoiceField({...}), required=True)

dialog.submitted.connect(self._book)   # with the dialog; call dialog.done_with() when recorded
"""

from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import DayField, FormRow, MomentField, MoneyField
from ui.kit.i18n import _
from ui.kit.layout import Tall, boxed, column, height_of, label, row, scrolled
from ui.kit.messages import report, sentence
from ui.kit.rows_field import RowsField
from ui.kit.small import Banner

F = TypeVar("F", bound=QWidget)


class FormDialog(QDialog):
    """A dialog with fields; what it will record is the caller's.

    Signals:
        submitted: the officer pressed the button and no required field is empty.
    """

    submitted = Signal(object)

    def __init__(self, parent: QWidget, title: str, act: str, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._rows: dict[str, FormRow] = {}
        self._required: list[FormRow] = []
        self._banner = Banner("alarm")
        self.note = Banner("info")
        self.body = column(label(title, "title"), self._banner, self.note, spacing=12, margins=20)
        self._act = primary(act, large=True)
        self._act.clicked.connect(self._submit)
        self._away = Button(_("取消"), large=True)
        self._away.clicked.connect(self.reject)
        self._begun = False
        foot = row(20, None, self._away, self._act, spacing=8)
        foot.setContentsMargins(0, 10, 20, 10)
        # A stretch keeps the fields at the top; an aligned layout is never higher than its hint,
        # and the hint of a long sentence is too low for it.
        self._inner = column(self.body, None, spacing=0)
        inner = Tall(self._inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._area = area = scrolled(inner)
        # A field that is reached comes into sight by itself: the area is no stop of its own.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(area, 1)
        whole.addWidget(boxed(foot, "footer"))

    def add(self, caption: str, field: F, *, required: bool = False, key: str = "") -> F:
        """Add a field below the others; `key` is its name in refusals."""
        made = FormRow(caption, field, required=required)
        self._rows[key or caption] = made
        if required:
            self._required.append(made)
        self.body.addWidget(made)
        return field

    def beside(self, *fields: QWidget) -> None:
        """Put fields on one line, in the place of the first."""
        made = [field.parentWidget() for field in fields]
        first = made[0]
        assert first is not None
        place = self.body.indexOf(first)
        line = row(spacing=12)
        for one in made:
            assert one is not None
            self.body.removeWidget(one)
            line.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        self.body.insertLayout(place, line)

    def show_field(self, field: QWidget, *, wanted: bool) -> None:
        """Show a field with its caption, or leave both out."""
        made = field.parentWidget()
        assert made is not None
        made.setVisible(wanted)

    def fit(self, most: int = 720) -> None:
        """Take the height the fields need, up to `most` pixels."""
        self.resize(self.width(), min(most, height_of(self._inner, self.width()) + 60))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field; the buttons were made before it and come after the last."""
        if not event.spontaneous() and not self._begun:
            self._begun = True
            fields = [one for one in _by_tab(self) if one not in {self._away, self._act}]
            if fields:
                self.setTabOrder(fields[-1], self._away)
                self.setTabOrder(self._away, self._act)
            self._act.setDefault(True)
            if fields and self.focusWidget() is None:
                fields[0].setFocus()
        super().showEvent(event)

    def refuse(self, error: Exception) -> None:
        """Show a refusal in the dialog, at its field where it names one."""
        self._act.setEnabled(True)
        if not isinstance(error, Refusal):
            report(self, error)
            return
        made = self._rows.get(str(error.details.get("field", "")))
        what, advice = sentence(error, made.caption if made is not None else "")
        before = height_of(self._inner, self.width())
        if made is not None and error.reason in {Reason.FIELD_MISSING, Reason.FIELD_INVALID}:
            made.fault(what)
        self._banner.say(f"{what} {advice}")
        # What was in sight stays in sight: the dialog takes the height of the sentence more.
        room = self.screen().availableGeometry().height() - 60
        grown = self.height() + height_of(self._inner, self.width()) - before
        self.resize(self.width(), max(self.height(), min(grown, room)))
        self._area.ensureVisible(0, 0)
        (self._act if made is None else made.field).setFocus()

    def done_with(self, _result: Any = None) -> None:
        """Close after the act has been recorded."""
        self.accept()

    def _submit(self) -> None:
        self._banner.say("")
        empty = [made for made in self._required if made.field.value() in {None, "", ()}]
        unread = [made for made in self._rows.values() if _is_unread(made.field)]
        for made in self._rows.values():
            wrong = _("看不懂，请按提示的格式填写") if made in unread else ""
            made.fault(wrong or (_("必填") if made in empty else ""))
        if empty or unread:
            (unread or empty)[0].field.setFocus()
            return
        self._act.setEnabled(False)
        self.submitted.emit(self)


def _by_tab(dialog: QWidget) -> list[QWidget]:
    """Return what the tabulator reaches in a dialog, in its order.

    Not asked of `nextInFocusChain`: what that returns is taken for a child of what was asked, at
    last the dialog for a child of its own field, and the collector takes the open dialog away.
    """
    tab = Qt.FocusPolicy.TabFocus
    found = (one for one in dialog.findChildren(QWidget) if one.focusPolicy() & tab)
    # The list of a choice is a window of its own.
    return [one for one in found if one.window() is dialog]


def _is_unread(field: Any) -> bool:
    """Tell whether a line holds something that is no value; other fields always have one."""
    if isinstance(field, RowsField):
        return field.unread()
    typed = (DayField, MomentField, MoneyField)
    return isinstance(field, typed) and bool(field.text().strip()) and field.value() is None
