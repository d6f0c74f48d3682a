"""Exhibits as rows and registers name them: what they are, and what is done with them.

Everything else about exhibits is in `leads`; the words stand here because the registers of the
unit, which print them, know nothing of leads.
"""

from enum import StrEnum


class ExhibitKind(StrEnum):
    """What an exhibit is."""

    PAINT = "paint"
    STICKER = "sticker"
    FRAGMENT = "fragment"
    PART = "part"
    PLATE = "plate"
    KEY = "key"
    CLOTHING = "clothing"
    #: A recording or a picture on its carrier.
    RECORDING = "recording"
    OTHER = "other"


class CustodyAct(StrEnum):
    """What was done with an exhibit; each is one step of its chain."""

    COLLECTED = "collected"
    STORED = "stored"
    TAKEN_OUT = "taken_out"
    #: To a laboratory or another unit, to come back.
    SENT = "sent"
    BACK = "back"
    MOVED = "moved"
    OPENED = "opened"
    SEALED = "sealed"
    #: Traces taken off it (fingerprints, fibres), before anything touches it.
    TRACES = "traces"
    #: A key taken to a door and back.
    TRIED = "tried"
    RETURNED = "returned"
    HANDED_ON = "handed_on"
    USED_UP = "used_up"
    DISPOSED = "disposed"
    #: Nothing was done: an entry made by mistake is taken back.
    WITHDRAWN = "withdrawn"


#: Into the store, and out of it: what the register of the month lists.
INTO = frozenset({CustodyAct.COLLECTED, CustodyAct.STORED, CustodyAct.BACK})
OUT_OF = frozenset(
    {
        CustodyAct.TAKEN_OUT,
        CustodyAct.SENT,
        CustodyAct.TRIED,
        CustodyAct.RETURNED,
        CustodyAct.HANDED_ON,
        CustodyAct.USED_UP,
        CustodyAct.DISPOSED,
    }
)
#: After these it is no longer the unit's to keep.
LEAVING = frozenset(
    {CustodyAct.RETURNED, CustodyAct.HANDED_ON, CustodyAct.USED_UP, CustodyAct.DISPOSED}
)
#: Done where it lies: the place stays.
ON_THE_SPOT = frozenset(
    {CustodyAct.OPENED, CustodyAct.SEALED, CustodyAct.TRACES, CustodyAct.WITHDRAWN}
)
