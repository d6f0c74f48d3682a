"""事务: signs of a crime, promises, petitions, contacts, loans and hand-overs of a case."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cases.records.crime import CrimeLook
from cases.records.hand_overs import CaseHandOver, FileLoan
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.receptions import Contact, Petition, Promise
from cases.refusals import Refusal
from ui.kit.acting import acting_panel
from ui.kit.asking import Asking
from ui.kit.i18n import N_, _, day_short, moment_text
from ui.kit.layout import boxed, column, scrolled
from ui.kit.messages import messages
from ui.kit.table import Column, RecordTable
from ui.labels.practice import CONTACTS, PROMISES
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.case import matter_forms
from ui.rooms.case.crime_panel import CrimePanel

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.buttons import Button
    from ui.kit.jobs import Jobs
    from ui.rooms.case.opened import Opened


@dataclass(frozen=True, slots=True)
class Matters:
    """What the tab shows; a part that is not open to the officer is empty."""

    case_id: CaseId
    crime: CrimeLook | None
    promises: tuple[Promise, ...] = ()
    petitions: tuple[Petition, ...] = ()
    contacts: tuple[Contact, ...] = ()
    loans: tuple[FileLoan, ...] = ()
    hand_overs: tuple[CaseHandOver, ...] = ()


def reading(desk: "Desk", case_id: CaseId) -> Matters:
    """Read everything the officer may see; runs on the database thread."""
    return Matters(
        case_id,
        _open_or(None, partial(desk.crime.look, case_id)),
        _open_or((), partial(desk.promises.of_case, case_id)),
        _open_or((), partial(desk.petitions.of_case, case_id)),
        _open_or((), partial(desk.contacts.of_case, case_id)),
        _open_or((), partial(desk.loans.of_case, case_id)),
        _open_or((), partial(desk.hand_overs.of_case, case_id)),
    )


def _open_or(nothing: Any, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except Refusal:
        # Not open to this officer: the panel stays empty, as if there were nothing.
        return nothing


class MattersTab(Asking):
    """What goes on around a case."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._opened: Opened | None = None
        self.buttons: dict[str, Button] = {}
        self.crime = CrimePanel(desk, jobs)
        self.crime.recorded.connect(self.reload)
        self._printer = SheetPrinter(desk, jobs, self)
        self.promises = RecordTable("case.promises", _PROMISES, empty=(N_("没有回访、回告"), ""))
        self.petitions = RecordTable("case.petitions", _PETITIONS, empty=(N_("没有信访"), ""))
        self.contacts = RecordTable("case.contacts", _CONTACTS, empty=(N_("没有联络人"), ""))
        self.loans = RecordTable("case.loans", _LOANS, empty=(N_("没有借阅"), ""))
        self.hand_overs = RecordTable(
            "case.hand_overs", _HAND_OVERS, empty=(N_("没有移交清单"), "")
        )
        grid = QGridLayout()
        grid.setSpacing(12)
        places = (
            (_("回访、回告"), self.promises, (("promise", _("登记"), "plus", self._promise),)),
            (_("信访"), self.petitions, (("petition", _("登记"), "plus", self._petition),)),
            (
                _("联络人"),
                self.contacts,
                (
                    ("contact", _("登记"), "plus", self._contact),
                    ("no_contact", _("删除"), "close", self._remove_contact),
                ),
            ),
            (_("案卷借阅"), self.loans, (("loan", _("借出"), "plus", self._loan),)),
            (
                _("移交清单"),
                self.hand_overs,
                (
                    ("hand", _("移交案件"), "send", self._begin_hand),
                    ("take", _("签收"), "check", self._take),
                    ("print", _("打印"), "print", self._print),
                ),
            ),
        )
        for place, (title, table, acts) in enumerate(places):
            table.setMinimumHeight(120)
            wide = place == len(places) - 1
            grid.addWidget(
                acting_panel(title, table, acts, self.buttons),
                place // 2,
                place % 2,
                1,
                2 if wide else 1,
            )
        inner = column(self.crime, spacing=12, margins=16)
        inner.addLayout(grid)
        self.setLayout(column(scrolled(boxed(inner, "")), spacing=0))

    def show_opened(self, opened: "Opened") -> None:
        """Show what goes on around the opened case."""
        self._opened = opened
        self.reload()

    @override
    def reload(self) -> None:
        """Read it anew."""
        if self._opened is not None:
            work = partial(reading, self._desk, self._opened.case_id)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened = None
        self.crime.drop()
        for table in (self.promises, self.petitions, self.contacts, self.loans, self.hand_overs):
            table.show_records(())

    def _show(self, found: Matters) -> None:
        opened = self._opened
        if opened is None or opened.case_id != found.case_id:
            return
        self.crime.setVisible(found.crime is not None)
        if found.crime is not None:
            self.crime.show_look(found.case_id, opened.file.people.parties, found.crime)
        self.promises.show_records(found.promises)
        self.petitions.show_records(found.petitions)
        self.contacts.show_records(found.contacts)
        self.loans.show_records(found.loans)
        self.hand_overs.show_records(found.hand_overs)
        here = [one for one in opened.file.team if one.officer_id == self._desk.officer.id]
        places = {one.role for one in here if one.until_at is None}
        handles = bool(places & {TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE})
        for key in ("petition", "contact", "no_contact", "loan"):
            self.buttons[key].setEnabled(handles)
        self.buttons["promise"].setEnabled(handles or TeamRole.MEDIATOR in places)
        self.buttons["hand"].setEnabled(TeamRole.LEAD in places and opened.file.may_write)
        waiting = [one for one in found.hand_overs if self._is_mine(one)]
        self.buttons["take"].setEnabled(bool(waiting))
        self.buttons["print"].setEnabled(bool(found.hand_overs))

    def _is_mine(self, one: CaseHandOver) -> bool:
        return one.signed.to_id == self._desk.officer.id and one.signed.taken_at is None

    def _promise(self) -> None:
        opened = self._opened
        if opened is not None:
            parties = opened.file.people.parties
            self.ask(matter_forms.promise_form(self, self._desk, opened.case_id, parties))

    def _petition(self) -> None:
        if self._opened is not None:
            self.ask(matter_forms.petition_form(self, self._desk, self._opened.case_id))

    def _contact(self) -> None:
        if self._opened is not None:
            self.ask(matter_forms.contact_form(self, self._desk, self._opened.case_id))

    def _remove_contact(self) -> None:
        one = self.contacts.current()
        if one is None or self._opened is None:
            return
        reason = messages().ask_text(self, _("删除联络人"), _("理由"), act=_("删除"))
        if reason:
            work = partial(self._desk.contacts.remove, self._opened.case_id, one.id, reason)
            self.do(work)

    def _loan(self) -> None:
        if self._opened is not None:
            self.ask(matter_forms.loan_form(self, self._desk, self._opened.case_id))

    def _begin_hand(self) -> None:
        self._jobs.run(self, self._desk.officers.active, self._hand)

    def _hand(self, officers: Any) -> None:
        if self._opened is not None:
            fit = tuple(one for one in officers if one.holds(Role.INVESTIGATOR))
            form = matter_forms.hand_over_form(self, self._desk, self._opened.case_id, fit)
            self.ask(form)

    def _take(self) -> None:
        waiting = next((one for one in self.hand_overs.records() if self._is_mine(one)), None)
        if waiting is None:
            return
        note = messages().ask_text(self, _("签收案件"), _("与清单不符之处"), act=_("签收"))
        if note is not None:
            work = partial(self._desk.hand_overs.take_case, waiting.id, note)
            self.do(work)

    def _print(self) -> None:
        shown = self.hand_overs.records()
        one = self.hand_overs.current() or (shown[0] if shown else None)
        if one is not None:
            work = partial(self._desk.hand_overs.case_sheet, one.case_id, one.id)
            self._printer.send(_("案件移交清单"), work, one.case_id)


_PROMISES = (
    Column("kind", N_("类别"), lambda one: _(PROMISES[one.kind]), width=70),
    Column("whom", N_("对象"), lambda one: one.whom, width=90),
    Column("matter", N_("内容"), lambda one: one.matter),
    Column("due", N_("期限"), lambda one: day_short(one.due_on), width=80),
    Column("result", N_("结果"), lambda one: one.result, width=120, muted=True),
)
_PETITIONS = (
    Column("who", N_("信访人"), lambda one: one.entry.petitioner, width=90),
    Column("matter", N_("内容"), lambda one: one.entry.matter),
    Column("due", N_("答复期限"), lambda one: day_short(one.entry.answer_by), width=90),
    Column("result", N_("结果"), lambda one: one.result, width=120, muted=True),
)
_CONTACTS = (
    Column("kind", N_("类别"), lambda one: _(CONTACTS[one.kind]), width=110),
    Column("name", N_("姓名或单位"), lambda one: one.name, width=110),
    Column("phone", N_("电话"), lambda one: one.phone, width=110),
    Column("note", N_("说明"), lambda one: one.note),
)
_LOANS = (
    Column("who", N_("借阅人"), lambda one: one.entry.borrower),
    Column("paper", N_("凭据"), lambda one: one.entry.authority, width=130),
    Column("back", N_("归还期限"), lambda one: day_short(one.entry.return_by), width=90),
    Column("state", N_("归还"), lambda one: one.state_on_return or "—", width=90, muted=True),
)
_HAND_OVERS = (
    Column("at", N_("移交时间"), lambda one: moment_text(one.signed.handed_at), width=140),
    Column("from", N_("移交"), lambda one: one.signed.from_name, width=90),
    Column("to", N_("接收"), lambda one: one.signed.to_name, width=90),
    Column("reason", N_("移交原因"), lambda one: one.reason),
    Column("lines", N_("清单"), lambda one: str(sum(len(g.lines) for g in one.groups)), width=60),
    Column("leader", N_("监交领导"), lambda one: one.signed.leader or "—", width=90, muted=True),
)
