"""The counter and the telephone: whoever is asked gets a sentence to say, and nothing else.

What happens here is the same, row for row, whether there is such a case or not: a note of the
officer's own is written. Who handles a case takes the inquiry in from his side.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.answers.kinds import INSIDERS
from cases.answers.sentences import sentence_on
from cases.records.outsiders import FavourEntry, FavourWay, InquiryEntry, InquiryNote, Received
from cases.records.receptions import Way
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.outsiders.favours import enter_favour
from cases.services.outsiders.rows import entry_of
from cases.store.rows.outsiders import InquiryNoteRow

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk

_WAYS = {
    Way.VISIT: FavourWay.IN_PERSON,
    Way.PHONE: FavourWay.PHONE,
    Way.LETTER: FavourWay.LETTER,
}


class Counter:
    """What every officer does who is asked about a case, his own or not."""

    desk: "Desk"

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def receive(self, entry: InquiryEntry) -> Received:
        """Note an inquiry and return the sentence that may be said.

        The journal holds that somebody asked, not who or about what. Somebody of the police who
        asks about a case he does not handle is recorded as meddling, which is passed to nobody.
        """
        check_inquiry(entry, self.desk.now())
        sentence = sentence_on(entry.asker, self.desk.today())
        if entry.asker in INSIDERS:
            with self.desk.act("favour.record") as deed:
                enter_favour(deed, self.desk, _as_favour(entry))
        else:
            with self.desk.act("inquiry.receive", asker=entry.asker, way=entry.way) as deed:
                row = InquiryNoteRow(
                    **asdict(entry),
                    said=sentence.text,
                    taken_at=self.desk.now(),
                    taken_by=self.desk.officer.id,
                )
                deed.session.add(row)
                deed.session.flush()
                deed.note(note=row.id)
        return Received(sentence.text, sentence.source, sentence.is_reading)

    def notes(self) -> tuple[InquiryNote, ...]:
        """Return the inquiries this officer noted, newest first; not what became of them."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(InquiryNoteRow)
                .where(InquiryNoteRow.taken_by == self.desk.officer.id)
                .order_by(InquiryNoteRow.asked_at.desc(), InquiryNoteRow.id.desc())
            )
            return tuple(note_of(row, names) for row in rows)


def check_inquiry(entry: InquiryEntry, now: "datetime") -> None:
    """Refuse an inquiry without a question, or one that is still to be asked."""
    if not entry.question.strip():
        raise Refusal(Reason.FIELD_MISSING, field="question")
    if entry.asked_at > now:
        raise Refusal(Reason.IN_THE_FUTURE, field="asked_at")
    if entry.asker in INSIDERS and not entry.name.strip():
        raise Refusal(Reason.FIELD_MISSING, field="name")


def note_of(row: InquiryNoteRow, names: dict[int, str]) -> InquiryNote:
    """Return a note of the counter."""
    return InquiryNote(row.id, entry_of(row), row.said, row.taken_at, names.get(row.taken_by, ""))


def _as_favour(entry: InquiryEntry) -> FavourEntry:
    return FavourEntry(
        person=entry.name,
        way=_WAYS[entry.way],
        at=entry.asked_at,
        words=entry.question,
        unit=entry.relation,
        about=" ".join(filter(None, (entry.about, entry.plate, entry.somebody))),
        proof=entry.identity,
    )
