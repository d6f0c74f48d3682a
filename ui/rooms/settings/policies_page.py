"""Settings of what the unit decides where the law leaves a choice, with the article beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from cases.law.articles import article
from cases.records import policies
from cases.records.officers import Role
from cases.records.unit import Policy, PolicyKind
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, TextField
from ui.kit.i18n import _, day_full, ngettext
from ui.kit.layout import boxed, clear, column, label, row
from ui.kit.marks import Tone
from ui.kit.small import Chip
from ui.labels.station import POLICIES, POLICY_VALUES
from ui.rooms.settings.page import SettingsPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class PoliciesPage(SettingsPage):
    """One card for each thing the unit may decide."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        holder = QWidget()
        self._cards.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(self._cards)
        self.buttons: dict[str, Button] = {}
        self.lay_out(
            _("办案规则与法条"),
            _(
                "只在法律留有余地的地方由单位决定。决定写明文号、批准人和生效日，旧的保留，按当日有效的执行。"
            ),
            holder,
            None,
        )

    @override
    def reload(self) -> None:
        self.jobs.run(self, self.desk.unit.policies, self._show)

    def _show(self, found: tuple[Policy, ...]) -> None:
        clear(self._cards)
        self.buttons = {}
        for policy in found:
            self._cards.addWidget(self._card(policy))

    def _card(self, policy: Policy) -> QFrame:
        title, hint = POLICIES[policy.kind.key]
        chip = (
            Chip(_("单位已决定"), Tone.GREEN)
            if policy.decided
            else Chip(_("程序默认，单位尚未决定"), Tone.YELLOW)
        )
        change = Button(_("登记单位决定"), "edit")
        change.setEnabled(self.desk.officer.holds(Role.ADMINISTRATOR, Role.SQUAD_LEADER))
        change.clicked.connect(partial(self._decide, policy))
        self.buttons[policy.kind.key] = change
        left = column(
            row(label(_(title), "bold"), chip, None),
            label(value_text(policy.kind, policy.value), "title"),
            label(_(hint), "small", wrap=True),
            label(_decision(policy), "muted", wrap=True),
            row(change, None),
            None,
        )
        both = row(spacing=16, margins=16)
        both.addLayout(left, 3)
        both.addWidget(_statute(policy.kind), 4)
        card = boxed(both, "panel")
        card.setAccessibleName(_(title))
        return card

    def _decide(self, policy: Policy) -> None:
        kind = policy.kind
        title, _hint = POLICIES[kind.key]
        dialog = FormDialog(self, _(title), _("登记"))
        today = self.desk.today()
        choices = {value: value_text(kind, value) for value in kind.choices}
        value = dialog.add(_("决定"), ChoiceField(choices), required=True, key=kind.key)
        value.set_value(policy.value)
        start = dialog.add(_("生效日"), DayField(today=today), required=True, key="in_force_from")
        start.set_value(today)
        reference = dialog.add(
            _("文号"), TextField(_("如 单位规定〔2026〕3号")), required=True, key="reference"
        )
        approver = dialog.add(_("批准人"), TextField(), required=True, key="approved_by")
        approved = dialog.add(_("批准日"), DayField(today=today), required=True, key="approved_on")
        approved.set_value(today)

        def submit(_dialog: FormDialog) -> None:
            work = partial(
                self.desk.unit.decide,
                kind.key,
                value.value(),
                in_force_from=start.value() or today,
                reference=reference.value(),
                approved_by=approver.value(),
                approved_on=approved.value() or today,
            )
            self.jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.accepted.connect(self.reload)
        dialog.fit()
        dialog.open()


def value_text(kind: PolicyKind, value: object) -> str:
    """Return a value in words, with the article's own number where it has one."""
    words = POLICY_VALUES.get((kind.key, str(value)))
    if words is not None:
        return _(words)
    number = int(str(value))
    text = _counted(kind, number).format(n=number)
    if kind.statutory is not None and value != kind.statutory:
        text += _("（法条为 {n} 次）").format(n=kind.statutory)
    return text


def _counted(kind: PolicyKind, number: int) -> str:
    """Return the words of a number of this kind, with a place for the number."""
    match kind:
        case policies.REST_HOURS:
            return ngettext("{n}小时", "{n} 小时", number)
        case policies.EXTRACT_DAYS | policies.GRANT_DAYS:
            return ngettext("{n}天", "{n} 天", number)
        case policies.SHOWN_MINUTES:
            return _("{n} 分钟")
        case policies.FASTEST_KMH:
            return _("每小时 {n} 公里")
        case _:
            return ngettext("{n}次", "{n} 次", number)


def _statute(kind: PolicyKind) -> QFrame:
    if not kind.article:
        words = label(_("法律没有规定，由单位自行决定。"), "small", wrap=True)
        return boxed(column(words, None, margins=12), "sunken")
    cited = article(kind.article)
    head = label(f"{cited.law.short} {cited.number}", "bold")
    return boxed(column(head, label(cited.text, "small", wrap=True), None, margins=12), "sunken")


def _decision(policy: Policy) -> str:
    if policy.in_force_from is None:
        return _("没有单位决定；按程序默认执行。")
    return _("{reference}，{who} 批准，自 {day} 起。").format(
        reference=policy.reference, who=policy.approved_by, day=day_full(policy.in_force_from)
    )
