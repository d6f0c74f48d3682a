"""The counted absences in the words of the termination."""

from typing import Any

from cases.mediation.absence import Mark, mark
from cases.services.mediations import papers
from cases.services.mediations.counting import Missed, Score
from cases.services.mediations.finding import parties
from cases.store.engine import StoreSession


def decisive(found: Score) -> list[Missed]:
    """Return the counted absences of the party whose absence ends the mediation."""
    ending = [
        tally
        for tally in found.tallies
        if tally.counted and (tally.full or found.choice(tally.party) is not None)
    ]
    tally = max(ending, key=lambda one: len(one.counted))
    return [
        one
        for one in found.places
        if one.place in tally.counted and mark(one.place) is Mark.COUNTED
    ]


def sentences(session: StoreSession, counted: list[Missed]) -> str:
    """Tell each counted absence in a sentence of its own."""
    told = []
    for one in counted:
        name = parties(session, [one.attendance.party_id])[one.attendance.party_id].name
        served = one.notice.row
        assert served is not None
        assert served.served_at is not None
        by = papers.proof_words(served)
        said = f"称“{one.attendance.reason_given}”" if one.attendance.reason_given else "未说明理由"
        told.append(
            f"{papers.spoken(one.session.starts_at)}调解，{name}经"
            f"{papers.spoken(served.served_at)}通知（{by}）未到场，{said}，"
            "经审查无正当理由"
        )
    return "；".join(told) + "。"


def absence_values(counted: list[Missed]) -> dict[str, Any]:
    """Return the fields that a termination on art. 94(2) has besides the others.

    What each absence was, is told with its session.
    """
    last = counted[-1]
    served = last.notice.row
    assert served is not None
    assert served.served_at is not None
    return {
        "notice_proof": (
            f"{papers.spoken(served.served_at)}，{papers.proof_words(served)}".rstrip("，")
        ),
        "change_requested": False,
        "ruling": last.ruling.text if last.ruling else "",
    }
