"""今日, the panel of inquiries from outside that wait; absent when none does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.officers import Role
from cases.records.outsiders import Inquiry, InquiryNote
from ui.kit.buttons import Button
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.punctuation import headed
from ui.kit.small import GlyphMark
from ui.labels.outsiders import ASKERS

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: As many lines as the desk of today has room for; the rest is in the room of secrecy.
MOST = 3


class InquiriesPanel(Panel):
    """Inquiries the officer has to answer, and those nobody has for the squad leader.

    Signals:
        inquiries_wanted: the list of inquiries.
    """

    inquiries_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("待答复的询问"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask what waits."""
        if self._desk.officer.holds(Role.INVESTIGATOR, Role.SQUAD_LEADER):
            self._jobs.run(self, self._waiting, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _waiting(self) -> tuple[Inquiry | InquiryNote, ...]:
        found: list[Inquiry | InquiryNote] = []
        if self._desk.officer.holds(Role.INVESTIGATOR):
            found += self._desk.inquiries.open_inquiries()
        if self._desk.officer.holds(Role.SQUAD_LEADER):
            found += self._desk.inquiries.strays()
        return tuple(found)

    def _show(self, found: tuple[Inquiry | InquiryNote, ...]) -> None:
        clear(self.body)
        self.set_hint(str(len(found)))
        for one in found[:MOST]:
            self.body.addWidget(self._line(one))
        self.setVisible(bool(found))

    def _line(self, one: Inquiry | InquiryNote) -> QWidget:
        is_owed = isinstance(one, Inquiry) and one.is_owed
        number = one.case_number if isinstance(one, Inquiry) else _("没有承办人接收")
        who = one.entry.name or _(ASKERS[one.entry.asker])
        why = _("必须答复 第47条") if is_owed else moment_text(one.entry.asked_at)
        said = column(
            label(headed(f"{number}  {who}", one.entry.question), wrap=True),
            label(why, "muted", wrap=True),
            spacing=0,
        )
        act = Button(_("答复") if isinstance(one, Inquiry) else _("处理"))
        act.setAccessibleName(f"{act.text()} {who}")
        act.clicked.connect(self.inquiries_wanted)
        line = row(GlyphMark(Glyph.TODAY if is_owed else Glyph.WAITING, why), said, act, spacing=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)
