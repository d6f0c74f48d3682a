"""The lines of the palette, and how one is painted: icon, words with what fits marked, a key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from cases.papers.kinds import FormKind
from cases.records.cases import CaseKind
from cases.records.parties import PartyKind
from ui.kit.i18n import _, day_month
from ui.kit.icons import paint_icon
from ui.kit.painting import place_of, state_of
from ui.kit.table import RecordRole, Section
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL
from ui.labels.cases import KINDS, PARTY_KINDS
from ui.labels.papers import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.records.search import SearchHits

LINE, SECTION = 36, 24


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, by name."""

    title: str
    shortcut: str
    run: "Callable[[], object]"
    icon: str = "command"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the palette."""

    title: str
    note: str
    icon: str
    shortcut: str = ""
    #: The whole title stands out: it is what was found, however it was typed.
    strong: bool = False
    case_id: int | None = None
    document_id: int | None = None
    command: Command | None = None


def parties(hits: "SearchHits") -> list[Line]:
    """Return the parties found, by name, pinyin or initials."""
    return [
        Line(
            hit.name,
            _joined(hit.case_number, _(PARTY_KINDS[PartyKind(hit.kind)])),
            "user",
            strong=True,
            case_id=int(hit.case_id),
        )
        for hit in hits.parties
    ]


def cases(hits: "SearchHits") -> list[Line]:
    """Return the cases found, by number or place."""
    return [
        Line(
            hit.number,
            _joined(
                hit.place,
                _(KINDS[CaseKind(hit.kind)]),
                day_month(hit.occurred_on) if hit.occurred_on else "",
            ),
            "cases",
            case_id=int(hit.case_id),
        )
        for hit in hits.cases
    ]


def papers(hits: "SearchHits") -> list[Line]:
    """Return the papers found, by number."""
    return [
        Line(
            hit.number,
            _joined(_form(hit.form), hit.case_number),
            "documents",
            case_id=int(hit.case_id),
            document_id=None if hit.document_id is None else int(hit.document_id),
        )
        for hit in hits.documents
    ]


def plates(hits: "SearchHits") -> list[Line]:
    """Return the vehicles found, by plate."""
    return [
        Line(hit.plate, hit.case_number, "plate", case_id=int(hit.case_id)) for hit in hits.plates
    ]


def _form(form: str) -> str:
    # A determination is made in the national system and only named here.
    if form == "determination":
        return _("道路交通事故认定书")
    return _(FORMS[FormKind(form)]) if form else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class LineDelegate(QStyledItemDelegate):
    """Paints lines and section headers; what was typed is marked where it stands."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        #: What was typed, without the sign before it.
        self.typed = ""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        section = isinstance(index.data(RecordRole), Section)
        return QSize(0, SECTION if section else LINE)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        record = index.data(RecordRole)
        where = place_of(option)
        state = state_of(option)
        painter.save()
        if isinstance(record, Section):
            _paint_section(painter, record, where)
        else:
            self._paint_line(painter, record, where, state)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, line: Line, where: QRect, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(where, colour("sel" if chosen else "hover" if hovered else "raised"))
        if chosen:
            painter.fillRect(
                QRect(where.left(), where.top(), 3, where.height()), colour("sel_line")
            )
        paint_icon(painter, line.icon, QRectF(where.left() + 16, where.top() + 9, 18, 18))
        key = line.shortcut or ("Enter" if chosen else "")
        right = where.right() - 16
        if key:
            right = _paint_key(painter, key, right, where) - 12
        x = self._paint_words(
            painter, line.title, where.left() + 48, right, where, BODY, "text", strong=line.strong
        )
        self._paint_words(painter, line.note, x + 12, right, where, SMALL, "text2")

    def _paint_words(
        self,
        painter: QPainter,
        text: str,
        x: int,
        right: int,
        where: QRect,
        size: int,
        role: str,
        *,
        strong: bool = False,
    ) -> int:
        """Draw words up to the right edge, marked where they fit; return where they end."""
        for piece, marked in pieces(text, self.typed):
            bold = marked or strong
            face = font(size, bold=bold)
            metrics = QFontMetrics(face)
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, max(0, right - x))
            painter.setFont(face)
            painter.setPen(colour("accent_text" if bold else role))
            box = QRect(x, where.top(), max(0, right - x), where.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            x += metrics.horizontalAdvance(shown)
        return x


def pieces(text: str, typed: str) -> list[tuple[str, bool]]:
    """Cut a text where it fits what was typed: pieces, and whether each is a fit."""
    cut, at, wanted = [], 0, typed.casefold()
    folded = text.casefold()
    # A letter that folds to two would put the marks in the wrong place.
    if not wanted or len(folded) != len(text):
        return [(text, False)]
    while (found := folded.find(wanted, at)) >= 0:
        cut += [(text[at:found], False), (text[found : found + len(wanted)], True)]
        at = found + len(wanted)
    return [piece for piece in [*cut, (text[at:], False)] if piece[0]]


def _paint_section(painter: QPainter, section: Section, where: QRect) -> None:
    painter.fillRect(where, colour("window"))
    painter.setPen(QPen(colour("line_subtle"), 1))
    painter.drawLine(where.topLeft(), where.topRight())
    painter.setFont(font(SMALL))
    painter.setPen(colour("text2"))
    box = where.adjusted(16, 0, -16, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, section.title)
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, str(section.count))


def _paint_key(painter: QPainter, text: str, right: int, where: QRect) -> int:
    """Draw a key cap that ends at the right edge; return where it begins."""
    width = QFontMetrics(font(SMALL)).horizontalAdvance(text) + 10
    box = QRectF(right - width + 0.5, where.center().y() - 8.5, width - 1, 18)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(colour("text2"))
    painter.setFont(font(SMALL))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return right - width
