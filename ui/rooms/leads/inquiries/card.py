"""The next step: the inquiry that settles most for an hour of work."""

from PySide6.QtWidgets import QFrame

from leads.evidence.candidates import NextInquiry
from ui.kit.asking import Asking
from ui.kit.buttons import Button, primary
from ui.kit.elided import FewLines
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.inquiries import forms
from ui.rooms.leads.inquiries.words import after_text, gain_text


def next_card(parent: Asking, feed: Feed, one: NextInquiry) -> QFrame:
    """Return the card; its forms open over `parent`."""
    may = feed.shown is not None and feed.shown.may_write
    inquiry = one.inquiry
    given = _("派给 {name}").format(name=inquiry.officer) if inquiry.officer else _("派查…")
    give, answer = primary(given), Button(_("登记结果"))
    give.clicked.connect(lambda: parent.ask(forms.give(parent, feed, inquiry)))
    answer.clicked.connect(lambda: parent.ask(forms.answer(parent, feed, inquiry)))
    for button in (give, answer):
        button.setEnabled(may)
    question = FewLines(inquiry.question, "bold", most=2)
    top = row(question, label(gain_text(one), "small"), spacing=8)
    top.setStretch(0, 1)
    inner = column(
        top, label(after_text(one), "small", wrap=True), row(give, answer, None), spacing=6
    )
    inner.setContentsMargins(12, 8, 12, 10)
    card = boxed(inner, "panel")
    heading = row(label(_("下一步"), "bold"), None, label(_("预期增益 ÷ 工时"), "small"))
    whole = column(heading, card, spacing=8)
    whole.setContentsMargins(16, 10, 16, 12)
    framed = boxed(whole)
    framed.setAccessibleName(_("下一步"))
    return framed
