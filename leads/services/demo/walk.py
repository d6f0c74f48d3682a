"""The outing of a demonstration: doors tried with a found key in the order the program gives.

It is of this morning, with its review, approval, sheet and custody.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from cases.records.times import at
from leads.canvass.addresses import Address, CanvassId, OutingId, address_of
from leads.canvass.records import (
    Answer,
    Building,
    CanvassEntry,
    Key,
    KeyKind,
    OutingEntry,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitId
from leads.services.canvass import CanvassService
from leads.services.demo.telling import SECOND, STORE, Telling

#: Who lives behind the door that opens, and is at home.
WIFE = "倪秋云"
#: The shared door the fob opens, and the door that turns.
STAIR, DOOR = "5-2", "5-2-502"
#: Where nobody answers, and where he is turned away.
_NOBODY, _REFUSED = ("101", "302", "401"), ("202", "501")
_KEYS = (
    Key("甲", KeyKind.STAIRWELL, "单元门磁扣"),
    Key("乙", KeyKind.HOUSEHOLD, "十字钥匙，红色塑料牌"),
    Key("丙", KeyKind.OTHER, "挂锁钥匙"),
)
_BUILDINGS = (
    Building("5", "5 栋", (140.0, 0.0)),
    Building("6", "6 栋", (-60.0, 70.0)),
    Building("7", "7 栋", (0.0, -210.0)),
)


class Walk:
    """The canvass of this morning."""

    def __init__(self, story: Telling, bunch: ExhibitId) -> None:
        self._story, self._bunch = story, bunch
        self._service = CanvassService(story.lead)
        self._canvass: CanvassId
        self._outing: OutingId
        self._moment: datetime

    def begin(self) -> None:
        """Lay the doors out, plan the outing, have it reviewed and approved, print its sheet."""
        story = self._story
        story.stage.on()
        self._canvass = self._service.begin(
            story.case,
            CanvassEntry(
                name="纺织新村",
                purpose="查明现场所留钥匙对应的住处",
                exhibit_id=self._bunch,
                keys=_KEYS,
                route=(-0.6, 0.8),
            ),
            "5-7栋，2单元6层每层2户，无7-2-601",
            _BUILDINGS,
        )
        story.stage.on()
        today = story.stage.today
        self._outing = self._service.plan_outing(
            self._canvass,
            OutingEntry(
                scope=("6-1", "6-2", "5-1", "5-2"),
                from_at=at(today, 8, 30),
                until_at=at(today, 10, 30),
                officers=(story.lead.officer.id, story.stage.desks[SECOND].officer.id),
                recording="04、07 号执法记录仪",
            ),
        )
        story.stage.on()
        asked = self._service.ask(self._outing, "钥匙系现场遗留，试开可查明嫌疑人住处")
        story.approved(asked, "范围、时间、人员明确", "同意，仅经住户同意试开")
        self._service.print_sheet(self._outing)

    def go(self) -> None:
        """Take the key out of the store."""
        today = self._story.stage.today
        self._moment = max(at(today, 8, 40), self._story.stage.clock())
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.take_key_out(self._outing, self._moment, STORE)

    def try_in_vain(self) -> None:
        """Try the doors in the order the program gives, until the one that turns is due."""
        while batch := self._batch():
            self._enter([self._answered(one) for one in batch])

    def open(self) -> None:
        """The key turns: stop, lock, report, no entry."""
        opened = replace(
            self._answered(address_of(DOOR)),
            answer=Answer.CONSENTED,
            turned=Turned.OPENS,
            key="乙",
            witness="社区网格员 田素琴",
            stopped=True,
            locked=True,
            reported_to="中队长 邱国梁",
            resident=WIFE,
            words="女住户在家，同意试开",
        )
        self._enter([opened])

    def back(self) -> None:
        """Bring the key back under a new seal."""
        self._moment += timedelta(minutes=8)
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.bring_key_back(self._outing, self._moment, STORE, "A-20731", "沈默")

    def _batch(self) -> list[Address]:
        """Return the next doors of one stairwell, up to the one that turns."""
        (shown,) = self._service.of_case(self._story.case).shown
        due = list(takewhile(lambda one: one.code != DOOR, shown.due))
        # What the shared door did changes what is due behind it.
        return due[:1] if due and due[0].is_shared else _of_one_stair(due)

    def _answered(self, address: Address) -> TryEntry:
        """Return what happens at a door: some are not at home, some refuse."""
        self._moment += timedelta(minutes=1.5)
        if address.is_shared:
            turned = Turned.OPENS if address.stair == STAIR else Turned.FITS_NOT
            return TryEntry(
                address=address,
                at=self._moment,
                answer=Answer.SHARED,
                turned=turned,
                key="甲",
                witness="社区网格员 田素琴",
                stopped=turned is Turned.OPENS,
                locked=turned is Turned.OPENS,
                reported_to="中队长 邱国梁" if turned is Turned.OPENS else "",
            )
        if address.number in _REFUSED:
            return TryEntry(address=address, at=self._moment, answer=Answer.REFUSED)
        if address.number in _NOBODY:
            return TryEntry(address=address, at=self._moment, answer=Answer.NOBODY)
        return TryEntry(
            address=address,
            at=self._moment,
            answer=Answer.CONSENTED,
            turned=Turned.FITS_NOT,
            key="乙",
        )

    def _enter(self, entries: list[TryEntry]) -> None:
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.enter(self._outing, entries)


def _of_one_stair(due: list[Address]) -> list[Address]:
    return list(takewhile(lambda one: one.stair == due[0].stair and not one.is_shared, due))
