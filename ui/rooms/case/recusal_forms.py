"""Dialogs about a recusal: asked for, told, decided by the authority above."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId, OfficerId, PartyId, RecusalId
from cases.records.recusals import RecusalAsker
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels.approvals import ASKERS, GROUNDS
from ui.rooms.approvals.files import keep
from ui.rooms.case.approval_forms import ScanDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk


class RecusalDialog(FormDialog):
    """Enter that somebody's recusal was asked for."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        case_id: CaseId,
        team: Mapping[OfficerId, str],
        parties: Mapping[PartyId, str],
    ) -> None:
        super().__init__(parent, _("回避申请"), _("登记"), width=560)
        self._desk, self._case_id = desk, case_id
        me = desk.officer.id
        askers = {
            RecusalAsker.PARTY: _(ASKERS[RecusalAsker.PARTY]),
            RecusalAsker.OFFICER: _(ASKERS[RecusalAsker.OFFICER]),
        }
        self.asked_by = self.add(_("由谁提出"), ChoiceField(askers), required=True)
        people: dict[PartyId | None, str] = {None: ""}
        people |= dict(parties.items())
        self.party = self.add(_("申请的当事人"), ChoiceField(people), key="party_id")
        self.officer = self.add(_("申请回避的民警"), ChoiceField(dict(team)), required=True)
        grounds = {one: _(words) for one, words in GROUNDS.items()}
        self.ground = self.add(_("情形"), ChoiceField(grounds), required=True)
        self.grounds = self.add(_("理由"), LongField(lines=3), required=True)
        self.asked_at = self.add(
            _("提出时间"), MomentField(today=desk.today()), required=True, key="asked_at"
        )
        self.asked_at.set_value(desk.now())
        self.oral = self.add("", CheckField(_("口头提出，已记录在案")))
        self.note.say(_("两个工作日内作出决定并告知申请人；决定前不停止调查。"))
        self._me = me
        self.asked_by.currentIndexChanged.connect(self._suit)
        self._suit()

    def work(self) -> Any:
        """Return the work that enters it."""
        by_party = self.asked_by.value() == RecusalAsker.PARTY
        return partial(
            self._desk.recusals.request,
            self._case_id,
            self.officer.value(),
            self.ground.value(),
            self.grounds.value(),
            asked_by=RecusalAsker(self.asked_by.value()),
            party=self.party.value() if by_party else None,
            asked_at=self.asked_at.value(),
            oral=self.oral.value(),
        )

    def _suit(self) -> None:
        """An officer asks for his own recusal only."""
        by_party = self.asked_by.value() == RecusalAsker.PARTY
        self.show_field(self.party, wanted=by_party)
        self.officer.setEnabled(by_party)
        if not by_party:
            self.officer.set_value(self._me)
        self.fit(720)


class ToldDialog(FormDialog):
    """Record that whoever asked was told the decision."""

    def __init__(self, parent: QWidget, desk: "Desk", recusal_id: RecusalId) -> None:
        super().__init__(parent, _("告知回避决定"), _("登记"))
        self._desk, self._id = desk, recusal_id
        self.at = self.add(
            _("告知时间"), MomentField(today=desk.today()), required=True, key="told_at"
        )
        self.at.set_value(desk.now())
        self.how = self.add(
            _("方式和凭据"), TextField(_("例如：当面告知，笔录签名")), required=True, key="how"
        )
        self.fit()

    def work(self) -> Any:
        """Return the work that records it."""
        return partial(self._desk.recusals.tell, self._id, self.how.value(), self.at.value())


class RecusalAboveDialog(ScanDialog):
    """Record the decision of the authority above on a head's recusal."""

    def __init__(
        self, parent: QWidget, desk: "Desk", case_id: CaseId, recusal_id: RecusalId
    ) -> None:
        super().__init__(parent, _("登记上级的回避决定"), _("登记"), width=560)
        self._desk, self._case_id, self._id = desk, case_id, recusal_id
        answers = {True: _("决定回避"), False: _("不予回避")}
        self.granted = self.add(_("决定"), ChoiceField(answers), required=True)
        self.text = self.add(_("理由"), LongField(lines=2), required=True)
        self.authority = self.add(_("决定机关"), TextField(), required=True, key="authority")
        self.by = self.add(_("决定人"), TextField(), required=True, key="approver")
        self.number = self.add(_("文号"), TextField(), required=True, key="number")
        self.decided_on = self.add(
            _("决定日期"), DayField(today=desk.today()), required=True, key="approved_on"
        )
        self.add_scan()
        self.fit(720)

    def work(self) -> Any:
        """Return the work that records it."""
        return partial(
            _record_above,
            self._desk,
            self._case_id,
            self._id,
            self.path,
            {
                "granted": bool(self.granted.value()),
                "text": self.text.value(),
                "authority": self.authority.value(),
                "by": self.by.value(),
                "number": self.number.value(),
                "decided_on": self.decided_on.value(),
            },
        )


def _record_above(
    desk: "Desk",
    case_id: CaseId,
    recusal_id: RecusalId,
    path: Path | None,
    values: Mapping[str, Any],
) -> None:
    scan = keep(desk, case_id, path) if path is not None else None
    desk.recusals.record_external(recusal_id, scan=scan, **values)
