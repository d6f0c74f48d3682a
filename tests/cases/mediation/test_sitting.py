"""Clashes, three on a side, agents, agreements, endings."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.mediation.absence import Next
from cases.mediation.agreement import (
    Flaw,
    FlawKind,
    Signature,
    flaws,
    split,
    unknown_dead,
    unsigned,
)
from cases.mediation.ending import Evidence, Standing, ground, require
from cases.mediation.kinds import Ending
from cases.mediation.notice import PowerSpan
from cases.mediation.sitting import (
    Authority,
    Clash,
    ClashKind,
    Seat,
    Slot,
    clashes,
    crowded_sides,
    may_sign,
    torn_agents,
)
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.kinds import TerminationGround
from cases.records.ids import PartyId, RoomId
from cases.records.times import at
from cases.refusals import Reason, Refusal

A, B, C = PartyId(1), PartyId(2), PartyId(3)
DAY = date(2026, 9, 30)
WANTED = Slot(
    at(DAY, 14, 30), at(DAY, 16), RoomId(2), frozenset({"周敏"}), frozenset({"庞义", "尤春燕"})
)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, (ClashKind.ROOM, ClashKind.OFFICER, ClashKind.PERSON)),
        ({"room": RoomId(1), "people": frozenset()}, (ClashKind.OFFICER,)),
        ({"starts_at": at(DAY, 16), "ends_at": at(DAY, 17)}, ()),
        ({"starts_at": at(DAY, 13), "ends_at": at(DAY, 14, 30)}, ()),
        ({"room": RoomId(1), "officers": frozenset(), "people": frozenset()}, ()),
        ({"hidden": True}, (ClashKind.ROOM, ClashKind.OFFICER)),
    ],
)
def test_two_sessions_clash_by_room_officer_and_person(
    changed: dict[str, Any], expected: tuple[ClashKind, ...]
) -> None:
    other = replace(WANTED, **changed)
    assert tuple(clash.kind for clash in clashes(WANTED, [other])) == expected


def test_a_hidden_case_tells_that_the_room_is_busy_and_no_more() -> None:
    other = replace(WANTED, hidden=True, officers=frozenset({"别人"}))
    assert clashes(WANTED, [other]) == (Clash(ClashKind.ROOM),)


@given(st.integers(0, 400), st.integers(1, 200))
def test_sessions_that_touch_do_not_clash(start: int, length: int) -> None:
    begin = at(DAY, 8) + timedelta(minutes=start)
    other = replace(WANTED, starts_at=begin, ends_at=begin + timedelta(minutes=length))
    overlap = other.starts_at < WANTED.ends_at and WANTED.starts_at < other.ends_at
    assert bool(clashes(WANTED, [other])) == overlap


def test_at_most_three_sit_on_each_of_any_number_of_sides() -> None:
    full = [Seat(f"{side}{n}", side) for side in ("甲方", "乙方", "丙方", "丁方") for n in range(3)]
    assert crowded_sides(full, 3) == ()
    assert crowded_sides([*full, Seat("又一人", "丙方")], 3) == ("丙方",)


def authority(agent: PartyId, principal: PartyId, *, may_agree: bool = True) -> Authority:
    return Authority(agent, principal, PowerSpan(date(2026, 9, 1), DAY), may_agree)


def test_nobody_acts_for_opposing_sides() -> None:
    sides = {A: "甲方", B: "乙方"}
    assert torn_agents([authority(C, A), authority(C, B)], sides) == (C,)
    assert torn_agents([authority(C, A)], sides) == ()
    assert torn_agents([authority(B, A)], sides) == (B,)
    assert torn_agents([authority(C, PartyId(9))], sides) == ()


def test_an_agent_signs_only_with_a_power_that_names_agreeing() -> None:
    assert may_sign(authority(C, A), DAY)
    assert not may_sign(authority(C, A, may_agree=False), DAY)
    assert not may_sign(authority(C, A), DAY + timedelta(days=1))


def amount(value: str | None) -> AmountLine:
    return AmountLine(item="医疗费", amount=None if value is None else Decimal(value))


def share(percent: str, part: str | None = None) -> ShareLine:
    return ShareLine(percent=Decimal(percent), amount=None if part is None else Decimal(part))


def payment(value: str, day: date | None = DAY) -> PaymentLine:
    return PaymentLine(amount=Decimal(value), due_on=day)


GOOD_SHARES = [share("70", "70.00"), share("30", "30.00")]


@pytest.mark.parametrize(
    ("amounts", "shares", "payments", "kinds"),
    [
        ([amount("60.50"), amount("39.50")], GOOD_SHARES, [payment("100")], []),
        ([amount("100")], [share("100")], [], []),
        ([], [share("100")], [], [FlawKind.NO_AMOUNTS, FlawKind.TOTAL]),
        ([amount(None)], [share("100")], [], [FlawKind.AMOUNT_INVALID, FlawKind.TOTAL]),
        ([amount("100.005")], [share("100")], [], [FlawKind.AMOUNT_INVALID, FlawKind.TOTAL]),
        (
            [amount("101"), amount("-1")],
            [share("100")],
            [],
            [FlawKind.AMOUNT_INVALID],
        ),
        ([amount("99")], [share("100")], [], [FlawKind.TOTAL]),
        ([amount("100")], [share("70"), share("20")], [], [FlawKind.PERCENT]),
        ([amount("100")], [share("70", "70"), share("30", "20")], [], [FlawKind.SHARES]),
        ([amount("100")], [share("100")], [payment("60")], [FlawKind.PAYMENTS]),
        ([amount("100")], [share("100")], [payment("100", None)], [FlawKind.PAYMENT_DAY]),
        (
            [amount("100")],
            [share("100")],
            [payment("100", DAY - timedelta(days=1))],
            [FlawKind.PAYMENT_DAY],
        ),
    ],
)
def test_an_agreement_must_add_up(
    amounts: list[AmountLine],
    shares: list[ShareLine],
    payments: list[PaymentLine],
    kinds: list[FlawKind],
) -> None:
    found = flaws(amounts, shares, payments, total=Decimal(100), day=DAY)
    assert [flaw.kind for flaw in found] == kinds


def test_everybody_signs_himself_or_by_an_agent_who_may_agree() -> None:
    signatures = {
        A: Signature(DAY),
        B: Signature(DAY, authority(C, B, may_agree=False)),
    }
    assert unsigned([A, B, C], signatures) == (
        Flaw(FlawKind.AGENT_MAY_NOT, party=B),
        Flaw(FlawKind.UNSIGNED, party=C),
    )
    assert unsigned([B], {B: Signature(DAY, authority(C, B))}) == ()


def test_no_death_compensation_is_agreed_for_a_dead_person_nobody_knows() -> None:
    assert unknown_dead(["死亡赔偿金"], identity_known=False)
    assert not unknown_dead(["死亡赔偿金"], identity_known=True)
    assert not unknown_dead(["丧葬费"], identity_known=False)


STANDING = Standing(DAY, due_on=DAY, held_sessions=1, absences=Next.TERMINATE)
FULL = Evidence(
    party=A,
    facts="各方未能达成一致",
    court="澄州市临江区人民法院",
    sued_on=DAY,
    proof="受理通知书",
    left_at=at(DAY, 10),
    record_page="第3页",
    committee="临江区人民调解委员会",
)


@pytest.mark.parametrize("ending", list(Ending))
def test_an_ending_with_everything_on_record_is_possible(ending: Ending) -> None:
    require(ending, FULL, STANDING)


@pytest.mark.parametrize(
    ("ending", "missing"),
    [
        (Ending.NO_AGREEMENT, "facts"),
        (Ending.SUIT, "party"),
        (Ending.SUIT, "court"),
        (Ending.SUIT, "sued_on"),
        (Ending.SUIT, "proof"),
        (Ending.LEFT, "party"),
        (Ending.LEFT, "left_at"),
        (Ending.LEFT, "record_page"),
        (Ending.WITHDRAWN, "proof"),
        (Ending.REFERRED, "committee"),
        (Ending.REFERRED, "proof"),
    ],
)
def test_evidence_that_an_ending_needs_is_asked_for_by_name(ending: Ending, missing: str) -> None:
    empty: dict[str, Any] = {missing: "" if isinstance(getattr(FULL, missing), str) else None}
    with pytest.raises(Refusal) as refused:
        require(ending, replace(FULL, **empty), STANDING)
    assert refused.value.reason is Reason.FIELD_MISSING
    assert refused.value.details == {"field": missing}


@pytest.mark.parametrize(
    ("ending", "standing", "reason"),
    [
        (Ending.AGREED, replace(STANDING, held_sessions=0), Reason.NO_SESSION_HELD),
        (Ending.NO_AGREEMENT, replace(STANDING, held_sessions=0), Reason.NO_SESSION_HELD),
        (Ending.LEFT, replace(STANDING, held_sessions=0), Reason.NO_SESSION_HELD),
        (Ending.ABSENCE, replace(STANDING, absences=Next.SECOND), Reason.ABSENCE_NOT_COUNTED),
        (Ending.ABSENCE, replace(STANDING, absences=Next.DECIDE), Reason.ABSENCE_NOT_COUNTED),
        (Ending.EXPIRED, replace(STANDING, due_on=None), Reason.PERIOD_NOT_OVER),
        (
            Ending.EXPIRED,
            replace(STANDING, today=DAY - timedelta(days=1)),
            Reason.PERIOD_NOT_OVER,
        ),
        (Ending.SUIT, replace(STANDING, today=DAY - timedelta(days=1)), Reason.FIELD_INVALID),
    ],
)
def test_an_ending_whose_condition_is_not_met_is_refused(
    ending: Ending, standing: Standing, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        require(ending, FULL, standing)
    assert refused.value.reason is reason


def test_every_ending_but_an_agreement_prints_its_ground() -> None:
    assert {ground(ending) for ending in Ending} == {None, *TerminationGround}


def test_who_is_paid_bears_his_own_share_himself() -> None:
    shares = (
        ShareLine(party="甲", percent=Decimal(70)),
        ShareLine(party="乙", percent=Decimal(30)),
    )
    owed = PaymentLine(payer="甲", payee="乙", amount=Decimal(70), due_on=DAY)
    heads = [amount("100")]
    assert flaws(heads, shares, [owed], total=Decimal(100), day=DAY) == ()
    whole = replace(owed, amount=Decimal(100))
    assert flaws(heads, shares, [whole], total=Decimal(100), day=DAY) == ()
    less = replace(owed, amount=Decimal(69))
    (found,) = flaws(heads, shares, [less], total=Decimal(100), day=DAY)
    assert (found.kind, found.expected, found.found) == (
        FlawKind.PAYMENTS,
        Decimal("70.00"),
        Decimal(69),
    )


@pytest.mark.parametrize(
    ("total", "percents", "parts"),
    [
        ("100", ["70", "30"], ["70.00", "30.00"]),
        ("100", ["33.33", "33.33", "33.34"], ["33.33", "33.33", "33.34"]),
        ("0.05", ["50", "50"], ["0.02", "0.03"]),
        ("100", ["100", None], ["100.00", None]),
        ("100", ["60", "30"], [None, None]),
    ],
)
def test_shares_come_to_the_total_to_the_fen(
    total: str, percents: list[str | None], parts: list[str | None]
) -> None:
    found = split(Decimal(total), [None if one is None else Decimal(one) for one in percents])
    assert [None if one is None else str(one) for one in found] == parts
