"""Invented papers of transfers and of things held, complete enough to be issued."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from cases.papers.blocks import PartyBlock, ThingLine
from cases.papers.custody import (
    AdvanceReceipt,
    CollectionAnnouncement,
    CollectionNotice,
    ExtensionNotice,
    KeepingList,
    MeasureReceipt,
    ReturnReceipt,
    SeizureDecision,
)
from cases.papers.paper import Paper
from cases.papers.transferring import TransferList, TransferNotice, TransferTold
from cases.records.transfers import Ground
from tests.reports.heads import ORGAN, Head, at

DRIVER = PartyBlock(
    name="卢建平",
    capacity="当事人",
    side="甲方",
    sex="男",
    born_on=date(1985, 4, 12),
    id_kind="居民身份证",
    id_number="320990198504123114",
    phone="139 0000 2417",
    address="澄州市临江区青石街18号3幢402室",
)
CAR = ThingLine(
    name="苏Z·5Q27M", quantity="1", features="小型轿车，灰色，车架号后六位048213，前部受损"
)


def _common(number: str, issued_on: date) -> Head:
    return {
        "organ": ORGAN,
        "number": number,
        "issued_on": issued_on,
        "officers": ("王砚秋", "冯立成"),
        "phone": "0990-5550110",
        "accident_at": at(9, 22, 21, 40),
        "accident_place": "省道214线45公里300米",
        "accident": "两车相撞，一人受伤",
        "parties": (DRIVER,),
    }


TRANSFER = TransferNotice(
    **_common("澄临公（交）行移字〔2026〕3号", date(2026, 9, 23)),
    recipients=("望湖县公安局交通管理大队",),
    received_at=at(9, 22, 22, 5),
    cause="道路交通事故",
    registration="澄临公（交）受案字〔2026〕311号",
    reason="事故起始点位于省道214线45公里300米，属望湖县公安局交通管理大队管辖路段",
    things=(
        ThingLine(name="受案登记表", quantity="1份", features="2页"),
        ThingLine(name="现场照片", quantity="12张", features="附光盘1张"),
        CAR,
    ),
    reporter="贺小满",
)
LIST = TransferList(
    **_common("澄临公（交）移清字〔2026〕2号", date(2026, 9, 23)),
    recipients=("望湖县公安局交通管理大队",),
    cause="道路交通事故",
    things=(
        ThingLine(
            name="机动车驾驶证", quantity="1本", features="档案编号略", kept_at="卷内", pages=1
        ),
        ThingLine(
            name="苏Z·5Q27M",
            quantity="1辆",
            features="小型轿车，灰色",
            kept_at="本大队车辆保管处",
            note="实物随车移交",
        ),
    ),
    stays="无",
)
TOLD = TransferTold(
    **_common("澄临公（交）移告字〔2026〕5号", date(2026, 9, 23)),
    addressees=("卢建平",),
    ground=Ground.OTHER_PLACE,
    unit="望湖县公安局交通管理大队",
    unit_phone="0990-5556110",
    unit_address="望湖县环湖路21号",
    reason="事故起始点属望湖县公安局交通管理大队管辖路段",
    transferred_on=date(2026, 9, 23),
)


class _Taken(TypedDict):
    """From whom something was taken, when and where."""

    person: str
    person_id: str
    person_phone: str
    person_address: str
    taken_at: datetime
    place: str


_TAKEN: _Taken = {
    "person": "卢建平",
    "person_id": "居民身份证 320990198504123114",
    "person_phone": "139 0000 2417",
    "person_address": "澄州市临江区青石街18号3幢402室",
    "taken_at": at(9, 22, 22, 30),
    "place": "省道214线45公里300米",
}
RECEIPT = MeasureReceipt(
    **_common("3209902026092200317", date(2026, 9, 22)),
    **_TAKEN,
    facts="发生道路交通事故，因检验车辆制动性能、收集证据的需要",
    measure="扣留事故车辆",
    basis="《道路交通事故处理程序规定》第三十九条第一款",
    things=(CAR,),
    plate="苏Z·5Q27M",
    vehicle_kind="小型轿车",
)
FORFEITED = MeasureReceipt(
    **_common("3209902026092200318", date(2026, 9, 22)),
    **_TAKEN,
    facts="驾驶悬挂伪造号牌的小型轿车上道路行驶",
    measure="收缴",
    basis="《道路交通安全违法行为处理程序规定》第三十九条",
    forfeited=(
        ThingLine(name="号牌", quantity="2面", features="苏Z·5Q27M，字体、反光膜与制式号牌不符"),
    ),
    plate="苏Z·5Q27M",
    vehicle_kind="小型轿车",
    handled_at="澄州市公安局交通警察支队临江大队事故中队（临江区滨河路100号）",
)
DECISION = SeizureDecision(
    **_common("澄公（交）证保决字〔2026〕17号", date(2026, 9, 22)),
    **_TAKEN,
    facts="行车记录仪存储卡可能记录碰撞过程",
    measure="扣押",
    basis="《公安机关办理行政案件程序规定》第一百零七条第一款",
    from_on=date(2026, 9, 22),
    until_on=date(2026, 10, 22),
    kept_at="涉案财物保管室",
    keeper="高岚",
    things=(
        ThingLine(name="行车记录仪存储卡", quantity="1张", features="64GB，黑色，封存袋0917号"),
    ),
    refused="卢建平拒绝签名，已注明",
    witness="何桂芳",
)
LOOKED_AFTER = KeepingList(
    **_common("澄临公交保管〔2026〕3号", date(2026, 9, 22)),
    addressees=("卢建平",),
    person="卢建平",
    person_phone="13900001234",
    told_at=at(9, 22, 22, 30),
    taken_at=at(9, 22, 23, 10),
    place="省道214线45公里300米",
    facts="苏Z·5Q27M小型货车所载苹果散落，驾驶人受伤送医，货物核实为3吨，损失约0.4吨",
    basis="《道路交通事故处理程序规定》第三十九条第二款",
    things=(
        ThingLine(name="苹果", quantity="3吨", features="红富士，纸箱装，130箱，其中18箱破损"),
    ),
    kept_at="事故中队物品保管处",
    keeper="高岚",
    refused="驾驶人送医不在场",
    witness="何桂芳",
)
RETURNED = ReturnReceipt(
    **_common("澄临公（交）返字〔2026〕6号", date(2026, 9, 24)),
    person="卢建平",
    receipts=("3209902026092200317",),
    receiver="卢建安",
    receiver_id="居民身份证 320990198801123116",
    capacity="受委托人",
    power="卢建平2026年9月24日授权委托书",
    things=(
        ThingLine(name="苏Z·5Q27M", quantity="1", features="小型轿车，灰色", note="与扣留时一致"),
    ),
    reason="检验、鉴定完成",
    returned_at=at(9, 24, 10, 15),
)
LONGER = ExtensionNotice(
    **_common("澄临公（交）延字〔2026〕2号", date(2026, 10, 20)),
    addressees=("卢建平",),
    person="卢建平",
    receipts=("澄公（交）证保决字〔2026〕17号",),
    measure="扣押",
    things=(
        ThingLine(name="行车记录仪存储卡", quantity="1张", features="64GB，黑色，封存袋0917号"),
    ),
    since_on=date(2026, 9, 22),
    first_until=date(2026, 10, 22),
    until_on=date(2026, 11, 21),
    reason="存储卡内容需要恢复，案情复杂",
    basis="《公安机关办理行政案件程序规定》第一百一十二条第一款",
    authority="县级以上公安机关负责人",
    court="临江区人民法院",
)
ADVANCED = AdvanceReceipt(
    **_common("№0003178", date(2026, 9, 24)),
    addressees=("卢建平",),
    payer="卢建平",
    payer_id="居民身份证 320990198504123114",
    amount=Decimal("12345.60"),
    purpose="自愿预付伤者抢救、治疗费用",
    beneficiary="宋巧云",
    statement="2026年9月23日自愿预付声明",
    received_at=at(9, 24, 10, 15),
    kept_at="大队代管款账户",
    moves=("2026年9月24日支付澄州市人民医院10000.00元",),
    left=Decimal("2345.60"),
)
COLLECT = CollectionNotice(
    **_common("澄临公（交）领字〔2026〕11号", date(2026, 9, 24)),
    addressees=("卢建平",),
    things=(CAR,),
    receipts=("3209902026092200317",),
    settled_on=date(2026, 9, 21),
    place="澄州市公安局交通警察支队临江大队事故中队（临江区滨河路100号）",
    hours="工作日9时至17时",
    bring=("居民身份证", "机动车行驶证", "本通知书"),
)
ANNOUNCED = CollectionAnnouncement(
    **_common("澄临公（交）公告字〔2026〕1号", date(2026, 9, 24)),
    recipients=("大队公告栏", "《澄州日报》"),
    things=(
        ThingLine(
            name="苏Z·0K18P",
            quantity="1",
            features="普通二轮摩托车，红色，车架号后六位310077",
            note="2026年3月2日",
        ),
    ),
    from_on=date(2026, 9, 24),
    until_on=date(2026, 12, 24),
    place="澄州市公安局交通警察支队临江大队事故中队（临江区滨河路100号）",
)
HOLDING: tuple[Paper, ...] = (
    TRANSFER,
    LIST,
    TOLD,
    RECEIPT,
    FORFEITED,
    DECISION,
    LOOKED_AFTER,
    RETURNED,
    LONGER,
    ADVANCED,
    COLLECT,
    ANNOUNCED,
)
