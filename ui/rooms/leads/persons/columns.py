"""Columns of the lists of persons and of what is known of them."""

from dataclasses import dataclass

from cases.records.times import local
from leads.evidence.candidates import CaseDrivers, LikelyDriver
from leads.evidence.records import PersonEvidence
from leads.graph.merging import shown as drawn
from leads.graph.nodes import Graph, LinkKind, NodeKind
from ui.kit.i18n import N_, _
from ui.kit.punctuation import bracketed, listed
from ui.kit.table import Column
from ui.labels.candidates import percent, weight_text
from ui.labels.evidence import PERSON_KINDS
from ui.labels.leads import link_words


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who may have driven; without a driver, somebody nobody has named."""

    name: str
    through: str
    probability: float
    from_vehicles: float | None
    total: float | None
    driver: LikelyDriver | None = None


def lines_of(found: CaseDrivers, graph: Graph) -> tuple[PersonLine, ...]:
    """Return everybody who may have driven, and last somebody unknown."""
    whole = drawn(graph)
    labels = {one.id: one.label for one in whole.nodes}
    kinds = {one.id: one.kind for one in whole.nodes}
    ties: dict[int, list[str]] = {}
    for one in whole.links:
        for here, there in ((one.from_id, one.to_id), (one.to_id, one.from_id)):
            near = kinds.get(there) in {NodeKind.VEHICLE, NodeKind.POLICY, NodeKind.PLATE}
            if kinds.get(here) is NodeKind.PERSON and (near or one.kind in _AROUND):
                words = one.label or link_words(one.kind)
                ties.setdefault(here, []).append(bracketed(labels.get(there, ""), words))
    lines = [
        PersonLine(
            one.name,
            listed(ties.get(one.person, [])),
            one.probability,
            one.from_vehicles,
            sum(weight for _n, weight in one.weights),
            one,
        )
        for one in found.drivers
    ]
    if lines:
        lines.append(PersonLine(_("没有查明的人"), "", found.unknown, None, None))
    return tuple(lines)


_AROUND = frozenset({LinkKind.RELATIVE, LinkKind.HOUSEHOLD})


def columns() -> tuple[Column, ...]:
    """Return the columns of persons; somebody unknown stands last however they are sorted."""
    return (
        Column(
            "name",
            N_("人员"),
            lambda line: line.name,
            width=168,
            least=124,
            sort=lambda line: line.name if line.driver is not None else None,
        ),
        Column("through", N_("经由"), lambda line: line.through, sort=_through),
        Column(
            "vehicles",
            N_("按车辆"),
            lambda line: "" if line.from_vehicles is None else percent(line.from_vehicles),
            width=84,
            right=True,
            sort=lambda line: line.from_vehicles,
        ),
        Column(
            "total",
            "Σ log10",
            lambda line: "" if line.total is None else weight_text(line.total),
            width=84,
            right=True,
            sort=lambda line: line.total,
        ),
        Column(
            "probability",
            N_("概率"),
            lambda line: percent(line.probability),
            width=84,
            right=True,
            sort=lambda line: line.probability if line.driver is not None else None,
            bold=lambda _line: True,
        ),
    )


def _through(line: PersonLine) -> str | None:
    return line.through if line.driver is not None else None


def _graded(one: PersonEvidence) -> str:
    return str(one.grade) if one.grade is not None else _("未评级")


EVIDENCE = (
    Column("n", "#", lambda one: str(one.n), width=36, sort=lambda one: one.n, muted=True),
    Column("kind", N_("种类"), lambda one: _(PERSON_KINDS[one.kind]), width=112, least=96),
    Column("title", N_("名称"), lambda one: one.title),
    Column("grade", N_("等级"), _graded, width=64),
    Column("origin", N_("原始来源"), lambda one: one.origin, width=110),
    Column(
        "entered",
        N_("何时何人"),
        lambda one: f"{one.entered_by} {local(one.entered_at):%m-%d %H:%M}",
        width=140,
        muted=True,
    ),
)
