"""The clipboard: what the program puts there, and taking that away again, and nothing else."""

from PySide6.QtGui import QClipboard, QGuiApplication

#: Where text may lie: copied, marked with the mouse, looked for.
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)
#: What was copied last, for platforms that cannot tell whose the clipboard is.
_copied: list[str] = []


def put_text(text: str) -> None:
    """Put a text on the clipboard."""
    _copied[:] = [text]
    QGuiApplication.clipboard().setText(text)


def forget_copied() -> None:
    """Clear what came from this program; what another one put there is left alone."""
    clipboard = QGuiApplication.clipboard()
    for mode in _MODES:
        if _is_ours(clipboard, mode):
            clipboard.clear(mode)
    _copied.clear()


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    match mode:
        case QClipboard.Mode.Clipboard:
            return clipboard.ownsClipboard() or clipboard.text() in _copied
        case QClipboard.Mode.Selection:
            return clipboard.supportsSelection() and clipboard.ownsSelection()
        case _:
            return clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer()
