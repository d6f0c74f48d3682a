"""Numbers by which the store knows its rows; they are never shown to an officer."""

from typing import NewType

OfficerId = NewType("OfficerId", int)
CaseId = NewType("CaseId", int)
PartyId = NewType("PartyId", int)
VehicleId = NewType("VehicleId", int)
FactId = NewType("FactId", int)
MediationId = NewType("MediationId", int)
SessionId = NewType("SessionId", int)
DocumentId = NewType("DocumentId", int)
PowerId = NewType("PowerId", int)
ServiceId = NewType("ServiceId", int)
RoomId = NewType("RoomId", int)
ThingId = NewType("ThingId", int)
AdvanceId = NewType("AdvanceId", int)
TransferId = NewType("TransferId", int)
NeighbourId = NewType("NeighbourId", int)
ApprovalId = NewType("ApprovalId", int)
AttachmentId = NewType("AttachmentId", int)
StandInId = NewType("StandInId", int)
RecusalId = NewType("RecusalId", int)
