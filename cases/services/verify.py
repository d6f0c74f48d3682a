"""Checking the record: the journal's chain, and against it the bytes of papers and packages."""

import hashlib
from collections.abc import Generator
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cases.records.progress import Progress
from cases.records.proof import Check
from cases.records.station import Integrity
from cases.services.entries import remembered
from cases.store import chain, engine, journal
from cases.store.links import Kept
from cases.store.rows.disclosure import EvidencePackageRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Papers between two steps of the progress.
_STEP = 50


def verify(desk: "Desk") -> Integrity:
    """Check the whole journal, and that every paper is there as the journal says it was issued.

    A paper counts as changed when its bytes or its hash are not those of the entry that issued
    it, when no entry issued it, when the head printed on it is not the journal's, or when it is
    gone; a package of evidence counts with the papers. The numbers of changed papers are named
    as far as the officer may see them; the others are counted. A journal shorter than the key
    file remembers it is broken where it ends.
    """
    work = verifying(desk)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found: Integrity = ended.value
            return found


def verifying(desk: "Desk") -> Generator[Progress, None, Integrity]:
    """Do what `verify` does, and say how far it is; a paper or package counts as an entry does."""
    began, ticks = desk.now(), monotonic()
    with desk.past_guard() as session:
        raw = engine.driver(session)
        papers = select(
            DocumentRow.id,
            DocumentRow.pdf,
            DocumentRow.sha256,
            DocumentRow.journal_seq,
            DocumentRow.journal_head,
        ).where(DocumentRow.issued_at.is_not(None))
        entries = journal.head(raw).seq
        packages = select(
            EvidencePackageRow.case_id,
            EvidencePackageRow.n,
            EvidencePackageRow.pdf,
            EvidencePackageRow.sha256,
        )
        count = sum(
            session.scalar(select(func.count()).select_from(kept.subquery())) or 0
            for kept in (papers, packages)
        )
        checking = chain.check(raw, desk.store.path, (desk.store.key or [None])[0])
        checked = yield from _with_progress(checking, entries + count)
        found, changed = set[Kept](), set[Kept]()
        for number, pdf, digest, seq, head in session.execute(papers):
            found.add(number)
            bytes_digest = hashlib.sha256(pdf or b"").hexdigest()
            as_issued = bytes_digest == digest == checked.issued.get(number)
            if not as_issued or not _leads_to(raw, seq, head):
                changed.add(number)
            if len(found) % _STEP == 0:
                yield Progress(entries + len(found), entries + count)
        for case, n, pdf, digest in session.execute(packages):
            found.add((case, n))
            if not hashlib.sha256(pdf).hexdigest() == digest == checked.issued.get((case, n)):
                changed.add((case, n))
        changed |= checked.issued.keys() - found
        beside = _beside_the_chain(desk, raw, entries)
    with desk.reading() as session:
        papers_changed = [one for one in changed if isinstance(one, int)]
        numbers = select(DocumentRow.number).where(DocumentRow.id.in_(papers_changed))
        named = session.scalars(numbers).all()
    verdict = checked.verdict
    if verdict.intact and beside is not None:
        verdict = replace(verdict, intact=False, first_bad=beside)
    found_so = Integrity(
        verdict.entries,
        verdict.intact and not changed,
        verdict.head,
        verdict.first_bad,
        len(changed),
        tuple(named),
    )
    desk.checked = Check(began, monotonic() - ticks, found_so)
    return found_so


def _with_progress(
    work: Generator[int, None, chain.Checked], total: int
) -> Generator[Progress, None, chain.Checked]:
    while True:
        try:
            done = next(work)
        except StopIteration as ended:
            checked: chain.Checked = ended.value
            return checked
        yield Progress(done, total)


def _beside_the_chain(desk: "Desk", raw: Any, entries: int) -> int | None:
    """Return the number of an entry that no link shows to be wrong: before the first, cut off."""
    stray = raw.execute("SELECT min(seq) FROM main.journal WHERE seq<1").fetchone()[0]
    if stray is not None or desk.station is None:
        found: int | None = stray
        return found
    end = remembered(desk.station.keys)
    return None if journal.holds(raw, end) else min(end.seq, entries + 1)


def _leads_to(raw: Any, seq: int | None, head: str | None) -> bool:
    """Tell whether the journal's entry of this number has the head a paper was printed with."""
    if not seq:
        return True
    found = raw.execute("SELECT hash FROM main.journal WHERE seq=?", (seq,)).fetchone()
    return found is not None and found[0] == head
