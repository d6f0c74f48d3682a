"""The rooms of the window, in the order of the rail, and who sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.records.officers import Officer, Role
from ui.kit.i18n import N_


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """A room of the window, made when it is first entered."""

    key: str
    icon: str
    title: str
    module: str
    name: str
    #: It counts what needs the officer.
    counts: bool = True
    #: Who sees it on the rail; nobody named: everybody. The services guard what is in it.
    roles: frozenset[Role] = frozenset()


ROOMS = (
    RoomSpec(
        "packets",
        "mediation",
        N_("转介"),
        "ui.rooms.packets.room",
        "PacketsRoom",
        roles=frozenset({Role.PEOPLES_MEDIATOR}),
    ),
    RoomSpec("today", "today", N_("今日"), "ui.rooms.today", "TodayRoom"),
    RoomSpec("cases", "cases", N_("案件"), "ui.rooms.cases", "CasesRoom", counts=False),
    RoomSpec(
        "mediation",
        "mediation",
        N_("调解"),
        "ui.rooms.mediation",
        "MediationRoom",
        roles=frozenset(
            {Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER}
        ),
    ),
    RoomSpec(
        "leads",
        "leads",
        N_("线索"),
        "ui.rooms.leads.room",
        "LeadsRoom",
        counts=False,
        roles=frozenset({Role.INVESTIGATOR, Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER}),
    ),
    RoomSpec("documents", "documents", N_("文书"), "ui.rooms.documents", "DocumentsRoom"),
    RoomSpec(
        "approvals",
        "seal",
        N_("审批"),
        "ui.rooms.approvals.room",
        "ApprovalsRoom",
        roles=frozenset({Role.REVIEWER, Role.APPROVER}),
    ),
    RoomSpec("practice", "report", N_("勤务"), "ui.rooms.practice.room", "PracticeRoom"),
    RoomSpec(
        "confidential",
        "confidential",
        N_("保密"),
        "ui.rooms.confidential.room",
        "ConfidentialRoom",
    ),
    RoomSpec("settings", "settings", N_("设置"), "ui.rooms.settings", "SettingsRoom", counts=False),
)


#: Language and look of the window are everybody's.
_FOR_ALL = "settings"


def rooms_for(officer: Officer, rooms: Sequence[RoomSpec] = ROOMS) -> tuple[RoomSpec, ...]:
    """Return the rooms an officer sees, those of whom he stands in for too.

    Somebody of a committee sees what was made for him, and nothing that is there for everybody.
    """
    if officer.is_guest:
        return tuple(
            one for one in rooms if Role.PEOPLES_MEDIATOR in one.roles or one.key == _FOR_ALL
        )
    held = officer.roles | officer.stands_in_as
    return tuple(spec for spec in rooms if not spec.roles or spec.roles & held)
