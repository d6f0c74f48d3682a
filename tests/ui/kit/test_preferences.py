"""What the window remembers on this PC."""

from pathlib import Path

from ui.kit import preferences
from ui.kit.preferences import Preferences
from ui.kit.theme import Appearance


def test_what_is_saved_is_there_the_next_time(tmp_path: Path) -> None:
    kept = Preferences("en", Appearance.DARK, lock_minutes=12, row_height=24)
    assert preferences.load() == Preferences()
    preferences.save(kept)
    assert preferences.load() == kept


def test_tests_write_only_into_their_own_folder(tmp_path: Path) -> None:
    preferences.remember("cases/number/width", 120)
    preferences.save(preferences.load())
    assert [path.name for path in (tmp_path / "settings").rglob("*.*")] == ["Anjie.ini"]
    assert int(preferences.recall("cases/number/width")) == 120
