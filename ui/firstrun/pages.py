"""The pages of the first start on which something is typed or chosen."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QRadioButton, QWidget
from typing_extensions import override

from cases.law.calendar import WorkCalendar
from cases.records.officers import OF_OFFICERS, Role
from cases.records.station import LEAST_DIFFERENT, LEAST_PASSWORD, NewOfficer
from cases.records.unit import Unit
from ui.kit.fields import FormRow, TextField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, scrolled
from ui.kit.small import Banner
from ui.labels.station import ROLE_HINTS, ROLES


class Page(QWidget):
    """One step.

    Signals:
        edited: something was typed or chosen; ask `is_complete` again.
    """

    edited = Signal()

    def is_complete(self) -> bool:
        """Tell whether the step may be left forwards."""
        return True

    def hint(self) -> str:
        """Return in a few words what was entered, for the list of steps."""
        return ""

    def _lay_out(self, title: str, text: str, *parts: QWidget) -> None:
        body = column(
            label(title, "title"), label(text, "small", wrap=True), *parts, None, spacing=14
        )
        body.setContentsMargins(32, 28, 32, 24)
        outer = column(scrolled(boxed(body)), spacing=0)
        self.setLayout(outer)


class UnitPage(Page):
    """Names of the unit."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.organ = TextField(_("如 澄州市公安局交通警察支队临江大队"), name=_("单位全称"))
        self.squad = TextField(_("如 事故中队"), name=_("中队"))
        self.short_name = TextField(_("如 澄临"), name=_("文号简称"))
        self.region = TextField(_("如 澄州市"), name=_("地区"))
        self.phone = TextField(name=_("电话"))
        self.address = TextField(name=_("地址"))
        self.rooms = TextField(name=_("调解室"))
        self.rooms.set_value(_("一号调解室"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(14)
        rows = (
            FormRow(_("单位全称（文书落款）"), self.organ, required=True),
            FormRow(_("中队"), self.squad, required=True),
            FormRow(_("文号简称"), self.short_name),
            FormRow(_("地区"), self.region),
            FormRow(_("电话"), self.phone),
            FormRow(_("地址"), self.address),
            FormRow(_("调解室（多间用顿号分开）"), self.rooms),
        )
        grid.addWidget(rows[0], 0, 0, 1, 2)
        for index, made in enumerate(rows[1:]):
            grid.addWidget(made, 1 + index // 2, index % 2)
        holder = QWidget()
        holder.setLayout(grid)
        holder.setMaximumWidth(640)
        place = label(_("数据存放在 {folder}").format(folder=folder), "muted", wrap=True)
        self._lay_out(
            _("本单位"),
            _("文书以单位名义出具，落款写单位全称，不写中队。以后可以在设置里改。"),
            holder,
            place,
        )
        for made in rows:
            made.field.edited.connect(self.edited)

    @override
    def is_complete(self) -> bool:
        return bool(self.organ.value() and self.squad.value())

    @override
    def hint(self) -> str:
        return " · ".join(filter(None, (self.region.value(), self.squad.value())))

    def unit(self) -> Unit:
        """Return the unit as typed."""
        return Unit(
            self.organ.value(),
            self.squad.value(),
            self.short_name.value(),
            self.region.value(),
            self.address.value(),
            self.phone.value(),
        )

    def room_names(self) -> tuple[str, ...]:
        """Return the names of the rooms, each once."""
        names = self.rooms.value().replace("，", "、").replace(",", "、").split("、")
        return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


class OfficerPage(Page):
    """The first administrator and his password."""

    def __init__(self) -> None:
        super().__init__()
        self.number = TextField(name=_("警号"))
        self.name = TextField(name=_("姓名"))
        self.password = _password(_("口令"))
        self.again = _password(_("再输一次"))
        self.roles = {role: QCheckBox(_(ROLES[role])) for role in Role if role in OF_OFFICERS}
        for role, box in self.roles.items():
            box.setToolTip(_(ROLE_HINTS[role]))
            box.setAccessibleName(_(ROLES[role]))
            box.toggled.connect(self.edited)
        self.roles[Role.ADMINISTRATOR].setChecked(True)
        self.roles[Role.ADMINISTRATOR].setEnabled(False)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(14)
        self._again_row = FormRow(_("再输一次"), self.again, required=True)
        rows = (
            FormRow(_("警号"), self.number, required=True),
            FormRow(_("姓名"), self.name, required=True),
            FormRow(_("口令"), self.password, required=True),
            self._again_row,
        )
        for index, made in enumerate(rows):
            # A fault below one field leaves its neighbour where it is.
            grid.addWidget(made, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            made.field.edited.connect(self._check)
        rule_ = _("口令至少 {least} 个字符、{different} 种不同的字符，不含警号和姓名。")
        grid.addWidget(
            label(rule_.format(least=LEAST_PASSWORD, different=LEAST_DIFFERENT), "muted"),
            2,
            0,
            1,
            2,
        )
        choices = QGridLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        for index, box in enumerate(self.roles.values()):
            choices.addWidget(box, index // 3, index % 3)
        holder, boxes = QWidget(), QWidget()
        holder.setLayout(grid)
        holder.setMaximumWidth(640)
        boxes.setLayout(choices)
        boxes.setMaximumWidth(640)
        self._lay_out(
            _("首位管理员"),
            _("管理员管民警、日历和备份，本身不看案件内容。单人站点请同时勾选自己办案用的身份。"),
            holder,
            label(_("身份"), "bold"),
            boxes,
        )

    @override
    def is_complete(self) -> bool:
        return bool(
            self.number.value()
            and self.name.value()
            and len(self.password.text()) >= LEAST_PASSWORD
            and self.password.text() == self.again.text()
        )

    @override
    def hint(self) -> str:
        return f"{self.name.value()} {self.number.value()}"

    def officer(self) -> NewOfficer:
        """Return the officer as typed."""
        roles = frozenset(role for role, box in self.roles.items() if box.isChecked())
        return NewOfficer(self.number.value(), self.name.value(), roles)

    def forget(self) -> None:
        """Drop the passwords once they have been used."""
        self.password.clear()
        self.again.clear()

    def _check(self) -> None:
        differs = bool(self.again.text()) and not self.password.text().startswith(self.again.text())
        self._again_row.fault(_("两次输入不一样") if differs else "")
        self.edited.emit()


class DataPage(Page):
    """An empty station, or a demonstration beside it."""

    def __init__(self, demo_folder: Path) -> None:
        super().__init__()
        self.empty = QRadioButton(_("空白站点，直接开始办案"))
        self.demo = QRadioButton(_("另建一个演示站点，先看看"))
        self.empty.setChecked(True)
        self.demo.toggled.connect(self.edited)
        text = _(
            "演示站点有虚构的民警和案件，每个画面和每张文书都标明“演示”。"
            "它存放在 {folder}，不与真实数据混在一起。"
        )
        self._lay_out(
            _("起始数据"),
            _("台账可以以后在案件页从 Excel 导入。"),
            self.empty,
            self.demo,
            label(text.format(folder=demo_folder), "muted", wrap=True),
        )

    @override
    def hint(self) -> str:
        return _("演示站点") if self.demo.isChecked() else _("空白站点")


class CalendarPage(Page):
    """Which years the working calendar knows."""

    def __init__(self, today: date) -> None:
        super().__init__()
        years = sorted(WorkCalendar.shipped().years)
        self._last = years[-1]
        known = _("随程序提供 {first} 至 {last} 年国务院办公厅公布的放假调休安排。")
        note = Banner("note" if today.year > self._last else "info")
        note.say(
            _(
                "{year} 年起的工作日先按周末推算，凡用到的期限都标“暂定”；"
                "公布后在“设置 › 工作日历”导入，在办期限会自动重算。"
            ).format(year=self._last + 1)
        )
        self._lay_out(
            _("工作日历"),
            known.format(first=years[0], last=self._last),
            note,
            label(_("地方假期和停电等个别日子，也在设置里逐日调整。"), "small", wrap=True),
        )

    @override
    def hint(self) -> str:
        return _("{year} 年已有").format(year=self._last)


class PasswordField(TextField):
    """A line that hides what is typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)

    @override
    def value(self) -> str:
        return self.text()


def _password(name: str) -> PasswordField:
    return PasswordField(name)
