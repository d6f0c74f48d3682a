"""Words of the stages at which a duty is told."""

from cases.records.alerts import Alert, Stage
from ui.kit.i18n import N_, _, clock_time, ngettext

STAGES = {
    Stage.LATE: N_("逾期"),
    Stage.HOUR: N_("一小时内届满"),
    Stage.DUE: N_("今天到期"),
    Stage.ONE: N_("剩一个工作日"),
    Stage.THREE: N_("剩三个工作日"),
}


def stage_words(alert: Alert) -> str:
    """Return how near a duty is: 逾期 3, 今天到期, 剩 2 个工作日."""
    due = alert.due
    match alert.stage:
        case Stage.LATE if due.working_days_left < 0:
            return _("逾期 {n}").format(n=-due.working_days_left)
        case Stage.HOUR if due.due_at is not None:
            return _("{time} 届满").format(time=clock_time(due.due_at))
        case Stage.ONE | Stage.THREE:
            n = due.working_days_left
            return ngettext("剩{n}个工作日", "剩 {n} 个工作日", n).format(n=n)
        case stage:
            return _(STAGES[stage])
