"""A paper that is not as it was issued is found, whatever else was changed along with it."""

import hashlib
from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from cases.services.verify import verify
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow
from cases.store.rows.disclosure import EvidencePackageRow
from cases.store.rows.papers import DocumentRow
from tests.conftest import Clock, DeskOf

PDF = b"%PDF-1.4 the paper as it was issued"


@pytest.fixture
def desk(desk_of: DeskOf, clock: Clock) -> Desk:
    """A desk at which one paper has been issued; its rows are written as the services do."""
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    me, digest = desk.officer.id, hashlib.sha256(PDF).hexdigest()
    with engine.session(desk.store.door, Acting(me, clock(), door=True)) as session:
        session.add(
            CaseRow(
                case_id=1,
                number="2026-0001",
                kind="injury",
                state="open",
                opened_at=clock(),
                opened_by=me,
            )
        )
        session.flush()
        session.add(
            DocumentRow(
                id=1,
                case_id=1,
                part="mediation",
                form="termination",
                number="澄临公交调终字〔2026〕1号",
                state="issued",
                content={},
                pdf=PDF,
                sha256=digest,
                made_by=me,
                made_at=clock(),
                issued_by=me,
                issued_at=clock(),
            )
        )
    with desk.act("documents.issue", door=True, document=1, sha256=digest):
        pass
    return desk


def tamper(
    desk: Desk, change: Callable[[engine.StoreSession], object], table: str = "documents"
) -> None:
    """Do what somebody with the key and bad intent could do."""
    acting = Acting(desk.officer.id, desk.now(), door=True)
    with engine.session(desk.store.door, acting) as session:
        raw = engine.driver(session)
        triggers = raw.execute(
            "SELECT name FROM main.sqlite_master WHERE type='trigger' AND tbl_name=?", (table,)
        ).fetchall()
        for (name,) in triggers:
            raw.execute(f"DROP TRIGGER main.{name}")
        change(session)


def test_papers_as_they_were_issued_verify(desk: Desk) -> None:
    found = verify(desk)
    assert (found.intact, found.changed) == (True, 0)


def test_other_bytes_with_their_own_hash_are_found(desk: Desk) -> None:
    other = PDF + b" and more"
    tamper(
        desk,
        lambda session: session.execute(
            update(DocumentRow).values(pdf=other, sha256=hashlib.sha256(other).hexdigest())
        ),
    )
    found = verify(desk)
    assert (found.intact, found.changed, found.first_bad) == (False, 1, None)


def test_a_paper_taken_away_is_found(desk: Desk) -> None:
    tamper(desk, lambda session: session.execute(delete(DocumentRow)))
    assert verify(desk).changed == 1


def test_the_number_of_a_changed_paper_is_named_only_to_who_may_see_it(desk: Desk) -> None:
    tamper(desk, lambda session: session.execute(update(DocumentRow).values(pdf=b"other")))
    found = verify(desk)
    # This desk has no part in the case.
    assert (found.changed, found.changed_documents) == (1, ())


def test_a_paper_whose_printed_head_the_journal_does_not_have_is_found(desk: Desk) -> None:
    tamper(
        desk,
        lambda session: session.execute(
            update(DocumentRow).values(journal_seq=1, journal_head="f" * 64)
        ),
    )
    assert verify(desk).changed == 1


def test_a_package_of_evidence_that_is_changed_or_taken_away_is_found(desk: Desk) -> None:
    def made(n: int) -> EvidencePackageRow:
        return EvidencePackageRow(
            case_id=1,
            n=n,
            showing="meeting",
            items=[],
            pages=1,
            pdf=PDF,
            sha256=hashlib.sha256(PDF).hexdigest(),
            made_at=desk.now(),
            made_by=desk.officer.id,
        )

    for n in (1, 2):
        with desk.act("disclosure.build", door=True, package=n) as deed:
            deed.session.add(row := made(n))
            deed.note(sha256=row.sha256)
            deed.case_id = CaseId(1)
    assert verify(desk).changed == 0
    other = PDF + b" and more"
    digest = hashlib.sha256(other).hexdigest()
    first = EvidencePackageRow.n == 1
    tamper(
        desk,
        lambda session: session.execute(
            update(EvidencePackageRow).where(first).values(pdf=other, sha256=digest)
        ),
        "evidence_packages",
    )
    assert verify(desk).changed == 1
    tamper(desk, lambda session: session.execute(delete(EvidencePackageRow)), "evidence_packages")
    found = verify(desk)
    assert (found.intact, found.changed, found.first_bad) == (False, 2, None)
