"""The head that stands on a paper, compared with the journal."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.proof import HeadAnswer, HeadFound, PaperHead, Standing
from cases.refusals import Reason, Refusal
from cases.store import journal
from cases.store.engine import driver
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: `#48176 9f3c 27a7 1e04 b85d`, also with 日志 before and a dot between, or the hash alone.
_NUMBERED = re.compile(r"^(?:日志)?#?(\d{1,12})[\s·:：,，]+([0-9a-f\s]+)$")
#: Signs of the hash that a paper carries, and those it has.
_PRINTED, _WHOLE = 16, 64


class Heads:
    """Comparing paper and record; anybody may, it tells nothing of a case."""

    desk: "Desk"

    def head(self, typed: str) -> HeadAnswer:
        """Tell what this station's journal knows of the head printed on a paper.

        Raises:
            Refusal: it is not such a head.
        """
        self._refuse_guest()
        seq, start = _read(typed)
        with self.desk.past_guard() as session:
            raw = driver(session)
            newest = journal.head(raw).seq
            if seq is not None and seq > newest:
                return HeadAnswer(HeadFound.LATER, None, None, newest)
            if seq is None:
                found = raw.execute(
                    "SELECT seq, hash, at FROM main.journal WHERE substr(hash, 1, ?)=? LIMIT 1",
                    (len(start), start),
                ).fetchone()
            else:
                found = raw.execute(
                    "SELECT seq, hash, at FROM main.journal WHERE seq=?", (seq,)
                ).fetchone()
        if seq == 0 and journal.ORIGIN.startswith(start):
            # A paper issued before anything was entered.
            return HeadAnswer(HeadFound.KNOWN, 0, None, newest)
        if found is None or not found[1].startswith(start):
            return HeadAnswer(HeadFound.UNKNOWN, None, None, newest)
        return HeadAnswer(HeadFound.KNOWN, found[0], datetime.fromisoformat(found[2]), newest)

    def standing(self, papers: int = 2) -> Standing:
        """Return how the record stands: the newest entry, the last check, the newest papers."""
        self._refuse_guest()
        with self.desk.reading() as session:
            raw = driver(session)
            newest = journal.head(raw)
            issued = session.execute(
                select(
                    DocumentRow.title,
                    DocumentRow.number,
                    DocumentRow.journal_seq,
                    DocumentRow.journal_head,
                )
                .where(DocumentRow.issued_at.is_not(None), DocumentRow.journal_seq > 0)
                .order_by(DocumentRow.journal_seq.desc())
                .limit(papers)
            ).all()
            heads = tuple(
                PaperHead(
                    row.title,
                    row.number,
                    row.journal_seq,
                    journal.holds(raw, journal.Head(row.journal_seq, row.journal_head)),
                )
                for row in issued
            )
            moment = journal.newest_at(raw)
        return Standing(newest.seq, newest.hash, moment, self.desk.checked, heads)

    def _refuse_guest(self) -> None:
        """How long the journal is, is nothing that somebody outside the unit is told."""
        if self.desk.officer.is_guest:
            raise Refusal(Reason.NOT_ALLOWED)


def _read(typed: str) -> tuple[int | None, str]:
    text = typed.strip().lower().replace("日志", "").strip(" ·#")
    alone = re.sub(r"[\s·]", "", text)
    if len(alone) in {_PRINTED, _WHOLE} and re.fullmatch(r"[0-9a-f]+", alone):
        return None, alone
    if match := _NUMBERED.match(text):
        start = re.sub(r"\s", "", match[2])
        if len(start) in {_PRINTED, _WHOLE}:
            return int(match[1]), start
    raise Refusal(Reason.FIELD_INVALID, field="head")
