"""知情人: who may see the case, through which rule, and who has looked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseFile, Entry, Member
from cases.records.officers import TeamRole
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _, moment_text, ngettext
from ui.kit.layout import Panel, column
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph, Tone
from ui.kit.table import Column, RecordTable
from ui.labels.cases import LOOKED_AT, SEES_AS, TEAM_ROLES
from ui.rooms.case import secret_dialog, team_dialogs
from ui.rooms.case.access_panel import AccessPanel
from ui.rooms.case.actions import HAND_OVER, JOIN, investigates

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.rooms.case.actions import CaseActions
    from ui.rooms.case.opened import Opened

_GRANT = N_("临时查看")


class TeamTab(QWidget):
    """Who may see a case and who has looked at it."""

    def __init__(
        self,
        desk: "Desk",
        jobs: "Jobs",
        actions: "CaseActions",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._actions = desk, jobs, actions
        self._file: CaseFile | None = None
        #: Reads the names behind the codes.
        self._learns = False
        self._team = RecordTable(
            "case.knowers",
            (
                Column("name", N_("姓名"), lambda one: one.name, width=110, glyph=self._glyph),
                Column("role", N_("案内身份"), _role, width=110, chip=self._tone),
                Column("rule", N_("看案依据"), lambda one: _(SEES_AS[one.role])),
                Column(
                    "from", N_("起"), lambda one: moment_text(one.from_at), width=140, least=130
                ),
                Column("until", N_("止"), _until, width=140),
                Column("reason", N_("理由"), lambda one: one.reason, width=180, muted=True),
            ),
            empty=(N_("没有记录"), ""),
        )
        self._team.setMinimumHeight(130)
        self.access = AccessPanel(desk, jobs)
        self._looks = RecordTable(
            "case.looks",
            (
                Column(
                    "seq",
                    N_("日志号"),
                    lambda one: f"#{one.seq}",
                    width=84,
                    sort=lambda one: one.seq,
                    muted=True,
                ),
                Column("at", N_("时间"), lambda one: moment_text(one.at), width=150),
                Column("officer", N_("查看人"), lambda one: one.officer, width=120),
                Column("what", N_("看了什么"), looked_at),
            ),
            empty=(N_("没有可显示的查看记录"), N_("只有承办本案的人能看到谁查看过。")),
        )
        self.buttons = {
            HAND_OVER: Button(_("移交主办"), "send"),
            JOIN: Button(_("加人、送审"), "plus"),
        }
        panel = Panel(_("案内人员和授权"))
        for key, button in self.buttons.items():
            panel.tools.addWidget(button)
            button.clicked.connect(partial(self._begin, key))
        self.secrets = Button(_("身份保密…"), "shield")
        self.secrets.clicked.connect(self._show_secrets)
        panel.tools.addWidget(self.secrets)
        self.leave = Button(_("退出"), "close")
        self.leave.clicked.connect(self._leave)
        panel.tools.addWidget(self.leave)
        panel.body.addWidget(self._team)
        self._team_panel = panel
        self._team.setAccessibleName(_("案内人员和授权"))
        self._looks.setAccessibleName(_("谁看过"))
        self._looks_panel = Panel(_("谁看过"))
        self.bar = ListBar(self._looks, counted=False)
        self._looks_panel.tools.addWidget(self.bar)
        self._looks_panel.body.addWidget(self._looks)
        whole = column(panel, self.access, self._looks_panel, spacing=12, margins=16)
        for place, share in enumerate((3, 4, 3)):
            whole.setStretch(place, share)
        self.setLayout(whole)
        self._team.picked.connect(self._refresh)

    def show_opened(self, opened: "Opened") -> None:
        """Show the team of the case, and ask who has looked at it."""
        self._file = file = opened.file
        self._team.show_records(file.team)
        now = [one for one in file.team if self._sees(one)]
        self._team_panel.set_hint(_("现在 {n} 人").format(n=len({one.officer_id for one in now})))
        self._looks.show_records(())
        self._looks_panel.set_hint("")
        self.access.show_case(file)
        # Leave opens the case, not its journal.
        if any(one.officer_id == self._desk.officer.id and one.until_at is None for one in now):
            work = partial(self._desk.cases.journal, file.case_id)
            self._jobs.run(self, work, self._show_looks)
        self._learns = False
        self._jobs.run(self, partial(self._desk.access.learns_names, file.case_id), self._learn)
        self._refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self._file = None
        self.bar.drop()
        self.access.drop()
        self._team.show_records(())
        self._looks.show_records(())

    def _show_secrets(self) -> None:
        if self._file is not None:
            secret_dialog.secrets(self, self._desk, self._jobs, self._file, learns=self._learns)

    def _learn(self, learns: bool) -> None:  # noqa: FBT001 - what the service answers
        self._learns = learns
        self._refresh()

    def _show_looks(self, entries: tuple[Entry, ...]) -> None:
        looks = tuple(entry for entry in entries if entry.act == "case.read")
        self._looks.show_records(looks)
        self._looks_panel.set_hint(ngettext("{n}次", "{n} 次", len(looks)).format(n=len(looks)))

    def _begin(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._actions.begin(key)

    def _refresh(self, _record: object = None) -> None:
        offered = self._actions.offered(self._file) if self._file is not None else ()
        for key, button in self.buttons.items():
            button.setEnabled(key in offered)
        keeps = self._file is not None and not self._file.state.is_over
        self.secrets.setEnabled(
            self._file is not None
            and (self._learns or (keeps and investigates(self._file, self._desk)))
        )
        picked = self._team.current()
        leaves = isinstance(picked, Member) and picked.role in _MAY_LEAVE and self._sees(picked)
        self.leave.setEnabled(JOIN in offered and leaves)

    def _sees(self, member: Member) -> bool:
        """Tell whether a place or leave still holds."""
        return member.until_at is None or member.until_at > self._desk.now()

    def _glyph(self, member: Member) -> Glyph:
        return Glyph.DONE if self._sees(member) else Glyph.STOPPED

    def _tone(self, member: Member) -> Tone:
        leads = member.role == TeamRole.LEAD and self._sees(member)
        return Tone.ACCENT if leads else Tone.OUTLINE

    def _leave(self) -> None:
        member = self._team.current()
        if isinstance(member, Member) and self._file is not None:
            team_dialogs.leave(self, self._desk, self._jobs, self._file.case_id, member)


_MAY_LEAVE = frozenset(
    {TeamRole.ASSIST, TeamRole.MEDIATOR, TeamRole.REVIEWER, TeamRole.APPROVER, TeamRole.INTAKE}
)


def looked_at(entry: Entry) -> str:
    """Return what an entry of the journal says was looked at, in words."""
    what = str(entry.values.get("what", ""))
    return _(LOOKED_AT[what]) if what in LOOKED_AT else what


def _role(member: Member) -> str:
    return _(_GRANT) if member.role == "grant" else _(TEAM_ROLES[TeamRole(member.role)])


def _until(member: Member) -> str:
    return moment_text(member.until_at) if member.until_at else "—"
