"""The list of candidates: a bar for each probability; the rest and none of these always last."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem
from typing_extensions import override

from ui.kit.cells import PAD, CellDelegate
from ui.kit.i18n import N_, _
from ui.kit.painting import place_of
from ui.kit.table import ColumnRole, RecordRole, RecordTable
from ui.kit.theme import colour
from ui.labels.evidence import NOTICE
from ui.rooms.leads.candidates.lines import Line, LineKind, columns

ROW = 24
#: Places of the columns that the fixed lines let run on.
_NAME, _FOR = 1, 6
_BAR, _HIGH, _FIGURES = 110.0, 10.0, 58.0
_FILLS = {LineKind.REST: "grey_fill", LineKind.NONE: "yellow_fill", LineKind.EXCLUDED: "grey_fill"}


class FixedLines(RecordTable):
    """The rest and none of these: seen however the list above is scrolled, sorted or narrowed."""

    def __init__(self) -> None:
        super().__init__("candidates.fixed", columns(), sortable=False, led=True)
        self.setAccessibleName(_("以上皆非（H0）"))
        self.setItemDelegate(BarDelegate(self))
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def follow(self, other: RecordTable) -> None:
        """Take the columns of the list above: their widths, their order, which are shown."""
        mine, theirs = self.horizontalHeader(), other.horizontalHeader()
        for index in range(theirs.count()):
            mine.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
            self.setColumnHidden(index, other.isColumnHidden(index))
            if not other.isColumnHidden(index):
                mine.resizeSection(index, theirs.sectionSize(index))
            mine.moveSection(mine.visualIndex(index), theirs.visualIndex(index))
        self.clearSpans()
        if not theirs.sectionsMoved():
            # Two names have the room of what they do not say: of the class, of what is against.
            for place in range(self.model().rowCount()):
                self.setSpan(place, _NAME, 1, 2)
                self.setSpan(place, _FOR, 1, 2)

    @override
    def show_records(self, records: Sequence[Any]) -> None:
        super().show_records(records)
        self.setFixedHeight(ROW * max(1, len(records)))


class NoticedTable(RecordTable):
    """A list with probabilities; taken out as a file it says what they are not."""

    @override
    def as_rows(self) -> list[list[str]]:
        rows = super().as_rows()
        return [*rows, [_(NOTICE), *([""] * (len(rows[0]) - 1))]]


class CandidateTable(NoticedTable):
    """The vehicles; what stands last is in a list of its own below."""

    def __init__(self) -> None:
        super().__init__(
            "candidates",
            columns(),
            empty=(N_("还没有车辆可排"), N_("导入登记库，或者“加入车辆…”；再登记证据。")),
        )
        self.fixed = FixedLines()
        self.setItemDelegate(BarDelegate(self))
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.sectionResized.connect(self._led)
        header.sectionMoved.connect(self._led)
        self.kept.refitted.connect(self._led)

    @override
    def show_records(self, records: Sequence[Any]) -> None:
        super().show_records([one for one in records if not one.is_fixed])
        self.fixed.show_records([one for one in records if one.is_fixed])
        self.fixed.follow(self)

    @override
    def as_rows(self) -> list[list[str]]:
        columns_ = self.shown_columns()
        fixed = [[column.text(one) for column in columns_] for one in self.fixed.records()]
        *rows, notice = super().as_rows()
        return [*rows, *fixed, notice]

    def _led(self, *_moved: int) -> None:
        self.fixed.follow(self)


class BarDelegate(CellDelegate):
    """Paints the bar of a probability before its figures."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        line, column = index.data(RecordRole), index.data(ColumnRole)
        if isinstance(line, Line) and column.key == "probability":
            where = QRectF(place_of(option))
            room = min(_BAR, where.width() - 2 * PAD - _FIGURES)
            if room > 12:
                box = QRectF(where.left() + PAD, where.center().y() - _HIGH / 2, room, _HIGH)
                paint_bar(painter, box, line.probability, _FILLS.get(line.kind, "accent"))


def paint_bar(painter: QPainter, box: QRectF, share: float, role: str) -> None:
    """Paint a probability as a framed bar; what is not nothing is seen."""
    painter.save()
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    inner = box.adjusted(1, 1, -1, -1)
    if share >= 0.0005:
        inner.setWidth(max(1.0, inner.width() * min(1.0, share)))
        painter.fillRect(inner, colour(role))
    painter.restore()
