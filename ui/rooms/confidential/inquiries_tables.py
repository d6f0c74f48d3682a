"""Lists of inquiries: those about an officer's cases, and notes of the counter."""

from cases.records.outsiders import Inquiry, InquiryNote
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.table import Column, RecordTable
from ui.labels.outsiders import ASKED_BY, ASKERS, OUTCOMES


def inquiries_table() -> RecordTable:
    """Return the list of inquiries about an officer's cases."""
    table = RecordTable(
        "confidential.inquiries",
        (
            Column(
                "at",
                N_("时间"),
                lambda one: moment_text(one.entry.asked_at),
                width=136,
                least=124,
                sort=lambda one: one.entry.asked_at,
            ),
            Column(
                "case",
                N_("案件"),
                lambda one: one.case_number,
                width=104,
                least=90,
                context="column",
            ),
            Column("who", N_("询问人"), who_text, width=170, least=110),
            Column("asker", N_("以何身份"), lambda one: _(ASKERS[one.entry.asker]), width=120),
            Column("question", N_("所问"), lambda one: one.entry.question),
            Column("state", N_("状态"), state_text, width=150, least=120, chip=_tone),
            Column(
                "by",
                N_("答复人"),
                lambda one: one.answer.officer if one.answer else "",
                width=100,
                muted=True,
            ),
        ),
        empty=(N_("没有人询问您的案件"), N_("窗口、电话登记的询问会自动转到这里。")),
    )
    table.setAccessibleName(_("我的案件的询问"))
    return table


def notes_table(key: str, *, by: bool) -> RecordTable:
    """Return a list of notes of the counter, with who noted them for the squad leader."""
    columns = [
        Column(
            "at",
            N_("时间"),
            lambda one: moment_text(one.entry.asked_at),
            width=136,
            least=124,
            sort=lambda one: one.entry.asked_at,
        ),
        Column("who", N_("询问人"), who_text, width=150, least=100),
        Column("asker", N_("以何身份"), lambda one: _(ASKERS[one.entry.asker]), width=120),
        Column("way", N_("方式"), lambda one: _(ASKED_BY[one.entry.way]), width=96),
        Column("about", N_("所称案件"), about_text, width=124, least=90),
        Column("question", N_("所问"), lambda one: one.entry.question),
    ]
    if by:
        columns.append(Column("by", N_("登记人"), lambda one: one.taken_by, width=84, muted=True))
    empty = (
        (N_("没有无人接收的询问"), N_("对不上在办案件的询问列在这里，由您转给承办人或者办结。"))
        if by
        else (N_("您还没有登记询问"), N_("有人到窗口、打电话来问案件，按“登记询问”。"))
    )
    table = RecordTable(key, tuple(columns), empty=empty)
    table.setAccessibleName(_("没有承办人接收的询问") if by else _("我在窗口、电话登记的询问"))
    return table


def who_text(one: Inquiry | InquiryNote) -> str:
    """Return who asked."""
    entry = one.entry
    return " · ".join(filter(None, (entry.name, entry.relation))) or "—"


def about_text(one: InquiryNote) -> str:
    """Return what he said the case is."""
    return " ".join(filter(None, (one.entry.about, one.entry.plate, one.entry.somebody)))


def state_text(one: Inquiry) -> str:
    """Return how far it is."""
    if one.answer is not None:
        return _(OUTCOMES[one.answer.outcome])
    return _("必须答复 第47条") if one.is_owed else _("待答复")


def _tone(one: Inquiry) -> Tone | None:
    if one.answer is not None:
        return None
    return Tone.RED if one.is_owed else Tone.AMBER
