"""One recusal in the tab 审批: who asked, what was decided and told, the earlier acts."""

from PySide6.QtWidgets import QWidget

from cases.records.recusals import Recusal
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, column, label
from ui.labels.approvals import GROUNDS
from ui.rooms.approvals import recusal_words as words
from ui.rooms.approvals.recusal_desk import acts_table


class RecusalDetail(QWidget):
    """What is on record about a recusal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "bold", wrap=True)
        self._asked = label("", "small", wrap=True)
        self._grounds = label("", wrap=True)
        self._decision = label("", wrap=True)
        self._told = label("", "small", wrap=True)
        self.acts = acts_table("case.recusal.acts")
        self.acts.setAccessibleName(_("此前的行为"))
        panel = Panel(_("此前的行为"))
        panel.body.addWidget(self.acts)
        whole = column(
            self._title,
            self._asked,
            self._grounds,
            self._decision,
            self._told,
            panel,
            spacing=8,
            margins=16,
        )
        whole.setStretch(5, 1)
        self.setLayout(whole)

    def show_recusal(self, one: Recusal) -> None:
        """Show it."""
        self._title.setText(_("{name}的回避").format(name=one.officer))
        ground = _(GROUNDS[one.ground])
        moment = moment_text(one.asked_at)
        self._asked.setText(f"{words.asked_words(one)} · {moment} · {ground}")
        self._grounds.setText(one.grounds)
        said = f"{words.state_words(one)} · {words.decider_words(one)}"
        self._decision.setText(" · ".join(filter(None, (said, one.decision_text))))
        self._told.setText(words.told_words(one))
        self.acts.show_records(one.acts)
