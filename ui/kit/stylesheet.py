"""The one stylesheet of the application, made from the tokens.

Widgets choose a variant by a dynamic property: `kind` of a button (primary, flat, icon), of a
label (title, bold, small, muted, link, error), of a frame (panel, header, bar, rail, banner).
"""

from pathlib import Path
from string import Template

from ui.kit.tokens import Tokens

_SHEET = Template("""
* { font-size: 13px; }
QMainWindow, QDialog, QStackedWidget { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 16px; font-weight: 700; }
QLabel[kind="brand"] { font-size: 16px; font-weight: 700; color: $accent_text; }
QLabel[kind="bold"] { font-weight: 700; }
QLabel[kind="small"] { font-size: 12px; color: $text2; }
QLabel[kind="muted"] { font-size: 12px; color: $text3; }
QLabel[kind="error"] { font-size: 12px; color: $red; }
QLabel[kind="warn"] { font-size: 12px; color: $amber; }
QLabel[kind="good"] { font-size: 12px; color: $green; }
QLabel[kind="link"] { color: $accent_text; }
QFrame[kind="panel"] { background: $surface; border: 1px solid $line; border-radius: 4px; }
QFrame[kind="surface"], QWidget[kind="surface"] { background: $surface; border: none; }
QFrame[kind="header"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="sunken"] { background: $window; border: none; }
QFrame[kind="footer"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="topbar"] { background: $rail; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[kind="status"] { background: $rail; border: none; border-top: 1px solid $line; }
QFrame[kind="status"] QLabel { font-size: 12px; color: $text2; }
QFrame[kind="status"] QLabel[kind="warn"] { color: $amber; font-weight: 700; }
QFrame[kind="rule"] { background: $line_subtle; border: none; }
QFrame[kind="note"] { background: $yellow_bg; border: 1px solid $yellow_fill; border-radius: 4px; }
QFrame[kind="note"] QLabel { color: $yellow; }
QFrame[kind="strip"] { background: $yellow_bg; border: none;
  border-bottom: 1px solid $yellow_fill; }
QFrame[kind="strip"] QLabel { color: $yellow; font-size: 12px; }
QFrame[kind="alarm"] { background: $red_bg; border: 1px solid $red_fill; border-radius: 4px; }
QFrame[kind="alarm"] QLabel { color: $red; }
QLineEdit[large="true"] { min-height: 30px; }
QLineEdit[large="true"]:focus { min-height: 28px; }
QFrame[kind="palette"] { background: $raised; border: 1px solid $line; border-radius: 4px; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { background: transparent; border: none;
  font-size: 16px; min-height: 32px; padding: 0; }
QWidget[kind="cover"] { background: $window; }
QFrame[kind="info"] { background: $sel; border: 1px solid $accent_mid; border-radius: 4px; }

QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $line_strong;
  border-radius: 4px; padding: 0 10px; min-height: 26px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $sel; border-color: $sel_line; color: $accent_text; }
QPushButton:focus, QToolButton:focus { border: 2px solid $sel_line; padding: 0 9px;
  min-height: 24px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $grey_bg; border-color: $grey_bg;
  color: $disabled; }
QPushButton[kind="danger"] { color: $red; border-color: $red_fill; }
QPushButton[kind="flat"], QToolButton[kind="flat"], QToolButton[kind="icon"] {
  background: transparent; border: 1px solid transparent; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover, QToolButton[kind="icon"]:hover {
  background: $hover; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus, QToolButton[kind="icon"]:focus {
  border: 2px solid $sel_line; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent_text;
  padding: 0 2px; text-align: left; }
QPushButton[kind="link"]:focus { border: 2px solid $sel_line; padding: 0; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QToolButton[kind="icon"] { padding: 0; min-width: 26px; }
QToolButton[kind="icon"]:checked { background: $sel; border-color: $sel_line; }
QToolButton[kind="icon"]:focus { padding: 0; min-width: 24px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="who"] { background: transparent; border: 1px solid transparent;
  padding-right: 28px; }
QPushButton[kind="who"]:hover { background: $hover; }
QPushButton[kind="who"]:focus { border: 2px solid $sel_line; padding: 0 27px 0 9px; }
QPushButton[kind="who"]::menu-indicator { image: url($icons/down-$shade.svg); width: 14px;
  height: 14px; subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }
QPushButton[large="true"] { min-height: 30px; padding: 0 16px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 4px;
  selection-background-color: $sel; selection-color: $text; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 26px; padding: 0 8px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $text3; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {
  border: 2px solid $sel_line; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { min-height: 24px; padding: 0 7px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QLineEdit:read-only {
  background: $sunken; color: $text3; border-color: $line; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] {
  border-color: $red_fill; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($icons/down-$shade.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line;
  selection-background-color: $sel; selection-color: $text; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; background: $surface;
  border: 1px solid $line_strong; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url($icons/check-on.svg); }
QRadioButton::indicator:checked { border: 1px solid $accent;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $surface, stop: 1 $surface); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $sel_line; }

QTableView, QTreeView, QListView, QListWidget, QTreeWidget, QTableWidget {
  background: $surface; color: $text; border: none; outline: none; gridline-color: $line_subtle;
  selection-background-color: $sel; selection-color: $text; }
QListView::item, QTreeView::item { min-height: 28px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $sel; color: $text; }
QHeaderView { background: $window; border: none; }
QHeaderView::section { background: $window; color: $text2; border: none;
  border-bottom: 1px solid $line; padding: 0 8px; font-size: 12px; min-height: 27px; }
QTableCornerButton::section { background: $window; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px;
  min-width: 28px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { min-height: 24px; padding: 2px 24px 2px 12px; border-radius: 3px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line_subtle; margin: 4px 8px; }
QProgressBar { background: $sunken; border: none; border-radius: 2px; max-height: 6px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QCalendarWidget QWidget { alternate-background-color: $window; }
QGroupBox { border: 1px solid $line; border-radius: 4px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; font-weight: 700; }
""")


def stylesheet(look: Tokens) -> str:
    """Return the stylesheet for the given colours."""
    values = {name: getattr(look, name) for name in look.__slots__}
    icons = str(Path(__file__).parents[1] / "icons").replace("\\", "/")
    shade = "dark" if look.is_dark else "light"
    return _SHEET.substitute(values, icons=icons, shade=shade)
