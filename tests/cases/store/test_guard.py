"""The guard narrows reads and refuses writes, whatever SQL goes through SQLAlchemy."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.store import engine, guard, journal, mine
from cases.store.guard import Acting
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.cases import AccidentRow, CaseRow, TeamRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

NOW = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)


@pytest.fixture
def two_cases(store: engine.Store) -> engine.Store:
    with engine.session(store.door, Acting(0, NOW, door=True)) as session:
        for officer in (7, 8, 9):
            session.add(OfficerRow(id=officer, number=str(officer), name="某", joined_at=NOW))
        session.add(OfficerRoleRow(officer_id=9, role=Role.SQUAD_LEADER))
        session.flush()
        for case, officer in ((1, 7), (2, 8)):
            session.add(
                CaseRow(
                    case_id=case,
                    number=f"2026-000{case}",
                    kind="injury",
                    state="open",
                    opened_at=NOW,
                    opened_by=officer,
                )
            )
            session.flush()
            session.add(
                TeamRow(
                    case_id=case,
                    officer_id=officer,
                    role=TeamRole.LEAD,
                    from_at=NOW,
                    assigned_by=officer,
                )
            )
            session.add(AccidentRow(case_id=case, place="滨河路"))
    return store


def seen(store: engine.Store, officer: int, what: type) -> int:
    with engine.session(store.reading, Acting(officer, NOW)) as session:
        return session.scalar(select(func.count()).select_from(what)) or 0


def test_an_officer_sees_his_own_case_and_no_trace_of_another(two_cases: engine.Store) -> None:
    assert seen(two_cases, 7, CaseRow) == 1
    with engine.session(two_cases.reading, Acting(7, NOW)) as session:
        assert session.get(CaseRow, 2) is None
        assert session.execute(text("SELECT number FROM cases")).scalars().all() == ["2026-0001"]


def test_nobody_sees_nothing(two_cases: engine.Store) -> None:
    assert seen(two_cases, 99, CaseRow) == 0


def test_the_squad_leader_sees_heads_and_no_accident(two_cases: engine.Store) -> None:
    assert seen(two_cases, 9, CaseRow) == 2
    assert seen(two_cases, 9, AccidentRow) == 0


def test_a_foreign_update_changes_nothing(two_cases: engine.Store) -> None:
    with engine.session(two_cases.writing, Acting(7, NOW)) as session:
        session.execute(update(CaseRow).values(kind="death"))
    with engine.session(two_cases.door, Acting(7, NOW, door=True)) as session:
        assert session.scalars(select(CaseRow.kind).order_by(CaseRow.case_id)).all() == [
            "death",
            "injury",
        ]


def test_a_bulk_update_by_key_of_a_foreign_case_is_refused(two_cases: engine.Store) -> None:
    with (
        pytest.raises(StaleDataError),
        engine.session(two_cases.writing, Acting(7, NOW)) as session,
    ):
        session.execute(update(CaseRow), [{"case_id": 2, "kind": "death"}])


def test_a_row_cannot_be_put_into_a_foreign_case(two_cases: engine.Store) -> None:
    with (
        pytest.raises(Refusal) as refused,
        engine.session(two_cases.writing, Acting(7, NOW)) as session,
    ):
        session.add(
            TeamRow(case_id=2, officer_id=7, role="lead", from_at=NOW, assigned_by=7),
        )
    assert refused.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM main.cases",
        "UPDATE temp.guard_who SET officer=8",
        "DROP VIEW cases",
        "SELECT * FROM journal",
    ],
)
def test_raw_sql_past_the_views_is_refused(two_cases: engine.Store, sql: str) -> None:
    with (
        pytest.raises(PermissionError),
        engine.session(two_cases.writing, Acting(7, NOW)) as session,
    ):
        session.execute(text(sql))


def test_a_closed_case_is_open_to_the_squad(two_cases: engine.Store) -> None:
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.add(OfficerRoleRow(officer_id=8, role=Role.MEDIATOR))
        session.execute(update(CaseRow).where(CaseRow.case_id == 1).values(state="closed"))
    assert seen(two_cases, 8, CaseRow) == 2
    assert seen(two_cases, 8, AccidentRow) == 2


def test_a_closed_case_opens_no_other_case(two_cases: engine.Store) -> None:
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.add(OfficerRow(id=10, number="10", name="某", joined_at=NOW))
        session.add(OfficerRoleRow(officer_id=10, role=Role.MEDIATOR))
        session.execute(update(CaseRow).where(CaseRow.case_id == 1).values(state="closed"))
    for what in (CaseRow, AccidentRow):
        with engine.session(two_cases.reading, Acting(10, NOW)) as session:
            assert session.scalars(select(what.case_id)).all() == [1]
    # The squad leader sees the head of the open case, and nothing inside it.
    with engine.session(two_cases.reading, Acting(9, NOW)) as session:
        assert session.scalars(select(AccidentRow.case_id)).all() == [1]


def test_the_journal_refuses_change_and_verifies(two_cases: engine.Store) -> None:
    with engine.session(two_cases.writing, Acting(7, NOW)) as session:
        raw = engine.driver(session)
        for number in range(3):
            journal.append(raw, at=NOW, officer=7, act="test", case=1, values={"n": number})
        verdict = journal.verify(raw)
    assert (verdict.entries, verdict.intact) == (3, True)
    with engine.session(two_cases.writing, Acting(7, NOW)) as session:
        raw = engine.driver(session)
        with pytest.raises(Exception, match="append-only"):
            raw.execute("DELETE FROM main.journal WHERE seq=2")
        raw.execute("DROP TRIGGER main.journal_no_update")
        raw.execute("UPDATE main.journal SET entry=replace(entry, '\"n\":1', '\"n\":9')")
        assert journal.verify(raw).first_bad == 2


def test_the_views_follow_the_roles_of_whoever_acts(two_cases: engine.Store) -> None:
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.add(OfficerRoleRow(officer_id=8, role=Role.MEDIATOR))
        session.execute(update(CaseRow).where(CaseRow.case_id == 1).values(state="closed"))
    # The same pooled connection serves the leader, a mediator and an officer without a role.
    for _turn in range(2):
        assert [seen(two_cases, officer, CaseRow) for officer in (9, 8, 7, 99)] == [2, 2, 1, 0]
        assert [seen(two_cases, officer, TeamRow) for officer in (9, 8, 7, 99)] == [2, 1, 1, 0]
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.execute(text("DELETE FROM officer_roles WHERE officer_id=8"))
    assert seen(two_cases, 8, CaseRow) == 1


def test_a_rolled_back_session_leaves_the_views_in_step(two_cases: engine.Store) -> None:
    def look_and_fail() -> None:
        with engine.session(two_cases.writing, Acting(9, NOW)) as session:
            assert len(session.scalars(select(CaseRow.case_id)).all()) == 2
            raise LookupError

    for _turn in range(2):
        with pytest.raises(LookupError):
            look_and_fail()
        assert [seen(two_cases, officer, CaseRow) for officer in (7, 9)] == [1, 2]


def test_a_recused_officer_is_out_of_the_case_whatever_place_he_still_has(
    two_cases: engine.Store,
) -> None:
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.add(
            RecusalRow(
                case_id=1,
                officer_id=7,
                ground="relation",
                grounds="表兄弟",
                asked_by="party",
                asked_at=NOW,
                entered_by=8,
                entered_at=NOW,
                granted=None,
            )
        )
    assert seen(two_cases, 7, AccidentRow) == 1
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.execute(update(RecusalRow).values(granted=True))
    # His place in the team was not ended here: the guard alone keeps him out.
    assert seen(two_cases, 7, AccidentRow) == 0
    assert seen(two_cases, 7, RecusalRow) == 0
    with engine.session(two_cases.writing, Acting(7, NOW)) as session:
        session.execute(update(AccidentRow).values(place="别处"))
    with engine.session(two_cases.door, Acting(8, NOW, door=True)) as session:
        assert set(session.scalars(select(AccidentRow.place))) == {"滨河路"}
    with (
        pytest.raises(Refusal) as refused,
        engine.session(two_cases.writing, Acting(7, NOW)) as session,
    ):
        session.add(
            TeamRow(case_id=1, officer_id=7, role=TeamRole.ASSIST, from_at=NOW, assigned_by=7)
        )
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_an_attachment_is_neither_changed_nor_deleted_even_by_the_store(
    two_cases: engine.Store,
) -> None:
    with engine.session(two_cases.door, Acting(7, NOW, door=True)) as session:
        session.add(
            AttachmentRow(
                case_id=1,
                part="investigation",
                name="批复.pdf",
                media_type="application/pdf",
                size=3,
                content=b"abc",
                sha256="0",
                added_by=7,
                added_at=NOW,
            )
        )
    for statement in (update(AttachmentRow).values(name="别的"), delete(AttachmentRow)):
        with engine.session(two_cases.door, Acting(7, NOW, door=True)) as session:
            with pytest.raises(DBAPIError, match="an attachment"):
                session.execute(statement)
            session.rollback()


def test_a_session_says_once_who_acts_however_often_a_store_was_opened(
    two_cases: engine.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.open_store(two_cases.path, two_cases.key[0]).close()
    acting: list[int] = []

    def counted(raw: Any, who: int, now: str) -> None:
        acting.append(who)
        mine.refresh(raw, who, now)

    monkeypatch.setattr(guard, "refresh", counted)
    assert seen(two_cases, 7, CaseRow) == 1
    assert acting == [7]


@pytest.mark.parametrize("before", [7, 9])
def test_nobody_sees_anything_whoever_sat_there_before(
    two_cases: engine.Store, before: int
) -> None:
    with engine.session(two_cases.door, Acting(0, NOW, door=True)) as session:
        session.add(OfficerRoleRow(officer_id=7, role=Role.INVESTIGATOR))
        session.get_one(CaseRow, 2).state = "closed"
    assert seen(two_cases, before, CaseRow) == 2
    assert [seen(two_cases, -1, what) for what in (CaseRow, AccidentRow, TeamRow)] == [0, 0, 0]
