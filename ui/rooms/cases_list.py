"""The list of cases: two lines a row, fetched a page at a time as the officer scrolls."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from cases.records.cases import CaseLine, CasePage
from ui.kit.i18n import _, day_short, ngettext
from ui.kit.marks import Glyph, paint_glyph
from ui.kit.table import RecordRole
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL
from ui.labels.cases import KINDS, STATES

Index = QModelIndex | QPersistentModelIndex

ROW = 52
#: Cases fetched at a time.
PAGE = 200


def urgency(line: CaseLine, today: date) -> tuple[Glyph, str, str]:
    """Return the glyph of a case, the words of what is left, and their colour."""
    if line.state.is_over:
        return Glyph.DONE, _(STATES[line.state]), "green"
    left, due = line.working_days_left, line.next_due_on
    if due is None or left is None:
        return Glyph.NONE, "", "text3"
    if due < today:
        return Glyph.OVERDUE, _("逾期 {n}").format(n=-left), "red"
    if due == today or left == 0:
        return Glyph.TODAY, _("今天"), "amber"
    words = ngettext("{n}日", "{n} 日", left).format(n=left)
    return (Glyph.SOON, words, "yellow") if left <= 3 else (Glyph.RUNNING, words, "text2")


def second_line(line: CaseLine) -> str:
    """Return place and kind; of a case whose head alone is open, the lead officer."""
    words = [line.place or line.lead or _(STATES[line.state])]
    if line.hit_and_run:
        words.append(_("逃逸"))
    words.append(_(KINDS[line.kind]))
    if line.in_mediation:
        words.append(_("调解"))
    return " · ".join(words)


class CaseListModel(QAbstractListModel):
    """The cases fetched so far, and how many there are in all.

    Signals:
        more_wanted: the next page, from this place on.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[CaseLine] = []
        self.total = 0
        self.today = date.min
        self._asked = 0

    def start(self, page: CasePage, today: date) -> None:
        """Show the first page of another list."""
        self.beginResetModel()
        self.lines, self.total, self.today = list(page.lines), page.total, today
        self._asked = len(self.lines)
        self.endResetModel()

    def add(self, lines: Sequence[CaseLine]) -> None:
        """Add the page that was asked for."""
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._asked < self.total

    @override
    def fetchMore(self, parent: Index) -> None:
        if self._asked == len(self.lines) < self.total:
            self._asked = min(self.total, len(self.lines) + PAGE)
            self.more_wanted.emit(len(self.lines))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == RecordRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{line.number} {second_line(line)} {urgency(line, self.today)[1]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            due = day_short(line.next_due_on) if line.next_due_on else ""
            return "\n".join(filter(None, (second_line(line), line.lead, due)))
        return None


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: CaseLine = index.data(RecordRole)
        model = index.model()
        assert isinstance(model, CaseListModel)
        where: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(where, colour("sel" if chosen else "hover" if hovered else "surface"))
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if chosen:
            edge = QRect(where.left(), where.top(), 3, where.height())
            painter.fillRect(edge, colour("sel_line"))
        _paint_line(painter, line, model.today, where)
        painter.restore()


def _paint_line(painter: QPainter, line: CaseLine, today: date, where: QRect) -> None:
    glyph, left, role = urgency(line, today)
    paint_glyph(painter, glyph, QRectF(where.left() + 12, where.top() + 9, 12, 14))
    upper = QRect(where.left() + 30, where.top() + 5, where.width() - 42, 20)
    bold = font(BODY, bold=True)
    painter.setFont(bold)
    painter.setPen(colour("text"))
    painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.number)
    painter.setFont(font(BODY))
    painter.setPen(colour(role))
    painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, left)
    lower = upper.translated(0, 21)
    face = font(SMALL)
    painter.setFont(face)
    painter.setPen(colour("text2"))
    words = QFontMetrics(face).elidedText(
        second_line(line), Qt.TextElideMode.ElideRight, lower.width()
    )
    painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class CaseListView(QListView):
    """The list as a view.

    Signals:
        picked: the number by which the store knows the current case.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.lines = CaseListModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("案件列表"))
        self.selectionModel().currentChanged.connect(self._tell)

    def mark(self, case_id: int) -> bool:
        """Mark a case as current without telling; False when it is not among those fetched."""
        rows = [row for row, line in enumerate(self.lines.lines) if line.case_id == case_id]
        self._quiet = True
        self.setCurrentIndex(self.lines.index(rows[0], 0) if rows else QModelIndex())
        if not rows:
            self.clearSelection()
        self._quiet = False
        return bool(rows)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lines.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour("text3"))
        painter.setFont(font(SMALL))
        box = self.viewport().rect().adjusted(16, 24, -16, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, _("这里没有案件。按“＋”新建，或换一个筛选。"))

    def _tell(self, index: QModelIndex) -> None:
        line = index.data(RecordRole)
        if line is not None and not self._quiet:
            self.picked.emit(int(line.case_id))
