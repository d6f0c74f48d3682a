"""A new case on one page: what is required first, kept as a draft while it is typed.

The fields are those of Order 146 art. 16. The page records nothing until its one button; what is
typed is saved as this officer's draft a moment after each key.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cases.records.cases import CallerSecrecy, CaseKind, Intake, Procedure, Report
from cases.records.ids import CaseId, PartyId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import CheckField, ChoiceField, FormRow, LongField, MomentField, TextField
from ui.kit.i18n import N_, _, clock_time, moment_text
from ui.kit.layout import column, label, room_header, row, scrolled
from ui.kit.messages import messages, report, sentence
from ui.kit.small import Banner
from ui.labels.cases import KINDS, PROCEDURES, SECRECY
from ui.rooms.case.intake_rows import IntakeRow, PartyRow, VehicleRow, headed, kept, put_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Name of the draft.
FORM = "intake"
#: Milliseconds after the last key before the draft is saved.
PAUSE = 400
#: Ways in which an accident is reported.
METHODS = {
    "": "—",
    "110 指令": N_("110 指令"),
    "122 电话报警": N_("122 电话报警"),
    "当事人到队": N_("当事人到队"),
    "巡逻发现": N_("巡逻发现"),
    "其他单位移送": N_("其他单位移送"),
}


class NewCasePage(QWidget):
    """The page.

    Signals:
        opened: the case has been opened, with its id.
        left: the officer turns away; the draft is kept.
    """

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._rows: dict[str, FormRow] = {}
        self._fields: dict[str, Any] = {}
        self.vehicles: list[VehicleRow] = []
        self.parties: list[PartyRow] = []
        self._saved, self._banner, self._note = label("", "muted"), Banner("alarm"), Banner("info")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._save)
        self._vehicle_box, self._party_box = QVBoxLayout(), QVBoxLayout()
        for box in (self._vehicle_box, self._party_box):
            box.setSpacing(6)
        self.submit = primary(_("受理并建案"), "check")
        self.submit.clicked.connect(self._submit)
        away = Button(_("以后再填"))
        away.clicked.connect(self._leave)
        self._empty = Button(_("清空"))
        self._empty.clicked.connect(self._start_anew)
        head = room_header(_("新建案件"), self._saved, None, self._empty, away, self.submit)
        body = column(
            column(self._banner, self._note, spacing=0),
            self._make_accident(),
            self._make_fled(),
            self._make_things(),
            self._make_people(),
            self._make_report(),
            None,
            spacing=12,
            margins=16,
        )
        # An empty banner takes no height; the gap below it makes the margin.
        body.setContentsMargins(16, 4, 16, 16)
        inner = QWidget()
        inner.setLayout(body)
        whole = column(head, scrolled(inner), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show_fled()

    def start(self) -> None:
        """Begin a case, or go on with the draft."""
        self._blank()
        self._fields["occurred_at"].setFocus()
        self._jobs.run(self, partial(self._desk.unit.draft, FORM), self._restore)

    def drop(self) -> None:
        """Forget everything shown; the draft is in the store."""
        if self._timer.isActive():
            self._save()
        self._timer.stop()
        self._blank()

    # --- building ----------------------------------------------------------------------------

    def _make_accident(self) -> QWidget:
        today, grid = self._desk.today(), _grid()
        kinds = {kind: _(words) for kind, words in KINDS.items()}
        procedures = {kind: _(words) for kind, words in PROCEDURES.items()}
        self._put(grid, 0, 0, "occurred_at", _("事故时间"), MomentField(today=today), required=True)
        self._put(grid, 0, 1, "kind", _("事故类型"), ChoiceField(kinds), required=True)
        self._put(grid, 0, 2, "procedure", _("程序"), ChoiceField(procedures))
        self._put(
            grid,
            1,
            0,
            "place",
            _("事故地点"),
            TextField(_("道路、路口、方向、公里数")),
            required=True,
            span=2,
        )
        fled = CheckField(_("肇事者逃逸"))
        self._put(grid, 1, 2, "hit_and_run", _("逃逸"), fled)
        fled.edited.connect(self._show_fled)
        self._put(
            grid, 2, 0, "brief", _("简要案情"), LongField(_("谁、驾驶什么、如何相撞、后果")), span=3
        )
        box = QWidget()
        box.setLayout(grid)
        return headed(_("事故"), box)

    def _make_fled(self) -> QWidget:
        grid = _grid()
        self._put(grid, 0, 0, "fled_vehicle", _("逃逸车辆：车型、颜色、特征"), TextField())
        self._put(grid, 0, 1, "fled_direction", _("逃逸方向"), TextField())
        self._put(grid, 0, 2, "fled_driver", _("驾驶人体貌特征"), TextField())
        box = QWidget()
        box.setLayout(grid)
        self._fled = headed(_("逃逸车辆和驾驶人"), box)
        return self._fled

    def _make_things(self) -> QWidget:
        add = Button(_("添加车辆"), "plus")
        add.clicked.connect(self._add_vehicle)
        holder = QWidget()
        holder.setLayout(column(self._vehicle_box, row(add, None), spacing=8))
        return headed(_("涉案车辆"), holder)

    def _make_people(self) -> QWidget:
        add = Button(_("添加当事人"), "plus")
        add.clicked.connect(self._add_party)
        holder = QWidget()
        holder.setLayout(column(self._party_box, row(add, None), spacing=8))
        return headed(_("当事人和有关人员"), holder)

    def _make_report(self) -> QWidget:
        today, grid = self._desk.today(), _grid()
        methods = {method: _(words) for method, words in METHODS.items()}
        secrecy = {wish: _(words) for wish, words in SECRECY.items()}
        self._put(grid, 0, 0, "method", _("报警方式"), ChoiceField(methods))
        self._put(grid, 0, 1, "reported_at", _("报警时间"), MomentField(today=today))
        self._put(grid, 0, 2, "secrecy", _("报警人要求"), ChoiceField(secrecy))
        self._put(grid, 1, 0, "caller", _("报警人"), TextField())
        self._put(grid, 1, 1, "caller_phone", _("报警人电话"), TextField(longest=40))
        self._put(grid, 1, 2, "weather", _("天气"), TextField())
        for place, (key, words) in enumerate((("dead", _("死亡人数")), ("injured", _("受伤人数")))):
            field = TextField("0", longest=3)
            field.setValidator(QIntValidator(0, 999, field))
            self._put(grid, 2, place, key, words, field)
        self._put(
            grid, 2, 2, "dangerous_goods", _("危险物品"), TextField(_("载运何种危险物品，无则空"))
        )
        self._put(grid, 3, 0, "national_number", _("全国系统中的事故编号"), TextField(longest=80))
        self._put(grid, 3, 1, "number", _("案号"), TextField(_("空：取本单位下一个号"), longest=40))
        box = QWidget()
        box.setLayout(grid)
        return headed(_("报警登记（第十六条）"), box)

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
        self._rows[key], self._fields[key] = made, field
        field.edited.connect(self._changed)
        grid.addWidget(made, line, place, 1, span)

    # --- rows --------------------------------------------------------------------------------

    def _add_vehicle(self) -> None:
        self._take_in(VehicleRow(self._desk, self._jobs))

    def _add_party(self) -> None:
        self._take_in(PartyRow(self._desk, self._jobs))

    def _take_in(self, made: IntakeRow) -> None:
        if isinstance(made, VehicleRow):
            self.vehicles.append(made)
            self._vehicle_box.addWidget(made)
        elif isinstance(made, PartyRow):
            self.parties.append(made)
            self._party_box.addWidget(made)
        made.edited.connect(self._changed)
        made.removed.connect(self._take_out)
        self._offer()

    def _take_out(self, gone: IntakeRow) -> None:
        if isinstance(gone, VehicleRow):
            self.vehicles.remove(gone)
        elif isinstance(gone, PartyRow):
            self.parties.remove(gone)
        gone.hide()
        gone.deleteLater()
        self._changed()

    def _offer(self) -> None:
        """Let each party choose among the vehicles of the page and the parties above it."""
        plates = [
            one.plate.value() or one.kind.value() or _("第 {n} 辆").format(n=place + 1)
            for place, one in enumerate(self.vehicles)
        ]
        names: list[str] = []
        for place, party in enumerate(self.parties):
            party.offer(plates, names)
            names.append(party.name.value() or _("第 {n} 人").format(n=place + 1))

    # --- the draft ---------------------------------------------------------------------------

    def _changed(self) -> None:
        self._offer()
        self._timer.start()

    def _values(self) -> dict[str, Any]:
        return {
            "fields": {key: kept(field) for key, field in self._fields.items()},
            "vehicles": [one.values() for one in self.vehicles],
            "parties": [one.values() for one in self.parties],
        }

    def _save(self) -> None:
        work = partial(self._desk.unit.save_draft, FORM, self._values())
        self._jobs.run(self, work, self._was_saved)

    def _was_saved(self, _result: object) -> None:
        self._saved.setText(_("草稿已保存 {time}").format(time=clock_time(self._desk.now())))

    def _restore(self, draft: Any) -> None:
        if draft is None:
            return
        values = draft.values
        for key, field in self._fields.items():
            if key in values.get("fields", {}):
                put_back(field, values["fields"][key])
        self._empty_rows()
        made: Callable[[Desk, Jobs], IntakeRow]
        for key, made in (("vehicles", VehicleRow), ("parties", PartyRow)):
            for typed in values.get(key, ()):
                one = made(self._desk, self._jobs)
                self._take_in(one)
                one.put_back(typed)
                self._offer()
                one.put_back(typed)
        self._show_fled()
        self._note.say(
            _("接着 {moment} 的草稿填写；不要了就按“清空”。").format(
                moment=moment_text(draft.saved_at)
            )
        )

    def _start_anew(self) -> None:
        self._timer.stop()
        self._blank()
        self._jobs.run(self, partial(self._desk.unit.drop_draft, FORM), self._was_emptied)

    def _was_emptied(self, _result: object) -> None:
        self._saved.setText("")

    def _blank(self) -> None:
        for key, field in self._fields.items():
            put_back(field, _FIRST.get(key, ""))
            self._rows[key].fault("")
        for banner in (self._banner, self._note):
            banner.say("")
        self._saved.setText("")
        self._empty_rows()
        self._add_vehicle()
        self._add_party()
        self._add_party()
        self._timer.stop()
        self.submit.setEnabled(True)
        self._show_fled()

    def _empty_rows(self) -> None:
        gone: list[IntakeRow] = [*self.vehicles, *self.parties]
        self.vehicles, self.parties = [], []
        for one in gone:
            one.hide()
            one.deleteLater()

    def _show_fled(self) -> None:
        self._fled.setVisible(self._fields["hit_and_run"].value())

    def _leave(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._save()
        self.left.emit()

    # --- recording ---------------------------------------------------------------------------

    def intake(self) -> Intake:
        """Return the case as it is typed; empty rows are left out."""
        value = {key: field.value() for key, field in self._fields.items()}
        occurred_at: datetime = value["occurred_at"]
        places = [place for place, one in enumerate(self.vehicles) if not one.is_empty()]
        parties = [one for one in self.parties if not one.is_empty()]
        drives = [one.drives() for one in parties]
        return Intake(
            kind=CaseKind(value["kind"]),
            occurred_at=occurred_at,
            place=value["place"],
            brief=value["brief"],
            procedure=Procedure(value["procedure"]),
            hit_and_run=value["hit_and_run"],
            number=value["number"],
            national_number=value["national_number"],
            report=self._report(value),
            parties=tuple(self._renumbered(one, parties) for one in parties),
            vehicles=tuple(self.vehicles[place].entry() for place in places),
            drives=tuple(places.index(at) if at in places else None for at in drives),
        )

    def _renumbered(self, one: PartyRow, parties: list[PartyRow]) -> Any:
        """Return the party; whom it stands for is counted without the empty rows."""
        entry = one.entry()
        if entry.of_party_id is None:
            return entry
        meant = self.parties[int(entry.of_party_id)]
        place = PartyId(parties.index(meant)) if meant in parties else None
        return replace(entry, of_party_id=place)

    def _report(self, value: dict[str, Any]) -> Report:
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

    def _submit(self) -> None:
        self._banner.say("")
        if not self._is_complete():
            return
        intake = self.intake()
        lines = [
            _("{moment}，{place}").format(
                moment=moment_text(intake.occurred_at), place=intake.place
            ),
            _("当事人 {people} 人，车辆 {vehicles} 辆").format(
                people=len(intake.parties), vehicles=len(intake.vehicles)
            ),
            _("建案后由您主办，报警登记记入日志。")
            if self._desk.officer.holds(Role.INVESTIGATOR)
            else _("登记后待中队长派案，派案前由您保管。"),
        ]
        if not messages().confirm(self, _("受理并建案"), lines, _("受理")):
            return
        self._timer.stop()
        self.submit.setEnabled(False)
        desk = self._desk

        def work() -> CaseId:
            case_id = desk.cases.open_case(intake)
            desk.unit.drop_draft(FORM)
            return case_id

        self._jobs.run(self, work, self._was_opened, self._was_refused)

    def _is_complete(self) -> bool:
        faults = dict.fromkeys(self._rows, "")
        for key in ("occurred_at", "place"):
            if not self._fields[key].value():
                faults[key] = _("必填")
        for key in ("occurred_at", "reported_at"):
            field = self._fields[key]
            if field.text().strip() and field.value() is None:
                faults[key] = _("看不懂，请按提示的格式填写")
        for key, text in faults.items():
            self._rows[key].fault(text)
        wrong = [key for key, text in faults.items() if text]
        if wrong:
            self._fields[wrong[0]].setFocus()
        return not wrong

    def _was_opened(self, case_id: int) -> None:
        self._blank()
        self.opened.emit(int(case_id))

    def _was_refused(self, error: Exception) -> None:
        self.submit.setEnabled(True)
        if not isinstance(error, Refusal):
            report(self, error)
            return
        what, advice = sentence(error)
        made = self._rows.get(str(error.details.get("field", "")))
        if made is not None and error.reason is not Reason.NOT_ALLOWED:
            made.fault(what)
        self._banner.say(f"{what} {advice}")


#: What stands in the fields of an empty page, as a draft would hold it.
_FIRST: dict[str, Any] = {
    "kind": CaseKind.INJURY.value,
    "procedure": Procedure.GENERAL.value,
    "secrecy": CallerSecrecy.NONE.value,
    "hit_and_run": False,
}


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    for place in range(3):
        grid.setColumnStretch(place, 1)
    return grid
