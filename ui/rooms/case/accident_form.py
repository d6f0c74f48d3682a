"""What is on record of the accident, corrected with a reason; the old stays in the journal."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseFile
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField, MomentField, TextField
from ui.kit.i18n import _

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class AccidentDialog(FormDialog):
    """Correct place, time, brief, national number and report."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: "Jobs", file: CaseFile) -> None:
        super().__init__(parent, _("更正事故信息"), _("记录更正"), width=560)
        self._desk, self._jobs, self._file = desk, jobs, file
        report = file.report
        self.when = self.add(
            _("事故发生时间"), MomentField(today=desk.today()), required=True, key="occurred_at"
        )
        self.place = self.add(_("地点"), TextField(longest=2000), required=True, key="place")
        self.brief = self.add(_("简要案情"), LongField(lines=3), key="brief")
        self.national = self.add(_("全国系统案件编号"), TextField(), key="national_number")
        self.caller = self.add(_("报警人"), TextField())
        self.phone = self.add(_("报警电话"), TextField())
        self.weather = self.add(_("天气"), TextField())
        self.goods = self.add(_("危险物品"), TextField())
        self.fled = self.add(_("逃逸车辆（车型、颜色、特征）"), TextField())
        self.direction = self.add(_("逃逸方向"), TextField())
        self.driver = self.add(_("驾驶人体貌特征"), TextField())
        self.reason = self.add(_("更正理由"), LongField(lines=2), required=True, key="reason")
        self.when.set_value(file.occurred_at)
        for field, value in (
            (self.place, file.place),
            (self.brief, file.brief),
            (self.national, file.national_number),
            (self.caller, report.caller),
            (self.phone, report.caller_phone),
            (self.weather, report.weather),
            (self.goods, report.dangerous_goods),
            (self.fled, report.fled_vehicle),
            (self.direction, report.fled_direction),
            (self.driver, report.fled_driver),
        ):
            field.set_value(value)
        self.note.say(_("旧的内容、理由和时间保留在本案日志中。起算期限的事实在“时限”里更正。"))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        desk, file, reason = self._desk, self._file, self.reason.value()
        moment = self.when.value()
        assert moment is not None
        values = (self.place.value(), self.brief.value(), self.national.value())
        report = replace(
            file.report,
            caller=self.caller.value(),
            caller_phone=self.phone.value(),
            weather=self.weather.value(),
            dangerous_goods=self.goods.value(),
            fled_vehicle=self.fled.value(),
            fled_direction=self.direction.value(),
            fled_driver=self.driver.value(),
        )

        def work() -> Any:
            place, brief, national = values
            desk.cases.correct_accident(
                file.case_id,
                occurred_at=moment,
                place=place,
                brief=brief,
                national_number=national,
                report=report,
                reason=reason,
            )

        self._jobs.run(self, work, self.done_with, self.refuse)
