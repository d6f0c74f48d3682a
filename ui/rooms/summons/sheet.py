"""One summons whole: its hours, what is on record of it, what it lacks, and what comes next."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cases.records.approvals import Approval, ApprovalState
from cases.records.summons import Branch, EntryKind, Summoning, Summons, SummonsState
from ui.kit.buttons import Button, primary
from ui.kit.flow import FlowRow
from ui.kit.i18n import _, moment_text
from ui.kit.layout import clear, column, label, row
from ui.kit.punctuation import bracketed, listed
from ui.kit.small import Banner, Chip
from ui.labels import approvals
from ui.labels import summons as labels
from ui.labels.articles import cite
from ui.rooms.summons import words
from ui.rooms.summons.held_card import HoursBar

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: A button: key, words, icon; the first one of a state is what the state waits for.
_Act = tuple[str, str, str]


class SummonsSheet(QFrame):
    """What is known of one summons.

    Signals:
        wanted: an act by its key, for the summons shown.
    """

    wanted = Signal(str)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self._desk = desk
        self._title, self._state = label("", "title"), Chip()
        self.hours = HoursBar(desk.now)
        self.lacking = Banner("note")
        self._acts = FlowRow()
        self.buttons: dict[str, Button] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._none = label(_("选择一次传唤，查看经过和下一步。"), "muted", wrap=True)
        self._body = QWidget()
        inner = column(
            row(self._title, self._state, None),
            self.hours,
            self.lacking,
            self._acts,
            4,
            self._grid,
            None,
            spacing=10,
        )
        self._body.setLayout(inner)
        self._body.hide()
        self.setLayout(column(self._none, self._body, None, spacing=0, margins=14))

    def show_summons(
        self, one: Summons | None, found: Summoning | None, asked: tuple[Approval, ...]
    ) -> None:
        """Show a summons with the approvals asked for it."""
        self._body.setVisible(one is not None)
        self._none.setVisible(one is None)
        self.hours.show_summons(one)
        clear(self._grid)
        self._clear_acts()
        if one is None or found is None:
            self._title.setText("")
            self.lacking.say("")
            return
        mine = [ask for ask in asked if ask.subject == one.item]
        self._title.setText(words.title(one))
        self._state.set(_(labels.STATES[one.state]), words.STATES[one.state])
        self.hours.setVisible(one.countdown is not None)
        lacks = [bracketed(_(labels.LACKS[lack.what]), cite(lack.article)) for lack in one.lacks]
        self.lacking.say("\n".join(lacks))
        for key, text, icon in acts(one, found, mine):
            self._offer(key, text, icon, first=not self.buttons)
        for place, (caption, text) in enumerate(lines(one, mine)):
            self._grid.addWidget(label(caption, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(text, wrap=True), place, 1)

    def _offer(self, key: str, text: str, icon: str, *, first: bool) -> None:
        button = primary(text, icon) if first else Button(text, icon)
        button.clicked.connect(_emitting(self.wanted.emit, key))
        self.buttons[key] = button
        self._acts.add(button)

    def _clear_acts(self) -> None:
        layout = self._acts.layout()
        if layout is not None:
            clear(layout)
        self.buttons.clear()


def _emitting(emit: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: emit(key)


def acts(one: Summons, found: Summoning, asked: list[Approval]) -> list[_Act]:
    """Return what may be done about a summons as it stands, what it waits for first."""
    if not found.may_write:
        force = ("force", _("强制传唤的审核意见…"), "scale")
        return [force] if found.may_review and one.state in _OPEN else []
    match one.state:
        case SummonsState.PLANNED:
            return _planned(one, asked)
        case SummonsState.ISSUED:
            return [
                ("arrive", _("记录到案…"), "check"),
                ("miss", _("记录未到案…"), "close"),
                ("serve", _("送达…"), "send"),
                *_paper(one),
                ("withdraw", _("撤回…"), "undo"),
            ]
        case SummonsState.HELD:
            return _held(one, asked)
        case SummonsState.LEFT:
            return [*_after(one), *_paper(one), ("correct", _("更正时间…"), "edit")]
        case _:
            return _paper(one)


_OPEN = (SummonsState.PLANNED, SummonsState.ISSUED, SummonsState.NOT_CAME)
_WAITING = (ApprovalState.IN_REVIEW, ApprovalState.WAITING)


def _planned(one: Summons, asked: list[Approval]) -> list[_Act]:
    states = [ask.state for ask in asked]
    found: list[_Act] = []
    if ApprovalState.APPROVED in states:
        criminal = one.branch is Branch.CRIMINAL
        issue = ("number", _("登记传唤证文号…"), "edit")
        found.append(issue if criminal else ("issue", _("签发传唤证"), "seal"))
    elif not any(state in _WAITING for state in states):
        found.append(("approve", _("报请批准"), "send"))
    return [*found, *_paper(one), ("withdraw", _("撤回…"), "undo")]


def _held(one: Summons, asked: list[Approval]) -> list[_Act]:
    found: list[_Act] = [("leave", _("记录离开…"), "check")]
    open_entry = [entry for entry in one.entries if entry.kind is EntryKind.SOBERING]
    if any(entry.ended_at is None for entry in open_entry):
        found.append(("sober", _("酒醒，恢复计时…"), "clock"))
    if one.told_at is None:
        found.append(("told", _("告知原因和依据…"), "note"))
    found += _after(one)
    found.append(("note", _("饮食、休息、醒酒…"), "plus"))
    if one.extended_at is None:
        states = [ask.state for ask in asked if ask.kind.value.endswith("extension")]
        if ApprovalState.APPROVED in states:
            found.append(("extend", _("使用批准，延长时间"), "clock"))
        elif not any(state in _WAITING for state in states):
            found.append(("ask_extension", _("呈请延长…"), "clock"))
    return [*found, *_paper(one), ("correct", _("更正时间…"), "edit")]


def _after(one: Summons) -> list[_Act]:
    """Whom the law wants told or present, also after he has left."""
    found: list[_Act] = []
    if one.family.told_at is None:
        found.append(("family", _("通知家属…"), "phone"))
    elif one.family_document_id is None:
        found.append(("family_paper", _("起草家属通知书"), "report"))
    if one.is_minor:
        found.append(("guardian", _("监护人到场…"), "user"))
    return found


def _paper(one: Summons) -> list[_Act]:
    return [("paper", _("看传唤证"), "documents")] if one.document_id is not None else []


def lines(one: Summons, asked: list[Approval]) -> list[tuple[str, str]]:
    """Return what is on record, empty lines left out."""
    said = [
        " · ".join(
            filter(
                None,
                (
                    _(approvals.APPROVINGS[ask.kind]),
                    _(approvals.STATES[ask.state]),
                    f"{ask.approver} {ask.decision.text}" if ask.decision else ask.approver,
                ),
            )
        )
        for ask in asked
    ]
    found = (
        (_("传唤证"), " · ".join(filter(None, (one.number, _when(one.issued_at)))))
        if not one.is_oral
        else (_("口头传唤"), _("发现 {time}").format(time=_when(one.found_at))),
        (_("涉嫌"), bracketed(one.charge, _(labels.BRANCHES[one.branch]))),
        (_("批准"), "\n".join(said)),
        (_("送达"), _when(one.served_at)),
        (_("到案时限"), _when(one.called_for)),
        (_("地点"), one.place),
        (_("所在市、县"), one.area),
        (_("异地协作"), " · ".join(filter(None, (one.partner, one.letter_number)))),
        (_("到案经过"), one.found_how),
        (_("告知原因依据"), _when(one.told_at)),
        (_("到案"), _time(one.arrived_at, words.signed(one.arrival_signed, one.arrival_note), one)),
        (_("离开"), _time(one.left_at, words.signed(one.leaving_signed, one.leaving_note), one)),
        (_("延长"), " · ".join(filter(None, (_when(one.extended_at), one.extension_grounds)))),
        (_("通知家属"), words.family(one)),
        (_("监护人"), words.guardian(one) if one.is_minor else ""),
        (_("记录"), "\n".join(words.notes(one))),
        (_("未到案"), " · ".join(filter(None, (_when(one.missed_at), one.missed_reason)))),
        (_("撤回理由"), one.withdrawn_reason),
        (_("呈请报告"), one.grounds),
        (_("经办"), listed(filter(None, (one.by, one.second_officer)))),
    )
    return [(caption, text) for caption, text in found if text]


def _when(moment: datetime | None) -> str:
    return moment_text(moment) if moment is not None else ""


def _time(moment: datetime | None, signature: str, one: Summons) -> str:
    if moment is None:
        return ""
    return moment_text(moment) if one.is_oral else f"{moment_text(moment)} · {signature}"
