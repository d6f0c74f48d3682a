"""Packages: things of a case put together for parties, with what must be withheld taken out."""

from dataclasses import asdict, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.law.withholding import Withheld
from cases.records.disclosure import (
    Cover,
    Looked,
    Package,
    PackageItem,
    PackagePlan,
    Part,
    Share,
    Showing,
    Source,
    SourceKind,
    Treatment,
)
from cases.records.ids import CaseId, PartyId
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.disclosure.sources import (
    content_of,
    first_pages,
    sources_of,
    words_to_cover,
)
from cases.services.documents.finding import readable
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.disclosure import EvidencePackageRow
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

TITLES = {Showing.MEETING: "公开证据材料", Showing.INSPECTION: "查阅复制证据材料"}


class Packages:
    """Making packages and handing them out."""

    desk: "Desk"

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def sources(self, case_id: CaseId) -> tuple[Source, ...]:
        """Return what may be put into a package."""
        with self.desk.looking(case_id, "disclosure") as session:
            require_place(session, self.desk, case_id, INVESTIGATES)
            return sources_of(session, case_id)

    def look(
        self, case_id: CaseId, kind: SourceKind, number: int, reader: PartyId | None = None
    ) -> Looked:
        """Return the pages of one thing, with the places of what must be covered on them.

        The words themselves are not told: among them are names that only the lead officer reads.

        Args:
            case_id: The case.
            kind: Where the thing comes from.
            number: Which.
            reader: Whose own data need not be covered; None: everybody's are.

        Raises:
            Refusal: it is none of the case's, or cannot be read.
        """
        with self.desk.looking(case_id, "disclosure") as session:
            require_place(session, self.desk, case_id, INVESTIGATES)
            content = content_of(session, case_id, kind, number)
            count = first_pages(session, kind, number)
            words = words_to_cover(session, case_id, reader)
        pdf = self.desk.press.evidence_pages(content, count)
        covers: list[Cover] = []
        grounds: list[Withheld] = []
        for word, ground in words:
            places = self.desk.press.covers(pdf, (word,))
            covers += places
            grounds += [ground] * bool(places)
        return Looked(pdf, tuple(covers), tuple(dict.fromkeys(grounds)))

    def build(
        self,
        case_id: CaseId,
        showing: Showing,
        items: tuple[PackageItem, ...],
    ) -> int:
        """Make a package and keep it; what it shows and withholds is entered in the journal.

        Law: Order 146 arts 63 ¶2, 65 ¶2.

        Raises:
            Refusal: it is empty, covers nothing where it says so, or withholds without a ground.
        """
        _check(items)
        with self.desk.act("disclosure.build", case_id, showing=showing.value) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            known = {(one.kind, one.id): one for one in sources_of(session, case_id)}
            if any((one.kind, one.id) not in known for one in items):
                raise Refusal(Reason.NOT_FOUND)
            plan = self._plan(session, case_id, showing, items)
            made = self.desk.press.package(plan)
            placed = tuple(
                replace(one, first=first, count=count)
                for one, (first, count) in zip(items, made.places, strict=True)
            )
            last = session.scalar(
                select(func.max(EvidencePackageRow.n)).where(EvidencePackageRow.case_id == case_id)
            )
            row = EvidencePackageRow(
                case_id=case_id,
                n=(last or 0) + 1,
                showing=showing.value,
                items=[_plain(one) for one in placed],
                pages=made.pages,
                pdf=made.pdf,
                sha256=sha256(made.pdf).hexdigest(),
                made_at=self.desk.now(),
                made_by=self.desk.officer.id,
            )
            session.add(row)
            session.flush()
            deed.note(
                package=row.n,
                sha256=row.sha256,
                shown_whole=[one.title for one in placed if one.treatment is Treatment.FULL],
                covered=[one.title for one in placed if one.treatment is Treatment.COVERED],
                kept_back=[one.title for one in placed if one.treatment is Treatment.WITHHELD],
            )
            return row.id

    def package_pdf(self, package: int) -> bytes:
        """Return the pages of a package as they were made."""
        row_case = self._case_of(package)
        with self.desk.looking(row_case, "disclosure") as session:
            readable(session, self.desk, row_case)
            row = session.get_one(EvidencePackageRow, package)
            if sha256(row.pdf).hexdigest() != row.sha256:
                raise Refusal(Reason.DATABASE_DAMAGED)
            return row.pdf

    def share(self, package: int, receiver: str) -> Share:
        """Count one more copy of a package that is handed out, and return its pages.

        The number among the copies of the package is not the number of the copy in the register;
        that is given when it leaves.
        """
        if not receiver.strip():
            raise Refusal(Reason.FIELD_MISSING, field="receiver")
        case_id = self._case_of(package)
        with self.desk.act("disclosure.share", case_id, receiver=receiver.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get_one(EvidencePackageRow, package)
            row.shares += 1
            deed.note(package=row.n, share=row.shares)
            showing = Showing(row.showing)
            title = f"{TITLES[showing]}（第 {row.n} 卷 第 {row.shares} 份）"
            return Share(row.pdf, row.shares, title, case_id, showing)

    def _case_of(self, package: int) -> CaseId:
        with self.desk.reading() as session:
            row = session.get(EvidencePackageRow, package)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(row.case_id)

    def _plan(
        self,
        session: StoreSession,
        case_id: CaseId,
        showing: Showing,
        items: tuple[PackageItem, ...],
    ) -> PackagePlan:
        unit = session.scalars(select(UnitRow)).one()
        accident = session.get(AccidentRow, case_id)
        when = ""
        if accident is not None and accident.occurred_at is not None:
            day = local(accident.occurred_at)
            when = f"{day.year}年{day.month}月{day.day}日　{accident.place}"
        return PackagePlan(
            unit.organ,
            session.get_one(CaseRow, case_id).number,
            when,
            showing,
            tuple(
                Part(
                    one,
                    b""
                    if one.treatment is Treatment.WITHHELD
                    else content_of(session, case_id, one.kind, one.id),
                    first_pages(session, one.kind, one.id),
                )
                for one in items
            ),
            self.desk.officer.name,
            self.desk.now(),
            is_demo=unit.is_demo,
        )


def _check(items: tuple[PackageItem, ...]) -> None:
    if not any(one.treatment is not Treatment.WITHHELD for one in items):
        raise Refusal(Reason.FIELD_MISSING, field="items")
    for one in items:
        if one.treatment is Treatment.COVERED and not one.covers:
            raise Refusal(Reason.COVER_MISSING, title=one.title)
        if one.treatment is not Treatment.FULL and not (one.ground and one.reason.strip()):
            raise Refusal(Reason.WITHHOLDING_UNEXPLAINED, title=one.title)


def packages_of(session: StoreSession, case_id: int) -> tuple[Package, ...]:
    """Return the packages of a case, the newest first."""
    names = officer_names(session)
    rows = session.scalars(
        select(EvidencePackageRow)
        .where(EvidencePackageRow.case_id == case_id)
        .order_by(EvidencePackageRow.n.desc())
    )
    return tuple(
        Package(
            row.id,
            CaseId(row.case_id),
            row.n,
            Showing(row.showing),
            tuple(_item(one) for one in row.items),
            row.pages,
            row.sha256,
            row.shares,
            row.made_at,
            names.get(row.made_by, ""),
        )
        for row in rows
    )


def _plain(item: PackageItem) -> dict[str, Any]:
    return asdict(item)


def _item(plain: dict[str, Any]) -> PackageItem:
    return PackageItem(
        kind=SourceKind(plain["kind"]),
        id=plain["id"],
        title=plain["title"],
        treatment=Treatment(plain["treatment"]),
        ground=Withheld(plain["ground"]) if plain["ground"] else None,
        reason=plain["reason"],
        covers=tuple(Cover(**one) for one in plain["covers"]),
        first=plain["first"],
        count=plain["count"],
    )
