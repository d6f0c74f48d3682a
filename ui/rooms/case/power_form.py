"""The form of a power of attorney: for whom, by whom, in what, and whether to agree to amounts."""

from functools import partial
from typing import TYPE_CHECKING

from cases.records.cases import CaseFile
from cases.records.parties import Party, PartyKind, Power, PowerEntry
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import bracketed

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from cases.records.ids import CaseId, PartyId, PowerId
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class PowerDialog(FormDialog):
    """Enter a power of attorney (Order 146 art. 89)."""

    def __init__(self, parent: "QWidget", desk: "Desk", jobs: "Jobs", file: CaseFile) -> None:
        super().__init__(parent, _("登记授权委托书"), _("登记"))
        self._desk, self._jobs, self._file = desk, jobs, file
        agents = [one for one in file.people.parties if one.entry.kind is PartyKind.AGENT]
        others = [one for one in file.people.parties if one.entry.kind is not PartyKind.AGENT]
        self.principal = self.add(_("委托人"), ChoiceField(_named(others)), required=True)
        self.agent = self.add(
            _("代理人"), ChoiceField(_named([*agents, *others])), required=True, key="agent"
        )
        self.matters = self.add(
            _("委托事项"), TextField(_("如：参加损害赔偿调解")), required=True, key="matters"
        )
        self.may_agree = self.add(
            _("权限"), CheckField(_("可以商定赔偿数额并签署调解书")), key="may_agree"
        )
        today = desk.today()
        self.signed_on = self.add(_("签署日期"), DayField(today=today), required=True)
        self.until_on = self.add(_("有效期至（空：至事项办结）"), DayField(today=today))
        self.proof = self.add(_("凭证"), TextField(_("如：委托书原件 1 份，案卷第 12 页")))
        self.paper = self.add(_("文书"), CheckField(_("起草授权委托书，供委托人签署")), key="paper")
        if not agents:
            self.note.say(_("还没有登记代理人：先在当事人中添加“代理人”。"))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        signed_on: date = self.signed_on.value() or self._desk.today()
        entry = PowerEntry(
            principal_id=self.principal.value(),
            agent_id=self.agent.value(),
            matters=self.matters.value(),
            may_agree=self.may_agree.value(),
            signed_on=signed_on,
            until_on=self.until_on.value(),
            proof=self.proof.value(),
        )
        work = partial(
            _entered, self._desk, self._file.case_id, entry, with_paper=self.paper.value()
        )
        self._jobs.run(self, work, self.done_with, self.refuse)


class RevokeDialog(FormDialog):
    """Record that a power of attorney was revoked."""

    def __init__(
        self, parent: "QWidget", desk: "Desk", jobs: "Jobs", file: CaseFile, power: Power
    ) -> None:
        title = _("{principal} 撤销对 {agent} 的委托").format(
            principal=power.principal, agent=power.agent
        )
        super().__init__(parent, title, _("记录"))
        self._desk, self._jobs, self._file, self._power = desk, jobs, file, power
        self.on = self.add(_("撤销日期"), DayField(today=desk.today()), required=True, key="on")
        self.on.set_value(desk.today())
        self.reason = self.add(_("理由和凭证"), LongField(lines=2), required=True, key="reason")
        self.note.say(_("撤销以前代理人所做的仍然有效；还没开的调解会改由委托人本人参加。"))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        on: date = self.on.value() or self._desk.today()
        act = self._desk.parties.revoke_power
        work = partial(act, self._file.case_id, self._power.id, on, self.reason.value())
        self._jobs.run(self, work, self.done_with, self.refuse)


def _entered(desk: "Desk", case_id: "CaseId", entry: PowerEntry, *, with_paper: bool) -> "PowerId":
    """Enter a power of attorney, and draft its paper where that is wanted."""
    power = desk.parties.add_power(case_id, entry)
    if with_paper:
        desk.documents.draft_power(case_id, power)
    return power


def _named(parties: list[Party]) -> "dict[PartyId, str]":
    return {one.id: bracketed(one.name, one.entry.side) for one in parties}
