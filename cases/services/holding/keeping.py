"""While a thing is held: who holds it, longer terms, what the party is told of them, pictures."""

from dataclasses import asdict
from datetime import date, timedelta

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.law.custody import has_period, require_no_firm, require_no_money
from cases.law.facts import FactKind
from cases.law.rules import load_rules
from cases.records.holding import (
    AppraisalTold,
    Extension,
    Measure,
    MoveEntry,
    Photo,
    ThingAct,
    ThingKind,
)
from cases.records.ids import AttachmentId, CaseId, ThingId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.holding.reading import steps_of
from cases.services.holding.rows import AtHolding, add_step
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.holding import ThingPhotoRow, ThingRow

_RULE = "item.seizure"


class Keeping(AtHolding):
    """Looking after things held."""

    def move(self, thing_id: ThingId, entry: MoveEntry) -> None:
        """Record that a thing has another holder or another place.

        Law: 行政程序 arts 187, 189, 190.
        """
        self._past(entry.at)
        for name in ("holder", "place", "reason"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.189", field=name)
        require_no_firm(entry.holder, entry.place)
        with self.desk.act("holding.move", self._case_of(thing_id), move=asdict(entry)) as deed:
            row = self._held(deed, thing_id)
            last = steps_of(deed.session, row.id, {})[-1].at
            if entry.at < last:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.MOVED,
                entry.at,
                to=entry.holder,
                place=entry.place,
                words=entry.reason,
                more={"witness": entry.witness.strip()} if entry.witness.strip() else {},
            )
            row.holder, row.place = entry.holder.strip(), entry.place.strip()
            row.yard = entry.yard.value

    def extend(self, thing_id: ThingId, entry: Extension) -> None:
        """Make the term of a thing longer, once it is approved; the reason is told in writing.

        Law: 行政程序 art. 112 ¶1: thirty days, and thirty more with approval. Days of an
        appraisal that the party was told of are not counted (¶2).

        Raises:
            Refusal: it has no such term, the day is not within it, or the approval is missing.
        """
        self._past(entry.told_at, "told_at")
        for name in ("reason", "number"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.112", field=name)
        require_no_money(entry.reason)
        with self.desk.act("holding.extend", self._case_of(thing_id), longer=asdict(entry)) as deed:
            row = self._approved_one(deed, thing_id)
            require_longer(deed.session, row, entry.until_on)
            spend(
                deed,
                self.desk,
                row.case_id,
                Approving.SEIZURE_EXTENSION,
                row.item,
                act="holding.extend",
            )
            row.until_on = entry.until_on
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.EXTENDED,
                entry.told_at,
                words=entry.reason,
                until=entry.until_on,
                number=entry.number,
            )
            record(
                deed,
                self.desk,
                row.case_id,
                FactKind.SEIZURE_EXTENDED,
                self.desk.now(),
                item=row.item,
                until=entry.until_on,
                note=entry.number,
            )

    def tell_appraisal(self, thing_id: ThingId, entry: AppraisalTold) -> None:
        """Record that the party was told in writing how long the appraisal takes.

        Law: 行政程序 art. 112 ¶2.
        """
        self._past(entry.at)
        if not entry.number.strip():
            raise Refusal(Reason.FIELD_MISSING, article="admin.112", field="number")
        if entry.until_on < entry.from_on:
            raise Refusal(Reason.TIMES_INVERTED, field="until_on")
        case_id = self._case_of(thing_id)
        with self.desk.act("holding.tell_appraisal", case_id, told=asdict(entry)) as deed:
            row = self._approved_one(deed, thing_id)
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.APPRAISAL_TOLD,
                entry.at,
                until=entry.until_on,
                number=entry.number,
                more={"from_on": entry.from_on.isoformat()},
            )

    def add_photo(
        self, thing_id: ThingId, name: str, content: bytes, caption: str = ""
    ) -> AttachmentId:
        """Keep a photograph of a thing with the case."""
        case_id = CaseId(self._case_of(thing_id))
        attachment = self.desk.attachments.add(case_id, name, content)
        with self.desk.act("holding.add_photo", case_id, name=name) as deed:
            row = self._held(deed, thing_id)
            deed.session.add(
                ThingPhotoRow(
                    case_id=case_id,
                    thing_id=row.id,
                    attachment_id=attachment,
                    caption=caption.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )
            deed.note(thing=row.item)
        return attachment

    def photos(self, thing_id: ThingId) -> tuple[Photo, ...]:
        """Return the photographs of a thing, the oldest first; that they were seen is recorded."""
        case_id = CaseId(self._case_of(thing_id))
        with self.desk.looking(case_id, "photos") as session:
            rows = session.execute(
                select(AttachmentRow.id, AttachmentRow.name, AttachmentRow.content)
                .join(ThingPhotoRow, ThingPhotoRow.attachment_id == AttachmentRow.id)
                # Of a concluded case the bytes are covered until somebody asks for them.
                .where(ThingPhotoRow.thing_id == thing_id, AttachmentRow.content.is_not(None))
                .order_by(ThingPhotoRow.id)
            )
            return tuple(Photo(AttachmentId(key), name, content) for key, name, content in rows)


def require_longer(session: StoreSession, row: ThingRow, until: date) -> None:
    """Refuse a last day that the term of a thing may not have (行政程序 art. 112 ¶1)."""
    if not has_period(Measure(row.measure), ThingKind(row.kind)):
        raise Refusal(Reason.MEASURE_UNFIT, article="admin.112", field="until_on")
    since = day_of(row.seized_at)
    wording = load_rules().wording_on(_RULE, since)
    first = since + timedelta(days=wording.length)
    longest = since + timedelta(days=(wording.extended or wording.length))
    last = longest + _appraised(session, row)
    if not first < until <= last:
        raise Refusal(
            Reason.EXTENSION_UNFIT,
            article="admin.112",
            field="until_on",
            first=first + timedelta(days=1),
            last=last,
        )


def _appraised(session: StoreSession, row: ThingRow) -> timedelta:
    """Return the days of appraisals that the party was told of."""
    days = 0
    for step in steps_of(session, row.id, {}):
        if step.act is ThingAct.APPRAISAL_TOLD and step.until_on is not None:
            begun = date.fromisoformat(step.more["from_on"])
            days += (step.until_on - begun).days + 1
    return timedelta(days=days)
