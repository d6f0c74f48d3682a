"""The left of the tab: the extracts of the case, what is known of one, who used it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leads.registers.fields import Field
from leads.registers.records import Extract, ExtractId, ExtractState, Use
from ui.kit.buttons import Button, flat
from ui.kit.i18n import N_, _, moment_text, ngettext
from ui.kit.layout import Panel, boxed, clear, column, label, row, rule, scrolled
from ui.kit.punctuation import headed, listed
from ui.kit.table import Column, RecordTable
from ui.labels.registers import FIELDS, KINDS, TONES
from ui.rooms.leads.registers import words

#: Words that could not be read, shown at most.
_UNREAD = 6
_CAPTION = 84


class ExtractPane(QWidget):
    """The extracts of a case.

    Signals:
        picked: another extract is current, or None.
        wanted: an act, by its key.
    """

    picked = Signal(object)
    wanted = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.buttons: dict[str, Button] = {}
        self.table = RecordTable(
            "registers.extracts",
            (
                Column("kind", N_("类别"), lambda one: _(KINDS[one.entry.kind]), width=92,
                       least=88),
                Column("source", N_("提供单位"), lambda one: one.entry.source),
                Column("rows", N_("行数"), lambda one: f"{one.rows:,}", width=68, right=True,
                       sort=lambda one: one.rows),
                Column("state", N_("使用期限"), self._left, width=88, least=88,
                       chip=lambda one: TONES[one.state]),
            ),
            empty=(N_("本案还没有登记库摘录"), N_("先“呈请批准”，批准后“导入”。")),
        )  # fmt: skip
        self.table.setAccessibleName(_("登记库摘录"))
        self.table.picked.connect(self.picked)
        panel = Panel(_("登记库摘录"))
        for key, text, icon in (
            ("ask", _("呈请批准…"), "seal"),
            ("bring_in", _("导入…"), "folder"),
        ):
            panel.tools.addWidget(self._button(key, text, icon))
        panel.body.addWidget(self.table)
        panel.setFixedHeight(220)
        self._body = column(spacing=6, margins=12)
        details = Panel(_("这份摘录"))
        self._button("delete", _("删除…"), "ban")
        details.tools.addWidget(self.buttons["delete"])
        details.body.addWidget(scrolled(boxed(self._body), _("这份摘录")))
        whole = column(panel, details, spacing=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.show_details(None, (), may_write=False)

    def show_extracts(
        self, extracts: tuple[Extract, ...], chosen: ExtractId | None, today: date
    ) -> None:
        """Show the extracts of a case; the chosen one, or the newest usable one, is current."""
        self._today = today
        self.table.show_records(extracts)
        usable = next((one for one in extracts if one.state is ExtractState.USABLE), None)
        wanted = chosen if chosen is not None else usable.id if usable is not None else None
        self.table.pick(lambda one: one.id == wanted)

    def show_details(
        self, extract: Extract | None, uses: tuple[Use, ...], *, may_write: bool
    ) -> None:
        """Show what is known of one extract and who used it."""
        clear(self._body)
        deleted = extract is None or extract.state is ExtractState.DELETED
        self.buttons["delete"].setEnabled(may_write and not deleted)
        if extract is None:
            text = _("选一份摘录，看它的来源、依据、用途和使用记录。")
            self._body.addWidget(label(text, "muted", wrap=True))
            self._body.addStretch(1)
            return
        for caption, text in words.facts(extract):
            muted = label(caption, "muted")
            muted.setFixedWidth(_CAPTION)
            line = row(muted, label(text, wrap=True), spacing=8)
            line.setStretch(1, 1)
            self._body.addLayout(line)
        self._body.addWidget(label(_counts(extract), "small", wrap=True))
        if extract.unread:
            self._body.addWidget(label(_unread(extract), "small", wrap=True))
        self._body.addWidget(rule())
        title = _("使用记录") if uses else _("还没有使用记录")
        self._body.addWidget(label(title, "bold" if uses else "muted"))
        for use in uses:
            self._body.addWidget(label(words.use_text(use), wrap=True))
            self._body.addWidget(label(f"{use.by}　{moment_text(use.at)}", "small"))
        self._body.addStretch(1)

    def _left(self, extract: Extract) -> str:
        return words.left_text(extract, self._today)

    def _button(self, key: str, text: str, icon: str) -> Button:
        made = flat(text, icon)
        made.setObjectName(key)
        made.clicked.connect(self._tell)
        self.buttons[key] = made
        return made

    def _tell(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(sender.objectName())


def _counts(extract: Extract) -> str:
    parts = [ngettext("导入{n}行", "导入 {n} 行", extract.rows).format(n=f"{extract.rows:,}")]
    if extract.doubles:
        parts.append(_("重复 {n} 行未导入").format(n=f"{extract.doubles:,}"))
    if extract.refused:
        parts.append(_("{n} 行有错误未导入").format(n=f"{extract.refused:,}"))
    return listed(parts)


def _unread(extract: Extract) -> str:
    """Return which words could not be read: those cells are empty to a search."""
    cells = [_word(held, text, count) for held, text, count in extract.unread[:_UNREAD]]
    return headed(_("认不出、按空白处理"), listed(cells))


def _word(held: Field, text: str, count: int) -> str:
    return _("{field}“{text}”{n} 处").format(field=_(FIELDS[held]), text=text, n=f"{count:,}")
