"""Invented papers of appraisal, suspension and burial, complete enough to be issued."""

from datetime import UTC, date, datetime

from cases.papers.appraising import (
    AppraisalCommission,
    AppraisalNotice,
    BodyNotice,
    ReappraisalDecision,
    SuspensionNotice,
)
from cases.papers.blocks import PartyBlock
from cases.papers.kinds import SuspensionCause
from cases.papers.paper import Paper
from tests.reports.heads import ORGAN, Head

DRIVER = PartyBlock(
    name="孔祥林",
    capacity="当事人",
    side="甲方",
    sex="男",
    born_on=date(1979, 6, 2),
    id_kind="居民身份证",
    id_number="320990197906023111",
    phone="139 0000 3311",
    address="澄州市临江区沿河街7号2幢",
)
WIDOW = PartyBlock(
    name="田秀兰",
    capacity="近亲属",
    side="乙方",
    sex="女",
    born_on=date(1961, 1, 20),
    id_kind="居民身份证",
    id_number="320990196101204527",
    phone="139 0000 5522",
    address="澄州市临江区柳荫街12号",
)


def _common(number: str, issued_on: date) -> Head:
    return {
        "organ": ORGAN,
        "number": number,
        "issued_on": issued_on,
        "officers": ("王砚秋", "冯立成"),
        "phone": "0990-5550110",
        "accident_at": datetime(2026, 9, 3, 13, 40, tzinfo=UTC),
        "accident_place": "环城北路与青石街路口",
        "accident": "孔祥林驾驶轻型货车与行人田广福相撞，造成田广福死亡",
        "parties": (DRIVER, WIDOW),
    }


COMMISSION = AppraisalCommission(
    **_common("澄临公（交）鉴委字〔2026〕21号", date(2026, 9, 8)),
    recipients=("澄州正衡司法鉴定所",),
    commissioned_on=date(2026, 9, 8),
    subject="轻型货车（苏Z·4N02L）制动系统；田广福",
    materials="车辆一台（停放于大队停车场）；现场照片四十二张；尸体一具",
    questions="一、事故发生时货车的行驶速度；二、制动系统是否合格；三、田广福的死亡原因。",
    due_on=date(2026, 9, 28),
    keeper="冯立成",
)
LONG_COMMISSION = AppraisalCommission(
    **_common("澄临公（交）鉴委字〔2026〕22号", date(2026, 9, 8)),
    recipients=("澄州明理司法鉴定中心",),
    commissioned_on=date(2026, 9, 8),
    subject="轻型货车（苏Z·4N02L）制动系统",
    materials="车辆一台；首次鉴定意见书一份",
    questions="事故发生时制动系统是否合格。",
    earlier="澄州正衡司法鉴定所，正衡鉴〔2026〕痕字第88号，结论为合格；当事人于2026年9月28日申请重新鉴定。",
    is_again=True,
    due_on=date(2026, 10, 23),
    approval="澄州市公安局交通警察支队，澄公交鉴批〔2026〕6号",
    keeper="冯立成",
)
NOTICE = AppraisalNotice(
    **_common("澄临公（交）鉴告字〔2026〕30号", date(2026, 9, 24)),
    institution="澄州正衡司法鉴定所",
    report="正衡鉴〔2026〕痕字第88号鉴定意见",
    report_on=date(2026, 9, 22),
    received_on=date(2026, 9, 23),
    result="事故发生时轻型货车的行驶速度为五十八至六十二公里每小时。",
)
AGAIN = AppraisalNotice(
    **_common("澄临公（交）鉴告字〔2026〕31号", date(2026, 10, 26)),
    institution="澄州明理司法鉴定中心",
    report="明理鉴〔2026〕痕字第12号鉴定意见",
    report_on=date(2026, 10, 22),
    received_on=date(2026, 10, 23),
    is_again=True,
)
GRANTED = ReappraisalDecision(
    **_common("澄临公（交）重鉴字〔2026〕2号", date(2026, 9, 30)),
    addressees=("孔祥林",),
    applicant="孔祥林",
    applied_on=date(2026, 9, 28),
    institution="澄州正衡司法鉴定所",
    report="正衡鉴〔2026〕痕字第88号鉴定意见",
    is_granted=True,
    reason="首次鉴定未检验制动管路，依据不足。",
    new_institution="澄州明理司法鉴定中心",
    approver="程望川",
    approved_on=date(2026, 9, 29),
)
DENIED = ReappraisalDecision(
    **_common("澄临公（交）重鉴字〔2026〕3号", date(2026, 9, 30)),
    addressees=("孔祥林",),
    applicant="孔祥林",
    applied_on=date(2026, 9, 28),
    institution="澄州正衡司法鉴定所",
    report="正衡鉴〔2026〕痕字第88号鉴定意见",
    reason="鉴定程序、资质、依据均符合规定。",
    approver="程望川",
    approved_on=date(2026, 9, 29),
)
SUSPENSION = SuspensionNotice(
    **_common("澄临公（交）中止字〔2026〕4号", date(2026, 9, 14)),
    cause=SuspensionCause.RESCUE,
    reason="关键证人何某在重症监护室抢救，无法接受询问，现有证据不足以认定信号灯状态。",
    authority="澄州市公安局交通警察支队",
    approval="澄公交中止批〔2026〕3号",
    approved_on=date(2026, 9, 14),
    from_on=date(2026, 9, 14),
    until_on=date(2026, 11, 13),
)
BODY = BodyNotice(
    **_common("澄临公（交）尸处字〔2026〕5号", date(2026, 9, 18)),
    addressees=("田秀兰",),
    deceased="田广福",
    report="澄公（刑）鉴（尸）字〔2026〕41号",
    settled_on=date(2026, 9, 17),
    kept_at="澄州市殡仪馆三号冷藏间",
    fund="澄州市道路交通事故社会救助基金管理中心",
)

#: One paper of each form.
APPRAISING: tuple[Paper, ...] = (COMMISSION, NOTICE, GRANTED, SUSPENSION, BODY)
#: The same forms told otherwise.
OTHERWISE: tuple[Paper, ...] = (LONG_COMMISSION, AGAIN, DENIED)
