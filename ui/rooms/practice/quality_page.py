"""The quarterly check: drawn, scored case by case, reported."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.cases import CaseKind
from cases.records.officers import Role
from cases.records.quality import CheckedCase, QualityCheck
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import label, row
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.labels.cases import KINDS
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.quality_forms import NumberField, finding_form, score_form, sheet_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.records.quality import SheetItem
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

QUARTERS = {1: N_("第一季度"), 2: N_("第二季度"), 3: N_("第三季度"), 4: N_("第四季度")}


class QualityPage(ListPage):
    """The cases of one check.

    Signals:
        case_wanted: look at a sampled case.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "quality",
            (
                _("案件质量检查"),
                _(
                    "法制员每季度抽查。抽样可以复现；抽中的案件在整改完成前对检查人开放，自己办理的案件不会抽到。"
                ),
                _("抽查案件"),
            ),
            (
                Column("number", N_("案号"), lambda one: one.number, width=110),
                Column("kind", N_("类别"), lambda one: _(KINDS[one.kind]), width=140),
                Column("lead", N_("主办"), lambda one: one.lead, width=100),
                Column("score", N_("得分"), _score, width=90, right=True, chip=_tone),
                Column("note", N_("评语"), lambda one: one.note),
                Column(
                    "at",
                    N_("评分时间"),
                    lambda one: moment_text(one.scored_at) if one.scored_at else "—",
                    width=140,
                    muted=True,
                ),
            ),
            (N_("还没有抽查"), N_("法制员按“抽取”开始。")),
        )
        self._checks: dict[int, QualityCheck] = {}
        self._printer = SheetPrinter(desk, jobs, self)
        self.choice = ChoiceField(name=_("季度"))
        self.choice.setMinimumWidth(240)
        self.choice.edited.connect(self._show_check)
        self._summary = label("", "small", wrap=True)
        self.below.addLayout(row(label(_("检查"), "muted"), self.choice, None))
        self.below.addWidget(self._summary)
        checks = desk.officer.holds(Role.REVIEWER)
        if checks:
            self.offer("draw", _("抽取"), "plus", self._draw)
            self.offer("score", _("评分"), "edit", self._score, lambda _one: self._is_open())
            self.offer("find", _("提出问题"), "warning", self._find, lambda _one: self._is_open())
            self.offer("report", _("写报告"), "report", self._report)
            self.offer("sheet", _("评分表"), "settings", self._begin_sheet)
        self.offer("print", _("打印报告"), "print", self._print)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)
        self.table.opened.connect(self._opened)

    @override
    def read(self) -> tuple[QualityCheck, ...]:
        return self.desk.quality.checks()

    @override
    def show_read(self, found: Any) -> None:
        chosen = self.choice.value()
        self._checks = {one.id: one for one in found}
        self.choice.offer({one.id: _title(one) for one in found})
        self.choice.set_value(chosen if chosen in self._checks else next(iter(self._checks), None))
        self._show_check()

    @override
    def drop(self) -> None:
        self._checks = {}
        self.choice.offer({})
        self._summary.setText("")
        super().drop()

    @property
    def check(self) -> QualityCheck | None:
        """The check in view."""
        return self._checks.get(self.choice.value())

    def _show_check(self) -> None:
        check = self.check
        super().show_read(check.cases if check is not None else ())
        self.panel.set_hint("")
        if check is None:
            self._summary.setText("")
        else:
            solved = sum(one.solved_at is not None for one in check.findings)
            words = _(
                "抽取人 {name}，随机数 {seed}；可见 {n} 件，问题 {found} 个，已整改 {solved} 个。"
            )
            told = words.format(
                name=check.drawn_by,
                seed=check.seed,
                n=len(check.cases),
                found=len(check.findings),
                solved=solved,
            )
            self._summary.setText("\n".join(filter(None, (told, check.report))))
        reported = check is None or check.reported_at is not None
        for key in ("report", "print"):
            if key in self.buttons:
                self.buttons[key].setEnabled(check is not None and (key == "print" or not reported))

    def _is_open(self) -> bool:
        return self.check is not None and self.check.reported_at is None

    def _draw(self) -> None:
        today = self.desk.today()
        dialog = FormDialog(self, _("抽取检查案件"), _("抽取"))
        years = {year: str(year) for year in range(today.year, today.year - 3, -1)}
        year = dialog.add(_("年"), ChoiceField(years), required=True)
        quarters = {number: _(words) for number, words in QUARTERS.items()}
        quarter = dialog.add(_("季度"), ChoiceField(quarters), required=True)
        quarter.set_value((today.month - 1) // 3 + 1)
        sizes = {
            kind: dialog.add(
                _("{kind}抽取件数").format(kind=_(KINDS[kind])), NumberField(0, 200, 5)
            )
            for kind in CaseKind
        }
        dialog.note.say(
            _(
                "从本季度受理或者审结的案件中按类别随机抽取，随机数记录在案，任何人都可以按它重抽核对。"
            )
        )

        def prepare() -> "Callable[[], object]":
            wanted = {kind: field.value() for kind, field in sizes.items()}
            return partial(self.desk.quality.draw, year.value(), quarter.value(), wanted)

        self.ask((dialog, prepare))

    def _score(self) -> None:
        check, one = self._picked()
        dialog, prepare = score_form(self, self.desk, check, one)
        self.ask((dialog, prepare))

    def _find(self) -> None:
        check, one = self._picked()
        dialog, prepare = finding_form(self, self.desk, check, one)
        self.ask((dialog, prepare))

    def _report(self) -> None:
        check = self.check
        if check is None:
            return
        dialog = FormDialog(self, _("季度检查报告"), _("完成报告"))
        scores = [one.score for one in check.cases if one.score is not None]
        mean = sum(scores) / len(scores) if scores else 0.0
        dialog.note.say(
            _("已评 {n} 件，平均 {mean:.1f} 分，问题 {found} 个。完成后不能再评分。").format(
                n=len(scores), mean=mean, found=len(check.findings)
            )
        )
        text = dialog.add(_("报告正文"), LongField(lines=10), required=True, key="text")
        self.ask((dialog, lambda: partial(self.desk.quality.report, check.id, text.value())))

    def _begin_sheet(self) -> None:
        self.jobs.run(self, self.desk.quality.sheet, self._edit_sheet)

    def _edit_sheet(self, items: "tuple[SheetItem, ...]") -> None:
        dialog, prepare = sheet_form(self, self.desk, items)
        self.ask((dialog, prepare))

    def _print(self) -> None:
        check = self.check
        if check is not None:
            work = partial(self.desk.quality.report_sheet, check.id)
            self._printer.send(_("案件质量检查报告"), work)

    def _open_case(self) -> None:
        self.case_wanted.emit(self._picked()[1].case_id, "")

    def _opened(self, _record: Any) -> None:
        if "score" in self.buttons and self._is_open():
            self._score()

    def _picked(self) -> tuple[QualityCheck, CheckedCase]:
        check, one = self.check, self.table.current()
        assert check is not None
        assert isinstance(one, CheckedCase)
        return check, one


def _title(check: QualityCheck) -> str:
    words = _("{year} 年{quarter}").format(year=check.year, quarter=_(QUARTERS[check.quarter]))
    return _("{title} · 已报告").format(title=words) if check.reported_at else words


def _score(one: CheckedCase) -> str:
    return "—" if one.score is None else str(one.score)


def _tone(one: CheckedCase) -> Tone | None:
    if one.score is None:
        return Tone.GREY
    return Tone.RED if one.score < 60 else Tone.YELLOW if one.score < 80 else Tone.GREEN
