"""Callers (接待): what they want, until when they are answered, and by whom."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cases.records.receptions import Reception, ReceptionEntry
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import N_, _, day_short, moment_text
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.labels.practice import RECEPTIONS, WAYS
from ui.rooms.practice.page import ListPage, names_of
from ui.rooms.practice.words import left_text, left_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Working days an answer is proposed for; the officer may choose another day.
ANSWER_DAYS = 5


class ReceptionsPage(ListPage):
    """An officer's own callers."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "receptions",
            (
                _("接待"),
                _(
                    "首问负责：谁先接待，谁负责到答复；转交以后由接手的人负责。只有本人看得到自己的接待记录。"
                ),
                _("我的接待"),
            ),
            (
                Column("came", N_("时间"), lambda one: moment_text(one.entry.came_at), width=140),
                Column("visitor", N_("来访人"), lambda one: one.entry.visitor, width=110),
                Column("kind", N_("事由"), lambda one: _(RECEPTIONS[one.entry.kind]), width=100),
                Column("matter", N_("内容"), lambda one: one.entry.matter),
                Column("about", N_("所称案号"), lambda one: one.entry.about, width=100, muted=True),
                Column(
                    "by",
                    N_("答复期限"),
                    lambda one: day_short(one.entry.answer_by),
                    width=90,
                    sort=lambda one: one.entry.answer_by,
                ),
                Column("left", N_("剩余"), _left, width=136, chip=_tone),
                Column("from", N_("首次接待"), lambda one: one.received_by, width=90, muted=True),
            ),
            (N_("没有待答复的来访"), N_("按“登记来访”开始。")),
        )
        self.offer("receive", _("登记来访"), "plus", self._receive)
        self.offer("answer", _("答复"), "check", self._answer, _is_open)
        self.offer("pass", _("转交"), "send", self._begin_passing, _is_open)
        self.table.opened.connect(self._opened)

    @override
    def read(self) -> tuple[Reception, ...]:
        return self.desk.receptions.mine()

    def _receive(self) -> None:
        desk = self.desk
        day = desk.today()
        for _step in range(ANSWER_DAYS):
            day = desk.calendar().next_working(day + timedelta(days=1))
        dialog = FormDialog(self, _("登记来访"), _("登记"))
        way = dialog.add(
            _("方式"), ChoiceField({key: _(words) for key, words in WAYS.items()}), required=True
        )
        kinds = {key: _(words) for key, words in RECEPTIONS.items()}
        kind = dialog.add(_("事由"), ChoiceField(kinds), required=True)
        visitor = dialog.add(_("来访人"), TextField(), required=True, key="visitor")
        contact = dialog.add(_("联系方式"), TextField())
        about = dialog.add(_("来访人所称的案号"), TextField())
        matter = dialog.add(_("内容"), LongField(), required=True, key="matter")
        came = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="came_at")
        came.set_value(desk.now())
        until = dialog.add(_("答复期限"), DayField(today=desk.today()), required=True)
        until.set_value(day)
        dialog.note.say(
            _(
                "不查询案件，也不透露有没有这个案件；案情以外的事当场答复。"
                "问案件办得怎样的，请按 Ctrl+Shift+Q 登记询问，会自动转给承办人。"
            )
        )

        def prepare() -> "Callable[[], object]":
            came_at, answer_by = came.value(), until.value()
            assert came_at is not None
            assert answer_by is not None
            entry = ReceptionEntry(
                kind=kind.value(),
                way=way.value(),
                visitor=visitor.value(),
                matter=matter.value(),
                came_at=came_at,
                answer_by=answer_by,
                contact=contact.value(),
                about=about.value(),
            )
            return partial(desk.receptions.receive, entry)

        self.ask((dialog, prepare))

    def _opened(self, record: Any) -> None:
        if _is_open(record):
            self._answer()

    def _answer(self) -> None:
        one = self.table.current()
        assert isinstance(one, Reception)
        dialog = FormDialog(self, _("答复来访"), _("记录答复"))
        dialog.note.say(
            _("{name}：{matter}").format(name=one.entry.visitor, matter=one.entry.matter)
        )
        answer = dialog.add(_("答复内容"), LongField(), required=True, key="answer")
        self.ask((dialog, lambda: partial(self.desk.receptions.answer, one.id, answer.value())))

    def _begin_passing(self) -> None:
        self.jobs.run(self, self.desk.officers.active, self._pass)

    def _pass(self, officers: Any) -> None:
        one = self.table.current()
        if not isinstance(one, Reception):
            return
        dialog = FormDialog(self, _("转交来访事项"), _("转交"))
        names = names_of(officers, without=self.desk.officer.id)
        to = dialog.add(_("转交给"), ChoiceField(names), required=True)
        why = dialog.add(_("理由"), TextField(), required=True)
        dialog.note.say(_("来访人不必再说一遍：已记录的内容一并转交，由接手的人负责答复。"))
        self.ask(
            (dialog, lambda: partial(self.desk.receptions.pass_on, one.id, to.value(), why.value()))
        )


def _is_open(record: Any) -> bool:
    return isinstance(record, Reception) and record.answered_at is None


def _left(one: Reception) -> str:
    return left_text(one.working_days_left)


def _tone(one: Reception) -> Tone | None:
    return left_tone(one.working_days_left)
