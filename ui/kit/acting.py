"""A panel with a table and the acts on its lines."""

from collections.abc import Callable

from ui.kit.buttons import Button, flat
from ui.kit.layout import Panel
from ui.kit.table import RecordTable

#: Key, words, icon and what the button does.
Act = tuple[str, str, str, Callable[[], object]]


def acting_panel(
    title: str, table: RecordTable, acts: tuple[Act, ...], buttons: dict[str, Button]
) -> Panel:
    """Return the panel; its buttons are kept in `buttons` by their keys."""
    panel = Panel(title)
    for key, words, icon, act in acts:
        button = flat(words, icon)
        button.clicked.connect(act)
        buttons[key] = button
        panel.tools.addWidget(button)
    table.setAccessibleName(title)
    panel.body.addWidget(table)
    return panel
