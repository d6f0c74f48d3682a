"""授权: leave that runs, emergencies to be reviewed; given and taken back here."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.access import Grant, GrantKind
from cases.records.cases import CaseFilter, CasePage, Scope
from cases.records.officers import Officer, Role
from cases.records.proof import JournalLine
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _, moment_text, ngettext, pgettext
from ui.kit.layout import Panel, column, label
from ui.kit.marks import Glyph, Tone
from ui.kit.small import Chip
from ui.kit.table import Column, RecordTable
from ui.labels.access import GRANT_KINDS, GRANTED_PARTS, VERDICTS
from ui.rooms.confidential import grant_forms
from ui.rooms.confidential.grant_words import giver_text, left_text, roles_text, span_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class GrantsPage(QWidget):
    """Who has leave to see what, until when; red where somebody owes a review.

    Signals:
        badge_changed: how many emergencies wait for this officer's review.
    """

    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._officers: tuple[Officer, ...] = ()
        self._now = desk.now()
        gives = desk.officer.holds(Role.INVESTIGATOR, Role.APPROVER, Role.SQUAD_LEADER)
        self.table = RecordTable(
            "confidential.leave",
            (
                Column("officer", N_("何人"), lambda one: one.officer, width=90, glyph=self._glyph),
                Column("roles", N_("职责"), roles_text, width=140, muted=True),
                Column("case", N_("案件"), lambda one: one.case, width=104),
                Column("part", N_("范围"), lambda one: _(GRANTED_PARTS[one.part]), width=112),
                Column(
                    "kind",
                    N_("可做"),
                    lambda one: _(GRANT_KINDS[one.kind]),
                    width=132,
                    chip=lambda one: Tone.AMBER if one.kind is GrantKind.EMERGENCY else None,
                ),
                Column(
                    "span",
                    N_("起止"),
                    span_text,
                    width=190,
                    least=180,
                    sort=lambda one: one.given_at,
                ),
                Column(
                    "left",
                    N_("剩余"),
                    self._left,
                    width=112,
                    sort=lambda one: one.until_at,
                    chip=lambda one: Tone.RED if one.wants_review else None,
                    context="leave",
                ),
                Column("giver", N_("批准"), giver_text, width=84, context="leave"),
                Column("reason", N_("理由"), lambda one: one.reason, muted=True),
            ),
            empty=(
                N_("没有授权"),
                N_("别人要看您的案件，按“授权”，写明理由和截止时间。")
                if gives
                else N_("与您有关的授权列在这里。"),
            ),
        )
        self.table.setAccessibleName(_("有效授权"))
        self.table.picked.connect(self._refresh)
        self.table.opened.connect(self._refresh)
        self.panel = Panel(_("有效授权"))
        self._owed = Chip("", Tone.RED)
        self._owed.hide()
        self.panel.tools.addWidget(self._owed)
        self.buttons = {
            "review": Button(_("复核"), "check"),
            "end": Button(pgettext("leave", "收回"), "close"),
            "emergency": Button(_("紧急查看"), "warning"),
            "give": primary(pgettext("leave", "授权"), "plus"),
        }
        slots: dict[str, Callable[[], None]] = {
            "review": self._read_looks,
            "end": self._end,
            "emergency": self._emergency,
            "give": self._find_cases,
        }
        for key, button in self.buttons.items():
            button.clicked.connect(slots[key])
            self.panel.tools.addWidget(button)
        self.panel.body.addWidget(self.table)
        self._said = label("", "small", wrap=True)
        self._said.setContentsMargins(12, 6, 12, 6)
        self.panel.body.addWidget(self._said)
        whole = column(self.panel, margins=16)
        self.setLayout(whole)
        officer = desk.officer
        self.buttons["give"].setVisible(gives)
        self.buttons["emergency"].setVisible(officer.holds(Role.APPROVER, Role.SQUAD_LEADER))
        self.buttons["review"].setVisible(
            officer.holds(Role.APPROVER, Role.INSPECTOR, Role.DISCIPLINE)
        )
        self._refresh()

    def reload(self) -> None:
        """Read leave anew."""
        self._jobs.run(self, self._desk.access.grants, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._officers = ()
        self.table.show_records(())
        self.panel.set_hint("")
        self._owed.hide()
        self._refresh()

    def _show(self, grants: tuple[Grant, ...]) -> None:
        self._now = self._desk.now()
        self.table.show_records(grants)
        self.panel.set_hint(str(sum(one.runs(self._now) for one in grants)))
        owed = sum(one.wants_review for one in grants)
        words = ngettext("紧急{n}次，须复核", "紧急 {n} 次，须复核", owed)
        self._owed.set(words.format(n=owed), Tone.RED)
        self._owed.setVisible(bool(owed))
        mine = self._desk.officer.holds(Role.APPROVER, Role.INSPECTOR, Role.DISCIPLINE)
        others = [one for one in grants if one.officer_id != self._desk.officer.id]
        self.badge_changed.emit(sum(one.wants_review for one in others) if mine else 0)
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        picked = self.table.current()
        grant = picked if isinstance(picked, Grant) else None
        self.buttons["end"].setEnabled(grant is not None and grant.may_end)
        self.buttons["review"].setEnabled(grant is not None and grant.may_review)
        self._said.setText(_told(grant) if grant is not None else "")
        self._said.setVisible(bool(self._said.text()))

    def _glyph(self, one: Grant) -> Glyph:
        if one.wants_review:
            return Glyph.OVERDUE
        return Glyph.RUNNING if one.runs(self._now) else Glyph.STOPPED

    def _left(self, one: Grant) -> str:
        return left_text(one, self._now)

    # --- acts --------------------------------------------------------------------------------

    def _find_cases(self) -> None:
        self._jobs.run(self, self._desk.officers.active, self._keep_officers)

    def _keep_officers(self, officers: tuple[Officer, ...]) -> None:
        self._officers = officers
        leads = self._desk.officer.holds(Role.SQUAD_LEADER)
        wanted = CaseFilter(scope=Scope.SQUAD if leads else Scope.MINE)
        self._jobs.run(self, partial(self._desk.cases.page, wanted), self._give)

    def _give(self, page: CasePage) -> None:
        dialog = grant_forms.give(self, self._desk, self._jobs, self._officers, page.lines)
        dialog.accepted.connect(self.reload)

    def _end(self) -> None:
        picked = self.table.current()
        if isinstance(picked, Grant):
            dialog = grant_forms.end(self, self._desk, self._jobs, picked)
            dialog.accepted.connect(self.reload)

    def _emergency(self) -> None:
        grant_forms.emergency(self, self._desk, self._jobs).accepted.connect(self.reload)

    def _read_looks(self) -> None:
        picked = self.table.current()
        if isinstance(picked, Grant) and picked.may_review:
            work = partial(self._desk.access.looks_under, picked.id, _("复核紧急查看"))
            self._jobs.run(self, work, partial(self._review, picked))

    def _review(self, grant: Grant, looks: tuple[JournalLine, ...]) -> None:
        dialog = grant_forms.review(self, self._desk, self._jobs, grant, looks)
        dialog.accepted.connect(self.reload)


def _told(one: Grant) -> str:
    """Return how leave ended and what a review found, as far as there is something to tell."""
    words: list[Any] = []
    if one.ended_by:
        ended = _("{name}于{time}收回：{reason}")
        words.append(
            ended.format(name=one.ended_by, time=moment_text(one.until_at), reason=one.ended_reason)
        )
    if one.verdict is not None:
        reviewed = _("{name}复核：{verdict}。{review}")
        words.append(
            reviewed.format(name=one.reviewer, verdict=_(VERDICTS[one.verdict]), review=one.review)
        )
    return "\n".join(words)
