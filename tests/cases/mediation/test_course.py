"""The state machine: every step, and every step that is not possible."""

from itertools import product

import pytest

from cases.law.articles import article
from cases.mediation import course
from cases.mediation.course import TRANSITIONS, Step
from cases.mediation.kinds import FINAL, Ending, MediationState
from cases.refusals import Reason, Refusal

ALL = tuple(product(MediationState, (*Step, *Ending)))


@pytest.mark.parametrize(("state", "what"), ALL)
def test_a_step_leads_where_the_table_says_or_is_refused(
    state: MediationState, what: Step | Ending
) -> None:
    if (state, what) in TRANSITIONS:
        assert course.step(state, what) is TRANSITIONS[state, what]
    else:
        with pytest.raises(Refusal) as refused:
            course.step(state, what)
        assert refused.value.reason is Reason.MEDIATION_STEP


@pytest.mark.parametrize("state", sorted(FINAL))
def test_nothing_follows_a_final_state(state: MediationState) -> None:
    assert course.possible(state) == ()


def test_a_running_mediation_may_end_in_every_way() -> None:
    assert set(course.endings(MediationState.RUNNING)) == set(Ending)


@pytest.mark.parametrize("transition", list(TRANSITIONS.values()))
def test_every_step_names_an_article_the_program_can_show(
    transition: course.Transition,
) -> None:
    assert article(transition.basis.article).text


def test_an_absence_rests_on_article_94_item_2_and_never_on_giving_up() -> None:
    found = course.basis(Ending.ABSENCE)
    assert (found.article, found.paragraph, found.item) == ("146.94", 1, 2)


def test_every_state_but_the_first_can_be_reached() -> None:
    reached = {transition.to for transition in TRANSITIONS.values()}
    assert reached == set(MediationState) - {MediationState.OPENED}
