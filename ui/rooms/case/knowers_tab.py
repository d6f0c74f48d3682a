"""知情人: who may see the case, through which rule, and who has looked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseFile, Entry, Member
from cases.records.ids import CaseId
from cases.records.officers import TeamRole
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel, column
from ui.kit.marks import Glyph, Tone
from ui.kit.table import Column, RecordTable
from ui.labels.cases import LOOKED_AT, SEES_AS, TEAM_ROLES
from ui.rooms.case import team_dialogs

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_GRANT = N_("临时查看")


class KnowersTab(QWidget):
    """Who may see a case and who has looked at it.

    Signals:
        changed: the team of the case is another one now.
    """

    changed = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._file: CaseFile | None = None
        self._team = RecordTable(
            "case.knowers",
            (
                Column("name", N_("姓名"), lambda one: one.name, width=110, glyph=_glyph),
                Column("role", N_("身份"), _role, width=110, chip=_tone),
                Column("rule", N_("依据"), lambda one: _(SEES_AS[one.role])),
                Column("from", N_("起"), lambda one: moment_text(one.from_at), width=140),
                Column("until", N_("止"), _until, width=140),
                Column("reason", N_("理由"), lambda one: one.reason, width=180, muted=True),
            ),
            empty=(N_("没有记录"), ""),
        )
        self._team.setMinimumHeight(180)
        self._looks = RecordTable(
            "case.looks",
            (
                Column("seq", N_("日志号"), lambda one: f"#{one.seq}", width=84, muted=True),
                Column("at", N_("时间"), lambda one: moment_text(one.at), width=150),
                Column("officer", N_("民警"), lambda one: one.officer, width=120),
                Column("what", N_("看了什么"), looked_at),
            ),
            empty=(N_("没有可显示的查看记录"), N_("只有承办本案的人能看到谁查看过。")),
        )
        self.buttons = {
            "hand_over": Button(_("移交主办"), "send"),
            "join": Button(_("加人"), "plus"),
            "leave": Button(_("退出"), "close"),
        }
        acts = (self._hand_over, self._join, self._leave)
        panel = Panel(_("可以看到本案的人"))
        for button, act in zip(self.buttons.values(), acts, strict=True):
            panel.tools.addWidget(button)
            button.clicked.connect(act)
        panel.body.addWidget(self._team)
        self._team_panel = panel
        self._looks_panel = Panel(_("谁看过"))
        self._looks_panel.body.addWidget(self._looks)
        whole = column(panel, self._looks_panel, spacing=12, margins=16)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._team.picked.connect(self._refresh)

    def show_file(self, file: CaseFile) -> None:
        """Show the team of another case, and ask who has looked at it."""
        self._file = file
        self._team.show_records(file.team)
        now = [one for one in file.team if _sees(one)]
        self._team_panel.set_hint(_("现在 {n} 人").format(n=len({one.officer_id for one in now})))
        self._looks.show_records(())
        self._looks_panel.set_hint("")
        if any(one.officer_id == self._desk.officer.id for one in now):
            work = partial(self._desk.cases.journal, file.case_id)
            self._jobs.run(self, work, self._show_looks)
        self._refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self._file = None
        self._team.show_records(())
        self._looks.show_records(())

    def _show_looks(self, entries: tuple[Entry, ...]) -> None:
        looks = tuple(entry for entry in entries if entry.act == "case.read")
        self._looks.show_records(looks)
        self._looks_panel.set_hint(_("{n} 次").format(n=len(looks)))

    def _refresh(self, _record: object = None) -> None:
        may = self._file is not None and self._file.may_lead and self._file.closed_at is None
        picked = self._team.current()
        for key in ("hand_over", "join"):
            self.buttons[key].setEnabled(may)
        leaves = isinstance(picked, Member) and picked.role in _MAY_LEAVE and _sees(picked)
        self.buttons["leave"].setEnabled(may and leaves)

    def _case(self) -> CaseId:
        assert self._file is not None
        return self._file.case_id

    def _hand_over(self) -> None:
        team_dialogs.hand_over(self, self._desk, self._jobs, self._case(), self.changed.emit)

    def _join(self) -> None:
        team_dialogs.join(self, self._desk, self._jobs, self._case(), self.changed.emit)

    def _leave(self) -> None:
        member = self._team.current()
        if isinstance(member, Member):
            team_dialogs.leave(
                self, self._desk, self._jobs, self._case(), member, self.changed.emit
            )


_MAY_LEAVE = frozenset(
    {TeamRole.ASSIST, TeamRole.MEDIATOR, TeamRole.REVIEWER, TeamRole.APPROVER, TeamRole.INTAKE}
)


def looked_at(entry: Entry) -> str:
    """Return what an entry of the journal says was looked at, in words."""
    what = str(entry.values.get("what", ""))
    return _(LOOKED_AT[what]) if what in LOOKED_AT else what


def _sees(member: Member) -> bool:
    return member.until_at is None or member.role == "grant"


def _glyph(member: Member) -> Glyph:
    return Glyph.DONE if _sees(member) else Glyph.STOPPED


def _tone(member: Member) -> Tone:
    return Tone.ACCENT if member.role == TeamRole.LEAD and _sees(member) else Tone.OUTLINE


def _role(member: Member) -> str:
    return _(_GRANT) if member.role == "grant" else _(TEAM_ROLES[TeamRole(member.role)])


def _until(member: Member) -> str:
    return moment_text(member.until_at) if member.until_at else "—"
