"""Signs of a traffic crime, item by item of the interpretation."""

from decimal import Decimal

import pytest

from cases.law.articles import article
from cases.law.crime import (
    Circumstance,
    Harmed,
    Scene,
    Suspect,
    digest,
    signs,
    thresholds,
)
from cases.records.ids import PartyId

DRIVER = PartyId(1)


def harmed(dead: int, serious: int) -> tuple[Harmed, ...]:
    people = [Harmed(PartyId(10 + n), is_dead=n < dead) for n in range(dead + serious)]
    return tuple(people)


def ids(
    liability: str,
    dead: int,
    serious: int,
    *circumstances: Circumstance,
    unpaid: int = 0,
) -> list[str]:
    suspect = Suspect(DRIVER, liability, frozenset(circumstances), Decimal(unpaid))
    return [sign.threshold.id for sign in signs(Scene((suspect,), harmed(dead, serious)))]


@pytest.mark.parametrize(
    ("liability", "dead", "serious", "circumstances", "unpaid", "wanted"),
    [
        # 第二条第一款第（一）项
        ("全部责任", 1, 0, (), 0, ["death"]),
        ("主要责任", 1, 0, (), 0, ["death"]),
        ("同等责任", 1, 0, (), 0, []),
        ("次要责任", 1, 0, (), 0, []),
        ("主要责任", 0, 2, (), 0, []),
        ("主要责任", 0, 3, (), 0, ["serious_injuries"]),
        # 第（二）项
        ("同等责任", 2, 0, (), 0, []),
        ("同等责任", 3, 0, (), 0, ["deaths_equal"]),
        # 第（三）项
        ("全部责任", 0, 0, (Circumstance.UNPAID_LOSS,), 299_999, []),
        ("全部责任", 0, 0, (Circumstance.UNPAID_LOSS,), 300_000, ["unpaid_loss"]),
        ("同等责任", 0, 0, (Circumstance.UNPAID_LOSS,), 300_000, []),
        # 第二款
        ("主要责任", 0, 1, (), 0, []),
        ("主要责任", 0, 1, (Circumstance.DRUNK,), 0, ["drunk"]),
        ("主要责任", 0, 1, (Circumstance.UNLICENSED,), 0, ["unlicensed"]),
        ("主要责任", 0, 1, (Circumstance.UNSAFE,), 0, ["unsafe"]),
        ("主要责任", 0, 1, (Circumstance.UNREGISTERED,), 0, ["unregistered"]),
        ("主要责任", 0, 1, (Circumstance.OVERLOADED,), 0, ["overloaded"]),
        ("次要责任", 0, 1, (Circumstance.DRUNK,), 0, []),
        # 第二款第（六）项: fleeing makes the crime and is then not counted again
        ("全部责任", 0, 1, (Circumstance.FLED,), 0, ["fled"]),
        # 第三条: fled after what was a crime without it
        ("全部责任", 1, 0, (Circumstance.FLED,), 0, ["death", "fled", "fled_after"]),
        # 第四条
        ("主要责任", 2, 0, (), 0, ["death", "grave_deaths"]),
        ("主要责任", 0, 5, (), 0, ["serious_injuries", "grave_injuries"]),
        ("同等责任", 6, 0, (), 0, ["deaths_equal", "grave_deaths_equal"]),
        # 第五条
        ("次要责任", 1, 0, (Circumstance.LEFT_TO_DIE,), 0, ["left_to_die"]),
        ("主要责任", 0, 0, (Circumstance.DRUNK,), 0, []),
    ],
)
def test_each_item_asks_for_its_own_numbers(
    liability: str,
    dead: int,
    serious: int,
    circumstances: tuple[Circumstance, ...],
    unpaid: int,
    wanted: list[str],
) -> None:
    assert ids(liability, dead, serious, *circumstances, unpaid=unpaid) == wanted


def test_before_the_determination_a_sign_is_given_and_not_certain() -> None:
    found = signs(Scene((Suspect(DRIVER),), harmed(1, 0)))
    assert [sign.threshold.id for sign in found] == ["death"]
    assert not found[0].is_certain


def test_a_drivers_own_death_is_no_sign_against_him() -> None:
    scene = Scene((Suspect(DRIVER, "全部责任"),), (Harmed(DRIVER, is_dead=True),))
    assert signs(scene) == ()


def test_other_signs_have_another_digest() -> None:
    one = signs(Scene((Suspect(DRIVER, "全部责任"),), harmed(1, 0)))
    two = signs(Scene((Suspect(DRIVER, "全部责任"),), harmed(2, 0)))
    assert digest(one) != digest(two)


def test_every_threshold_cites_an_article_the_program_has() -> None:
    for threshold in thresholds():
        assert article(threshold.article_key).text
