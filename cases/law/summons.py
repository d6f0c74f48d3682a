"""What the law says of a summons: who, where, how often, how long.

Administrative: Order 146 art. 35, 45; 行政程序 art. 55, 58, 66-71, 75, 118. Criminal: 刑事程序 art.
198-201. Each function names its article; the hours themselves stand in `rules.toml`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from cases.law.rules import wording_on
from cases.records.parties import PartyKind
from cases.records.summons import (
    Branch,
    Ceiling,
    Countdown,
    Lack,
    OralSummons,
    Signed,
    Span,
    Stage,
    Summons,
    SummonsPlan,
    SummonsState,
    Suspicion,
)
from cases.records.times import day_of
from cases.refusals import Reason, Refusal

#: Which rule limits the questioning, by branch.
RULES = {
    Branch.ADMINISTRATIVE: "summons.inquiry",
    Branch.CRIMINAL: "summons.criminal",
}
#: The article against chained summonses, by branch.
NO_CHAIN = {Branch.ADMINISTRATIVE: "admin.69", Branch.CRIMINAL: "criminal.200"}
SUSPECTS_ONLY = {Suspicion.CRIME: "146.35", Suspicion.VIOLATION: "admin.67"}
#: From so many unanswered notices on the program proposes a summons; the law names no number.
PROMPT_FROM = 2
#: The officer is warned so long before the end.
WARNINGS = ((Stage.QUARTER, timedelta(minutes=15)), (Stage.HOUR, timedelta(minutes=60)))
_ADULT = 18
#: They stand for somebody or are bodies: the accident does not make them suspects.
_NEVER = frozenset(
    {
        PartyKind.DECEASED,
        PartyKind.INSURER,
        PartyKind.AGENT,
        PartyKind.GUARDIAN,
        PartyKind.NEXT_OF_KIN,
    }
)


def require_possible(kind: PartyKind, party: str) -> None:
    """Refuse to name somebody a suspect who cannot be one by what he is in the accident."""
    if kind in _NEVER:
        raise Refusal(Reason.NO_SUSPECT, article="146.35", party=party, kind=kind)


def require_suspect(suspicion: Suspicion | None, branch: Branch, party: str) -> None:
    """Refuse to summon anybody who is not a suspect.

    Law: Order 146 art. 35 para. 2 and 45; 行政程序 art. 67. Witnesses, victims and others are
    questioned at home, at work or where they choose (行政程序 art. 79).
    """
    if suspicion is None:
        raise Refusal(Reason.NO_SUSPECT, article="146.35", party=party)
    if branch is Branch.CRIMINAL and suspicion is not Suspicion.CRIME:
        raise Refusal(Reason.NO_CRIME_SUSPECT, article="criminal.199", party=party)


def require_purpose(*texts: str) -> None:
    """Refuse a summons that is to bring somebody to a mediation.

    Law: Order 146 art. 35 knows it for the investigation only; art. 94 says what follows when a
    party stays away from a mediation.
    """
    if any(word in text for text in texts for word in ("调解", "赔偿协商")):
        raise Refusal(Reason.SUMMONS_FOR_MEDIATION, article="146.94")


def require_place(plan: SummonsPlan) -> None:
    """Refuse a place outside the person's own city or county, or a trip without its papers.

    Law: 行政程序 art. 66, 118.
    """
    if not plan.in_area:
        raise Refusal(Reason.SUMMONS_PLACE, article="admin.66", area=plan.area)
    if plan.elsewhere and not (plan.partner.strip() and plan.letter_number.strip()):
        field = "letter_number" if plan.partner.strip() else "partner"
        raise Refusal(Reason.COOPERATION_MISSING, article="admin.118", field=field)


def require_found(oral: OralSummons, now: datetime) -> None:
    """Refuse a summons by word of mouth without card, course of events, or told reason.

    Law: Order 146 art. 35 para. 2; 行政程序 art. 67 para. 1 and 4.
    """
    if not oral.card_shown:
        raise Refusal(Reason.CARD_NOT_SHOWN, article="146.35", field="card_shown")
    if not oral.found_how.strip():
        raise Refusal(Reason.FIELD_MISSING, article="admin.67", field="found_how")
    if oral.arrived_at > now:
        raise Refusal(Reason.IN_THE_FUTURE, field="arrived_at")
    if not oral.found_at <= oral.told_at <= oral.arrived_at:
        raise Refusal(Reason.TIMES_INVERTED, article="admin.67", field="told_at")


def require_no_chain(
    others: Iterable[Summons], begins_at: datetime, branch: Branch, rest_hours: int
) -> None:
    """Refuse a summons while another stands, or so soon after one that they make a chain.

    The law forbids summonses in a row (行政程序 art. 69 para. 2, 刑事程序 art. 200) and sets no
    interval; the hours between two of them are the unit's own.
    """
    for one in others:
        match one.state:
            case SummonsState.PLANNED | SummonsState.ISSUED | SummonsState.HELD:
                raise Refusal(Reason.SUMMONS_STANDS, article=NO_CHAIN[branch], party=one.party)
            case SummonsState.LEFT:
                free = one.left_at + timedelta(hours=rest_hours) if one.left_at else begins_at
                if begins_at < free:
                    raise Refusal(
                        Reason.SUMMONS_CHAINED,
                        article=NO_CHAIN[branch],
                        party=one.party,
                        hours=rest_hours,
                        left_at=one.left_at,
                        free_from=free,
                    )
            case _:
                pass


def require_both(branch: Branch, *, complex_case: bool, detention: bool) -> None:
    """Refuse the longer period unless both of its conditions are met.

    Law: 行政程序 art. 69 para. 1: the case is complex, and the violation may lead to detention.
    刑事程序 art. 200: especially grave and complex, and detention or arrest is needed.
    """
    if not (complex_case and detention):
        raise Refusal(Reason.NOT_EXTENDABLE, article=NO_CHAIN[branch])


def ceiling(branch: Branch, day: date, *, extended: bool) -> Ceiling:
    """Return the hours that questioning may last."""
    wording = wording_on(RULES[branch], day)
    hours = wording.extended if extended else wording.length
    return Ceiling(hours, wording.article_keys[0], wording.cited)


def paused(pauses: Iterable[Span], since: datetime, until: datetime) -> timedelta:
    """Return how much of a stretch does not count, overlaps counted once.

    Law: 行政程序 art. 58 para. 2: the time of restraint until sober is not counted.
    """
    total, reached = timedelta(), since
    for span in sorted(pauses, key=lambda one: one.began_at):
        began = max(span.began_at, reached)
        ended = min(span.ended_at or until, until)
        if ended > began:
            total += ended - began
            reached = ended
    return total


def countdown(
    limit: Ceiling, arrived_at: datetime, pauses: Sequence[Span], now: datetime
) -> Countdown:
    """Return how the questioning stands at a moment."""
    stopped = paused(pauses, arrived_at, now)
    used = max(now - arrived_at - stopped, timedelta())
    left = timedelta(hours=limit.hours) - used
    is_paused = any(
        one.began_at <= now and (one.ended_at is None or one.ended_at > now) for one in pauses
    )
    return Countdown(limit, now + left, used, left, is_paused, stage(left))


def stage(left: timedelta) -> Stage:
    """Return how near the end is; the last quarter of an hour includes its first second."""
    if left <= timedelta():
        return Stage.OVER
    return next((one for one, most in WARNINGS if left <= most), Stage.CALM)


def is_minor(born_on: date | None, moment: datetime) -> bool:
    """Tell whether somebody is under eighteen on the day of a moment."""
    if born_on is None:
        return False
    day = day_of(moment)
    years = day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
    return years < _ADULT


def lacks(one: Summons) -> tuple[Lack, ...]:
    """Return what the record of a summons still lacks; none of it keeps anybody from leaving.

    Law: 行政程序 art. 55, 67, 68, 71, 75.
    """
    if one.arrived_at is None:
        return ()
    found = []
    if one.family.told_at is None and one.family.exception is None:
        found.append(Lack("family", "admin.67"))
    if one.told_at is None:
        found.append(Lack("told", "admin.67"))
    if not one.is_oral and one.arrival_signed is Signed.OPEN:
        found.append(Lack("arrival_signed", "admin.68"))
    if one.is_minor and not (one.guardian.name or one.guardian.absence):
        found.append(Lack("guardian", "admin.75"))
    if one.left_at is not None:
        if not one.is_oral and one.leaving_signed is Signed.OPEN:
            found.append(Lack("leaving_signed", "admin.68"))
        if not any(entry.kind.value in {"food", "rest"} for entry in one.entries):
            found.append(Lack("food", "admin.71"))
    return tuple(found)
