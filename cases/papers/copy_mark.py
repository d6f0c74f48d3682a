"""What every page of a numbered copy says; papers are Chinese."""

from cases.records.copies import CopyFate, CopyKind, CopyMark, CopyWay, Purpose
from cases.records.times import local

#: As registers and marks name them.
PURPOSES = {
    Purpose.SERVICE: "送达",
    Purpose.FILING: "附卷",
    Purpose.WORK: "办案使用",
    Purpose.REVIEW: "呈报审核",
    Purpose.MEETING: "公开证据",
    Purpose.INSPECTION: "查阅复制",
    Purpose.STATISTICS: "台账统计",
    Purpose.HAND_OVER: "移送移交",
    Purpose.OVERSIGHT: "监督核查",
    Purpose.OTHER: "其他",
}
COPY_KINDS = {
    CopyKind.DOCUMENT: "文书",
    CopyKind.DRAFT: "文书稿",
    CopyKind.REGISTER: "台账",
    CopyKind.LIST: "列表",
    CopyKind.SHEET: "表单",
    CopyKind.CHART: "图",
    CopyKind.DATA: "数据",
    CopyKind.ATTACHMENT: "附件",
    CopyKind.PACKAGE: "证据材料",
    CopyKind.JOURNAL: "日志",
}
WAYS = {
    CopyWay.PRINTER: "打印",
    CopyWay.PDF: "PDF",
    CopyWay.TABLE: "表格",
    CopyWay.FILE: "文件",
}
FATES = {
    CopyFate.OUT: "在外",
    CopyFate.RETURNED: "收回",
    CopyFate.DESTROYED: "销毁",
    CopyFate.VOID: "作废",
}


def mark_line(mark: CopyMark) -> str:
    """Return the line at the foot of every page of the copy."""
    made = f"{mark.officer} {mark.officer_number} {local(mark.at):%Y-%m-%d %H:%M}"
    return f"副本 {mark.number} · {made} · 交 {mark.receiver}"
