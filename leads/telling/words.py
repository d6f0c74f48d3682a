"""Chinese words of leads, as papers say them; the window has its own, which are translated."""

from collections.abc import Mapping

from cases.records.measures import SearchKind, Subject
from leads.evidence.kinds import EvidenceKind, Role
from leads.evidence.records import InquiryState, PersonEvidenceKind
from leads.evidence.scale import Support
from leads.graph.nodes import LinkKind, LinkStatus, NodeKind

NODES: Mapping[NodeKind, str] = {
    NodeKind.EXHIBIT: "物证",
    NodeKind.VEHICLE: "车辆",
    NodeKind.PERSON: "人员",
    NodeKind.ORGANISATION: "单位",
    NodeKind.PLACE: "地点",
    NodeKind.PLATE: "所见号牌",
    NodeKind.SIGHTING: "目击、卡口",
    NodeKind.REPORT: "举报、陈述、检验",
    NodeKind.POLICY: "保单、单据",
    NodeKind.PHONE: "电话",
    NodeKind.DOOR: "门户",
}
LINKS: Mapping[LinkKind, str] = {
    LinkKind.FOUND_AT: "发现于",
    LinkKind.TAKEN_FROM: "提取自",
    LinkKind.SEEN_AT: "出现在",
    LinkKind.EXAMINED_IN: "检验于",
    LinkKind.ISSUED_BY: "出具单位",
    LinkKind.INSURED_BY: "投保于",
    LinkKind.COVERS: "承保",
    LinkKind.HOLDER_OF: "投保人",
    LinkKind.REGISTERED_TO: "登记所有人",
    LinkKind.SOLD_TO: "转让给",
    LinkKind.HANDED_TO: "交给",
    LinkKind.KEPT_BY: "保管",
    LinkKind.USED_BY: "使用",
    LinkKind.DRIVEN_BY: "驾驶",
    LinkKind.BEARS_PLATE: "悬挂号牌",
    LinkKind.HOUSEHOLD: "同户",
    LinkKind.RELATIVE: "亲属",
    LinkKind.ACQUAINTED: "相识",
    LinkKind.LIVES_AT: "居住",
    LinkKind.WORKS_AT: "工作",
    LinkKind.CALLED_FROM: "来电自",
    LinkKind.CALLED: "通话",
    LinkKind.MADE_BY: "陈述人",
    LinkKind.SAYS: "陈述",
    LinkKind.SAYS_AT: "自称在",
    LinkKind.SAYS_LOST: "自称丢失",
    LinkKind.SAYS_STOLEN: "报称被盗",
    LinkKind.SAYS_TAKEN_AT: "自称丢失、被盗地点",
    LinkKind.FITS: "吻合",
    LinkKind.MATCHES_PAINT: "漆层同型",
    LinkKind.POINTS_TO: "指向",
    LinkKind.DERIVED_FROM: "来源于",
    LinkKind.SAME_AS: "可能同一",
}
STATUSES: Mapping[LinkStatus, str] = {
    LinkStatus.CONFIRMED: "确认",
    LinkStatus.UNCONFIRMED: "未确认",
    LinkStatus.REFUTED: "否定",
}
EVIDENCE: Mapping[EvidenceKind, str] = {
    EvidenceKind.PLATE_SEEN: "所见号牌",
    EvidenceKind.COLOUR_SEEN: "所见颜色",
    EvidenceKind.PAINT: "漆片",
    EvidenceKind.STICKER: "保险标志",
    EvidenceKind.CLASS_SEEN: "所见车型",
    EvidenceKind.PART: "部件",
    EvidenceKind.SIGHTING: "卡口、目击",
    EvidenceKind.FALSE_PLATE: "假牌、借牌",
    EvidenceKind.KEY: "钥匙",
    EvidenceKind.REPORT: "举报",
    EvidenceKind.FINDING: "询查结果",
}
PERSONS: Mapping[PersonEvidenceKind, str] = {
    PersonEvidenceKind.STATEMENT: "陈述",
    PersonEvidenceKind.ALIBI: "不在场证明",
    PersonEvidenceKind.REPORT: "举报",
    PersonEvidenceKind.CONTRADICTION: "矛盾",
    PersonEvidenceKind.TRACE: "痕迹",
}
INQUIRIES: Mapping[InquiryState, str] = {
    InquiryState.OPEN: "待查",
    InquiryState.ANSWERED: "已有结果",
    InquiryState.DROPPED: "不再查",
}
LAYERS: Mapping[Role, str] = {
    Role.CLEARCOAT: "清漆",
    Role.TOPCOAT: "面漆",
    Role.PRIMER: "中涂、底漆",
    Role.FILLER: "腻子",
    Role.ELECTROCOAT: "电泳底漆",
}
SUPPORTS: Mapping[Support, str] = {
    Support.NONE: "无区分",
    Support.WEAK: "弱支持",
    Support.MODERATE: "中等支持",
    Support.MODERATELY_STRONG: "较强支持",
    Support.STRONG: "强支持",
    Support.VERY_STRONG: "很强支持",
    Support.EXTREMELY_STRONG: "极强支持",
}
AGAINST: Mapping[Support, str] = {
    Support.NONE: "无区分",
    Support.WEAK: "弱反对",
    Support.MODERATE: "中等反对",
    Support.MODERATELY_STRONG: "较强反对",
    Support.STRONG: "强反对",
    Support.VERY_STRONG: "很强反对",
    Support.EXTREMELY_STRONG: "极强反对",
}
SUBJECTS: Mapping[Subject, str] = {
    Subject.PEOPLE: "肇事嫌疑人",
    Subject.PHOTOS: "肇事嫌疑人照片",
    Subject.VEHICLES: "嫌疑车辆",
    Subject.VEHICLE_PHOTOS: "嫌疑车辆照片",
    Subject.BODY: "尸体、特定物",
}
SEARCHES: Mapping[SearchKind, str] = {
    SearchKind.SEARCH: "搜查证",
    SearchKind.INSPECTION: "检查证",
}
