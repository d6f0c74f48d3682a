"""Words of the lead graph: kinds of nodes and links, how certain they are, what does not fit."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.records.measures import SearchKind, Subject
from leads.graph.contradictions import Clash
from leads.graph.nodes import IdentifierKind, LinkKind, LinkStatus, NodeKind
from ui.kit.i18n import N_, _, pgettext

NODE_KINDS = {
    NodeKind.EXHIBIT: N_("物证"),
    NodeKind.VEHICLE: N_("车辆"),
    NodeKind.PERSON: N_("人员"),
    NodeKind.ORGANISATION: N_("单位"),
    NodeKind.PLACE: N_("地点"),
    NodeKind.PLATE: N_("所见号牌"),
    NodeKind.SIGHTING: N_("目击、卡口"),
    NodeKind.REPORT: N_("举报、陈述、检验"),
    NodeKind.POLICY: N_("保单、单据"),
    NodeKind.PHONE: N_("电话"),
    NodeKind.DOOR: N_("门户"),
}

LINK_KINDS = {
    LinkKind.FOUND_AT: N_("发现于"),
    LinkKind.TAKEN_FROM: N_("提取自"),
    LinkKind.SEEN_AT: N_("出现在"),
    LinkKind.EXAMINED_IN: N_("检验于"),
    LinkKind.ISSUED_BY: N_("出具单位"),
    LinkKind.INSURED_BY: N_("投保于"),
    LinkKind.COVERS: N_("承保"),
    LinkKind.HOLDER_OF: N_("投保人"),
    LinkKind.REGISTERED_TO: N_("登记所有人"),
    LinkKind.SOLD_TO: N_("转让给"),
    LinkKind.HANDED_TO: N_("交给"),
    LinkKind.KEPT_BY: N_("保管"),
    LinkKind.USED_BY: N_("使用"),
    LinkKind.DRIVEN_BY: N_("驾驶"),
    LinkKind.BEARS_PLATE: N_("悬挂号牌"),
    LinkKind.HOUSEHOLD: N_("同户"),
    LinkKind.RELATIVE: N_("亲属"),
    LinkKind.ACQUAINTED: N_("相识"),
    LinkKind.LIVES_AT: N_("居住"),
    LinkKind.WORKS_AT: N_("工作"),
    LinkKind.CALLED_FROM: N_("来电自"),
    LinkKind.CALLED: N_("通话"),
    LinkKind.MADE_BY: N_("陈述人"),
    LinkKind.SAYS: N_("陈述"),
    LinkKind.SAYS_AT: N_("自称在"),
    LinkKind.SAYS_LOST: N_("自称丢失"),
    LinkKind.SAYS_STOLEN: N_("报称被盗"),
    LinkKind.SAYS_TAKEN_AT: N_("自称丢失、被盗地点"),
    LinkKind.FITS: N_("吻合"),
    LinkKind.MATCHES_PAINT: N_("漆层同型"),
    LinkKind.POINTS_TO: N_("指向"),
    LinkKind.DERIVED_FROM: N_("来源于"),
    LinkKind.SAME_AS: N_("可能同一"),
}

STATUSES = {
    LinkStatus.CONFIRMED: N_("确认"),
    LinkStatus.UNCONFIRMED: N_("未确认"),
    LinkStatus.REFUTED: N_("否定"),
}

IDENTIFIERS = {
    IdentifierKind.PLATE: N_("号牌"),
    IdentifierKind.VIN: N_("车架号"),
    IdentifierKind.ENGINE: N_("发动机号"),
    IdentifierKind.PHONE: N_("电话"),
    IdentifierKind.ID_NUMBER: N_("证件号"),
    IdentifierKind.POLICY: N_("保单号"),
    IdentifierKind.MATCH: N_("比对编号"),
}

#: A contradiction in a word or two, before whom it is about.
CLASH_TITLES = {
    Clash.LOST_KEY_OPENS: N_("丢失钥匙能开门"),
    Clash.LOST_THING_FOUND_LATER: N_("丢失物仍在手"),
    Clash.THEFT_UNKNOWN: N_("报盗不知时地"),
    Clash.STOLEN_AND_USED: N_("报盗后仍使用"),
    Clash.TWO_PLACES: N_("两地同现"),
    Clash.STICKER_OLDER: N_("标志早于登记"),
    Clash.STICKER_MONTH: N_("标志月份不符"),
    Clash.ALIBI: N_("不在场说法不符"),
}

#: A contradiction in a sentence; the names of its items stand before it.
CLASHES = {
    Clash.LOST_KEY_OPENS: N_("自称早已丢失的钥匙，能打开他本人或者同户人的门。"),
    Clash.LOST_THING_FOUND_LATER: N_("自称已经丢失，之后仍在他本人或者同户人手中。"),
    Clash.THEFT_UNKNOWN: N_("报称被盗，却说不出时间，也说不出地点。"),
    Clash.STOLEN_AND_USED: N_("报称被盗之后，他本人或者同户人仍在使用。"),
    Clash.TWO_PLACES: N_("两次出现相距太远，中间的时间来不及。"),
    Clash.STICKER_OLDER: N_("标志的月份早于车辆登记，不是这辆车的标志。"),
    Clash.STICKER_MONTH: N_("标志的月份与车辆登记的月份不同。"),
    Clash.ALIBI: N_("自称在别处，却有人或者卡口看到。"),
}

ACTS = {
    "board.add_node": N_("登记线索节点"),
    "board.correct_node": N_("更正线索节点"),
    "board.judge_node": N_("确认、否定线索节点"),
    "board.remove_node": N_("撤下线索节点"),
    "board.place": N_("移动、固定、隐藏线索节点"),
    "board.link": N_("登记线索连线"),
    "board.correct_link": N_("更正线索连线"),
    "board.judge_link": N_("确认、否定线索连线"),
    "board.unlink": N_("撤下线索连线"),
    "board.merge": N_("合并线索节点"),
    "board.separate": N_("拆分线索节点"),
    "board.write_note": N_("写线索便签"),
    "board.change_note": N_("改线索便签"),
    "board.save_filter": N_("保存线索筛选"),
    "board.drop_filter": N_("删除线索筛选"),
    "board.bring_in": N_("把案件已有信息放上线索板"),
    "board.undo": N_("撤销线索改动"),
    "board.redo": N_("重做线索改动"),
    "board.export": N_("导出线索图"),
    "crossing.grant": N_("准予查看串并案件"),
    "crossing.dismiss": N_("串并线索不予开放"),
    "measures.identify": N_("登记辨认"),
    "measures.strike_identification": N_("撤销辨认登记"),
    "measures.enquire": N_("发出协查询问"),
    "measures.answer": N_("登记协查询问的答复"),
    "measures.drop_enquiry": N_("撤回协查询问"),
    "measures.search": N_("登记搜查、检查"),
    "measures.strike_search": N_("撤销搜查、检查登记"),
}

#: Names of values in the journal.
VALUE_NAMES = {
    "board_item": N_("所涉"),
    "label": N_("名称"),
    "sub": N_("简述"),
    "identifiers": N_("号码"),
    "source": N_("来源"),
    "grade": N_("等级"),
    "from_at": N_("起"),
    "until_at": N_("止"),
    "status": N_("状态"),
    "status_reason": N_("状态理由"),
    "probability": N_("概率"),
    "x": N_("横坐标"),
    "y": N_("纵坐标"),
    "is_pinned": N_("固定"),
    "is_hidden": N_("隐藏"),
    "board_group": N_("分组"),
    "is_gone": N_("已撤下"),
    "text": N_("内容"),
    "format": N_("格式"),
    "nodes": N_("节点"),
    "links": N_("连线"),
    "shown": N_("辨认对象"),
    "shown_number": N_("供辨认数量"),
    "held_at": N_("辨认时间"),
    "identifier": N_("辨认人"),
    "is_secret": N_("辨认人身份保密"),
    "unique_feature": N_("独有特征"),
    "picked": N_("辨认出"),
    "result": N_("结果"),
    "searched": N_("搜查、检查对象"),
    "search_kind": N_("证件种类"),
    "warrant_number": N_("证件编号"),
    "issued_on": N_("签发日期"),
    "begun_at": N_("开始时间"),
    "ended_at": N_("结束时间"),
    "found": N_("查获情况"),
    "addressee": N_("受函单位"),
    "sent_at": N_("发出时间"),
    "wanted_by": N_("要求答复时间"),
    "answer": N_("答复内容"),
    "officers": N_("参加民警"),
}
SUBJECTS = {
    Subject.PEOPLE: N_("肇事嫌疑人"),
    Subject.PHOTOS: N_("肇事嫌疑人照片"),
    Subject.VEHICLES: N_("嫌疑车辆"),
    Subject.VEHICLE_PHOTOS: N_("嫌疑车辆照片"),
    Subject.BODY: N_("尸体、特定物"),
}
SEARCHES = {
    SearchKind.SEARCH: N_("搜查证"),
    SearchKind.INSPECTION: N_("检查证"),
}
#: Values that stand for words, by their key in the journal.
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "kind": ((NodeKind, NODE_KINDS), (LinkKind, LINK_KINDS)),
    "status": ((LinkStatus, STATUSES),),
    "shown": ((Subject, SUBJECTS),),
    "search_kind": ((SearchKind, SEARCHES),),
}
#: Values of the store itself.
SILENT = frozenset(
    {
        "items",
        "sha256",
        "change",
        "refers_kind",
        "refers_id",
        "latitude",
        "longitude",
        "from_id",
        "to_id",
        "node_id",
        "handler_id",
        "kept_id",
        "absorbed_id",
    }
)


def node_words(kind: NodeKind) -> str:
    """Return the name of a kind of node."""
    return pgettext("lead", NODE_KINDS[kind])


def link_words(kind: LinkKind) -> str:
    """Return the name of a kind of link."""
    return _(LINK_KINDS[kind])


def status_words(status: LinkStatus) -> str:
    """Return how certain something is."""
    return pgettext("lead", STATUSES[status])
