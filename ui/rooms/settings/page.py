"""What every page of the settings is: a title, a sentence, a body; read anew on demand."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QWidget

from ui.kit.layout import boxed, column, label, scrolled

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class SettingsPage(QWidget):
    """One page; it asks the desk through `jobs` and shows what it gets."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__()
        self.desk, self.jobs = desk, jobs

    def reload(self) -> None:
        """Read what is shown anew."""

    def drop(self) -> None:
        """Forget what is shown."""

    def lay_out(
        self,
        title: str,
        text: str,
        *parts: "QWidget | QLayout | int | None",
        tall: "QWidget | None" = None,
    ) -> None:
        """Put the parts below a title and a sentence; a tall one takes the height that is left."""
        body = column(label(title, "title"), label(text, "small", wrap=True), *parts, spacing=14)
        body.setContentsMargins(24, 20, 24, 20)
        if tall is not None:
            body.setStretchFactor(tall, 1)
        self.setLayout(column(scrolled(boxed(body)), spacing=0))

    def then_reload(self, _result: Any = None) -> None:
        """Read anew after an act."""
        self.reload()


def held(layout: QLayout, width: int = 680) -> QWidget:
    """Return a widget of at most this width around a layout."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    holder.setMaximumWidth(width)
    return holder
