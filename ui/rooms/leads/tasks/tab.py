"""The tab 措施: caught or at large, and what is asked, identified and searched outside."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.measures import Enquiry, Identification, Search
from leads.services.tasks.service import TaskService
from leads.telling.notice import NoticeOffer
from ui.kit.acting import acting_panel
from ui.kit.asking import Asking
from ui.kit.buttons import Button, flat
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, boxed, column, label, row
from ui.kit.messages import messages
from ui.kit.small import Banner
from ui.kit.table import RecordTable
from ui.rooms.leads.tasks import forms
from ui.rooms.leads.tasks.columns import ENQUIRIES, IDENTIFICATIONS, SEARCH_COLUMNS
from ui.rooms.leads.tasks.found import Shown, paid_text, reading, state_text, task_text
from ui.rooms.leads.tasks.notice_form import notice_form
from ui.rooms.leads.tasks.report_dialog import ReportDialog
from ui.rooms.leads.tasks.surrender_form import surrender_form

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class TasksTab(Asking):
    """The tab.

    Signals:
        case_wanted: look at the case in its room, at a tab.
        counted: how many enquiries and duties of art. 46 are open.
    """

    case_wanted = Signal(int, str)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._case_id: CaseId | None = None
        self._shown: Shown | None = None
        self.buttons: dict[str, Button] = {}
        self.state = label("", "bold", wrap=True)
        self.paid = label("", "muted", wrap=True)
        self.tasks = Banner("alarm")
        self.enquiries = RecordTable("tasks.enquiries", ENQUIRIES, empty=_EMPTY[0])
        self.identifications = RecordTable(
            "tasks.identifications", IDENTIFICATIONS, empty=_EMPTY[1]
        )
        self.searches = RecordTable("tasks.searches", SEARCH_COLUMNS, empty=_EMPTY[2])
        for table in (self.enquiries, self.identifications, self.searches):
            table.picked.connect(self._suit)
        self.enquiries.opened.connect(self._answer)
        self.setLayout(column(self._make_body(), spacing=0))
        self._suit(None)

    def show_case(self, case_id: CaseId) -> None:
        """Show what is done outside in a case."""
        if case_id != self._case_id:
            self.drop()
        self._case_id = case_id
        self.reload()

    @override
    def reload(self) -> None:
        if self._case_id is not None:
            self._jobs.run(self, reading(self._desk, self._case_id), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._case_id, self._shown = None, None
        for dialog in self.findChildren(ReportDialog):
            dialog.reject()
        self.state.setText("")
        self.paid.setText("")
        self.tasks.say("")
        for table in (self.enquiries, self.identifications, self.searches):
            table.show_records(())
        self._suit(None)

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        self._head = Panel(_("查获情况"))
        for key, words, icon, act in (
            ("found", _("登记查获…"), "check", self._found),
            ("surrender", _("登记投案…"), "user", self._surrender),
            ("unsay", _("撤回投案…"), "undo", self._take_back),
            ("notice", _("从线索板起草协查通报…"), "plus", self._draft),
            ("pursuit", _("查缉与布控"), "vehicle", self._pursuit),
            ("report", _("线索工作报告…"), "report", self._report),
        ):
            button = flat(words, icon)
            button.clicked.connect(act)
            self.buttons[key] = button
            self._head.tools.addWidget(button)
        self._head.body.addLayout(column(self.state, self.tasks, self.paid, spacing=8, margins=12))
        enquiries = acting_panel(
            _("向外单位询问"),
            self.enquiries,
            (
                ("enquire", _("询问…"), "plus", self._enquire),
                ("answer", _("答复…"), "check", self._answer),
                ("drop", _("不再等候…"), "close", self._drop),
            ),
            self.buttons,
        )
        identifications = acting_panel(
            _("辨认"),
            self.identifications,
            (
                ("identify", _("登记…"), "plus", self._identify),
                ("strike", _("撤销…"), "undo", self._strike),
            ),
            self.buttons,
        )
        searches = acting_panel(
            _("搜查、检查"),
            self.searches,
            (
                ("search", _("登记…"), "plus", self._search),
                ("strike_search", _("撤销…"), "undo", self._strike_search),
            ),
            self.buttons,
        )
        right = column(identifications, searches, spacing=12)
        lower = row(enquiries, right, spacing=12)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        whole = column(self._head, lower, spacing=12, margins=16)
        whole.setStretch(1, 1)
        return boxed(whole, "sunken")

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        if shown.measures.case_id != self._case_id:
            return
        self._shown = shown
        self.state.setText(state_text(shown.pursuit))
        self.tasks.say("\n".join(task_text(one) for one in shown.pursuit.tasks))
        told = [*(one.note for one in shown.pursuit.surrenders), *map(paid_text, shown.advances)]
        self.paid.setText("\n".join(told))
        self.paid.setVisible(bool(told))
        self.enquiries.show_records(shown.measures.enquiries)
        self.identifications.show_records(shown.measures.identifications)
        self.searches.show_records(shown.measures.searches)
        self._suit(None)
        waiting = sum(one.is_open for one in shown.measures.enquiries)
        self.counted.emit(waiting + len(shown.pursuit.tasks))

    def _suit(self, _record: object) -> None:
        shown = self._shown
        may = shown is not None and shown.measures.may_write
        fled = shown is not None and shown.pursuit.hit_and_run
        both = shown is not None and None not in {
            shown.pursuit.vehicle_found_at,
            shown.pursuit.driver_found_at,
        }
        held = shown is not None and shown.pursuit.driver_found_at is not None
        came = shown is not None and bool(shown.pursuit.surrenders)
        self.buttons["unsay"].setVisible(came)
        asked, seen, searched = self._enquiry(), self._identified(), self._searched()
        waits = asked is not None and asked.is_open
        fits = {
            "found": may and fled and not both,
            "surrender": may and fled and not held,
            "unsay": may and came,
            "notice": may and fled and not both,
            "pursuit": fled,
            "report": may,
            "enquire": may,
            "answer": may and waits,
            "drop": may and waits,
            "identify": may,
            "strike": may and seen is not None and seen.struck_at is None,
            "search": may,
            "strike_search": may and searched is not None and searched.struck_at is None,
        }
        for key, fit in fits.items():
            self.buttons[key].setEnabled(fit)

    # --- acts --------------------------------------------------------------------------------

    def _found(self) -> None:
        if self._case_id is not None:
            self.ask(forms.found_form(self, self._desk, self._case_id))

    def _surrender(self) -> None:
        if self._case_id is not None and self._shown is not None:
            people = self._shown.people
            self.ask(surrender_form(self, self._desk, self._case_id, people))

    def _take_back(self) -> None:
        """Take back the last surrender entered, if it was a mistake."""
        if self._case_id is None or self._shown is None or not self._shown.pursuit.surrenders:
            return
        one = self._shown.pursuit.surrenders[-1]
        title = _("撤回误登的投案：{who}").format(who=one.who)
        reason = self._reason(title, _("撤回"))
        if reason:
            act = self._desk.pursuit.take_back_surrender
            self.do(partial(act, self._case_id, one.fact_id, reason))

    def _draft(self) -> None:
        if self._case_id is not None:
            work = partial(TaskService(self._desk).offer_notice, self._case_id)
            self._jobs.run(self, work, self._offer)

    def _offer(self, offer: NoticeOffer) -> None:
        if offer.case_id == self._case_id:
            form = notice_form(self, self._desk, offer)
            form[0].accepted.connect(self._pursuit)
            self.ask(form)

    def _pursuit(self) -> None:
        """Go where notices are approved, issued and withdrawn."""
        if self._case_id is not None:
            self.case_wanted.emit(int(self._case_id), "pursuit")

    def _report(self) -> None:
        if self._case_id is not None:
            dialog = ReportDialog(self, self._desk, self._jobs, self._case_id)
            dialog.open()
            dialog.reload()

    def _enquire(self) -> None:
        if self._case_id is not None and self._shown is not None:
            officers = self._shown.officers
            self.ask(forms.enquiry_form(self, self._desk, self._case_id, officers))

    def _answer(self, _record: object = None) -> None:
        one = self._enquiry()
        if one is not None and self.buttons["answer"].isEnabled():
            self.ask(forms.answer_form(self, self._desk, one))

    def _drop(self) -> None:
        one = self._enquiry()
        reason = self._reason(_("不再等候答复"), _("不再等候")) if one is not None else ""
        if one is not None and reason:
            self.do(partial(self._desk.measures.drop_enquiry, one.id, reason))

    def _identify(self) -> None:
        if self._case_id is not None and self._shown is not None:
            officers = self._shown.officers
            self.ask(forms.identification_form(self, self._desk, self._case_id, officers))

    def _strike(self) -> None:
        one = self._identified()
        reason = self._reason(_("撤销误登的辨认"), _("撤销")) if one is not None else ""
        if one is not None and reason:
            self.do(partial(self._desk.measures.strike_identification, one.id, reason))

    def _search(self) -> None:
        if self._case_id is not None and self._shown is not None:
            officers = self._shown.officers
            self.ask(forms.search_form(self, self._desk, self._case_id, officers))

    def _strike_search(self) -> None:
        one = self._searched()
        reason = self._reason(_("撤销误登的搜查、检查"), _("撤销")) if one is not None else ""
        if one is not None and reason:
            self.do(partial(self._desk.measures.strike_search, one.id, reason))

    def _reason(self, title: str, act: str) -> str:
        return messages().ask_text(self, title, _("理由；原记录保留。"), act=act) or ""

    def _enquiry(self) -> Enquiry | None:
        one = self.enquiries.current()
        return one if isinstance(one, Enquiry) else None

    def _identified(self) -> Identification | None:
        one = self.identifications.current()
        return one if isinstance(one, Identification) else None

    def _searched(self) -> Search | None:
        one = self.searches.current()
        return one if isinstance(one, Search) else None


_EMPTY = (
    (N_("没有向外单位的询问"), N_("按“询问…”登记；答复前一直列在经办人的今日。")),
    (N_("没有辨认"), N_("按“登记…”，数量按第三十八条核对。")),
    (N_("没有搜查、检查"), N_("须有搜查证或者检查证编号。")),
)
