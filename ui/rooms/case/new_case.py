"""A new case on one page: what is required first, kept as a draft while it is typed.

The fields are those of Order 146 art. 16. The page records nothing until its one button; what is
typed is saved as this officer's draft a moment after each key.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseKind, Intake, Procedure
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, clock_time, moment_text, ngettext
from ui.kit.layout import column, label, room_header, scrolled
from ui.kit.messages import messages, report, sentence
from ui.kit.small import Banner
from ui.rooms.case.intake_fields import IntakeFields
from ui.rooms.case.intake_people import IntakePeople

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Name of the draft.
FORM = "intake"
#: Milliseconds after a key before the draft is saved.
PAUSE = 250


class NewCasePage(QWidget):
    """The page.

    Signals:
        opened: the case has been opened, with its id.
        left: the officer turns away; the draft is kept.
    """

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.intake_fields = IntakeFields(desk.today(), self)
        self.people = IntakePeople(desk, jobs, self)
        for part in (self.intake_fields, self.people):
            part.edited.connect(self._changed)
        self._saved, self._banner, self._note = label("", "muted"), Banner("alarm"), Banner("info")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._save)
        self.submit = primary(_("受理并建案"), "check")
        self.submit.clicked.connect(self._submit)
        away = Button(_("以后再填"))
        away.clicked.connect(self._leave)
        self._empty = Button(_("清空"))
        self._empty.clicked.connect(self._start_anew)
        head = room_header(_("新建案件"), self._saved, None, self._empty, away, self.submit)
        body = column(
            column(self._banner, self._note, spacing=0),
            self.intake_fields.accident,
            self.intake_fields.fled,
            self.people.things,
            self.people.people,
            self.intake_fields.report_part,
            None,
            spacing=12,
            margins=16,
        )
        # An empty banner takes no height; the gap below it makes the margin.
        body.setContentsMargins(16, 4, 16, 16)
        inner = QWidget()
        inner.setLayout(body)
        whole = column(head, scrolled(inner), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.intake_fields.blank()

    def start(self) -> None:
        """Begin a case, or go on with the draft."""
        self._blank()
        self.intake_fields.fields["occurred_at"].setFocus()
        self._jobs.run(self, partial(self._desk.unit.draft, FORM), self._restore)

    def drop(self) -> None:
        """Forget everything shown; the draft is in the store."""
        if self._timer.isActive():
            self._save()
        self._timer.stop()
        self._blank()

    # --- the draft ---------------------------------------------------------------------------

    def _changed(self) -> None:
        # Not begun anew by every key: who types without a pause is saved while he types.
        if not self._timer.isActive():
            self._timer.start()

    def _values(self) -> dict[str, Any]:
        return {"fields": self.intake_fields.kept(), **self.people.kept()}

    def _save(self) -> None:
        work = partial(self._desk.unit.save_draft, FORM, self._values())
        self._jobs.run(self, work, self._was_saved)

    def _was_saved(self, _result: object) -> None:
        self._saved.setText(_("草稿已保存 {time}").format(time=clock_time(self._desk.now())))

    def _restore(self, draft: Any) -> None:
        if draft is None:
            return
        self.intake_fields.put_back(draft.values.get("fields", {}))
        self.people.put_back(draft.values)
        self._note.say(
            _("接着 {moment} 的草稿填写；不要了就按“清空”。").format(
                moment=moment_text(draft.saved_at)
            )
        )

    def _start_anew(self) -> None:
        self._timer.stop()
        self._blank()
        self._jobs.run(self, partial(self._desk.unit.drop_draft, FORM), self._was_emptied)

    def _was_emptied(self, _result: object) -> None:
        self._saved.setText("")

    def _blank(self) -> None:
        self.intake_fields.blank()
        for banner in (self._banner, self._note):
            banner.say("")
        self._saved.setText("")
        self.people.blank()
        self._timer.stop()
        self.submit.setEnabled(True)

    def _leave(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._save()
        self.left.emit()

    # --- recording ---------------------------------------------------------------------------

    def intake(self) -> Intake:
        """Return the case as it is typed; empty rows are left out."""
        value = self.intake_fields.value
        parties, vehicles, drives = self.people.entries()
        return Intake(
            kind=CaseKind(value("kind")),
            occurred_at=value("occurred_at"),
            place=value("place"),
            brief=value("brief"),
            procedure=Procedure(value("procedure")),
            hit_and_run=value("hit_and_run"),
            number=value("number"),
            national_number=value("national_number"),
            report=self.intake_fields.report(),
            parties=parties,
            vehicles=vehicles,
            drives=drives,
        )

    def _submit(self) -> None:
        self._banner.say("")
        if not self.intake_fields.is_complete():
            return
        intake = self.intake()
        lines = [
            _("{moment}，{place}").format(
                moment=moment_text(intake.occurred_at), place=intake.place
            ),
            _("当事人 {people} 人，车辆 {vehicles} 辆").format(
                people=len(intake.parties), vehicles=len(intake.vehicles)
            ),
            _("建案后由您主办，报警登记记入日志。")
            if self._desk.officer.holds(Role.INVESTIGATOR)
            else _("登记后待中队长派案，派案前由您保管。"),
        ]
        years = (self._desk.today() - day_of(intake.occurred_at)).days // 365
        if years:
            words = ngettext(
                "事故发生在{n}年前，请核对年份。", "事故发生在 {n} 年前，请核对年份。", years
            )
            lines.insert(1, words.format(n=years))
        if not messages().confirm(self, _("受理并建案"), lines, _("受理")):
            return
        self._timer.stop()
        self.submit.setEnabled(False)
        desk = self._desk

        def work() -> CaseId:
            case_id = desk.cases.open_case(intake)
            desk.unit.drop_draft(FORM)
            return case_id

        self._jobs.run(self, work, self._was_opened, self._was_refused)

    def _was_opened(self, case_id: int) -> None:
        self._blank()
        self.opened.emit(int(case_id))

    def _was_refused(self, error: Exception) -> None:
        self.submit.setEnabled(True)
        if not isinstance(error, Refusal):
            report(self, error)
            return
        made = self.intake_fields.rows.get(str(error.details.get("field", "")))
        what, advice = sentence(error, made.caption if made is not None else "")
        if made is not None and error.reason is not Reason.NOT_ALLOWED:
            made.fault(what)
        self._banner.say(f"{what} {advice}")
