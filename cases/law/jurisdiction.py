"""Whose accident it is: where a place belongs by the unit's own table of neighbours.

Law: Order 146 arts 9-12, 41; 行政程序 arts 15, 61, 62. Several areas: the place where the
accident began. The table proposes; the officer decides.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cases.records.transfers import (
    AwayReport,
    Competent,
    Ground,
    Neighbour,
    NeighbourKind,
    Stretch,
)
from cases.refusals import Reason, Refusal

_MARKER = re.compile(r"[Kk]\s*(\d{1,4})\s*\+\s*(\d{1,3})")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d+)?)\s*(?:公里|千米|km|KM)(?:\s*(\d{1,3})\s*米)?")
_CLASSES = {"国道": "G", "省道": "S", "县道": "X", "乡道": "Y", "村道": "C"}
_NUMBERED = re.compile(
    r"(国道|省道|县道|乡道|村道|(?<![A-Za-z])[GSXYC])\s*(\d{1,4})\s*线?"
    r"|(\d{2,4})\s*(国道|省道|县道|乡道)",
    re.IGNORECASE,
)
#: Who takes over a case by its ground.
KINDS = {
    Ground.OTHER_PLACE: (NeighbourKind.TRAFFIC,),
    Ground.OTHER_POLICE: (NeighbourKind.POLICE,),
    Ground.MILITARY: (NeighbourKind.AUTHORITY,),
    Ground.NOT_POLICE: (NeighbourKind.AUTHORITY,),
    Ground.DESIGNATED: (NeighbourKind.TRAFFIC, NeighbourKind.SUPERIOR),
}


def kilometre(place: str) -> Decimal | None:
    """Return the kilometre a place names: 37公里500米, K37+500, 37.5公里."""
    if found := _MARKER.search(place):
        return Decimal(found[1]) + Decimal(found[2]) / 1000
    if found := _LENGTH.search(place):
        return Decimal(found[1]) + Decimal(found[2] or 0) / 1000
    return None


def competent(place: str, neighbours: Iterable[Neighbour], ground: Ground) -> tuple[Competent, ...]:
    """Return the neighbours a place may belong to, the surest first.

    A stretch of road that holds the kilometre decides; the name of a road or of an area proposes.
    """
    open_ones = [one for one in neighbours if not one.closed and one.entry.kind in KINDS[ground]]
    found = [match for one in open_ones for match in _matches(one, place)]
    best: dict[int, Competent] = {}
    for match in sorted(found, key=lambda one: (not one.certain, -len(one.because))):
        best.setdefault(match.neighbour.id, match)
    return tuple(best.values())


def require_consent(report: AwayReport) -> None:
    """Refuse a first action elsewhere that the command centre had not agreed to.

    Law: 行政程序 art. 62; the order of things is the unit's own rule.
    """
    if not report.acted.strip() and report.acted_at is None:
        return
    centre = report.centre
    if centre is None or centre.agreed is not True:
        raise Refusal(Reason.CENTRE_CONSENT_MISSING, article="admin.62", field="agreed")
    if report.acted_at is None or not report.acted.strip():
        raise Refusal(Reason.FIELD_MISSING, field="acted_at")
    if report.acted_at < centre.at:
        raise Refusal(Reason.CENTRE_CONSENT_MISSING, article="admin.62", field="acted_at")


def for_the_caller(ground: Ground, unit: str, phone: str, address: str) -> str:
    """Return the sentence the officer reads to the caller; it is Chinese, as the caller is.

    Law: 行政程序 art. 61(2), (3).
    """
    reach = f"，联系电话{phone}" if phone else ""
    where = f"，地址{address}" if address else ""
    if ground is Ground.NOT_POLICE:
        to = unit or "有关主管机关"
        return (
            f"您反映的事项不属于公安机关职责范围，请向{to}报案或者投诉{reach}{where}。"
            "对此有异议的，我们书面告知您。"
        )
    to = unit or "有管辖权的单位"
    return (
        f"您报的这起事故属于{to}管辖，我们已经登记，二十四小时内移送该单位处理"
        f"{reach}{where}。您可以直接与该单位联系。"
    )


def _matches(one: Neighbour, place: str) -> Iterator[Competent]:
    km = kilometre(place)
    for stretch in one.entry.stretches:
        if not _is_on(place, stretch.road):
            continue
        whole = stretch.from_km is None and stretch.to_km is None
        if whole:
            yield Competent(one, stretch.road, certain=True)
        elif km is None:
            yield Competent(one, stretch.road, certain=False)
        elif _holds(stretch, km):
            yield Competent(one, _span(stretch), certain=True)
    for area in one.entry.areas:
        if area and area in place:
            yield Competent(one, area, certain=False)


def _holds(stretch: Stretch, km: Decimal) -> bool:
    low = stretch.from_km if stretch.from_km is not None else Decimal(0)
    high = stretch.to_km if stretch.to_km is not None else Decimal("Infinity")
    return min(low, high) <= km <= max(low, high)


def _span(stretch: Stretch) -> str:
    low = "0" if stretch.from_km is None else f"{stretch.from_km.normalize():f}"
    high = "" if stretch.to_km is None else f"{stretch.to_km.normalize():f}"
    return f"{stretch.road} {low}至{high}公里" if high else f"{stretch.road} {low}公里以远"


def _is_on(place: str, road: str) -> bool:
    """Tell whether the place names the road, however its number is written."""
    own = _number(road)
    if own:
        return own in {_class(*found) for found in _NUMBERED.findall(place)}
    return bool(road) and road in place


def _number(road: str) -> str:
    found = _NUMBERED.search(road)
    return _class(*found.groups(default="")) if found else ""


def _class(kind: str, digits: str, first: str, second: str) -> str:
    named, number = (kind, digits) if kind else (second, first)
    return f"{_CLASSES.get(named, named.upper())}{int(number)}"
