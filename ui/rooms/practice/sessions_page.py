"""Sessions that wait for another mediator: the leader hands them on, all that can be in one act."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from cases.records.mediation import MovedSessions, SessionWithout
from cases.records.officers import Officer, Role
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import label
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.table import Column
from ui.labels.mediation import WHY_WITHOUT
from ui.rooms.practice.page import ListPage, names_of

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class SessionsPage(ListPage):
    """The sessions to come whose mediator is recused, has left the case or retired."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "sessions",
            (
                _("待改派的调解会"),
                _(
                    "主持人已回避、退出办案或者停用的调解会：一次改派给另一名调解员，时间冲突的留下。"
                ),
                _("没有主持人的调解会"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.case_number, width=128),
                Column(
                    "when",
                    N_("时间"),
                    lambda one: moment_text(one.starts_at),
                    width=150,
                    sort=lambda one: one.starts_at,
                ),
                Column("room", N_("调解室"), lambda one: one.room, width=110),
                Column("mediator", N_("原主持人"), lambda one: one.mediator, width=110),
                Column("why", N_("原因"), lambda one: _(WHY_WITHOUT[one.why]), chip=_tone),
            ),
            (N_("没有待改派的调解会"), N_("主持人回避、退出或者停用后，他的调解会列在这里。")),
        )
        self.offer("hand", _("全部改派…"), "send", self._begin)
        self._told = label("", "small", wrap=True)
        self.below.addWidget(self._told)

    @override
    def read(self) -> tuple[SessionWithout, ...]:
        return self.desk.mediations.without_mediator()

    @override
    def show_read(self, found: tuple[SessionWithout, ...]) -> None:
        super().show_read(found)
        self.buttons["hand"].setEnabled(bool(found))

    @override
    def drop(self) -> None:
        super().drop()
        self._told.setText("")

    def _begin(self) -> None:
        work = partial(self.desk.officers.active, Role.MEDIATOR, Role.INVESTIGATOR)
        self.jobs.run(self, work, self._hand)

    def _hand(self, officers: tuple[Officer, ...]) -> None:
        dialog = FormDialog(self, _("改派调解会"), _("改派"))
        names = names_of(officers, without=-1)
        to = dialog.add(_("新的主持人"), ChoiceField(names), required=True, key="to")
        dialog.note.say(_("他以调解员身份加入这些案件；已发通知书的，主持人变更应当告知当事人。"))
        dialog.submitted.connect(partial(self._send, to))
        dialog.fit()
        dialog.open()

    def _send(self, to: ChoiceField, dialog: FormDialog) -> None:
        work = partial(self.desk.mediations.hand_sessions, to.value())
        self.jobs.run(dialog, work, partial(self._handed, dialog), dialog.refuse)

    def _handed(self, dialog: FormDialog, found: MovedSessions) -> None:
        dialog.accept()
        self._told.setText(handed_words(found))
        self.reload()


def handed_words(found: MovedSessions) -> str:
    """Say how many went over, and which stay with what stands against them."""
    words = _("已改派 {n} 场。").format(n=len(found.moved))
    if not found.clashing:
        return words
    kept = listed(f"{one.case_number} {moment_text(one.starts_at)}" for one in found.clashing)
    rest = _("以下 {n} 场因他届时另有调解会或者也已回避，仍待改派：{kept}。")
    return words + rest.format(n=len(found.clashing), kept=kept)


def _tone(_one: SessionWithout) -> Tone:
    return Tone.AMBER
