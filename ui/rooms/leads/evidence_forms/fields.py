"""What each kind of evidence asks for: fields first, then the content that was typed."""

from typing import Any, Protocol

from leads.evidence.kinds import Content, EvidenceKind
from ui.kit.dialogs import FormDialog
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.seen import (
    ClassFields,
    ColourFields,
    PartFields,
    PlateFields,
    SightingFields,
    StickerFields,
)
from ui.rooms.leads.evidence_forms.told import (
    FalsePlateFields,
    FindingFields,
    KeyFields,
    ReportFields,
)


class Fields(Protocol):
    """The fields of a kind in a dialog."""

    def content(self) -> Content:
        """Return what was typed."""
        ...

    def fill(self, content: Any) -> None:
        """Show what was entered before."""


def fields_of(kind: EvidenceKind, dialog: FormDialog, feed: Feed) -> Fields:
    """Add the fields of a kind to a dialog."""
    if kind is EvidenceKind.PAINT:
        from ui.rooms.leads.evidence_forms.paint import PaintFields

        return PaintFields(dialog, feed)
    made: Fields = _FIELDS[kind](dialog, feed)
    return made


_FIELDS: dict[EvidenceKind, type[Any]] = {
    EvidenceKind.PLATE_SEEN: PlateFields,
    EvidenceKind.COLOUR_SEEN: ColourFields,
    EvidenceKind.STICKER: StickerFields,
    EvidenceKind.CLASS_SEEN: ClassFields,
    EvidenceKind.PART: PartFields,
    EvidenceKind.SIGHTING: SightingFields,
    EvidenceKind.FALSE_PLATE: FalsePlateFields,
    EvidenceKind.KEY: KeyFields,
    EvidenceKind.REPORT: ReportFields,
    EvidenceKind.FINDING: FindingFields,
}
