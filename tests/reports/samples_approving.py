"""Invented papers of an approval, complete enough to be issued."""

from datetime import date

from cases.papers.approving import ApprovalSheet, LeaderReport
from cases.papers.paper import Paper
from tests.reports.heads import ORGAN, at
from tests.reports.samples_holding import DRIVER

_GROUNDS = (
    "卢建平经9月14日、9月17日、9月21日三次书面询问通知，均无正当理由未到案接受询问，"
    "电话无人接听，其所在单位称其已离岗。卢建平涉嫌驾驶机动车造成交通事故后逃逸，需要当面询问查证"
)
_MATTER = (
    "使用传唤证传唤违法嫌疑人卢建平于2026年9月25日9时前到本大队办案区接受询问，"
    "询问查证时间不超过八小时"
)
_BASIS = "《公安机关办理行政案件程序规定》第六十七条、《道路交通事故处理程序规定》第三十五条"

REPORT = LeaderReport(
    organ=ORGAN,
    number="澄临公交呈字〔2026〕6号",
    issued_on=date(2026, 9, 23),
    officers=("王砚秋", "冯立成"),
    accident_at=at(9, 3, 19, 20),
    accident_place="滨河路柳荫街口",
    accident="一辆灰色小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤，轿车驶离现场",
    parties=(DRIVER,),
    asking="呈请传唤",
    authority="大队领导",
    case_number="2026-0163",
    matter=_MATTER,
    grounds=_GROUNDS,
    basis=_BASIS,
    facts=("2026年9月3日报警；", "2026年9月3日现场调查；", "2026年9月10日查获车辆。"),
    enclosures=("询问通知书三份及送达回证", "车辆登记信息"),
    requested_on=date(2026, 9, 23),
)
SHEET = ApprovalSheet(
    organ=ORGAN,
    issued_on=date(2026, 9, 24),
    officers=("王砚秋", "冯立成"),
    accident_at=at(9, 3, 19, 20),
    accident_place="滨河路柳荫街口",
    accident="一辆灰色小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤，轿车驶离现场",
    asking="呈请传唤",
    case_number="2026-0163",
    cause="道路交通事故",
    persons="卢建平，男，1985年4月12日出生，居民身份证320990198504123114，澄州市临江区青石街18号3幢402室",
    matter=_MATTER,
    grounds=_GROUNDS,
    basis=_BASIS,
    enclosures=("询问通知书三份及送达回证", "车辆登记信息"),
    requested_by="王砚秋",
    requested_at=at(9, 23, 15, 10),
    opinion="符合传唤条件，同意呈请。",
    reviewer="宋一川（代沈知白）",
    reviewed_at=at(9, 23, 16, 40),
    decision="同意传唤。注意告知家属。",
    approver="郝建勋",
    approved_at=at(9, 24, 8, 50),
)
APPROVING: tuple[Paper, ...] = (REPORT, SHEET)
