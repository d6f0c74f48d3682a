"""A page of the room: a title, a sentence, one list, and acts on its lines."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from ui.kit.asking import Asking
from ui.kit.buttons import Button
from ui.kit.layout import Panel, column, label
from ui.kit.table import Column, RecordTable

if TYPE_CHECKING:
    from cases.records.officers import Officer
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class ListPage(Asking):
    """One list and its acts; it asks the desk through `jobs` and shows what it gets."""

    def __init__(
        self,
        desk: "Desk",
        jobs: "Jobs",
        key: str,
        words: tuple[str, str, str],
        columns: Sequence[Column],
        empty: tuple[str, str],
    ) -> None:
        super().__init__(jobs)
        title, sentence, of_list = words
        self.desk, self.jobs = desk, jobs
        self.buttons: dict[str, Button] = {}
        self._needs: dict[str, Callable[[Any], bool]] = {}
        self.table = RecordTable(f"practice.{key}", tuple(columns), empty=empty)
        self.table.picked.connect(self._refresh)
        self.panel = Panel(of_list)
        self.panel.body.addWidget(self.table)
        self.below = column(spacing=12)
        whole = column(
            label(title, "title"),
            label(sentence, "small", wrap=True),
            self.panel,
            self.below,
            spacing=12,
            margins=20,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def offer(
        self,
        key: str,
        words: str,
        icon: str,
        act: Callable[[], object],
        fits: Callable[[Any], bool] | None = None,
    ) -> Button:
        """Add an act; with `fits` it is offered only for a line that fits."""
        button = Button(words, icon)
        button.clicked.connect(act)
        self.buttons[key] = button
        if fits is not None:
            self._needs[key] = fits
            button.setEnabled(False)
        self.panel.tools.addWidget(button)
        return button

    def read(self) -> object:
        """Return what the list shows; runs on the database thread."""
        raise NotImplementedError

    @override
    def reload(self) -> None:
        """Read the list anew."""
        self.jobs.run(self, self.read, self.show_read)

    def show_read(self, found: Any) -> None:
        """Show what was read."""
        self.table.show_records(found)
        self._refresh()

    def drop(self) -> None:
        """Forget what is shown."""
        self.table.show_records(())
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        record = self.table.current()
        for key, fits in self._needs.items():
            self.buttons[key].setEnabled(record is not None and fits(record))


def names_of(officers: "Sequence[Officer]", *, without: int) -> dict[int, str]:
    """Return officers to choose from, by id, with their numbers; without the one who asks."""
    return {one.id: f"{one.name}　{one.number}" for one in officers if one.id != without}
