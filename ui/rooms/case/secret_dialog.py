"""身份保密人员: codes for all who write in the case, names for lead officer and approver."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.access import SecretEntry, SecretIdentity
from cases.records.cases import CaseFile
from cases.records.ids import CaseId
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.table import Column, RecordTable
from ui.labels.access import SECRET_KINDS
from ui.rooms.case.actions import investigates

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


def secrets(
    parent: QWidget, desk: "Desk", jobs: "Jobs", file: CaseFile, *, learns: bool
) -> FormDialog:
    """Show the codes of a case; who investigates it enters somebody who asks for secrecy.

    Args:
        parent: Above which it opens.
        desk: Whose.
        jobs: Where the services run.
        file: Of which case.
        learns: Shown the names behind the codes.
    """
    enters = investigates(file, desk)
    act = _("登记，取得代号") if enters else _("关闭")
    dialog = FormDialog(parent, _("身份保密人员"), act, width=680)
    dialog.note.say(
        _(
            "要求保密的证人、举报人、报警人只在这里留姓名，只有主办和受理审批的领导（代理期间为其代理人）看得到；"
            "笔录、线索板、文书一律写代号。"
        )
    )
    table = RecordTable(
        "case.secrets",
        _COLUMNS if learns else _COLUMNS[:1],
        empty=(N_("没有要求保密的人"), N_("登记后给出代号。")),
    )
    table.setAccessibleName(_("身份保密人员"))
    table.setFixedHeight(150)
    dialog.body.addWidget(table)
    if enters:
        _add_fields(dialog, desk, jobs, file.case_id)
    else:
        dialog.submitted.connect(dialog.done_with)
    jobs.run(dialog, partial(_known, desk, file.case_id, learns=learns), table.show_records)
    dialog.fit()
    dialog.open()
    return dialog


def _add_fields(dialog: FormDialog, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
    kinds = {kind: _(words) for kind, words in SECRET_KINDS.items()}
    kind = dialog.add(_("身份"), ChoiceField(kinds, name=_("身份")), required=True)
    name = dialog.add(_("姓名"), TextField(name=_("姓名")), required=True, key="name")
    dialog.beside(kind, name)
    phone = dialog.add(_("电话"), TextField(name=_("电话")))
    number = dialog.add(_("证件号"), TextField(name=_("证件号")))
    dialog.beside(phone, number)
    address = dialog.add(_("住址"), TextField(name=_("住址")))
    reason = dialog.add(_("为何保密"), LongField(lines=2))

    def submit(_dialog: FormDialog) -> None:
        entry = SecretEntry(
            kind=kind.value(),
            name=name.value(),
            id_number=number.value(),
            phone=phone.value(),
            address=address.value(),
            reason=reason.value(),
        )
        work = partial(desk.access.keep_secret, case_id, entry)
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    dialog.submitted.connect(submit)


def _known(
    desk: "Desk", case_id: CaseId, *, learns: bool
) -> tuple[SecretIdentity, ...] | tuple[str, ...]:
    return desk.access.secret_identities(case_id) if learns else desk.access.codes(case_id)


def _code(one: SecretIdentity | str) -> str:
    return one if isinstance(one, str) else one.code


_COLUMNS = (
    Column("code", N_("代号"), _code, width=120),
    Column("name", N_("姓名"), lambda one: one.entry.name, width=90),
    Column("phone", N_("电话"), lambda one: one.entry.phone, width=120),
    Column("reason", N_("为何保密"), lambda one: one.entry.reason),
    Column("by", N_("登记"), lambda one: one.entered_by, width=80, muted=True),
    Column("at", N_("时间"), lambda one: moment_text(one.entered_at), width=130, muted=True),
)
