"""SQL that forgets the guard, in every shape the object layer and the database know."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, exists, func, inspect, literal_column, select, text, union_all, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import aliased, make_transient_to_detached

from cases.records.officers import Part, Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting, guarded_tables
from cases.store.rows import Row
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow, PartyRow, TeamRow
from cases.store.rows.ledger import ImportRow, WaitingCasesRow
from cases.store.rows.practice import ShiftHandOverRow
from cases.store.rows.unit import OfficerRoleRow
from tests.attacks.conftest import SignIn
from tests.cases.services.hidden import FORMER, LEAD, OUTSIDERS, Ids
from tests.conftest import Clock

#: What somebody does in a session of his own.
Attempt = Callable[[engine.StoreSession], object]
#: One for each shape of the views, and one who once had a place in the case.
ACTORS = {
    "own cases": OUTSIDERS[Role.DUTY_DESK],
    "squad": OUTSIDERS[Role.MEDIATOR],
    "leader": OUTSIDERS[Role.SQUAD_LEADER],
    "former": FORMER,
    "committee": OUTSIDERS[Role.PEOPLES_MEDIATOR],
}
#: `{t}` is a table, `:h` the hidden case; each counts what can be reached of it.
SHAPES = (
    "SELECT count(*) FROM {t} WHERE case_id=:h",
    'SELECT count(*) FROM "{t}" WHERE case_id=:h',
    "SELECT count(*) FROM [{t}] AS x WHERE x.case_id=:h",
    "SELECT count(*) FROM `{t}` WHERE case_id=:h",
    "WITH x AS (SELECT * FROM {t}) SELECT count(*) FROM x WHERE case_id=:h",
    "WITH RECURSIVE x(n) AS (SELECT case_id FROM {t} UNION SELECT 0) SELECT sum(n=:h) FROM x",
    "SELECT count(*) FROM (SELECT case_id FROM {t} UNION SELECT case_id FROM {t}) WHERE case_id=:h",
    "SELECT count(*) FROM (SELECT 1 WHERE EXISTS(SELECT 1 FROM {t} x WHERE x.case_id=:h))",
    "SELECT count(x.case_id) FROM (SELECT :h AS hidden) LEFT JOIN {t} x ON x.case_id=hidden",
    "SELECT ifnull(sum(case_id=:h), 0) FROM {t}",
    "SELECT count(*) FROM (SELECT case_id, count(*) OVER () FROM {t}) WHERE case_id=:h",
    "SELECT ifnull(instr(group_concat(',' || case_id || ','), ',' || :h || ','), 0) FROM {t}",
)
#: Ways past the views: each must be refused before the database hears it.
ROUND_ABOUT = (
    "SELECT number FROM main.cases",
    'SELECT number FROM "main"."cases"',
    "SELECT number FROM [main].[cases]",
    "SELECT number FROM main/**/.cases",
    "SELECT number FROM main/* x */.cases",
    "SELECT number FROM main--\n.cases",
    'SELECT 1 AS "\'", number FROM main.cases AS "\'"',
    "SELECT 1 AS `'`, number FROM main.cases AS `'`",
    "SELECT 1 AS ['], number FROM main.cases AS [']",
    "/* ' */ SELECT number FROM main.cases /* ' */",
    "WITH a AS (SELECT 1) UPDATE guard_who SET officer=1, door=1, leader=1",
    "/**/ UPDATE guard_who SET leader=1",
    "REPLACE INTO guard_who VALUES(1, '9', 1, 1, 1, 2)",
    "INSERT INTO guard_mine_head SELECT 1",
    "SELECT * FROM guard_who",
    "SELECT * FROM journal",
    "SELECT * FROM fts_closed",
    "SELECT * FROM sqlite_schema",
    "SELECT * FROM pragma_table_info('cases')",
    "SELECT sqlcipher_export('x')",
    "SELECT load_extension('x')",
    "PRAGMA key",
    "VACUUM INTO 'x.db'",
    "COMMIT",
    "ROLLBACK",
    "ATTACH 'x.db' AS x",
    "DROP VIEW cases",
    "EXPLAIN SELECT * FROM cases",
)


def at_the_database(
    desk: Desk, *, writing: bool = False
) -> AbstractContextManager[engine.StoreSession]:
    """Open a session of the officer's own, as any service does."""
    store = desk.store.writing if writing else desk.store.reading
    return engine.session(store, Acting(desk.officer.id, desk.now()))


def tables_of_cases() -> list[Table]:
    tables = [Row.metadata.tables[name] for name in guarded_tables()]
    return [table for table in tables if "case_id" in table.columns]


def heads() -> set[str]:
    """Name the tables of which the squad leader sees the rows of every case."""
    return {
        mapper.class_.__tablename__
        for mapper in Row.registry.mappers
        if mapper.class_.__part__ is Part.HEAD and mapper.class_.__part_column__ is None
    }


@pytest.mark.parametrize("actor", ACTORS)
def test_no_shape_of_a_query_reaches_a_row_of_the_hidden_case(
    sign_in: SignIn, ids: Ids, actor: str
) -> None:
    desk = sign_in(ACTORS[actor])
    open_to_him = heads() if actor == "leader" else set()
    reached = []
    with at_the_database(desk) as session:
        for table in tables_of_cases():
            for shape in SHAPES:
                asked = text(shape.format(t=table.name))
                count = session.execute(asked, {"h": ids.case}).scalar_one()
                if count and table.name not in open_to_him:
                    reached.append(f"{count}: {asked}")
    assert reached == []


def test_the_same_queries_do_find_the_case_of_its_lead(sign_in: SignIn, ids: Ids) -> None:
    desk = sign_in(LEAD)
    with at_the_database(desk) as session:
        blind = [
            shape
            for shape in SHAPES
            if not session.execute(text(shape.format(t="parties")), {"h": ids.case}).scalar_one()
        ]
    assert blind == []


def test_no_construct_of_the_object_layer_reaches_the_hidden_case(
    sign_in: SignIn, ids: Ids
) -> None:
    desk = sign_in(OUTSIDERS[Role.MEDIATOR])
    other, table = aliased(PartyRow), PartyRow.__table__
    hidden = PartyRow.case_id == ids.case
    asked: dict[str, Any] = {
        "select": select(PartyRow).where(hidden),
        "core table": select(table).where(table.c.case_id == ids.case),
        "columns": select(PartyRow.name, func.count().over()).where(hidden),
        "alias": select(other.name).where(other.case_id == ids.case),
        "self-join": select(other.name).join(PartyRow, PartyRow.id == other.id).where(hidden),
        "outer join": select(CaseRow.number)
        .outerjoin(PartyRow, PartyRow.case_id > 0)
        .where(hidden),
        "core join": select(CaseRow.number).join(table, table.c.case_id == ids.case),
        "subquery": select(select(PartyRow.name).where(hidden).subquery().c.name),
        "cte": select(select(PartyRow.name).where(hidden).cte().c.name),
        "union": union_all(select(PartyRow.name).where(hidden), select(other.name)),
        "in": select(CaseRow.number).where(CaseRow.case_id.in_(select(PartyRow.case_id))),
        "exists": select(literal_column("1")).where(exists().where(hidden)),
        "from text": select(PartyRow).from_statement(text("SELECT * FROM parties")),
    }
    with at_the_database(desk) as session:
        found = {how: session.execute(one).all() for how, one in asked.items()}
        assert session.get(PartyRow, ids.driver) is None
        assert session.scalar(select(func.max(PartyRow.id))) is None
        assert session.query(PartyRow).filter(hidden).count() == 0
    assert {how: rows for how, rows in found.items() if rows} == {}


def test_an_object_of_the_lead_cannot_be_refreshed_by_anybody_else(
    sign_in: SignIn, ids: Ids
) -> None:
    lead, outsider = sign_in(LEAD), sign_in(FORMER)
    with at_the_database(lead) as session:
        held = session.get_one(PartyRow, ids.driver)
    with at_the_database(outsider) as session:
        session.add(held)
        session.expire(held)
        with pytest.raises(InvalidRequestError):
            session.refresh(held)
        session.expunge(held)
        guessed = PartyRow(id=ids.driver)
        make_transient_to_detached(guessed)
        session.add(guessed)
        with pytest.raises(InvalidRequestError):
            _ = guessed.name
        session.expunge(guessed)


def test_no_row_of_a_case_can_be_walked_to_from_another() -> None:
    walks = [
        f"{mapper.class_.__name__}.{walk.key}"
        for mapper in Row.registry.mappers
        if "case_id" in mapper.columns
        for walk in inspect(mapper.class_).relationships
    ]
    assert walks == []


def test_no_way_round_the_views_is_let_through(sign_in: SignIn) -> None:
    desk = sign_in(OUTSIDERS[Role.MEDIATOR])
    passed = []
    for sql in ROUND_ABOUT:
        with at_the_database(desk, writing=True) as session:
            try:
                session.execute(text(sql))
            except PermissionError:
                continue
            passed.append(sql)
    assert passed == []


@pytest.mark.parametrize("sql", ['SELECT 1 AS "it\'s"', "SELECT 'main.cases; -- /*'"])
def test_what_only_looks_like_a_way_round_is_let_through(sign_in: SignIn, sql: str) -> None:
    with at_the_database(sign_in(LEAD)) as session:
        assert session.execute(text(sql)).one()


@pytest.mark.parametrize("actor", ACTORS)
def test_no_statement_changes_or_deletes_a_row_of_the_hidden_case(
    sign_in: SignIn, ids: Ids, actor: str
) -> None:
    desk = sign_in(ACTORS[actor])
    changed = []
    with at_the_database(desk, writing=True) as session:
        raw = engine.driver(session)
        for table in tables_of_cases():
            for sql in (
                "UPDATE {t} SET case_id=case_id WHERE case_id=:h",
                "UPDATE {t} SET case_id=case_id FROM officers WHERE case_id=:h",
                "DELETE FROM {t} WHERE case_id=:h",
            ):
                before = raw.total_changes
                session.execute(text(sql.format(t=table.name)), {"h": ids.case})
                changed += [(sql, table.name)] * (raw.total_changes - before)
        session.rollback()
    assert changed == []


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO accidents(case_id, place, brief) VALUES(:h, '别处', '')",
        "INSERT OR REPLACE INTO accidents(case_id, place, brief) VALUES(:h, '别处', '')",
        "INSERT INTO accidents(case_id) VALUES(:h) ON CONFLICT DO UPDATE SET place=''",
        "INSERT INTO accidents(case_id, place, brief) SELECT :h, '别处', ''",
    ],
)
def test_no_row_is_put_into_the_hidden_case(sign_in: SignIn, ids: Ids, sql: str) -> None:
    desk = sign_in(OUTSIDERS[Role.INVESTIGATOR])
    with (
        pytest.raises(Refusal) as refused,
        at_the_database(desk, writing=True) as session,
    ):
        session.execute(text(sql), {"h": ids.case})
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_a_row_of_ones_own_cannot_be_moved_into_the_hidden_case(sign_in: SignIn, ids: Ids) -> None:
    desk = sign_in(OUTSIDERS[Role.INVESTIGATOR])
    with (
        pytest.raises(Refusal) as refused,
        at_the_database(desk, writing=True) as session,
    ):
        session.execute(update(PartyRow).values(case_id=ids.case))
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_a_shift_is_read_by_those_who_sign_for_it_and_their_leader(sign_in: SignIn) -> None:
    lead = sign_in(LEAD)
    other = sign_in(FORMER)
    now = lead.now()
    with engine.session(lead.store.door, Acting(lead.officer.id, now, door=True)) as session:
        session.add(
            ShiftHandOverRow(
                from_id=lead.officer.id,
                to_id=other.officer.id,
                cases=[1],
                note="卢建平",
                handed_at=now,
            )
        )
    readers = {
        name: len(notes)
        for name, who in {"lead": LEAD, "former": FORMER, **ACTORS}.items()
        for notes in [_notes(sign_in(who))]
    }
    unread = {"squad": 0, "own cases": 0, "committee": 0}
    assert readers == {"lead": 1, "former": 1, "leader": 1} | unread


def _notes(desk: Desk) -> list[str]:
    with at_the_database(desk) as session:
        return list(session.scalars(select(ShiftHandOverRow.note)))


@pytest.mark.parametrize("role", [Role.INVESTIGATOR, Role.MEDIATOR])
def test_an_open_case_among_those_that_wait_for_the_index_is_found_by_nobody_else(
    sign_in: SignIn, ids: Ids, role: Role
) -> None:
    lead = sign_in(LEAD)
    acting = Acting(lead.officer.id, lead.now(), door=True)
    with engine.session(lead.store.door, acting) as session:
        batch = ImportRow(
            file_name="台账.csv", sha256="", mapping={}, imported_at=lead.now(), imported_by=1
        )
        session.add(batch)
        session.flush()
        session.add(WaitingCasesRow(import_id=batch.id, first_case=1, last_case=ids.case))
    other = sign_in(OUTSIDERS[role])
    assert lead.search.find("卢建平")
    assert [word for word in ids.words if other.search.find(word)] == []


def _mediating(sign_in: SignIn, ids: Ids) -> Desk:
    """Return the desk of somebody who has the mediation of the case and no more."""
    desk, lead = sign_in(OUTSIDERS[Role.MEDIATOR]), sign_in(LEAD)
    lead.assignment.join(ids.case, desk.officer.id, TeamRole.MEDIATOR, "主持调解")
    with at_the_database(desk) as session:
        assert session.get(AccidentRow, ids.case) is not None
        assert session.scalars(select(GrantRow)).all() == []
    return desk


def test_who_sees_a_part_of_a_case_gives_himself_no_more(sign_in: SignIn, ids: Ids) -> None:
    desk = _mediating(sign_in, ids)
    me, now = desk.officer.id, desk.now()
    place = TeamRow(
        case_id=ids.case, officer_id=me, role=TeamRole.ASSIST, from_at=now, assigned_by=me
    )
    leave = GrantRow(
        case_id=ids.case,
        officer_id=me,
        part=Part.INVESTIGATION,
        reason="想看",
        given_by=me,
        given_at=now,
        until_at=now + timedelta(days=1),
    )
    attempts: tuple[Attempt, ...] = (
        lambda session: session.add(place),
        lambda session: session.add(leave),
        lambda session: session.execute(update(TeamRow).values(role=TeamRole.LEAD)),
        lambda session: session.add(OfficerRoleRow(officer_id=me, role=Role.SQUAD_LEADER)),
        lambda session: session.execute(update(OfficerRoleRow).values(role=Role.INSPECTOR)),
    )
    for attempt in attempts:
        with pytest.raises(Refusal) as refused, at_the_database(desk, writing=True) as session:
            attempt(session)
        assert refused.value.reason is Reason.NOT_ALLOWED


def test_leave_that_has_run_out_is_not_brought_back_by_the_clock(
    sign_in: SignIn, ids: Ids, later: Clock
) -> None:
    outsider, lead = sign_in(OUTSIDERS[Role.MEDIATOR]), sign_in(LEAD)
    begin = later()
    acting = Acting(lead.officer.id, begin, door=True)
    with engine.session(lead.store.door, acting) as session:
        session.add(
            GrantRow(
                case_id=ids.case,
                officer_id=outsider.officer.id,
                part=Part.INVESTIGATION,
                reason="协助",
                given_by=lead.officer.id,
                given_at=begin,
                until_at=begin + timedelta(hours=24),
            )
        )

    def sees() -> bool:
        with at_the_database(outsider) as session:
            return session.get(PartyRow, ids.driver) is not None

    assert sees()
    later.advance(hours=25)
    assert not sees()
    lead.cases.open_file(ids.case)
    later.go_to(begin)
    assert not sees()
