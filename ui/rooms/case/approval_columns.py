"""The list of the tab 审批: requests and recusals of a case in columns."""

from datetime import datetime

from cases.records.approvals import Approval
from cases.records.recusals import Recusal
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Glyph, Tone
from ui.kit.table import Column, RecordTable
from ui.rooms.approvals import recusal_words, words


def approvals_table() -> RecordTable:
    """Return the table."""
    return RecordTable(
        "case.approvals",
        (
            Column("what", N_("事项"), _what, least=170, glyph=_glyph),
            Column("state", N_("状态"), _state, width=96, chip=_tone),
            Column("where", N_("由谁"), _where, width=150, least=96),
            Column("by", N_("提出人"), _by, width=84, muted=True),
            Column(
                "at",
                N_("提出时间"),
                lambda one: moment_text(_at(one)),
                width=134,
                least=130,
                sort=_at,
            ),
        ),
        empty=(N_("还没有呈请"), N_("需要批准的事项在这里呈请，或者登记上级的批准。")),
    )


def _what(one: Approval | Recusal) -> str:
    if isinstance(one, Recusal):
        return _("{name}的回避").format(name=one.officer)
    return words.kind_words(one)


def _glyph(one: Approval | Recusal) -> Glyph:
    return recusal_words.glyph(one) if isinstance(one, Recusal) else words.glyph(one)


def _state(one: Approval | Recusal) -> str:
    return recusal_words.state_words(one) if isinstance(one, Recusal) else words.state_words(one)


def _tone(one: Approval | Recusal) -> Tone:
    return recusal_words.tone(one) if isinstance(one, Recusal) else words.tone(one.state)


def _where(one: Approval | Recusal) -> str:
    if isinstance(one, Recusal):
        return recusal_words.decider_words(one)
    return words.where_words(one)


def _by(one: Approval | Recusal) -> str:
    if isinstance(one, Recusal):
        return one.party or one.entered_by
    return one.requested_by


def _at(one: Approval | Recusal) -> datetime:
    return one.asked_at if isinstance(one, Recusal) else one.requested_at
