"""What the law leaves to the unit, decided from a day on."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.officers import Role
from cases.records.policies import KINDS
from cases.records.unit import (
    Policy,
)
from cases.refusals import Reason, Refusal
from cases.store.rows.unit import (
    PolicyRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Policies:
    """Decisions of the unit; earlier ones stay for the days they were in force."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def policy(self, key: str, on: date | None = None) -> Policy:
        """Return what holds on a day (today when none is given): decided, or the default."""
        day = on or self.desk.today()
        for policy in reversed(self.decisions(key)):
            if policy.in_force_from is not None and policy.in_force_from <= day:
                return policy
        return Policy(KINDS[key], KINDS[key].default)

    def policies(self) -> tuple[Policy, ...]:
        """Return what holds today for everything the unit may decide."""
        return tuple(self.policy(key) for key in KINDS)

    def decisions(self, key: str) -> tuple[Policy, ...]:
        """Return every decision about one thing; of two in force the later entry holds."""
        kind = KINDS[key]
        with self.desk.reading() as session:
            rows = session.scalars(
                select(PolicyRow)
                .where(PolicyRow.key == key)
                .order_by(PolicyRow.in_force_from, PolicyRow.id)
            )
            return tuple(
                Policy(
                    kind,
                    row.value,
                    row.id,
                    row.in_force_from,
                    row.reference,
                    row.approved_by,
                    row.approved_on,
                    row.entered_at,
                )
                for row in rows
            )

    def decide(
        self,
        key: str,
        value: int | str,
        *,
        in_force_from: date,
        reference: str,
        approved_by: str,
        approved_on: date,
    ) -> Policy:
        """Enter a decision of the unit; earlier ones stay for the days they were in force.

        Raises:
            Refusal: not an administrator or squad leader, the value is not one the law leaves
                open, the approval lacks a part, or it would change what was in force before it
                was approved.
        """
        self.desk.require(Role.ADMINISTRATOR, Role.SQUAD_LEADER)
        if value not in KINDS[key].choices:
            raise Refusal(Reason.FIELD_INVALID, field=key, value=value)
        for name, text in (("reference", reference), ("approved_by", approved_by)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if approved_on > self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="approved_on", value=approved_on.isoformat())
        if in_force_from < approved_on:
            raise Refusal(
                Reason.FIELD_INVALID, field="in_force_from", value=in_force_from.isoformat()
            )
        with self.desk.act("unit.decide", key=key, value=value) as deed:
            deed.note(
                in_force_from=in_force_from,
                reference=reference.strip(),
                approved_by=approved_by.strip(),
                approved_on=approved_on,
            )
            deed.session.add(
                PolicyRow(
                    key=key,
                    value=value,
                    in_force_from=in_force_from,
                    reference=reference.strip(),
                    approved_by=approved_by.strip(),
                    approved_on=approved_on,
                    entered_by=self.desk.officer.id,
                    entered_at=self.desk.now(),
                )
            )
        return self.policy(key, in_force_from)
