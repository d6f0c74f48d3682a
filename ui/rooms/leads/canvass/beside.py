"""Beside the grid: the next door, the conditions of trying, what to do when it turns, tonight."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cases.records.times import local
from leads.canvass.addresses import Address
from leads.canvass.plan import DoorView
from leads.canvass.records import KeyKind, Mark, OutingState
from leads.canvass.route import found_at
from leads.services.canvass.reading import Shown
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, clock_time, day_month
from ui.kit.layout import Item, boxed, clear, column, label, row, rule, scrolled
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.small import Chip
from ui.labels.canvass import share_text
from ui.rooms.leads.canvass.conditions import condition_line, conditions
from ui.rooms.leads.canvass.curve import compared_at
from ui.rooms.leads.canvass.words import door_words

#: What an outing waits for, by its state.
_NEXT_ACT = {
    OutingState.PLANNED: "ask",
    OutingState.LAPSED: "ask",
    OutingState.APPROVED: "print",
    OutingState.PRINTED: "out",
    OutingState.OUT: "back",
}


class BesidePanel(QWidget):
    """The right-hand panel.

    Signals:
        said: what happened at the door shown: an address and a mark.
        wanted: an act on the outing: "plan", "ask", "print", "out", "back".
    """

    said = Signal(object, object)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._title = label(_("下一扇门"), "small")
        self._when = Chip("", Tone.AMBER)
        self._door = label("", "title", wrap=True)
        self._chance = label("", "small", wrap=True)
        self._how = label("", "small", wrap=True)
        self._marks = {
            Mark.FITS_NOT: Button(_("不符")),
            Mark.NOBODY: Button(_("无人")),
            Mark.REFUSED: Button(_("拒绝")),
            Mark.OPENS: primary(_("转动"), "key"),
        }
        for mark, button in self._marks.items():
            button.clicked.connect(partial(self._say, mark))
        tools = row(*list(self._marks.values())[:3], None, self._marks[Mark.OPENS], spacing=4)
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(4)
        self._tonight = QGridLayout()
        self._tonight.setVerticalSpacing(6)
        self._tonight.setColumnStretch(0, 1)
        self._act = Button("")
        self._act.clicked.connect(self._do)
        self._plan = Button(_("计划走访"), "plus")
        self._plan.clicked.connect(partial(self.wanted.emit, "plan"))
        head = row(self._title, None, self._when)
        article = label(_("行政程序 第82条"), "small")
        article.setToolTip(_("检查时，人民警察不得少于二人，并应当出示人民警察证和检查证。"))
        inner = boxed(
            column(
                _part(head, self._door, self._chance, self._how, 4, tools),
                rule(),
                _part(row(label(_("试开条件"), "bold"), None, article), self._conditions),
                rule(),
                _part(label(_("一旦转动"), "bold"), _turned_box()),
                rule(),
                _part(
                    label(_("今晚预计"), "bold"),
                    self._tonight,
                ),
                None,
                spacing=0,
            )
        )
        said = label(_("概率为办案参考，不作证据，不入卷。"), "small", wrap=True)
        foot = boxed(column(row(self._act, self._plan, None), said, spacing=6, margins=12))
        whole = column(scrolled(inner, _("下一扇门")), rule(), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_plan(self, shown: Shown, address: Address | None) -> None:
        """Show a door of the plan, or the next one, and how the outing stands."""
        plan = shown.plan
        due = shown.due[0] if shown.due else None
        wanted = address or due
        view = plan.views.get(wanted) if wanted is not None else None
        is_next = view is not None and view.door.address == due
        self._title.setText(_("下一扇门") if is_next else _("所选的门"))
        self._when.set(_when(shown), Tone.AMBER if shown.outing is not None else Tone.OUTLINE)
        self._address = view.door.address if view is not None else None
        self._show_door(shown, view)
        may = (
            shown.canvass.may_write
            and view is not None
            and shown.outing is not None
            and shown.outing.state is OutingState.OUT
            and shown.outing.covers(view.door.address)
        )
        for mark, button in self._marks.items():
            shared = view is not None and view.door.address.is_shared
            button.setEnabled(may and not (shared and mark in {Mark.NOBODY, Mark.REFUSED}))
            button.setToolTip("" if may else _("钥匙领出后，在批准的范围内才能登记"))
        clear(self._conditions)
        for one in conditions(shown):
            self._conditions.addLayout(condition_line(one))
        self._show_tonight(shown)

    def forget(self) -> None:
        """Forget what is shown."""
        self._address = None
        for words in (self._door, self._chance, self._how):
            words.setText("")
        clear(self._conditions)

    def _show_door(self, shown: Shown, view: DoorView | None) -> None:
        if view is None:
            self._door.setText(_("没有可试的门"))
            self._chance.setText("")
            self._how.setText("")
            return
        self._door.setText(door_words(view.door.address))
        if view.door.address.is_shared:
            self._chance.setText(_("在此单元的概率 {p}").format(p=share_text(view.chance, 1)))
        else:
            self._chance.setText(
                _("概率 {p}，此时段有人在家 {home}").format(
                    p=share_text(view.chance, 1), home=share_text(view.effort.home)
                )
            )
            if view.door.prior is not None:
                said = _("起初由民警设为 {p}").format(p=share_text(view.door.prior, 1))
                self._chance.setText(f"{self._chance.text()}\n{said}")
        wanted = KeyKind.STAIRWELL if view.door.address.is_shared else KeyKind.HOUSEHOLD
        keys = [one.label for one in shown.canvass.entry.keys if one.kind is wanted]
        words = _("预计 {m} 分钟").format(m=f"{view.effort.minutes:.1f}")
        if keys:
            words = _("用钥匙{keys}；{more}").format(keys=listed(keys), more=words)
        order = shown.due
        if view.door.address in order:
            place = order.index(view.door.address)
            following = [
                _("单元门") if one.is_shared else one.number for one in order[place + 1 : place + 4]
            ]
            if following:
                words = _("{words}；其后 {doors}").format(words=words, doors=listed(following))
        self._how.setText(words)

    def _show_tonight(self, shown: Shown) -> None:
        while self._tonight.count():
            widget = self._tonight.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        plan = shown.plan
        first = plan.stairs[0] if plan.stairs else None
        lines: list[tuple[str, str]] = []
        if first is not None:
            name = _("{b} 栋 {s} 单元余 {n} 户").format(
                b=first.building, s=first.stairwell, n=first.left
            )
            lines = [
                (name, share_text(first.found)),
                (_("预计用时"), _("{n} 分").format(n=round(first.minutes))),
            ]
            at = compared_at(plan.curve, plan.plain)
            more = found_at(plan.curve, at) - found_at(plan.plain, at)
            lines.append(
                (
                    _("比逐单元走访多找到（{n} 分）").format(n=at),
                    _("{n} 个百分点").format(n=f"{100 * more:+.0f}"),
                )
            )
        for n, (name, value) in enumerate(lines):
            self._tonight.addWidget(label(name, "small"), n, 0)
            self._tonight.addWidget(label(value, "bold" if n == 0 else ""), n, 1, _RIGHT)
        act = _NEXT_ACT.get(shown.outing.state) if shown.outing is not None else None
        self._act.setVisible(act is not None)
        if act is not None:
            self._act.setText(_act_words(act))
            self._act.setEnabled(shown.canvass.may_write)
            self._act.setProperty("act", act)
        self._plan.setEnabled(shown.canvass.may_write)
        self._plan.setVisible(act is None or act not in {"out", "back"})

    def _say(self, mark: Mark) -> None:
        if self._address is not None:
            self.said.emit(self._address, mark)

    def _do(self) -> None:
        self.wanted.emit(str(self._act.property("act")))


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _turned_box() -> QFrame:
    lines = (
        _("停手，不推门，锁回"),
        _("报告主办，登记时间与见证人"),
        _("进入须另有搜查证或同意"),
        _("相符只是线索，等级不超过 B2"),
    )
    body = column(spacing=4, margins=10)
    for n, text in enumerate(lines, 1):
        line = row(label(str(n), "bold"), label(text, wrap=True), spacing=8)
        line.setStretch(1, 1)
        line.setAlignment(line.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        body.addLayout(line)
    return boxed(body, "panel")


def _part(*items: Item) -> QFrame:
    return boxed(column(*items, spacing=5, margins=11))


def _when(shown: Shown) -> str:
    outing = shown.outing
    at = outing.entry.from_at if outing is not None else shown.at
    return f"{day_month(local(at).date())} {clock_time(at)}"


def _act_words(act: str) -> str:
    match act:
        case "ask":
            return _("呈请审批")
        case "print":
            return _("打印走访单")
        case "out":
            return _("领出钥匙")
        case _:
            return _("交回钥匙")
