"""漆层比对: samples of vehicles as they are kept, every trace beside each of them, the strips.

A comparison is made anew whenever it is looked at; what is kept is the trace, the sample, and that
a comparison counts as evidence.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.ids import CaseId
from leads.evidence.layers import Comparison, Conclusion
from leads.evidence.paint_sheet import limits_on
from leads.evidence.samples import CasePaint, PaintPair, Sample, pairs_of
from ui.kit.acting import acting_panel
from ui.kit.asking import Form, open_form
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, Tall, boxed, column, label, row, scrolled
from ui.kit.messages import messages
from ui.kit.table import RecordTable
from ui.labels.candidates import CONCLUSIONS
from ui.preview.leaving import Marked, marked
from ui.preview.printing import ask_pdf, save
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.paint import forms
from ui.rooms.leads.paint.about import about_of
from ui.rooms.leads.paint.columns import PAIRS, SAMPLES, side_text, source_text
from ui.rooms.leads.paint.strips import MIDDLE, Strips

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs

_LIST = 158


class PaintDialog(QDialog):
    """The window: samples above, comparisons below them, then the one that is looked at."""

    def __init__(self, parent: QWidget, feed: Feed, jobs: "Jobs") -> None:
        super().__init__(parent)
        self._feed, self._jobs, self._about = feed, jobs, about_of(feed)
        self._paint: CasePaint | None = None
        self.setWindowTitle(_("漆层比对"))
        self._is_over = False
        self.buttons: dict[str, Button] = {}
        self.samples = RecordTable("paint.samples", SAMPLES, empty=_NO_SAMPLE)
        self.pairs = RecordTable("paint.pairs", PAIRS, empty=_NO_PAIR)
        self.strips = Strips()
        self.found: Comparison | None = None
        self.heads = (label("", "bold", wrap=True), label("", "bold", wrap=True))
        self.sources = (label("", "small", wrap=True), label("", "small", wrap=True))
        self.concluded = label("", "bold", wrap=True)
        self.cannot = label("", "small", wrap=True)
        self._printer = SheetPrinter(feed.desk, jobs, self)
        self.pdf = primary(_("存为 PDF…"), "export")
        self.paper = Button(_("打印…"), "print")
        self.count = Button(_("计入证据…"), "check")
        away = Button(_("关闭"))
        for button, act in (
            (self.pdf, self._save),
            (self.paper, self._print),
            (self.count, self._count),
            (away, self.reject),
        ):
            button.clicked.connect(act)
        foot = row(20, self.count, None, away, self.paper, self.pdf, 20)
        foot.setContentsMargins(0, 10, 0, 10)
        self.setLayout(column(self._make_body(), boxed(foot, "footer"), spacing=0))
        self.resize(940, 780)
        self.samples.picked.connect(self._suit)
        self.samples.opened.connect(self._correct)
        self.pairs.picked.connect(self._compare)
        feed.told.connect(self.reload)
        self._compare(None)
        self.reload()

    @override
    def done(self, result: int) -> None:
        """Close, and forget what was shown: it lies hidden until its window goes."""
        if not self._is_over:
            self._is_over = True
            self._feed.told.disconnect(self.reload)
            self._paint = None
            self.samples.show_records(())
            self.pairs.show_records(())
            self._compare(None)
        super().done(result)

    def reload(self) -> None:
        """Read what is kept; with the lock the window goes."""
        case_id = self._feed.case_id
        if case_id is None:
            self.reject()
            return
        self._jobs.run(self, partial(self._feed.service.paint, case_id), self._show)

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        acts = (
            ("withdraw", _("撤回…"), "undo", self._withdraw),
            ("correct", _("更正…"), "edit", self._correct),
            ("enter", _("登记样品…"), "plus", self._enter),
        )
        samples = acting_panel(_("车漆样品"), self.samples, acts, self.buttons)
        samples.setFixedHeight(_LIST)
        pairs = Panel(_("逐一比对"))
        pairs.body.addWidget(self.pairs)
        pairs.setFixedHeight(_LIST)
        self.pairs.setAccessibleName(_("逐一比对"))
        sides = [
            column(head, source, None, spacing=2)
            for head, source in zip(self.heads, self.sources, strict=True)
        ]
        heads = row(*sides, spacing=MIDDLE)
        for place in (0, 1):
            heads.setStretch(place, 1)
        looked = column(
            self.concluded, heads, self.strips, self.cannot, None, spacing=10, margins=4
        )
        area = scrolled(Tall(looked))
        body = column(samples, pairs, area, spacing=12, margins=16)
        body.setStretch(2, 1)
        return boxed(body, "surface")

    # --- showing -----------------------------------------------------------------------------

    def _show(self, paint: CasePaint) -> None:
        if self._is_over or paint.case_id != self._feed.case_id:
            return
        kept, sample = self._pair(), self._sample()
        newest = max((one.n for one in paint.samples), default=0)
        known = max((one.n for one in self._paint.samples), default=0) if self._paint else newest
        self._paint = paint
        self.samples.show_records(paint.samples)
        self.samples.pick(lambda one: sample is not None and one.n == sample.n and one.stands)
        self.pairs.show_records(pairs_of(paint, self._feed.desk.today()))
        wanted = (
            (lambda one: _key(one)[1] == ("s", newest))
            if newest > known
            else (lambda one: kept is not None and _key(one) == _key(kept))
        )
        if not self.pairs.pick(wanted) and not self.pairs.pick(self._is_about):
            self.pairs.pick(lambda _one: True)
        self._compare(self.pairs.current())

    def _is_about(self, one: PaintPair) -> bool:
        return isinstance(one.other, Sample) and self._about in {
            one.other.vehicle,
            one.other.called,
        }

    def _compare(self, pair: PaintPair | None) -> None:
        """Show the strips of a comparison, what it supports and what it cannot say."""
        self.found = pair.comparison if pair is not None else None
        self.strips.show_comparison(self.found)
        sides = (pair.trace, pair.other) if pair is not None else ()
        for place in (0, 1):
            self.heads[place].setText(side_text(sides[place]) if sides else "")
            self.sources[place].setText(source_text(sides[place]) if sides else "")
        self.concluded.setText(_(CONCLUSIONS[self.found.conclusion]) if self.found else "")
        self.cannot.setText("\n".join(self._limits()) if self.found else "")
        self._suit()

    def _limits(self) -> list[str]:
        limits = limits_on(self._feed.desk.today())
        told = [
            _("同一车型、同一批次的车辆可以有相同的漆层，不能据此认定同一辆车。"),
            _("未附着的内层没有比较；单侧多出的修补层只说明重新喷过漆。"),
            _("ΔE00 不大于 {same:g} 为一致，不小于 {different:g} 为不同。").format(
                same=limits.same, different=limits.different
            ),
        ]
        if self.found is not None and self.found.visual_only:
            told.append(_("金属漆、珠光漆只在一个角度测过，只反映目测外观。"))
        return told

    def _suit(self, _record: object = None) -> None:
        may = self._paint is not None and self._paint.may_write
        sample, pair = self._sample(), self._pair()
        stands = sample is not None and sample.stands
        self.buttons["enter"].setEnabled(may)
        for key in ("correct", "withdraw"):
            self.buttons[key].setEnabled(may and stands)
        for button in (self.paper, self.pdf):
            button.setEnabled(may and pair is not None)
        decided = self.found is not None and self.found.conclusion is not Conclusion.OPEN
        self.count.setEnabled(may and decided and pair is not None and self._may_count(pair))

    def _may_count(self, pair: PaintPair) -> bool:
        """Tell whether it is of a vehicle for which its trace does not count yet."""
        if not isinstance(pair.other, Sample):
            return False
        alike = (
            one
            for one in self.pairs.records()
            if one.trace is pair.trace
            and isinstance(one.other, Sample)
            and one.other.vehicle == pair.other.vehicle
        )
        return all(one.counted is None for one in alike)

    def _sample(self) -> Sample | None:
        one = self.samples.current()
        return one if isinstance(one, Sample) else None

    def _pair(self) -> PaintPair | None:
        one = self.pairs.current()
        return one if isinstance(one, PaintPair) else None

    # --- acts --------------------------------------------------------------------------------

    def _ask(self, form: Form) -> None:
        open_form(form, self._jobs, self._feed.refresh)

    def _enter(self) -> None:
        if self._paint is not None:
            self._ask(forms.enter(self, self._feed, self._paint, self._about))

    def _correct(self, _record: object = None) -> None:
        one = self._sample()
        if self._paint is not None and one is not None and self.buttons["correct"].isEnabled():
            self._ask(forms.correct(self, self._feed, self._paint, one))

    def _withdraw(self) -> None:
        one = self._sample()
        if one is None:
            return
        title = _("撤回样品 {n}").format(n=one.n)
        caption = _("理由。撤回后保留记录，不再比对；已计入的比对随之撤回。")
        reason = messages().ask_text(self, title, caption, act=_("撤回"))
        if reason:
            work = partial(self._feed.service.withdraw_sample, one.id, reason)
            self._jobs.run(self, work, self._done)

    def _done(self, _result: object) -> None:
        self._feed.refresh()

    def _count(self) -> None:
        pair = self._pair()
        if self._paint is not None and pair is not None:
            self._ask(forms.count(self, self._feed, self._paint.case_id, pair))

    # --- paper -------------------------------------------------------------------------------

    def _save(self) -> None:
        path = ask_pdf(self, _("漆层比对表"))
        if path is not None:
            self._jobs.run(self, partial(_saved, self._making(CopyWay.PDF), path), self._saved)

    def _print(self) -> None:
        self._printer.send_copy(_("漆层比对表"), self._making(CopyWay.PRINTER))

    def _making(self, way: CopyWay) -> Callable[[], Marked]:
        pair = self._pair()
        assert pair is not None
        assert self._paint is not None
        return partial(_made, self._feed, self._paint.case_id, pair, way)

    def _saved(self, path: Path) -> None:
        messages().told(self, _("已保存"), _("已保存到 {path}").format(path=path))


def _key(one: PaintPair) -> tuple[int, tuple[str, int]]:
    """Return what a comparison is known by, whatever is corrected of its sides."""
    other = ("s", one.other.n) if isinstance(one.other, Sample) else ("t", one.other.evidence.n)
    return one.trace.evidence.n, other


def _made(feed: Feed, case_id: CaseId, pair: PaintPair, way: CopyWay) -> Marked:
    from reports.paint import paint_sheet

    made = feed.service.print_paint(
        case_id,
        pair.trace.evidence.id,
        pair.other.id if isinstance(pair.other, Sample) else None,
        paint_sheet,
        beside=None if isinstance(pair.other, Sample) else pair.other.evidence.id,
    )
    leaving = Leaving(kind=CopyKind.SHEET, way=way, title="漆层比对表", case_id=case_id)
    return marked(feed.desk, made, leaving)


def _saved(made: Callable[[], Marked], path: Path) -> Path:
    return save(path, made())()


_NO_SAMPLE = (N_("还没有车漆样品"), N_("在嫌疑车辆上取样后按“登记样品…”登记。"))
_NO_PAIR = (N_("还没有可以比对的"), N_("登记漆片证据和车漆样品后，在这里逐一比对。"))
