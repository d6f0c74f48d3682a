"""Columns of journal entries and of leave, for the pages of the room."""

import re

from cases.records.access import Grant
from cases.records.officers import Part, TeamRole
from cases.records.proof import JournalLine
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.table import Column
from ui.labels.acts import ACTS
from ui.labels.cases import LOOKED_AT, TEAM_ROLES
from ui.labels.proof import MARKS
from ui.labels.station import ROLES

PARTS = {
    Part.HEAD: N_("案号、主办、期限"),
    Part.MEDIATION: N_("调解部分"),
    Part.INVESTIGATION: N_("全案"),
}


def act_text(line: JournalLine) -> str:
    """Return what was done; of a look also at what."""
    words = _(ACTS[line.act]) if line.act in ACTS else line.act
    if not line.what:
        return words
    what = _(LOOKED_AT[line.what]) if line.what in LOOKED_AT else line.what
    if line.is_refused:
        return _("拒绝：{what}").format(what=what)
    if line.is_searched:
        return _("{act}：{what}（经检索打开）").format(act=words, what=what)
    return _("{act}：{what}").format(act=words, what=what)


def basis_text(line: JournalLine) -> str:
    """Return as what he had the case when he did it."""
    if line.is_refused:
        return _("非知情人")
    if line.basis == "grant":
        return _("授权")
    return _(TEAM_ROLES[TeamRole(line.basis)]) if line.basis else "—" if line.case_id else ""


def marks_text(line: JournalLine) -> str:
    """Return why a look is marked, in a word each."""
    return listed(_(MARKS[one.mark]) for one in line.marks)


def short_role(one: JournalLine | Grant) -> str:
    """Return the first thing an officer is, without what stands behind it in brackets."""
    first = next((_(words) for role, words in ROLES.items() if role in one.roles), "")
    return re.split(r"（| \(", first)[0]


def refused_tone(line: JournalLine) -> Tone | None:
    """Return the colour of a look that was refused."""
    return Tone.RED if line.is_refused else None


AT = Column("at", N_("时间"), lambda one: moment_text(one.at), width=140, least=130)
OFFICER = Column("officer", N_("何人"), lambda one: f"{one.officer} {one.number}", width=130)
ROLE = Column("roles", N_("职责"), short_role, width=88, muted=True)
CASE = Column("case", N_("案件"), lambda one: one.case, width=104)
WHAT = Column("what", N_("做了什么"), act_text)
BASIS = Column("basis", N_("依据"), basis_text, width=96, muted=True, context="looks")
MARKED = Column(
    "marks",
    N_("标记"),
    marks_text,
    width=168,
    chip=lambda one: Tone.AMBER if one.marks else None,
)
SEQ = Column("seq", N_("日志号"), lambda one: f"#{one.seq}", width=84, sort=lambda one: one.seq)

GRANTS = (
    Column("officer", N_("何人"), lambda one: one.officer, width=96),
    Column("case", N_("案件"), lambda one: one.case, width=104),
    Column("part", N_("范围"), lambda one: _(PARTS[Part(one.part)]), width=130),
    Column("reason", N_("理由"), lambda one: one.reason),
    Column("given", N_("批准"), lambda one: one.given_by, width=96, context="leave"),
    Column("until", N_("截止"), lambda one: moment_text(one.until_at), width=140, least=130),
)
