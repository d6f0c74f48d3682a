"""今日, the panel of answers awaited and of the tasks of art. 46; absent when there is none."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.officers import Role
from ui.kit.buttons import Button
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.telling.tasks import Awaited
    from ui.kit.jobs import Jobs

#: As many lines as the desk of today has room for; the rest is in the cases.
MOST = 5


class AwaitedPanel(Panel):
    """What is awaited in the officer's cases; each line leads to where it is done.

    Signals:
        case_wanted: look at a case, at a tab.
        leads_wanted: look at its leads, at a tab.
    """

    case_wanted = Signal(int, str)
    leads_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("协查与答复"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what is awaited."""
        if self._desk.officer.holds(Role.INVESTIGATOR):
            self._jobs.run(self, self._awaited, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _awaited(self) -> "tuple[Awaited, ...]":
        # Not before it is asked for: the first page needs little.
        from leads.services.tasks.awaiting import AwaitingService

        return AwaitingService(self._desk).awaited()

    def _show(self, found: "tuple[Awaited, ...]") -> None:
        clear(self.body)
        self.set_hint(str(len(found)))
        for one in found[:MOST]:
            self.body.addWidget(self._line(one))
        self.setVisible(bool(found))

    def _line(self, one: "Awaited") -> QWidget:
        from leads.telling.tasks import AwaitedKind
        from ui.labels.tasks import awaited_words

        answer = one.kind is AwaitedKind.ANSWER
        late = one.wanted_by is not None and one.wanted_by < self._desk.now()
        if one.wanted_by is not None:
            when = _("要求 {time} 前").format(time=moment_text(one.wanted_by))
        else:
            when = _("自 {time}").format(time=moment_text(one.since))
        said = column(
            label(f"{one.number}  {awaited_words(one)}", wrap=True),
            label(when, "muted", wrap=True),
            spacing=0,
        )
        act = Button(_("查看"))
        act.setAccessibleName(awaited_words(one))
        go = self.leads_wanted if answer else self.case_wanted
        tab = "tasks" if answer else "pursuit"
        act.clicked.connect(partial(go.emit, int(one.case_id), tab))
        glyph = Glyph.WAITING if answer and not late else Glyph.TODAY
        line = row(GlyphMark(glyph, awaited_words(one)), said, act, spacing=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)
