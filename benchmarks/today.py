"""The desk of today among 100,000 cases, against the one indexed SELECT it needs."""

from sqlalchemy import text

from benchmarks.figures import Figure, against
from benchmarks.station import NOW, stations
from cases.store import engine
from cases.store.guard import Acting

_NEEDED = text(
    "SELECT d.case_id, k.number, d.rule, d.'values', d.article, d.due_on FROM dues d"
    " JOIN cases k ON k.case_id=d.case_id WHERE d.case_id IN"
    " (SELECT case_id FROM team WHERE officer_id=:officer AND until_at IS NULL)"
    " ORDER BY d.due_on LIMIT 400"
)


def run() -> list[Figure]:
    """Measure the whole desk: duties, sessions, what waits, the band of ten days."""
    both = stations()
    desk = both.desk(both.wide)
    shown = len(desk.agenda.today().dues)
    officer = both.wide.id
    with engine.session(both.plain.door, Acting(officer, NOW, door=True)) as session:
        return [
            against(
                f"Today for 100,000 cases, {shown} rows shown",
                "one indexed SELECT, no key",
                desk.agenda.today,
                lambda: session.execute(_NEEDED, {"officer": officer}).all(),
                "<= 3 x and under 50 ms",
            )
        ]
