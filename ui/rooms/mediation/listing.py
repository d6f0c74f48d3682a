"""Filters, orders and the export of the list of mediations in hand."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from cases.mediation.kinds import MediationState
from cases.records.mediation import Waiting
from ui.kit.i18n import N_, _, day_full, moment_text
from ui.labels import mediation as labels
from ui.rooms.mediation import words

FILTERS: dict[str, str] = {
    "all": N_("调解中 · 待排期"),
    "running": N_("调解中"),
    "unbooked": N_("尚未排期"),
    "soon": N_("三个工作日内到期"),
    "missed": N_("有缺席"),
    "before": N_("申请与待起算"),
}
ORDERS: dict[str, str] = {
    "due": N_("按到期日"),
    "number": N_("按案号"),
    "missed": N_("按缺席次数"),
}
_KEPT: dict[str, Callable[[Waiting], bool]] = {
    "all": bool,
    "running": lambda line: line.state is MediationState.RUNNING,
    "unbooked": lambda line: line.state is MediationState.RUNNING and line.session_id is None,
    "soon": lambda line: line.days_left is not None and line.days_left <= 3,
    "missed": lambda line: line.missed > 0,
    "before": lambda line: line.state is not MediationState.RUNNING,
}
_BY: dict[str, Callable[[Waiting], Any]] = {
    "due": lambda line: (line.due_on or line.started_on or date.max, line.case_number),
    "number": lambda line: line.case_number,
    "missed": lambda line: (-line.missed, line.due_on or date.max),
}


def arranged(lines: Iterable[Waiting], chosen: str, order: str) -> tuple[Waiting, ...]:
    """Return the mediations a filter keeps, in an order."""
    return tuple(sorted(filter(_KEPT[chosen], lines), key=_BY[order]))


def rows(lines: Iterable[Waiting]) -> list[list[str]]:
    """Return the list as it is shown, with a heading."""
    head = [
        _("案号"),
        _("当事人"),
        _("状态"),
        _("起算"),
        _("期限"),
        _("剩余工作日"),
        _("缺席"),
        _("下次调解会"),
    ]
    return [head, *map(_row, lines)]


def _row(line: Waiting) -> list[str]:
    return [
        line.case_number,
        words.names(line),
        _(labels.STATES[line.state]),
        day_full(line.started_on) if line.started_on else "",
        day_full(line.due_on) if line.due_on else "",
        "" if line.days_left is None else str(line.days_left),
        f"{line.missed}/{line.threshold}",
        moment_text(line.session_at) if line.session_at else "",
    ]
