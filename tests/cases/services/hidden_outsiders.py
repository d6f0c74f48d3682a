"""The doors of inquiries and favours, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cases.answers.kinds import Asker
from cases.records.ids import CaseId
from cases.records.outsiders import FavourEntry, FavourWay, Handling, InquiryEntry
from cases.records.receptions import Way
from cases.records.times import at
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

#: Words that stand in the hidden inquiries only.
SECRETS = ("宋一帆之姨", "赔偿款何时到账")
OF_CASES = frozenset({"inquiries"})
ASKED_AT = at(date(2026, 9, 17), 9)
_ASKED = InquiryEntry(
    asker=Asker.PARTY, way=Way.PHONE, asked_at=ASKED_AT, name="来电人", question="办得怎样了"
)
_FAVOUR = FavourEntry(person="某人", way=FavourWay.PHONE, at=ASKED_AT, words="关照一下")


def hide(lead: Desk, case: CaseId) -> None:
    """Put an open inquiry and an answered one into the hidden case."""
    name, question = SECRETS
    entry = InquiryEntry(
        asker=Asker.VICTIM, way=Way.VISIT, asked_at=ASKED_AT, name=name, question=question
    )
    _waits, answered = (lead.inquiries.enter(case, entry) for _turn in range(2))
    lead.inquiries.answer(answered, (), "正在依法办理。", way=Way.VISIT)


def _open(ids: "Ids") -> int:
    return 1 if ids.case < 900_000 else 900_001


def _asked(ids: "Ids") -> InquiryEntry:
    return InquiryEntry(
        asker=Asker.VICTIM,
        way=Way.PHONE,
        asked_at=ASKED_AT,
        name="来电人",
        question="办得怎样了",
        about=ids.number,
    )


OUTSIDE: dict[str, Callable[[Desk, "Ids"], object]] = {
    "inquiries.receive": lambda desk, ids: desk.inquiries.receive(_asked(ids)),
    "inquiries.notes": lambda desk, _: [one.said for one in desk.inquiries.notes()],
    "inquiries.take_in": lambda desk, _: desk.inquiries.take_in(),
    "inquiries.open_inquiries": lambda desk, _: desk.inquiries.open_inquiries(),
    "inquiries.found": lambda desk, _: desk.inquiries.found(),
    "inquiries.sheet": lambda desk, ids: desk.inquiries.sheet(ids.case, Asker.VICTIM),
    "inquiries.enter": lambda desk, ids: desk.inquiries.enter(ids.case, _ASKED),
    "inquiries.answer": lambda desk, ids: desk.inquiries.answer(
        _open(ids), (), "正在依法办理。", way=Way.PHONE
    ),
    "inquiries.turn_back": lambda desk, ids: desk.inquiries.turn_back(_open(ids), "不是本案"),
    "inquiries.issue_record": lambda desk, ids: desk.inquiries.issue_record(_open(ids) + 1),
    "inquiries.strays": lambda desk, _: len(desk.inquiries.strays()) < 0,
    "inquiries.pass_on": lambda desk, ids: desk.inquiries.pass_on(900, ids.case),
    "inquiries.settle": lambda desk, _: desk.inquiries.settle(900, "已告知"),
    "favours.record": lambda desk, _: desk.favours.record(_FAVOUR),
    "favours.list": lambda desk, _: desk.favours.list(),
    "favours.handle": lambda desk, _: desk.favours.handle(900, Handling.REPORTED),
}
