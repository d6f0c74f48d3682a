"""The press: papers to PDF, one at a time or in collated sets."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases.papers.blocks import Recipient
from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, Layout, NumberSource, RecipientKind
from cases.papers.press import Fault, Form, MissingField, Part, Sheet, Trace
from cases.papers.specs import field_specs
from cases.records.disclosure import Cover, MadePackage, PackagePlan
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from reports import checks, formats
from reports.collating import collated
from reports.compose import Composed, Setting, compose
from reports.covering import covers_of
from reports.edition import edition
from reports.layout.drawing import Pdf
from reports.layout.faces import uncovered
from reports.layout.page import DEMO, DRAFT, Furniture, Geometry, Strip, framed, unframed
from reports.layout.paging import Placed, pages
from reports.packages import as_pdf, package
from reports.template import Template
from reports.templates import load
from reports.values import Values


@dataclass(frozen=True, slots=True)
class _Laid:
    """A paper on its pages."""

    composed: Composed
    pages: tuple[tuple[Placed, ...], ...]
    furniture: Furniture


class OfficePress:
    """Prints papers by the forms shipped with the program and those of the unit.

    Args:
        unit_templates: Folder with the unit's own wording, one file per form.
        numerals: Date papers in Chinese numerals.
        strips: For which forms the unit wants the margin strip otherwise than the form says.
        demo: The station holds invented cases: every page says so.
    """

    def __init__(
        self,
        unit_templates: Path | None = None,
        *,
        numerals: bool = False,
        strips: Mapping[FormKind, bool] | None = None,
        demo: bool = False,
    ) -> None:
        self._unit = unit_templates
        self._numerals = numerals
        self._strips = dict(strips or {})
        self._demo = demo
        self._templates: dict[FormKind, Template] = {}

    def edition(self) -> str:
        """Return the hash of all that decides how papers look."""
        return edition(self._unit, self._strips, numerals=self._numerals, demo=self._demo)

    def form(self, kind: FormKind) -> Form:
        """Return what the form declares about itself."""
        return self._template(kind).form

    def recipients(self, paper: Paper) -> tuple[Recipient, ...]:
        """Return who gets a copy, in the order of the copy numbers."""
        copies = self.form(paper.kind).copies
        return tuple(one for kind in copies for one in _recipients(paper, kind))

    def missing(self, paper: Paper) -> tuple[MissingField, ...]:
        """Return the required fields the paper lacks."""
        return checks.missing(paper, self._template(paper.kind))

    def faults(self, paper: Paper) -> tuple[Fault, ...]:
        """Return what is wrong with the fields that are there."""
        template = self._template(paper.kind)
        texts = self._lay(paper, draft=True, trace=None).composed.texts
        return checks.faults(paper, template, texts)

    def render(self, paper: Paper, *, draft: bool, trace: Trace | None = None) -> bytes:
        """Return the paper as PDF; the same arguments give the same bytes.

        Raises:
            Refusal: It is not a draft and lacks a field, or has a character no font can print.
        """
        pdf = Pdf(self.form(paper.kind).title, paper.organ)
        self._add(pdf, paper, draft=draft, trace=trace)
        return pdf.finished()

    def page_count(self, paper: Paper) -> int:
        """Return how many pages the paper takes."""
        return len(self._lay(paper, draft=True, trace=None).pages)

    def batch(self, sheets: Iterable[Sheet]) -> Generator[Progress, None, bytes]:
        """Print many copies as one PDF, each followed by its proof of service."""
        every = tuple(sheets)
        pdf = Pdf("批量打印")
        for n, sheet in enumerate(every):
            yield Progress(n, len(every))
            # A proof of service bears no number and no trace: it is filled in by hand.
            is_draft = sheet.trace is None and sheet.paper.kind is not FormKind.SERVICE_PROOF
            self._add(pdf, sheet.paper, draft=is_draft, trace=sheet.trace)
            if sheet.proof is not None:
                self._add(pdf, sheet.proof, draft=False, trace=None)
        made = pdf.finished()
        yield Progress(len(every), len(every))
        return made

    def collate(self, parts: Sequence[Part]) -> Generator[Progress, None, bytes]:
        """Put pages that were printed before into one PDF, unchanged."""
        return (yield from collated(parts))

    def evidence_pages(self, content: bytes, count: int | None) -> bytes:
        """Return a file as the pages it would have: a PDF, or a picture on a sheet."""
        return as_pdf(content, count)

    def covers(self, pdf: bytes, words: Sequence[str]) -> tuple[Cover, ...]:
        """Return where words stand on pages."""
        return covers_of(pdf, words)

    def package(self, plan: PackagePlan) -> MadePackage:
        """Put evidence together for parties, with what must be withheld taken out."""
        return package(plan)

    def _add(self, pdf: Pdf, paper: Paper, *, draft: bool, trace: Trace | None) -> None:
        laid = self._lay(paper, draft=draft, trace=trace)
        if not draft:
            self._refuse_incomplete(paper, laid.composed)
        pdf.add(laid.pages, laid.furniture)

    def _refuse_incomplete(self, paper: Paper, composed: Composed) -> None:
        lacking = [one.label for one in self.missing(paper)]
        labels = {spec.name: spec.label for spec in field_specs(paper.kind)}
        if self.form(paper.kind).number_source is not NumberSource.NONE and not paper.number:
            lacking.append(labels["number"])
        if paper.issued_on is None and paper.kind is not FormKind.SERVICE_PROOF:
            lacking.append(labels["issued_on"])
        lacking += [labels[name] for name in composed.blanks if name in labels]
        if lacking:
            fields = formats.joined(dict.fromkeys(lacking))
            raise Refusal(Reason.PAPER_INCOMPLETE, form=paper.kind, fields=fields)
        for char in uncovered("".join(composed.texts)):
            code = f"U+{ord(char):04X}"
            raise Refusal(Reason.CHARACTER_UNPRINTABLE, character=char, code=code)

    def _lay(self, paper: Paper, *, draft: bool, trace: Trace | None) -> _Laid:
        template = self._template(paper.kind)
        form = template.form
        # Room for the strip is kept in a draft too, so that it breaks where the issued paper does.
        has_strip = self._strips.get(form.kind, form.strip) and not form.fixed
        is_framed = form.layout is Layout.FRAMED
        sheet = framed(strip=has_strip) if is_framed else unframed(strip=has_strip)
        values = self._values(paper, template, trace)
        composed, placed = self._fitted(paper, template, values, sheet)
        blanks: list[str] = []
        foot = template.copies_line.filled(values.of_paper, blanks)
        mark, across = DEMO if self._demo else DRAFT if draft else ("", "")
        furniture = Furniture(
            geometry=sheet,
            frame=is_framed,
            foot=foot,
            strip=_strip(paper, trace) if has_strip and trace is not None else None,
            mark=mark,
            across=across,
            page_sign=template.page_sign,
            always_numbered=template.numbered,
            running=paper.number,
        )
        return _Laid(composed, placed, furniture)

    def _fitted(
        self, paper: Paper, template: Template, values: Values, sheet: Geometry
    ) -> tuple[Composed, tuple[tuple[Placed, ...], ...]]:
        """Return the paper in the largest type that needs the fewest pages."""
        tried = []
        for size in template.sizes:
            setting = Setting(sheet.body_width, sheet.body_height, size, self._numerals)
            composed = compose(paper, template, values, setting)
            tried.append(composed)
            if sum(one.height for one in composed.slices) <= sheet.body_height:
                return composed, pages(composed.slices, sheet.body_height)
        placed = [(one, pages(one.slices, sheet.body_height)) for one in tried]
        return min(placed, key=lambda one: len(one[1]))

    def _values(self, paper: Paper, template: Template, trace: Trace | None) -> Values:
        reader = ""
        if trace is not None and trace.recipient_kind is RecipientKind.PARTY:
            reader = trace.recipient
        copies = trace.copies if trace is not None else len(self.recipients(paper))
        return Values(paper, template.words, copies=copies, reader=reader)

    def _template(self, kind: FormKind) -> Template:
        if kind not in self._templates:
            self._templates[kind] = load(kind, self._unit)
        return self._templates[kind]


#: What a copy that stays in the unit is called.
_KEPT = {RecipientKind.STUB: "存根", RecipientKind.FILE: "附卷"}
#: The field that names who gets a copy, and in what capacity.
_NAMED = {
    RecipientKind.COMMITTEE: ("committee", ""),
    RecipientKind.FAMILY: ("family", "家属"),
    RecipientKind.REPORTER: ("reporter", "报案人"),
    RecipientKind.RECEIVER: ("receiver", "领取人"),
    RecipientKind.KEEPER: ("keeper", "保管人"),
}


def _recipients(paper: Paper, kind: RecipientKind) -> list[Recipient]:
    """Return who gets the copies of one kind."""
    if kind in _KEPT:
        return [Recipient(_KEPT[kind], kind)]
    if kind is RecipientKind.PARTY:
        return _parties(paper)
    if kind is RecipientKind.UNIT:
        return [Recipient(unit, kind) for unit in getattr(paper, "recipients", ())]
    field, capacity = _NAMED[kind]
    name = getattr(paper, field, "")
    # An accident nobody reported has no copy for a caller.
    return [Recipient(name, kind, capacity)] if name or kind is not RecipientKind.REPORTER else []


def _parties(paper: Paper) -> list[Recipient]:
    blocks = {party.name: party for party in paper.parties}
    names = paper.addressees or tuple(blocks)
    found = []
    for name in names:
        party = blocks.get(name)
        capacity = " ".join(filter(None, (party.side, party.capacity))) if party else ""
        found.append(Recipient(name, RecipientKind.PARTY, capacity))
    return found


def _strip(paper: Paper, trace: Trace) -> Strip:
    head = " ".join(trace.journal_head[n : n + 4] for n in range(0, 16, 4))
    return Strip(
        lines=(
            f"第 {trace.copy_no} 份，共 {trace.copies} 份 · 交付 {trace.recipient}",
            f"制作 {trace.officer} {formats.stamp(trace.printed_at)}",
            f"日志 #{trace.journal_seq} · {head}",
        ),
        code=f"{trace.number or paper.number}\n{trace.document_hash}",
    )
