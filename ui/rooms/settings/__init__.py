"""The room of settings: one page for each subject, a list of them at the left."""

from ui.rooms.settings.room import SettingsRoom

__all__ = ["SettingsRoom"]
