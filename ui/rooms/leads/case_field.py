"""The field in which the case of the room is chosen; what is too long for it ends in dots."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter
from typing_extensions import override

from ui.kit.fields import ChoiceField

_EDIT = QStyle.SubControl.SC_ComboBoxEditField


class CaseField(ChoiceField):
    """A choice that says its words as far as there is room, not cut in the middle of a sign."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        combo = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(combo, option, _EDIT, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
