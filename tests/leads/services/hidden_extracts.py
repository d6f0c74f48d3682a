"""The doors of register extracts, asked about the hidden case."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.records.approvals import ApprovalState
from cases.records.ids import CaseId, PartyId
from cases.records.ledger import Column, MappedFile
from cases.services.approvals.state import case_state
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.approvals import ApprovalRow
from leads.canvass.addresses import CanvassId
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractEntry, ExtractFile, ExtractId
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService
from leads.services.extracts.importing import SUBJECTS
from tests.leads.services.extracting import bring_in, register

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {"extracts": ExtractService}
#: Words that occur nowhere but in what is hidden here.
SECRETS = ("吉R70931", "缪长风", "13977770931", "缪家渡车管分所", "渡口刮擦车查找")
VEHICLES = ExtractKind.VEHICLES
#: Emptied when the process ends; each file of it lies in a folder of its own.
_FILES = TemporaryDirectory(prefix="extracts-")
_HEADER = ("号牌号码", "所有人", "联系电话")


def hide(lead: Desk, case: CaseId, _driver: PartyId) -> None:
    """Bring an extract in, on an approval that nobody here was asked for, and look into it."""
    subject = SUBJECTS[VEHICLES]
    with engine.session(lead.store.door, Acting(0, lead.now(), door=True)) as session:
        state = case_state(session, case, subject)
        session.add(
            ApprovalRow(
                case_id=case,
                kind=Approving.REGISTER_EXTRACT.value,
                subject=subject,
                state=ApprovalState.APPROVED.value,
                requested_by=lead.officer.id,
                requested_at=lead.now(),
                asked_digest=state.digest,
                asked_state=dict(state.entries),
                approved_digest=state.digest,
                approved_state=dict(state.entries),
            )
        )
    service = ExtractService(lead)
    path = register(_file(), [SECRETS[:3]], header=_HEADER)
    entry = _entry(source=SECRETS[3], purpose=SECRETS[4])
    assert bring_in(service, case, path, entry).extract_id == 1
    assert service.search(ExtractId(1), Wanted(pattern=SECRETS[0])).total == 1


def _file() -> Path:
    return Path(mkdtemp(dir=_FILES.name)) / "登记.csv"


def _entry(source: str = "某所", purpose: str = "某用") -> ExtractEntry:
    return ExtractEntry(
        kind=VEHICLES, source=source, as_of=date(2026, 9, 1), legal_basis="某号", purpose=purpose
    )


def _looked_at() -> ExtractFile:
    path = register(_file(), [("吉A1", "某", "1")], header=_HEADER)
    columns: tuple[Column[Field], ...] = tuple(
        Column(index, title, None, 0, ()) for index, title in enumerate(_HEADER)
    )
    return MappedFile(str(path), (), "", "utf-8", 1, columns, remembered=False)


def _one(ids: "Ids") -> ExtractId:
    """Return the extract of the hidden case, or one that nothing has."""
    return ExtractId(1 if ids.case < 900_000 else 900_001)


_extracts = ExtractService
_MAPPING = {0: Field.PLATE}

ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "extracts.add_to_canvass": lambda d, i: _extracts(d).add_to_canvass(_one(i), CanvassId(1)),
    "extracts.bring_in": lambda d, i: _extracts(d).bring_in(
        i.case, _looked_at(), _MAPPING, _entry()
    ),
    "extracts.delete": lambda d, i: _extracts(d).delete(_one(i), "某故"),
    "extracts.delete_due": lambda d, _: _extracts(d).delete_due(),
    "extracts.forget": lambda d, _: _extracts(d).forget(),
    "extracts.inspect": lambda d, i: _extracts(d).inspect(
        i.case, register(_file(), [("吉A1", "某", "1")], header=_HEADER), VEHICLES
    ),
    "extracts.is_approved": lambda d, i: _extracts(d).is_approved(i.case, VEHICLES),
    "extracts.of_case": lambda d, i: _extracts(d).of_case(i.case),
    "extracts.open_row": lambda d, i: _extracts(d).open_row(_one(i), 0, "某故"),
    "extracts.preview": lambda d, i: _extracts(d).preview(i.case, _looked_at(), _MAPPING, VEHICLES),
    "extracts.put_on_board": lambda d, i: _extracts(d).put_on_board(_one(i), (0,)),
    "extracts.search": lambda d, i: _extracts(d).search(_one(i), Wanted()),
    "extracts.take_out": lambda d, i: _extracts(d).take_out(_one(i), Wanted(), 10),
    "extracts.uses": lambda d, i: _extracts(d).uses(_one(i)),
}
