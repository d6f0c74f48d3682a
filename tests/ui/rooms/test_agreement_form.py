"""The form of an agreement: everything adds up before it is recorded."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.mediation.kinds import MediationState, Presence
from cases.papers.forms import Agreement
from cases.papers.kinds import FormKind, Manner
from cases.records.ids import DocumentId, MediationId
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from cases.store import engine
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf
from ui.kit.jobs import Jobs
from ui.rooms.mediation.agreement_form import AgreeDialog
from ui.rooms.mediation.sheet import MediationSheet

SESSION = date(2026, 9, 17)
HEADS = (
    ("医疗费", "票据9张", Decimal("18640.50")),
    ("误工费", "40日×180元", Decimal(7200)),
    ("护理费", "医嘱20日", Decimal(2400)),
    ("交通费", "就医交通票据", Decimal(360)),
    ("车辆维修费", "发票", Decimal(1260)),
    ("眼镜损坏", "发票", Decimal("139.50")),
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


@pytest.fixture
def mediation(lead: Desk, found: Scene, clock: Clock) -> MediationId:
    made = mediating.accepted(lead, found, clock)
    session = lead.mediations.book_session((made,), mediating.booking(lead, SESSION))
    mediating.held(lead, session, found, clock, SESSION, driver=Presence.ATTENDED)
    return made


@pytest.fixture
def sheet(qtbot: QtBot, lead: Desk, jobs: Jobs) -> MediationSheet:
    made = MediationSheet(lead, jobs)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, lead: Desk, mediation: MediationId, sheet: MediationSheet) -> AgreeDialog:
    view = lead.mediations.view(mediation)
    made = AgreeDialog(sheet, view, lead.mediations.agents(mediation), lead.today())
    qtbot.addWidget(made)
    made.facts.set_value("宋巧云左腿骨折，治疗终结。")
    made.amounts.set_value(HEADS)
    made.shares.set_value([("卢建平", Decimal(70)), ("宋巧云", Decimal(30))])
    made.manner.set_value(Manner.INSTALMENTS)
    made.payments.set_value(
        [
            ("华澄财险", "宋巧云", Decimal(18000), date(2026, 9, 30), "银行转账"),
            ("卢建平", "宋巧云", Decimal(2000), date(2026, 10, 30), "银行转账"),
            ("卢建平", "宋巧云", Decimal(1000), date(2026, 11, 30), "银行转账"),
        ]
    )
    for _party, tick, _by in made._signatures:
        tick.set_value(True)
    return made


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_total_capitals_and_parts_are_counted_while_one_types(dialog: AgreeDialog) -> None:
    assert "合计 30,000.00 元　大写：叁万元整" in words(dialog)
    assert "比例合计 100 %　卢建平 21,000.00 元；宋巧云 9,000.00 元" in words(dialog)
    assert "付款合计 21,000.00 元" in words(dialog)
    assert "≠" not in words(dialog)


def test_what_does_not_add_up_is_said_at_once(dialog: AgreeDialog) -> None:
    dialog.shares.fields(1)[1].setText("20")
    dialog.shares.fields(1)[1].edited.emit()
    assert "比例合计 90 %" in dialog.shared.text()
    assert "≠ 100）" in dialog.paid.text()
    dialog.payments.fields(0)[3].set_value(date(2026, 9, 16))
    dialog.payments.edited.emit()
    assert "付款日期" in dialog.paid.text()


def test_six_heads_and_three_payments_become_the_paper(
    qtbot: QtBot, dialog: AgreeDialog, lead: Desk, mediation: MediationId, found: Scene
) -> None:
    document = dialog.work(lead.mediations)()
    assert isinstance(document, int)
    paper = lead.documents.open(DocumentId(document)).paper
    assert isinstance(paper, Agreement)
    assert [(one.item, one.basis, one.amount) for one in paper.amounts] == list(HEADS)
    assert paper.total == Decimal("30000.00")
    assert [one.amount for one in paper.shares] == [Decimal("21000.00"), Decimal("9000.00")]
    assert [one.due_on.month for one in paper.payments if one.due_on] == [9, 10, 11]
    assert lead.mediations.view(mediation).state is MediationState.AGREED
    kinds = [line.form for line in lead.documents.of_case(found.case_id)]
    assert FormKind.AGREEMENT in kinds


def test_heads_are_offered_and_any_other_may_be_typed(dialog: AgreeDialog) -> None:
    head = dialog.amounts.fields(0)[0]
    assert head.findText("精神损害抚慰金") >= 0
    head.set_value("手机损坏")
    assert dialog.entry().amounts[0].item == "手机损坏"
