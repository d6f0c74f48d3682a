"""Forms of extracts: asking for the approval, deleting one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.approvals import Approving
from cases.records.ids import CaseId
from leads.canvass.addresses import CanvassId
from leads.registers.fields import ExtractKind
from leads.registers.records import Extract
from leads.services.extracts import ExtractService
from leads.services.extracts.importing import SUBJECTS
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import _
from ui.labels.registers import KINDS

if TYPE_CHECKING:
    from cases.services.desk import Desk


def ask_approval(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Ask for the approval of one extract."""
    dialog = FormDialog(parent, _("呈请调取登记信息"), _("呈请"))
    kinds = {one: _(words) for one, words in KINDS.items()}
    kind = dialog.add(_("调取什么"), ChoiceField(kinds), required=True, key="subject")
    kind.set_value(ExtractKind.VEHICLES)
    grounds = dialog.add(
        _("事实和理由，写明为什么需要、向谁调取"), LongField(lines=4), required=True, key="grounds"
    )
    dialog.note.say(_("一次批准只能导入一份；案件情况变了要重新呈请。"))

    def prepare() -> Callable[[], object]:
        return partial(
            desk.approvals.request,
            case_id,
            Approving.REGISTER_EXTRACT,
            SUBJECTS[ExtractKind(kind.value())],
            grounds=grounds.value(),
        )

    return dialog, prepare


def add_to_canvass(
    parent: QWidget, service: ExtractService, extract: Extract, canvasses: Mapping[CanvassId, str]
) -> Form:
    """Add the doors of a list of addresses to a canvass."""
    dialog = FormDialog(parent, _("把清单上的门加入走访"), _("加入"))
    canvass = dialog.add(_("走访"), ChoiceField(canvasses), required=True, key="canvass")
    canvass.set_value(next(iter(canvasses), None))
    dialog.note.say(
        _("只加入楼栋、单元、房号；住户姓名、电话留在清单里。")
        if canvasses
        else _("本案还没有走访。请先到“走访”页签开始一次走访。")
    )

    def prepare() -> Callable[[], object]:
        return partial(service.add_to_canvass, extract.id, canvass.value())

    return dialog, prepare


def delete(parent: QWidget, service: ExtractService, extract: Extract) -> Form:
    """Delete the rows of an extract before its day."""
    dialog = FormDialog(parent, _("删除登记库摘录"), _("删除"))
    reason = dialog.add(_("删除原因"), LongField(lines=3), required=True, key="reason")
    dialog.note.say(
        _("{source}的 {n} 行将全部删除，不能恢复；来源、用途和使用记录保留。").format(
            source=extract.entry.source, n=f"{extract.rows:,}"
        )
    )

    def prepare() -> Callable[[], object]:
        return partial(service.delete, extract.id, reason.value())

    return dialog, prepare
