"""The four tables of the parties tab: what each shows of people, vehicles, powers and losses."""

from collections.abc import Callable

from cases.records.parties import Injury, Party, PartyKind, Power, Vehicle
from ui.kit.i18n import N_, _, day_full
from ui.kit.marks import Glyph, Tone
from ui.kit.table import Column, RecordTable
from ui.labels.cases import INJURIES, LIABILITIES, PARTY_KINDS
from ui.rooms.case.loss_form import HEADS
from ui.rooms.case.vehicle_form import PLATE_COLOURS


def people_table(stands: Callable[[Party], str]) -> RecordTable:
    """Return the table of parties; `stands` says whom one stands for."""
    return RecordTable(
        "case.parties",
        (
            Column("name", N_("姓名或名称"), lambda one: one.name, width=150, glyph=_glyph),
            Column("kind", N_("类型"), _kind, width=110),
            Column("plate", N_("车辆"), lambda one: one.plate, width=96),
            Column("id", N_("证件号"), lambda one: one.entry.id_number, width=170, muted=True),
            Column("phone", N_("电话"), lambda one: one.entry.phone, width=120, muted=True),
            Column("injury", N_("伤情"), _injury, width=104, chip=_injury_tone),
            Column("liability", N_("责任"), _liability, width=150),
            Column("stands", N_("代表谁"), stands),
            Column("address", N_("住址"), lambda one: one.entry.address, hidden=True),
        ),
        empty=(N_("还没有当事人"), N_("按“添加”逐一登记驾驶人、受伤人员、近亲属、保险公司。")),
    )


def vehicle_table() -> RecordTable:
    """Return the table of vehicles."""
    return RecordTable(
        "case.vehicles",
        (
            Column("plate", N_("号牌"), lambda one: one.entry.plate or _("无牌"), width=110),
            Column("colour", N_("号牌颜色"), _plate_colour, width=100),
            Column("kind", N_("车型"), lambda one: one.entry.kind, width=120),
            Column("make", N_("品牌型号"), lambda one: one.entry.make),
            Column("insurer", N_("保险公司"), lambda one: one.entry.insurer, width=110),
        ),
        empty=(N_("还没有车辆"), N_("按“添加”登记涉案车辆。")),
    )


def power_table() -> RecordTable:
    """Return the table of powers of attorney."""
    return RecordTable(
        "case.powers",
        (
            Column("agent", N_("代理人"), lambda one: one.agent, width=100, glyph=_in_force),
            Column("principal", N_("委托人"), lambda one: one.principal, width=100),
            Column("matters", N_("事项"), lambda one: one.entry.matters, struck=_revoked),
            Column("agree", N_("商定数额"), _may_agree, width=80),
            Column("until", N_("有效"), _validity, width=150, muted=True),
        ),
        empty=(N_("还没有授权委托书"), N_("代理人先登记为当事人，再按“登记”录入委托书。")),
    )


def loss_table() -> RecordTable:
    """Return the table of losses."""
    return RecordTable(
        "case.losses",
        (
            Column("party", N_("谁的损失"), lambda one: one.party, width=110),
            Column("head", N_("项目"), lambda one: _(HEADS.get(one.head, one.head))),
            Column(
                "amount",
                N_("金额（元）"),
                lambda one: f"{one.amount:,.2f}",
                width=120,
                right=True,
                sort=lambda one: one.amount,
            ),
            Column("proof", N_("凭证"), lambda one: one.proof, width=150, muted=True),
        ),
        empty=(N_("还没有登记损失"), N_("按“登记”逐项录入损失和凭证。")),
    )


def _kind(party: Party) -> str:
    words = _(PARTY_KINDS[party.entry.kind])
    return _("{kind} · 承担责任").format(kind=words) if party.entry.is_liable else words


def _glyph(party: Party) -> Glyph:
    unsure = party.entry.is_unknown or (
        party.entry.kind is PartyKind.NEXT_OF_KIN and not (party.entry.relation_proof)
    )
    return Glyph.WAITING if unsure else Glyph.NONE


def _injury(party: Party) -> str:
    injury = party.entry.injury
    return _(INJURIES[Injury(injury)]) if injury and injury != Injury.NONE else ""


def _injury_tone(party: Party) -> Tone | None:
    match party.entry.injury:
        case Injury.DIED | Injury.SERIOUS:
            return Tone.RED
        case Injury.DISABLED | Injury.SLIGHT:
            return Tone.AMBER
        case _:
            return None


def _liability(party: Party) -> str:
    found = party.entry.liability
    return _(LIABILITIES[found]) if found in LIABILITIES else found


def _plate_colour(vehicle: Vehicle) -> str:
    colour = vehicle.entry.plate_colour
    return _(PLATE_COLOURS[colour]) if colour in PLATE_COLOURS and colour else colour


def _revoked(power: Power) -> bool:
    return power.revoked_on is not None


def _in_force(power: Power) -> Glyph:
    return Glyph.STOPPED if _revoked(power) else Glyph.DONE


def _may_agree(power: Power) -> str:
    return _("可以") if power.entry.may_agree else _("不可以")


def _validity(power: Power) -> str:
    if power.revoked_on is not None:
        return _("{day} 撤销").format(day=day_full(power.revoked_on))
    if power.entry.until_on is not None:
        return _("至 {day}").format(day=day_full(power.entry.until_on))
    return _("至事项办结")
