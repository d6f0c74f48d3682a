"""How registers and sheets call exhibits and what is done with them: in Chinese always."""

from cases.records.exhibits import CustodyAct, ExhibitKind

KINDS = {
    ExhibitKind.PAINT: "漆片",
    ExhibitKind.STICKER: "标志残片",
    ExhibitKind.FRAGMENT: "碎片",
    ExhibitKind.PART: "部件",
    ExhibitKind.PLATE: "号牌",
    ExhibitKind.KEY: "钥匙",
    ExhibitKind.CLOTHING: "衣物",
    ExhibitKind.RECORDING: "录音录像",
    ExhibitKind.OTHER: "其他",
}
ACTS = {
    CustodyAct.COLLECTED: "提取",
    CustodyAct.STORED: "入库",
    CustodyAct.TAKEN_OUT: "出库",
    CustodyAct.SENT: "送检",
    CustodyAct.BACK: "收回",
    CustodyAct.MOVED: "换地保管",
    CustodyAct.OPENED: "启封",
    CustodyAct.SEALED: "封装",
    CustodyAct.TRACES: "提取痕迹",
    CustodyAct.TRIED: "试钥外出",
    CustodyAct.RETURNED: "发还",
    CustodyAct.HANDED_ON: "移送",
    CustodyAct.USED_UP: "检验耗尽",
    CustodyAct.DISPOSED: "处理",
    CustodyAct.WITHDRAWN: "撤销登记",
}
