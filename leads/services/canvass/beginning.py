"""A canvass begun: its bunch of keys, its doors from a sentence, where the buildings stand."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.store.rows.canvass import CanvassBuildingRow, CanvassDoorRow, CanvassRow
from cases.store.rows.cases import CaseRow
from cases.store.rows.exhibits import ExhibitRow
from leads.canvass.addresses import Address, CanvassId
from leads.canvass.ranges import Block, UnreadRange, addresses, floor_of, read_range
from leads.canvass.records import Building, CanvassEntry
from leads.services.canvass.rows import AtCanvass, doors_of, key_plain


class Beginning(AtCanvass):
    """Laying a canvass out."""

    def begin(
        self, case_id: CaseId, entry: CanvassEntry, doors: str, buildings: tuple[Building, ...] = ()
    ) -> CanvassId:
        """Begin a canvass with a bunch of keys and the doors of a sentence.

        Args:
            case_id: The case.
            entry: What it is for, which exhibit, which keys of the bunch.
            doors: As "5-7栋2单元6层每层4户，无404".
            buildings: Where those known already stand; the others are placed later.

        Raises:
            Refusal: a field is empty, the exhibit is no key of the case, or the sentence cannot
                be read.
        """
        for name, text in (("name", entry.name), ("purpose", entry.purpose)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        labels = [key.label.strip() for key in entry.keys]
        if not labels or not all(labels) or len(set(labels)) < len(labels):
            raise Refusal(Reason.FIELD_MISSING, field="key")
        block = _read(doors)
        with self.desk.act("canvass.begin", case_id, name=entry.name.strip(), doors=doors) as deed:
            if deed.session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            self._worked_on(deed, case_id)
            exhibit = deed.session.get(ExhibitRow, entry.exhibit_id)
            if exhibit is None or exhibit.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            if exhibit.kind != ExhibitKind.KEY:
                raise Refusal(Reason.FIELD_INVALID, field="exhibit", value=exhibit.name)
            last = deed.session.scalar(
                select(func.max(CanvassRow.n)).where(CanvassRow.case_id == case_id)
            )
            row = CanvassRow(
                case_id=case_id,
                n=(last or 0) + 1,
                name=entry.name.strip(),
                purpose=entry.purpose.strip(),
                exhibit_id=exhibit.id,
                keys=[key_plain(key) for key in entry.keys],
                route_east=entry.route[0] if entry.route else None,
                route_north=entry.route[1] if entry.route else None,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(
                canvass=row.n, exhibit=exhibit.n, added=self._add(deed, row, addresses(block))
            )
            for building in buildings:
                self._place(deed, row, building)
            return CanvassId(row.id)

    def add_doors(self, canvass_id: CanvassId, doors: str) -> int:
        """Add the doors of another sentence; those there already stay as they are."""
        block = _read(doors)
        case_id = self._case_of(CanvassRow, canvass_id)
        with self.desk.act("canvass.add_doors", case_id, doors=doors.strip()) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassRow, canvass_id)
            added = self._add(deed, row, addresses(block))
            deed.note(canvass=row.n, added=added)
            return added

    def add_listed(self, canvass_id: CanvassId, doors: Sequence[Address]) -> int:
        """Add doors named one by one, as a list of addresses has them; return how many are new."""
        case_id = self._case_of(CanvassRow, canvass_id)
        with self.desk.act("canvass.add_doors", case_id) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassRow, canvass_id)
            added = self._add(deed, row, doors)
            deed.note(canvass=row.n, added=added)
            return added

    def place_building(self, canvass_id: CanvassId, building: Building) -> None:
        """Say where a building stands, in metres east and north of the scene, and its name."""
        case_id = self._case_of(CanvassRow, canvass_id)
        with self.desk.act("canvass.place_building", case_id) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassRow, canvass_id)
            self._place(deed, row, building)
            deed.note(canvass=row.n)

    def set_chances(
        self, canvass_id: CanvassId, chances: Mapping[Address, float | None], reason: str
    ) -> None:
        """Set by hand how likely doors are before anything is tried; None: by distance again."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        case_id = self._case_of(CanvassRow, canvass_id)
        with self.desk.act("canvass.set_chances", case_id, reason=reason.strip()) as deed:
            self._worked_on(deed, case_id)
            known = doors_of(deed.session, canvass_id)
            for address, chance in chances.items():
                if address not in known or address.is_shared:
                    raise Refusal(Reason.NOT_FOUND)
                if chance is not None and not 0 <= chance <= 1:
                    raise Refusal(Reason.FIELD_INVALID, field="chance", value=chance)
                known[address].prior = chance
            if sum(one.prior or 0 for one in known.values()) > 1:
                raise Refusal(Reason.FIELD_INVALID, field="chance", value="> 1")
            deed.note(doors=[one.code for one in chances])

    def _add(self, deed: Deed, row: CanvassRow, doors: Iterable[Address]) -> int:
        known = set(doors_of(deed.session, row.id))
        added = [one for one in dict.fromkeys(doors) if one not in known]
        deed.session.add_all(
            CanvassDoorRow(
                case_id=row.case_id,
                canvass_id=row.id,
                building=one.building,
                stairwell=one.stairwell,
                number=one.number,
                floor=0 if one.is_shared else floor_of(one.number),
            )
            for one in added
        )
        have = set(
            deed.session.scalars(
                select(CanvassBuildingRow.code).where(CanvassBuildingRow.canvass_id == row.id)
            )
        )
        for code in dict.fromkeys(one.building for one in added):
            if code not in have:
                # One behind the other until somebody says where they stand.
                east = 60.0 * len(have)
                self._place(deed, row, Building(code, f"{code} 栋", (east, 0.0)))
                have.add(code)
        deed.session.flush()
        return sum(not one.is_shared for one in added)

    def _place(self, deed: Deed, row: CanvassRow, building: Building) -> None:
        found = deed.session.scalars(
            select(CanvassBuildingRow).where(
                CanvassBuildingRow.canvass_id == row.id, CanvassBuildingRow.code == building.code
            )
        ).first()
        if found is None:
            found = CanvassBuildingRow(
                case_id=row.case_id,
                canvass_id=row.id,
                code=building.code,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(found)
        found.name = building.name.strip() or f"{building.code} 栋"
        found.east, found.north = building.xy
        deed.session.flush()
        known = deed.values.setdefault("buildings", [])
        known.append(f"{building.code} ({building.xy[0]:g}, {building.xy[1]:g})")


def _read(doors: str) -> Block:
    try:
        return read_range(doors)
    except UnreadRange as unread:
        raise Refusal(Reason.FIELD_INVALID, field="doors", value=str(unread)) from unread
