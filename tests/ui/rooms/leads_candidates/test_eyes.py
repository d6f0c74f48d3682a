"""Candidates under the lock, in English, and for those who only read."""

from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.leads_candidates.hands import card, fill, form, pane, pick, send, settle
from tests.ui.rooms.leads_story import RED, VAN
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.room import LeadsRoom


def test_locking_forgets_everything(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    made, shown = pane(room), card(room)
    pick(qtbot, jobs, room, VAN)
    room.drop()
    assert made.table.total == 0
    assert made.feed.shown is None
    assert not shown.isVisible()
    room.reload()
    settle(qtbot, jobs)
    assert made.table.total == 5


def test_in_english_no_chinese_word_of_ours_is_left(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId, said: Said
) -> None:
    set_language(EN)
    made = CandidatesPane(desk, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made.table.fixed.records()[-1].name == "None of these (H0)"
    heads = made.table.as_rows()[0]
    assert all(one.isascii() or one == "Σ log10" for one in heads)


def test_who_only_reads_the_case_changes_nothing(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, desk: Desk, case: CaseId, said: Said
) -> None:
    reviewer = desk_of("严正", Role.REVIEWER)
    desk.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    made = CandidatesPane(reviewer, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case)
    settle(qtbot, jobs)
    assert made.table.total == 5
    assert made.table.pick(lambda one: one.candidate.name == RED)
    assert not any(one.isEnabled() for one in (made.exclude, made.add, made.prior))


def test_evidence_is_listed_put_right_and_withdrawn(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    from ui.rooms.leads.evidence_forms.list import EvidenceList

    before = pane(room).table.records()[0].probability
    pane(room).evidence.click()
    settle(qtbot, jobs)
    shown = pane(room).findChild(EvidenceList)
    assert shown is not None
    assert shown.table.total == 5
    shown.table.pick(lambda one: one.title == "未见维修记录")
    said.answers = ["记在另一本台账上"]
    shown.withdraw.click()
    settle(qtbot, jobs)
    assert "已撤回（记在另一本台账上）" in shown.table.as_rows()[5]
    assert not shown.change.isEnabled()
    assert pane(room).table.records()[0].probability > before
    shown.table.pick(lambda one: one.title == "标志残片")
    shown.change.click()
    dialog = form(shown)
    assert dialog._rows["number"].field.value() == "?417"
    fill(dialog, number="4417", reason="补光后看清")
    send(qtbot, jobs, dialog)
    assert dialog.isHidden()
    room.drop()
    qtbot.waitUntil(lambda: not pane(room).findChildren(EvidenceList), timeout=5_000)


def test_looking_again_at_what_has_not_changed_enters_nothing_in_the_journal(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    for tab in ("inquiries", "persons"):
        room.go(tab)
        settle(qtbot, jobs)

    def looks() -> int:
        return sum(one.act in {"case.read", "candidates.rank"} for one in desk.cases.journal(case))

    before = looks()
    for tab in ("inquiries", "persons"):
        room.go(tab)
        settle(qtbot, jobs)
    assert looks() - before <= 1  # that the journal itself was read
