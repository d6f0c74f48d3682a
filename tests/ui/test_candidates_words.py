"""Why a candidate stands where it stands, as a leader reads it."""

from collections.abc import Iterator
from enum import StrEnum

import pytest

from leads.evidence.kinds import EvidenceKind, Finish, Origin, Role
from leads.evidence.layers import Conclusion, Fit
from leads.evidence.records import InquiryState, PersonEvidenceKind
from leads.evidence.scale import Support, verbal
from leads.ranking.counting import Counting
from leads.ranking.explaining import Refutation, explain
from leads.ranking.persons import Standing
from leads.ranking.rank import Item, rank
from tests.leads.ranking.ranked import by_vehicle
from ui.kit import i18n
from ui.labels import candidates, evidence

ITEMS = [
    Item("e1", by_vehicle(0.9, *[0.0001] * 400), 0.99),
    Item("e2", by_vehicle(0.9, *[0.2] * 400), 0.8),
    Item("e3", by_vehicle(0.01, *[0.4] * 400), 0.9),
]
KINDS = {
    "e1": EvidenceKind.STICKER,
    "e2": EvidenceKind.COLOUR_SEEN,
    "e3": EvidenceKind.REPORT,
}
TITLES = {"e1": "标志残片", "e2": "所见颜色", "e3": "来电"}


@pytest.fixture
def in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language(i18n.EN)
    yield
    i18n.set_language(before)


def said() -> str:
    ranking = rank(ITEMS, 401)
    first = next(one for one in ranking.candidates if one.place == 0)
    return candidates.reasons(explain(ranking, first, KINDS), TITLES)


def test_a_leader_reads_what_supports_what_speaks_against_and_what_would_refute() -> None:
    assert said() == (
        "较强支持：标志残片；弱支持：所见颜色；弱反对：来电；"
        "查明下列之一即可否定：该保单属于别的车、车身漆层与漆片不同、车身无碰撞痕迹也无修复痕迹"
    )


@pytest.mark.usefixtures("in_english")
def test_the_same_in_english() -> None:
    assert said().startswith("Moderately strong support: 标志残片; Weak support: 所见颜色; ")
    assert said().endswith("the body has neither damage nor repair")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (EvidenceKind, evidence.KINDS),
        (PersonEvidenceKind, evidence.PERSON_KINDS),
        (InquiryState, evidence.INQUIRY_STATES),
        (Role, evidence.ROLES),
        (Finish, evidence.FINISHES),
        (Origin, evidence.ORIGINS),
        (Fit, candidates.FITS),
        (Conclusion, candidates.CONCLUSIONS),
        (Support, candidates.SUPPORTS),
        (Support, candidates.AGAINST),
        (Refutation, candidates.REFUTATIONS),
        (Counting, candidates.COUNTINGS),
        (Standing, candidates.STANDINGS),
    ],
)
def test_every_kind_has_words(kinds: type[StrEnum], words: dict[StrEnum, str]) -> None:
    assert set(words) == set(kinds)


def test_what_speaks_against_is_called_so() -> None:
    assert candidates.called(verbal(-2.5)) == "较强反对"
    assert candidates.called(verbal(0.1)) == candidates.called(verbal(-0.1)) == "无区分"
