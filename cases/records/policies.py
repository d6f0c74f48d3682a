"""What the unit may decide where the law leaves a choice, and what holds until it has."""

from cases.records.unit import PolicyKind

#: Missed sessions of one party at which a mediation is ended; art. 94(2) requires it at one.
MISSED_SESSIONS = PolicyKind("mediation.missed_sessions", 2, (1, 2, 3), "146.94", 1)
#: How "three days before" is counted when a session is booked; an absence is always held to the
#: strict count, or to the reviewer's opinion.
NOTICE_COUNT = PolicyKind("mediation.notice_count", "lenient", ("lenient", "strict"), "146.88")
#: Whether terminations and refusals of mediation go before the reviewer ere they are issued.
REVIEW_ENDINGS = PolicyKind("documents.review_endings", "no", ("yes", "no"))

#: Hours between the departure from one summons and the next; the law forbids a chain of them and
#: sets no number (行政程序 art. 69).
REST_HOURS = PolicyKind("summons.rest_hours", 12, (12, 24, 48), "admin.69")

#: Whose local rules hold here besides those of the whole country; none until the unit says so.
LOCAL_RULES = PolicyKind("law.local_rules", "none", ("none", "北京市"), "beijing.74")

#: Days after which an extract of a register is deleted, the day it came in not counted.
EXTRACT_DAYS = PolicyKind("registers.extract_days", 30, (7, 15, 30, 60, 90), "admin.28")

#: Kilometres an hour, as the crow flies, beyond which nobody is thought to have travelled.
FASTEST_KMH = PolicyKind("leads.fastest_kmh", 120, (60, 80, 100, 120, 150))

#: Days for which leave to see a case may be given at most; the law has no number.
GRANT_DAYS = PolicyKind("access.grant_days", 30, (7, 15, 30, 60), "admin.8")
#: Minutes for which a concluded case is uncovered to somebody who asked for it.
SHOWN_MINUTES = PolicyKind("access.shown_minutes", 60, (15, 30, 60, 240), "admin.8")
#: Whether the exact number of a case, typed in full, is answered with its lead officer.
NAMES_LEAD = PolicyKind("access.names_lead", "no", ("yes", "no"))

KINDS = {
    kind.key: kind
    for kind in (
        MISSED_SESSIONS,
        NOTICE_COUNT,
        REVIEW_ENDINGS,
        REST_HOURS,
        LOCAL_RULES,
        EXTRACT_DAYS,
        FASTEST_KMH,
        GRANT_DAYS,
        SHOWN_MINUTES,
        NAMES_LEAD,
    )
}
