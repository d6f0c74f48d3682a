"""Dialogs of the documents room: new paper, putting before a reviewer, opinions from outside."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.papers.kinds import MEDIATION_FORMS, FormKind
from cases.records.documents import CaseChoice, Copy, CopyState, Occasion, OpinionStep, Outside
from cases.records.ids import DocumentId, OfficerId, PartyId
from cases.records.officers import Officer
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _, moment_text
from ui.kit.jobs import Jobs
from ui.kit.punctuation import listed
from ui.labels.documents import COPY_STATES, STEPS
from ui.labels.papers import FORMS

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Forms an officer begins himself; the others come from what is recorded in a mediation.
STARTED_HERE = tuple(kind for kind in FormKind if kind in MEDIATION_FORMS)


class NewDocumentDialog(FormDialog):
    """Which case, which form, what it is about.

    Signals:
        drafted: the draft was stored, with its id.
    """

    drafted = Signal(object)

    def __init__(
        self, parent: QWidget, desk: "Desk", jobs: Jobs, cases: tuple[CaseChoice, ...]
    ) -> None:
        super().__init__(parent, _("新建文书"), _("新建草稿"))
        self._desk, self._jobs = desk, jobs
        self._occasions: tuple[Occasion, ...] = ()
        words = {case: _case_words(case) for case in cases}
        self._case = self.add(_("案件"), ChoiceField(words), required=True, key="case")
        forms = {kind: _(FORMS[kind]) for kind in STARTED_HERE}
        self._form = self.add(_("文书种类"), ChoiceField(forms), required=True, key="form")
        self._about = self.add(_("事项"), ChoiceField({None: "—"}))
        self._reader = self.add(_("收件人"), ChoiceField({None: _("全部当事人")}))
        self._case.edited.connect(self._case_chosen)
        self.note.say(_("草稿按案件中已登记的内容填写，签发前都可以修改。"))
        self._case_chosen()
        self.fit()

    def work(self) -> "partial[DocumentId]":
        """Return the work of drafting the paper, for the database thread."""
        return partial(
            _drafted,
            self._desk,
            self._case.value(),
            self._form.value(),
            self._about.value(),
            self._reader.value(),
        )

    def made(self, document_id: DocumentId) -> None:
        """Close and tell which draft was made."""
        self.drafted.emit(document_id)
        self.accept()

    def _case_chosen(self) -> None:
        case: CaseChoice | None = self._case.value()
        if case is None:
            return
        self._reader.offer({None: _("全部当事人"), **dict(case.parties)})
        self._jobs.run(self, lambda: self._desk.documents.occasions(case.id), self._offer)

    def _offer(self, occasions: tuple[Occasion, ...]) -> None:
        self._about.offer({None: "—", **{one: _occasion_words(one) for one in occasions}})
        if occasions:
            self._about.set_value(occasions[-1])


def _drafted(
    desk: "Desk", case: CaseChoice, form: FormKind, about: Occasion | None, reader: PartyId | None
) -> DocumentId:
    mediation = about.mediation_id if about else None
    session = about.session_id if about else None
    paper = desk.documents.prepared(form, case.id, mediation_id=mediation, session_id=session)
    if reader is not None:
        paper = replace(paper, addressees=(dict(case.parties)[reader],))
    return desk.documents.draft(
        paper, case.id, mediation_id=mediation, session_id=session, party_id=reader
    )


def _case_words(case: CaseChoice) -> str:
    names = listed(name for _id, name in case.parties[:2])
    return "  ".join(filter(None, (case.number, names, case.place)))


def _occasion_words(one: Occasion) -> str:
    if one.session_at is None:
        return _("{name} 的损害赔偿调解").format(name=one.claimant)
    when = moment_text(one.session_at)
    return _("{name} 的调解会 {when}").format(name=one.claimant, when=when)


class SubmitDialog(FormDialog):
    """Whom a draft is put before."""

    def __init__(
        self, parent: QWidget, reviewers: tuple[Officer, ...], approvers: tuple[Officer, ...]
    ) -> None:
        super().__init__(parent, _("送审"), _("送审"))
        self._reviewer = self.add(_("审核人"), ChoiceField(_people(reviewers)), key="reviewer")
        self._approver = self.add(_("审批人"), ChoiceField(_people(approvers)), key="approver")
        if len(reviewers) == 1:
            self._reviewer.set_value(reviewers[0].id)
        self.note.say(_("送审以后，审核人和审批人可以查看本案；草稿在答复前不能修改。"))
        self.fit()

    @property
    def reviewer(self) -> OfficerId | None:
        """Who reviews, if anybody."""
        chosen: OfficerId | None = self._reviewer.value()
        return chosen

    @property
    def approver(self) -> OfficerId | None:
        """Who approves, if anybody."""
        chosen: OfficerId | None = self._approver.value()
        return chosen


def _people(officers: tuple[Officer, ...]) -> dict[Any, str]:
    return {None: "—", **{one.id: f"{one.name} {one.number}" for one in officers}}


class CopyDialog(FormDialog):
    """Where a copy is now, or what became of it."""

    def __init__(self, parent: QWidget, copies: tuple[Copy, ...]) -> None:
        super().__init__(parent, _("登记副本去向"), _("登记"))
        words = {
            copy.copy_no: _("第 {n} 份 {name}").format(n=copy.copy_no, name=copy.recipient)
            for copy in copies
        }
        self._copy = self.add(_("副本"), ChoiceField(words), required=True)
        states = (CopyState.FILED, CopyState.RETURNED, CopyState.DESTROYED, CopyState.MADE)
        self._state = self.add(
            _("去向"), ChoiceField({state: _(COPY_STATES[state]) for state in states})
        )
        self._kept = self.add(_("存放"), TextField(_("例如 卷内第 12 页")))
        self.note.say(_("送达请用“登记送达”；这里登记归档、收回和销毁。"))
        self.fit()

    @property
    def copy_no(self) -> int:
        """Number of the copy."""
        return int(self._copy.value())

    @property
    def state(self) -> CopyState:
        """What became of it."""
        return CopyState(self._state.value())

    @property
    def kept_at(self) -> str:
        """Where it is."""
        return self._kept.value()


class OutsideDialog(FormDialog):
    """An opinion given outside the station, as it stands on paper there."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, _("记录外部审核意见"), _("记录"))
        steps = {step: _(words) for step, words in STEPS.items()}
        self._step = self.add(_("种类"), ChoiceField(steps), required=True)
        self._authority = self.add(_("机关"), TextField(), required=True, key="authority")
        self._name = self.add(_("签署人"), TextField(), required=True, key="name")
        self._number = self.add(_("文号"), TextField())
        self._dated = self.add(_("日期"), DayField(today=today), required=True)
        self._text = self.add(_("意见"), LongField())
        self.note.say(_("记为该机关的意见，不代替本单位的审核。"))
        self.fit()

    @property
    def step(self) -> OpinionStep:
        """Review or approval."""
        return OpinionStep(self._step.value())

    @property
    def outside(self) -> Outside:
        """What is recorded."""
        dated = self._dated.value()
        assert dated is not None
        return Outside(self._authority.value(), self._name.value(), self._number.value(), dated)

    @property
    def text(self) -> str:
        """The words of the opinion."""
        return self._text.value()
