"""The main job through the real window: from an empty folder to a printed termination."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cases.mediation.kinds import MediationState
from cases.papers.kinds import FormKind
from cases.records.documents import DocumentFilter, DocumentLine
from cases.records.recovery import Half
from cases.records.times import at
from cases.services.desk import Desk
from reports.preview import page_count, page_text
from tests.conftest import Clock
from tests.stories.robot import Robot
from tests.ui.conftest import Said, looks, said
from ui.application import Program
from ui.firstrun import FirstRun
from ui.firstrun.recovery_page import ASKED
from ui.kit.tabs import TabStrip
from ui.ledger.wizard import LedgerWizard
from ui.room_list import rooms_for
from ui.rooms.case.page import CasePageView
from ui.rooms.mediation.sheet import MediationSheet
from ui.signin import SignInPage
from ui.window import MainWindow

__all__ = ["looks", "said"]

ORGAN = "澄州市公安局交通警察支队临江大队"
ADMIN, ADMIN_PASSWORD = "030102", "临江-Qiao-2026"
OFFICER, INITIAL, OWN = "030417", "先用这个-9472-口令", "自己选的-Lan-58号"
FIRST, SECOND = date(2026, 9, 17), date(2026, 9, 23)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clock: Clock, said: Said) -> Iterator[Program]:
    assert said.refusals == []
    clock.go_to(at(date(2026, 9, 8), 9))
    made = Program(tmp_path / "station", clock)
    made.start()
    yield made
    # A window that is still open would go on asking after the jobs are gone.
    if made.window is not None:
        made.window.closing.clear()
        made.window.close()
    made.shell.closing.clear()
    made.shell.close()
    made.finish()


class Story:
    """One robot at one program, and the clock on the wall."""

    def __init__(self, qtbot: QtBot, program: Program, clock: Clock, said: Said) -> None:
        self.qtbot, self.program, self.clock, self.said = qtbot, program, clock, said
        self.robot = Robot(qtbot, program.jobs)

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        return self.window._desk

    def found_station(self) -> None:
        """Walk through the five steps of the first start."""
        robot = self.robot
        page = self.program.shell.centralWidget()
        assert isinstance(page, FirstRun)
        for field, words in (
            (page.unit.organ, ORGAN),
            (page.unit.squad, "事故中队"),
            (page.unit.short_name, "澄临"),
            (page.unit.region, "澄州市"),
            (page.unit.phone, "0000-8640122"),
        ):
            robot.type_in(field, words)
        robot.click(page, "下一步")
        for field, words in (
            (page.officer.number, ADMIN),
            (page.officer.name, "郝建勋"),
            (page.officer.password, ADMIN_PASSWORD),
            (page.officer.again, ADMIN_PASSWORD),
        ):
            robot.type_in(field, words)
        robot.click(page, "建立站点")
        self.qtbot.waitUntil(lambda: page.step == 2, timeout=30_000)
        code = page.recovery._code
        assert code is not None
        for half in Half:
            robot.type_in(page.recovery.typed[half], code.half(half)[ASKED[half]])
        for box in page.recovery.confirmed:
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_Space)
        robot.click(page, "下一步")
        robot.click(page, "下一步")
        robot.click(page, "完成")

    def sign_in(self, who: str, password: str, fresh: str = "") -> None:
        page = self.program.shell.centralWidget()
        assert isinstance(page, SignInPage)
        self.robot.type_in(page.who, who)
        self.robot.type_in(page.password, password)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        self.robot.settle()
        if fresh:
            self.robot.type_in(page.fresh, fresh)
            QTest.keyClick(page.fresh, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.program.window is not None, timeout=30_000)
        self.robot.settle()

    def sign_out(self) -> None:
        officer = self.window.officer.name
        who = next(
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.text().startswith(officer)
        )
        self.robot.menu(who, "退出登录")
        self.qtbot.waitUntil(lambda: self.program.window is None, timeout=30_000)
        self.robot.settle()

    def keys(self, key: Qt.Key) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
        self.robot.settle()

    def add_officer(self) -> None:
        rooms = [spec.key for spec in rooms_for(self.window.officer)]
        self.keys(Qt.Key(Qt.Key.Key_1 + rooms.index("settings")))
        room = self.window.room("settings")
        rows = list(room.pages)
        room.list.setFocus()
        for _step in range(rows.index("officers")):
            QTest.keyClick(room.list, Qt.Key.Key_Down)
        self.robot.settle()
        self.robot.click(room, "添加民警")
        self.robot.answer(
            "添加",
            {
                "警号": OFFICER,
                "姓名": "王砚秋",
                "办案民警": "✓",
                "调解员": "✓",
                "一次性口令": INITIAL,
            },
        )

    def bring_in(self, ledger: Path) -> int:
        self.keys(Qt.Key.Key_I)
        wizard = self.window.findChild(LedgerWizard)
        assert wizard is not None
        self.robot.choose_file(wizard, "选择文件", ledger)
        for _step in ("columns", "preview", "result"):
            QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
            self.robot.settle()
        return self.desk.ledger.imports()[0].rows_in

    # --- the case --------------------------------------------------------------------------

    def open_case(self) -> None:
        self.keys(Qt.Key.Key_N)
        room = self.window.room("cases")
        self.robot.fill(
            room,
            {
                "事故时间": "2026-8-3 7:40",
                "事故类型": "伤人",
                "事故地点": "滨河路与柳荫街路口",
                "简要案情": "卢建平驾驶小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤",
            },
        )
        self.robot.click(room, "受理并建案")

    def page(self) -> CasePageView:
        found = self.window.room("cases").findChild(CasePageView)
        assert isinstance(found, CasePageView)
        return found

    def tab(self, key: str) -> QWidget:
        strip = self.page().findChild(TabStrip)
        assert strip is not None
        box = strip.box(key)
        assert box is not None
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=box.center())
        self.robot.settle()
        return self.page()

    def fact(self, values: dict[str, str]) -> None:
        self.robot.click(self.tab("overview"), "记录事实…")
        self.robot.answer("记录", values)

    # --- mediation -------------------------------------------------------------------------

    def sheet(self) -> MediationSheet:
        found = self.tab("mediation").findChild(MediationSheet)
        assert found is not None
        return found

    def go_to(self, moment: datetime) -> None:
        self.clock.go_to(moment)
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        self.robot.settle()

    def book(self, moment: str) -> None:
        self.robot.click(self.sheet(), "排期…")
        self.robot.answer("排期", {"开会时间": moment})

    def notify(self, name: str) -> None:
        more = next(
            one
            for one in self.sheet().findChildren(QAbstractButton)
            if one.accessibleName() == f"{name}：更多"
        )
        self.robot.menu(more, "记录通知…")
        self.robot.answer(
            "记录通知",
            {"地点或号码": "电话 0000-0000001", "凭据（回证号、记录页、截屏）": "调解记录第1页"},
        )

    def hold(self, day: date) -> None:
        """Hold the session to which the driver does not come, and rule."""
        self.go_to(at(day, 10, 30))
        self.robot.click(self.sheet(), "开始调解会")
        self.robot.click(self.sheet(), "记录到场…")
        self.robot.answer(
            "记录到场",
            {
                "卢建平": "未到",
                "宋巧云": "到场",
                "宋巧云 到场（退出）时间": f"{day.isoformat()} 9:15",
            },
        )
        self.robot.click(self.sheet(), "结束…")
        self.robot.answer("结束", {})
        self.robot.click(self.sheet(), "裁定")
        self.robot.answer("记录裁定", {"裁定": "无正当理由", "裁定的理由": "未说明理由，未到场"})

    # --- papers ----------------------------------------------------------------------------

    def issue(self, form: FormKind) -> list[DocumentLine]:
        """Issue every draft of a form in the room of documents."""
        room = self.window.room("documents")
        self.keys(Qt.Key.Key_5)
        for line in self.desk.documents.register(DocumentFilter(form=form)).lines:
            room.show_document(line.id)
            self.robot.settle()
            self.robot.click(room, "签发")
        return list(self.desk.documents.register(DocumentFilter(form=form)).lines)

    def serve(self, name: str, *papers: DocumentLine) -> None:
        """Hand papers to a party, two officers together."""
        self.keys(Qt.Key.Key_2)
        self.robot.click(self.tab("service"), "登记送达")
        dialog = self.robot.dialog("登记送达")
        self.robot.fill(dialog, {"受送达人": name})
        self.robot.answer(
            "登记送达",
            {
                **{f"{line.title} {line.number}".strip(): "✓" for line in papers},
                "地点": "事故中队",
                "第二名送达民警": "周敏",
                "凭据": "送达回证",
            },
        )

    def printed(self, line: DocumentLine) -> str:
        pdf = self.desk.documents.pdf(line.id)
        return "".join("".join(page_text(pdf, page).split()) for page in range(page_count(pdf)))


@pytest.fixture
def story(qtbot: QtBot, program: Program, clock: Clock, said: Said) -> Story:
    return Story(qtbot, program, clock, said)


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_from_an_empty_folder_to_a_printed_termination(story: Story, tmp_path: Path) -> None:
    story.found_station()
    story.sign_in(ADMIN, ADMIN_PASSWORD)
    story.add_officer()
    assert story.bring_in(ledger(tmp_path / "台账.xlsx")) == 2
    story.sign_out()

    story.sign_in(OFFICER, INITIAL, OWN)
    enter(story)
    apply(story)
    miss_twice(story)

    story.robot.click(story.sheet(), "起草终结书")
    story.robot.answer("起草终结书", {})
    (mediation,) = story.desk.mediations.waiting()
    assert mediation.state is MediationState.RUNNING
    (termination,) = story.issue(FormKind.TERMINATION)
    assert story.desk.mediations.view(mediation.id).state is MediationState.ENDED
    tells_the_truth(story.printed(termination), termination.number)

    rights = story.issue(FormKind.RIGHT_TO_SUE)
    assert {line.recipients.split("、")[0] for line in rights} == {"卢建平", "宋巧云"}
    for line in rights:
        assert "人民法院" in story.printed(line)
        story.serve(line.recipients.split("、")[0], termination, line)
    register = story.desk.documents.register(DocumentFilter(unserved=True))
    assert not {line.form for line in register.lines} - {FormKind.ACCEPTANCE}
    assert story.said.refusals == []
    assert story.said.failures == 0


def enter(story: Story) -> None:
    """Take the case in: the accident, its parties, what happened since."""
    story.open_case()
    for values in PARTIES:
        story.robot.click(story.tab("parties"), "添加")
        story.robot.answer("添加", values)
    for values in FACTS:
        story.fact(values)


def apply(story: Story) -> None:
    """Begin the mediation with the joint application, and accept it."""
    story.go_to(at(date(2026, 9, 11), 9))
    story.robot.click(story.tab("mediation"), "新的调解…")
    story.robot.answer("开始办理", {})
    story.robot.click(story.sheet(), "记录申请…")
    story.robot.answer("记录申请", {})
    story.robot.click(story.sheet(), "受理…")
    story.robot.answer("受理", {})


def miss_twice(story: Story) -> None:
    """Hold two sessions of which everybody was told in time, and to which the driver stays away."""
    story.book("2026-9-17 9:30")
    for name in ("卢建平", "宋巧云"):
        story.notify(name)
    story.hold(FIRST)
    story.robot.click(story.sheet(), "作出决定")
    story.robot.answer("记录决定", {"决定": "按单位规定再开一次", "理由": "按单位规定再次通知"})
    story.go_to(at(date(2026, 9, 18), 10))
    story.book("2026-9-23 9:30")
    for name in ("卢建平", "宋巧云"):
        story.notify(name)
    story.hold(SECOND)


def tells_the_truth(text: str, number: str) -> None:
    """Compare what is printed with what happened."""
    for words in (ORGAN, number, "卢建平", "宋巧云", "第九十四条第（二）项"):
        assert words in text
    for day in (date(2026, 8, 3), date(2026, 9, 11), FIRST, SECOND):
        assert f"{day.year}年{day.month}月{day.day}日" in text
    for words in ("两次", "传唤", "视为放弃", "草稿"):
        assert words not in text


PARTIES = (
    {
        "类型": "驾驶人",
        "姓名或名称": "卢建平",
        "证件号": "110101199003078814",
        "调解中的一方": "甲方",
        "住址（送达地址）": "澄州市临江区北苑1幢",
    },
    {
        "类型": "受伤人员",
        "姓名或名称": "宋巧云",
        "证件号": "11010119850101742X",
        "调解中的一方": "乙方",
        "住址（送达地址）": "澄州市临江区南苑2幢",
        "伤情": "重伤",
    },
)
FACTS = (
    {"事实": "制作认定书", "日期": "2026-8-31", "文号": "第116号"},
    {"事实": "认定书送达当事人", "日期": "2026-9-2", "当事人": "卢建平"},
    {"事实": "认定书送达当事人", "日期": "2026-9-2", "当事人": "宋巧云"},
    {"事实": "治疗终结", "日期": "2026-9-4", "当事人": "宋巧云"},
)


def ledger(path: Path) -> Path:
    """Write an invented ledger of a squad."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("案号", "事故时间", "事故地点", "当事人", "结案日期"),
        ("2026-0801", "2026-08-01 08:00", "江堤路3公里处", "裴东升", "2026-08-20"),
        ("2026-0802", "2026-08-02 19:30", "菜场路农贸市场门前", "谢婉", ""),
    ):
        sheet.append(row)
    book.save(path)
    return path
