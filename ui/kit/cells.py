"""The delegate of every table: rows with a line below, glyphs, chips, struck and bold text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.kit.marks import chip_width, paint_chip, paint_glyph
from ui.kit.painting import place_of, state_of
from ui.kit.table import Column, ColumnRole, RecordRole, Section
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL

PAD = 8


class CellDelegate(QStyledItemDelegate):
    """Paints one cell as its column says."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        record, column = index.data(RecordRole), index.data(ColumnRole)
        where = place_of(option)
        state = state_of(option)
        painter.save()
        if isinstance(record, Section):
            _paint_section(painter, record, where)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            ground = "sel" if chosen else "hover" if hovered else "surface"
            painter.fillRect(where, colour(ground))
            painter.setPen(QPen(colour("line_subtle"), 1))
            painter.drawLine(where.bottomLeft(), where.bottomRight())
            _paint_cell(painter, record, column, where)
        painter.restore()


def _paint_section(painter: QPainter, section: Section, where: QRect) -> None:
    painter.fillRect(where, colour("window"))
    painter.setPen(QPen(colour("line_subtle"), 1))
    painter.drawLine(where.bottomLeft(), where.bottomRight())
    x = where.left() + 12
    for text, role, bold in (
        (section.title, section.role, True),
        (str(section.count), "text2", False),
        (section.hint, "text3", False),
    ):
        face = font(BODY if bold else SMALL, bold=bold)
        painter.setFont(face)
        painter.setPen(colour(role))
        painter.drawText(
            QRect(x, where.top(), where.right() - x, where.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            text,
        )
        x += QFontMetrics(face).horizontalAdvance(text) + 8


def _paint_cell(painter: QPainter, record: object, column: Column, where: QRect) -> None:
    box = where.adjusted(PAD, 0, -PAD, 0)
    if column.glyph is not None:
        mark = QRectF(box.left(), box.top(), 12, box.height())
        paint_glyph(painter, column.glyph(record), mark)
        box.setLeft(box.left() + 18)
    text = column.text(record)
    if not text:
        return
    tone = column.chip(record) if column.chip else None
    if tone is not None:
        width = min(chip_width(text), box.width())
        left = box.right() - width + 1 if column.right else box.left()
        height = min(20, box.height() - 4)
        top = box.center().y() - height // 2 + 1
        # One pixel more than the words measure: eliding counts the fraction that measuring drops.
        shown = QFontMetrics(font(SMALL)).elidedText(text, Qt.TextElideMode.ElideRight, width - 11)
        paint_chip(painter, shown, tone, QRect(left, top, width, height))
        return
    struck = column.struck is not None and column.struck(record)
    face = font(BODY, bold=column.bold is not None and column.bold(record))
    face.setStrikeOut(struck)
    painter.setFont(face)
    role = column.colour(record) if column.colour else ""
    painter.setPen(colour(role or ("text2" if column.muted or struck else "text")))
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    elided = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, elided)
