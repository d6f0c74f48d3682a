"""漆层比对: a fleck of the case beside another, or beside a sample taken from a vehicle."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from leads.evidence.kinds import Layer, Paint
from leads.evidence.layers import Comparison, compare
from leads.evidence.paint_sheet import PaintSide, limits_on
from leads.evidence.records import Evidence
from ui.kit.buttons import Button, primary
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.layout import Tall, boxed, column, label, row, rule, scrolled
from ui.kit.messages import messages
from ui.labels.candidates import CONCLUSIONS
from ui.preview.leaving import Marked, marked
from ui.preview.printing import ask_pdf, save
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.paint import layers_field, layers_of, show_layers
from ui.rooms.leads.paint.strips import Strips

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs


class PaintDialog(QDialog):
    """The dialog: a side on the left and on the right, the strips, what they support."""

    def __init__(self, parent: QWidget, feed: Feed, jobs: "Jobs", about: str = "") -> None:
        super().__init__(parent)
        self._feed, self._jobs = feed, jobs
        self.setWindowTitle(_("漆层比对"))
        self.flecks = flecks_of(feed)
        offered = {one.item: one.title for one in self.flecks}
        self.left = ChoiceField(offered, name=_("现场漆片"))
        self.right = ChoiceField({None: _("另行填写（车辆取样）")} | offered, name=_("比对样品"))
        self.title = TextField(_("例如：嫌疑车左前门取样"), name=_("样品名称"))
        self.title.set_value(_("{name} 取样").format(name=about) if about else "")
        self.layers = layers_field()
        self.strips = Strips()
        self.found: Comparison | None = None
        self.concluded = label("", "bold", wrap=True)
        self.cannot = label("", "small", wrap=True)
        self.pdf = primary(_("存为 PDF…"), "export")
        self.pdf.clicked.connect(self._save)
        self._printer = SheetPrinter(feed.desk, jobs, self)
        self.paper = Button(_("打印…"), "print")
        self.paper.clicked.connect(self._print)
        away = Button(_("关闭"))
        away.clicked.connect(self.reject)
        heads = row(
            column(label(_("现场漆片"), "small"), self.left, spacing=4),
            column(label(_("比对样品"), "small"), self.right, spacing=4),
            spacing=104,
        )
        body = column(
            label(_("漆层比对"), "title"),
            heads,
            self.title,
            self.layers,
            rule(),
            self.strips,
            rule(),
            self.concluded,
            self.cannot,
            None,
            spacing=10,
            margins=20,
        )
        foot = row(20, None, away, self.paper, self.pdf, 20)
        foot.setContentsMargins(0, 10, 0, 10)
        self.setLayout(column(scrolled(Tall(body)), boxed(foot, "footer"), spacing=0))
        self.resize(760, 740)
        for field in (self.left, self.right, self.title, self.layers):
            field.edited.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        """Compare anew with every key; it takes no time worth showing."""
        typed = self.right.value() is None
        self.title.setVisible(typed)
        self.layers.setVisible(typed)
        left, right = self._left(), self._right()
        ready = bool(left.layers and right.layers)
        day = self._feed.desk.today()
        self.found = compare(left.layers, right.layers, day) if ready else None
        self.strips.show_comparison(self.found)
        for button in (self.paper, self.pdf):
            button.setEnabled(ready and bool(right.title) and self._may_write())
        if self.found is None:
            self.concluded.setText(
                _("先登记一份漆片证据。") if not self.flecks else _("填写样品的漆层，由外向内。")
            )
            self.cannot.setText("")
            return
        limits = limits_on(day)
        self.concluded.setText(_(CONCLUSIONS[self.found.conclusion]))
        told = [
            _("同一车型、同一批次的车辆可以有相同的漆层，不能据此认定同一辆车。"),
            _("未附着的内层没有比较；单侧多出的修补层只说明重新喷过漆。"),
            _("ΔE00 不大于 {same:g} 为一致，不小于 {different:g} 为不同。").format(
                same=limits.same, different=limits.different
            ),
        ]
        if self.found.visual_only:
            told.append(_("金属漆、珠光漆只在一个角度测过，只反映目测外观。"))
        self.cannot.setText("\n".join(told))

    def _may_write(self) -> bool:
        return self._feed.shown is not None and self._feed.shown.may_write

    def _left(self) -> PaintSide:
        return self._side(self.left.value())

    def _right(self) -> PaintSide:
        chosen = self.right.value()
        if chosen is not None:
            return self._side(chosen)
        return PaintSide(self.title.value(), "", layers_of(self.layers))

    def _side(self, item: str | None) -> PaintSide:
        one = next((fleck for fleck in self.flecks if fleck.item == item), None)
        if one is None:
            return PaintSide("", "", ())
        grade = "" if one.grade is None else str(one.grade)
        return PaintSide(one.title, " ".join(filter(None, (one.origin, grade))), paint_of(one))

    def fill(self, layers: tuple[Layer, ...]) -> None:
        """Show the layers of a sample."""
        show_layers(self.layers, layers)
        self._compare()

    def _save(self) -> None:
        path = ask_pdf(self, _("漆层比对表"))
        if path is not None:
            self._jobs.run(self, partial(_saved, self._making(CopyWay.PDF), path), self._saved)

    def _print(self) -> None:
        self._printer.send_copy(_("漆层比对表"), self._making(CopyWay.PRINTER))

    def _making(self, way: CopyWay) -> Callable[[], Marked]:
        return partial(_made, self._feed, self._left(), self._right(), way)

    def _saved(self, path: Path) -> None:
        messages().told(self, _("已保存"), _("已保存到 {path}").format(path=path))


def flecks_of(feed: Feed) -> tuple[Evidence, ...]:
    """Return the flecks of paint of the case."""
    shown = feed.shown
    evidence = shown.candidates.evidence if shown is not None else ()
    return tuple(one for one in evidence if isinstance(one.content, Paint))


def paint_of(one: Evidence) -> tuple[Layer, ...]:
    """Return the layers of a fleck."""
    return one.content.layers if isinstance(one.content, Paint) else ()


def _made(feed: Feed, left: PaintSide, right: PaintSide, way: CopyWay) -> Marked:
    from reports.paint import paint_sheet

    case_id = feed.case_id
    assert case_id is not None
    made = feed.service.print_paint(case_id, left, right, paint_sheet)
    leaving = Leaving(kind=CopyKind.SHEET, way=way, title="漆层比对表", case_id=case_id)
    return marked(feed.desk, made, leaving)


def _saved(made: Callable[[], Marked], path: Path) -> Path:
    return save(path, made())()
