"""Doors of a list of addresses added to a canvass of the case."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cases.refusals import Reason, Refusal
from cases.store.rows.canvass import CanvassRow
from leads.canvass.addresses import Address, CanvassId
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractId, UseKind
from leads.services.canvass import CanvassService
from leads.services.extracts.rows import AtExtracts, use_extract
from leads.services.extracts.stored import rows_in

#: A building by number or sign, as 6栋, 甲楼; a stairwell and a door by number.
_BUILDING = re.compile(r"([0-9A-Za-z甲乙丙丁东西南北]+?)(?:栋|幢|号楼|楼|座|号)?")
_NUMBER = re.compile(r"(\d{1,5})(?:单元|室|号|户|门)?")


class Canvassing(AtExtracts):
    """Taking doors over; who lives there stays in the extract."""

    def add_to_canvass(self, extract_id: ExtractId, canvass_id: CanvassId) -> int:
        """Add the doors of a list to a canvass, with the doors of their stairwells.

        Rows without a building or a door number name no door and are left out. Returns how many
        doors are new.

        Raises:
            Refusal: the extract may not be used, is no list of addresses, names no door, or the
                canvass is of another case.
        """
        case_id, kind = self._usable(extract_id)
        if kind is not ExtractKind.ADDRESSES:
            raise Refusal(Reason.EXTRACT_NO_DOORS)
        with self.desk.act("extract.use", case_id) as deed:
            # An extract is used in the case it was approved for and in no other.
            canvass = deed.session.get(CanvassRow, canvass_id)
            if canvass is None or canvass.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            found = [door_of(cells) for cells in rows_in(deed.session, extract_id, kind)]
            doors = tuple(_with_shared([one for one in found if one is not None]))
            if not doors:
                raise Refusal(Reason.EXTRACT_NO_DOORS)
            use_extract(deed, self.desk, extract_id, UseKind.CANVASS, count=len(doors))
        return CanvassService(self.desk).add_listed(canvass_id, doors)


def door_of(cells: Mapping[Field, str]) -> Address | None:
    """Return the door of a row; without a stairwell it is in the first."""
    building = _BUILDING.fullmatch(_plain(cells[Field.BUILDING]))
    door = _NUMBER.fullmatch(_plain(cells[Field.DOOR]))
    stairwell = _NUMBER.fullmatch(_plain(cells[Field.STAIRWELL]) or "1")
    if building is None or door is None or stairwell is None:
        return None
    return Address(building[1], int(stairwell[1]), door[1])


def _with_shared(doors: Sequence[Address]) -> Iterator[Address]:
    """Yield the doors in order, the shared one of a stairwell before its others."""
    stairs: set[tuple[str, int]] = set()
    for one in doors:
        if (stair := (one.building, one.stairwell)) not in stairs:
            stairs.add(stair)
            yield Address(*stair)
        yield one


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")
