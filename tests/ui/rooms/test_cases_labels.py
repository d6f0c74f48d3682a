"""Every kind a case can hold has words in both languages."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from cases.law.calendar import DayKind
from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.law.steps import Span, Step, StepKind
from cases.records.cases import CallerSecrecy, CaseKind, CaseState, Order, Procedure, Scope
from cases.records.officers import TeamRole
from cases.records.parties import IdKind, Injury, PartyKind
from ui.kit.i18n import EN, _, set_language
from ui.labels import cases, law


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ClockState, law.CLOCK_STATES),
        (DayKind, law.DAY_KINDS),
        (FactKind, law.FACTS),
        (StepKind, law.STEPS),
        (CaseKind, cases.KINDS),
        (CaseState, cases.STATES),
        (Procedure, cases.PROCEDURES),
        (CallerSecrecy, cases.SECRECY),
        (Scope, cases.SCOPES),
        (Order, cases.ORDERS),
        (PartyKind, cases.PARTY_KINDS),
        (Injury, cases.INJURIES),
        (IdKind, cases.ID_KINDS),
        (TeamRole, cases.TEAM_ROLES),
    ],
)
def test_every_member_has_words_in_both_languages(
    kind: type[StrEnum], words: Mapping[StrEnum, str]
) -> None:
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(words)
    set_language(EN)
    untranslated = [text for text in words.values() if _(text) == text]
    assert untranslated == []


def test_holidays_are_put_together_month_by_month() -> None:
    from datetime import date

    step = Step(
        StepKind.HOLIDAYS_NOT_COUNTED,
        spans=(
            Span(date(2026, 9, 25), date(2026, 9, 27), "中秋节", "Mid-Autumn Festival"),
            Span(date(2026, 10, 1), date(2026, 10, 7), "国庆节", "National Day"),
        ),
        year=2026,
    )
    words, where = law.explain(step)
    assert words == "9/25–27 中秋节、10/1–7 国庆节不计"
    assert where.startswith("2026 年放假通知 国办发明电")
    set_language(EN)
    assert law.explain(step)[0] == (
        "25–27 Sep Mid-Autumn Festival, 1–7 Oct National Day: not counted"
    )
