"""The papers of the tour: one of each form, the day sheet and the registers of the month."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.papers.kinds import FormKind
from cases.records.documents import DocumentFilter, RegisterKind
from ui.tour.station import LEAD, TODAY, at_desk

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Whose papers are printed.
PRINTERS = (LEAD, "030422", "030431", "030436")


def print_papers(folder: Path, into: Path) -> None:
    """Write one paper of each form, issued where there is one, and the registers of the month."""
    into.mkdir(parents=True, exist_ok=True)
    for number in PRINTERS:
        with at_desk(folder, number) as desk:
            _print(desk, into)
            if number == LEAD:
                _sheets(desk, into)


def _print(desk: "Desk", into: Path) -> None:
    for form in FormKind:
        lines = desk.documents.register(DocumentFilter(form=form)).lines
        issued = sorted(lines, key=lambda line: not line.number)
        target = into / f"{form.value}.pdf"
        for line in issued[:1]:
            if line.number or not target.exists():
                target.write_bytes(desk.documents.pdf(line.id))


def _sheets(desk: "Desk", into: Path) -> None:
    from reports.registers import register
    from reports.sheets import day_sheet

    (into / "day_sheet.pdf").write_bytes(day_sheet(desk.agenda.day_sheet(desk.agenda.today())))
    for kind in RegisterKind:
        page = desk.documents.month(kind, TODAY.year, TODAY.month)
        (into / f"register_{kind.value}.pdf").write_bytes(register(page))
