"""The tray at the left: what lies on the board, by kind, and what other parts put there."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from leads.evidence.grade import Grade
from leads.graph.nodes import Graph, LinkStatus, Node, NodeId, NodeKind
from ui.kit.i18n import _
from ui.kit.icons import paint_icon
from ui.kit.layout import Tall, column, scrolled
from ui.kit.theme import colour, font, theme
from ui.kit.tips import as_tip
from ui.kit.tokens import SMALL
from ui.labels.leads import node_words
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.kinds import icon_of
from ui.rooms.leads.board.strokes import draw_badge

ROW, HEADER = 28, 28
#: Longer sections begin folded.
_LONG = 12


@dataclass(frozen=True, slots=True)
class TrayRow:
    """A row of the tray: an icon, a name, and at the right a word or a grade."""

    key: object
    icon: str
    words: str
    right: str = ""
    #: Shown as a badge instead of the word; "ungraded" is shown too.
    grade: Grade | None = None
    is_graded: bool = False
    is_struck: bool = False
    #: What the row says when the pointer rests on it.
    hint: str = ""


class TraySection(QWidget):
    """A header that folds, and rows below it; Up and Down move, Enter opens, Left and Right fold.

    Signals:
        chosen: with the key of the row gone to.
        opened: with the key of the row that is to be opened.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._title, self._hint = title, hint
        self._rows: tuple[TrayRow, ...] = ()
        self._folded, self._current = False, -1
        self._keys: frozenset[object] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)
        self._named()

    def show_rows(self, rows: Iterable[TrayRow], *, folded: bool | None = None) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self._current = min(self._current, len(self._rows) - 1)
        if folded is not None:
            self._folded = folded
        self._named()

    def mark(self, keys: Iterable[object]) -> None:
        """Mark the rows of what is chosen elsewhere."""
        self._keys = frozenset(keys)
        self.update()

    @property
    def rows(self) -> tuple[TrayRow, ...]:
        """The rows shown."""
        return self._rows

    def fold(self, *, folded: bool) -> None:
        """Fold the section or unfold it."""
        self._folded = folded
        self._named()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEADER + (0 if self._folded else ROW * len(self._rows)))

    def _named(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(f"{self._title} {len(self._rows)}")
        row = self._rows[self._current] if 0 <= self._current < len(self._rows) else None
        self.setAccessibleDescription("" if row is None else f"{row.words} {row.right}".strip())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, self.width(), HEADER, colour("window"))
        paint_icon(painter, "right" if self._folded else "down", QRectF(12, 7, 14, 14), "text2")
        painter.setFont(font(bold=True))
        painter.setPen(colour("text"))
        metrics = QFontMetrics(font(bold=True))
        flags = Qt.AlignmentFlag.AlignVCenter
        wide = metrics.horizontalAdvance(self._title)
        painter.drawText(QRectF(32, 0, wide + 4, HEADER), flags, self._title)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text3"))
        painter.drawText(QRectF(38 + wide, 0, 60, HEADER), flags, str(len(self._rows)))
        right = flags | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, self.width() - 12, HEADER), right, self._hint)
        painter.setPen(colour("line_subtle"))
        painter.drawLine(0, HEADER - 1, self.width(), HEADER - 1)
        # Of five hundred exhibits only those in sight are drawn.
        seen = event.rect()
        first = max(0, (seen.top() - HEADER) // ROW)
        rows = () if self._folded else self._rows[first : (seen.bottom() - HEADER) // ROW + 1]
        for place, row in enumerate(rows, start=first):
            self._paint_row(painter, place, row)
        if self.hasFocus():
            painter.setPen(colour("sel_line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            top = 0 if self._current < 0 or self._folded else HEADER + self._current * ROW
            painter.drawRect(QRectF(1, top + 1, self.width() - 2, ROW - 2))

    def _paint_row(self, painter: QPainter, place: int, row: TrayRow) -> None:
        top = HEADER + place * ROW
        if row.key in self._keys:
            painter.fillRect(0, top, self.width(), ROW, colour("sel"))
        paint_icon(painter, row.icon, QRectF(12, top + 6, 16, 16), "text2")
        edge = self.width() - 12.0
        if row.is_graded:
            draw_badge(
                painter,
                of_window(),
                str(row.grade) if row.grade else "",
                QPointF(edge - 11, top + ROW / 2),
            )
            edge -= 28
        elif row.right:
            painter.setFont(font(SMALL))
            painter.setPen(colour("text2"))
            wide = QFontMetrics(font(SMALL)).horizontalAdvance(row.right)
            box = QRectF(edge - wide, top, wide + 1, ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.right)
            edge -= wide + 6
        face = font()
        face.setStrikeOut(row.is_struck)
        painter.setFont(face)
        painter.setPen(colour("text3" if row.is_struck else "text"))
        words = QFontMetrics(face).elidedText(
            row.words, Qt.TextElideMode.ElideRight, int(edge - 36)
        )
        box = QRectF(36, top, edge - 36, ROW)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _row_at(self, y: float) -> int:
        place = int((y - HEADER) // ROW)
        return place if y >= HEADER and place < len(self._rows) and not self._folded else -1

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if event.position().y() < HEADER:
            self.fold(folded=not self._folded)
        elif place >= 0:
            self._go(place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place >= 0:
            self.opened.emit(self._rows[place].key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        row = self._rows[place] if place >= 0 else None
        self.setToolTip(as_tip(row.hint or row.words) if row is not None else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        inside = 0 <= self._current < len(self._rows) and not self._folded
        if step is not None and not self._folded and self._rows:
            if 0 <= self._current + step < len(self._rows):
                self._go(self._current + step)
            else:
                self.focusNextPrevChild(step > 0)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.fold(folded=event.key() == Qt.Key.Key_Left)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and inside:
            self.opened.emit(self._rows[self._current].key)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        self._current = place
        self._named()
        self.chosen.emit(self._rows[place].key)


class Tray(QFrame):
    """The sections, one below the other.

    Signals:
        chosen: a node was gone to.
        opened: a node is to be looked at.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setFixedWidth(208)
        self._of_kinds: dict[NodeKind, TraySection] = {}
        self._sections = QVBoxLayout()
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(0)
        body = column(self._sections, None, spacing=0)
        self._area = scrolled(Tall(body), _("左栏"))
        self.setLayout(column(self._area, spacing=0))
        self._more: list[QWidget] = []

    def add_section(self, section: QWidget, *, after: NodeKind = NodeKind.EXHIBIT) -> None:
        """Put a section of another part below those of a kind."""
        place = 1 if after in self._of_kinds else 0
        self._sections.insertWidget(place + len(self._more), section)
        self._more.append(section)
        self._order()

    def show_graph(self, graph: Graph) -> None:
        """List the nodes of each kind that is on the board."""
        for kind in NodeKind:
            nodes = [one for one in graph.nodes if one.kind is kind]
            section = self._of_kinds.get(kind)
            if section is None and nodes:
                section = self._made(kind)
                section.fold(folded=len(nodes) > _LONG and kind is not NodeKind.EXHIBIT)
            if section is not None:
                section.show_rows(_row(one) for one in nodes)
                section.setVisible(bool(nodes))

    def mark(self, nodes: Iterable[NodeId]) -> None:
        """Mark what is chosen on the board."""
        chosen = tuple(nodes)
        for section in self._of_kinds.values():
            section.mark(chosen)

    def section(self, kind: NodeKind) -> TraySection | None:
        """Return the section of a kind, if there is one."""
        return self._of_kinds.get(kind)

    def _order(self) -> None:
        """Let the tabulator go down the sections, in whatever order they were made."""
        before: QWidget = self._area
        for place in range(self._sections.count()):
            held = self._sections.itemAt(place).widget()
            parts = [held] if isinstance(held, TraySection) else held.findChildren(TraySection)
            for part in parts:
                QWidget.setTabOrder(before, part)
                before = part

    def _made(self, kind: NodeKind) -> TraySection:
        section = TraySection(node_words(kind))
        section.chosen.connect(self.chosen)
        section.opened.connect(self.opened)
        order = list(NodeKind)
        before = sum(order.index(known) < order.index(kind) for known in self._of_kinds)
        shift = len(self._more) if kind is not NodeKind.EXHIBIT else 0
        self._of_kinds[kind] = section
        self._sections.insertWidget(before + shift, section)
        self._order()
        return section


def _row(node: Node) -> TrayRow:
    return TrayRow(
        node.id,
        icon_of(node.kind, node.label + node.sub),
        " ".join(node.label.split()),
        grade=node.grade,
        is_graded=True,
        is_struck=node.status is LinkStatus.REFUTED,
        hint=f"{node.label} {node.sub}".strip(),
    )
