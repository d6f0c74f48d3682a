"""The list under the bell: what is overdue, what is due today, what waits for my opinion."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from cases.papers.kinds import FormKind
from cases.records.agenda import Urgency
from ui.kit.i18n import EN, _, language
from ui.kit.marks import Glyph, paint_glyph
from ui.labels.papers import FORMS

if TYPE_CHECKING:
    from cases.records.agenda import Agenda, Due

#: More than this many lines are read in the room itself.
MOST = 12
_GLYPHS = {Urgency.OVERDUE: Glyph.OVERDUE, Urgency.TODAY: Glyph.TODAY}


class AlertList(QMenu):
    """A menu of what presses; choosing a line opens the place.

    Signals:
        case_wanted: with the case.
        document_wanted: with the paper that waits.
        all_wanted: the whole list, in the room of today.
    """

    case_wanted = Signal(int)
    document_wanted = Signal(int)
    all_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("提醒"))
        self.setMinimumWidth(360)
        self.triggered.connect(self._open)

    def offer(self, agenda: "Agenda", below: QWidget) -> None:
        """Come up below the bell with what presses today."""
        self.fill(agenda)
        corner = below.mapToGlobal(QPoint(below.width(), below.height() + 4))
        self.popup(QPoint(corner.x() - self.sizeHint().width(), corner.y()))

    def fill(self, agenda: "Agenda") -> None:
        """Hold what presses today."""
        self.clear()
        pressing = [due for due in agenda.dues if due.urgency in _GLYPHS]
        waiting = [paper for paper in agenda.waiting if not paper.is_mine]
        for due in pressing[:MOST]:
            self._add(_due_words(due), _GLYPHS[due.urgency]).setData(("case", int(due.case_id)))
        for paper in waiting[:MOST]:
            words = _("{number} {form}：{name} 送交审核").format(
                number=paper.number, form=_(FORMS[FormKind(paper.form)]), name=paper.made_by
            )
            self._add(words, Glyph.PLANNED).setData(("document", int(paper.document_id)))
        if not pressing and not waiting:
            self.addAction(_("今天没有逾期、到期或待审核的事项")).setEnabled(False)
        self.addSeparator()
        self.addAction(_("全部事项")).setData(("all", 0))

    def _add(self, words: str, glyph: Glyph) -> QAction:
        # A single & would be taken for the key of the line.
        return self.addAction(_picture(glyph), words.replace("&", "&&"))

    def _open(self, action: QAction) -> None:
        kind, number = action.data()
        match kind:
            case "case":
                self.case_wanted.emit(number)
            case "document":
                self.document_wanted.emit(number)
            case _:
                self.all_wanted.emit()


def _due_words(due: "Due") -> str:
    title = due.title_en if language() == EN else due.title
    what = _("{title}（{party}）").format(title=title, party=due.party) if due.party else title
    if due.urgency is Urgency.OVERDUE:
        left = _("逾期 {n}").format(n=-due.working_days_left)
    else:
        left = _("今天")
    return f"{due.number}  {what}  ·  {left}"


def _picture(glyph: Glyph) -> QIcon:
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    paint_glyph(painter, glyph, QRectF(0, 0, 16, 16))
    painter.end()
    return QIcon(picture)
