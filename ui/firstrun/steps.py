"""The list of steps at the left of the first start: done, current, to come."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.i18n import N_, _
from ui.kit.icons import paint_icon
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL

#: Title and hint of each step; the hint gives way to what was entered.
STEPS = (
    (N_("本单位"), N_("名称和调解室")),
    (N_("首位管理员"), N_("警号和口令")),
    (N_("恢复单"), N_("打印并保管")),
    (N_("起始数据"), N_("空白或演示")),
    (N_("工作日历"), N_("核对年份")),
)
_ROW = 52


class StepList(QWidget):
    """Shows how far the first start has come."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.hints = [_(hint) for _title, hint in STEPS]
        self._current = 0
        theme().changed.connect(self.update)
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """Mark another step as the current one."""
        self._current = step
        self.setAccessibleName(_("第 {n} 步：{title}").format(n=step + 1, title=_(STEPS[step][0])))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, _ROW * len(STEPS) + 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("window"))
        for index, (title, _hint) in enumerate(STEPS):
            self._paint(painter, index, _(title), QRect(0, 12 + index * _ROW, self.width(), _ROW))

    def _paint(self, painter: QPainter, index: int, title: str, where: QRect) -> None:
        current = index == self._current
        if current:
            painter.fillRect(where, colour("sel"))
            painter.fillRect(where.adjusted(0, 0, 3 - where.width(), 0), colour("sel_line"))
        disc = QRectF(where.left() + 20, where.center().y() - 10, 20, 20)
        if index < self._current:
            paint_icon(painter, "check", disc.adjusted(2, 2, -2, -2), "green")
        else:
            painter.setPen(QPen(colour("sel_line" if current else "line_strong"), 1))
            painter.setBrush(colour("accent") if current else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc)
            painter.setPen(colour("on_accent" if current else "text2"))
            painter.setFont(font(SMALL))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        text = where.adjusted(52, 6, -8, -6)
        painter.setFont(font(BODY, bold=current))
        painter.setPen(colour("accent_text" if current else "text"))
        painter.drawText(text, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        hint = painter.fontMetrics().elidedText(
            self.hints[index], Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, hint)
