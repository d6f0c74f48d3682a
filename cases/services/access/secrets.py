"""Witnesses, informants and callers who asked for secrecy: a code for all, the name for two."""

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.records.access import SecretEntry, SecretIdentity, SecretKind, code_of
from cases.records.ids import CaseId, SecretId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import stands_in_for_approver
from cases.services.assignment import INVESTIGATES, places_of, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession, driver, whole
from cases.store.rows.access import SecretIdentityRow
from cases.store.rows.cases import PartyRow

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk

#: Who learns the name.
LEARNS = frozenset({TeamRole.LEAD, TeamRole.APPROVER})


class Secrets:
    """Who stands behind a code."""

    desk: "Desk"

    def keep_secret(self, case_id: CaseId, entry: SecretEntry) -> str:
        """Keep somebody's identity apart, and return the code that stands for him.

        Whoever investigates the case may enter it; once entered it is shown to the lead officer
        and to an approver who has the case before him, to nobody else.

        Law: Order 146 art. 16, 38.

        Raises:
            Refusal: not of the team, no name, or a party of the case, whom everybody knows.
        """
        with self.desk.act("access.keep_secret", case_id, secret_kind=entry.kind) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            code = keep(deed.session, case_id, entry, self.desk.officer.id, self.desk.now())
            deed.note(code=code)
            return code

    def secret_identities(self, case_id: CaseId) -> tuple[SecretIdentity, ...]:
        """Return who stands behind the codes of a case; that they were read is in its journal.

        Raises:
            Refusal: neither lead officer nor an approver who has the case before him, nor who
                stands in for that approver today.
        """
        with self.desk.looking(case_id, "secret_identities") as session:
            if not _learns(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            names = officer_names(session)
            rows = session.scalars(
                select(SecretIdentityRow)
                .where(SecretIdentityRow.case_id == case_id)
                .order_by(SecretIdentityRow.id)
            )
            return tuple(_identity(row, names.get(row.entered_by, "")) for row in rows)

    def learns_names(self, case_id: CaseId) -> bool:
        """Tell whether this officer learns who stands behind the codes of a case."""
        with self.desk.reading() as session:
            return _learns(session, self.desk, case_id)

    def codes(self, case_id: CaseId) -> tuple[str, ...]:
        """Return the codes of a case for those who write in it; they say nothing of who it is.

        Raises:
            Refusal: not of the team.
        """
        with self.desk.reading() as session:
            require_place(session, self.desk, case_id, INVESTIGATES)
            with whole(session):
                return tuple(code for code, _ in hidden_names(session, case_id))


def keep(
    session: StoreSession, case_id: int, entry: SecretEntry, officer: int, now: "datetime"
) -> str:
    """Write an identity down past the guard, inside an act; the same name keeps its code."""
    name = entry.name.strip()
    if not name:
        raise Refusal(Reason.FIELD_MISSING, field="name")
    with whole(session):
        party = select(PartyRow.id).where(
            PartyRow.case_id == case_id, PartyRow.name == name, PartyRow.removed_at.is_(None)
        )
        if session.scalar(party.limit(1)) is not None:
            raise Refusal(Reason.SECRET_IS_PARTY)
        for code, words in hidden_names(session, case_id):
            if name in words:
                return code
        of_kind = select(func.count()).where(
            SecretIdentityRow.case_id == case_id, SecretIdentityRow.kind == entry.kind.value
        )
        code = code_of(entry.kind, session.scalar(of_kind) or 0)
        session.add(
            SecretIdentityRow(
                case_id=case_id,
                kind=entry.kind.value,
                code=code,
                name=name,
                id_number=entry.id_number.strip(),
                phone=entry.phone.strip(),
                address=entry.address.strip(),
                reason=entry.reason.strip(),
                entered_at=now,
                entered_by=officer,
            )
        )
    return code


def _learns(session: StoreSession, desk: "Desk", case_id: CaseId) -> bool:
    """Tell whether the guard shows the names: to lead officer and approver, or his stand-in."""
    places = places_of(session, desk, case_id)
    if not places.isdisjoint(LEARNS):
        return True
    # No place at all: who handles the case does not approve in it, for nobody either.
    return not places and stands_in_for_approver(session, desk, case_id)


def hidden_names(session: StoreSession, case_id: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each code of a case with what must not stand anywhere; the session is past the guard.

    It never reaches a screen: texts are compared with it.
    """
    rows = driver(session).execute(
        "SELECT code, name, id_number, phone FROM main.secret_identities WHERE case_id=?"
        " ORDER BY id",
        (case_id,),
    )
    return tuple((code, tuple(word for word in words if len(word) > 1)) for code, *words in rows)


def _identity(row: SecretIdentityRow, by: str) -> SecretIdentity:
    entry = SecretEntry(
        kind=SecretKind(row.kind),
        name=row.name,
        id_number=row.id_number,
        phone=row.phone,
        address=row.address,
        reason=row.reason,
    )
    return SecretIdentity(SecretId(row.id), row.code, entry, by, row.entered_at)
