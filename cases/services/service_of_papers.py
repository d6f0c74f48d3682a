"""What makes a service good: the rules of 行政程序 art. 36 and 52, field by field, without rows."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases.law.rules import load_rules
from cases.papers.kinds import ServiceMethod
from cases.records.documents import Serving
from cases.records.times import day_of
from cases.refusals import Reason, Refusal

#: How a paper is served (送达), and by how many officers.
SERVICE = "admin.36"
OFFICERS = "admin.52"
NOTICE = "146.88"

#: Registers are printed in Chinese, whatever language the window has.
METHODS = {
    ServiceMethod.DIRECT: "直接送达",
    ServiceMethod.RELATIVE: "代收",
    ServiceMethod.LEFT: "留置送达",
    ServiceMethod.ENTRUSTED: "委托送达",
    ServiceMethod.POST: "邮寄送达",
    ServiceMethod.ELECTRONIC: "电子送达",
    ServiceMethod.PUBLIC: "公告送达",
    ServiceMethod.ORAL: "口头通知",
}

#: Done face to face: two officers, or one with an auxiliary and a full recording.
IN_PERSON = frozenset({ServiceMethod.DIRECT, ServiceMethod.RELATIVE, ServiceMethod.LEFT})


@dataclass(frozen=True, slots=True)
class ServingFault:
    """What the rules find wanting, and in which field of `Serving` it is mended."""

    field: str
    reason: Reason
    article: str
    details: dict[str, object] = dataclasses.field(default_factory=dict)

    def refusal(self) -> Refusal:
        """Return it as the answer to an officer."""
        return Refusal(self.reason, article=self.article, field=self.field, **self.details)


@dataclass(frozen=True, slots=True)
class PowerDays:
    """When the power of attorney of an agent who took a paper was in force."""

    signed_on: date
    until_on: date | None = None
    revoked_on: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the agent could take papers on this day."""
        return (
            self.signed_on <= day
            and (self.until_on is None or day <= self.until_on)
            and (self.revoked_on is None or day < self.revoked_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the record of a service is held against."""

    now: datetime
    #: When the papers handed over were issued.
    issued: Sequence[datetime] = ()
    #: An earlier try to hand the paper over is on record.
    tried_before: bool = False
    power: PowerDays | None = None


def faults(serving: Serving, around: Circumstances) -> tuple[ServingFault, ...]:
    """Return everything the rules find wanting, the gravest first."""
    return (
        *_times(serving, around),
        *_way(serving, around),
        *_agent(serving, around),
        *_officers(serving),
        *_proof(serving),
    )


def check(serving: Serving, around: Circumstances) -> None:
    """Refuse a service that the rules do not accept.

    Raises:
        Refusal: With the article, the field, and under `faults` all that is wanting.
    """
    found = faults(serving, around)
    if found:
        refusal = found[0].refusal()
        refusal.details["faults"] = found
        raise refusal


def public_notice_days(day: date) -> int:
    """Return for how many days a public notice must stand."""
    return load_rules().limit_on("service.public_notice", day).number


def _times(serving: Serving, around: Circumstances) -> Iterator[ServingFault]:
    """Nothing is served before it was issued, before it was tried, or tomorrow."""
    moments = [serving.tried_at, *([serving.served_at] if serving.served_at else [])]
    if any(moment > around.now for moment in moments):
        yield ServingFault("served_at", Reason.IN_THE_FUTURE, SERVICE)
    if serving.served_at is not None and serving.served_at < serving.tried_at:
        yield ServingFault("served_at", Reason.TIMES_INVERTED, SERVICE)
    if any(day_of(serving.tried_at) < day_of(issued) for issued in around.issued):
        yield ServingFault("tried_at", Reason.SERVED_BEFORE_ISSUED, SERVICE)


def _way(serving: Serving, around: Circumstances) -> Iterator[ServingFault]:
    match serving.method:
        case ServiceMethod.DIRECT:
            yield from _wanting(serving, SERVICE, "place")
        case ServiceMethod.RELATIVE:
            yield from _substitute(serving)
        case ServiceMethod.LEFT:
            yield from _wanting(serving, SERVICE, "place", "refusal_reason")
            if not serving.witness and not serving.recording:
                yield ServingFault("witness", Reason.REFUSAL_NOT_WITNESSED, SERVICE)
        case ServiceMethod.ENTRUSTED:
            yield from _not_direct(serving, around)
            yield from _wanting(serving, SERVICE, "entrusted_to")
        case ServiceMethod.POST:
            yield from _not_direct(serving, around)
            yield from _wanting(serving, SERVICE, "carrier", "post_number")
        case ServiceMethod.ELECTRONIC:
            yield from _electronic(serving)
        case ServiceMethod.PUBLIC:
            yield from _public(serving, around)
        case ServiceMethod.ORAL:
            yield from _oral(serving)


def _agent(serving: Serving, around: Circumstances) -> Iterator[ServingFault]:
    """An agent takes a paper only while his power of attorney is in force."""
    if serving.power_id is None:
        return
    if around.power is None or not around.power.holds(day_of(serving.tried_at)):
        yield ServingFault("power_id", Reason.POWER_NOT_IN_FORCE, "146.89")


def _substitute(serving: Serving) -> Iterator[ServingFault]:
    """Whoever takes it for an absent recipient is of a class that art. 36 names."""
    yield from _wanting(serving, SERVICE, "place", "receiver")
    for name in ("substitute", "relation", "substitute_reason"):
        if not getattr(serving, name):
            yield ServingFault(name, Reason.SUBSTITUTE_NOT_SHOWN, SERVICE)


def _not_direct(serving: Serving, around: Circumstances) -> Iterator[ServingFault]:
    """Hand the paper over first; every other way needs the reason why that failed."""
    if not serving.why_not_direct and not around.tried_before:
        yield ServingFault("why_not_direct", Reason.NOT_TRIED_DIRECTLY, SERVICE)


def _electronic(serving: Serving) -> Iterator[ServingFault]:
    """Electronic service rests on a consent given before the message was sent."""
    yield from _wanting(serving, SERVICE, "medium")
    if not serving.consent or serving.consent_on is None:
        wanting = "consent_on" if serving.consent else "consent"
        yield ServingFault(wanting, Reason.CONSENT_MISSING, SERVICE)
    elif serving.consent_on > day_of(serving.tried_at):
        yield ServingFault("consent_on", Reason.CONSENT_LATE, SERVICE)


def _public(serving: Serving, around: Circumstances) -> Iterator[ServingFault]:
    """A public notice is the last way, stands for its days, and serves when they are over."""
    yield from _not_direct(serving, around)
    yield from _wanting(serving, SERVICE, "medium")
    if serving.published_on is None or serving.published_until is None:
        wanting = "published_until" if serving.published_on else "published_on"
        yield ServingFault(wanting, Reason.FIELD_MISSING, SERVICE)
        return
    days = public_notice_days(serving.published_on)
    if (serving.published_until - serving.published_on).days < days:
        details: dict[str, object] = {"days": days}
        yield ServingFault("published_until", Reason.PUBLIC_NOTICE_SHORT, SERVICE, details)
    if serving.served_at is not None and day_of(serving.served_at) <= serving.published_until:
        yield ServingFault("served_at", Reason.PUBLIC_NOTICE_RUNNING, SERVICE)


def _oral(serving: Serving) -> Iterator[ServingFault]:
    """Only the notice of a session may be spoken; it is written into the record."""
    if serving.documents or serving.session_id is None:
        yield ServingFault("method", Reason.ONLY_NOTICES_SPOKEN, NOTICE)


def _officers(serving: Serving) -> Iterator[ServingFault]:
    """Two officers serve, or one with an auxiliary and a full recording."""
    if serving.method not in IN_PERSON or serving.second_server:
        return
    if not serving.auxiliary:
        yield ServingFault("second_server", Reason.ONE_OFFICER_ALONE, OFFICERS)
    elif not serving.recording:
        yield ServingFault("recording", Reason.RECORDING_MISSING, OFFICERS)


def _proof(serving: Serving) -> Iterator[ServingFault]:
    """Whatever counts as served has its proof; a try in vain says what happened."""
    if serving.served_at is None:
        if serving.method is not ServiceMethod.PUBLIC:
            yield from _wanting(serving, SERVICE, "note")
    elif serving.method is ServiceMethod.ORAL:
        yield from _wanting(serving, NOTICE, "receiver", "proof")
    elif serving.method is not ServiceMethod.LEFT:
        yield from _wanting(serving, SERVICE, "proof")


def _wanting(serving: Serving, article: str, *names: str) -> Iterator[ServingFault]:
    for name in names:
        if not getattr(serving, name):
            yield ServingFault(name, Reason.FIELD_MISSING, article)
