"""The window's tests: settings of their own, light and Chinese, and a channel that remembers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from cases.refusals import Refusal
from ui.kit.i18n import ZH, set_language
from ui.kit.jobs import Jobs
from ui.kit.messages import DialogMessages, speak_through
from ui.kit.theme import Appearance, theme


@pytest.fixture(autouse=True)
def looks(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    set_language(ZH)
    if theme().appearance is not Appearance.LIGHT or not qapp.styleSheet():
        theme().dress(Appearance.LIGHT)  # dear: every widget alive is polished anew
    yield
    set_language(ZH)


class Said:
    """Remembers what the window said and asked; answers from a list, yes when it is empty."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.failures = 0
        self.words: list[tuple[str, str]] = []
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.answers: list[bool | str | None] = []

    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def failed(self, parent: QWidget) -> None:
        self.failures += 1

    def told(self, parent: QWidget, title: str, text: str) -> None:
        self.words.append((title, text))

    def confirm(
        self, parent: QWidget, title: str, lines: Sequence[str], act: str, *, danger: bool = False
    ) -> bool:
        self.asked.append((title, tuple(lines)))
        return bool(self.answers.pop(0)) if self.answers else True

    def ask_text(
        self, parent: QWidget, title: str, caption: str, *, act: str, text: str = ""
    ) -> str | None:
        self.asked.append((title, (caption,)))
        answer = self.answers.pop(0) if self.answers else text
        return answer if isinstance(answer, str) else None


@pytest.fixture
def said() -> Iterator[Said]:
    channel = Said()
    speak_through(channel)
    yield channel
    speak_through(DialogMessages())


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()
