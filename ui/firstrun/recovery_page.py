"""The step of the recovery sheets: look, print, prove that they can be read, confirm."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from typing_extensions import override

from cases.records.recovery import Half, RecoveryCode, tidy
from reports.preview import page_count, page_image
from ui.firstrun.pages import Page
from ui.firstrun.sheets import recovery_pdf
from ui.kit.buttons import Button, Segmented
from ui.kit.fields import FormRow, TextField
from ui.kit.i18n import _
from ui.kit.icons import icon
from ui.kit.layout import boxed, column, label, row, rule, scrolled
from ui.kit.small import Banner
from ui.kit.theme import colour, theme
from ui.preview.leaving import recovery_halves
from ui.preview.pages import picture
from ui.preview.printing import ask_pdf, ask_printer, printed, save

#: Groups typed back, counted from zero: one of each half.
ASKED = {Half.A: 5, Half.B: 14}


class RecoveryPage(Page):
    """Shows the sheets once, and lets them be printed and checked."""

    def __init__(self) -> None:
        super().__init__()
        self._code: RecoveryCode | None = None
        self._pdf = b""
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._picture.setAccessibleName(_("恢复单预览"))
        self._halves = Segmented({Half.A.value: _("第 1 份（A）"), Half.B.value: _("第 2 份（B）")})
        self._halves.chosen.connect(self._show_half)
        self.print = Button(_("打印两份"), "print")
        self.print.clicked.connect(self._print)
        self.keep = Button(_("存为 PDF"), "export")
        self.keep.clicked.connect(self._keep)
        self._told = label("", "good")
        self.typed = {half: TextField(name=self._asked(half)) for half in Half}
        self._rows = {half: FormRow(self._asked(half), self.typed[half]) for half in Half}
        self._right = {
            half: field.addAction(
                icon("check", "green", 16), QLineEdit.ActionPosition.TrailingPosition
            )
            for half, field in self.typed.items()
        }
        for field in self.typed.values():
            field.setMaxLength(7)
            field.edited.connect(self._check)
        self.confirmed = tuple(
            QCheckBox(text)
            for text in (
                _("两份都已打印或者抄好，字迹清楚"),
                _("A 份封入信封，交保险柜"),
                _("B 份封入信封，由另一人另处保管"),
            )
        )
        for box in self.confirmed:
            box.setAccessibleName(box.text())
            box.toggled.connect(self.edited)
        self._lay_out_columns()

    def show_code(self, code: RecoveryCode, organ: str, squad: str, day: date) -> None:
        """Show a fresh code; it is not kept anywhere else."""
        self._code = code
        self._pdf = recovery_pdf(code, organ, squad, day)
        self._show_half(self._halves.key)
        self._check()

    def forget(self) -> None:
        """Drop the code and its pictures."""
        self._code, self._pdf = None, b""
        self._picture.clear()
        for field in self.typed.values():
            field.clear()

    def fits(self, half: Half) -> bool:
        """Tell whether the group that was asked for has been typed as printed."""
        if self._code is None:
            return False
        return tidy(self.typed[half].value()) == self._code.half(half)[ASKED[half]]

    @override
    def is_complete(self) -> bool:
        return all(map(self.fits, Half)) and all(box.isChecked() for box in self.confirmed)

    @override
    def hint(self) -> str:
        return _("已核对并分开保管")

    def _lay_out_columns(self) -> None:
        self._desk = QWidget()
        self._desk.setAutoFillBackground(True)
        preview = column(row(None, self._halves, None), self._picture, None, spacing=12, margins=20)
        self._desk.setLayout(preview)
        self._dress()
        theme().changed.connect(self._dress)
        note = Banner("note")
        note.say(_("离开本页后不再显示恢复码。以后可以由管理员在见证下重新生成，旧单随即作废。"))
        text = _(
            "数据库以口令加密，没有后门。全部管理员口令都遗失时，两份恢复单合用可以为一名管理员"
            "重设口令；只有一份什么也打不开，两份合用也不打开任何案件。"
        )
        typed = row(spacing=12)
        for made in self._rows.values():
            typed.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
        side = column(
            label(_("打印恢复单"), "title"),
            label(text, "small", wrap=True),
            row(self.print, self.keep, None),
            self._told,
            rule(),
            label(_("核对抄写"), "bold"),
            label(_("从打好的单子上输入下面两组，证明单子清楚可读。"), "small", wrap=True),
            typed,
            rule(),
            label(_("确认"), "bold"),
            *self.confirmed,
            note,
            None,
            spacing=12,
            margins=24,
        )
        right = scrolled(boxed(side))
        right.setFixedWidth(400)
        both = row(self._desk, right, spacing=0)
        both.setStretch(0, 1)
        self.setLayout(both)

    def _dress(self) -> None:
        palette = self._desk.palette()
        palette.setColor(QPalette.ColorRole.Window, colour("desk"))
        self._desk.setPalette(palette)

    def _asked(self, half: Half) -> str:
        return _("{half} 份第 {n} 组").format(half=half.upper(), n=ASKED[half] + 1)

    def _show_half(self, key: str) -> None:
        if not self._pdf:
            return
        ratio = self.devicePixelRatioF()
        image = picture(*page_image(self._pdf, list(Half).index(Half(key)), 54 * ratio))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def _check(self) -> None:
        for half in Half:
            text = tidy(self.typed[half].value())
            fits = self.fits(half)
            wrong = len(text) >= 4 and not fits
            self._right[half].setVisible(fits)
            self._rows[half].fault(_("与单子不符") if wrong else "")
        self.edited.emit()

    def _print(self) -> None:
        printer = ask_printer(self, _("恢复单"))
        if printer is not None:
            for _step in printed(printer, recovery_halves(self._pdf)):
                pass
            self._told.setText(_("已送打印 {count} 页").format(count=page_count(self._pdf)))

    def _keep(self) -> None:
        path = ask_pdf(self, _("恢复单"))
        if path is not None:
            save(path, recovery_halves(self._pdf))()
            self._told.setText(_("已存为 PDF；打印后请删除该文件。"))
