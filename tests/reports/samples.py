"""Invented papers of one invented case, complete enough to be issued."""

from datetime import date
from decimal import Decimal

from cases.papers.applying import MediationApplication, PowerOfAttorney
from cases.papers.blocks import (
    AmountLine,
    ApplicantLine,
    DocRef,
    PartyBlock,
    PaymentLine,
    ServiceLine,
    SessionLine,
    ShareLine,
    StatementLine,
)
from cases.papers.forms import (
    Acceptance,
    Agreement,
    CommitteeReferral,
    MediationNotice,
    MediationRecord,
    MediatorChange,
    Paper,
    RefusalNotice,
    RightToSue,
    ServiceProof,
    Termination,
)
from cases.papers.kinds import (
    Authority,
    FormKind,
    Manner,
    Outcome,
    RecipientKind,
    RefusalGround,
    ServiceMethod,
    StartEvent,
    TerminationGround,
)
from cases.papers.press import Trace
from cases.papers.summoning import (
    AssistanceNotice,
    AssistanceWithdrawal,
    FamilyNoticePaper,
    InquiryNotice,
    SummonsCertificate,
)
from cases.records.summons import Suspicion
from tests.reports.heads import ORGAN, Head, at
from tests.reports.samples_appraising import APPRAISING
from tests.reports.samples_approving import APPROVING
from tests.reports.samples_canvass import CANVASSING
from tests.reports.samples_holding import HOLDING
from tests.reports.samples_inquiry import INQUIRING
from tests.reports.samples_showing import SHOWING

LU = PartyBlock(
    name="卢建平",
    capacity="当事人",
    side="甲方",
    sex="男",
    born_on=date(1985, 4, 12),
    id_kind="居民身份证",
    id_number="320990198504123114",
    phone="139 0000 2417",
    address="澄州市临江区青石街18号3幢402室",
    vehicle="苏Z·5Q27M 小型轿车",
    liability="主要责任",
)
SONG = PartyBlock(
    name="宋巧云",
    capacity="当事人",
    side="乙方",
    sex="女",
    born_on=date(1979, 11, 3),
    id_kind="居民身份证",
    id_number="320990197911030025",
    phone="138 0000 5526",
    address="澄州市临江区环城北路201号",
    liability="次要责任",
    agent="陈立（律师，特别授权：代为承认、变更、放弃请求，达成并签署调解书）",
)
INSURER = PartyBlock(
    name="华澄财产保险股份有限公司澄州分公司",
    capacity="保险公司",
    sex="—",
    id_kind="统一社会信用代码",
    id_number="91320900MA00000000",
    phone="0990-5550123",
    address="澄州市中山路6号",
)
PARTIES = (LU, SONG, INSURER)
DETERMINATION = DocRef(title="道路交通事故认定书", number="第2026-0163号")
WHAT = "卢建平驾驶苏Z·5Q27M号小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤、两车损坏"


class _Determined(Head):
    """The head of a paper in a case whose determination has been issued."""

    determination: DocRef


def _common(
    number: str,
    issued_on: date,
    parties: tuple[PartyBlock, ...] = PARTIES,
    *,
    accident: str = WHAT,
) -> _Determined:
    return {
        "organ": ORGAN,
        "number": number,
        "issued_on": issued_on,
        "officers": ("王砚秋", "周敏"),
        "phone": "0990-5550110",
        "accident_at": at(8, 3, 8, 15),
        "accident_place": "环城北路与青石街交叉路口",
        "accident": accident,
        "parties": parties,
        "determination": DETERMINATION,
    }


def _told(month: int, day: int, lu: ServiceMethod) -> tuple[ServiceLine, ...]:
    on = date(2026, month, day)
    return (
        ServiceLine(recipient="卢建平", method=lu, served_on=on),
        ServiceLine(recipient="宋巧云", method=ServiceMethod.DIRECT, served_on=on),
        ServiceLine(
            recipient="华澄财险", method=ServiceMethod.ELECTRONIC, served_on=on, proof="已同意"
        ),
    )


NOTICE = MediationNotice(
    **_common("澄临公交调通字〔2026〕57号", date(2026, 9, 11)),
    session_no=1,
    session_at=at(9, 17, 9, 30),
    place="临江大队一楼调解二室（临江区滨河路9号）",
    change_by=date(2026, 9, 16),
    bring=("居民身份证", "医疗票据", "误工证明", "车辆维修清单"),
    is_public=True,
)
CHANGED = MediatorChange(
    **_common("澄临公交调变字〔2026〕1号", date(2026, 9, 14)),
    notice=DocRef(title="道路交通事故损害赔偿调解通知书", number="澄临公交调通字〔2026〕57号"),
    session_no=1,
    session_at=at(9, 17, 9, 30),
    place="临江大队一楼调解二室（临江区滨河路9号）",
    former=("周敏",),
    mediator="许见山",
)
TERMINATION = Termination(
    **_common("澄临公交调终字〔2026〕12号", date(2026, 9, 24)),
    applied_on=date(2026, 9, 10),
    accepted_on=date(2026, 9, 11),
    started_on=date(2026, 9, 11),
    start_event=StartEvent.ACCEPTED,
    sessions=(
        SessionLine(
            held_at=at(9, 17, 9, 30),
            place="本大队调解二室",
            notices=_told(9, 11, ServiceMethod.DIRECT),
            attended=("宋巧云", "华澄财险"),
            absent=("卢建平",),
            result="卢建平的理由经审查不成立",
        ),
        SessionLine(
            held_at=at(9, 23, 9, 30),
            place="本大队调解二室",
            notices=_told(9, 18, ServiceMethod.LEFT),
            attended=("宋巧云", "华澄财险"),
            absent=("卢建平",),
            result="卢建平未说明理由",
        ),
    ),
    ground=TerminationGround.ABSENCE,
    by_party="卢建平",
    notice_proof="2026年9月18日留置送达，见送达回证及录音录像",
    change_requested=False,
    ruling="未提出正当理由，审查不成立",
    ended_on=date(2026, 9, 24),
)
RECORD = MediationRecord(
    **_common("", date(2026, 9, 17)),
    session_no=1,
    started_at=at(9, 17, 9, 30),
    ended_at=at(9, 17, 11, 5),
    place="临江大队一楼调解二室",
    is_public=True,
    recorder="周敏",
    notices=_told(9, 11, ServiceMethod.DIRECT),
    rights_told="告知各方当事人依法享有申请回避、委托代理人、自愿达成或者不达成协议、"
    "随时向人民法院提起民事诉讼的权利，以及如实陈述、遵守调解秩序的义务。各方表示清楚，不申请回避。",
    statements=(
        StatementLine(
            speaker="宋巧云的代理人陈立",
            words="请求赔偿医疗费、护理费、误工费、营养费、交通费及车辆维修费，合计人民币86420.50元。"
            "依据为出院记录、票据十七张、误工证明。" * 5,
        ),
        StatementLine(
            speaker="卢建平",
            words="对认定书无异议；误工期计算过长，营养费没有医嘱，请求按票据核算。" * 6,
        ),
        StatementLine(
            speaker="华澄财险",
            words="同意在机动车交通事故责任强制保险责任限额内赔偿，超出部分按责任比例在商业险内赔偿。",
        ),
    ),
    liability="根据认定书，卢建平承担主要责任，宋巧云承担次要责任，参照《中华人民共和国道路交通安全法》"
    "第七十六条，机动车一方承担百分之七十。",
    amounts="各方对医疗费、车辆维修费数额一致；对误工期、营养费未能一致。" * 5,
    performance="未涉及。",
    outcome=Outcome.NOT_AGREED,
    outcome_note="各方同意改日再次调解。",
)
AGREEMENT = Agreement(
    **_common("澄临公交调字〔2026〕8号", date(2026, 9, 23)),
    facts="宋巧云左胫骨骨折，住院十四日；电动自行车损坏，苏Z·5Q27M号车前部受损。"
    "经治疗终结，损失已经确定。",
    amounts=(
        AmountLine(item="医疗费", basis="票据17张，已扣除无关用药", amount=Decimal("31244.50")),
        AmountLine(item="护理费", basis="30日×120元", amount=Decimal("3600.00")),
        AmountLine(
            item="误工费",
            basis="90日×180元，依据单位证明、工资流水及医嘱休息期",
            amount=Decimal("16200.00"),
        ),
        AmountLine(item="住院伙食补助费", basis="14日×50元", amount=Decimal("700.00")),
        AmountLine(item="交通费", basis="就医交通票据", amount=Decimal("455.50")),
        AmountLine(item="车辆维修费", basis="维修清单", amount=Decimal("1800.00")),
    ),
    total=Decimal("54000.00"),
    shares=(
        ShareLine(
            party="卢建平", liability="主要责任", percent=Decimal(70), amount=Decimal("37800.00")
        ),
        ShareLine(
            party="宋巧云", liability="次要责任", percent=Decimal(30), amount=Decimal("16200.00")
        ),
    ),
    manner=Manner.INSTALMENTS,
    payments=(
        PaymentLine(
            payer="华澄财产保险股份有限公司澄州分公司",
            payee="宋巧云",
            amount=Decimal("30000.00"),
            due_on=date(2026, 10, 15),
            how="汇入宋巧云指定的银行账户",
        ),
        PaymentLine(
            payer="卢建平",
            payee="宋巧云",
            amount=Decimal("7800.00"),
            due_on=date(2026, 11, 30),
            how="银行转账",
        ),
    ),
    mediated_on=date(2026, 9, 23),
)
ACCEPTANCE = Acceptance(
    **_common("澄临公交调受字〔2026〕44号", date(2026, 9, 11)),
    received_on=date(2026, 9, 10),
    accepted_on=date(2026, 9, 11),
    started_on=date(2026, 9, 11),
    start_event=StartEvent.TREATMENT_ENDED,
)
REFUSAL = RefusalNotice(
    **_common("澄临公交不调字〔2026〕3号", date(2026, 9, 11)),
    received_on=date(2026, 9, 10),
    ground=RefusalGround.LATE,
    facts="各方当事人中最后收到认定书的日期为2026年8月20日，申请期限至2026年9月3日届满。",
)
RIGHTS = RightToSue(
    **_common("澄临公交权告字〔2026〕31号", date(2026, 9, 24)),
    addressees=("宋巧云",),
    parent=DocRef(title="道路交通事故损害赔偿调解终结书", number="澄临公交调终字〔2026〕12号"),
    court="澄州市临江区人民法院",
    committee="临江区交通事故人民调解委员会（滨河路11号，0990-5550177）",
    told_on=date(2026, 9, 24),
)
REFERRAL = CommitteeReferral(
    **_common("澄临公交转调字〔2026〕2号", date(2026, 9, 24)),
    committee="临江区交通事故人民调解委员会",
    committee_address="临江区滨河路11号",
    committee_phone="0990-5550177",
    consents=(DocRef(title="转介同意书", dated=date(2026, 9, 24)),),
    enclosures=("道路交通事故认定书复印件1份", "住院病历复印件1份", "票据复印件17张"),
    reply_by=date(2026, 10, 30),
)
PROOF = ServiceProof(
    organ=ORGAN,
    issued_on=date(2026, 9, 18),
    officers=("王砚秋",),
    papers=(DocRef(title="道路交通事故损害赔偿调解通知书", number="澄临公交调通字〔2026〕58号"),),
    recipient="卢建平",
    address="澄州市临江区青石街18号3幢402室",
    method=ServiceMethod.LEFT,
    served_at=at(9, 18, 16, 20),
    refusal_reason="拒绝签收，称不参加调解",
    witness="何桂芳（青石街居民委员会）",
    recording="LJ20260918-0032",
    servers=("王砚秋", "周敏"),
)
BLANK_PROOF = ServiceProof(
    organ=ORGAN,
    officers=("王砚秋",),
    papers=(DocRef(title="道路交通事故损害赔偿调解通知书", number="澄临公交调通字〔2026〕57号"),),
    recipient="宋巧云",
)
INQUIRY = InquiryNotice(
    **_common("澄临公交询通字〔2026〕9号", date(2026, 9, 21), (SONG,)),
    addressees=("宋巧云",),
    person="宋巧云",
    matter="2026年8月3日环城北路与青石街交叉路口道路交通事故",
    wanted_at=at(9, 23, 9, 0),
    place="本大队事故中队询问一室（临江区滨河路8号）",
    bring=("居民身份证", "机动车驾驶证"),
)
CERTIFICATE = SummonsCertificate(
    **_common("澄临公（交）行传字〔2026〕4号", date(2026, 9, 24), (LU,)),
    addressees=("卢建平",),
    person="卢建平",
    charge="交通肇事",
    suspicion=Suspicion.CRIME,
    called_for=at(9, 25, 9, 0),
    place="澄州市公安局交通警察支队临江大队执法办案场所（临江区滨河路8号）",
)
FAMILY = FamilyNoticePaper(
    **_common("澄临公（交）传通字〔2026〕4号", date(2026, 9, 25), (LU,)),
    family="何秀英",
    relation="配偶",
    person="卢建平",
    charge="交通肇事",
    summoned_at=at(9, 25, 9, 5),
    place="澄州市公安局交通警察支队临江大队执法办案场所",
    hours=8,
)
ASSISTANCE = AssistanceNotice(
    **_common("澄临公交协查字〔2026〕2号", date(2026, 9, 24), (), accident=""),
    recipients=("澄州市公安局交通警察支队北塘大队", "澄州市公安局交通警察支队河东大队"),
    facts="一辆小型轿车与一辆电动自行车相撞，造成1人受伤，肇事车辆驶离现场",
    vehicle="深灰色小型轿车，号牌苏Z·5Q2□□；右前部碰撞，右前大灯破碎，现场遗留灯罩碎片",
    driver="男，四十岁左右，短发",
    direction="2026年8月3日8时16分沿环城北路向东逃逸",
    demands="发现符合上述特征的车辆，请予扣留，依法传唤驾驶人，并立即与我大队联系",
    contact="王砚秋",
    valid_until=date(2026, 12, 31),
)
WITHDRAWAL = AssistanceWithdrawal(
    **_common("澄临公交撤协字〔2026〕1号", date(2026, 9, 24), (), accident=""),
    recipients=ASSISTANCE.recipients,
    original=DocRef(title="协查通报", number="澄临公交协查字〔2026〕2号", dated=date(2026, 8, 4)),
    found="肇事车辆已于2026年9月24日查获",
    watch_lifted_at=at(9, 24, 10, 10),
    contact="王砚秋",
)
APPLICATION = MediationApplication(
    **_common("", date(2026, 9, 10)),
    applicants=(
        ApplicantLine(
            name="卢建平",
            received_on=date(2026, 9, 1),
            signed_on=date(2026, 9, 9),
            service="澄州市临江区青石街18号3幢402室",
        ),
        ApplicantLine(name="宋巧云", received_on=date(2026, 9, 2)),
        ApplicantLine(name=INSURER.name),
    ),
    requests="赔偿宋巧云医疗费31244.50元、误工费16200.00元，合计47444.50元。",
    enclosures=("医疗票据17张", "误工证明"),
    has_sued=False,
)
POWER = PowerOfAttorney(
    **_common("", date(2026, 9, 10), (SONG,)),
    principals=(SONG,),
    agents=(
        PartyBlock(
            name="陈立",
            sex="男",
            id_kind="居民身份证",
            id_number="320990198504123114",
            phone="137 0000 1188",
            address="澄州市临江区滨河路21号",
        ),
    ),
    relation="澄州滨河律师事务所律师",
    matters="参加本次道路交通事故损害赔偿调解",
    authority=Authority.SPECIAL,
    may_agree=True,
    signed_on=date(2026, 9, 9),
    enclosures=("委托人身份证件复印件",),
)
COMPLETE: tuple[Paper, ...] = (
    ACCEPTANCE,
    REFUSAL,
    NOTICE,
    CHANGED,
    RECORD,
    AGREEMENT,
    TERMINATION,
    RIGHTS,
    REFERRAL,
    PROOF,
    INQUIRY,
    CERTIFICATE,
    FAMILY,
    ASSISTANCE,
    WITHDRAWAL,
    *HOLDING,
    *CANVASSING,
    *INQUIRING,
    *SHOWING,
    *APPRAISING,
    *APPROVING,
    APPLICATION,
    POWER,
)
BY_KIND: dict[FormKind, Paper] = {paper.kind: paper for paper in COMPLETE}


def trace(paper: Paper, recipient: str = "宋巧云", copy_no: int = 2, copies: int = 4) -> Trace:
    """Return the trace of one copy."""
    return Trace(
        number=paper.number,
        copy_no=copy_no,
        copies=copies,
        recipient=recipient,
        recipient_kind=RecipientKind.FILE if recipient == "附卷" else RecipientKind.PARTY,
        officer="王砚秋",
        printed_at=at(9, 24, 10, 41),
        journal_seq=48213,
        journal_head="9f3c27a71e04b85d" * 4,
        document_hash="5d" * 32,
    )
