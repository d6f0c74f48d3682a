"""The table of periods, transcribed row by row from the note the squad works by.

A row: its number, the main article, what it says in short, and what stands for it in the program:
rules (periods), limits (numbers) and gates (conditions without a number).
"""

from typing import NamedTuple


class Line(NamedTuple):
    """One row of the table."""

    row: str
    article: str
    says: str
    stands: tuple[str, ...]


def _line(row: str, article: str, says: str, *stands: str) -> Line:
    return Line(row, article, says, stands)


TABLE = (
    _line("A-1", "146.16", "alarm received, at once", "case.registered"),
    _line("A-2", "146.17", "at once", "scene.dispatched"),
    _line("A-3", "146.18", "reported after the scene, 3 wd", "case.acceptance"),
    _line("A-4", "146.9", "place of the accident", "jurisdiction.place"),
    _line("A-5", "146.11", "limits restart from receipt", "jurisdiction.moved"),
    _line("A-6", "146.41", "not ours: 24 h, notice", "transfer.sent", "transfer.parties_told"),
    _line("A-7", "146.41", "signs of a crime", "crime.filing", "offence.referred"),
    _line("A-8", "146.12", "military, tractors", "military.told", "tractor.told"),
    _line("A-9", "146.24", "simple, 3 wd", "determination.simple", "procedure.simple"),
    _line("A-10", "146.27", "two officers", "investigation.officers", "procedure.cards"),
    _line("A-11", "146.5", "qualification", "officer.qualified"),
    _line("A-12", "146.29", "three deaths", "investigation.deep_deaths", "inquiry.deep"),
    _line("A-13", "146.35", "summons of a suspect", "summons.suspects"),
    _line(
        "A-14",
        "146.38",
        "2 officers, 7 people, 10 photographs, 5 vehicles, 10 photographs",
        *("identification.officers", "identification.people", "identification.photos"),
        *("identification.vehicles", "identification.vehicle_photos", "identification.secret"),
    ),
    _line("A-15", "146.39", "vehicle as evidence", "vehicle.evidence"),
    _line("A-16", "violation.25", "24 h, else lift at once", "measure.approved", "measure.lifted"),
    _line("F-1", "146.42", "insurer, no length", "rescue.insurer"),
    _line("F-2", "146.42", "fund, 3 wd since 2022", "rescue.fund", "rescue.fund_review"),
    _line("F-3", "146.42", "with the notice on the body", "rescue.relatives"),
    _line("F-4", "146.48", "solved, fund had paid", "rescue.fund_told"),
    _line("F-5", "compulsory.24", "when the fund pays", "fund.cases"),
    _line("J-1", "146.49", "scene finished, 3 wd", "appraisal.commissioned"),
    _line("J-2", "146.49", "death, 3 wd", "appraisal.body"),
    _line("J-3", "146.49", "vehicle found, 3 wd", "appraisal.vehicle"),
    _line("J-4", "146.51", "30 cd, 60 with approval", "appraisal.completed"),
    _line("J-5", "violation.36", "5, 5, 3 wd", "blood.sent", "blood.told", "blood.objection"),
    _line("J-6", "146.52", "autopsy", "body.autopsy"),
    _line("J-7", "146.53", "burial 10 wd", "burial.period", "body.notice", "burial.overdue"),
    _line("J-8", "146.53", "newspaper, 30 cd", "body.announced", "body.disposal"),
    _line("J-9", "146.55", "5 wd to serve", "appraisal.served"),
    _line("J-10", "146.55", "defect, 3 wd", "appraisal.defect"),
    _line("J-11", "146.56", "3 wd, once", "appraisal.reappraisal", "reappraisal.once"),
    _line("J-12", "146.56", "refusal, 3 wd", "appraisal.refusal"),
    _line("J-13", "146.112", "settled", "appraisal.reappraisal"),
    _line("J-14", "146.58", "settled, 5 wd", "vehicle.release"),
    _line(
        "J-15",
        "146.58",
        "30 cd, announced 3 months",
        *("vehicle.collection", "vehicle.announcement", "vehicle.announced", "vehicle.disposal"),
    ),
    _line("C-1", "146.62", "10 wd", "determination.made"),
    _line("C-2", "146.62", "vehicle and driver, 10 wd", "determination.after_capture"),
    _line("C-3", "146.62", "settled, 5 wd", "determination.after_appraisal"),
    _line("C-4", "146.66", "victim's request, 10 wd", "determination.victim_request"),
    _line("C-5", "146.66", "afterwards solved", "determination.after_capture"),
    _line("C-6", "146.68", "at most 60 cd, notice", "suspension.maximum", "suspension.told"),
    _line("C-7", "146.68", "5 wd after", "determination.after_suspension"),
    _line("C-8", "146.69", "quick, 5 wd", "determination.quick"),
    _line("C-9", "146.63", "evidence shown before", "determination.evidence"),
    _line("C-10", "146.65", "service, 3 wd", "determination.served"),
    _line("C-11", "146.65", "reading and copying", "determination.copies"),
    _line("C-12", "146.67", "certificate", "determination.certificate"),
    _line("C-13", "146.61", "flight, destroyed evidence", "determination.flight"),
    _line("C-14", "146.70", "supplement", "determination.supplement"),
    _line("C-15", "146.64", "contents", "determination.contents"),
    _line("R-1", "146.71", "3 wd", "review.application"),
    _line("R-2", "146.72", "2 wd", "review.forwarded"),
    _line("R-3", "146.72", "5 wd", "review.file"),
    _line("R-4", "146.73", "receipt is acceptance", "review.concluded", "review.received"),
    _line("R-5", "146.74", "30 cd, two officers", "review.concluded", "review.officers"),
    _line("R-6", "146.75", "withdrawn: notice", "review.terminated"),
    _line("R-7", "146.78", "3 wd", "review.served"),
    _line("R-8", "146.79", "10 wd, 5 wd", "review.redo", "review.redo_after_appraisal"),
    _line("M-1", "146.84", "three routes", "mediation.routes"),
    _line("M-2", "146.86", "10 wd", "mediation.application"),
    _line("M-3", "146.85", "3 wd", "mediation.application_after_committee"),
    _line("M-4", "146.90", "start of mediation", "mediation.period"),
    _line("M-5", "146.90", "10 wd", "mediation.period"),
    _line("M-6", "146.88", "3 wd before", "mediation.notice"),
    _line("M-7", "146.88", "1 wd before", "mediation.change"),
    _line("M-8", "146.89", "3 a side, agents", "mediation.people_per_side", "mediation.agents"),
    _line("M-9", "146.87", "public", "mediation.public"),
    _line("M-10", "146.91", "steps", "mediation.steps"),
    _line("M-11", "146.92", "assessment", "mediation.assessment"),
    _line("M-12", "146.93", "agreement on the spot", "mediation.agreement"),
    _line("M-13", "146.93", "no agreement", "mediation.failed"),
    _line("M-14", "146.94", "a party sues", "mediation.sued"),
    _line("M-15", "146.94", "one absence", "mediation.absent", "mediation.absences"),
    _line("M-16", "146.94", "leaves midway", "mediation.left"),
    _line("M-17", "146.90", "10 wd over", "mediation.period"),
    _line("M-18", "beijing.74", "local, 5 wd", "mediation.acceptance"),
    _line("M-19", "mediation.33", "30 cd", "mediation.confirmation"),
    _line("H-1", "146.112", "definition", "pursuit.meaning"),
    _line("H-2", "146.43", "plan at once", "pursuit.started"),
    _line("H-3", "146.44", "notice of assistance", "pursuit.notice", "military.told"),
    _line("H-4", "146.45", "at once", "pursuit.acted", "pursuit.fetched"),
    _line("H-5", "146.46", "withdrawn", "pursuit.withdrawn", "pursuit.watch_lifted"),
    _line("H-6", "146.47", "family told", "pursuit.family_told"),
    _line("H-7", "146.48", "fund told", "rescue.fund_told"),
    _line("H-8", "146.107", "reward", "pursuit.reward"),
    _line("H-9", "rtsl.99", "sanctions", "pursuit.sanctions"),
    _line("H-10", "146.43", "rules of 1995, validity unknown", "pursuit.rules_1995"),
    _line("O-1", "146.105", "2 wd", "recusal.decided"),
    _line("O-2", "146.106", "3 wd or as asked", "court.file"),
    _line(
        "O-3",
        "violation.51",
        "24 h, 3 wd, 7 wd",
        *("penalty.fine", "penalty.withholding", "penalty.revocation"),
    ),
    _line("O-4", "146.101", "foreigners", "foreign.told", "foreign.preservation"),
    _line("O-5", "penalty.60", "90 cd", "penalty.case"),
    _line(
        "O-6",
        "spc_crime.2",
        "thresholds",
        *("crime.deaths_main", "crime.injured_main", "crime.deaths_equal", "crime.unpaid"),
        "crime.injured_aggravated",
    ),
    _line("S-1", "146.35", "suspects only", "summons.suspects"),
    _line("S-2", "admin.67", "approval", "summons.approval"),
    _line("S-3", "admin.67", "family at once", "summons.family"),
    _line("S-4", "admin.68", "times signed", "summons.times"),
    _line("S-5", "admin.69", "8 h, 24 h", "summons.inquiry"),
    _line("S-6", "admin.67", "no forced summons", "summons.forced"),
    _line("S-7", "admin.66", "place", "summons.place"),
    _line("S-8", "admin.71", "food, rest, sobering", "summons.care"),
    _line("S-9", "criminal.200", "12 h, 24 h", "summons.criminal"),
    _line("S-10", "criminal.78", "brought in", "summons.brought"),
    _line("S-11", "admin.75", "minors", "summons.minors"),
    _line("S4", "violation.46", "flight from a stop, 24 h", "flight.handed_over"),
    _line(
        "V-1",
        "admin.36",
        "60 cd",
        "service.public_notice",
        "service.order",
    ),
    _line("K65", "admin.110", "7 cd", "evidence.registered"),
    _line("T-1", "admin.61", "24 h", "transfer.sent", "transfer.parties_told"),
    _line("T-2", "admin.61", "not police business", "transfer.not_police"),
    _line("T-3", "criminal.175", "24 h", "crime.sent"),
    _line("T-4", "criminal.184", "3 cd", "crime.transfer_notified"),
    _line("T-5", "criminal.178", "own crime", "crime.filing"),
    _line("T-6", "146.40", "items go along; 30 cd, 60", "transfer.items", "item.seizure"),
    _line("T-7", "146.106", "3 wd", "court.file"),
    _line("T-8", "criminal.180", "3 cd", "crime.referral"),
)
#: Plans and promises of the unit, in no law: P-1, P-2; and its own warning.
OWN = frozenset({"answer.owed", "callback.planned", "mediation.warning"})

#: Days due after a start, for calendar days and months that roll off a day off, counted by hand:
#: an ordinary week, the National Day week, a worked weekend, the year's end, a year without a
#: table.
ROLLED = {
    3: (
        ((2026, 3, 4), (2026, 3, 9)),
        ((2026, 9, 23), (2026, 9, 28)),
        ((2026, 10, 7), (2026, 10, 10)),
        ((2025, 12, 30), (2026, 1, 4)),
        ((2027, 1, 1), (2027, 1, 4)),
    ),
    7: (
        ((2026, 3, 4), (2026, 3, 11)),
        ((2026, 9, 24), (2026, 10, 8)),
        ((2026, 10, 3), (2026, 10, 10)),
        ((2025, 12, 25), (2026, 1, 4)),
        ((2027, 1, 4), (2027, 1, 11)),
    ),
    30: (
        ((2026, 3, 4), (2026, 4, 3)),
        ((2026, 9, 3), (2026, 10, 8)),
        ((2026, 9, 10), (2026, 10, 10)),
        ((2025, 12, 2), (2026, 1, 4)),
        ((2027, 9, 1), (2027, 10, 1)),
    ),
    60: (
        ((2026, 3, 4), (2026, 5, 6)),
        ((2026, 8, 4), (2026, 10, 8)),
        ((2026, 8, 11), (2026, 10, 10)),
        ((2025, 11, 3), (2026, 1, 4)),
        ((2027, 3, 1), (2027, 4, 30)),
    ),
    90: (
        ((2026, 3, 4), (2026, 6, 2)),
        ((2026, 7, 5), (2026, 10, 8)),
        ((2026, 7, 12), (2026, 10, 10)),
        ((2025, 10, 4), (2026, 1, 4)),
        ((2027, 1, 1), (2027, 4, 1)),
    ),
}
#: Months: the same day number, rolled.
MONTHS = (
    ((2026, 3, 4), (2026, 6, 4)),
    ((2026, 7, 3), (2026, 10, 8)),
    ((2026, 7, 10), (2026, 10, 10)),
    ((2025, 10, 2), (2026, 1, 4)),
    ((2025, 11, 30), (2026, 2, 28)),
    ((2027, 1, 29), (2027, 4, 29)),
)
#: A ceiling stands where it falls.
CEILINGS = {
    30: (
        ((2026, 3, 4), (2026, 4, 3)),
        ((2026, 9, 3), (2026, 10, 3)),
        ((2026, 9, 10), (2026, 10, 10)),
        ((2025, 12, 2), (2026, 1, 1)),
        ((2027, 9, 1), (2027, 10, 1)),
    ),
    60: (
        ((2026, 3, 4), (2026, 5, 3)),
        ((2026, 8, 4), (2026, 10, 3)),
        ((2026, 8, 11), (2026, 10, 10)),
        ((2025, 11, 3), (2026, 1, 2)),
        ((2027, 3, 1), (2027, 4, 30)),
    ),
}
