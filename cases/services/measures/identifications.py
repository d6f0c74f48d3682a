"""Identifications (辨认), held to the numbers of art. 38."""

from dataclasses import asdict
from typing import Any

from cases.law.identification import require_sound
from cases.law.rules import load_rules
from cases.records.access import SecretEntry, SecretKind
from cases.records.ids import CaseId
from cases.records.measures import IdentificationEntry, IdentificationId
from cases.records.times import day_of
from cases.services.access.secrets import keep
from cases.services.measures.at_work import AtWork, require_officers
from cases.store.rows.lead_graph import IdentificationRow


class Identifications(AtWork):
    """Identifications."""

    def identify(self, case_id: CaseId, entry: IdentificationEntry) -> IdentificationId:
        """Record an identification; the journal does not name who wants to stay unknown.

        Raises:
            Refusal: it lies ahead, or art. 38 would not let it stand.
        """
        self._past("held_at", entry.held_at)
        require_sound(load_rules(), entry, day_of(entry.held_at))
        with self._doing("measures.identify", case_id, identification=_told(entry)) as deed:
            require_officers(deed.session, entry.officers)
            identifier = entry.identifier.strip()
            if entry.is_secret:
                secret = SecretEntry(kind=SecretKind.WITNESS, name=identifier, reason="辨认时要求")
                me, now = self.desk.officer.id, self.desk.now()
                identifier = keep(deed.session, case_id, secret, me, now)
            row = IdentificationRow(
                case_id=case_id,
                subject=entry.subject.value,
                held_at=entry.held_at,
                place=entry.place.strip(),
                identifier=identifier,
                is_secret=entry.is_secret,
                number=entry.number,
                unique_feature=entry.unique_feature.strip(),
                officers=list(dict.fromkeys(entry.officers)),
                witness=entry.witness.strip(),
                picked=entry.picked.strip(),
                result=entry.result.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return IdentificationId(row.id)

    def strike_identification(self, identification_id: IdentificationId, reason: str) -> None:
        """Strike one entered by mistake."""
        self._strike("measures.strike_identification", IdentificationRow, identification_id, reason)


def _told(entry: IdentificationEntry) -> dict[str, Any]:
    """Return what the journal says of it, without the name of who wants to stay unknown."""
    values = asdict(entry)
    shown = {"shown": values.pop("subject"), "shown_number": values.pop("number")}
    if entry.is_secret:
        values["identifier"] = ""
    return {**shown, **values}
