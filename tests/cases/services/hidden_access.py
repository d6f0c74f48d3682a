"""The doors of leave, emergencies and codes, asked by outsiders about the hidden case."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from cases.records.access import SecretEntry, SecretKind, Verdict
from cases.records.ids import CaseId, GrantId
from cases.records.officers import Part
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SECRETS = ("闵大有", "13900006655", "怕被报复")
OF_CASES = frozenset({"access"})


def hide(lead: Desk, case: CaseId) -> None:
    """Let somebody of the case ask for secrecy."""
    entry = SecretEntry(
        kind=SecretKind.WITNESS, name=SECRETS[0], phone=SECRETS[1], reason=SECRETS[2]
    )
    lead.access.keep_secret(case, entry)


#: Asked about leave that nobody gave.
NOTHING_THERE = frozenset({"access.end_grant", "access.looks_under", "access.review"})

_SOMEBODY = SecretEntry(kind=SecretKind.INFORMANT, name="外人")

ACCESS: Mapping[str, Callable[[Desk, "Ids"], object]] = {
    "access.codes": lambda d, i: d.access.codes(i.case),
    "access.cover": lambda d, i: d.access.cover(i.case),
    "access.emergencies": lambda d, _: d.access.emergencies(),
    "access.end_grant": lambda d, i: d.access.end_grant(GrantId(i.case + 900_000), "收回"),
    "access.grant": lambda d, i: d.access.grant(
        i.case, i.other, Part.INVESTIGATION, "会商", d.now() + timedelta(days=1)
    ),
    "access.grants": lambda d, _: d.access.grants(),
    "access.keep_secret": lambda d, i: d.access.keep_secret(i.case, _SOMEBODY),
    "access.learns_names": lambda d, i: d.access.learns_names(i.case),
    "access.looks_under": lambda d, i: d.access.looks_under(GrantId(i.case + 900_000), "复核"),
    "access.names_lead": lambda d, _: d.access.names_lead(),
    "access.of_case": lambda d, i: d.access.of_case(i.case),
    # Of a number that is none: who may take an emergency would have the case from then on.
    "access.open_in_emergency": lambda d, _: d.access.open_in_emergency("2026-9999", "急"),
    "access.pulse": lambda d, _: d.access.pulse(),
    "access.review": lambda d, i: d.access.review(
        GrantId(i.case + 900_000), Verdict.JUSTIFIED, "属实"
    ),
    "access.secret_identities": lambda d, i: d.access.secret_identities(i.case),
    "access.show": lambda d, i: d.access.show(i.case, "核对"),
    "access.who_sees": lambda d, i: d.access.who_sees(i.case),
    "access.whose": lambda d, i: d.access.whose(i.number),
}
