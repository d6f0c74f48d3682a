"""A packet in full: what the letter names, what went along, what was reported."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.packets import Packet, PacketContent, Report
from ui.kit.i18n import _, day_full, moment_text
from ui.kit.layout import clear, label, row
from ui.kit.punctuation import clauses, listed
from ui.labels.packets import REPORTS

_CAPTION = 108


class Details(QWidget):
    """The lines of a packet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_packet(self, packet: Packet | None) -> None:
        """Show a packet, or that none is chosen."""
        clear(self._lines)
        if packet is None:
            self._lines.addWidget(label(_("选一件材料"), "muted"))
            return
        for caption, words in _lines(packet.content):
            self._add(caption, words)
        for report in packet.reports:
            self._add(_("回报"), report_words(report))
        if packet.until_at is not None:
            words = _("{moment}起看不到这件材料").format(moment=moment_text(packet.until_at))
            self._add(_("看到何时"), words)

    def _add(self, caption: str, words: str) -> None:
        narrow = label(caption, "small")
        narrow.setFixedWidth(_CAPTION)
        line = row(narrow, label(words, wrap=True), spacing=8)
        line.setStretch(1, 1)
        self._lines.addLayout(line)


def report_words(report: Report) -> str:
    """Return a report in a line: the day, what, the paper, the words, who."""
    entry = report.entry
    parts = (
        day_full(entry.happened_on),
        _(REPORTS[entry.kind]),
        entry.proof,
        entry.words,
        _("{name} 回报").format(name=report.by),
    )
    return " · ".join(part for part in parts if part)


def _lines(content: PacketContent) -> Iterator[tuple[str, str]]:
    yield _("转介函"), content.number
    when = moment_text(content.accident_at) if content.accident_at else ""
    yield _("事故"), " ".join(part for part in (when, content.place) if part)
    if content.determination:
        yield _("认定书"), content.determination
    for one in content.parties:
        yield one.side or _("参加人"), "　".join(part for part in (one.name, one.phone) if part)
    claimed = [f"{one.head} {one.amount:,.2f}" for one in content.losses]
    if claimed:
        total = _("合计 {amount} 元").format(amount=f"{content.claimed:,.2f}")
        yield _("请求赔偿"), clauses((listed(claimed), total)) if len(claimed) > 1 else claimed[0]
    yield _("随函材料"), listed(content.enclosures)
    if content.reply_by is not None:
        yield _("请回复"), day_full(content.reply_by)
    yield _("交警联系人"), "　".join(part for part in (content.officers, content.phone) if part)
