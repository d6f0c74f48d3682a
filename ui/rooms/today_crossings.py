"""今日, the panel of cases that meet, for the leader of both; absent when none do.

It says that two cases have something in common and of which kind, and not what it is.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.officers import Role
from ui.kit.asking import open_form
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField
from ui.kit.i18n import _
from ui.kit.layout import Panel, boxed, clear, column, label, row
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.small import GlyphMark

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.graph.crossing import Met
    from leads.services.crossings import CrossingService
    from ui.kit.jobs import Jobs

#: As many lines as the desk of today has room for; the next move up as these are decided.
MOST = 4
#: Days for which the cases are opened unless the leader says otherwise.
_DAYS = 7


class CrossingsPanel(Panel):
    """Cases that meet, each to be decided on: open the one to the other, or not."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("串并线索"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask which cases meet, if that is the officer's to know."""
        if self._desk.officer.holds(Role.SQUAD_LEADER):
            self._jobs.run(self, self._met, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _met(self) -> "tuple[Met, ...]":
        return self._service().met()

    def _service(self) -> "CrossingService":
        # Not before it is asked for: the first page needs little.
        from leads.services.crossings import CrossingService

        return CrossingService(self._desk)

    def _show(self, found: "tuple[Met, ...]") -> None:
        clear(self.body)
        self.set_hint(str(len(found)))
        for one in found[:MOST]:
            self.body.addWidget(self._line(one))
        self.setVisible(bool(found))

    def _line(self, met: "Met") -> QWidget:
        said = column(
            label(f"{met.one.number}  {met.other.number}", wrap=True),
            label(met_words(met), "muted", wrap=True),
            spacing=0,
        )
        act = Button(_("决定…"))
        act.setAccessibleName(
            _("决定 {one} 与 {other} 的串并线索").format(one=met.one.number, other=met.other.number)
        )
        act.clicked.connect(partial(self.decide, met))
        line = row(GlyphMark(Glyph.WAITING, _("待决定")), said, act, spacing=8)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)

    def decide(self, met: "Met") -> None:
        """Ask the leader what becomes of a match."""
        dialog = CrossingDialog(self, self._desk, met)
        open_form((dialog, lambda: dialog.work(self._service())), self._jobs, self.reload)


class CrossingDialog(FormDialog):
    """Open each of two cases to the lead officer of the other, or not; always with a reason."""

    def __init__(self, parent: QWidget, desk: "Desk", met: "Met") -> None:
        super().__init__(parent, _("串并线索"), _("作出决定"))
        self._met = met
        self.note.say(
            _("{one} 与 {other}：{what}").format(
                one=met.one.number, other=met.other.number, what=met_words(met)
            )
        )
        choices = {
            True: _("准予双方主办互相查看案件"),
            False: _("不予开放"),
        }
        self.granted = self.add(_("决定"), ChoiceField(choices), required=True)
        self.granted.set_value(True)
        self.until = self.add(_("查看至"), DayField(today=desk.today()), key="until")
        self.until.set_value(desk.today() + timedelta(days=_DAYS))
        self.reason = self.add(_("理由"), LongField(lines=3), required=True, key="reason")
        self.granted.edited.connect(self._chosen)
        self._today = desk.today()

    def work(self, service: "CrossingService") -> Callable[[], object]:
        """Return the act with what has been typed, to be run on the database thread."""
        if not self.granted.value():
            return partial(service.dismiss, self._met.key, self.reason.value())
        until = self.until.value() or self._today
        return partial(service.grant, self._met.key, until, self.reason.value())

    def _chosen(self) -> None:
        self.show_field(self.until, wanted=bool(self.granted.value()))


def met_words(met: "Met") -> str:
    """Say of which kind the match is and who leads the cases."""
    from ui.labels.leads import IDENTIFIERS

    leads = listed(filter(None, (met.one.lead, met.other.lead)))
    kinds = listed(_(IDENTIFIERS[kind]) for kind in met.kinds)
    return _("{kinds}相同 · 主办 {leads}").format(kinds=kinds, leads=leads)
