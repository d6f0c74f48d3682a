"""Things of a case made ready for a package: their pages, and what was found to be covered."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.law.withholding import Withheld
from cases.records.disclosure import Cover, PackageItem, Source, Treatment
from cases.records.ids import CaseId, PartyId
from cases.records.progress import Progress
from cases.refusals import Refusal

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: What the list of contents says unless the officer says it better; papers are Chinese.
REASONS = {
    Withheld.WITNESS: "证人要求保密",
    Withheld.STATE_SECRET: "涉及国家秘密",
    Withheld.BUSINESS_SECRET: "涉及商业秘密",
    Withheld.PRIVACY: "他人住址、电话、证件号码",
    Withheld.MEDICAL: "他人医疗健康信息",
    Withheld.MINOR: "未成年人信息",
    Withheld.WORK_SECRET: "调查中的工作秘密",
}


@dataclass(slots=True)
class Prepared:
    """One thing on the officer's list, as he treats it so far; `treatment` None: not in it."""

    source: Source
    #: Its pages; empty: it has none.
    pdf: bytes
    treatment: Treatment | None
    ground: Withheld | None = None
    reason: str = ""
    covers: list[Cover] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.source.title

    def item(self) -> PackageItem:
        """Return it as the package takes it."""
        assert self.treatment is not None
        covered = self.treatment is Treatment.COVERED
        kept = self.treatment is not Treatment.FULL
        return PackageItem(
            self.source.kind,
            self.source.id,
            self.source.title,
            self.treatment,
            self.ground if kept else None,
            self.reason if kept else "",
            tuple(self.covers) if covered else (),
        )


def preparing(
    desk: "Desk", case_id: CaseId, reader: PartyId | None
) -> Generator[Progress, None, list[Prepared]]:
    """Read every thing of the case and look for what must not be read on its pages."""
    sources = desk.disclosure.sources(case_id)
    found: list[Prepared] = []
    for done, source in enumerate(sources):
        yield Progress(done, len(sources))
        found.append(_prepared(desk, case_id, source, reader))
    return found


def _prepared(desk: "Desk", case_id: CaseId, source: Source, reader: PartyId | None) -> Prepared:
    if source.is_internal:
        return Prepared(source, b"", None, Withheld.WORK_SECRET, REASONS[Withheld.WORK_SECRET])
    if not source.is_shown:
        return Prepared(source, b"", None)
    try:
        looked = desk.disclosure.look(case_id, source.kind, source.id, reader)
    except Refusal:  # a damaged file is listed and cannot be shown
        return Prepared(source, b"", None)
    if not looked.covers:
        return Prepared(source, looked.pdf, Treatment.FULL)
    ground = looked.grounds[0]
    covers = list(looked.covers)
    return Prepared(source, looked.pdf, Treatment.COVERED, ground, REASONS[ground], covers)
