"""Due days that had passed before a correction moved them: they stay, as kept or missed."""

from PySide6.QtWidgets import QFrame, QWidget

from cases.law.past import Outcome
from cases.records.cases import PastLine
from cases.records.times import day_of
from ui.kit.i18n import EN, N_, _, day_month, day_short, language, moment_text
from ui.kit.layout import boxed, column, label
from ui.kit.punctuation import bracketed
from ui.kit.table import Column, RecordTable
from ui.labels.law import OUTCOMES

#: Rows shown at once; more are scrolled to.
_ROWS = 3


class PastPanel(QFrame):
    """The panel below the chart; gone while there is nothing to keep."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._table = RecordTable(
            "case.past_dues",
            (
                Column("clock", N_("时限"), _title, bold=lambda _line: True),
                Column("due", N_("原期限"), _due, width=92),
                Column("outcome", N_("结果"), _outcome, width=120),
                Column("new", N_("更正后"), _new, width=92),
                Column("why", N_("更正理由"), _why, width=190, muted=True),
            ),
            empty=(N_("无"), N_("更正时已过的期限，会按当时的结果留在这里。")),
            sortable=False,
        )
        head = label(_("更正前已过的期限"), "bold")
        table = boxed(column(self._table, margins=1), "panel")
        self.setLayout(column(head, table, spacing=8, margins=12))
        self.hide()

    def show_lines(self, lines: tuple[PastLine, ...]) -> None:
        """Show what is kept of a case."""
        self._table.show_records(lines)
        self._table.setFixedHeight(32 + 28 * max(1, min(_ROWS, len(lines))))
        self.setVisible(bool(lines))


def _title(line: PastLine) -> str:
    title = line.title_en if language() == EN else line.title
    return " · ".join(filter(None, (title, line.party, line.item)))


def _due(line: PastLine) -> str:
    return moment_text(line.due_at) if line.due_at else day_short(line.due_on)


def _outcome(line: PastLine) -> str:
    words = _(OUTCOMES[line.outcome])
    if line.outcome is Outcome.LAPSED or line.done_on is None:
        return words
    return _("{day} {outcome}").format(day=day_month(line.done_on), outcome=words)


def _new(line: PastLine) -> str:
    return day_short(line.new_due_on) if line.new_due_on else _("无")


def _why(line: PastLine) -> str:
    noted = f"{line.noted_by} {day_month(day_of(line.noted_at))}"
    return bracketed(line.reason, noted) if line.reason else noted
