"""A paper prepared, issued under its number, corrected and voided."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlcipher3.dbapi2 import IntegrityError

from cases.papers.forms import MediationNotice
from cases.papers.kinds import FormKind
from cases.records.documents import (
    CopyState,
    DocumentState,
)
from cases.records.ids import DocumentId
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from reports.preview import page_count, page_text
from tests.cases.services.documents_case import ACase, notice
from tests.conftest import Clock


def last_entry(desk: Desk) -> tuple[int, str]:
    with engine.session(desk.store.door, Acting(0, desk.now(), door=True)) as session:
        row = session.execute(
            text("SELECT seq, hash FROM main.journal ORDER BY seq DESC LIMIT 1")
        ).one()
        return row.seq, row.hash


def test_a_paper_is_prepared_from_what_the_case_knows(desk: Desk, case: ACase) -> None:
    paper = desk.documents.prepared(FormKind.MEDIATION_NOTICE, case.case, session_id=case.session)

    assert isinstance(paper, MediationNotice)
    assert paper.organ == "澄州市公安局交通警察支队临江大队"
    assert paper.accident_place == "环城北路与青石街路口"
    assert [party.name for party in paper.parties] == ["卢建平", "宋巧云", "华澄财险"]
    assert paper.session_no == 1
    # The day before Wednesday the 30th is a working day.
    assert paper.change_by == date(2026, 9, 29)
    assert not desk.press.missing(paper)


def test_a_paper_that_lacks_a_field_is_not_issued_and_says_which(desk: Desk, case: ACase) -> None:
    paper = replace(notice(desk), place="", session_at=None)
    document = desk.documents.draft(paper, case.case)

    with pytest.raises(Refusal) as refused:
        desk.documents.issue(document)

    assert refused.value.reason is Reason.PAPER_INCOMPLETE
    assert "调解地点" in str(refused.value.details["fields"])
    assert "调解时间" in str(refused.value.details["fields"])
    assert desk.documents.open(document).line.state is DocumentState.DRAFT
    assert desk.documents.numbers(FormKind.MEDIATION_NOTICE, 2026) == ()


def test_an_issued_paper_bears_its_number_and_the_journal_head_before_it(
    desk: Desk, drafted: DocumentId
) -> None:
    seq, head = last_entry(desk)

    number = desk.documents.issue(drafted)

    found, pdf = desk.documents.opened(drafted)
    assert number == "澄临公交调通字〔2026〕1号"
    assert (found.journal_seq, found.journal_head) == (seq, head)
    assert found.sha256 == sha256(pdf).hexdigest()
    printed = page_text(pdf, 0)
    assert number in printed
    assert f"#{seq}" in printed
    assert head[:4] in printed
    assert "草稿" not in printed


def test_every_recipient_has_a_numbered_copy_of_his_own(desk: Desk, drafted: DocumentId) -> None:
    desk.documents.issue(drafted)

    found, pdf = desk.documents.opened(drafted)

    assert [(copy.copy_no, copy.recipient) for copy in found.copies] == [
        (1, "卢建平"),
        (2, "宋巧云"),
        (3, "附卷"),
    ]
    assert page_count(pdf) == 3 * found.pages
    assert "交付 宋巧云" in page_text(pdf, found.pages)
    assert found.copies[2].state is CopyState.FILED


def test_a_draft_is_marked_as_one(desk: Desk, drafted: DocumentId) -> None:
    issued = desk.documents.draft(notice(desk), desk.documents.open(drafted).line.case_id)
    desk.documents.issue(issued)

    assert desk.documents.pdf(drafted) != desk.documents.pdf(issued)
    assert desk.documents.open(drafted).line.number == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET pdf = x'00'",
        "UPDATE documents SET content = '{}'",
        "UPDATE documents SET sha256 = ''",
        "UPDATE documents SET number = '1'",
        "UPDATE documents SET state = 'draft'",
        "UPDATE documents SET id = id + 100",
        "DELETE FROM documents",
        "INSERT OR REPLACE INTO documents SELECT * FROM documents",
        "UPDATE numbers SET n = 9",
        "DELETE FROM numbers",
    ],
)
def test_issued_bytes_do_not_change_whatever_is_sent(
    desk: Desk, drafted: DocumentId, statement: str
) -> None:
    desk.documents.issue(drafted)
    before = desk.documents.pdf(drafted)

    for store in (desk.store.writing, desk.store.door):
        acting = Acting(desk.officer.id, desk.now(), door=store is desk.store.door)
        with pytest.raises(IntegrityError), engine.session(store, acting) as session:
            session.execute(text(statement))

    assert desk.documents.pdf(drafted) == before
    assert sha256(before).hexdigest() == desk.documents.open(drafted).sha256


def test_an_issued_paper_is_not_revised(desk: Desk, drafted: DocumentId) -> None:
    desk.documents.issue(drafted)

    with pytest.raises(Refusal) as refused:
        desk.documents.revise(drafted, notice(desk))

    assert refused.value.reason is Reason.DOCUMENT_STATE


def test_a_draft_that_was_changed_meanwhile_is_not_overwritten(
    desk: Desk, drafted: DocumentId
) -> None:
    desk.documents.revise(drafted, replace(notice(desk), place="二室"), revision=0)

    with pytest.raises(Refusal) as refused:
        desk.documents.revise(drafted, notice(desk), revision=0)

    assert refused.value.reason is Reason.CHANGED_MEANWHILE


def test_numbers_run_without_gaps_and_a_void_one_stays(desk: Desk, case: ACase) -> None:
    def issued() -> DocumentId:
        document = desk.documents.draft(notice(desk), case.case)
        desk.documents.issue(document)
        return document

    first = issued()
    incomplete = desk.documents.draft(replace(notice(desk), place=""), case.case)
    with pytest.raises(Refusal):
        desk.documents.issue(incomplete)
    spoilt = desk.documents.spoil_number(FormKind.MEDIATION_NOTICE, "手写填错")
    issued()
    desk.documents.void(first, "误填日期")

    numbers = desk.documents.numbers(FormKind.MEDIATION_NOTICE, 2026)
    assert [one.n for one in numbers] == [1, 2, 3]
    assert [one.reason for one in numbers] == ["误填日期", "手写填错", ""]
    assert spoilt == numbers[1].number
    line = desk.documents.open(first).line
    assert line.state is DocumentState.WITHDRAWN
    assert line.number == numbers[0].number


def test_a_number_of_the_register_begins_anew_with_the_year(
    desk: Desk, drafted: DocumentId, clock: Clock
) -> None:
    desk.documents.issue(drafted)
    case_id = desk.documents.open(drafted).line.case_id
    clock.advance(days=100)

    later = desk.documents.draft(notice(desk), case_id)

    assert desk.documents.issue(later) == "澄临公交调通字〔2027〕1号"


def test_a_correction_names_the_old_paper_and_withdraws_it_when_issued(
    desk: Desk, drafted: DocumentId
) -> None:
    old = desk.documents.issue(drafted)
    before = desk.documents.pdf(drafted)
    correction = desk.documents.correct(drafted, "地点写错")
    assert desk.documents.open(drafted).line.state is DocumentState.ISSUED

    new = desk.documents.issue(correction)

    found = desk.documents.open(drafted)
    assert found.line.state is DocumentState.WITHDRAWN
    assert found.corrected_by == new
    assert desk.documents.open(correction).corrects == old
    assert old in page_text(desk.documents.pdf(correction), 0)
    assert desk.documents.pdf(drafted) == before


def test_a_paper_that_somebody_has_got_is_corrected_not_voided(
    desk: Desk, drafted: DocumentId, case: ACase
) -> None:
    from tests.cases.services.test_service import direct

    desk.documents.issue(drafted)
    desk.documents.serve(direct(desk, case, drafted))

    with pytest.raises(Refusal) as refused:
        desk.documents.void(drafted, "误填")

    assert refused.value.reason is Reason.COPY_SERVED
