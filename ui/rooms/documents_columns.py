"""Columns of the register of documents and of the copies below it."""

from cases.papers.kinds import RecipientKind
from cases.records.documents import Copy, CopyState, DocumentLine, DocumentState
from ui.kit.i18n import N_, _, day_month, moment_text
from ui.kit.marks import Glyph
from ui.kit.table import Column
from ui.labels.documents import COPY_STATES, STATE_COLOURS, STATE_GLYPHS, STATES
from ui.labels.papers import FORMS, SERVICE_METHODS

DASH = "—"


def _recipients(line: DocumentLine) -> str:
    names = line.recipients.split("、") if line.recipients else []
    if len(names) > 2:
        return _("{name}等 {n} 方").format(name=names[0], n=len(names))
    return line.recipients or DASH


def title_words(line: DocumentLine) -> str:
    """Return the form as officers say it, with the session it tells of."""
    name = _(FORMS[line.form])
    return (
        _("{name}（第 {n} 次）").format(name=name, n=line.session_no) if line.session_no else name
    )


def _void(line: DocumentLine) -> bool:
    return line.state is DocumentState.WITHDRAWN


def _served(line: DocumentLine) -> str:
    if not line.to_serve or _void(line):
        return DASH
    return f"{line.served} / {line.to_serve}"


def _served_colour(line: DocumentLine) -> str:
    return "amber" if line.unserved else "text"


DOCUMENTS = (
    Column(
        "number",
        N_("编号"),
        lambda line: line.short,
        width=78,
        least=66,
        struck=_void,
        bold=lambda line: line.state is DocumentState.DRAFT,
    ),
    Column(
        "title",
        N_("文书"),
        title_words,
        least=112,
        context="column",
        struck=_void,
        bold=lambda line: line.state is DocumentState.DRAFT,
    ),
    Column("case", N_("案件"), lambda line: line.case_number, width=92, least=88, context="column"),
    Column("recipients", N_("收件人"), _recipients, width=120, least=72),
    Column(
        "state",
        N_("状态"),
        lambda line: _(STATES[line.state]),
        width=100,
        least=88,
        sort=lambda line: list(DocumentState).index(line.state),
        glyph=lambda line: STATE_GLYPHS[line.state],
        colour=lambda line: STATE_COLOURS[line.state],
    ),
    Column("copies", N_("份数"), lambda line: str(line.copies), width=60, least=44, right=True),
    Column(
        "served",
        N_("已送达"),
        _served,
        width=68,
        least=56,
        right=True,
        colour=_served_colour,
        bold=lambda line: line.unserved,
    ),
    Column(
        "issued",
        N_("签发日"),
        lambda line: day_month(line.issued_on) if line.issued_on else DASH,
        width=68,
        least=62,
        right=True,
        sort=lambda line: line.issued_on,
    ),
    Column("officer", N_("经办"), lambda line: line.officer, width=76, least=62),
)


#: What a copy is for that goes to no party.
_CAPACITIES = {
    RecipientKind.STUB: N_("存根"),
    RecipientKind.FILE: N_("卷内"),
    RecipientKind.COMMITTEE: N_("人民调解委员会"),
    RecipientKind.FAMILY: N_("家属"),
    RecipientKind.UNIT: N_("收文单位"),
    RecipientKind.REPORTER: N_("报案人"),
    RecipientKind.RECEIVER: N_("领取人"),
    RecipientKind.KEEPER: N_("保管人"),
}


def _capacity(copy: Copy) -> str:
    return copy.capacity if copy.kind is RecipientKind.PARTY else _(_CAPACITIES[copy.kind])


def _copy_state(copy: Copy) -> str:
    if copy.state is CopyState.MADE and not _handed(copy):
        return DASH
    return _(COPY_STATES[copy.state])


def _handed(copy: Copy) -> bool:
    return copy.kind in {RecipientKind.PARTY, RecipientKind.COMMITTEE}


def _copy_glyph(copy: Copy) -> Glyph:
    match copy.state:
        case CopyState.SERVED | CopyState.FILED:
            return Glyph.DONE
        case CopyState.MADE:
            return Glyph.TODAY if _handed(copy) else Glyph.NONE
        case CopyState.RETURNED | CopyState.DESTROYED:
            return Glyph.STOPPED


def _copy_colour(copy: Copy) -> str:
    return {CopyState.MADE: "amber", CopyState.SERVED: "green"}.get(copy.state, "text2")


COPIES = (
    Column("no", N_("份"), lambda copy: str(copy.copy_no), width=40, right=True),
    Column("recipient", N_("去向"), lambda copy: copy.recipient, width=112, bold=lambda _c: True),
    Column("capacity", N_("收件身份"), _capacity, width=104),
    Column(
        "method",
        N_("方式"),
        lambda copy: _(SERVICE_METHODS[copy.method]) if copy.method else DASH,
        width=120,
    ),
    Column("proof", N_("凭据"), lambda copy: copy.proof or DASH),
    Column("state", N_("送达"), _copy_state, width=116, glyph=_copy_glyph, colour=_copy_colour),
    Column(
        "when",
        N_("送达时间"),
        lambda copy: moment_text(copy.served_at) if copy.served_at else DASH,
        width=128,
        least=128,
    ),
    Column("kept", N_("存放"), lambda copy: copy.kept_at or DASH, width=96),
    Column(
        "reprints",
        N_("补印"),
        lambda copy: str(copy.reprints) if copy.reprints else DASH,
        width=48,
        right=True,
        hidden=True,
    ),
)
