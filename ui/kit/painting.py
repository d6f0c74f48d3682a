"""What a delegate paints: the place of an item and its state, which the stubs of Qt leave out."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def place_of(option: QStyleOptionViewItem) -> QRect:
    """Return where the item is painted."""
    where: QRect = option.rect  # type: ignore[attr-defined] # the stubs do not name it
    return where


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Return whether the item is chosen, hovered, in focus."""
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined] # the stubs do not name it
    return state
