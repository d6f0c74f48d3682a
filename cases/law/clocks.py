"""Every clock of a case, computed anew from its facts each time and never stored.

Only the due days are projected into the store, for the agenda.
"""

from cases.law.clock import Clock, ClockKey, ClockState, Move, moved
from cases.law.rules import Whose

__all__ = ["Clock", "ClockKey", "ClockState", "Move", "Whose", "moved"]
