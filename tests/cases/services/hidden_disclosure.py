"""The doors of evidence shown and of numbered copies, asked by outsiders about the hidden case."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from cases.records.copies import CopyFate, CopyFilter, CopyKind, CopyWay, Leaving, Purpose
from cases.records.disclosure import (
    HeldEntry,
    InspectionEntry,
    MeetingEntry,
    MeetingGround,
    PackageItem,
    Showing,
    SourceKind,
    Told,
    Treatment,
    Visitor,
)
from cases.records.ids import CaseId, PartyId
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SECRETS = ("嫌疑车辆排查表", "交警支队物证室", "证据公开会议室", "笔录附件")
OF_CASES = frozenset({"disclosure"})
#: Inspector and discipline officer see that a copy of the case was made, so its number.
OF_THE_INSPECTOR = frozenset({"copies.oversee"})
#: A picture of one grey point.
_POINT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "54789c636800000082008177cd72b60000000049454e44ae426082"
)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Number a copy, keep a file, build a package of it, and call a meeting."""
    mark = lead.copies.number(_sheet(case, SECRETS[0]))
    lead.copies.hand_on(mark.id, SECRETS[1], Purpose.HAND_OVER)
    file = lead.attachments.add(case, f"{SECRETS[3]}.png", _POINT)
    item = PackageItem(SourceKind.ATTACHMENT, file, SECRETS[3], Treatment.FULL)
    lead.disclosure.build(case, Showing.MEETING, (item,))
    lead.disclosure.call(case, _meeting(lead, driver, SECRETS[2]))


def _sheet(case: CaseId, title: str) -> Leaving:
    return Leaving(kind=CopyKind.SHEET, way=CopyWay.PDF, title=title, case_id=case)


def _meeting(desk: Desk, party: PartyId, place: str) -> MeetingEntry:
    return MeetingEntry(
        starts_at=desk.now() + timedelta(days=3),
        place=place,
        host="外人",
        ground=MeetingGround.VOLUNTARY,
        told=(Told(party_id=party),),
    )


def _first(ids: "Ids") -> int:
    """Return the first of its kind in the hidden case, or one that is nowhere."""
    return 1 if ids.case < 900_000 else 900_001


def _held(desk: Desk, ids: "Ids") -> HeldEntry:
    return HeldEntry(
        held_from=desk.now() - timedelta(hours=2),
        held_until=desk.now() - timedelta(hours=1),
        recorder="外人",
        package_id=_first(ids),
        came=(),
    )


def _inspection(desk: Desk, ids: "Ids") -> InspectionEntry:
    return InspectionEntry(
        party_id=ids.driver,
        visitor=Visitor.PARTY,
        name="外人",
        id_shown="身份证",
        package_id=_first(ids),
        seen=(1,),
        began_at=desk.now() - timedelta(hours=2),
        ended_at=desk.now() - timedelta(hours=1),
    )


_ALL = CopyFilter()
DISCLOSURE: Mapping[str, Callable[[Desk, "Ids"], object]] = {
    "copies.hand_on": lambda d, i: d.copies.hand_on(_first(i), "外人", Purpose.WORK),
    "copies.number": lambda d, i: d.copies.number(_sheet(i.case, "外人")),
    "copies.number_each": lambda d, i: d.copies.number_each((_sheet(i.case, "外人"),)),
    "copies.of_case": lambda d, i: d.copies.of_case(i.case),
    "copies.oversee": lambda d, _: d.copies.oversee(_ALL, "核查"),
    "copies.register": lambda d, _: d.copies.register(_ALL),
    "copies.settle": lambda d, i: d.copies.settle(_first(i), CopyFate.RETURNED, "外人"),
    "copies.sheet": lambda d, _: d.copies.sheet(_ALL),
    "disclosure.build": lambda d, i: d.disclosure.build(
        i.case,
        Showing.MEETING,
        (PackageItem(SourceKind.ATTACHMENT, _first(i), "外人", Treatment.FULL),),
    ),
    "disclosure.call": lambda d, i: d.disclosure.call(i.case, _meeting(d, i.driver, "外面")),
    "disclosure.cancel": lambda d, i: d.disclosure.cancel(_first(i), "外人"),
    "disclosure.hold": lambda d, i: d.disclosure.hold(_first(i), _held(d, i)),
    "disclosure.inspect": lambda d, i: d.disclosure.inspect(i.case, _inspection(d, i)),
    "disclosure.look": lambda d, i: d.disclosure.look(i.case, SourceKind.DOCUMENT, i.issued),
    "disclosure.of_case": lambda d, i: d.disclosure.of_case(i.case),
    "disclosure.package_pdf": lambda d, i: d.disclosure.package_pdf(_first(i)),
    "disclosure.record": lambda d, i: d.disclosure.record(_first(i)),
    "disclosure.share": lambda d, i: d.disclosure.share(_first(i), "外人"),
    "disclosure.sources": lambda d, i: d.disclosure.sources(i.case),
}
