"""The form of a loss: who claims which head of damage, how much, and on what proof."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from cases.records.cases import CaseFile
from cases.records.parties import PartyKind
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, MoneyField, TextField
from ui.kit.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Heads of damage as the judicial interpretation on personal injury names them.
HEADS = {
    "医疗费": N_("医疗费"),
    "误工费": N_("误工费"),
    "护理费": N_("护理费"),
    "交通费": N_("交通费"),
    "住院伙食补助费": N_("住院伙食补助费"),
    "营养费": N_("营养费"),
    "残疾赔偿金": N_("残疾赔偿金"),
    "残疾辅助器具费": N_("残疾辅助器具费"),
    "丧葬费": N_("丧葬费"),
    "死亡赔偿金": N_("死亡赔偿金"),
    "被扶养人生活费": N_("被扶养人生活费"),
    "精神损害抚慰金": N_("精神损害抚慰金"),
    "车辆损失": N_("车辆损失"),
    "施救费": N_("施救费"),
    "其他财产损失": N_("其他财产损失"),
}
_CLAIMS = frozenset(PartyKind) - {PartyKind.AGENT, PartyKind.INSURER}


class LossDialog(FormDialog):
    """Enter a head of damage."""

    def __init__(self, parent: "QWidget", desk: "Desk", jobs: "Jobs", file: CaseFile) -> None:
        super().__init__(parent, _("登记损失"), _("登记"))
        self._desk, self._jobs, self._file = desk, jobs, file
        claimants = {one.id: one.name for one in file.people.parties if one.entry.kind in _CLAIMS}
        self.party = self.add(_("谁的损失"), ChoiceField(claimants), required=True)
        heads = {head: _(words) for head, words in HEADS.items()}
        self.head = self.add(_("项目"), ChoiceField(heads), required=True, key="head")
        self.amount = self.add(_("金额（元）"), MoneyField(), required=True, key="amount")
        self.proof = self.add(_("凭证"), TextField(_("如：发票 3 张")))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        amount = self.amount.value()
        assert isinstance(amount, Decimal)
        party, head, proof = self.party.value(), self.head.value(), self.proof.value()
        act = self._desk.parties.add_loss
        work = partial(act, self._file.case_id, party, head, amount, proof)
        self._jobs.run(self, work, self.done_with, self.refuse)
