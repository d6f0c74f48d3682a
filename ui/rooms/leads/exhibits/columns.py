"""Columns of the list of exhibits and of the chain of custody."""

from ui.kit.i18n import N_, _
from ui.kit.table import Column
from ui.labels import exhibits as labels
from ui.rooms.leads.exhibits import words

EXHIBITS = (
    Column("n", N_("号"), lambda one: str(one.n), width=36, right=True, sort=lambda one: one.n),
    Column("name", N_("名称"), lambda one: one.name, least=96, bold=lambda _one: True),
    Column("kind", N_("种类"), lambda one: _(labels.KINDS[one.kind]), width=84, hidden=True),
    Column(
        "grade",
        N_("等级"),
        words.grade_text,
        width=84,
        least=68,
        chip=words.grade_tone,
        sort=lambda one: str(one.grade) if one.grade is not None else None,
    ),
    Column(
        "found",
        N_("发现"),
        words.found_text,
        width=92,
        sort=lambda one: one.found_at,
        muted=True,
        hidden=True,
    ),
    Column("found_where", N_("发现地点"), lambda one: one.found_where, width=160, hidden=True),
    Column("found_by", N_("发现、提取人"), lambda one: one.found_by, width=96, hidden=True),
    Column(
        "standing",
        N_("状态"),
        lambda one: _(labels.STANDINGS[one.standing]),
        width=80,
        least=68,
        chip=lambda one: labels.STANDING_TONES[one.standing],
    ),
    Column("where", N_("现在何处"), words.where_text),
    Column("seal", N_("封签"), lambda one: one.seal or "—", width=80, hidden=True),
    Column("packing", N_("包装"), lambda one: one.packing, width=96, hidden=True),
    Column("features", N_("特征"), lambda one: one.features, width=160, hidden=True),
    Column(
        "photos",
        N_("照片"),
        lambda one: str(len(one.photos)) if one.photos else "—",
        width=60,
        least=52,
        right=True,
        sort=lambda one: len(one.photos),
    ),
    Column(
        "flags",
        N_("保管链"),
        words.flags_text,
        width=116,
        least=92,
        chip=words.flags_tone,
        sort=lambda one: -len(one.flags),
    ),
)


def _struck(line: words.ChainLine) -> bool:
    return not line.stands


CHAIN = (
    Column("n", N_("号"), lambda one: str(one.n), width=36, right=True, sort=lambda one: one.n),
    Column(
        "act",
        N_("何事"),
        words.act_text,
        width=100,
        least=84,
        glyph=words.act_glyph,
        bold=lambda one: one.stands,
        struck=_struck,
    ),
    Column(
        "at", N_("何时"), words.when_short, width=96, least=92, sort=lambda one: one.step.entry.at
    ),
    Column("person", N_("何人"), lambda one: one.step.entry.person, width=84, struck=_struck),
    Column("from", N_("自何处"), lambda one: one.step.entry.from_place, width=110, struck=_struck),
    Column("manner", N_("如何移动"), lambda one: one.step.entry.manner, width=104, struck=_struck),
    Column("now", N_("现在何处"), words.now_at, struck=_struck),
    Column("seal", N_("启封、封签"), words.seal_text, width=108),
    Column("note", N_("凭据、说明"), words.note_text, width=140, muted=True, hidden=True),
    Column(
        "entered",
        N_("登记人"),
        lambda one: one.step.entered_by,
        width=72,
        muted=True,
        hidden=True,
    ),
)
