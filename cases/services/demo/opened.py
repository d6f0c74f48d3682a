"""Who was let into a case of the demonstration, who let himself in, and who wants no name."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from cases.records.access import SecretEntry, SecretKind, Verdict
from cases.records.cases import CaseFilter, CaseLine, Scope
from cases.records.officers import Part
from cases.refusals import Refusal
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Story

if TYPE_CHECKING:
    from cases.services.desk import Desk


def let_in(stage: Stage, lead: "Desk") -> Story:
    """An inspector has leave for some days; a colleague had it and gave it back."""
    yield stage.at(2, 9, 30)
    one, other = _fled(lead)[:2]
    inspector, colleague = stage.desks["严正"], stage.desks["冯立成"]
    lead.access.grant(
        one.case_id,
        inspector.officer.id,
        Part.INVESTIGATION,
        "支队督察大队函〔2026〕7号，检查办案期限",
        stage.clock() + timedelta(days=8),
    )
    helped = lead.access.grant(
        other.case_id,
        colleague.officer.id,
        Part.INVESTIGATION,
        "一同走访沿街商户",
        stage.clock() + timedelta(days=5),
    )
    yield stage.at(1, 17, 10)
    colleague.access.end_grant(helped, "走访完毕，交回")


def in_a_hurry(stage: Stage, lead: "Desk") -> Story:
    """The leader opened a case twice in an emergency: one is reviewed, one is still owed."""
    leader, discipline = stage.desks["邱国梁"], stage.desks["苏敬"]
    yield stage.at(4, 20, 40)
    number = _fled(lead)[0].number
    first = leader.access.open_in_emergency(number, "主办出差，家属深夜到队要求见办案人")
    yield stage.at(4, 20, 42)
    leader.cases.open_file(_fled(lead)[0].case_id)
    yield stage.at(4, 20, 46)
    leader.access.end_grant(first, "已答复家属")
    yield stage.at(3, 9, 20)
    discipline.access.review(first, Verdict.JUSTIFIED, "查看内容与答复一致，确有必要")
    yield stage.at(1, 18, 51)
    # Without leave the case does not open; that he tried is entered.
    with suppress(Refusal):
        leader.cases.open_file(_fled(lead)[1].case_id)
    yield stage.at(1, 18, 55)
    leader.access.open_in_emergency(_fled(lead)[1].number, "主办在外勤失联，嫌疑车辆可能正在转移")


def nameless(stage: Stage, lead: "Desk") -> Story:
    """A witness of the same village wants his name kept secret."""
    yield stage.at(3, 11)
    lead.access.keep_secret(
        _fled(lead)[0].case_id,
        SecretEntry(
            kind=SecretKind.WITNESS,
            name="闵大有",
            phone="13900006655",
            reason="与嫌疑人同村，怕报复",
        ),
    )


def _fled(lead: "Desk") -> list[CaseLine]:
    lines = lead.cases.page(CaseFilter(scope=Scope.HIT_AND_RUN)).lines
    mine = (one for one in lines if one.lead == lead.officer.name)
    return sorted(mine, key=lambda one: one.number)
