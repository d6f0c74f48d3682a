"""The right of the tab: one row with everything the register says of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leads.registers.fields import PRIVATE, Field
from leads.registers.records import Extract, OpenedRow
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import boxed, clear, column, label, row, scrolled
from ui.labels.registers import FIELDS
from ui.rooms.leads.registers.words import class_text, colour_text

#: Pixels of a caption.
_CAPTION = 84


class RowPane(QWidget):
    """One opened row.

    Signals:
        unmask_wanted: identity number and phone are to be shown, with the place of the row.
        board_wanted: the vehicle is to go on the board, with its place.
    """

    unmask_wanted = Signal(int)
    board_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self.opened: OpenedRow | None = None
        self._body = column(spacing=8, margins=12)
        self.setLayout(column(scrolled(boxed(self._body), _("登记内容")), spacing=0))
        self.show_row(None)

    def show_row(self, opened: OpenedRow | None, extract: Extract | None = None) -> None:
        """Show a row, or say what the pane is for."""
        clear(self._body)
        self.opened, self.buttons = opened, {}
        if opened is None:
            words = _("双击或按回车打开一行，看登记的全部内容。每打开一行都记入日志。")
            self._body.addWidget(label(words, "muted", wrap=True))
            self._body.addStretch(1)
            return
        cells = dict(opened.cells)
        title = cells.get(Field.PLATE) or cells.get(Field.ADDRESS) or ""
        self._body.addWidget(label(title, "title", wrap=True))
        for held, text in opened.cells:
            self._body.addWidget(_pair(_(FIELDS[held]), _cell(held, text)))
        buttons = []
        if opened.is_masked and PRIVATE & cells.keys():
            buttons.append(self._button("unmask", _("查看证件号、电话…"), "eye"))
            self.buttons["unmask"].clicked.connect(self._unmask)
        if Field.PLATE in cells:
            buttons.append(self._button("board", _("放到线索板"), "leads"))
            self.buttons["board"].clicked.connect(self._to_board)
        for button in buttons:
            self._body.addLayout(row(button, None))
        if extract is not None:
            words = _("来源：{source}。仅用于本案，不作证据。").format(source=extract.entry.source)
            self._body.addWidget(label(words, "small", wrap=True))
        self._body.addStretch(1)

    def _button(self, key: str, words: str, icon: str) -> Button:
        self.buttons[key] = Button(words, icon)
        return self.buttons[key]

    def _unmask(self) -> None:
        if self.opened is not None:
            self.unmask_wanted.emit(self.opened.place)

    def _to_board(self) -> None:
        if self.opened is not None:
            self.board_wanted.emit([self.opened.place])


def _cell(held: Field, text: str) -> str:
    """Return a cell as the file had it, a code with its word."""
    if held is Field.COLOUR and text.isascii():
        return f"{text} {colour_text(text.upper())}".strip()
    return class_text(text) if held is Field.VEHICLE_CLASS else text


def _pair(caption: str, text: str) -> QWidget:
    muted = label(caption, "muted", wrap=True)
    muted.setFixedWidth(_CAPTION)
    holder = QWidget()
    line = row(muted, label(text, wrap=True), spacing=8)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
