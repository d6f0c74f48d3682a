"""Who sits at the desk: officers and the roles they hold."""

from dataclasses import dataclass
from enum import StrEnum

from cases.records.ids import OfficerId


class Role(StrEnum):
    """What an officer may be asked to do; one officer may hold several."""

    INVESTIGATOR = "investigator"
    MEDIATOR = "mediator"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    SQUAD_LEADER = "squad_leader"
    DUTY_DESK = "duty_desk"
    ADMINISTRATOR = "administrator"
    INSPECTOR = "inspector"
    DISCIPLINE = "discipline"
    #: Of a people's mediation committee: no officer of the unit, and nothing else besides.
    PEOPLES_MEDIATOR = "peoples_mediator"


#: What an officer of the unit may be.
OF_OFFICERS = frozenset(Role) - {Role.PEOPLES_MEDIATOR}


_WORKS = OF_OFFICERS - {Role.ADMINISTRATOR, Role.INSPECTOR, Role.DISCIPLINE}


class TeamRole(StrEnum):
    """In what capacity an officer handles one case."""

    LEAD = "lead"
    ASSIST = "assist"
    MEDIATOR = "mediator"
    #: Took the report in; ends when the case is assigned.
    INTAKE = "intake"
    #: The case has been put before this reviewer or approver.
    REVIEWER = "reviewer"
    APPROVER = "approver"


class Part(StrEnum):
    """A part of a case that is opened or closed to an officer as a whole."""

    #: Number, kind, lead officer, state, next due day.
    HEAD = "head"
    #: Parties, loss, determination, sessions, papers of the mediation.
    MEDIATION = "mediation"
    #: All the rest.
    INVESTIGATION = "investigation"


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of the unit as the desk knows him."""

    id: OfficerId
    #: Police number (警号), the name he signs in with.
    number: str
    name: str
    roles: frozenset[Role]
    active: bool = True
    #: As what he stood in for somebody when he signed in.
    stands_in_as: frozenset[Role] = frozenset()

    @property
    def works_cases(self) -> bool:
        """True of whoever handles, answers for or assigns cases; for a stand-in too."""
        return not (self.roles | self.stands_in_as).isdisjoint(_WORKS)

    @property
    def is_guest(self) -> bool:
        """True of somebody of a people's mediation committee, who is no officer of the unit."""
        return Role.PEOPLES_MEDIATOR in self.roles

    def holds(self, *roles: Role) -> bool:
        """Tell whether the officer holds at least one of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def takes_in(self) -> bool:
        """Tell whether the officer may take a report in and open a case of it."""
        return self.holds(Role.INVESTIGATOR, Role.DUTY_DESK)
