"""Searches (搜查, 检查), which the program records only under the number of their warrant."""

from dataclasses import asdict
from typing import Any

from cases.records.ids import CaseId
from cases.records.measures import SearchEntry, SearchId, SearchKind
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.measures.at_work import AtWork, require_officers
from cases.store.rows.lead_graph import PremisesSearchRow

#: 搜查证 to be shown, two officers; 检查证 of a police organ of the county or above.
_ARTICLES = {SearchKind.SEARCH: "", SearchKind.INSPECTION: "admin.82"}
_OFFICERS = 2


class Searches(AtWork):
    """Searches."""

    def search(self, case_id: CaseId, entry: SearchEntry) -> SearchId:
        """Record a search.

        Raises:
            Refusal: `WARRANT_MISSING`: it has no number, or was issued after it began; fewer
                than two officers; nobody was present; a field is missing.

        Law: Criminal Procedure of the police arts 222, 223, 225; Administrative Procedure art. 82.
        """
        article = _ARTICLES[entry.kind] or None
        if not entry.warrant_number.strip() or entry.issued_on > day_of(entry.begun_at):
            raise Refusal(Reason.WARRANT_MISSING, article=article)
        if len(set(entry.officers)) < _OFFICERS:
            raise Refusal(Reason.TWO_OFFICERS, article=article)
        for name in ("target", "witness", "found"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article=article, field=name)
        self._past("ended_at", entry.ended_at)
        if entry.ended_at < entry.begun_at:
            raise Refusal(Reason.TIMES_INVERTED, field="ended_at")
        with self._doing("measures.search", case_id, search=_told(entry)) as deed:
            require_officers(deed.session, entry.officers)
            row = PremisesSearchRow(
                case_id=case_id,
                kind=entry.kind.value,
                warrant_number=entry.warrant_number.strip(),
                issued_on=entry.issued_on,
                target=entry.target.strip(),
                begun_at=entry.begun_at,
                ended_at=entry.ended_at,
                officers=list(dict.fromkeys(entry.officers)),
                witness=entry.witness.strip(),
                found=entry.found.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return SearchId(row.id)

    def strike_search(self, search_id: SearchId, reason: str) -> None:
        """Strike one entered by mistake."""
        self._strike("measures.strike_search", PremisesSearchRow, search_id, reason)


def _told(entry: SearchEntry) -> dict[str, Any]:
    values = asdict(entry)
    return {"searched": values.pop("target"), "search_kind": values.pop("kind"), **values}
