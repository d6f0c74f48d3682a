"""The mediation room: who waits, the calendar with rooms, and the sheet of a session.

Each widget shows records of `cases.records.mediation`; what it lets the officer do is a call of
`desk.mediations` on the database thread. No rule is decided here.
"""

from ui.rooms.mediation.room import MediationRoom

__all__ = ["MediationRoom"]
