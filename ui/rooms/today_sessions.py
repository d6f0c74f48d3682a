"""The sessions of the day: when, in which room, who is to come and has confirmed."""

from PySide6.QtWidgets import QWidget

from cases.records.agenda import TodaySession
from ui.kit.i18n import _, clock_time
from ui.kit.layout import Panel, boxed, column, label, row
from ui.kit.marks import Glyph
from ui.kit.small import Chip, GlyphMark


def sessions_panel(sessions: tuple[TodaySession, ...]) -> Panel:
    """Return the panel of the sessions of the day."""
    panel = Panel(_("今天的调解会"))
    panel.set_hint(str(len(sessions)))
    for session in sessions:
        panel.body.addWidget(_session_card(session))
    if not sessions:
        panel.body.addWidget(boxed(row(label(_("今天没有调解会"), "muted"), margins=12)))
    return panel


def _session_card(session: TodaySession) -> QWidget:
    words = _("{n} / {m} 已确认").format(n=session.confirmed, m=session.expected)
    head = row(
        label(clock_time(session.starts_at), "bold"),
        label(session.room, "small"),
        label(session.number, "small"),
        None,
        Chip(words),
        spacing=8,
    )
    lines = column(head, spacing=4)
    lines.setContentsMargins(12, 8, 12, 8)
    for name in session.names:
        done = session.confirmed == session.expected
        glyph = GlyphMark(Glyph.DONE if done else Glyph.WAITING, name)
        lines.addLayout(row(glyph, label(name, "small"), None, spacing=8))
    return boxed(lines)
