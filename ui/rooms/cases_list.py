"""The list of cases: two lines a row, fetched a page at a time as the officer scrolls."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from cases.records.cases import CaseLine, CasePage, PageEnd
from cases.records.ids import CaseId
from ui.kit.i18n import _, day_short, ngettext
from ui.kit.marks import Glyph, paint_glyph
from ui.kit.painting import place_of, state_of
from ui.kit.table import RecordRole
from ui.kit.theme import colour, font
from ui.kit.tips import as_tip
from ui.kit.tokens import BODY, SMALL
from ui.labels.cases import KINDS, STATES

Index = QModelIndex | QPersistentModelIndex

ROW = 52
#: Cases fetched at a time.
PAGE = 200
#: About how many lines are kept, whatever the length of the list.
_KEPT = 4000
_ROLES = frozenset(
    {
        RecordRole,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)


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
    """The cases come to so far, and how many there are in all.

    Of each it keeps the id; of the lines themselves only some pages, those looked at last. A page
    that was let go is asked for again when it is looked at.

    Signals:
        more_wanted: the page behind this `PageEnd`.
        page_wanted: a page that was let go: its place, and the ids of its cases.
    """

    more_wanted = Signal(object)
    page_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = 0
        self.today = date.min
        self._ids = array("q")
        #: Pages by their place, the one looked at last at the end.
        self._pages: dict[int, Sequence[CaseLine | None]] = {}
        #: Pages asked for again.
        self._awaited: set[int] = set()
        self._end: PageEnd | None = None
        self._asked = False

    def start(self, page: CasePage, today: date) -> None:
        """Show the first page of another list."""
        self.beginResetModel()
        self._ids = array("q", (line.case_id for line in page.lines))
        self._pages = {0: page.lines}
        self._awaited.clear()
        self.total, self.today = page.total, today
        self._end, self._asked = page.end, False
        self.endResetModel()

    def add(self, page: CasePage) -> None:
        """Add the page that was asked for."""
        self._end, self._asked = page.end, False
        if page.lines:
            here = len(self._ids)
            self.beginInsertRows(QModelIndex(), here, here + len(page.lines) - 1)
            self._ids.extend(line.case_id for line in page.lines)
            self._keep(here // PAGE, page.lines)
            self.endInsertRows()

    def fill(self, found: tuple[int, Sequence[CaseId], Mapping[CaseId, CaseLine]]) -> None:
        """Take a page back; of a case that is hidden by now its row stays empty."""
        place, ids, lines = found
        self._awaited.discard(place)
        if self._on_page(place) == tuple(ids):
            self._keep(place, [lines.get(case_id) for case_id in ids])
            begin = place * PAGE
            self.dataChanged.emit(self.index(begin, 0), self.index(begin + len(ids) - 1, 0))

    def ids(self) -> tuple[CaseId, ...]:
        """Return the cases come to so far, in their order."""
        return tuple(map(CaseId, self._ids))

    def case_at(self, row: int) -> CaseId:
        """Return the case in a row."""
        return CaseId(self._ids[row])

    def row_of(self, case_id: int) -> int | None:
        """Return the row of a case, or None as long as it has not been come to."""
        return self._ids.index(case_id) if case_id in self._ids else None

    def line(self, row: int) -> CaseLine | None:
        """Return the line in a row; None while its page is on its way."""
        place = row // PAGE
        lines = self._pages.get(place)
        if lines is not None:
            if next(reversed(self._pages)) != place:
                self._pages[place] = self._pages.pop(place)
            return lines[row % PAGE]
        if place not in self._awaited:
            self._awaited.add(place)
            self.page_wanted.emit(place, self._on_page(place))
        return None

    def _keep(self, place: int, lines: Sequence[CaseLine | None]) -> None:
        self._pages[place] = lines
        while len(self._pages) > max(2, _KEPT // PAGE):
            del self._pages[next(iter(self._pages))]

    def _on_page(self, place: int) -> tuple[CaseId, ...]:
        return tuple(map(CaseId, self._ids[place * PAGE : (place + 1) * PAGE]))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._end is not None and not self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        if self._end is not None and not self._asked:
            self._asked = True
            self.more_wanted.emit(self._end)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES or (line := self.line(index.row())) is None:
            return None
        if role == RecordRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{line.number} {second_line(line)} {urgency(line, self.today)[1]}"
        due = day_short(line.next_due_on) if line.next_due_on else ""
        return as_tip("\n".join(filter(None, (second_line(line), line.lead, due))))


class _Delegate(QStyledItemDelegate):
    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: CaseLine | None = index.data(RecordRole)
        model = index.model()
        assert isinstance(model, CaseListModel)
        where = place_of(option)
        state = state_of(option)
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(where, colour("sel" if chosen else "hover" if hovered else "surface"))
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if chosen:
            edge = QRect(where.left(), where.top(), 3, where.height())
            painter.fillRect(edge, colour("sel_line"))
        if line is not None:
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


class CaseListView(QTableView):
    """The list as a view: a table of one column.

    A list view would ask the model about each row twice, whenever some are added.

    Signals:
        picked: the number by which the store knows the current case.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        #: What an empty list says to do.
        self.advice = _("这里没有案件。按“＋”新建，或换一个筛选。")
        self.lines = CaseListModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setStretchLastSection(True)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(ROW)
        down.setDefaultSectionSize(ROW)
        across.hide()
        down.hide()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("案件列表"))
        self.selectionModel().currentChanged.connect(self._tell)

    def mark(self, case_id: int) -> bool:
        """Mark a case as current without telling; False when it is not among those fetched."""
        row = self.lines.row_of(case_id)
        self._quiet = True
        self.setCurrentIndex(QModelIndex() if row is None else self.lines.index(row, 0))
        if row is None:
            self.clearSelection()
        self._quiet = False
        return row is not None

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        match action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self.lines.index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self.lines.index(self.lines.rowCount() - 1, 0)
            case _:
                return super().moveCursor(action, modifiers)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: it would read every line there is; the field above the list searches."""

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
        painter.drawText(box, flags, self.advice)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.picked.emit(int(self.lines.case_at(index.row())))
