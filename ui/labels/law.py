"""Words of the law engine: facts, states of clocks, the sentences of "why this day"."""

from cases.law.articles import articles
from cases.law.calendar import DayKind, notice_of
from cases.law.clock import Clock, ClockState
from cases.law.fact_groups import FactGroup
from cases.law.facts import FactKind
from cases.law.past import Outcome
from cases.law.rules import Certainty
from cases.law.steps import Span, Step, StepKind
from ui.kit.i18n import EN, N_, _, day_month, day_short, language
from ui.kit.punctuation import listed
from ui.labels.articles import cite

CLOCK_STATES = {
    ClockState.NOT_STARTED: N_("未起算"),
    ClockState.RUNNING: N_("进行中"),
    ClockState.SUSPENDED: N_("中止"),
    ClockState.DONE: N_("已完成"),
    ClockState.OVERDUE: N_("逾期"),
    ClockState.MISSED: N_("逾期完成"),
    ClockState.LAPSED: N_("期满未行使"),
    ClockState.ELAPSED: N_("已期满"),
    ClockState.CEASED: N_("不再适用"),
    ClockState.NOT_COVERED: N_("须人工核对"),
}

OUTCOMES = {
    Outcome.KEPT: N_("按期"),
    Outcome.MISSED: N_("逾期"),
    Outcome.LAPSED: N_("期满未行使"),
}

CERTAINTIES = {
    Certainty.READ: N_("条文原文已核对"),
    Certainty.EXCERPT: N_("只见过摘录，没有核对原文"),
    Certainty.MEMORY: N_("没有核对原文，使用前请查证"),
    Certainty.READING: N_("条文没有写明，是本程序的理解"),
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
    FactKind.DRIVER_SURRENDERED: N_("驾驶人投案"),
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
    FactKind.REGISTERED: N_("制作受案登记表"),
    FactKind.OFFICERS_SENT: N_("派员赶赴现场"),
    FactKind.REPORTED_AFTER_SCENE: N_("撤除现场后报警"),
    FactKind.ACCEPTANCE_DECIDED: N_("作出接受案件的决定"),
    FactKind.ACCEPTANCE_REFUSED: N_("决定不予受理并书面告知理由"),
    FactKind.CASE_RECEIVED: N_("接收移交案件"),
    FactKind.NOT_OURS_FOUND: N_("发现不属于本单位管辖"),
    FactKind.TRANSFERRED: N_("移送案件"),
    FactKind.PARTIES_TOLD_OF_TRANSFER: N_("书面通知当事人案件已移送"),
    FactKind.CRIME_SUSPECTED: N_("发现当事人涉嫌交通肇事、危险驾驶犯罪"),
    FactKind.CRIME_FILED: N_("刑事立案"),
    FactKind.OTHER_OFFENCE_FOUND: N_("发现其他违法犯罪嫌疑"),
    FactKind.OTHER_OFFENCE_REFERRED: N_("移送其他违法犯罪线索"),
    FactKind.CRIME_NOT_OURS_FOUND: N_("发现刑事案件不属于本单位管辖"),
    FactKind.CRIME_TRANSFERRED: N_("移送刑事案件"),
    FactKind.CRIME_TRANSFER_NOTIFIED: N_("书面通知刑事案件移送情况"),
    FactKind.REFERRAL_RECEIVED: N_("收到行政机关移送的涉嫌犯罪案件"),
    FactKind.REFERRAL_DECIDED: N_("作出立案或者不予立案决定"),
    FactKind.MILITARY_MATTER: N_("涉及军队、武警应通报或者移送的事项"),
    FactKind.MILITARY_TOLD: N_("通报、移送军队、武警有关部门"),
    FactKind.TRACTOR_DECIDED: N_("作出拖拉机驾驶人证件处理决定"),
    FactKind.FARM_OFFICE_TOLD: N_("通报农业（农业机械）主管部门"),
    FactKind.FOREIGN_MATTER: N_("涉外应通报的事项"),
    FactKind.FOREIGN_OFFICE_TOLD: N_("通报外事部门"),
    FactKind.RESCUE_COST_NEEDED: N_("需要保险公司支付抢救费用"),
    FactKind.INSURER_NOTIFIED: N_("书面通知保险公司"),
    FactKind.FUND_ADVANCE_NEEDED: N_("需要救助基金垫付抢救费用"),
    FactKind.FUND_NOTIFIED: N_("书面通知救助基金管理机构"),
    FactKind.FUND_ANSWERED: N_("救助基金管理机构答复"),
    FactKind.FUNERAL_ADVANCE_NEEDED: N_("需要救助基金垫付丧葬费用"),
    FactKind.RELATIVES_TOLD_OF_FUND: N_("告知亲属申请垫付丧葬费用"),
    FactKind.FUND_PAID: N_("救助基金已垫付费用"),
    FactKind.FUND_TOLD_OF_DRIVER: N_("告知救助基金逃逸驾驶人情况"),
    FactKind.APPRAISAL_EXTENDED: N_("批准延长检验鉴定期限"),
    FactKind.APPRAISAL_DEFECT_FOUND: N_("发现检验鉴定有应当重新委托的情形"),
    FactKind.APPRAISAL_RECOMMISSIONED: N_("重新委托检验鉴定"),
    FactKind.REAPPRAISAL_REFUSAL_DECIDED: N_("决定不予重新检验鉴定"),
    FactKind.BLOOD_DRAWN: N_("提取血样"),
    FactKind.BLOOD_SENT: N_("血样送检"),
    FactKind.BLOOD_RESULT_RECEIVED: N_("收到血样检验结果"),
    FactKind.BLOOD_RESULT_TOLD: N_("书面告知血样检验结果"),
    FactKind.BLOOD_OBJECTED: N_("对血样检验结果提出异议"),
    FactKind.ON_SITE_MEASURE: N_("当场采取行政强制措施"),
    FactKind.SEIZURE_APPROVED: N_("批准扣留、扣押"),
    FactKind.SEIZURE_REFUSED: N_("不予批准扣留、扣押"),
    FactKind.MEASURE_LIFTED: N_("解除行政强制措施"),
    FactKind.ITEM_SEIZED: N_("扣押物品"),
    FactKind.EVIDENCE_REGISTERED: N_("先行登记保存证据"),
    FactKind.EVIDENCE_DECIDED: N_("对登记保存的证据作出处理决定"),
    FactKind.SEIZURE_EXTENDED: N_("批准延长扣押期限"),
    FactKind.ITEM_RETURNED: N_("退还物品"),
    FactKind.VEHICLE_COLLECTED: N_("当事人领取车辆"),
    FactKind.VEHICLE_ANNOUNCED: N_("公告领取车辆"),
    FactKind.VEHICLE_DISPOSED: N_("依法处理无人领取的车辆"),
    FactKind.PLAN_STARTED: N_("启动查缉预案"),
    FactKind.ASSISTANCE_ISSUED: N_("发出协查通报"),
    FactKind.ASSISTANCE_WITHDRAWN: N_("撤销协查通报"),
    FactKind.WATCH_SET: N_("布控"),
    FactKind.WATCH_LIFTED: N_("撤销布控"),
    FactKind.ASSISTANCE_RECEIVED: N_("接到外地协查通报"),
    FactKind.ASSISTANCE_ACTED: N_("按协查通报布置查缉"),
    FactKind.HELD_ELSEWHERE: N_("外地查获，通知移交"),
    FactKind.FETCHED: N_("派员办理移交"),
    FactKind.FAMILY_ASKED: N_("受害人及其家属询问侦办情况"),
    FactKind.FAMILY_TOLD: N_("告知侦办情况并记录"),
    FactKind.FLIGHT_RECORDED: N_("记录驾车逃避检查"),
    FactKind.FLIGHT_HANDED_OVER: N_("逃避检查材料移交中队"),
    FactKind.REWARD_GRANTED: N_("发放线索奖励（身份另册保密登记）"),
    FactKind.SUSPENSION_NOTICE_SERVED: N_("书面告知中止认定"),
    FactKind.PARTY_IDENTIFIED: N_("查明当事人身份"),
    FactKind.SUPPLEMENT_SERVED: N_("书面补充说明送达"),
    FactKind.EVIDENCE_SHOWN: N_("公开证据"),
    FactKind.REVIEW_TERMINATED: N_("书面通知终止复核"),
    FactKind.AUTOPSY_CONSENTED: N_("家属书面同意解剖尸体"),
    FactKind.AUTOPSY_DONE: N_("解剖尸体"),
    FactKind.BODY_ANNOUNCED: N_("刊登认尸启事"),
    FactKind.BODY_CLAIMED: N_("尸体被认领"),
    FactKind.BODY_DISPOSED: N_("经批准处理尸体"),
    FactKind.SUMMONS_ARRIVED: N_("被传唤人到案"),
    FactKind.SUMMONS_EXTENDED: N_("批准询问查证至二十四小时"),
    FactKind.SUMMONS_LEFT: N_("被传唤人离开"),
    FactKind.SUMMONS_FAMILY_TOLD: N_("通知被传唤人家属"),
    FactKind.SUMMONS_PAUSED: N_("约束至酒醒，停止计时"),
    FactKind.SUMMONS_RESUMED: N_("酒醒，恢复计时"),
    FactKind.CRIMINAL_SUMMONS_ARRIVED: N_("犯罪嫌疑人到案"),
    FactKind.CRIMINAL_SUMMONS_EXTENDED: N_("批准传唤至二十四小时（刑事）"),
    FactKind.CRIMINAL_SUMMONS_LEFT: N_("犯罪嫌疑人离开"),
    FactKind.HANDLED_FOR_FINE: N_("接受处理（罚款）"),
    FactKind.HANDLED_FOR_WITHHOLDING: N_("接受处理（暂扣驾驶证）"),
    FactKind.HANDLED_FOR_REVOCATION: N_("接受处理（吊销驾驶证）"),
    FactKind.PENALTY_FILED: N_("行政处罚案件立案"),
    FactKind.PENALTY_DECIDED: N_("作出行政处罚决定"),
    FactKind.PUBLIC_NOTICE_POSTED: N_("公告送达"),
    FactKind.RECUSAL_REQUESTED: N_("当事人申请回避"),
    FactKind.RECUSAL_DECIDED: N_("作出回避决定并通知"),
    FactKind.COURT_FILE_REQUESTED: N_("接到调卷公函"),
    FactKind.COURT_FILE_HANDED_OVER: N_("移送调查材料正本"),
    FactKind.ANSWER_OWED: N_("应当答复的事项"),
    FactKind.ANSWER_GIVEN: N_("已答复"),
    FactKind.CALLBACK_PLANNED: N_("安排回访"),
    FactKind.CALLBACK_MADE: N_("已回访"),
}

FACT_GROUPS = {
    FactGroup.SCENE: N_("报警与现场"),
    FactGroup.JURISDICTION: N_("受案与管辖"),
    FactGroup.RESCUE: N_("抢救费用与救助基金"),
    FactGroup.APPRAISAL: N_("检验、鉴定"),
    FactGroup.PROPERTY: N_("扣留与返还"),
    FactGroup.PURSUIT: N_("逃逸查缉"),
    FactGroup.DETERMINATION: N_("事故认定"),
    FactGroup.REVIEW: N_("复核"),
    FactGroup.BODY: N_("尸体处理"),
    FactGroup.HARM: N_("伤情与损失"),
    FactGroup.MEDIATION: N_("损害赔偿调解"),
    FactGroup.SUMMONS: N_("传唤"),
    FactGroup.PENALTY: N_("处罚"),
    FactGroup.OTHER: N_("其他"),
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
    StepKind.AT_ONCE: N_("立即（及时）办理，以当日 {day}为限"),
    StepKind.NAMED_DAY: N_("以批准、约定或者要求的 {day}为限"),
    StepKind.EXTENDED: N_("{day}批准延长，按延长后的期限计算"),
    StepKind.NOT_COUNTED: N_("约束至酒醒的 {number} 分钟不计算在内"),
    StepKind.CASE_RECEIVED: N_("案件 {day}移交接收，处理时限自接收之日起重新计算"),
    StepKind.CONDITIONS_MET: N_("起算的条件 {day}齐备"),
    StepKind.DAY_AFTER: N_("{day}届满才能确定，次一工作日 {until}办理（本程序的理解）"),
    StepKind.RAN_OUT: N_("前一期限 {day}届满，未办理"),
    StepKind.EXPECTED: N_("从前一步的到期日 {day}推算，前一步尚未办理"),
}


def explain(step: Step) -> tuple[str, str]:
    """Return a sentence of "why this day" and the source that says so."""
    words = _(STEPS[step.kind]).format(
        day=day_short(step.day) if step.day else "",
        until=day_short(step.until) if step.until else "",
        number=step.number if step.number is not None else "",
        spans=listed(map(_span, step.spans)),
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
