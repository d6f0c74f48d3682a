"""The line at the foot: saved when, which squad, is the journal whole, calendar until when."""

from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.kit.i18n import _, clock_time
from ui.kit.layout import label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

#: The State Council publishes the next year in November.
ASKED_FROM = 11


class StatusLine(QFrame):
    """What holds of the whole station, in one quiet line."""

    def __init__(self, squad: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setFixedHeight(24)
        self._mark = GlyphMark(Glyph.DONE, _("正常"))
        self._saved, self._journal, self._calendar = label(""), label(""), label("")
        parts = (self._saved, label(squad), self._journal, self._calendar)
        line = row(12, self._mark, spacing=12)
        self._dots: dict[QLabel, QLabel] = {}
        for place_no, part in enumerate(parts):
            if place_no:
                dot = label("·")
                line.addWidget(dot)
                self._dots[part] = dot
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(label(place))
        line.addSpacing(12)
        self.setLayout(line)
        # Not everybody is told of the journal, and nobody before it has been checked.
        for one in (self._journal, self._dots[self._journal]):
            one.hide()

    def saved(self, moment: datetime) -> None:
        """Say when the last act was recorded."""
        self._saved.setText(_("已保存 {time}").format(time=clock_time(moment)))

    def journal(self, seq: int, *, intact: bool) -> None:
        """Say how long the journal is and whether its chain holds."""
        for one in (self._journal, self._dots[self._journal]):
            one.show()
        words = _("日志完整 #{seq}") if intact else _("日志在 #{seq} 处断开，请告知督察")
        self._journal.setText(words.format(seq=seq))
        self._mark.set(Glyph.DONE if intact else Glyph.OVERDUE, words.format(seq=seq))

    def calendar(self, until: date | None, today: date) -> None:
        """Say until when the working days are official; ask for the next year in good time."""
        known = until.isoformat() if until else "—"
        words = _("工作日历至 {day}").format(day=known)
        wanted = today.year + 1 if today.month >= ASKED_FROM else today.year
        late = until is None or until.year < wanted
        if late:
            words = _("工作日历只到 {day}，请管理员录入 {year} 年").format(day=known, year=wanted)
        self._calendar.setText(words)
        self._calendar.setProperty("kind", "warn" if late else "")
        self._calendar.style().polish(self._calendar)
