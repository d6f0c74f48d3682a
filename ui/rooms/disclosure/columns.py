"""Columns of meetings, packages and inspections."""

from cases.records.disclosure import Meeting, MeetingState, Package, Treatment
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.table import Column
from ui.labels.disclosure import MEETING_STATES, SHOWINGS, VISITORS


def _came(one: Meeting) -> str:
    if one.state is not MeetingState.HELD:
        return _("通知 {n} 人").format(n=len(one.attending))
    absent = listed(seat.name for seat in one.attending if not seat.came)
    came = sum(bool(seat.came) for seat in one.attending)
    words = _("到场 {n} 人").format(n=came)
    return _("{came}；未到场：{names}").format(came=words, names=absent) if absent else words


def _counts(one: Package) -> str:
    def of(kind: Treatment) -> int:
        return sum(item.treatment is kind for item in one.items)

    return _("公开 {full}，遮盖 {covered}，不公开 {withheld}").format(
        full=of(Treatment.FULL),
        covered=of(Treatment.COVERED),
        withheld=of(Treatment.WITHHELD),
    )


def _numbers(found: tuple[int, ...]) -> str:
    return listed(map(str, found)) or "—"


def _state_tone(one: Meeting) -> Tone | None:
    return {MeetingState.HELD: Tone.GREEN, MeetingState.CALLED: Tone.AMBER}.get(one.state)


MEETINGS = (
    Column("n", N_("次"), lambda one: str(one.n), width=44, right=True),
    Column("at", N_("时间"), lambda one: moment_text(one.entry.starts_at), width=136, least=120),
    Column("place", N_("地点"), lambda one: one.entry.place, width=190),
    Column("host", N_("主持民警"), lambda one: one.entry.host, width=90),
    Column(
        "state", N_("状态"), lambda one: _(MEETING_STATES[one.state]), width=84, chip=_state_tone
    ),
    Column("came", N_("当事人到场"), _came),
)
PACKAGES = (
    Column("n", N_("卷"), lambda one: str(one.n), width=44, right=True),
    Column("showing", N_("用于"), lambda one: _(SHOWINGS[one.showing]), width=130),
    Column("items", N_("材料"), _counts),
    Column("pages", N_("页"), lambda one: str(one.pages), width=52, right=True),
    Column("shares", N_("已交付份数"), lambda one: str(one.shares), width=90, right=True),
    Column("at", N_("制作时间"), lambda one: moment_text(one.made_at), width=136, least=120),
    Column("by", N_("制作人"), lambda one: one.made_by, width=80),
)
INSPECTIONS: tuple[Column, ...] = (
    Column("at", N_("时间"), lambda one: moment_text(one.entry.began_at), width=136, least=120),
    Column("party", N_("当事人"), lambda one: one.party, width=96),
    Column("who", N_("查阅人"), lambda one: one.entry.name, width=96),
    Column("as", N_("以何身份"), lambda one: _(VISITORS[one.entry.visitor]), width=72),
    Column("power", N_("凭据"), lambda one: one.entry.power or one.entry.id_shown),
    Column("seen", N_("查阅"), lambda one: _numbers(one.entry.seen), width=90),
    Column("copied", N_("复制"), lambda one: _numbers(one.entry.copied), width=90),
    Column("officer", N_("接待民警"), lambda one: one.officer, width=84),
)
