"""A grade as a small framed badge, the broken frame for what nobody has graded."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leads.evidence.grade import Grade
from ui.kit.i18n import _
from ui.kit.theme import theme
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.strokes import draw_badge


class GradeChip(QWidget):
    """The badge."""

    def __init__(self, grade: Grade | None = None) -> None:
        super().__init__()
        self.setFixedSize(26, 18)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self.set(grade)

    def set(self, grade: Grade | None) -> None:
        """Show another grade."""
        self._grade = grade
        words = str(grade) if grade is not None else _("未评级")
        self.setAccessibleName(words)
        self.setToolTip(words if grade is None else _("来源可靠性与内容可信度 {n}").format(n=words))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = str(self._grade) if self._grade is not None else ""
        draw_badge(painter, of_window(), words, QPointF(self.rect().center()) + QPointF(0.5, 0.5))
