"""What the law asks in the pursuit of a fled vehicle, and what a notice must not carry outside.

Order 146 art. 43-46: the plan at once, roadblocks, the watch system; a notice of assistance;
once vehicle or driver is found, withdrawal in the same scope and the watch lifted.
"""

from collections.abc import Iterable
from datetime import datetime

from cases.records.pursuit import Assistance, PursuitTask, TaskKind, Watch
from cases.refusals import Reason, Refusal

#: Plan, roadblocks and watch; notice; duties of the receiver; withdrawal.
AT_ONCE, NOTICE, RECEIVER, WITHDRAWAL = "146.43", "146.44", "146.45", "146.46"


def tasks(
    notices: Iterable[Assistance], watches: Iterable[Watch], found_at: datetime | None
) -> tuple[PursuitTask, ...]:
    """Return the duties that follow when the vehicle or the driver has been found.

    Law: Order 146 art. 46. One stands until its proof is on record.
    """
    if found_at is None:
        return ()
    return (
        *(PursuitTask(TaskKind.WITHDRAW, one.number, found_at) for one in notices if one.stands),
        *(
            PursuitTask(TaskKind.LIFT, one.target, found_at)
            for one in watches
            if one.lifted_at is None
        ),
    )


def require_same_scope(recipients: tuple[str, ...], original: tuple[str, ...]) -> None:
    """Refuse a withdrawal that goes to others than the notice did (Order 146 art. 46)."""
    if sorted(recipients) != sorted(original):
        raise Refusal(Reason.RECIPIENTS_DIFFER, article=WITHDRAWAL, recipients="、".join(original))


def leaks(text: str, secrets: Iterable[str]) -> tuple[str, ...]:
    """Return what stands in a text that must not leave the unit, each once."""
    return tuple(dict.fromkeys(word for word in secrets if len(word) > 1 and word in text))
