"""The lines of the list of candidates: vehicles, the excluded, the rest, none of these."""

from dataclasses import dataclass
from enum import StrEnum

from leads.evidence.candidates import RankedVehicle
from leads.evidence.overview import Boarded, Overview
from leads.graph.nodes import LinkStatus
from ui.kit.i18n import N_, _, ngettext
from ui.kit.punctuation import bracketed, listed
from ui.kit.table import Column
from ui.labels.candidates import percent, plate_text, vehicle_text, weight_text
from ui.labels.leads import link_words

#: Of what speaks for or against, so many are named in the list.
_NAMED = 3


class LineKind(StrEnum):
    """What a line stands for."""

    VEHICLE = "vehicle"
    EXCLUDED = "excluded"
    REST = "rest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    kind: LineKind
    name: str
    words: str
    kept: str
    probability: float
    supports: str
    against: str
    state: str
    candidate: RankedVehicle | None = None

    @property
    def is_fixed(self) -> bool:
        """Tell whether it stands last whatever is sorted or looked for."""
        return self.kind in {LineKind.REST, LineKind.NONE}


def lines_of(shown: Overview) -> tuple[Line, ...]:
    """Return the lines: candidates by rank, then the excluded, the rest, none of these."""
    found = shown.candidates
    lines = [_vehicle(one, shown) for one in (*found.vehicles, *found.excluded)]
    rest = found.population - len(found.vehicles) - len(found.excluded)
    if rest > 0:
        lines.append(
            Line(
                LineKind.REST,
                ngettext("其余{n}辆", "其余 {n} 辆", rest).format(n=f"{rest:,}"),
                "",
                "",
                found.rest,
                "",
                "",
                _("回车再列"),
            )
        )
    lines.append(
        Line(
            LineKind.NONE,
            _("以上皆非（H0）"),
            "",
            _("先验 {p}").format(p=f"{found.prior.none:.2f}"),
            found.none,
            _("登记册以外的车辆，先验由主办设定"),
            "",
            _("始终显示"),
        )
    )
    return tuple(lines)


def kept_text(boarded: Boarded | None) -> str:
    """Return who had a vehicle that night, in fact before on paper."""
    if boarded is None or not (boarded.in_fact or boarded.on_paper):
        return ""
    first = (boarded.in_fact or boarded.on_paper)[0]
    return bracketed(first.name, link_words(first.kind))


def _vehicle(one: RankedVehicle, shown: Overview) -> Line:
    titles = shown.candidates.titles
    explained = one.explanation
    return Line(
        LineKind.VEHICLE if one.exclusion is None else LineKind.EXCLUDED,
        one.label if one.label and one.name.startswith("#") else plate_text(one.name),
        vehicle_text(one.vehicle),
        kept_text(shown.boarded.get(one.name)) or _("未知"),
        one.probability,
        _named(explained.supports, titles),
        _named(explained.against, titles),
        _state(one, shown),
        one,
    )


def _named(items: tuple[str, ...], titles: dict[str, str]) -> str:
    return listed(titles.get(one, one) for one in items[:_NAMED])


def _state(one: RankedVehicle, shown: Overview) -> str:
    """Return what is being done with a candidate, the most telling first."""
    if one.exclusion is not None:
        return _("已排除")
    waiting = sum(
        any(one.name in outcome.vehicles for outcome in asked.inquiry.outcomes)
        for asked in shown.next
    )
    if waiting:
        return ngettext("待查{n}项", "待查 {n} 项", waiting).format(n=waiting)
    boarded = shown.boarded.get(one.name)
    if boarded is not None:
        return _(_STATES[boarded.status])
    return _("手工加入") if one.extract is None else _("仅在登记库")


_STATES = {
    LinkStatus.CONFIRMED: N_("已确认"),
    LinkStatus.UNCONFIRMED: N_("待核实"),
    LinkStatus.REFUTED: N_("板上已否定"),
}


def columns() -> tuple[Column, ...]:
    """Return the columns; what stands last whatever is sorted has no value to sort by."""
    return (
        Column("rank", "#", _rank, width=44, least=34, right=True, sort=_of_rank, muted=True),
        Column(
            "name",
            N_("候选"),
            lambda line: line.name,
            width=100,
            least=92,
            sort=lambda line: None if line.is_fixed else line.name,
            bold=lambda line: line.kind is LineKind.NONE or _is_first(line),
            struck=_is_excluded,
        ),
        Column("words", N_("车型颜色"), lambda line: line.words, width=98, least=60, sort=_words),
        Column("kept", N_("当夜使用人"), lambda line: line.kept, width=106, least=72, sort=_kept),
        Column(
            "probability",
            N_("概率"),
            lambda line: percent(line.probability),
            width=164,
            least=92,
            right=True,
            sort=lambda line: None if line.is_fixed else line.probability,
        ),
        Column("total", "Σ log10", _total, width=62, least=58, right=True, sort=_of_total),
        Column("supports", N_("支持"), lambda line: line.supports, least=76, sort=_supports),
        Column("against", N_("反对"), lambda line: line.against, least=68, sort=_against),
        Column(
            "state",
            N_("状态"),
            lambda line: line.state,
            width=88,
            least=64,
            sort=lambda line: None if line.is_fixed else line.state,
            muted=True,
        ),
    )


def _is_excluded(line: Line) -> bool:
    return line.kind is LineKind.EXCLUDED


def _is_first(line: Line) -> bool:
    return line.kind is LineKind.VEHICLE and line.candidate is not None and line.candidate.rank == 1


def _rank(line: Line) -> str:
    if line.kind is LineKind.NONE:
        return "○"
    return str(line.candidate.rank) if line.candidate is not None else ""


def _of_rank(line: Line) -> int | None:
    return line.candidate.rank if line.candidate is not None else None


def _total(line: Line) -> str:
    if line.kind is LineKind.NONE:
        return weight_text(0.0)
    return weight_text(line.candidate.explanation.total) if line.candidate is not None else ""


def _of_total(line: Line) -> float | None:
    return line.candidate.explanation.total if line.candidate is not None else None


def _words(line: Line) -> str | None:
    return None if line.is_fixed else line.words


def _kept(line: Line) -> str | None:
    return None if line.is_fixed else line.kept


def _supports(line: Line) -> str | None:
    return None if line.is_fixed else line.supports


def _against(line: Line) -> str | None:
    return None if line.is_fixed else line.against
