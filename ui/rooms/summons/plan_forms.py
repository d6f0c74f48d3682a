"""Forms of a summons in writing: the plan with its report, and the longer period."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.law.summons import ceiling
from cases.records.ids import PartyId
from cases.records.summons import Branch, Summoning, Summons, SummonsPlan, Venue
from cases.refusals import Reason, Refusal
from ui.kit.asking import Form
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import summons as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class PlanDialog(FormDialog):
    """A summons in writing: whom, for when and where, and the report to the leader.

    Signals:
        questioning_wanted: who may not be summoned is to be called for questioning instead.
    """

    questioning_wanted = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        jobs: "Jobs",
        found: Summoning,
        chosen: PartyId | None,
    ) -> None:
        super().__init__(parent, _("呈请传唤"), _("起草传唤证"), width=600)
        self._desk, self._jobs, self._case_id = desk, jobs, found.case_id
        self._charges = {
            one.entry.party_id: one.entry.charge for one in found.suspicions if not one.ended_at
        }
        self.note.say(_("经办案部门负责人批准后才能签发传唤证。不是嫌疑人的，程序不让传唤。"))
        self.party = self.add(
            _("被传唤人"), ChoiceField(dict(found.people)), required=True, key="party_id"
        )
        branches = {one: _(words) for one, words in labels.BRANCHES.items()}
        self.branch = self.add(_("程序"), ChoiceField(branches), required=True)
        self.charge = self.add(_("涉嫌"), TextField(), required=True, key="charge")
        moment = MomentField(today=desk.today())
        self.called_for = self.add(_("到案时限"), moment, required=True, key="called_for")
        self.place = self.add(_("到案地点"), TextField(), required=True, key="place")
        self.area = self.add(
            _("嫌疑人所在市、县"),
            TextField(_("住处或者单位所在的市、县")),
            required=True,
            key="area",
        )
        self.in_area = self.add(
            _("地点核对"), CheckField(_("到案地点在该市、县之内（第六十六条）"))
        )
        self.in_area.set_value(True)
        self.elsewhere = self.add(
            _("异地传唤"), CheckField(_("在外地，须当地公安机关协作（第一百一十八条）"))
        )
        self.partner = self.add(_("协作地公安机关"), TextField(), key="partner")
        self.letter = self.add(_("办案协作函件编号"), TextField(), key="letter_number")
        self.grounds = self.add(_("呈请报告"), LongField(lines=8), required=True, key="grounds")
        self.write = Button(_("按记录起草报告"), "report")
        self.write.clicked.connect(self._draft)
        self.body.addWidget(self.write)
        self.instead = Button(_("改为通知询问…"), "phone")
        self.instead.clicked.connect(self._question)
        self.instead.hide()
        self.body.insertWidget(2, self.instead)
        if chosen is not None:
            self.party.set_value(chosen)
        places = [one.entry.place for one in found.notices if one.entry.venue is Venue.OFFICE]
        places += [one.place for one in reversed(found.summonses)]
        self.place.set_value(places[-1] if places else "")
        self.party.edited.connect(self._suit_party)
        self.elsewhere.edited.connect(self._suit_place)
        self._suit_party()
        self._suit_place()
        self.fit(820)

    def work(self) -> Callable[[], object]:
        """Return the act with what was typed."""
        moment = self.called_for.value()
        assert moment is not None
        plan = SummonsPlan(
            party_id=self.party.value(),
            branch=self.branch.value(),
            charge=self.charge.value(),
            place=self.place.value(),
            called_for=moment,
            area=self.area.value(),
            in_area=self.in_area.value(),
            elsewhere=self.elsewhere.value(),
            partner=self.partner.value(),
            letter_number=self.letter.value(),
            grounds=self.grounds.value(),
        )
        return partial(self._desk.summons.prepare, self._case_id, plan)

    @override
    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        may_not = isinstance(error, Refusal) and error.reason is Reason.NO_SUSPECT
        self.instead.setVisible(may_not)

    def _question(self) -> None:
        party = self.party.value()
        self.reject()
        self.questioning_wanted.emit(int(party))

    def _suit_party(self) -> None:
        self.instead.hide()
        charge = self._charges.get(self.party.value(), "")
        if charge or not self.charge.value():
            self.charge.set_value(charge)

    def _suit_place(self) -> None:
        for field in (self.partner, self.letter):
            field.setEnabled(self.elsewhere.value())

    def _draft(self) -> None:
        """Write the report from the notices on record; what was typed before is replaced."""
        moment = self.called_for.value()
        if moment is None or not self.place.value():
            self.refuse_missing()
            return
        self.write.setEnabled(False)
        args = (self._case_id, self.party.value(), moment, self.place.value())
        self._jobs.run(self, partial(self._desk.summons.report, *args), self._drafted, self._not)

    def refuse_missing(self) -> None:
        """Ask for what the report cannot be written without."""
        field = self.called_for if self.called_for.value() is None else self.place
        field.setFocus()
        self.note.say(_("先填写到案时限和到案地点，再起草报告。"))

    def _drafted(self, text: str) -> None:
        self.write.setEnabled(True)
        self.grounds.set_value(text)

    def _not(self, error: Exception) -> None:
        self.write.setEnabled(True)
        self.refuse(error)


def extension_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form that asks for the longer period; both conditions are ticked by hand."""
    day = desk.today()
    longer = ceiling(one.branch, day, extended=True).hours
    title = _("呈请延长至 {hours} 小时").format(hours=longer)
    dialog = FormDialog(parent, title, _("报请批准"), width=560)
    if one.branch is Branch.CRIMINAL:
        first, second = _("案情特别重大、复杂"), _("需要采取拘留、逮捕措施")
    else:
        first, second = _("案情复杂"), _("违法行为依法可能适用行政拘留处罚")
    dialog.note.say(_("两个条件同时具备才能延长，并须另行批准；批准后在这里使用。"))
    complex_case = dialog.add(_("条件一"), CheckField(first))
    detention = dialog.add(_("条件二"), CheckField(second))
    grounds = dialog.add(_("理由（写明事实）"), LongField(lines=4), required=True, key="grounds")

    def prepare() -> Callable[[], object]:
        return partial(
            desk.summons.ask_extension,
            one.id,
            grounds.value(),
            complex_case=complex_case.value(),
            detention=detention.value(),
        )

    return dialog, prepare


def criminal_number_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of the certificate that the police case system has made."""
    dialog = FormDialog(parent, _("登记刑事传唤证"), _("登记"))
    dialog.note.say(_("刑事传唤证在公安办案系统制作，这里只登记文号；须先有批准。"))
    number = dialog.add(_("传唤证文号"), TextField(), required=True, key="number")
    return dialog, lambda: partial(desk.summons.issue_criminal, one.id, number.value())
