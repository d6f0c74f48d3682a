"""A concluded case uncovered on request: the reason, how long, and that it is on record."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField
from ui.kit.i18n import _

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


def ask(parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> FormDialog:
    """Ask why the case is to be shown as it is."""
    dialog = FormDialog(parent, _("申请查看原文"), _("查看"))
    reason = dialog.add(_("理由"), LongField(lines=3), required=True, key="reason")
    dialog.note.say(
        _("证件号、电话、住址、伤情、银行账号、未成年人姓名和文书原文将显示；")
        + _("离开本案或到规定时间自动重新隐去。申请、理由和查看都记入本案日志，主办看得到。")
    )

    def submit(_dialog: FormDialog) -> None:
        work = partial(desk.access.show, case_id, reason.value())
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    dialog.submitted.connect(submit)
    dialog.fit()
    dialog.open()
    return dialog
