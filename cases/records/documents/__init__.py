"""Papers of a case as lists and screens show them: documents, copies, opinions, services."""

from cases.records.documents.papers import (
    CaseChoice,
    Check,
    Copy,
    Document,
    DocumentLine,
    Occasion,
    Opinion,
    Outside,
)
from cases.records.documents.registers import DocumentFilter, Register, RegisterKind, RegisterNumber
from cases.records.documents.service import PartyToServe, ServiceEntry, Serving
from cases.records.documents.states import (
    CopyState,
    DocumentState,
    OpinionStep,
    Substitute,
    Verdict,
)

__all__ = [
    "CaseChoice",
    "Check",
    "Copy",
    "CopyState",
    "Document",
    "DocumentFilter",
    "DocumentLine",
    "DocumentState",
    "Occasion",
    "Opinion",
    "OpinionStep",
    "Outside",
    "PartyToServe",
    "Register",
    "RegisterKind",
    "RegisterNumber",
    "ServiceEntry",
    "Serving",
    "Substitute",
    "Verdict",
]
