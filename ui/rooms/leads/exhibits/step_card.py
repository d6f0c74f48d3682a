"""The step in view with all its words: the five questions, the seal, what does not fit."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.kit.i18n import _, moment_text
from ui.kit.layout import clear, label, scrolled
from ui.rooms.leads.exhibits import words

#: Height in pixels; longer words are scrolled.
_HIGH = 136


class StepCard(QFrame):
    """Below the chain: what its columns have no room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setFixedHeight(_HIGH)
        self._inner = QFrame()
        self._inner.setProperty("kind", "surface")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._inner, _("保管链")))

    def show_line(self, line: words.ChainLine | None) -> None:
        """Show a step, or nothing."""
        clear(self._grid)
        if line is None:
            return
        at = 0
        for flag in line.flags:
            self._grid.addWidget(label(words.flag_sentence(flag), "error", wrap=True), at, 0, 1, 4)
            at += 1
        entry = line.step.entry
        title = _("第 {n} 步　{act}").format(n=line.n, act=words.act_text(line))
        pairs = (
            (title, words.when_text(line)),
            (_("何人"), entry.person),
            (_("自何处"), entry.from_place),
            (_("如何移动"), entry.manner),
            (_("现在何处"), words.now_at(line)),
            (_("启封、封签"), words.seal_text(line)),
            (_("凭据、说明"), words.note_text(line)),
            (_("登记人"), f"{line.step.entered_by} {moment_text(line.step.entered_at)}".strip()),
        )
        for n, (caption, text) in enumerate(pairs):
            below, across = at + n // 2, 2 * (n % 2)
            self._grid.addWidget(_caption(caption, bold=n == 0), below, across)
            self._grid.addWidget(label(text or "—", wrap=True), below, across + 1)
        self._grid.setRowStretch(at + len(pairs) // 2, 1)


def _caption(text: str, *, bold: bool) -> QLabel:
    made = label(text, "bold" if bold else "muted")
    made.setMinimumWidth(72)
    return made
