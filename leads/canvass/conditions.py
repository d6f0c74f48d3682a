"""When a key may be tried in a door, and what is done when it turns.

Law: 行政程序 art. 82: two officers and an inspection certificate for a home. Our reading: who
consents may have a key tried at his door; nobody at home and a refusal are no consent.
"""

from datetime import datetime, timedelta

from cases.refusals import Reason, Refusal
from leads.canvass.records import Answer, Key, Outing, OutingEntry, OutingState, TryEntry, Turned
from leads.evidence.grade import Credibility, Grade, Source

ARTICLE = "admin.82"
#: An outing is an evening, not a standing permission.
LONGEST = timedelta(hours=12)
#: A fit is never graded better: keys are copied, locks are keyed alike.
FIT_AT_MOST = Grade(Source.B, Credibility.TWO)


def check_outing(entry: OutingEntry, now: datetime) -> None:
    """Refuse a plan that lacks what the approval must name.

    Raises:
        Refusal: no scope, one officer alone, no recorder, or hours that are over or too long.
    """
    if not entry.scope:
        raise Refusal(Reason.FIELD_MISSING, article=ARTICLE, field="scope")
    if entry.officers[0] == entry.officers[1]:
        raise Refusal(Reason.ONE_OFFICER_ALONE, article=ARTICLE)
    if not entry.recording.strip():
        raise Refusal(Reason.FIELD_MISSING, article=ARTICLE, field="recording")
    if not now < entry.until_at or not entry.from_at < entry.until_at:
        raise Refusal(Reason.TIMES_INVERTED, field="until_at")
    if entry.until_at - entry.from_at > LONGEST:
        raise Refusal(Reason.FIELD_INVALID, article=ARTICLE, field="until_at")


def check_try(entry: TryEntry, outing: Outing, keys: tuple[Key, ...], now: datetime) -> None:
    """Refuse a try that the law or the approval does not allow.

    Raises:
        Refusal: outside the approved doors or hours, without the key being out, tried where
            nobody consented, or turned without what must be done at once.
    """
    if entry.at > now:
        raise Refusal(Reason.IN_THE_FUTURE, field="at")
    _check_covered(entry, outing)
    if (entry.answer is Answer.SHARED) is not entry.address.is_shared:
        raise Refusal(Reason.FIELD_INVALID, field="answer", value=entry.address.code)
    if entry.turned is Turned.NOT_TRIED:
        if entry.answer in {Answer.SHARED, Answer.CONSENTED}:
            raise Refusal(Reason.FIELD_MISSING, field="turned")
        return
    if entry.key not in {key.label for key in keys}:
        raise Refusal(Reason.FIELD_MISSING, field="key")
    if entry.answer in {Answer.NOBODY, Answer.REFUSED} and not (
        entry.warrant.strip() and entry.witness.strip()
    ):
        raise Refusal(Reason.TRIAL_UNCONSENTED, article=ARTICLE, door=entry.address.code)
    if entry.turned is Turned.OPENS and not _acted_on(entry):
        raise Refusal(Reason.OPENED_NOT_REPORTED, article=ARTICLE, door=entry.address.code)


def _check_covered(entry: TryEntry, outing: Outing) -> None:
    if outing.state not in {OutingState.OUT, OutingState.BACK} or outing.out_at is None:
        raise Refusal(Reason.KEY_NOT_OUT, article=ARTICLE)
    out, back = outing.out_at, outing.back_at
    covered = (
        outing.covers(entry.address)
        and outing.entry.from_at <= entry.at <= outing.entry.until_at
        and out <= entry.at
        and (back is None or entry.at <= back)
    )
    if not covered:
        raise Refusal(Reason.DOOR_NOT_COVERED, article=ARTICLE, door=entry.address.code)


def _acted_on(entry: TryEntry) -> bool:
    """Tell whether it was stopped, locked again and reported, before a witness."""
    done = entry.stopped and entry.locked
    return bool(done and entry.reported_to.strip() and entry.witness.strip())
