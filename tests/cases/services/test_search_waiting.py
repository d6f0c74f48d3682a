"""What an import has brought in is found at every moment, however far the index has come."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cases.records.ledger import ImportId
from cases.records.officers import Role
from cases.services.desk import Desk
from cases.services.ledger import bringing_in
from cases.services.search import indexing
from cases.services.search.indexing import index_case
from cases.services.search.waiting import by_key, by_words
from cases.store import engine, waiting_index
from cases.store.closed_index import Within
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, VehicleRow
from cases.store.rows.papers import DocumentRow
from tests.cases.services.test_ledger import CLOSED, HEADER, bring_in, ledger, to_end
from tests.conftest import START, Clock, Empty, desks_at, store_in

PLACES = (
    *("滨河路与学府街路口", "滨 河路12号", "G102线 12公里\n300米", "临江大道（3号）"),
    *('Ａ区"B"座-路', "a路", ""),
)
NAMES = ("王伟", "单雄信", "尉迟恭", "长孙无忌", "李王", "Smith", "王A", "龑", "伟王", "某公司")
PLATES = ("澄A12345", "澄a56626", "澄·A5662", "澄BD12345", "x", "澄A1-345", "无牌", "澄C1234挂")
PAPERS = ("澄临认字〔2026〕第163号", "第7号", "22010220240001234", "无")
TYPED = (
    *("王", "伟", "王伟", "王A", "a", "滨河", "滨河路", "路1", "12", "12公里300", "b座", "-"),
    *("澄A", "澄a5", "56", "5662", "1345", "挂", "伟、", "、", "（3", "w", "wang", "wangw", "sxx"),
    *("zhangsun", "cs", "ycg", "smith", "zzz", "2", "2024-00", "163", "7", "0007", "1234"),
    *("001234", "龑", "龘", "路口", "5a"),
)


class Twins:
    """The same acts at two stations: in one what is imported waits, in the other it does not."""

    def __init__(self, waiting: Desk, whole: Desk, folder: Path) -> None:
        self._waiting, self._whole, self._folder = waiting, whole, folder
        self._imports = 0

    def bring_in(self, rows: Sequence[Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        self._imports += 1
        path = ledger(self._folder / f"台账{self._imports}.csv", rows)
        for desk, at_once in ((self._waiting, 0), (self._whole, 1000)):
            monkeypatch.setattr(bringing_in, "SOME", at_once)
            monkeypatch.setattr(indexing, "SOME", max(at_once, 5))
            assert bring_in(desk, path).rows_in == len(rows)
        monkeypatch.setattr(indexing, "SOME", 5)

    def act(self, change: Callable[[Session], object], case_id: int) -> None:
        for desk in (self._waiting, self._whole):
            with engine.session(desk.store.door, Acting(1, START, door=True)) as session:
                change(session)
                session.flush()
                index_case(session, case_id)

    def take_back(self) -> None:
        for desk in (self._waiting, self._whole):
            to_end(desk.ledger.take_back(ImportId(self._imports)))

    def catch_up(self) -> bool:
        return self._waiting.search.catch_up()

    def closed_or_open(self) -> list[int]:
        with self._whole.past_guard() as session:
            return list(session.scalars(select(CaseRow.case_id)))

    def find_the_same(self) -> None:
        for text in TYPED[::3]:
            assert self._waiting.search.find(text, 2) == self._whole.search.find(text, 2), text
        with self._waiting.past_guard() as here, self._whole.past_guard() as there:
            assert not waiting_index.ranges(there)
            for text in TYPED:
                for within in Within:
                    assert by_words(here, within, text, 3) == by_words(there, within, text, 3), text
                for mark in "pnd" if text.isascii() and text.isalnum() else "":
                    assert by_key(here, mark, text, 3) == by_key(there, mark, text, 3), text


@pytest.fixture
def twins(tmp_path: Path, empty: Empty, clock: Clock) -> Iterator[Twins]:
    folders = [tmp_path / name for name in ("waiting", "whole")]
    for folder in folders:
        folder.mkdir()
    with store_in(folders[0], empty) as one, store_in(folders[1], empty) as other:
        waiting, whole = (
            desks_at(at, clock)("韩梅", Role.SQUAD_LEADER, Role.INVESTIGATOR) for at in (one, other)
        )
        yield Twins(waiting, whole, tmp_path)


def some_rows(draw: random.Random, serial: int) -> list[tuple[str, ...]]:
    def row(number: int) -> tuple[str, ...]:
        given = dict(zip(HEADER, CLOSED, strict=True))
        given |= {
            "案号": f"2024-{number:04d}",
            "事故地点": draw.choice(PLACES),
            "当事人": "、".join(draw.sample(NAMES, draw.randrange(1, 4))),
            "号牌号码": "、".join(draw.sample(PLATES, draw.randrange(3))),
        }
        if draw.random() < 0.1:
            given["结案日期"] = ""
        return tuple(given.values())

    return [row(serial * 100 + place) for place in range(draw.randrange(8, 30))]


def change(draw: random.Random, case_id: int) -> Callable[[Session], object]:
    """Return what an act may change of a case that a search goes by."""
    of_party = select(PartyRow.id).where(PartyRow.case_id == case_id).limit(1).scalar_subquery()
    one = draw.choice(
        (
            update(CaseRow).where(CaseRow.case_id == case_id).values(state="open"),
            update(CaseRow).where(CaseRow.case_id == case_id).values(state="closed"),
            update(AccidentRow)
            .where(AccidentRow.case_id == case_id)
            .values(place=draw.choice(PLACES)),
            update(PartyRow).where(PartyRow.id == of_party).values(name=draw.choice(NAMES)),
            update(PartyRow).where(PartyRow.id == of_party).values(removed_at=START),
            delete(VehicleRow).where(VehicleRow.case_id == case_id),
            None,
        )
    )
    if one is not None:
        return lambda session: session.execute(one)
    number = draw.choice(PAPERS)
    return lambda session: session.add(
        DocumentRow(
            case_id=case_id, part="mediation", form="termination", number=number,
            state="draft", content={}, made_by=1, made_at=START,
        )
    )  # fmt: skip


@pytest.mark.parametrize("seed", [1, 4])
def test_in_any_order_of_imports_acts_and_steps_a_search_finds_what_a_whole_index_does(
    twins: Twins, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    draw = random.Random(seed)
    twins.bring_in(some_rows(draw, 0), monkeypatch)
    for serial in range(1, 7):
        match draw.randrange(6):
            case 0:
                twins.bring_in(some_rows(draw, serial), monkeypatch)
            case 1 if serial > 3:
                twins.take_back()
                twins.bring_in(some_rows(draw, serial), monkeypatch)
            case 2 | 3:
                for case_id in draw.sample(twins.closed_or_open(), 4):
                    twins.act(change(draw, case_id), case_id)
            case _:
                twins.catch_up()
        twins.find_the_same()
    while twins.catch_up():
        pass
    twins.find_the_same()
    assert not twins.catch_up()
