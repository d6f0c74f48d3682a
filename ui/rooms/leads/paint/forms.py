"""Forms of paint: a sample entered or put right, a comparison that shall count."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.evidence.kinds import Finding, Paint
from leads.evidence.samples import CasePaint, PaintPair, Sample, SampleEntry
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.punctuation import listed
from ui.labels.candidates import CONCLUSIONS, plate_text
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.paint import PaintFields
from ui.rooms.leads.exhibits.forms import grade_fields, suggest
from ui.rooms.leads.paint.columns import side_text

_WIDTH = 860


class SampleFields:
    """What a sample is of, where and when and by whom it was taken, its layers."""

    def __init__(self, dialog: FormDialog, feed: Feed, paint: CasePaint) -> None:
        desk = feed.desk
        self.vehicle = dialog.add(
            _("取自车辆（号牌或者称呼，只填一辆）"), TextField(), required=True, key="vehicle"
        )
        self.spot = dialog.add(
            _("取样部位"), TextField(_("例如：右前翼子板轮眉上方")), required=True, key="spot"
        )
        self.taken_at = dialog.add(
            _("取样时间"), MomentField(today=desk.today()), required=True, key="taken_at"
        )
        self.taken_by = dialog.add(_("取样人"), TextField(), required=True, key="taken_by")
        self.witness = dialog.add(_("见证人"), TextField(), key="witness")
        exhibits = {
            one.id: _("物证 {n}　{name}").format(n=one.n, name=one.name)
            for one in paint.exhibits
            if all(one.id != trace.exhibit for trace in paint.traces)
        }
        self.exhibit = dialog.add(
            _("登记为物证"), ChoiceField({None: _("没有登记为物证")} | exhibits), key="exhibit"
        )
        self.number = dialog.add(_("提取笔录、检验报告编号"), TextField(), key="number")
        self.layers = PaintFields(dialog, feed)
        dialog.beside(self.vehicle, self.spot)
        dialog.beside(self.taken_at, self.taken_by, self.witness)
        dialog.beside(self.exhibit, self.number)
        suggest(self.vehicle, [*paint.vehicles, *_listed(feed)])
        suggest(self.spot, [one.spot for one in paint.samples])
        self.taken_at.set_value(desk.now())
        self.taken_by.set_value(desk.officer.name)

    def fill(self, one: Sample) -> None:
        """Show what is known."""
        self.vehicle.set_value(one.called)
        for name in ("spot", "taken_at", "taken_by", "witness", "exhibit", "number"):
            getattr(self, name).set_value(getattr(one, name))
        self.layers.fill(Paint(one.layers))

    def entry(self) -> SampleEntry:
        """Return what was typed."""
        taken_at = self.taken_at.value()
        assert taken_at is not None
        return SampleEntry(
            vehicle=self.vehicle.value(),
            spot=self.spot.value(),
            taken_at=taken_at,
            taken_by=self.taken_by.value(),
            witness=self.witness.value(),
            number=self.number.value(),
            exhibit=self.exhibit.value(),
            layers=self.layers.content().layers,
        )


def enter(parent: QWidget, feed: Feed, paint: CasePaint, about: str = "") -> Form:
    """Enter a sample."""
    dialog = FormDialog(parent, _("登记车漆样品"), _("登记"), width=_WIDTH)
    fields = SampleFields(dialog, feed, paint)
    fields.vehicle.set_value(about)
    dialog.note.say(_("一份样品只取自一辆车；几处取样分别登记，各自与现场漆片比对。"))

    def prepare() -> Callable[[], object]:
        return partial(feed.service.add_sample, paint.case_id, fields.entry())

    return dialog, prepare


def correct(parent: QWidget, feed: Feed, paint: CasePaint, one: Sample) -> Form:
    """Put a sample right; what was entered before stays in the list, struck."""
    dialog = FormDialog(parent, _("更正样品 {n}").format(n=one.n), _("更正"), width=_WIDTH)
    fields = SampleFields(dialog, feed, paint)
    fields.fill(one)
    reason = dialog.add(_("更正理由"), TextField(), required=True, key="reason")
    dialog.note.say(_("更正前的记录保留。已计入的比对若因此结果不同，随之撤回，可重新计入。"))

    def prepare() -> Callable[[], object]:
        return partial(feed.service.change_sample, one.id, fields.entry(), reason.value())

    return dialog, prepare


def count(parent: QWidget, feed: Feed, case_id: CaseId, pair: PaintPair) -> Form:
    """Let a comparison count as evidence."""
    sample = pair.other
    assert isinstance(sample, Sample)
    dialog = FormDialog(parent, _("漆层比对计入证据"), _("计入证据"), width=560)
    found = _("{one} 与 {other}：{found}。").format(
        one=side_text(pair.trace),
        other=side_text(sample),
        found=_(CONCLUSIONS[pair.comparison.conclusion]),
    )
    dialog.body.addWidget(label(found, "bold", wrap=True))
    grade = grade_fields(dialog, pair.trace.evidence.grade)
    known = _known(feed, sample.vehicle)
    said = _("颜色已随漆片计过，这里只计同色车中少见的色调和下层漆；同一漆片对同一车只计一次。")
    if known:
        said += "\n" + _("该车已有：{items}。其中若已包含这次比对，不要再计。").format(
            items=listed(known)
        )
    dialog.note.say(said)

    def prepare() -> Callable[[], object]:
        evidence = pair.trace.evidence.id
        return partial(feed.service.count_paint, case_id, evidence, sample.id, grade())

    return dialog, prepare


def _listed(feed: Feed) -> list[str]:
    """Return the candidates in view."""
    shown = feed.shown
    every = (*shown.candidates.vehicles, *shown.candidates.excluded) if shown is not None else ()
    return [plate_text(one.label or one.name) for one in every]


def _known(feed: Feed, vehicle: str) -> list[str]:
    """Return the findings that name a vehicle already."""
    evidence = feed.shown.candidates.evidence if feed.shown is not None else ()
    return [
        _("证据 {n} {title}").format(n=one.n, title=one.title)
        for one in evidence
        if isinstance(one.content, Finding) and vehicle in one.content.plates
    ]
