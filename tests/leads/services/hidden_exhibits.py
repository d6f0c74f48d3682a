"""The doors of exhibits, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import AttachmentId, CaseId, PartyId, ThingId
from cases.records.times import at
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry, StepId
from leads.services.exhibits import ExhibitService

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {"exhibits": ExhibitService}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("靛蓝漆片七枚", "九号密柜", "A-70317")
DAY = date(2026, 9, 18)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Enter an exhibit with a step and a photograph, printed once."""
    service = ExhibitService(lead)
    made = service.add(case, _entry("靛蓝漆片七枚", "A-70317"))
    assert made == 1
    assert service.record(made, _step("九号密柜")) == 2
    service.add_photo(made, "漆片.jpg", _photo())
    service.print_sheet(made, "检验室", lambda _sheet: b"%PDF-")


def _entry(name: str = "某物", seal: str = "") -> ExhibitEntry:
    return ExhibitEntry(
        kind=ExhibitKind.PAINT,
        name=name,
        found_at=at(DAY, 8),
        found_where="某处",
        found_by="某人",
        seal=seal,
    )


def _step(place: str = "某柜") -> StepEntry:
    return StepEntry(
        act=CustodyAct.STORED,
        at=at(DAY, 9),
        person="某人",
        from_place="某处",
        manner="随身",
        place=place,
    )


def _photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (32, 24), "navy").save(made, "JPEG")
    return made.getvalue()


def _one(ids: "Ids") -> ExhibitId:
    """Return the exhibit of the hidden case, or none that exists."""
    return ExhibitId(1 if ids.case < 900_000 else 900_001)


def _first(ids: "Ids") -> StepId:
    return StepId(_one(ids))


def _file(desk: Desk, ids: "Ids") -> AttachmentId:
    """Return a photograph of the exhibit if the officer sees one, else the one that is hidden."""
    if ids.case >= 900_000:
        return AttachmentId(900_001)
    kept = [one.id for one in desk.attachments.of_case(ids.case) if one.name == "漆片.jpg"]
    return kept[0] if kept else AttachmentId(2)


ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "exhibits.add": lambda d, i: ExhibitService(d).add(i.case, _entry()),
    "exhibits.add_photo": lambda d, i: ExhibitService(d).add_photo(_one(i), "图.jpg", _photo()),
    "exhibits.change": lambda d, i: ExhibitService(d).change(_one(i), _entry(), "写错"),
    "exhibits.correct": lambda d, i: ExhibitService(d).correct(_first(i), _step(), "写错"),
    "exhibits.grade": lambda d, i: ExhibitService(d).grade(_one(i), grade_of("A1"), "可靠"),
    "exhibits.link_thing": lambda d, i: ExhibitService(d).link_thing(
        ThingId(_one(i)), ExhibitKind.PART
    ),
    "exhibits.of_case": lambda d, i: ExhibitService(d).of_case(i.case),
    "exhibits.picture": lambda d, i: ExhibitService(d).picture(_file(d, i)),
    "exhibits.print_sheet": lambda d, i: ExhibitService(d).print_sheet(
        _one(i), "某人", lambda _sheet: b"%PDF-"
    ),
    "exhibits.printed_sheet": lambda d, i: ExhibitService(d).printed_sheet(_file(d, i)),
    "exhibits.record": lambda d, i: ExhibitService(d).record(_one(i), _step()),
    "exhibits.withdraw": lambda d, i: ExhibitService(d).withdraw(_first(i), "误录"),
}
