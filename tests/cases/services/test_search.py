"""What an officer types finds what he may see, and nothing of what he may not."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.search import SearchHits
from cases.services.desk import Desk
from cases.services.search.indexing import index_case
from cases.services.search.pinyin import name_keys
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, PartyRow, TeamRow, VehicleRow
from cases.store.rows.papers import DocumentRow
from tests.conftest import DeskOf

AT = datetime(2024, 3, 5, 6, 20, tzinfo=UTC)
SQUAD = [
    Role.INVESTIGATOR,
    Role.MEDIATOR,
    Role.REVIEWER,
    Role.APPROVER,
    Role.SQUAD_LEADER,
]


class Archive:
    """Puts cases into the store and tells what each desk finds."""

    def __init__(self, store: engine.Store) -> None:
        self._store = store

    def put(
        self,
        case_id: int,
        number: str,
        lead: Desk | None = None,
        *,
        state: str = "closed",
        place: str = "滨河路与学府街路口",
        names: Sequence[str] = ("王伟", "单雄信"),
        plates: Sequence[str] = ("澄A56626",),
        document: str = "",
    ) -> CaseId:
        with engine.session(self._store.door, Acting(1, AT, door=True)) as session:
            session.add(
                CaseRow(
                    case_id=case_id, number=number, kind="injury", state=state, opened_at=AT,
                    opened_by=1,
                )
            )  # fmt: skip
            session.flush()
            session.add(
                AccidentRow(
                    case_id=case_id,
                    place=place,
                    occurred_at=AT,
                    report={"ledger": {"determination_number": f"澄临认字〔2024〕第{case_id}号"}},
                )
            )
            if lead is not None:
                session.add(
                    TeamRow(
                        case_id=case_id, officer_id=lead.officer.id, role=TeamRole.LEAD,
                        from_at=AT, assigned_by=1,
                    )
                )  # fmt: skip
            for name in names:
                session.add(
                    PartyRow(case_id=case_id, name=name, kind="driver", entered_at=AT, entered_by=1)
                )
            for plate in plates:
                session.add(VehicleRow(case_id=case_id, plate=plate, entered_at=AT, entered_by=1))
            if document:
                session.add(
                    DocumentRow(
                        case_id=case_id, part="mediation", form="termination", number=document,
                        state="issued", content={}, made_by=1, made_at=AT,
                    )
                )  # fmt: skip
            session.flush()
            index_case(session, case_id)
        return CaseId(case_id)


@pytest.fixture
def archive(store: engine.Store, desk_of: DeskOf) -> Archive:
    desk_of("韩梅", Role.ADMINISTRATOR)
    return Archive(store)


def shape(hits: SearchHits) -> dict[str, list[str]]:
    return {
        "cases": [hit.number for hit in hits.cases],
        "parties": [hit.name for hit in hits.parties],
        "plates": [hit.plate for hit in hits.plates],
        "documents": [hit.number for hit in hits.documents],
    }


#: What is typed, the section, and what it finds there in a case of every kind of thing.
TYPED = (
    ("2024-0163", "cases", "2024-0163"),
    ("2024-01", "cases", "2024-0163"),
    ("163", "cases", "2024-0163"),
    ("0163", "cases", "2024-0163"),
    ("学府", "cases", "2024-0163"),
    ("滨", "cases", "2024-0163"),
    ("滨河路与学", "cases", "2024-0163"),
    ("王", "parties", "王伟"),
    ("王伟", "parties", "王伟"),
    ("伟", "parties", "王伟"),
    ("wangwei", "parties", "王伟"),
    ("wangw", "parties", "王伟"),
    ("ww", "parties", "王伟"),
    ("w", "parties", "王伟"),
    ("WW", "parties", "王伟"),
    ("shanxx", "parties", None),
    ("sxx", "parties", "单雄信"),
    ("danx", "parties", "单雄信"),
    ("shanxiong", "parties", "单雄信"),
    ("澄A56626", "plates", "澄A56626"),
    ("澄a·566", "plates", "澄A56626"),
    ("a566", "plates", "澄A56626"),
    ("6626", "plates", "澄A56626"),
    ("Ａ56626", "plates", "澄A56626"),
    ("终字〔2026〕7号", "documents", "澄临公交调终字〔2026〕7号"),
    ("第5号", "documents", "澄临认字〔2024〕第5号"),
    ("龑", "parties", None),
    ("王伟伟", "parties", None),
    ("澄B", "plates", None),
    ("   ", "cases", None),
    ('"', "cases", None),
    ("*", "cases", None),
    ("name:王", "parties", None),
)


@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_case_is_found_by_what_officers_type(
    archive: Archive, desk_of: DeskOf, state: str
) -> None:
    desk = desk_of("周正", Role.INVESTIGATOR)
    archive.put(5, "2024-0163", desk, state=state, document="澄临公交调终字〔2026〕7号")
    wrong = {
        typed: found
        for typed, section, wanted in TYPED
        if (found := shape(desk.search.find(typed))[section]) != ([wanted] if wanted else [])
    }
    assert wrong == {}


def test_an_open_case_of_others_leaves_no_trace(archive: Archive, desk_of: DeskOf) -> None:
    lead = desk_of("周正", Role.INVESTIGATOR)
    archive.put(5, "2024-0163", lead, state="open", document="澄临公交调终字〔2026〕7号")
    for role in Role:
        other = desk_of("某", role)
        for typed, _, _ in TYPED:
            hits = other.search.find(typed)
            found = shape(hits)
            if role is Role.SQUAD_LEADER and typed in {"2024-0163", "2024-01", "163", "0163"}:
                assert found.pop("cases") == ["2024-0163"]
                assert hits.cases[0].place == ""
            assert not any(found.values()), (role, typed)


def test_a_closed_case_is_found_by_the_squad_only(archive: Archive, desk_of: DeskOf) -> None:
    archive.put(5, "2024-0163")
    finders = [role for role in Role if desk_of("某", role).search.find("王伟")]
    assert finders == SQUAD


def test_a_case_leaves_the_index_when_it_is_open_again(
    archive: Archive, desk_of: DeskOf, store: engine.Store
) -> None:
    archive.put(5, "2024-0163")
    desk = desk_of("某", Role.REVIEWER)
    assert desk.search.find("王伟")
    with engine.session(store.door, Acting(1, AT, door=True)) as session:
        session.execute(update(CaseRow).values(state="open"))
        index_case(session, 5)
    assert not desk.search.find("王伟")


def test_a_change_to_a_closed_case_is_found_at_once(archive: Archive, desk_of: DeskOf) -> None:
    desk = desk_of("周正", Role.INVESTIGATOR)
    case_id = archive.put(5, "2024-0163", desk)
    with desk.act("party.correct", case_id) as deed:
        deed.session.execute(update(PartyRow).where(PartyRow.name == "王伟").values(name="汪苇"))
    assert shape(desk.search.find("汪苇"))["parties"] == ["汪苇"]
    assert shape(desk.search.find("王伟"))["parties"] == []


def test_exact_numbers_come_before_beginnings_before_the_rest(
    archive: Archive, desk_of: DeskOf
) -> None:
    for case_id, number in enumerate(["2024-00163", "2024-0163", "2024-0016", "163"], 1):
        archive.put(case_id, number, place="", names=(), plates=())
    found = shape(desk_of("某", Role.REVIEWER).search.find("163"))["cases"]
    assert found[0] == "163"
    assert set(found[1:]) == {"2024-00163", "2024-0163"}


def test_names_typed_whole_come_before_names_that_sound_so(
    archive: Archive, desk_of: DeskOf
) -> None:
    archive.put(1, "2024-0001", names=("ww", "王伟"))
    assert shape(desk_of("某", Role.REVIEWER).search.find("ww"))["parties"] == ["ww", "王伟"]


def test_no_more_hits_are_shown_than_asked_for(archive: Archive, desk_of: DeskOf) -> None:
    for case_id in range(1, 30):
        archive.put(case_id, f"2024-{case_id:04d}")
    hits = desk_of("某", Role.REVIEWER).search.find("王伟", limit=5)
    assert [hit.case_number for hit in hits.parties] == [
        f"2024-{case_id:04d}" for case_id in range(29, 24, -1)
    ]


def test_what_fits_best_is_found_however_many_later_cases_fit_too(
    archive: Archive, desk_of: DeskOf
) -> None:
    desk = desk_of("周正", Role.INVESTIGATOR)
    archive.put(1, "163", desk, state="open", place="", names=("王伟",), plates=("澄A163",))
    for case_id in range(2, 32):
        names, plates = (f"王伟{chr(0x4E00 + case_id)}", "汪薇"), (f"澄A163{case_id}",)
        archive.put(case_id, f"1630{case_id}", desk, state="open", names=names, plates=plates)
    assert desk.search.find("163", limit=3).cases[0].case_id == 1
    assert [hit.case_id for hit in desk.search.find("163", limit=3).cases[1:]] == [31, 30]
    assert desk.search.find("王伟", limit=3).parties[0].name == "王伟"
    assert desk.search.find("澄A163", limit=3).plates[0].plate == "澄A163"
    assert [hit.case_id for hit in desk.search.find("wangw", limit=3).parties] == [31, 31, 30]
    with desk.reading() as session:
        assert len(desk.search.matching(session, "wangw", limit=3)) == 31
        assert len(desk.search.matching(session, "王伟", limit=3)) == 31


def test_a_list_is_narrowed_by_text(archive: Archive, desk_of: DeskOf) -> None:
    desk = desk_of("周正", Role.INVESTIGATOR)
    archive.put(1, "2024-0001", desk, state="open", names=("赵敏",))
    archive.put(2, "2024-0002", names=("赵敏",))
    archive.put(3, "2024-0003", names=("孙丽",))
    with desk.reading() as session:
        assert desk.search.matching(session, "赵敏") == (2, 1)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("王伟", {"wangwei", "ww"}),
        ("欧阳娜", {"ouyangna", "oyn"}),
        ("解晓", {"xiexiao", "jiexiao", "xx", "jx"}),
        ("吕布", {"lvbu", "lb"}),
        ("Tom", {"tom"}),
        ("买买提·艾力", {"maimaitiaili", "mmtal"}),
    ],
)
def test_names_are_typed_in_pinyin_and_initials(name: str, keys: set[str]) -> None:
    assert keys <= set(name_keys(name))
