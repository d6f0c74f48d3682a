"""Settings of the window on this PC: language, look, lock, density."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.kit import preferences
from ui.kit.buttons import Segmented
from ui.kit.i18n import EN, ZH, _
from ui.kit.layout import column, label
from ui.kit.theme import Appearance, theme
from ui.rooms.settings.page import SettingsPage, held

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_MINUTES = (1, 3, 5, 10, 15)


class WindowPage(SettingsPage):
    """Choices that take effect at once.

    Signals:
        changed: the window is to be built anew with what is remembered now.
    """

    changed = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        kept = preferences.load()
        self.language = Segmented({ZH: "中文", EN: "English"})
        self.language.choose(kept.language)
        self.language.chosen.connect(self._language)
        self.look = Segmented(
            {
                Appearance.SYSTEM.value: _("跟随系统"),
                Appearance.LIGHT.value: _("浅色"),
                Appearance.DARK.value: _("深色"),
            }
        )
        self.look.choose(kept.appearance.value)
        self.look.chosen.connect(self._look)
        self.minutes = Segmented({str(n): _("{n} 分钟").format(n=n) for n in _MINUTES})
        self.minutes.choose(str(kept.lock_minutes if kept.lock_minutes in _MINUTES else 5))
        self.minutes.chosen.connect(self._minutes)
        self.rows = Segmented({"28": _("舒适"), "24": _("紧凑")})
        self.rows.choose(str(kept.row_height))
        self.rows.chosen.connect(self._rows)
        self.alerts = Segmented({"no": _("不提醒"), "yes": _("桌面提醒")})
        self.alerts.choose("yes" if kept.desktop_alerts else "no")
        self.alerts.chosen.connect(self._alerts)
        parts = []
        for words, field in (
            (_("语言"), self.language),
            (_("外观"), self.look),
            (_("无操作多久后锁定"), self.minutes),
            (_("列表行距"), self.rows),
            (_("期限临近时在桌面提醒（只写案号和期限，锁定后不提醒）"), self.alerts),
        ):
            field.setAccessibleName(words)
            parts.append(held(column(label(words, "small"), field, spacing=4)))
        self.lay_out(
            _("语言与外观"),
            _("只影响这台电脑上的窗口。随时可按 Ctrl+L 锁定。"),
            *parts,
            None,
        )

    def _language(self, key: str) -> None:
        preferences.save(replace(preferences.load(), language=key))
        self.changed.emit()

    def _look(self, key: str) -> None:
        preferences.save(replace(preferences.load(), appearance=Appearance(key)))
        theme().dress(Appearance(key))

    def _minutes(self, key: str) -> None:
        preferences.save(replace(preferences.load(), lock_minutes=int(key)))
        self.changed.emit()

    def _alerts(self, key: str) -> None:
        preferences.save(replace(preferences.load(), desktop_alerts=key == "yes"))
        self.changed.emit()

    def _rows(self, key: str) -> None:
        preferences.save(replace(preferences.load(), row_height=int(key)))
        self.changed.emit()
