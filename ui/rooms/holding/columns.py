"""Columns of things held and of money advanced."""

from cases.records.holding import Thing
from cases.records.times import local
from ui.kit.i18n import N_, _
from ui.kit.table import Column
from ui.labels import holding as labels
from ui.rooms.holding import words


def _kept(one: Thing) -> str:
    return f"{one.holder} {one.place}"


THINGS = (
    Column("item", N_("物品"), lambda one: one.item, width=112, bold=lambda one: one.held),
    Column("kind", N_("类别"), lambda one: _(labels.THING_KINDS[one.kind]), width=96, hidden=True),
    Column("measure", N_("措施"), lambda one: _(labels.MEASURES[one.measure]), width=104),
    Column(
        "since",
        N_("扣留时间"),
        lambda one: f"{local(one.seized_at):%Y-%m-%d}",
        width=92,
        sort=lambda one: one.seized_at,
    ),
    Column("days", N_("天数"), words.days_text, width=60, right=True, sort=lambda one: one.days),
    Column("holder", N_("保管"), _kept, width=180, hidden=True),
    Column("receipt", N_("凭证"), lambda one: one.receipt, width=160, muted=True, hidden=True),
    Column("next", N_("下一期限"), words.next_text),
    Column("state", N_("状态"), words.state_text, width=108, chip=words.state_tone),
)
ADVANCES = (
    Column("payer", N_("付款人"), lambda one: one.payer, width=84, bold=lambda _one: True),
    Column(
        "amount",
        N_("金额（元）"),
        lambda one: f"{one.amount:,.2f}",
        width=96,
        right=True,
        sort=lambda one: one.amount,
    ),
    Column("purpose", N_("用途"), lambda one: one.purpose, width=104),
    Column(
        "at",
        N_("收款时间"),
        lambda one: f"{local(one.received_at):%Y-%m-%d}",
        width=92,
        sort=lambda one: one.received_at,
    ),
    Column("receipt", N_("收据"), lambda one: one.receipt, width=110, muted=True, hidden=True),
    Column("moves", N_("支付、退还"), words.moves_text),
    Column("left", N_("余额"), words.advance_state, width=100, chip=words.advance_tone),
)
