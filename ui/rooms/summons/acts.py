"""What is done with one summons: acts filled into a form, and acts done at once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.summons import EntryKind, Summons
from ui.kit.asking import Asking, Form
from ui.kit.i18n import _, moment_text
from ui.kit.messages import messages
from ui.rooms.summons import held_forms, plan_forms

if TYPE_CHECKING:
    from cases.services.desk import Desk


def approve(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Ask for the approval of a summons."""
    tab.do(partial(desk.summons.ask_approval, one.id))


def issue(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Issue the certificate, once it was shown what it says."""
    told = [
        _("{name} · 涉嫌{charge}").format(name=one.party, charge=one.charge),
        _("{time} 前到 {place}").format(
            time=moment_text(one.called_for) if one.called_for else "", place=one.place
        ),
        _("签发后批准即用掉，传唤证不能再改。"),
    ]
    if one.document_id is not None and messages().confirm(tab, _("签发传唤证"), told, _("签发")):
        tab.do(partial(desk.documents.issue, one.document_id))


def extend(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Make the hours of a summons longer, as approved."""
    tab.do(partial(desk.summons.extend, one.id))


def withdraw(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Take a summons back, with the reason."""
    title = _("撤回对 {name} 的传唤").format(name=one.party)
    reason = messages().ask_text(tab, title, _("理由"), act=_("撤回"))
    if reason:
        tab.do(partial(desk.summons.withdraw, one.id, reason))


def family_paper(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Draft the notice to the family."""
    tab.do(partial(desk.summons.draft_family_notice, one.id))


def sober(tab: Asking, desk: "Desk", one: Summons) -> None:
    """Enter that somebody is sober again."""
    running = [
        entry.id
        for entry in one.entries
        if entry.kind is EntryKind.SOBERING and entry.ended_at is None
    ]
    if running:
        tab.ask(held_forms.sober_form(tab, desk, one, running[-1]))


#: Acts that are filled into a form.
FORMS: dict[str, Callable[[QWidget, "Desk", Summons], Form]] = {
    "number": plan_forms.criminal_number_form,
    "ask_extension": plan_forms.extension_form,
    "arrive": held_forms.arrive_form,
    "leave": held_forms.leave_form,
    "miss": held_forms.miss_form,
    "told": held_forms.told_form,
    "family": held_forms.family_form,
    "guardian": held_forms.guardian_form,
    "note": held_forms.note_form,
    "correct": held_forms.correct_form,
    "force": held_forms.force_form,
}
#: Acts done at once, or asked about in their own way.
AT_ONCE: dict[str, Callable[[Asking, "Desk", Summons], None]] = {
    "approve": approve,
    "issue": issue,
    "extend": extend,
    "withdraw": withdraw,
    "family_paper": family_paper,
    "sober": sober,
}
