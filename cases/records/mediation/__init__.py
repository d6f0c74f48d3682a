"""Mediations as lists, the calendar and the session sheet show them, and what officers enter."""

from cases.records.mediation.attendance import Absence, Counter, Decision, NoticeView, Seat
from cases.records.mediation.calendar import (
    Block,
    BookingHint,
    Column,
    Participant,
    RoomLine,
    Waiting,
    Week,
)
from cases.records.mediation.choices import AgentChoice, OfficerChoice, PartyChoice
from cases.records.mediation.entries import (
    AgreementEntry,
    Booking,
    NewMediation,
    OutsideOpinion,
    SeatEntry,
    SideEntry,
)
from cases.records.mediation.reseating import MovedSessions, SessionWithout, WhyWithout
from cases.records.mediation.sheet import AgreementFaults, MediationView, SessionLine, Sheet

__all__ = [
    "Absence",
    "AgentChoice",
    "AgreementEntry",
    "AgreementFaults",
    "Block",
    "Booking",
    "BookingHint",
    "Column",
    "Counter",
    "Decision",
    "MediationView",
    "MovedSessions",
    "NewMediation",
    "NoticeView",
    "OfficerChoice",
    "OutsideOpinion",
    "Participant",
    "PartyChoice",
    "RoomLine",
    "Seat",
    "SeatEntry",
    "SessionLine",
    "SessionWithout",
    "Sheet",
    "SideEntry",
    "Waiting",
    "Week",
    "WhyWithout",
]
