"""The band of the next ten working days: a column for each, days off narrow and hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.law.calendar import DayKind
from cases.records.agenda import BandDay, Due, Urgency
from ui.kit.i18n import MONTHS_EN, WEEKDAYS_EN, WEEKDAYS_ZH, ZH, _, language, ngettext
from ui.kit.marks import Glyph, Tone, chip_width, paint_chip, paint_glyph, paint_hatch
from ui.kit.punctuation import listed
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL

#: Width of a day off; a run of them shares one plate with its name.
OFF = 26
HEAD = 40
LINE = 20
#: Marks a column shows before it says how many more there are.
MOST = 4

GLYPHS = {
    Urgency.OVERDUE: Glyph.OVERDUE,
    Urgency.TODAY: Glyph.TODAY,
    Urgency.SOON: Glyph.SOON,
    Urgency.WEEK: Glyph.RUNNING,
    Urgency.TEN: Glyph.RUNNING,
    Urgency.LATER: Glyph.RUNNING,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A working day, or a run of days off, with its place in the band."""

    days: tuple[BandDay, ...]
    left: int
    width: int

    @property
    def is_off(self) -> bool:
        """True for days nobody works."""
        return self.days[0].kind in {DayKind.WEEKEND, DayKind.HOLIDAY}


def stretches(days: Sequence[BandDay], width: int) -> tuple[Stretch, ...]:
    """Lay the days out over a width: days off 26 px each, the rest shared alike."""
    runs: list[list[BandDay]] = []
    for day in days:
        off = day.kind in {DayKind.WEEKEND, DayKind.HOLIDAY} and day.day != days[0].day
        joins = (
            off
            and runs
            and runs[-1][-1].kind in {DayKind.WEEKEND, DayKind.HOLIDAY}
            and runs[-1][0].day != days[0].day
        )
        if joins:
            runs[-1].append(day)
        else:
            runs.append([day])
    off_days = sum(len(run) for run in runs if _off(run, days[0].day))
    worked = sum(not _off(run, days[0].day) for run in runs)
    column = (width - off_days * OFF) / max(1, worked)
    placed, x = [], 0.0
    for run in runs:
        wide = len(run) * OFF if _off(run, days[0].day) else column
        placed.append(Stretch(tuple(run), round(x), round(x + wide) - round(x)))
        x += wide
    return tuple(placed)


def _off(run: Sequence[BandDay], today: date) -> bool:
    return run[0].kind in {DayKind.WEEKEND, DayKind.HOLIDAY} and run[0].day != today


class Band(QWidget):
    """The band.

    Signals:
        day_chosen: a day was clicked.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[BandDay, ...] = ()
        self.setFixedHeight(HEAD + MOST * LINE + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("接下来十个工作日"))
        theme().changed.connect(self.update)

    def show_days(self, days: tuple[BandDay, ...]) -> None:
        """Show other days."""
        self._days = days
        self.setAccessibleDescription("; ".join(map(_spoken, days)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, self.height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for stretch in stretches(self._days, self.width()) if self._days else ():
            if stretch.left <= event.position().x() < stretch.left + stretch.width:
                self.day_chosen.emit(stretch.days[0].day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        if not self._days:
            return
        today = self._days[0].day
        for stretch in stretches(self._days, self.width()):
            box = QRect(stretch.left, 0, stretch.width, self.height())
            if _off(stretch.days, today):
                _paint_off(painter, stretch, box)
            else:
                _paint_day(painter, stretch.days[0], box, is_today=stretch.days[0].day == today)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(box.topRight(), box.bottomRight())


def _paint_off(painter: QPainter, stretch: Stretch, box: QRect) -> None:
    paint_hatch(painter, QRectF(box))
    face = font(SMALL)
    face.setStrikeOut(True)
    painter.setFont(face)
    painter.setPen(colour("text3"))
    for place, day in enumerate(stretch.days):
        cell = QRect(box.left() + place * OFF, 0, OFF, HEAD)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day.day))
    name = _off_name(stretch.days)
    width = min(box.width() - 2, chip_width(name) + 4)
    plate = QRect(box.center().x() - width // 2, HEAD + 24, width, 20)
    if len(stretch.days) > 1:
        painter.fillRect(plate, colour("surface"))
        paint_chip(painter, _fitted(name, width - 8), Tone.OUTLINE, plate)
    else:
        painter.setFont(font(SMALL))
        painter.drawText(plate.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, name)


def _off_name(days: Sequence[BandDay]) -> str:
    names = list(dict.fromkeys(holiday(day) for day in days if day.name))
    if not names:
        return _("休")
    if language() == ZH:
        return f"{listed(names)} {len(days)} 天"
    return ", ".join(names)


def holiday(day: BandDay) -> str:
    """Return the name of a day off in the language in use."""
    return day.name if language() == ZH else day.name_en


def _fitted(text: str, width: int) -> str:
    return QFontMetrics(font(SMALL)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _paint_day(painter: QPainter, day: BandDay, box: QRect, *, is_today: bool) -> None:
    if is_today:
        painter.fillRect(box, colour("sel"))
    painter.setPen(QPen(colour("line_subtle"), 1))
    painter.drawLine(box.left(), HEAD, box.right(), HEAD)
    bold = font(BODY, bold=True)
    painter.setFont(bold)
    painter.setPen(colour("text"))
    week = WEEKDAYS_ZH[day.day.weekday()] if language() == ZH else WEEKDAYS_EN[day.day.weekday()]
    x, words = box.left() + 8, _date_words(day.day)
    room = box.width() - 16 - QFontMetrics(font(SMALL)).horizontalAdvance(week)
    if QFontMetrics(bold).horizontalAdvance(words) > room and not is_today:
        words = str(day.day.day)
    painter.drawText(QRect(x, 2, box.width(), 19), Qt.AlignmentFlag.AlignVCenter, words)
    painter.setFont(font(SMALL))
    painter.setPen(colour("text2"))
    beside = x + QFontMetrics(bold).horizontalAdvance(words) + 6
    painter.drawText(QRect(beside, 2, 60, 19), Qt.AlignmentFlag.AlignVCenter, week)
    second = _("今天") if is_today else _("第 {n} 日").format(n=day.number)
    if day.kind is DayKind.MAKEUP:
        chip = chip_width(_("补班")) + 22
        if QFontMetrics(font(SMALL)).horizontalAdvance(second) + chip > box.width():
            second = str(day.number)
    painter.setPen(colour("accent_text" if is_today else "text3"))
    painter.drawText(QRect(x, 20, box.width(), 18), Qt.AlignmentFlag.AlignVCenter, second)
    if day.kind is DayKind.MAKEUP:
        made_up = _("补班")
        left = x + QFontMetrics(font(SMALL)).horizontalAdvance(second) + 6
        paint_chip(painter, made_up, Tone.ACCENT, QRect(left, 21, chip_width(made_up), 17))
    _paint_marks(painter, day, box)


def _date_words(day: date) -> str:
    if language() == ZH:
        return f"{day.month}/{day.day}"
    return f"{day.day} {MONTHS_EN[day.month - 1]}"


def _paint_marks(painter: QPainter, day: BandDay, box: QRect) -> None:
    lines = list(dict.fromkeys((GLYPHS[due.urgency], _short(due)) for due in day.dues))
    if day.sessions:
        said = ngettext("调解会×{n}", "调解会 ×{n}", day.sessions).format(n=day.sessions)
        narrow = QFontMetrics(font(SMALL)).horizontalAdvance(said) > box.width() - 28
        lines.append((Glyph.PLANNED, f"×{day.sessions}" if narrow else said))
    painter.setFont(font(SMALL))
    if not lines:
        painter.setPen(colour("text3"))
        where = QRect(box.left() + 8, HEAD + 2, box.width() - 12, LINE)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, _("无到期"))
        return
    shown = lines if len(lines) <= MOST else lines[: MOST - 1]
    for place, (glyph, words) in enumerate(shown):
        top = HEAD + 2 + place * LINE
        paint_glyph(painter, glyph, QRectF(box.left() + 8, top, 12, LINE))
        painter.setPen(colour("text"))
        where = QRect(box.left() + 26, top, box.width() - 28, LINE)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, _fitted(words, where.width()))
    if len(shown) < len(lines):
        painter.setPen(colour("text2"))
        top = HEAD + 2 + len(shown) * LINE
        where = QRect(box.left() + 26, top, box.width() - 30, LINE)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, f"+{len(lines) - len(shown)}")


def _short(due: Due) -> str:
    """The running number alone: the year is the same all over the band."""
    return due.number.rsplit("-", 1)[-1]


def _spoken(day: BandDay) -> str:
    return f"{day.day.isoformat()} {day.name} {len(day.dues)}".strip()
