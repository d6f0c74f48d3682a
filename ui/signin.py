"""The sign-in page: who, password, and nothing of any case. Needs Qt and the kit only."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from cases.records.times import local
from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import FormRow, TextField
from ui.kit.i18n import EN, ZH, _, clock_time, day_short, language
from ui.kit.icons import icon, pixmap
from ui.kit.layout import boxed, column, label, row, rule
from ui.kit.messages import report, sentence
from ui.kit.theme import Appearance, theme
from ui.password import CapsHint, PasswordField
from ui.version import VERSION
from ui.waiting import Countdown

if TYPE_CHECKING:
    from cases.records.station import StationFace
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Opens the desk for a number or name and a password; a third word is a new password.
SignIn = Callable[[str, str, str | None], "Desk"]


class SignInPage(QWidget):
    """The card in the middle, language and look at the upper right.

    Signals:
        signed_in: with the desk.
        language_chosen: with "zh" or "en"; the page is built anew.
        look_chosen: with the appearance.
        recovery_wanted: every password is lost; the recovery sheet is at hand.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    recovery_wanted = Signal()

    def __init__(
        self,
        face: "StationFace",
        sign_in: SignIn,
        jobs: "Jobs",
        *,
        who: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign_in, self._jobs = sign_in, jobs
        self.who = TextField(name=_("警号或姓名"))
        self.who.setProperty("large", "true")
        self.who.set_value(who)
        self._person = self.who.addAction(icon("user"), QLineEdit.ActionPosition.LeadingPosition)
        self.password = PasswordField(_("口令"))
        self.fresh = PasswordField(_("新口令"))
        self._caps = CapsHint(self.password, self.fresh)
        self._fresh_row = FormRow(_("新口令（至少十个字符）"), self.fresh)
        self._fresh_row.hide()
        self._hint = label("", "error", wrap=True)
        self._hint.hide()
        self.enter = primary(f"{_('登录')}  Enter", large=True)
        self.enter.setAccessibleName(_("登录"))
        self.enter.setDefault(True)
        for field in (self.who, self.password, self.fresh):
            field.returnPressed.connect(self.submit)
        self.enter.clicked.connect(self.submit)
        self.wait = Countdown(self.enter, self._say)
        self._lay_out(face)
        self.setFocusProxy(self.password if who else self.who)

    def submit(self) -> None:
        """Try to sign in with what is typed."""
        if self.wait.is_running or not self.enter.isEnabled():
            return
        if not self.who.value() or not self.password.text():
            self._say(_("请输入警号或姓名，以及口令。"))
            return
        self.enter.setEnabled(False)
        self._say("")
        self._jobs.run(self, self._work, self._done, self._failed)

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _work(self) -> "Desk":
        fresh = self.fresh.text() or None
        return self._sign_in(self.who.value(), self.password.text(), fresh)

    def _done(self, desk: "Desk") -> None:
        self.password.clear()
        self.fresh.clear()
        self.signed_in.emit(desk)

    def _failed(self, error: Exception) -> None:
        self.enter.setEnabled(True)
        if not isinstance(error, Refusal):
            report(self, error)
            return
        if error.reason is Reason.PASSWORD_TO_CHANGE:
            self._fresh_row.show()
            self.fresh.setFocus()
        else:
            self.password.selectAll()
            self.password.setFocus()
        what, advice = sentence(error)
        self._say(f"{what} {advice}")
        self.wait.begin(error)

    def _dress(self) -> None:
        self._person.setIcon(icon("user"))
        self._padlock.setPixmap(pixmap("lock", "text2", 16))

    def _lay_out(self, face: "StationFace") -> None:
        recovery = Button(_("口令都遗失了：用恢复单"), kind="link")
        recovery.clicked.connect(self.recovery_wanted)
        card = column(
            row(
                label(_("案结"), "brand"), label(_("交通事故办案工作台"), "small"), None, spacing=12
            ),
            label(f"{face.organ} · {face.squad}", "small", wrap=True),
            8,
            FormRow(_("警号或姓名"), self.who),
            FormRow(_("口令"), self.password),
            self._fresh_row,
            self._caps,
            self._hint,
            4,
            self.enter,
            4,
            rule(),
            label(_last(face.last_sign_in_at), "small"),
            label(_("忘记口令：由管理员重设，两人在场；口令不能找回。"), "small", wrap=True),
            recovery,
            spacing=10,
            margins=32,
        )
        framed = boxed(card, "panel")
        framed.setFixedWidth(400)
        languages = Choice({ZH: "中文", EN: "English"}, language(), name=_("语言"))
        languages.chosen.connect(self.language_chosen)
        looks = Choice(
            {
                Appearance.SYSTEM.value: _("外观：跟随系统"),
                Appearance.LIGHT.value: _("外观：浅色"),
                Appearance.DARK.value: _("外观：深色"),
            },
            theme().appearance.value,
            name=_("外观"),
        )
        looks.chosen.connect(self.look_chosen)
        theme().changed.connect(self._dress)
        notice = label(_("仅限事故中队民警使用。每次查看案件均有记录。"), "small")
        notice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        demo = label(_("演示站点：人物、号牌、编号均为虚构") if face.is_demo else "", "small")
        demo.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.addLayout(row(None, languages, looks, 16, spacing=12))
        whole.addStretch(1)
        whole.addLayout(row(None, framed, None))
        whole.addSpacing(16)
        whole.addWidget(notice)
        whole.addWidget(demo)
        whole.addStretch(2)
        seal = _("数据库已加密，未打开 · 日志末条 #{seq}").format(seq=face.journal_seq)
        self._padlock = label("")
        self._dress()
        version = label(_("版本 {version}").format(version=VERSION))
        foot = boxed(row(12, self._padlock, label(seal), None, version, 12, spacing=8), "status")
        foot.setFixedHeight(24)
        whole.setContentsMargins(0, 16, 0, 0)
        whole.addWidget(foot)


class Choice(Button):
    """A flat button with a menu: what is chosen stands on it.

    Signals:
        chosen: with the key of another choice.
    """

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], key: str, *, name: str) -> None:
        super().__init__(choices[key], kind="who")
        self._choices = dict(choices)
        self.setAccessibleName(f"{name} {choices[key]}")
        menu = QMenu(self)
        for value, words in choices.items():
            action = menu.addAction(words)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == key)
        menu.triggered.connect(self._choose)
        self.setMenu(menu)

    def _choose(self, action: QAction) -> None:
        value = str(action.data())
        for other in self.menu().actions():
            other.setChecked(other is action)
        self.setText(self._choices[value])
        self.chosen.emit(value)


def _last(moment: datetime | None) -> str:
    if moment is None:
        return _("还没有人登录过。")
    day = day_short(local(moment).date())
    return _("上次登录 {day} {time}").format(day=day, time=clock_time(moment))
