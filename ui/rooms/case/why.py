"""为什么是这一天: the days of one clock counted one by one, with the source of each step."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from cases.law.articles import articles
from cases.law.clock import Clock
from cases.law.rules import NotYetLaw, wording_on
from ui.kit.buttons import Button, IconButton
from ui.kit.clipboard import put_text
from ui.kit.i18n import ZH, _, day_full, language, weekday
from ui.kit.layout import boxed, clear, column, edge, label, row, rule, scrolled
from ui.kit.marks import Tone, paint_hatch
from ui.kit.punctuation import bracketed, headed
from ui.kit.small import Chip
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.law import CERTAINTIES, clock_article, explain
from ui.rooms.case.clock_words import beside_bar, clock_name, left_words, state_word, urgency_role
from ui.rooms.case.opened import Opened
from ui.rooms.case.week_grid import WeekGrid

_TONES = {"red": Tone.RED, "amber": Tone.AMBER, "yellow": Tone.YELLOW}


class WhyPanel(QFrame):
    """The panel.

    Signals:
        closed: the officer closed it.
        correction_wanted: correct the fact that started the clock shown.
    """

    closed = Signal()
    correction_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAccessibleName(_("为什么是这一天"))
        self._clock: Clock | None = None
        self._opened: Opened | None = None
        copy = IconButton("copy", _("复制说明"))
        copy.clicked.connect(self._copy)
        away = IconButton("close", _("关闭"))
        away.clicked.connect(self.closed)
        head = boxed(
            row(16, label(_("为什么是这一天"), "title"), None, copy, away, 8, spacing=4), "header"
        )
        head.setFixedHeight(48)
        self._title, self._day, self._chip = (
            label("", "small", wrap=True),
            label("", "title"),
            Chip(),
        )
        self._grid, self._key = WeekGrid(), _Key()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self._article = QVBoxLayout()
        self._article.setSpacing(8)
        self._correct = Button(_("更正起算的事实…"), "edit")
        self._correct.clicked.connect(self._ask_correction)
        inner = column(
            self._title,
            row(self._day, None, self._chip),
            self._grid,
            self._key,
            self._steps,
            row(self._correct, None),
            rule(),
            self._article,
            None,
            spacing=10,
            margins=16,
        )
        body = QWidget()
        body.setLayout(inner)
        main = column(head, scrolled(body), spacing=0)
        main.setStretch(1, 1)
        self.setLayout(row(edge(), main, spacing=0))

    def show_clock(self, clock: Clock | None, opened: Opened | None) -> None:
        """Explain a clock."""
        self._clock, self._opened = clock, opened
        for layout in (self._steps, self._article):
            clear(layout)
        self._grid.show_clock(clock, opened)
        if clock is None or opened is None:
            for words in (self._title, self._day):
                words.setText("")
            self._chip.set("")
            return
        self._fill_head(clock, opened)
        for number, step in enumerate(clock.steps, start=1):
            self._steps.addLayout(_step_line(number, *explain(step)))
        for key in clock.article_keys:
            self._add_article(key)
        self._add_consequence(clock)

    def tick(self, opened: Opened) -> None:
        """Tell what is left of the same clock by a later moment."""
        self._opened = opened
        if self._clock is not None and self._clock.is_open:
            tone = _TONES.get(urgency_role(self._clock, opened), Tone.ACCENT)
            self._chip.set(left_words(self._clock, opened), tone)

    def _fill_head(self, clock: Clock, opened: Opened) -> None:
        parts = (clock_name(clock, opened), clock_article(clock))
        self._title.setText(" · ".join(filter(None, parts)))
        due = f"{day_full(clock.due)} {weekday(clock.due)}" if clock.due else state_word(clock)
        self._day.setText(due)
        counted = bool(clock.count and clock.count.counted)
        self._key.setVisible(counted)
        if clock.is_open:
            tone = _TONES.get(urgency_role(clock, opened), Tone.ACCENT)
            self._chip.set(left_words(clock, opened), tone)
        else:
            self._chip.set(state_word(clock) if clock.due else "", Tone.OUTLINE)
        if clock.due is None:
            self._steps.addWidget(label(beside_bar(clock, opened)[0], wrap=True))
        if clock.provisional:
            note = label(
                _("暂定：相关年份的放假安排尚未录入，录入后会重新计算。"), "error", wrap=True
            )
            self._steps.addWidget(note)
        self._correct.setVisible(clock.started_by is not None and opened.file.may_write)

    def _add_article(self, key: str) -> None:
        known = articles().get(key)
        if known is None:
            return
        in_force = _("{law} · {day} 起施行").format(
            law=known.law.short, day=known.in_force_from.isoformat()
        )
        head = row(label(known.number, "bold"), label(in_force, "muted"), None)
        self._article.addLayout(head)
        self._article.addWidget(label(known.text, "small", wrap=True))

    def _add_consequence(self, clock: Clock) -> None:
        """Add what follows from the period, by the wording of its day."""
        if clock.start is None:
            return
        try:
            wording = wording_on(clock.rule_id, clock.start)
        except (NotYetLaw, KeyError):
            return
        self._article.addWidget(rule())
        words = [_("法律后果：{words}").format(words=wording.consequence)]
        if wording.approves:
            words.append(_("批准：{words}").format(words=wording.approves))
        if wording.extension:
            words.append(_("延长：{words}").format(words=wording.extension))
        reading = wording.reading if language() == ZH else wording.reading_en
        certainty = _(CERTAINTIES[wording.certainty])
        words.append(headed(certainty, reading) if reading else certainty)
        for line in words:
            self._article.addWidget(label(line, "small", wrap=True))

    def _ask_correction(self) -> None:
        if self._clock is not None and self._clock.started_by is not None:
            self.correction_wanted.emit(self._clock.started_by.id)

    def _copy(self) -> None:
        if self._clock is None:
            return
        lines = [self._title.text(), self._day.text()]
        for number, step in enumerate(self._clock.steps, start=1):
            words, where = explain(step)
            lines.append(f"{number}. {bracketed(words, where)}")
        put_text("\n".join(lines))


def _step_line(number: int, words: str, where: str) -> QVBoxLayout:
    """Return a numbered sentence with its source below."""
    mark = label(str(number), "bold")
    mark.setFixedWidth(16)
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    said = column(label(words, wrap=True), spacing=0)
    if where:
        said.addWidget(label(where, "muted", wrap=True))
    line = row(mark, said, spacing=8)
    line.setStretch(1, 1)
    return column(line, spacing=0)


class _Key(QWidget):
    """What the marks of the calendar mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(20 if language() == ZH else 40)
        theme().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(SMALL))
        x, top = 0, 0
        for mark, words in (
            ("n", _("计入")),
            ("", _("不计")),
            (_("班"), _("调休上班")),
            (_("起"), _("起算日")),
        ):
            painter.setFont(font(SMALL))
            wide = painter.fontMetrics().horizontalAdvance(words)
            if x + wide + 40 > self.width():
                x, top = 0, 20
            x = _paint_mark(painter, mark, x, top)
            painter.setFont(font(SMALL))
            painter.setPen(colour("text2"))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, top, wide + 4, 20), middle, words)
            x += wide + 12


def _paint_mark(painter: QPainter, mark: str, x: int, top: int) -> int:
    painter.setFont(font(SMALL, bold=True))
    wide = max(20, painter.fontMetrics().horizontalAdvance(mark) + 6)
    box = QRectF(x, top + 2, wide, 16)
    if not mark:
        paint_hatch(painter, box)
    elif mark == _("起"):
        painter.setPen(QPen(colour("text2"), 1.2))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, colour("p2" if mark == "n" else "sel"))
    painter.setPen(colour("text" if mark == _("起") else "accent_text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)
    return x + wide + 5
