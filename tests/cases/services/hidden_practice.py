"""The doors of the squad's practice, asked about the hidden case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.law.crime import Circumstance
from cases.records.cases import CaseKind
from cases.records.crime import CrimeOutcome, OutsideReviewer
from cases.records.hand_overs import LoanEntry
from cases.records.ids import CaseId, PartyId
from cases.records.quality import SheetItem
from cases.records.receptions import (
    ContactKind,
    PetitionEntry,
    PromiseKind,
    ReceptionEntry,
    ReceptionKind,
    Way,
)
from cases.records.times import at
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

DAY = date(2026, 9, 30)
OUTSIDE = OutsideReviewer("支队法制科", "白景行", "法审〔2026〕8号", date(2026, 9, 17))
CALLER = ReceptionEntry(
    kind=ReceptionKind.INQUIRY,
    way=Way.VISIT,
    visitor="来访人",
    matter="问案件进展",
    came_at=at(date(2026, 9, 17), 9),
    answer_by=DAY,
)
PETITION = PetitionEntry(
    petitioner="信访人",
    source="来访",
    received_on=date(2026, 9, 16),
    matter="要求重新认定",
    answer_by=DAY,
)
LOAN = LoanEntry(
    borrower="法院", authority="调卷函", purpose="审理", volumes="正卷一册", return_by=DAY
)

#: A word of what is hidden here.
SECRET = "田家湾村委会"
#: Doors whose object the hidden case has none of: no check has drawn it, nobody handed it over.
NOTHING_THERE = frozenset(
    {
        *("quality.score", "quality.find", "quality.mend", "quality.solve"),
        *("quality.report", "quality.report_sheet"),
        *("hand_overs.take_case", "hand_overs.confirm_case", "hand_overs.confirm_shift"),
        *("hand_overs.take_shift", "hand_overs.case_sheet", "hand_overs.shift_sheet"),
        # No notice of its session names an officer who is gone.
        "mediations.draft_changes",
    }
)


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Put one of each thing of practice into the hidden case."""
    lead.crime.add_circumstance(case, driver, Circumstance.OVERLOADED, f"{SECRET}证明")
    lead.contacts.add(case, ContactKind.VILLAGE, SECRET, "", SECRET)
    lead.promises.promise(case, PromiseKind.ANSWER, SECRET, "告知进展", DAY)
    lead.petitions.record(case, replace(PETITION, petitioner=SECRET))
    lead.loans.lend(case, replace(LOAN, borrower=SECRET))


PRACTICE: dict[str, Callable[[Desk, "Ids"], object]] = {
    "crime.look": lambda desk, ids: desk.crime.look(ids.case),
    "crime.add_circumstance": lambda desk, ids: desk.crime.add_circumstance(
        ids.case, ids.driver, Circumstance.UNPAID_LOSS, "笔录", Decimal(400000)
    ),
    "crime.withdraw_circumstance": lambda desk, ids: desk.crime.withdraw_circumstance(
        ids.case, 1, "误录"
    ),
    "crime.give_opinion": lambda desk, ids: desk.crime.give_opinion(
        ids.case, CrimeOutcome.NO_CRIME, "不构成"
    ),
    "crime.record_outside_opinion": lambda desk, ids: desk.crime.record_outside_opinion(
        ids.case, CrimeOutcome.NO_CRIME, "不构成", OUTSIDE
    ),
    "receptions.receive": lambda desk, _: desk.receptions.receive(CALLER),
    "receptions.answer": lambda desk, _: desk.receptions.answer(900, "已答复"),
    "receptions.pass_on": lambda desk, ids: desk.receptions.pass_on(900, ids.other, "归他办"),
    "receptions.mine": lambda desk, _: len(desk.receptions.mine(answered=True)) < 0,
    "contacts.add": lambda desk, ids: desk.contacts.add(
        ids.case, ContactKind.VILLAGE, "村主任", "", ""
    ),
    "contacts.remove": lambda desk, ids: desk.contacts.remove(ids.case, 1, "误录"),
    "contacts.of_case": lambda desk, ids: desk.contacts.of_case(ids.case),
    "promises.promise": lambda desk, ids: desk.promises.promise(
        ids.case, PromiseKind.ANSWER, "家属", "告知进展", DAY
    ),
    "promises.keep": lambda desk, _: desk.promises.keep(1, "已告知"),
    "promises.of_case": lambda desk, ids: desk.promises.of_case(ids.case),
    "promises.mine": lambda desk, _: desk.promises.mine(),
    "petitions.record": lambda desk, ids: desk.petitions.record(ids.case, PETITION),
    "petitions.follow": lambda desk, _: desk.petitions.follow(1, "已约谈"),
    "petitions.answer": lambda desk, _: desk.petitions.answer(1, "已答复"),
    "petitions.of_case": lambda desk, ids: desk.petitions.of_case(ids.case),
    "petitions.list": lambda desk, _: desk.petitions.list(answered=True),
    "quality.sheet": lambda desk, _: desk.quality.sheet(),
    "quality.set_sheet": lambda desk, _: desk.quality.set_sheet([SheetItem("a", "项目", 10)]),
    "quality.draw": lambda desk, _: desk.quality.draw(2019, 1, {CaseKind.INJURY: 3}, 7),
    "quality.score": lambda desk, ids: desk.quality.score(1, ids.case, {}),
    "quality.find": lambda desk, ids: desk.quality.find(
        1, ids.case, "file", "缺页码", ids.lead, DAY
    ),
    "quality.mend": lambda desk, _: desk.quality.mend(1, "已补"),
    "quality.solve": lambda desk, _: desk.quality.solve(1),
    "quality.report": lambda desk, _: desk.quality.report(1, "报告"),
    "quality.checks": lambda desk, _: desk.quality.checks(),
    "quality.problems": lambda desk, _: desk.quality.problems(2026),
    "hand_overs.hand_case": lambda desk, ids: desk.hand_overs.hand_case(
        ids.case, ids.other, "休假"
    ),
    "hand_overs.take_case": lambda desk, _: desk.hand_overs.take_case(1),
    "hand_overs.confirm_case": lambda desk, _: desk.hand_overs.confirm_case(1),
    "hand_overs.of_case": lambda desk, ids: desk.hand_overs.of_case(ids.case),
    "hand_overs.to_confirm": lambda desk, _: desk.hand_overs.to_confirm(),
    "hand_overs.hand_shift": lambda desk, ids: desk.hand_overs.hand_shift(ids.lead, "钥匙两把"),
    "hand_overs.take_shift": lambda desk, _: desk.hand_overs.take_shift(900),
    "hand_overs.confirm_shift": lambda desk, _: desk.hand_overs.confirm_shift(900),
    "hand_overs.shifts": lambda desk, _: [one.numbers for one in desk.hand_overs.shifts()],
    "hand_overs.case_sheet": lambda desk, ids: desk.hand_overs.case_sheet(ids.case, 1),
    "hand_overs.shift_sheet": lambda desk, _: desk.hand_overs.shift_sheet(900),
    "quality.report_sheet": lambda desk, _: desk.quality.report_sheet(900),
    "loans.lend": lambda desk, ids: desk.loans.lend(ids.case, LOAN),
    "loans.take_back": lambda desk, _: desk.loans.take_back(1, "完好"),
    "loans.out": lambda desk, _: desk.loans.out(),
    "loans.of_case": lambda desk, ids: desk.loans.of_case(ids.case),
    "seals.papers": lambda desk, _: desk.seals.papers(),
    "seals.use_seal": lambda desk, ids: desk.seals.use_seal(ids.issued, "事故处理专用章", 1, ""),
}
#: Those that are asked about a case.
OF_CASES = frozenset(
    {"crime", "contacts", "promises", "petitions", "quality", "hand_overs", "loans", "seals"}
)
