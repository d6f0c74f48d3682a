"""Columns of samples and of comparisons; how the two sides are called."""

from leads.evidence.layers import Conclusion
from leads.evidence.samples import PaintPair, Sample, Trace
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.punctuation import bracketed
from ui.kit.table import Column
from ui.labels.candidates import CONCLUSIONS_SHORT, plate_text

_TONES = {
    Conclusion.ALIKE: Tone.GREEN,
    Conclusion.ALIKE_BUT_RESPRAYED: Tone.GREEN,
    Conclusion.OPEN: Tone.OUTLINE,
    Conclusion.DIFFERENT: Tone.RED,
}


def side_text(one: Sample | Trace) -> str:
    """Return what a side of a comparison is called."""
    if isinstance(one, Trace):
        return one.evidence.title
    return _("样品 {n} {vehicle} {spot}").format(
        n=one.n, vehicle=plate_text(one.called), spot=one.spot
    )


def source_text(one: Sample | Trace) -> str:
    """Return where a side comes from: its exhibit, its number, who took it."""
    exhibit = "" if one.exhibit_n is None else _("物证 {n}").format(n=one.exhibit_n)
    if isinstance(one, Trace):
        grade = one.evidence.grade
        said = (exhibit, one.evidence.origin, str(grade) if grade is not None else _("未评级"))
        return " · ".join(filter(None, said))
    taken = f"{moment_text(one.taken_at)} {one.taken_by}"
    return " · ".join(filter(None, (exhibit, one.number, taken)))


def state_text(one: Sample) -> str:
    """Return whether a version holds, and if not, why."""
    if one.withdrawn is not None:
        return bracketed(_("已撤回"), one.withdrawn.reason)
    if one.is_replaced:
        return _("更正前")
    return bracketed(_("已更正"), one.reason) if one.reason else _("在案")


def _struck(one: Sample) -> bool:
    return not one.stands


def _kept_as(one: Sample) -> str:
    exhibit = "" if one.exhibit_n is None else _("物证 {n}").format(n=one.exhibit_n)
    return " ".join(filter(None, (exhibit, one.number))) or "—"


SAMPLES = (
    Column("n", N_("号"), lambda one: str(one.n), width=40, right=True, sort=lambda one: one.n),
    Column(
        "vehicle",
        N_("取自车辆"),
        lambda one: plate_text(one.called),
        width=104,
        least=92,
        bold=lambda one: one.stands,
        struck=_struck,
    ),
    Column("spot", N_("部位"), lambda one: one.spot, least=110, struck=_struck),
    Column(
        "taken",
        N_("何时何人取样"),
        lambda one: f"{moment_text(one.taken_at)} {one.taken_by}",
        width=212,
        least=120,
        sort=lambda one: one.taken_at,
    ),
    Column(
        "layers",
        N_("层数"),
        lambda one: str(len(one.layers)),
        width=56,
        right=True,
        sort=lambda one: len(one.layers),
    ),
    Column("source", N_("物证、凭据"), _kept_as, width=184, least=72),
    Column("state", N_("状态"), state_text, width=120, least=64, muted=True),
)


def _greatest(pair: PaintPair) -> float | None:
    found = [one.difference for one in pair.comparison.pairs if one.difference is not None]
    return max(found, default=None)


def _greatest_text(pair: PaintPair) -> str:
    found = _greatest(pair)
    return "—" if found is None else f"{found:.2f}"


def counted_text(pair: PaintPair) -> str:
    """Return as which evidence a comparison counts."""
    return "—" if pair.counted is None else _("证据 {n}").format(n=pair.counted)


PAIRS = (
    Column("trace", N_("现场漆片"), lambda one: side_text(one.trace), least=120),
    Column(
        "other", N_("与之比对"), lambda one: side_text(one.other), least=140, bold=lambda _: True
    ),
    Column(
        "found",
        N_("比对结果"),
        lambda one: _(CONCLUSIONS_SHORT[one.comparison.conclusion]),
        width=128,
        least=104,
        chip=lambda one: _TONES[one.comparison.conclusion],
    ),
    Column(
        "greatest",
        N_("最大 ΔE00"),
        _greatest_text,
        width=108,
        least=84,
        right=True,
        sort=_greatest,
    ),
    Column("counted", N_("计入的证据"), counted_text, width=100, least=72, muted=True),
)
