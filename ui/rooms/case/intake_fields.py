"""The fields of the new-case page, those of Order 146 art. 16, by their parts of the page."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cases.records.cases import CallerSecrecy, CaseKind, Procedure, Report
from ui.kit.fields import CheckField, ChoiceField, FormRow, LongField, MomentField, TextField
from ui.kit.i18n import N_, _
from ui.labels.cases import KINDS, PROCEDURES, SECRECY
from ui.rooms.case.intake_rows import headed, kept, put_back

#: Ways in which an accident is reported.
METHODS = {
    "": "—",
    "110 指令": N_("110 指令"),
    "122 电话报警": N_("122 电话报警"),
    "当事人到队": N_("当事人到队"),
    "巡逻发现": N_("巡逻发现"),
    "其他单位移送": N_("其他单位移送"),
}
#: What stands in the fields of an empty page, as a draft would hold it.
_FIRST: dict[str, Any] = {
    "kind": CaseKind.INJURY.value,
    "procedure": Procedure.GENERAL.value,
    "secrecy": CallerSecrecy.NONE.value,
    "hit_and_run": False,
}


class IntakeFields(QObject):
    """The fields by their names, in three parts: the accident, who fled, the report.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: dict[str, FormRow] = {}
        self.fields: dict[str, Any] = {}
        self.accident, self.fled, self.report_part = (
            self._make_accident(),
            self._make_fled(),
            self._make_report(),
        )

    def value(self, key: str) -> Any:
        """Return what is typed in a field."""
        return self.fields[key].value()

    def kept(self) -> dict[str, Any]:
        """Return what is typed, for the draft."""
        return {key: kept(field) for key, field in self.fields.items()}

    def put_back(self, values: dict[str, Any]) -> None:
        """Show what a draft held."""
        for key, field in self.fields.items():
            if key in values:
                put_back(field, values[key])
        self._show_fled()

    def blank(self) -> None:
        """Empty every field."""
        for key, field in self.fields.items():
            put_back(field, _FIRST.get(key, ""))
            self.rows[key].fault("")
        self._show_fled()

    def report(self) -> Report:
        """Return the report as it is typed."""
        value = {key: field.value() for key, field in self.fields.items()}
        fled = value["hit_and_run"]
        return Report(
            method=value["method"] or "",
            reported_at=value["reported_at"],
            caller=value["caller"],
            caller_phone=value["caller_phone"],
            secrecy=CallerSecrecy(value["secrecy"]),
            dead=int(value["dead"] or 0),
            injured=int(value["injured"] or 0),
            dangerous_goods=value["dangerous_goods"],
            weather=value["weather"],
            fled_vehicle=value["fled_vehicle"] if fled else "",
            fled_direction=value["fled_direction"] if fled else "",
            fled_driver=value["fled_driver"] if fled else "",
        )

    def is_complete(self) -> bool:
        """Mark what is missing or cannot be read, and go to the first such field."""
        faults = dict.fromkeys(self.rows, "")
        for key in ("occurred_at", "place"):
            if not self.fields[key].value():
                faults[key] = _("必填")
        for key in ("occurred_at", "reported_at"):
            field = self.fields[key]
            if field.text().strip() and field.value() is None:
                faults[key] = _("看不懂，请按提示的格式填写")
        for key, text in faults.items():
            self.rows[key].fault(text)
        wrong = [key for key, text in faults.items() if text]
        if wrong:
            self.fields[wrong[0]].setFocus()
        return not wrong

    # --- building ----------------------------------------------------------------------------

    def _make_accident(self) -> QFrame:
        grid = _grid()
        kinds = {kind: _(words) for kind, words in KINDS.items()}
        procedures = {kind: _(words) for kind, words in PROCEDURES.items()}
        moment = MomentField(today=self._today)
        self._put(grid, 0, 0, "occurred_at", _("事故时间"), moment, required=True)
        self._put(grid, 0, 1, "kind", _("事故类型"), ChoiceField(kinds), required=True)
        self._put(grid, 0, 2, "procedure", _("程序"), ChoiceField(procedures))
        place = TextField(_("道路、路口、方向、公里数"))
        self._put(grid, 1, 0, "place", _("事故地点"), place, required=True, span=2)
        fled = CheckField(_("肇事者逃逸"))
        self._put(grid, 1, 2, "hit_and_run", _("逃逸"), fled)
        fled.edited.connect(self._show_fled)
        brief = LongField(_("谁、驾驶什么、如何相撞、后果"))
        self._put(grid, 2, 0, "brief", _("简要案情"), brief, span=3)
        return headed(_("事故"), _held(grid))

    def _make_fled(self) -> QFrame:
        grid = _grid()
        self._put(grid, 0, 0, "fled_vehicle", _("逃逸车辆：车型、颜色、特征"), TextField())
        self._put(grid, 0, 1, "fled_direction", _("逃逸方向"), TextField())
        self._put(grid, 0, 2, "fled_driver", _("驾驶人体貌特征"), TextField())
        return headed(_("逃逸车辆和驾驶人"), _held(grid))

    def _make_report(self) -> QFrame:
        grid = _grid()
        methods = {method: _(words) for method, words in METHODS.items()}
        secrecy = {wish: _(words) for wish, words in SECRECY.items()}
        moment = MomentField(today=self._today)
        self._put(grid, 0, 0, "method", _("报警方式"), ChoiceField(methods))
        self._put(grid, 0, 1, "reported_at", _("报警时间"), moment)
        self._put(grid, 0, 2, "secrecy", _("报警人要求"), ChoiceField(secrecy))
        self._put(grid, 1, 0, "caller", _("报警人"), TextField())
        self._put(grid, 1, 1, "caller_phone", _("报警人电话"), TextField(longest=40))
        self._put(grid, 1, 2, "weather", _("天气"), TextField())
        for place, (key, words) in enumerate((("dead", _("死亡人数")), ("injured", _("受伤人数")))):
            field = TextField("0", longest=3)
            field.setValidator(QIntValidator(0, 999, field))
            self._put(grid, 2, place, key, words, field)
        goods = TextField(_("载运何种危险物品，无则空"))
        self._put(grid, 2, 2, "dangerous_goods", _("危险物品"), goods)
        self._put(grid, 3, 0, "national_number", _("全国系统中的事故编号"), TextField(longest=80))
        self._put(grid, 3, 1, "number", _("案号"), TextField(_("空：取本单位下一个号"), longest=40))
        return headed(_("报警登记（第十六条）"), _held(grid))

    def _put(
        self,
        grid: QGridLayout,
        line: int,
        place: int,
        key: str,
        caption: str,
        field: Any,
        *,
        required: bool = False,
        span: int = 1,
    ) -> None:
        made = FormRow(caption, field, required=required)
        self.rows[key], self.fields[key] = made, field
        field.edited.connect(partial(self._typed, key))
        # At the top, so that a fault below one field does not push its neighbours down.
        grid.addWidget(made, line, place, 1, span, Qt.AlignmentFlag.AlignTop)

    def _typed(self, key: str) -> None:
        """Take back what was wrong with a field as soon as it is typed anew."""
        self.rows[key].fault("")
        self.edited.emit()

    def _show_fled(self) -> None:
        self.fled.setVisible(self.fields["hit_and_run"].value())


def _held(grid: QGridLayout) -> QWidget:
    box = QWidget()
    box.setLayout(grid)
    return box


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    for place in range(3):
        grid.setColumnStretch(place, 1)
    return grid
