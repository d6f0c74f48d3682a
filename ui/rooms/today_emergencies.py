"""今日, the red panel of emergencies: told at once to who leads the case and to who reviews."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.access import Grant
from ui.kit.buttons import Button
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class EmergenciesPanel(Panel):
    """Cases opened in an emergency that nobody has reviewed; absent when there is none.

    Signals:
        wanted: look at the page of leave.
    """

    wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("紧急查看"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what is open or to be reviewed."""
        self._jobs.run(self, self._desk.access.emergencies, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _show(self, found: tuple[Grant, ...]) -> None:
        clear(self.body)
        self.set_hint(str(len(found)))
        for one in found:
            self.body.addWidget(self._line(one))
        self.setVisible(bool(found))

    def _line(self, one: Grant) -> QWidget:
        words = _("{name} 紧急查看 {case}：{reason}").format(
            name=one.officer, case=one.case, reason=one.reason
        )
        runs = one.runs(self._desk.now())
        when = _("至 {time}") if runs else _("{time} 已止，待他人复核")
        said = column(
            label(words, wrap=True),
            label(when.format(time=moment_text(one.until_at)), "muted", wrap=True),
            spacing=0,
        )
        act = Button(_("复核") if one.may_review else _("查看"))
        act.setAccessibleName(words)
        act.clicked.connect(partial(self.wanted.emit))
        line = row(GlyphMark(Glyph.OVERDUE, _("紧急查看")), said, act, spacing=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)
