"""What becomes of a paper: copies, opinions, registers, batches."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from cases.papers.kinds import FormKind
from cases.records.documents import (
    CopyState,
    DocumentFilter,
    DocumentState,
    OpinionStep,
    Outside,
    Verdict,
)
from cases.records.ids import DocumentId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.documents.issuing import result_of
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.mediation import MediationRow
from reports.preview import page_count, page_image, page_text
from tests.cases.services.documents_case import ACase, notice, put_case, termination
from tests.conftest import DeskOf

if TYPE_CHECKING:
    from cases.papers.forms import Termination


def test_a_copy_is_printed_again_byte_for_byte_and_registered(
    desk: Desk, drafted: DocumentId
) -> None:
    desk.documents.issue(drafted)

    first = desk.documents.print_copies(drafted)
    again = desk.documents.print_copies(drafted, (2,), "当事人遗失")

    assert again.pdf == first.pdf == desk.documents.pdf(drafted)
    assert (again.first, again.count) == (1, 1)
    assert [copy.reprints for copy in desk.documents.open(drafted).copies] == [0, 1, 0]


def test_what_became_of_a_copy_is_registered(desk: Desk, drafted: DocumentId) -> None:
    desk.documents.issue(drafted)

    desk.documents.move_copy(drafted, 3, CopyState.FILED, "卷内第 12 页")
    desk.documents.move_copy(drafted, 2, CopyState.DESTROYED)

    copies = desk.documents.open(drafted).copies
    assert (copies[2].state, copies[2].kept_at) == (CopyState.FILED, "卷内第 12 页")
    assert copies[1].state is CopyState.DESTROYED
    with pytest.raises(Refusal) as refused:
        desk.documents.move_copy(drafted, 1, CopyState.SERVED)
    assert refused.value.reason is Reason.COPY_SERVED


class TestOpinions:
    @pytest.fixture
    def reviewer(self, desk_of: DeskOf) -> Desk:
        return desk_of("陆海川", Role.REVIEWER)

    def test_the_reviewer_sees_the_case_once_it_is_put_before_him(
        self, desk: Desk, drafted: DocumentId, reviewer: Desk
    ) -> None:
        with pytest.raises(Refusal):
            reviewer.documents.open(drafted)

        desk.documents.submit(drafted, reviewer=reviewer.officer.id)

        waiting = reviewer.documents.register(DocumentFilter(waiting_for_me=True))
        assert [line.id for line in waiting.lines] == [drafted]

    def test_a_paper_in_review_is_issued_only_when_he_agrees(
        self, desk: Desk, drafted: DocumentId, reviewer: Desk
    ) -> None:
        desk.documents.submit(drafted, reviewer=reviewer.officer.id)
        with pytest.raises(Refusal) as refused:
            desk.documents.issue(drafted)
        assert refused.value.reason is Reason.DOCUMENT_STATE

        reviewer.documents.agree(drafted, "同意")

        assert desk.documents.issue(drafted)
        # What he was asked is answered: the case is closed to him again.
        assert reviewer.documents.register(DocumentFilter()).total == 0
        (opinion,) = desk.documents.open(drafted).opinions
        assert (opinion.officer, opinion.verdict) == ("陆海川", Verdict.AGREED)

    def test_a_paper_sent_back_is_a_draft_again(
        self, desk: Desk, drafted: DocumentId, reviewer: Desk
    ) -> None:
        desk.documents.submit(drafted, reviewer=reviewer.officer.id)
        reviewer.documents.send_back(drafted, "地点不明")

        found = desk.documents.open(drafted)
        assert found.line.state is DocumentState.DRAFT
        assert found.opinions[0].stale

    def test_nobody_reviews_his_own_paper(self, desk_of: DeskOf) -> None:
        both = desk_of("周敏", Role.INVESTIGATOR, Role.REVIEWER)
        case = put_case(both)
        document = both.documents.draft(notice(both), case.case)

        with pytest.raises(Refusal) as refused:
            both.documents.submit(document, reviewer=both.officer.id)

        assert refused.value.reason is Reason.OWN_REQUEST

    def test_who_was_not_asked_does_not_answer(
        self, desk: Desk, drafted: DocumentId, reviewer: Desk
    ) -> None:
        desk.documents.submit(drafted, reviewer=reviewer.officer.id)

        with pytest.raises(Refusal) as refused:
            desk.documents.agree(drafted)

        assert refused.value.reason is Reason.NOT_ALLOWED

    def test_an_opinion_from_outside_is_recorded_as_theirs(
        self, desk: Desk, drafted: DocumentId
    ) -> None:
        outside = Outside("澄州市公安局交通警察支队", "邱国梁", "批复12号", date(2026, 9, 24))

        desk.documents.record_outside(drafted, OpinionStep.REVIEW, outside)

        found = desk.documents.open(drafted)
        assert found.line.state is DocumentState.APPROVED
        assert found.opinions[0].outside == outside


def test_one_claim_does_not_end_twice(desk: Desk, case: ACase) -> None:
    paper = replace(termination(), accident_place="环城北路", sessions=())
    first = desk.documents.draft(paper, case.case, mediation_id=case.mediation)
    second = desk.documents.draft(paper, case.case, mediation_id=case.mediation)
    with desk.act("mediation.end", case.case) as deed:
        deed.session.get_one(MediationRow, case.mediation).state = "ended"
    assert desk.documents.issue(first)

    with pytest.raises(Refusal) as refused:
        desk.documents.issue(second)

    assert refused.value.reason is Reason.PAPER_FAULTY
    assert refused.value.details["code"] == "K94"


def test_a_name_that_is_not_in_the_case_is_told(desk: Desk, case: ACase) -> None:
    paper = notice(desk)
    paper = replace(paper, parties=(replace(paper.parties[0], name="陆建平"), *paper.parties[1:]))

    found = desk.documents.check(desk.documents.draft(paper, case.case))

    assert [fault.field for fault in found.faults if fault.code == "K13"] == ["parties[0].name"]


def test_the_register_shows_what_waits_first_and_finds_by_any_word(
    desk: Desk, case: ACase, drafted: DocumentId
) -> None:
    issued = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(issued)

    every = desk.documents.register(DocumentFilter())
    assert [line.id for line in every.lines] == [drafted, issued]
    assert (every.total, every.unserved) == (2, 1)
    assert every.lines[1].short == "调通 1"
    assert (every.lines[1].served, every.lines[1].to_serve) == (0, 2)
    for words in ("0163 宋巧云", "调通字", "通知书"):
        assert desk.documents.register(DocumentFilter(text=words)).found
    assert not desk.documents.register(DocumentFilter(text="章启明")).found
    only = DocumentFilter(states=frozenset({DocumentState.ISSUED}), year=2026)
    assert [line.id for line in desk.documents.register(only).lines] == [issued]
    assert not desk.documents.register(DocumentFilter(year=2025)).found


def test_an_outsider_sees_no_paper_and_touches_none(
    desk: Desk, desk_of: DeskOf, drafted: DocumentId, case: ACase
) -> None:
    desk.documents.issue(drafted)
    other = desk_of("冯立成", Role.INVESTIGATOR)

    found = other.documents.register(DocumentFilter())
    assert (found.lines, found.found, found.total, found.unserved) == ((), 0, 0, 0)
    assert other.documents.numbers(FormKind.MEDIATION_NOTICE, 2026) == ()
    for attempt in (
        lambda: other.documents.open(drafted),
        lambda: other.documents.pdf(drafted),
        lambda: other.documents.issue(drafted),
        lambda: other.documents.void(drafted, "x"),
        lambda: other.documents.print_copies(drafted),
        lambda: other.documents.correct(drafted, "x"),
        lambda: other.documents.draft(notice(other), case.case),
        lambda: list(other.documents.batch([drafted])),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.reason is Reason.NOT_FOUND


def test_a_batch_of_many_notices_is_collated_with_its_proofs(desk: Desk, case: ACase) -> None:
    documents = []
    for _ in range(25):
        document = desk.documents.draft(notice(desk), case.case)
        desk.documents.issue(document)
        documents.append(document)

    made = result_of(desk.documents.batch(documents))
    pdf = made.pdf

    # Two parties, each with a proof of service, and the copy for the file.
    assert page_count(pdf) == 25 * 5
    for n in range(25):
        pages = ["".join(page_text(pdf, n * 5 + page).split()) for page in range(5)]
        number = f"澄临公交调通字〔2026〕{n + 1}号"
        assert all(number in page for page in pages)
        assert "交付卢建平" in pages[0]
        assert "送达回证" in pages[1]
        assert "卢建平" in pages[1]
        assert "交付宋巧云" in pages[2]
        assert "宋巧云" in pages[3]
        assert "交付附卷" in pages[4]
    # Each copy leaves with its proof under a number of its own, and no page without one.
    assert [(first, count) for _one, first, count in made.leaving[:4]] == [
        (0, 2),
        (2, 2),
        (4, 1),
        (5, 2),
    ]
    assert made.count == page_count(pdf)
    assert [one.receiver for one, _f, _c in made.leaving[:3]] == ["卢建平", "宋巧云", "附卷"]


def test_a_batch_shows_the_copies_as_they_were_issued(
    desk: Desk, case: ACase, drafted: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.documents.issue(drafted)
    stored = desk.documents.pdf(drafted)

    anew = result_of(desk.documents.batch([drafted])).pdf
    monkeypatch.setattr(type(desk.press), "edition", lambda _press: "another press")
    later = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(later)
    kept = result_of(desk.documents.batch([drafted, later])).pdf

    # Copy, proof, copy, proof, copy for the file.
    for copy, page in enumerate((0, 2, 4)):
        issued = page_image(stored, copy, 72)
        assert page_image(anew, page, 72) == issued
        assert page_image(kept, page, 72) == issued
    assert (page_count(anew), page_count(kept)) == (5, 10)


def test_a_cancelled_batch_registers_nothing(desk: Desk, drafted: DocumentId) -> None:
    desk.documents.issue(drafted)
    batch = desk.documents.batch([drafted])
    next(batch)
    batch.close()

    result_of(desk.documents.batch([drafted]))

    assert [copy.reprints for copy in desk.documents.open(drafted).copies] == [0, 0, 0]


def test_a_draft_is_thrown_away_and_the_journal_keeps_it(desk: Desk, drafted: DocumentId) -> None:
    desk.documents.discard(drafted)

    assert desk.documents.register(DocumentFilter()).total == 0
    with engine.session(desk.store.door, Acting(0, desk.now(), door=True)) as session:
        entry = session.execute(
            text("SELECT entry FROM main.journal WHERE act='documents.discard'")
        ).scalar_one()
    assert "环城北路" in entry


def test_a_termination_with_gaps_names_them(desk: Desk, case: ACase) -> None:
    paper: Termination = termination()

    check = desk.documents.check(desk.documents.draft(paper, case.case))

    assert "事故地点" in {one.label for one in check.missing}
    assert check.filled == check.required - len({one.field for one in check.missing})
