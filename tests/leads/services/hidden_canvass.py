"""The doors of canvasses, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import text

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import CaseId, PartyId
from cases.records.times import at
from cases.services.desk import Desk
from cases.store.rows.canvass import CanvassOutingRow, CanvassResidentRow, CanvassTryRow
from leads.canvass.addresses import Address, CanvassId, OutingId, TryId, address_of
from leads.canvass.records import (
    Answer,
    Building,
    CanvassEntry,
    Key,
    KeyKind,
    OutingEntry,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry
from leads.services.canvass import CanvassService
from leads.services.exhibits import ExhibitService

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {"canvass": CanvassService}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("芦苇新村", "三把钥匙的来历", "九楼褚某")
DAY = date(2026, 9, 18)
KEYS = (Key("甲", KeyKind.HOUSEHOLD),)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Begin a canvass with an outing and a try; only the lead handles the case, so by rows."""
    exhibits = ExhibitService(lead)
    key = exhibits.add(case, _key())
    exhibits.record(key, StepEntry(act=CustodyAct.TRACES, at=at(DAY, 9), person="某人"))
    entry = CanvassEntry(name="芦苇新村", purpose="三把钥匙的来历", exhibit_id=key, keys=KEYS)
    made = CanvassService(lead).begin(case, entry, "1栋1单元2层2户")
    assert made == 1
    with lead.act("canvass.enter", case) as deed:
        officer, now = lead.officer.id, lead.now()
        outing = CanvassOutingRow(
            case_id=case,
            canvass_id=made,
            n=1,
            scope=["1-1"],
            from_at=at(DAY, 9),
            until_at=at(DAY, 12),
            first_officer=officer,
            second_officer=officer,
            recording="04",
            entered_at=now,
            entered_by=officer,
        )
        deed.session.add(outing)
        deed.session.flush()
        tried = CanvassTryRow(
            case_id=case,
            canvass_id=made,
            outing_id=outing.id,
            door_id=2,
            at=at(DAY, 10),
            answer=Answer.NOBODY.value,
            turned=Turned.NOT_TRIED.value,
            entered_at=now,
            entered_by=officer,
        )
        deed.session.add(tried)
        deed.session.flush()
        deed.session.add(CanvassResidentRow(case_id=case, try_id=tried.id, name="九楼褚某"))


def _key() -> ExhibitEntry:
    return ExhibitEntry(
        kind=ExhibitKind.KEY, name="钥匙", found_at=at(DAY, 8), found_where="某处", found_by="某人"
    )


def _id(ids: "Ids") -> int:
    """Return the number of what was made in the hidden case, or of nothing there is."""
    return 1 if ids.case < 900_000 else 900_001


def _canvass(ids: "Ids") -> CanvassId:
    return CanvassId(_id(ids))


def _outing(ids: "Ids") -> OutingId:
    return OutingId(_id(ids))


def _plan(desk: Desk) -> OutingEntry:
    return OutingEntry(
        scope=("1-1",),
        from_at=at(DAY, 18),
        until_at=at(DAY, 20),
        officers=(desk.officer.id, type(desk.officer.id)(desk.officer.id + 1)),
        recording="04",
    )


def _tried() -> TryEntry:
    return TryEntry(address=address_of("1-1-101"), at=at(DAY, 10), answer=Answer.NOBODY)


def _entry(desk: Desk, ids: "Ids") -> CanvassEntry:
    """Return an entry with the key, which is the last exhibit the officer sees."""
    key = 2 if ids.case < 900_000 else 900_001
    if ids.case < 900_000:
        with desk.reading() as session:
            found = session.scalar(text("SELECT max(id) FROM exhibits WHERE kind='key'"))
        key = found or key
    return CanvassEntry(name="某村", purpose="某事", exhibit_id=ExhibitId(key), keys=KEYS)


ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "canvass.add_listed": lambda d, i: CanvassService(d).add_listed(
        _canvass(i), (Address("2", 1, "201"),)
    ),
    "canvass.add_doors": lambda d, i: CanvassService(d).add_doors(_canvass(i), "2栋1单元2层2户"),
    "canvass.ask": lambda d, i: CanvassService(d).ask(_outing(i), "某因"),
    "canvass.begin": lambda d, i: CanvassService(d).begin(i.case, _entry(d, i), "1栋1单元2层2户"),
    "canvass.bring_key_back": lambda d, i: CanvassService(d).bring_key_back(
        _outing(i), d.now(), "某柜"
    ),
    "canvass.correct": lambda d, i: CanvassService(d).correct(TryId(_id(i)), None, "写错"),
    "canvass.doors": lambda d, i: CanvassService(d).doors(_canvass(i)),
    "canvass.drop_outing": lambda d, i: CanvassService(d).drop_outing(_outing(i), "某因"),
    "canvass.enter": lambda d, i: CanvassService(d).enter(_outing(i), (_tried(),)),
    "canvass.of_case": lambda d, i: CanvassService(d).of_case(i.case),
    "canvass.place_building": lambda d, i: CanvassService(d).place_building(
        _canvass(i), Building("1", "某栋", (1.0, 2.0))
    ),
    "canvass.plan_outing": lambda d, i: CanvassService(d).plan_outing(_canvass(i), _plan(d)),
    "canvass.print_sheet": lambda d, i: CanvassService(d).print_sheet(_outing(i)),
    "canvass.set_chances": lambda d, i: CanvassService(d).set_chances(
        _canvass(i), {address_of("1-1-101"): 0.1}, "某因"
    ),
    "canvass.take_key_out": lambda d, i: CanvassService(d).take_key_out(
        _outing(i), d.now(), "某柜"
    ),
}
