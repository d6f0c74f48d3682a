"""The doors of papers and their service, asked about the hidden case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cases.papers.forms import MediationNotice
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.documents import (
    CopyState,
    DocumentFilter,
    OpinionStep,
    Outside,
    RegisterKind,
    Serving,
)
from cases.records.ids import (
    PowerId,
)
from cases.records.times import at
from cases.services.desk import Desk
from tests.cases.services import mediating

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

#: The day of the one session of the hidden mediation.
SESSION = date(2026, 9, 17)

_OUTSIDE = Outside("澄州市公安局交通警察支队", "沈某", "〔2026〕2号", date(2026, 9, 10))


def told(ids: "Ids") -> Serving:
    """Return the service of a notice to the driver of the hidden case."""
    return Serving(
        party_id=ids.driver,
        method=ServiceMethod.ORAL,
        tried_at=at(SESSION, 9),
        served_at=at(SESSION, 9),
        session_id=ids.session,
        receiver="本人",
        proof="记录第1页",
        place="电话",
    )


def _registers(desk: Desk, ids: "Ids") -> object:
    wanted = [DocumentFilter(), DocumentFilter(case_id=ids.case), DocumentFilter(unserved=True)]
    wanted += [DocumentFilter(text=word) for word in ids.words]
    wanted.append(DocumentFilter(form=FormKind.MEDIATION_NOTICE))
    wanted.append(DocumentFilter(waiting_for_me=True))
    return [desk.documents.register(one) for one in wanted]


DOCUMENTS: dict[str, Callable[[Desk, "Ids"], object]] = {
    "agree": lambda d, i: d.documents.agree(i.draft, "同意"),
    "asks_review": lambda d, _: d.documents.asks_review(FormKind.TERMINATION),
    "batch": lambda d, i: d.documents.batch((i.issued,), "补打"),
    "case_choices": lambda d, _: d.documents.case_choices(),
    "check": lambda d, i: d.documents.check(i.draft),
    "correct": lambda d, i: d.documents.correct(i.issued, "更正"),
    "correct_service": lambda d, i: d.documents.correct_service(i.service, told(i), "更正"),
    "discard": lambda d, i: d.documents.discard(i.draft),
    "draft": lambda d, i: d.documents.draft(MediationNotice(), i.case, session_id=i.session),
    "draft_power": lambda d, i: d.documents.draft_power(i.case, PowerId(i.power)),
    "draft_receipt": lambda d, i: d.documents.draft_receipt((i.service,)),
    "exported": lambda d, _: d.documents.exported(0),
    "issue": lambda d, i: d.documents.issue(i.draft),
    "issued_on": lambda d, _: d.documents.issued_on(mediating.ACCEPTED_ON),
    "month": lambda d, _: [d.documents.month(kind, 2026, 9) for kind in RegisterKind],
    "move_copy": lambda d, i: d.documents.move_copy(i.issued, 1, CopyState.RETURNED),
    "numbers": lambda d, _: [d.documents.numbers(form, 2026) for form in FormKind],
    "occasions": lambda d, i: d.documents.occasions(i.case),
    "of_case": lambda d, i: d.documents.of_case(i.case),
    "open": lambda d, i: d.documents.open(i.issued),
    "opened": lambda d, i: d.documents.opened(i.issued),
    "paper": lambda d, i: d.documents.paper(i.issued),
    "parties_to_serve": lambda d, i: d.documents.parties_to_serve(i.case),
    "pdf": lambda d, i: d.documents.pdf(i.issued),
    "prepared": lambda d, i: d.documents.prepared(
        FormKind.MEDIATION_NOTICE, i.case, session_id=i.session
    ),
    "print_copies": lambda d, i: d.documents.print_copies(i.issued, (1,), "补打"),
    "record_outside": lambda d, i: d.documents.record_outside(
        i.draft, OpinionStep.REVIEW, _OUTSIDE
    ),
    "register": _registers,
    "reviewed": lambda d, _: d.documents.reviewed(),
    "revise": lambda d, i: d.documents.revise(i.draft, MediationNotice(place="某室")),
    "send_back": lambda d, i: d.documents.send_back(i.draft, "退回"),
    "serve": lambda d, i: d.documents.serve(replace(told(i), documents=(i.issued,))),
    "services": lambda d, i: d.documents.services(i.case, document_id=i.issued),
    "spoil_number": lambda d, _: d.documents.spoil_number(FormKind.REFUSAL, "写错"),
    "submit": lambda d, i: d.documents.submit(i.draft, reviewer=i.other),
    "take_back": lambda d, i: d.documents.take_back(i.draft),
    "void": lambda d, i: d.documents.void(i.issued, "作废"),
    "years": lambda d, _: d.documents.years(),
}
