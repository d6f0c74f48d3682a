"""A report that is not ours, on one page of the duty desk: what, whose, who was told, at once."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cases.law.jurisdiction import competent, for_the_caller
from cases.records.cases import CallerSecrecy, CaseKind
from cases.records.transfers import (
    AwayReport,
    CentreTold,
    Competent,
    Ground,
    Neighbour,
    NotOurs,
)
from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import CheckField, ChoiceField, FormRow, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, room_header, scrolled
from ui.kit.messages import messages, report, sentence
from ui.kit.punctuation import clauses
from ui.kit.small import Banner
from ui.labels import holding as labels
from ui.labels.cases import KINDS, SECRECY
from ui.rooms.transfer.way_forms import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

METHODS = ("122 电话报警", "110 指令", "当事人到队", "巡逻发现")
#: What must be there before anything is recorded.
_REQUIRED = ("reported_at", "place", "brief", "reason")

#: What is chosen of one report and must not stand in the next.
_CLEARED = ("unit", "agreed", "acted_at", "told")


class AwayPage(QWidget):
    """The page.

    Signals:
        opened: the report has been recorded, with its case.
        left: the officer turns away.
    """

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._neighbours: Sequence[Neighbour] = ()
        #: What the page last put in by itself: the unit and the reason. Typed words stay.
        self._put_in: tuple[int | None, str] = (None, "")
        self.rows: dict[str, FormRow] = {}
        self.fields: dict[str, Any] = {}
        self._banner, self.proposal = Banner("alarm"), label("", "small", wrap=True)
        self.sentence = label("", "bold", wrap=True)
        self.submit = primary(_("登记"), "check")
        self.submit.clicked.connect(self._submit)
        away = Button(_("返回"))
        away.clicked.connect(self.left)
        head = room_header(_("接报：不属本单位管辖"), None, away, self.submit)
        body = column(
            self._banner,
            self._make_report(),
            self._make_unit(),
            self._make_told(),
            None,
            spacing=8,
        )
        body.setContentsMargins(16, 4, 16, 8)
        inner = QWidget()
        inner.setLayout(body)
        whole = column(head, scrolled(inner), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def start(self) -> None:
        """Begin; the times stand on this minute."""
        now = self._desk.now()
        for key in ("reported_at", "centre_at", "caller_told_at"):
            self.fields[key].set_value(now)
        self._jobs.run(self, self._desk.neighbours.list, self._know)
        self.fields["place"].setFocus()

    def drop(self) -> None:
        """Forget what is typed and chosen."""
        for key, field in self.fields.items():
            if isinstance(field, TextField | LongField):
                field.set_value("")
            elif key in _CLEARED:
                field.set_value(None)
        self._put_in = (None, "")
        self.proposal.setText("")
        self._say()

    # --- building ----------------------------------------------------------------------------

    def _make_report(self) -> QFrame:
        today, grid = self._desk.today(), _grid()
        methods = {one: one for one in METHODS}
        kinds = {one: _(words) for one, words in KINDS.items()}
        secrecy = {one: _(words) for one, words in SECRECY.items()}
        self._put(grid, 0, 0, "reported_at", _("接报时间"), MomentField(today=today))
        self._put(grid, 0, 1, "method", _("报警方式"), ChoiceField(methods))
        self._put(grid, 0, 2, "kind", _("事故类型"), ChoiceField(kinds))
        hint = TextField(_("事故起始点：道路、公里数、方向、区县"))
        self._put(grid, 1, 0, "place", _("事故地点"), hint, span=2)
        self._put(grid, 1, 2, "injured", _("伤亡"), TextField(_("无，或者 1 人受伤")))
        brief = TextField(longest=2000)
        self._put(grid, 2, 0, "brief", _("报的是什么事"), brief, span=3)
        self._put(grid, 3, 0, "caller", _("报案人"), TextField())
        self._put(grid, 3, 1, "caller_phone", _("报案人电话"), TextField(longest=40))
        self._put(grid, 3, 2, "secrecy", _("报警人要求"), ChoiceField(secrecy))
        self.fields["place"].edited.connect(self._propose)
        return _headed(_("报警"), grid)

    def _make_unit(self) -> QFrame:
        grid = _grid()
        grounds = {one: _(words) for one, words in labels.GROUNDS.items()}
        self._put(grid, 0, 0, "ground", _("事由"), ChoiceField(grounds))
        self._put(grid, 0, 1, "unit", _("有管辖权的单位"), ChoiceField(units(())), span=2)
        grid.addWidget(self.proposal, 1, 0, 1, 3)
        self._put(grid, 2, 0, "reason", _("理由"), TextField(), span=3)
        self.fields["ground"].edited.connect(self._propose)
        self.fields["unit"].edited.connect(self._choose)
        return _headed(_("归谁管"), grid)

    def _make_told(self) -> QFrame:
        today, grid = self._desk.today(), _grid()
        answers = {None: _("没有请示先行处置"), True: _("同意先行处置"), False: _("不同意先行处置")}
        self._put(grid, 0, 0, "centre_at", _("报告指挥中心的时间"), MomentField(today=today))
        self._put(grid, 0, 1, "centre_who", _("指挥中心接报人"), TextField())
        self._put(grid, 0, 2, "agreed", _("答复"), ChoiceField(answers))
        self._put(grid, 1, 0, "acted_at", _("先行处置的时间"), MomentField(today=today))
        hint = TextField(_("紧急且就近，经指挥中心同意以后"))
        self._put(grid, 1, 1, "acted", _("先行处置：做了什么"), hint, span=2)
        grid.addWidget(label(_("照此告知报案人："), "muted"), 2, 0, 1, 3)
        grid.addWidget(self.sentence, 3, 0, 1, 3)
        self._put(grid, 4, 0, "caller_told_at", _("告知报案人的时间"), MomentField(today=today))
        told = CheckField(_("已照此告知报案人"))
        self._put(grid, 4, 1, "told", _("告知"), told)
        return _headed(_("立即告知"), grid)

    def _put(
        self,
        grid: QGridLayout,
        line: int,
        place: int,
        key: str,
        words: str,
        field: Any,
        span: int = 1,
    ) -> None:
        made = FormRow(words, field, required=key in _REQUIRED)
        self.rows[key], self.fields[key] = made, field
        grid.addWidget(made, line, place, 1, span)

    # --- showing -----------------------------------------------------------------------------

    def _know(self, neighbours: tuple[Neighbour, ...]) -> None:
        self._neighbours = neighbours
        self.fields["unit"].offer(units(neighbours, self._ground()))
        self._propose()

    def _ground(self) -> Ground:
        return Ground(self.fields["ground"].value() or Ground.OTHER_PLACE)

    def _propose(self) -> None:
        """Choose the unit the place belongs to, and say why; what the officer chose stays."""
        place = self.fields["place"].value()
        found = competent(place, self._neighbours, self._ground()) if place else ()
        if found:
            best = found[0]
            words = (
                _("{because} 属于 {unit}")
                if best.certain
                else _("{because} 可能属于 {unit}，请核对起始点")
            )
            self.proposal.setText(words.format(because=best.because, unit=best.neighbour.name))
            self._fill_in(best)
        else:
            missing = _("相邻单位表里没有找到，请选定，或者先报指挥中心核实。")
            self.proposal.setText(missing if place else "")
            self._fill_in(None)
        self._say()

    def _fill_in(self, best: Competent | None) -> None:
        """Put in unit and reason where nothing is, or what was put in before."""
        unit, reason = self.fields["unit"], self.fields["reason"]
        chosen = best.neighbour.id if best else None
        words = f"事故起始点在{best.because}，属{best.neighbour.name}管辖" if best else ""
        last_unit, last_words = self._put_in
        own_unit = unit.value() in {None, last_unit}
        if own_unit:
            unit.set_value(chosen)
        if own_unit and reason.value() in {"", last_words}:
            reason.set_value(words)
        self._put_in = (chosen, words)

    def _choose(self) -> None:
        """Take the unit the officer chose; a reason put in for another one goes."""
        unit, words = self._put_in
        if self.fields["unit"].value() != unit and self.fields["reason"].value() == words:
            self.fields["reason"].set_value("")
        self._say()

    def _say(self) -> None:
        unit = self._unit()
        self.sentence.setText(
            for_the_caller(
                self._ground(),
                unit.name if unit else "",
                unit.entry.phone if unit else "",
                unit.entry.address if unit else "",
            )
        )

    def _unit(self) -> Neighbour | None:
        chosen = self.fields["unit"].value()
        return next((one for one in self._neighbours if one.id == chosen), None)

    # --- recording ---------------------------------------------------------------------------

    def entry(self) -> AwayReport:
        """Return the report as typed."""
        value = {key: field.value() for key, field in self.fields.items()}
        unit = self._unit()
        centre = None
        if value["centre_who"]:
            centre = CentreTold(
                at=value["centre_at"], who=value["centre_who"], agreed=value["agreed"]
            )
        return AwayReport(
            kind=CaseKind(value["kind"]),
            reported_at=value["reported_at"],
            method=value["method"],
            place=value["place"],
            brief=clauses(filter(None, (value["brief"], value["injured"]))),
            finding=NotOurs(
                ground=self._ground(),
                found_at=self._desk.now(),
                began_at=value["place"],
                reason=value["reason"],
                unit_id=unit.id if unit else None,
            ),
            caller=value["caller"],
            caller_phone=value["caller_phone"],
            secrecy=CallerSecrecy(value["secrecy"]),
            centre=centre,
            acted_at=value["acted_at"],
            acted=value["acted"],
            caller_told_at=value["caller_told_at"] if value["told"] else None,
            caller_told=self.sentence.text() if value["told"] else "",
        )

    def _submit(self) -> None:
        self._banner.say("")
        if not self._is_complete():
            return
        entry, desk = self.entry(), self._desk
        lines = [
            entry.place,
            _("接收单位：{unit}").format(unit=unit.name)
            if (unit := self._unit())
            else _("未选定单位"),
            _("指挥中心：{who}").format(who=entry.centre.who)
            if entry.centre
            else _("还没有报告指挥中心"),
            _("报案人已告知") if entry.caller_told_at else _("报案人还没有告知"),
        ]
        if not messages().confirm(self, _("登记"), lines, _("登记")):
            return
        self.submit.setEnabled(False)
        self._jobs.run(
            self, lambda: desk.transfers.report_elsewhere(entry), self._recorded, self._refused
        )

    def _is_complete(self) -> bool:
        wrong = []
        for key, made in self.rows.items():
            field = self.fields[key]
            unread = isinstance(field, MomentField) and field.text().strip() and not field.value()
            empty = key in _REQUIRED and not field.value()
            made.fault(_("看不懂，请按提示的格式填写") if unread else _("必填") if empty else "")
            if unread or empty:
                wrong.append(key)
        if wrong:
            self.fields[wrong[0]].setFocus()
        return not wrong

    def _recorded(self, case_id: int) -> None:
        self.submit.setEnabled(True)
        self.drop()
        self.opened.emit(int(case_id))

    def _refused(self, error: Exception) -> None:
        self.submit.setEnabled(True)
        if not isinstance(error, Refusal):
            report(self, error)
            return
        what, advice = sentence(error)
        made = self.rows.get(str(error.details.get("field", "")))
        if made is not None and error.reason is not Reason.NOT_ALLOWED:
            made.fault(what)
        self._banner.say(f"{what} {advice}")


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for place in range(3):
        grid.setColumnStretch(place, 1)
    return grid


def _headed(title: str, grid: QGridLayout) -> QFrame:
    body = column(label(title, "bold"), spacing=4, margins=10)
    body.addLayout(grid)
    return boxed(body, "panel")
