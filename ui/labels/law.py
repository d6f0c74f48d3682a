"""Words of the law engine: facts, states of clocks, the sentences of "why this day"."""

from cases.law.articles import articles
from cases.law.calendar import DayKind, notice_of
from cases.law.clock import Clock, ClockState
from cases.law.facts import FactKind
from cases.law.steps import Span, Step, StepKind
from ui.kit.i18n import EN, N_, ZH, _, day_month, day_short, language
from ui.labels.articles import cite

CLOCK_STATES = {
    ClockState.NOT_STARTED: N_("未起算"),
    ClockState.RUNNING: N_("进行中"),
    ClockState.SUSPENDED: N_("中止"),
    ClockState.DONE: N_("已完成"),
    ClockState.OVERDUE: N_("逾期"),
    ClockState.MISSED: N_("逾期完成"),
    ClockState.LAPSED: N_("期满未行使"),
    ClockState.NOT_COVERED: N_("须人工核对"),
}

DAY_KINDS = {
    DayKind.WORKDAY: N_("工作日"),
    DayKind.WEEKEND: N_("休"),
    DayKind.HOLIDAY: N_("节假日"),
    DayKind.MAKEUP: N_("班"),
}

FACTS = {
    FactKind.ACCIDENT_HAPPENED: N_("事故发生"),
    FactKind.REPORT_RECEIVED: N_("接到报警"),
    FactKind.SCENE_INVESTIGATED: N_("现场调查"),
    FactKind.SCENE_FINISHED: N_("现场调查结束"),
    FactKind.DEATH: N_("死亡"),
    FactKind.APPRAISAL_COMMISSIONED: N_("委托检验鉴定"),
    FactKind.APPRAISAL_RECEIVED: N_("收到检验报告、鉴定意见"),
    FactKind.APPRAISAL_SERVED: N_("检验鉴定复印件送达"),
    FactKind.REAPPRAISAL_REQUESTED: N_("申请重新检验鉴定"),
    FactKind.REAPPRAISAL_APPROVED: N_("批准重新检验鉴定"),
    FactKind.REAPPRAISAL_REFUSED: N_("不予重新检验鉴定"),
    FactKind.REAPPRAISAL_RECEIVED: N_("收到重新检验鉴定意见"),
    FactKind.APPRAISAL_SETTLED: N_("检验鉴定确定之日"),
    FactKind.VEHICLE_SEIZED: N_("扣留车辆"),
    FactKind.VEHICLE_RELEASE_NOTIFIED: N_("通知领取车辆"),
    FactKind.VEHICLE_FOUND: N_("查获肇事车辆"),
    FactKind.DRIVER_FOUND: N_("查获驾驶人"),
    FactKind.VICTIM_REQUEST: N_("受害方书面申请认定"),
    FactKind.VICTIM_DETERMINATION_MADE: N_("制作受害方认定书"),
    FactKind.QUICK_REQUEST: N_("当事人申请快速处理"),
    FactKind.QUICK_APPROVED: N_("批准快速处理"),
    FactKind.SUSPENSION_APPROVED: N_("批准中止认定"),
    FactKind.SUSPENSION_CAUSE_GONE: N_("中止原因消除"),
    FactKind.DETERMINATION_MADE: N_("制作认定书"),
    FactKind.DETERMINATION_SERVED: N_("认定书送达当事人"),
    FactKind.REVIEW_APPLIED: N_("当事人申请复核"),
    FactKind.REVIEW_APPLIED_ABOVE: N_("当事人向上级申请复核"),
    FactKind.REVIEW_FILE_REQUESTED: N_("上级调取案卷"),
    FactKind.REVIEW_FILE_SENT: N_("报送复核申请、案卷"),
    FactKind.REVIEW_ACCEPTED: N_("上级受理复核"),
    FactKind.REVIEW_WITHDRAWN: N_("撤回复核申请"),
    FactKind.REVIEW_UPHELD: N_("复核维持"),
    FactKind.REVIEW_ORDERED_REDO: N_("责令重新调查认定"),
    FactKind.REVIEW_SERVED: N_("复核结论送达"),
    FactKind.BODY_NOTICE_SERVED: N_("尸体处理通知书送达"),
    FactKind.BURIAL_PERIOD_END: N_("规定的办理丧葬时间届满"),
    FactKind.BURIAL_DONE: N_("丧葬办理完毕"),
    FactKind.TREATMENT_ENDED: N_("治疗终结"),
    FactKind.DISABILITY_GRADED: N_("定残"),
    FactKind.LOSS_FIXED: N_("损失确定"),
    FactKind.MEDIATION_APPLIED: N_("申请调解"),
    FactKind.MEDIATION_ACCEPTED: N_("受理调解"),
    FactKind.MEDIATION_REFUSED: N_("不予调解"),
    FactKind.AGREEMENT_MADE: N_("制作调解书"),
    FactKind.TERMINATION_MADE: N_("制作调解终结书"),
    FactKind.COMMITTEE_ENDED: N_("人民调解未达成协议"),
    FactKind.COMMITTEE_AGREED: N_("人民调解达成协议"),
    FactKind.CONFIRMATION_APPLIED: N_("申请司法确认"),
}

STEPS = {
    StepKind.START_NOT_COUNTED: N_("{day} 起算，当日不计"),
    StepKind.WORKING_DAYS_ONLY: N_("“{number} 日”是工作日，不包括节假日"),
    StepKind.EVERY_DAY_COUNTS: N_("“{number} 日”是自然日，节假日计入"),
    StepKind.SAME_DAY_NUMBER: N_("按月计算 {number} 个月，至对应日 {day}"),
    StepKind.LAST_DAY_OF_MONTH: N_("按月计算 {number} 个月，末月无对应日，至月末 {day}"),
    StepKind.HOURS_BY_THE_CLOCK: N_("“{number} 小时”按钟点计算，夜间和节假日计入"),
    StepKind.MAKEUP_COUNTED: N_("{day}是调休上班日，计入第 {number} 日"),
    StepKind.HOLIDAYS_NOT_COUNTED: N_("{spans}不计"),
    StepKind.ENDS_ON_WORKING_DAY: N_("第 {number} 日 {day}为工作日，不顺延"),
    StepKind.ROLLED: N_("末日 {day}是节假日，顺延到 {until}"),
    StepKind.CEILING: N_("第 {number} 日 {day}为最长期限，节假日不顺延"),
    StepKind.COUNTED_BACKWARDS: N_("向前数第 {number} 日，最迟 {day}"),
    StepKind.YEAR_WITHOUT_TABLE: N_("{year} 年放假安排尚未录入，暂按周末推算"),
    StepKind.LATEST_OF_SEVERAL: N_("多个起算日，以最后的 {day}为准"),
    StepKind.STARTS_AT_ACCEPTANCE: N_("起算日 {day}已过，自受理之日 {until}起算"),
    StepKind.BURIAL_PERIOD: N_("尸体处理通知书 {day}送达，办理丧葬时间至 {until}"),
    StepKind.APPRAISAL_SETTLED_UNOPPOSED: N_("{day}送达后无人申请重新鉴定，{until}确定"),
    StepKind.APPRAISAL_SETTLED_BY_NEW: N_("重新检验鉴定意见 {day}作出，即为确定"),
    StepKind.APPRAISAL_SETTLED_BY_REFUSAL: N_("{day}不予重新鉴定，即为确定"),
    StepKind.APPRAISAL_SETTLED_BY_OFFICER: N_("确定之日由办案人写明理由定为 {day}"),
    StepKind.VEHICLE_AND_DRIVER: N_("车辆、驾驶人 {day}都已查获（两者齐备才起算）"),
    StepKind.SUSPENSION_CAUSE_GONE: N_("中止原因 {day}消除"),
    StepKind.SUSPENSION_RAN_OUT: N_("中止期限 {day}届满"),
    StepKind.APPROVED_FOR_LESS: N_("批准的期限短于最长期限，至 {day}"),
    StepKind.EXPECTED: N_("从前一步的到期日 {day}推算，前一步尚未办理"),
}


def explain(step: Step) -> tuple[str, str]:
    """Return a sentence of "why this day" and the source that says so."""
    words = _(STEPS[step.kind]).format(
        day=day_short(step.day) if step.day else "",
        until=day_short(step.until) if step.until else "",
        number=step.number if step.number is not None else "",
        spans=("、" if language() == ZH else ", ").join(map(_span, step.spans)),
        year=step.year or "",
    )
    return words, source(step)


def source(step: Step) -> str:
    """Return where a step is written: an article, or the notice of the year."""
    if step.article:
        known = articles().get(step.article)
        if known is None:
            return step.article
        law = known.law.short_en if language() == EN else known.law.short
        number = step.article.rpartition(".")[2]
        return f"{law} art. {number}" if language() == EN else f"{law} {known.short}"
    if step.year is None:
        return ""
    if step.kind is StepKind.YEAR_WITHOUT_TABLE:
        return _("请在设置中录入该年放假安排")
    notice = notice_of(step.year)
    return _("{year} 年放假通知 {notice}").format(year=step.year, notice=notice).strip()


def _span(span: Span) -> str:
    """Return a run of days off as 9/25–27 中秋节."""
    if span.first == span.last:
        days = day_month(span.first)
    elif span.first.month == span.last.month:
        days = _same_month(span)
    else:
        days = f"{day_month(span.first)}–{day_month(span.last)}"
    name = span.name_en if language() == EN else span.name
    return f"{days} {name}".strip()


def _same_month(span: Span) -> str:
    if language() == EN:
        return f"{span.first.day}–{day_month(span.last)}"
    return f"{day_month(span.first)}–{span.last.day}"


def short_name(holiday: str) -> str:
    """Return the name of a holiday as a small calendar has room for it: 国庆节 as 国庆."""
    return holiday.removesuffix("节") if len(holiday) > 2 else holiday


def clock_title(clock: Clock) -> str:
    """Return what a clock is called in the language in use."""
    return clock.title_en if language() == EN else clock.title


def clock_article(clock: Clock) -> str:
    """Return the main article of a clock as lists cite it."""
    return cite(clock.article_keys[0]) if clock.article_keys else clock.article
