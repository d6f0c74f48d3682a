"""Declarative rows, near-empty on purpose: rules live in the pure rooms, acts in the services."""

from cases.store.rows import (
    cases,
    holding,
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
    "cases",
    "holding",
    "ledger",
    "mediation",
    "papers",
    "practice",
    "roadside",
    "summons",
    "unit",
]
