"""Forms of what goes on around a case: promises, petitions, contacts, loans, hand-over."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.hand_overs import LoanEntry
from cases.records.ids import CaseId
from cases.records.parties import Party
from cases.records.receptions import PetitionEntry
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _
from ui.labels.practice import CONTACTS, PROMISES

if TYPE_CHECKING:
    from cases.records.officers import Officer
    from cases.services.desk import Desk

#: Days proposed for an answer to a petition; the paper that came with it may say otherwise.
PETITION_DAYS = 60
LOAN_DAYS = 30


def promise_form(
    parent: QWidget, desk: "Desk", case_id: CaseId, parties: tuple[Party, ...]
) -> Form:
    """Return the form of a call-back or an answer owed."""
    dialog = FormDialog(parent, _("登记回访、回告"), _("登记"))
    kinds = {kind: _(words) for kind, words in PROMISES.items()}
    kind = dialog.add(_("类别"), ChoiceField(kinds), required=True)
    names = {one.id: one.name for one in parties if one.name}
    party = dialog.add(_("当事人"), ChoiceField({None: _("其他人"), **names}))
    whom = dialog.add(_("其他人姓名"), TextField(), key="whom")
    matter = dialog.add(_("内容"), LongField(), required=True, key="matter")
    due = dialog.add(_("期限"), DayField(today=desk.today()), required=True, key="due_on")
    dialog.note.say(_("到期前在“勤务”里提醒；审结以后也可以登记。"))

    def prepare() -> Callable[[], object]:
        day, chosen = due.value(), party.value()
        assert day is not None
        name = whom.value() or names.get(chosen, "")
        act = desk.promises.promise
        return partial(act, case_id, kind.value(), name, matter.value(), day, chosen)

    return dialog, prepare


def petition_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of a petition that has come in."""
    today = desk.today()
    dialog = FormDialog(parent, _("登记信访"), _("登记"))
    who = dialog.add(_("信访人"), TextField(), required=True, key="petitioner")
    source = dialog.add(
        _("来源"), TextField(_("如：来访，支队信访办转办")), required=True, key="source"
    )
    number = dialog.add(_("转办编号"), TextField())
    matter = dialog.add(_("内容"), LongField(), required=True, key="matter")
    received = dialog.add(_("收到日期"), DayField(today=today), required=True, key="received_on")
    received.set_value(today)
    until = dialog.add(_("答复期限"), DayField(today=today), required=True, key="answer_by")
    until.set_value(today + timedelta(days=PETITION_DAYS))
    dialog.note.say(_("答复期限以转办单为准。"))

    def prepare() -> Callable[[], object]:
        received_on, answer_by = received.value(), until.value()
        assert received_on is not None
        assert answer_by is not None
        entry = PetitionEntry(
            petitioner=who.value(),
            source=source.value(),
            received_on=received_on,
            matter=matter.value(),
            answer_by=answer_by,
            number=number.value(),
        )
        return partial(desk.petitions.record, case_id, entry)

    return dialog, prepare


def contact_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of somebody around the case who can help."""
    dialog = FormDialog(parent, _("登记联络人"), _("登记"))
    kinds = {kind: _(words) for kind, words in CONTACTS.items()}
    kind = dialog.add(_("类别"), ChoiceField(kinds), required=True)
    name = dialog.add(_("姓名或单位"), TextField(), required=True, key="name")
    phone = dialog.add(_("电话"), TextField())
    note = dialog.add(_("说明"), LongField())
    dialog.note.say(_("只有本案办案人员看得到，审结以后也不公开。"))

    def prepare() -> Callable[[], object]:
        act = desk.contacts.add
        return partial(act, case_id, kind.value(), name.value(), phone.value(), note.value())

    return dialog, prepare


def loan_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of a file that is lent."""
    today = desk.today()
    dialog = FormDialog(parent, _("借出案卷"), _("登记借出"))
    borrower = dialog.add(_("借阅人（单位）"), TextField(), required=True, key="borrower")
    authority = dialog.add(
        _("凭据"), TextField(_("如：调卷函〔2026〕5号")), required=True, key="authority"
    )
    purpose = dialog.add(_("用途"), TextField(), required=True, key="purpose")
    volumes = dialog.add(_("册数"), TextField(), required=True, key="volumes")
    until = dialog.add(_("归还期限"), DayField(today=today), required=True, key="return_by")
    until.set_value(today + timedelta(days=LOAN_DAYS))

    def prepare() -> Callable[[], object]:
        return_by = until.value()
        assert return_by is not None
        entry = LoanEntry(
            borrower=borrower.value(),
            authority=authority.value(),
            purpose=purpose.value(),
            volumes=volumes.value(),
            return_by=return_by,
        )
        return partial(desk.loans.lend, case_id, entry)

    return dialog, prepare


def hand_over_form(
    parent: QWidget, desk: "Desk", case_id: CaseId, officers: tuple["Officer", ...]
) -> Form:
    """Return the form that hands the case over with the list of everything in it."""
    dialog = FormDialog(parent, _("移交案件（附清单）"), _("移交"))
    names = {one.id: f"{one.name}　{one.number}" for one in officers if one.id != desk.officer.id}
    to = dialog.add(_("移交给"), ChoiceField(names), required=True)
    reason = dialog.add(_("移交原因"), TextField(), required=True)
    note = dialog.add(_("说明"), LongField())
    dialog.note.say(
        _("文书、时限、调解会、回访按现状列成清单；移交后立即由接收人主办，接收人签收、领导确认。")
    )

    def prepare() -> Callable[[], object]:
        act = desk.hand_overs.hand_case
        return partial(act, case_id, to.value(), reason.value(), note.value())

    return dialog, prepare
