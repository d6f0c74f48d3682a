"""The report of a people's mediator."""

from datetime import date

from PySide6.QtWidgets import QWidget

from cases.records.packets import Packet, ReportEntry, ReportKind
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _
from ui.labels.packets import REPORTS


class ReportDialog(FormDialog):
    """What the committee did."""

    def __init__(self, parent: QWidget, packet: Packet, today: date) -> None:
        super().__init__(parent, _("回报 {number}").format(number=packet.content.number), _("回报"))
        kinds = {kind: _(words) for kind, words in REPORTS.items()}
        self.kind = self.add(_("结果"), ChoiceField(kinds), required=True, key="kind")
        self.day = self.add(_("日期"), DayField(today=today), required=True, key="happened_on")
        self.day.set_value(today)
        self.proof = self.add(_("协议书或者终止通知的编号、名称"), TextField(), key="proof")
        self.words = self.add(_("说明"), LongField(lines=3), key="words")
        self.note.say(
            _(
                "达成协议或者终止调解的，交警收到后登记；终止的，各方当事人可以在三个工作日内"
                "一致书面申请交警调解（第85条第2款）。回报后不能修改。"
            )
        )
        self.fit()

    def entry(self) -> ReportEntry:
        """Return what has been typed."""
        day = self.day.value()
        assert day is not None
        return ReportEntry(
            kind=ReportKind(self.kind.value()),
            happened_on=day,
            proof=self.proof.value(),
            words=self.words.value(),
        )
