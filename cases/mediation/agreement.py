"""Whether an agreement adds up and is signed by everybody it binds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cases.mediation.sitting import Authority, may_sign
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.records.ids import PartyId

_WHOLE = Decimal(100)
_FEN = Decimal("0.01")


class FlawKind(StrEnum):
    """What is wrong with an agreement."""

    NO_AMOUNTS = "no_amounts"
    #: An amount is missing, negative, or finer than a fen.
    AMOUNT_INVALID = "amount_invalid"
    #: The heads of damage do not add up to the total.
    TOTAL = "total"
    #: The shares do not add up to one hundred per cent.
    PERCENT = "percent"
    #: The parts borne do not add up to the total.
    SHARES = "shares"
    #: The payments do not add up to the total, less what those who are paid bear themselves.
    PAYMENTS = "payments"
    #: A payment without a day, or before the day of signing; paid on the spot is that day.
    PAYMENT_DAY = "payment_day"
    UNSIGNED = "unsigned"
    #: Signed by an agent who may not agree to amounts, or whose power was not in force.
    AGENT_MAY_NOT = "agent_may_not"
    #: Death compensation agreed with a body that the law does not authorise.
    UNKNOWN_DEAD = "unknown_dead"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that stands against the agreement."""

    kind: FlawKind
    expected: Decimal | None = None
    found: Decimal | None = None
    party: PartyId | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for a party: himself, or an agent with his power."""

    signed_on: date
    power: Authority | None = None


def flaws(
    amounts: Iterable[AmountLine],
    shares: Iterable[ShareLine],
    payments: Iterable[PaymentLine],
    *,
    total: Decimal,
    day: date,
) -> tuple[Flaw, ...]:
    """Return what does not add up.

    Law: Order 146 art. 93 para. 2, items 3 to 5.
    """
    heads, borne, paid = tuple(amounts), tuple(shares), tuple(payments)
    found = [] if heads else [Flaw(FlawKind.NO_AMOUNTS)]
    lines = [head.amount for head in heads] + [payment.amount for payment in paid]
    found += [Flaw(FlawKind.AMOUNT_INVALID, found=one) for one in lines if not _proper(one)]
    found += _sum(FlawKind.TOTAL, [line.amount for line in heads], total)
    found += _sum(FlawKind.PERCENT, [line.percent for line in borne], _WHOLE)
    if any(line.amount is not None for line in borne):
        found += _sum(FlawKind.SHARES, [line.amount for line in borne], total)
    if paid:
        found += _paid(paid, borne, total)
    found += [
        Flaw(FlawKind.PAYMENT_DAY) for line in paid if line.due_on is None or line.due_on < day
    ]
    return tuple(found)


def unsigned(
    parties: Iterable[PartyId], signatures: Mapping[PartyId, Signature]
) -> tuple[Flaw, ...]:
    """Return the parties for whom nobody entitled has signed.

    Law: Order 146 art. 93 para. 1; Regulations art. 95: effective when all have signed.
    """
    found = []
    for party in parties:
        signature = signatures.get(party)
        if signature is None:
            found.append(Flaw(FlawKind.UNSIGNED, party=party))
        elif signature.power is not None and not may_sign(signature.power, signature.signed_on):
            found.append(Flaw(FlawKind.AGENT_MAY_NOT, party=party))
    return tuple(found)


def unknown_dead(items: Iterable[str], *, identity_known: bool) -> tuple[Flaw, ...]:
    """Refuse death compensation for a dead person nobody knows.

    Law: Supreme People's Court on traffic damages, art. 23.
    """
    if identity_known or "死亡赔偿金" not in items:
        return ()
    return (Flaw(FlawKind.UNKNOWN_DEAD),)


def _paid(paid: Iterable[PaymentLine], borne: Iterable[ShareLine], total: Decimal) -> list[Flaw]:
    """Compare what is paid with what is owed: who is paid bears his own share himself."""
    lines = tuple(paid)
    payees = {line.payee for line in lines if line.payee}
    own = sum((part(one, total) for one in borne if one.party in payees), Decimal(0))
    sums = [line.amount for line in lines]
    if not _sum(FlawKind.PAYMENTS, sums, total):
        return []
    return _sum(FlawKind.PAYMENTS, sums, total - own)


def part(share: ShareLine, total: Decimal) -> Decimal:
    """Return what a share comes to in yuan, to the fen."""
    if share.amount is not None:
        return share.amount
    return (total * (share.percent or Decimal(0)) / _WHOLE).quantize(_FEN)


def split(total: Decimal, percents: Sequence[Decimal | None]) -> tuple[Decimal | None, ...]:
    """Return what each bears of the total, to the fen; the last one bears what rounding leaves.

    Shares that are not whole come to nothing yet.
    """
    known = [one or Decimal(0) for one in percents]
    if sum(known) != _WHOLE:
        return (None,) * len(known)
    parts = [(total * one / _WHOLE).quantize(_FEN) for one in known]
    last = max(n for n, one in enumerate(known) if one)
    parts[last] += total.quantize(_FEN) - sum(parts)
    return tuple(
        None if percent is None else part for percent, part in zip(percents, parts, strict=True)
    )


def _proper(amount: Decimal | None) -> bool:
    return amount is not None and amount >= 0 and amount * 100 == int(amount * 100)


def _sum(kind: FlawKind, values: Iterable[Decimal | None], expected: Decimal) -> list[Flaw]:
    found = sum((value or Decimal(0) for value in values), Decimal(0))
    return [] if found == expected else [Flaw(kind, expected, found)]
