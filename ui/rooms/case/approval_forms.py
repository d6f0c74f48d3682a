"""Dialogs of the tab 审批: a request, and the decision of an authority outside."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cases.law.approvals import Approving, WhoseApproval, approval_rules, rule_of
from cases.records.approvals import Attachment, Colleague, Step
from cases.records.documents import DocumentLine
from cases.records.ids import CaseId, OfficerId
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label, row
from ui.labels.approvals import APPROVINGS
from ui.labels.articles import cite
from ui.rooms.approvals.files import choose, keep

if TYPE_CHECKING:
    from cases.services.desk import Desk


class RequestDialog(FormDialog):
    """Ask for an approval."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        case_id: CaseId,
        choices: Mapping[Step, tuple[Colleague, ...]],
        documents: tuple[DocumentLine, ...],
        files: tuple[Attachment, ...],
    ) -> None:
        super().__init__(parent, _("呈请审批"), _("呈请"), width=600)
        self._desk, self._case_id, self._choices = desk, case_id, choices
        kinds = {kind: _(APPROVINGS[kind]) for kind in approval_rules()}
        self.kind = self.add(_("事项"), ChoiceField(kinds), required=True, key="kind")
        self.law = label("", "small", wrap=True)
        self.body.addWidget(self.law)
        self.subject = self.add(
            _("编号（一案有几件时区分，与事实的编号一致）"), TextField(), key="subject"
        )
        self.matter = self.add(_("呈请事项，写清对象、时间、地点、期限"), LongField(lines=2))
        self.grounds = self.add(_("理由"), LongField(lines=4), required=True, key="grounds")
        self.reviewer = self.add(_("审核人"), ChoiceField({}), key="reviewer")
        self.approver = self.add(_("审批人"), ChoiceField({}), key="approver")
        self.urgent = self.add("", CheckField(_("紧急，不经审核直接呈请审批")))
        self.oral_at = self.add(
            _("已经口头批准的时间（仅限法律允许的紧急情况）"),
            MomentField(today=desk.today()),
            key="oral_at",
        )
        self.papers = QListWidget()
        self.papers.setMaximumHeight(120)
        self.papers.setAccessibleName(_("附上的文书和附件"))
        for line in documents:
            words = " ".join(filter(None, (line.title, line.number)))
            self._offer(words, ("document", line.id))
        for file in files:
            self._offer(file.name, ("file", file.id))
        if documents or files:
            self.body.addWidget(label(_("附上的文书和附件"), "small"))
            self.body.addWidget(self.papers)
        self.kind.currentIndexChanged.connect(self._suit)
        self.urgent.edited.connect(self._suit)
        self._suit()

    def work(self) -> Any:
        """Return the work that asks."""
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in map(self.papers.item, range(self.papers.count()))
            if item.checkState() is Qt.CheckState.Checked
        ]
        return partial(
            self._desk.approvals.request,
            self._case_id,
            Approving(self.kind.value()),
            self.subject.value(),
            matter=self.matter.value(),
            grounds=self.grounds.value(),
            documents=[key for sort, key in chosen if sort == "document"],
            attachments=[key for sort, key in chosen if sort == "file"],
            reviewer=self.reviewer.value(),
            approver=self.approver.value(),
            urgent=self.urgent.value(),
            oral_at=self.oral_at.value() if self.oral_at.isEnabled() else None,
        )

    def _offer(self, words: str, key: tuple[str, int]) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.papers.addItem(item)

    def _suit(self) -> None:
        """Show who decides this kind, and offer who may be asked."""
        rule = rule_of(Approving(self.kind.value()))
        cited = " · ".join(cite(key) for key in rule.article_keys)
        self.law.setText(
            _("批准权限：{authority}　依据：{cited}").format(authority=rule.authority, cited=cited)
        )
        own = rule.whose is WhoseApproval.OWN
        approvers = self._words(Step.APPROVAL) if own else {}
        self.approver.offer(approvers or {None: _("上级机关")})
        reviewers = {} if self.urgent.value() else self._words(Step.REVIEW)
        self.reviewer.offer(reviewers or {None: _("不经审核")})
        may = rule.oral_hours is not None
        self.oral_at.setEnabled(may)
        if not own:
            said = _("这一事项由上级机关批准：呈请报告书和审批表送上级，取得批准后登记。")
        elif not approvers:
            said = _("本单位没有可以审批的人：取得批准后登记为外部批准。")
        else:
            said = ""
        self.note.say(said)
        self.fit(760)

    def _words(self, step: Step) -> dict[OfficerId | None, str]:
        return {
            one.id: _("{name}（{other}代理中）").format(name=one.name, other=one.stand_in)
            if one.stand_in
            else one.name
            for one in self._choices[step]
        }


class ScanDialog(FormDialog):
    """A dialog with a file of the case to choose."""

    def add_scan(self) -> None:
        """Offer to choose a file."""
        self.path: Path | None = None
        self.file = label(_("未选择"), "small")
        button = Button(_("选择扫描件"), "folder")
        button.clicked.connect(self._choose)
        self.body.addLayout(row(button, self.file, None))

    def _choose(self) -> None:
        found = choose(self)
        if found is not None:
            self.path = found
            self.file.setText(found.name)


class ExternalDialog(ScanDialog):
    """Record the decision of an authority outside."""

    def __init__(self, parent: QWidget, desk: "Desk", case_id: CaseId) -> None:
        super().__init__(parent, _("登记外部批准"), _("登记"), width=560)
        self._desk, self._case_id = desk, case_id
        today = desk.today()
        kinds = {one: _(APPROVINGS[one]) for one in approval_rules()}
        self.kind = self.add(_("事项"), ChoiceField(kinds), required=True, key="kind")
        self.subject = self.add(_("编号，有几项时区分"), TextField(), key="subject")
        self.authority = self.add(_("批准机关"), TextField(), required=True, key="authority")
        self.by = self.add(_("批准人"), TextField(), required=True, key="approver")
        self.number = self.add(_("批准文号"), TextField(), required=True, key="approval_number")
        self.decided_on = self.add(
            _("批准日期"), DayField(today=today), required=True, key="approved_on"
        )
        self.until = self.add(_("有效期至（没有的不填）"), DayField(today=today), key="until")
        self.grounds = self.add(_("理由摘要"), LongField(lines=2))
        self.refused = self.add("", CheckField(_("上级没有批准")))
        self.add_scan()
        self.note.say(_("照批准文件登记。本单位的审批人不能代替上级机关批准。"))
        self.kind.currentIndexChanged.connect(self._suit)
        self._suit()

    def answer(self, kind: Approving, subject: str) -> None:
        """Take a request that waits outside as the one that is answered."""
        self.kind.set_value(kind)
        self.subject.set_value(subject)

    def work(self) -> Any:
        """Return the work that records it."""
        return partial(
            _record_external,
            self._desk,
            self._case_id,
            self.path,
            {
                "kind": Approving(self.kind.value()),
                "subject": self.subject.value(),
                "authority": self.authority.value(),
                "by": self.by.value(),
                "number": self.number.value(),
                "decided_on": self.decided_on.value(),
                "until": self.until.value(),
                "grounds": self.grounds.value(),
                "granted": not self.refused.value(),
            },
        )

    def _suit(self) -> None:
        rule = rule_of(Approving(self.kind.value()))
        self.authority.setPlaceholderText(rule.authority)
        self.fit(720)


def _record_external(
    desk: "Desk", case_id: CaseId, path: Path | None, values: Mapping[str, Any]
) -> None:
    given = dict(values)
    kind, subject = given.pop("kind"), given.pop("subject")
    scan = keep(desk, case_id, path) if path is not None else None
    desk.approvals.record_external(case_id, kind, subject, scan=scan, **given)
