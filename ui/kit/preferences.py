"""What the window remembers on this PC: language, look, columns; nothing of a case."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSettings

from ui.kit.i18n import ZH
from ui.kit.theme import Appearance


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of the window, with their defaults."""

    #: Language of the window, "zh" or "en".
    language: str = ZH
    #: Look of the window.
    appearance: Appearance = Appearance.SYSTEM
    #: Minutes without a key or a click after which the window locks.
    lock_minutes: int = 5
    #: Rows of dense tables: 24 or 28 px.
    row_height: int = 28
    #: Alerts outside the window.
    desktop_alerts: bool = False


def load() -> Preferences:
    """Return what was remembered, or the defaults."""
    store = _store()
    plain = Preferences()
    return Preferences(
        language=str(store.value("language", plain.language)),
        appearance=Appearance(str(store.value("appearance", plain.appearance.value))),
        lock_minutes=int(str(store.value("lock_minutes", plain.lock_minutes))),
        row_height=int(str(store.value("row_height", plain.row_height))),
        desktop_alerts=str(store.value("desktop_alerts", "")).lower() == "true",
    )


def save(preferences: Preferences) -> None:
    """Remember the settings of the window."""
    store = _store()
    store.setValue("language", preferences.language)
    store.setValue("appearance", preferences.appearance.value)
    store.setValue("lock_minutes", preferences.lock_minutes)
    store.setValue("row_height", preferences.row_height)
    store.setValue("desktop_alerts", "true" if preferences.desktop_alerts else "false")
    store.sync()


def remember(key: str, value: Any) -> None:
    """Remember a small thing of a view, as the columns of a table."""
    _store().setValue(f"views/{key}", value)


def recall(key: str, default: Any = None) -> Any:
    """Return what a view remembered."""
    return _store().value(f"views/{key}", default)


def _store() -> QSettings:
    # A file on every system: readable, and in another place under test.
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Anjie", "Anjie")
