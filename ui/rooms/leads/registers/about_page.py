"""First step of bringing in an extract: what it is, whence, what for, which file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cases.services.tablefile import SUFFIXES
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractEntry
from ui.kit.buttons import primary
from ui.kit.fields import ChoiceField, DayField, FormRow, LongField, TextField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.kit.small import Banner
from ui.labels.registers import KINDS
from ui.ledger.choose_page import DropField

if TYPE_CHECKING:
    from datetime import date


class AboutPage(QWidget):
    """Asks what must be said of an extract, and for its file.

    Signals:
        file_chosen: with its path.
        changed: something else is said.
    """

    file_chosen = Signal(object)
    changed = Signal()

    def __init__(self, approved: Mapping[ExtractKind, bool], today: "date") -> None:
        super().__init__()
        self._approved = approved
        self._banner = Banner("alarm")
        self.kind = ChoiceField({one: _(words) for one, words in KINDS.items()})
        self.kind.set_value(next((one for one in KINDS if approved[one]), ExtractKind.VEHICLES))
        self.source = TextField(_("如 澄州市车辆管理所"))
        self.as_of = DayField(today=today)
        self.basis = TextField(_("如 调取证据通知书文号"))
        self.purpose = LongField(_("在本案中用来查什么"), lines=2)
        self._rows = (
            FormRow(_("类别"), self.kind, required=True),
            FormRow(_("提供单位"), self.source, required=True),
            FormRow(_("登记信息截至"), self.as_of, required=True),
            FormRow(_("法律依据"), self.basis, required=True),
            FormRow(_("用途"), self.purpose, required=True),
        )
        for field in (self.kind, self.source, self.as_of, self.basis, self.purpose):
            field.edited.connect(self._check)
        form = column(*self._rows, None, spacing=10)
        self.field = DropField()
        self.choose = primary(_("选择文件"), "folder", large=True)
        self.choose.clicked.connect(self._ask)
        self.field.dropped.connect(self.file_chosen)
        kinds = label(
            _("Excel、WPS 表格、ODS 工作簿，或 CSV 文本（UTF-8、GB18030 自动识别）。"),
            "small",
            wrap=True,
        )
        words = label(_("把文件拖到这里，或者"), "bold")
        self.field.setLayout(
            column(
                None,
                row(None, words, None),
                row(None, self.choose, None),
                kinds,
                None,
                spacing=12,
                margins=24,
            )
        )
        both = row(spacing=24)
        both.addLayout(form, 1)
        both.addWidget(self.field, 1)
        whole = column(self._banner, spacing=12, margins=20)
        whole.addLayout(both, 1)
        self.setLayout(column(boxed(whole), spacing=0))
        self._check()

    def entry(self) -> ExtractEntry:
        """Return what has been said."""
        return ExtractEntry(
            kind=ExtractKind(self.kind.value()),
            source=self.source.value(),
            as_of=self.as_of.value(),
            legal_basis=self.basis.value(),
            purpose=self.purpose.value(),
        )

    def is_complete(self) -> bool:
        """Tell whether everything is said and approved, so that a file may be chosen."""
        entry = self.entry()
        said = (entry.source, entry.as_of, entry.legal_basis, entry.purpose)
        return self._approved[entry.kind] and all(said)

    def _check(self) -> None:
        missing = not self._approved[ExtractKind(self.kind.value())]
        self._banner.say(
            _("这一类还没有可用的批准。请先“呈请批准”，批准后再导入。") if missing else ""
        )
        self.choose.setEnabled(self.is_complete())
        self.field.setAcceptDrops(self.is_complete())
        self.changed.emit()

    def _ask(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _filter = QFileDialog.getOpenFileName(
            self, _("选择登记信息文件"), "", f"{_('表格')} ({pattern})"
        )
        if name:
            self.file_chosen.emit(Path(name))
