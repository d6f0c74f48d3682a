"""The command palette: every case I may see, party, plate, paper, and every command."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from ui.kit.fields import TextField
from ui.kit.i18n import _, pgettext
from ui.kit.icons import pixmap
from ui.kit.layout import boxed, label, row
from ui.kit.messages import messages
from ui.kit.small import KeyCap
from ui.kit.table import Column, RecordTable, Section
from ui.kit.theme import theme, tokens
from ui.palette_lines import (
    LINE,
    SECTION,
    Command,
    Line,
    LineDelegate,
    cases,
    papers,
    parties,
    plates,
)

if TYPE_CHECKING:
    from cases.records.search import SearchHits
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

WIDTH, TOP = 720, 88
#: Height of the box without its lines.
AROUND = 88
#: A number of a case as one types it in full.
_NUMBER = re.compile(r"\d{4}-\d{4,}")
#: Signs before the words that narrow the search.
SIGNS = ">#@"


class Palette(QWidget):
    """Covers the window with a flat shade and offers what fits the typed words.

    Signals:
        case_wanted: with the case.
        document_wanted: with the document.
    """

    case_wanted = Signal(int)
    document_wanted = Signal(int)

    def __init__(
        self, desk: "Desk", jobs: "Jobs", commands: Sequence[Command], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._commands = desk, jobs, tuple(commands)
        self._asked = ""
        self._names_lead = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._search)
        self.field = TextField(_("搜索案件、当事人、号牌、文书"), name=_("搜索"))
        self.field.setProperty("kind", "bare")
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._count = label("", "small")
        self._lens = label("")
        self._dress()
        theme().changed.connect(self._dress)
        self.table = RecordTable(
            "palette",
            (Column("title", "", lambda line: f"{line.title} {line.note}".strip()),),
            empty=(_("没有找到"), _("拼音、首字母、号牌均可")),
            sortable=False,
        )
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().hide()
        self._delegate = LineDelegate(self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.verticalHeader().setDefaultSectionSize(LINE)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._clicked)
        self._box = self._lay_out()
        self.hide()

    def offer(self, text: str = "") -> None:
        """Come up over the window, with what was typed already."""
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.field.clear()
        self._jobs.run(self, self._desk.access.names_lead, self._take_policy)
        self._show(None)
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.insert(text)

    def drop(self) -> None:
        """Forget what was found."""
        self.hide()
        self.field.clear()
        self.table.show_records(())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self.hide()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    line = self.table.current()
                    if line is not None:
                        self._open(line)
                    return True
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(tokens().dim)
        shade.setAlpha(tokens().dim_alpha)
        QPainter(self).fillRect(self.rect(), shade)

    def _lay_out(self) -> QFrame:
        head = row(16, self._lens, self.field, self._count, KeyCap("Esc"), 16, spacing=12)
        head.setContentsMargins(0, 6, 0, 6)
        foot = row(16, spacing=8)
        for key, words in (
            ("↑", ""),
            ("↓", _("选择")),
            ("Enter", _("打开")),
            (">", _("只看命令")),
            ("#", _("案号")),
            ("@", _("当事人")),
        ):
            foot.addWidget(KeyCap(key))
            if words:
                foot.addWidget(label(words, "small"))
        foot.addStretch(1)
        foot.addWidget(label(_("拼音、首字母、号牌均可"), "small"))
        foot.addSpacing(16)
        foot.setContentsMargins(0, 8, 0, 8)
        box = QFrame(self)
        box.setProperty("kind", "palette")
        whole = QVBoxLayout(box)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(boxed(head, "header"))
        whole.addWidget(self.table, 1)
        whole.addWidget(boxed(foot, "footer"))
        return box

    def _typed(self) -> None:
        self._timer.start()

    def _search(self) -> None:
        text = self.field.value()
        self._asked = text
        plain = text.lstrip(SIGNS).strip()
        if not plain or text.startswith(">"):
            self._show(None)
            return
        self._jobs.run(self, self._find, self._found)

    def _find(self) -> "SearchHits":
        return self._desk.search.find(self._asked.lstrip("#@").strip())

    def _found(self, hits: "SearchHits") -> None:
        # An answer to words that have changed meanwhile is dropped.
        if self.isVisible() and hits.text == self.field.value().lstrip("#@").strip():
            self._show(hits)

    def _show(self, hits: "SearchHits | None") -> None:
        text = self.field.value()
        sections: list[tuple[str, list[Line]]] = []
        if hits is not None:
            if not text.startswith("#"):
                sections.append((_("当事人"), parties(hits)))
            if not text.startswith("@"):
                sections += [
                    (pgettext("room", "案件"), cases(hits)),
                    (_("文书"), papers(hits)),
                    (_("号牌"), plates(hits)),
                ]
        if not text.startswith(("#", "@")):
            sections.append((_("命令"), self._fitting(text.lstrip(">").strip())))
        if self._names_lead and _NUMBER.fullmatch(asked := text.lstrip("#").strip()):
            sections.append((_("问承办人"), [self._asking(asked)]))
        self._delegate.typed = text.lstrip(SIGNS).strip()
        records: list[Section | Line] = []
        for title, lines in sections:
            if lines:
                records += [Section(title, len(lines)), *lines]
        found = sum(isinstance(record, Line) for record in records)
        self._count.setText(_("{n} 项 · 仅我可见的案件").format(n=found))
        self.table.show_records(records)
        for place, record in enumerate(records):
            section = isinstance(record, Section)
            self.table.verticalHeader().resizeSection(place, SECTION if section else LINE)
        self.table.pick(lambda _line: True)
        self._fit(len(records) - found, found)

    def _asking(self, number: str) -> Line:
        """Return the line that asks who handles a case; it is there whether there is one or not."""
        title = _("{number} 由谁承办").format(number=number)
        command = Command(title, "", partial(self._ask_whose, number), "user")
        return Line(title, _("记入日志"), "user", "", command=command)

    def _ask_whose(self, number: str) -> None:
        work = partial(self._desk.access.whose, number)
        self._jobs.run(self, work, partial(self._tell_whose, number))

    def _tell_whose(self, number: str, name: str) -> None:
        words = _("由{name}承办，请向其了解。").format(name=name) if name else _("没有找到")
        messages().told(self, number, words)

    def _take_policy(self, allowed: bool) -> None:  # noqa: FBT001 - what the service answers
        self._names_lead = allowed

    def _fitting(self, text: str) -> list[Line]:
        words = text.lower()
        return [
            Line(command.title, "", command.icon, command.shortcut, command=command)
            for command in self._commands
            if words in command.title.lower()
        ]

    def _fit(self, sections: int, lines: int) -> None:
        """Make the box as high as what it holds, within the window."""
        parent = self.parentWidget()
        assert parent is not None
        inner = sections * SECTION + lines * LINE if lines else 3 * LINE
        height = min(AROUND + inner, parent.height() - TOP - 40)
        width = min(WIDTH, parent.width() - 80)
        self._box.setGeometry((parent.width() - width) // 2, TOP, width, height)

    def _dress(self) -> None:
        self._lens.setPixmap(pixmap("search", "accent_text", 20))

    def _step(self, by: int) -> None:
        model, place = self.table.model(), self.table.currentIndex().row()
        for _attempt in range(model.rowCount()):
            place = (place + by) % model.rowCount()
            self.table.setCurrentIndex(model.index(place, 0))
            if self.table.current() is not None:
                return

    def _clicked(self) -> None:
        line = self.table.current()
        if line is not None:
            self._open(line)

    def _open(self, line: Line) -> None:
        self.hide()
        if line.case_id is not None:
            self._desk.search.pick(CaseId(line.case_id), self.field.value())
        if line.command is not None:
            line.command.run()
        elif line.document_id is not None:
            self.document_wanted.emit(line.document_id)
        elif line.case_id is not None:
            self.case_wanted.emit(line.case_id)
