"""The paper a mediation leads to, on its sheet: how far it is, what it lacks, who gets it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cases.mediation.absence import Next
from cases.mediation.kinds import Ending
from cases.papers.kinds import FormKind
from cases.records.documents import Document, DocumentState
from ui.kit.i18n import _, day_short, ngettext
from ui.kit.layout import boxed, column, label, row
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import listed
from ui.kit.small import Banner, Chip, GlyphMark
from ui.labels import mediation as labels
from ui.rooms.mediation.parts import marked, yielding
from ui.rooms.mediation.shown import Shown


def paper_head(shown: Shown, document: Document) -> QHBoxLayout:
    """Return the name of the paper, how far it is, and the place of the law it rests on."""
    agreed = document.line.form is FormKind.AGREEMENT
    states = {
        DocumentState.DRAFT: (_("草稿已备"), Tone.YELLOW),
        DocumentState.IN_REVIEW: (_("审核中"), Tone.AMBER),
        DocumentState.APPROVED: (_("已审核"), Tone.GREEN),
        DocumentState.ISSUED: (_("已签发"), Tone.GREEN),
        DocumentState.WITHDRAWN: (_("作废"), Tone.GREY),
    }
    text, tone = states[document.line.state]
    ending = shown.view.ending or (Ending.AGREED if agreed else None)
    if ending is None and shown.view.next is Next.TERMINATE:
        ending = Ending.ABSENCE
    basis = _("依据 {place}").format(place=_(labels.PLACES[ending])) if ending else ""
    title = label(_("调解书") if agreed else _("调解终结书"), "bold")
    told = yielding(basis)
    told.setAlignment(Qt.AlignmentFlag.AlignRight)
    made = row(title, Chip(text, tone), told, spacing=8)
    made.setStretch(2, 1)
    return made


def paper_box(document: Document) -> QWidget:
    """Return whether the paper is whole, its copies, and what is still to be served."""
    line, check = document.line, document.check
    whole = not check.missing
    fields = _("字段 {n} / {all} 齐全") if whole else _("字段 {n} / {all}，还缺必填项")
    filled = yielding(fields.format(n=check.filled, all=check.required), "")
    box = column(marked(Glyph.DONE if whole else Glyph.NO, filled), spacing=4, margins=10)
    if not whole:
        lacking = listed(dict.fromkeys(one.label for one in check.missing))
        box.addWidget(label(lacking, "error", wrap=True))
    if line.form is not FormKind.AGREEMENT:
        told = label(_("已载明：可起诉，或申请人民调解"), wrap=True)
        box.addLayout(marked(Glyph.DONE, told))
    if line.state is DocumentState.ISSUED:
        left = line.to_serve - line.served
        said = _("待送达 {n} 方").format(n=left) if left else _("已全部送达")
        glyph = GlyphMark(Glyph.TODAY if left else Glyph.DONE)
        box.addLayout(row(glyph, label(said), None, spacing=6))
    copies = ngettext("{n}份：{who}", "{n} 份：{who}", line.copies).format(
        n=line.copies, who=line.recipients
    )
    box.addWidget(label(copies, "small", wrap=True))
    return boxed(box, "panel")


def still_due(shown: Shown, document: Document) -> Banner | None:
    """Return that the ten days run until the paper of an ending is issued; None: they stopped."""
    view = shown.view
    if view.ending is None or view.due_on is None or document.line.state is DocumentState.ISSUED:
        return None
    banner = Banner("note")
    banner.say(_("文书应在 {day} 签发，签发后期限才停止。").format(day=day_short(view.due_on)))
    return banner
