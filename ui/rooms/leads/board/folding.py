"""A pane at the side of the board that folds away and stays so until it is wanted again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.kit import preferences
from ui.kit.buttons import IconButton
from ui.kit.layout import row


class FoldingPane(QFrame):
    """The pane with the line beside it.

    A button elsewhere folds and unfolds it.

    Signals:
        turned: folded or unfolded.
    """

    turned = Signal()

    def __init__(self, name: str, button: IconButton, *parts: QWidget) -> None:
        super().__init__()
        self._key, self._button, self._narrow = f"{name}.folded", button, False
        self.setLayout(row(*parts, spacing=0))
        button.setCheckable(True)
        button.clicked.connect(self.turn)
        if self._is_folded():
            self.hide()
        button.setChecked(not self.isHidden())

    @property
    def folded(self) -> bool:
        """Whether the pane is folded away."""
        return self.isHidden()

    @property
    def room(self) -> int:
        """Pixels the pane takes."""
        return 0 if self.isHidden() else self.sizeHint().width()

    def turn(self) -> None:
        """Fold the pane or unfold it, and remember it."""
        folded = not self.isHidden()
        if not self._narrow:
            preferences.remember(self._key, folded)
        self.setHidden(folded)
        self._button.setChecked(not folded)
        self.turned.emit()

    def give_way(self, *, narrow: bool) -> None:
        """Fold while the window is narrow; that is not remembered, and his own will is kept."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setHidden(narrow or self._is_folded())
        self._button.setChecked(not self.isHidden())

    def unfold(self) -> None:
        """Show the pane because something in it is wanted."""
        if self.isHidden():
            self.turn()

    def _is_folded(self) -> bool:
        return str(preferences.recall(self._key, default=False)).lower() == "true"
