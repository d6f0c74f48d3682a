"""The list under the bell: what is overdue, what is due today, what waits for my opinion."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from cases.papers.kinds import FormKind
from cases.records.alerts import Alert, Stage, alerts
from ui.kit.i18n import EN, _, language
from ui.kit.marks import Glyph, paint_glyph
from ui.labels.alerts import stage_words
from ui.labels.papers import FORMS

if TYPE_CHECKING:
    from cases.records.agenda import Agenda

#: More than this many lines are read in the room itself.
MOST = 12
_GLYPHS = {
    Stage.LATE: Glyph.OVERDUE,
    Stage.HOUR: Glyph.OVERDUE,
    Stage.DUE: Glyph.TODAY,
    Stage.ONE: Glyph.SOON,
    Stage.THREE: Glyph.SOON,
}


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

    def offer(self, agenda: "Agenda", below: QWidget, now: datetime) -> None:
        """Come up below the bell with what presses."""
        self.fill(agenda, now)
        corner = below.mapToGlobal(QPoint(below.width(), below.height() + 4))
        self.popup(QPoint(corner.x() - self.sizeHint().width(), corner.y()))

    def fill(self, agenda: "Agenda", now: datetime) -> None:
        """Hold what is late, due, or within three working days."""
        self.clear()
        near = alerts(agenda.dues, now)
        waiting = [paper for paper in agenda.waiting if not paper.is_mine]
        for alert in near[:MOST]:
            line = self._add(_due_words(alert), _GLYPHS[alert.stage])
            line.setData(("case", int(alert.due.case_id)))
        for paper in waiting[:MOST]:
            words = _("{number} {form}：{name} 送交审核").format(
                number=paper.number, form=_(FORMS[FormKind(paper.form)]), name=paper.made_by
            )
            self._add(words, Glyph.PLANNED).setData(("document", int(paper.document_id)))
        if not near and not waiting:
            self.addAction(_("三个工作日内没有逾期、到期或待审核的事项")).setEnabled(False)
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


def _due_words(alert: Alert) -> str:
    due = alert.due
    title = due.title_en if language() == EN else due.title
    what = _("{title}（{party}）").format(title=title, party=due.party) if due.party else title
    return f"{due.number}  {what}  ·  {stage_words(alert)}"


def _picture(glyph: Glyph) -> QIcon:
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    paint_glyph(painter, glyph, QRectF(0, 0, 16, 16))
    painter.end()
    return QIcon(picture)
