"""Declarative rows, near-empty on purpose: rules live in the pure rooms, acts in the services."""

from cases.store.rows import (
    approvals,
    attachments,
    canvass,
    cases,
    evidence,
    exhibits,
    extracts,
    holding,
    lead_graph,
    ledger,
    mediation,
    papers,
    practice,
    roadside,
    summons,
    unit,
)
from cases.store.rows.base import Row

__all__ = [
    "Row",
    "approvals",
    "attachments",
    "canvass",
    "cases",
    "evidence",
    "exhibits",
    "extracts",
    "holding",
    "lead_graph",
    "ledger",
    "mediation",
    "papers",
    "practice",
    "roadside",
    "summons",
    "unit",
]
