"""Words of numbered copies and of the showing of evidence."""

from cases.records.copies import CopyFate, CopyKind, CopyWay, Purpose
from ui.kit.i18n import N_

KINDS = {
    CopyKind.DOCUMENT: N_("文书"),
    CopyKind.DRAFT: N_("文书稿"),
    CopyKind.REGISTER: N_("台账"),
    CopyKind.LIST: N_("列表"),
    CopyKind.SHEET: N_("表单"),
    CopyKind.CHART: N_("图"),
    CopyKind.DATA: N_("数据文件"),
    CopyKind.ATTACHMENT: N_("附件"),
    CopyKind.PACKAGE: N_("证据材料"),
    CopyKind.JOURNAL: N_("校验包"),
}
WAYS = {
    CopyWay.PRINTER: N_("打印"),
    CopyWay.PDF: N_("PDF 文件"),
    CopyWay.TABLE: N_("表格文件"),
    CopyWay.FILE: N_("其他文件"),
}
PURPOSES = {
    Purpose.SERVICE: N_("送达"),
    Purpose.FILING: N_("附卷"),
    Purpose.WORK: N_("办案使用"),
    Purpose.REVIEW: N_("呈报审核"),
    Purpose.MEETING: N_("公开证据"),
    Purpose.INSPECTION: N_("查阅复制"),
    Purpose.STATISTICS: N_("台账统计"),
    Purpose.HAND_OVER: N_("移送移交"),
    Purpose.OVERSIGHT: N_("监督核查"),
    Purpose.OTHER: N_("其他"),
}
FATES = {
    CopyFate.OUT: N_("在外"),
    CopyFate.RETURNED: N_("已收回"),
    CopyFate.DESTROYED: N_("已销毁"),
    CopyFate.VOID: N_("作废"),
}
ACTS = {
    "copies.number": N_("登记副本"),
    "copies.hand_on": N_("登记副本交付"),
    "copies.settle": N_("登记副本去向"),
    "copies.print": N_("打印副本登记"),
    "copies.oversee": N_("核查副本登记"),
}
#: Names of values in journal entries.
VALUE_NAMES = {
    "marks": N_("副本"),
    "copy": N_("副本号"),
    "titles": N_("内容"),
    "purpose": N_("用途"),
    "fate": N_("去向"),
    "who": N_("经手人"),
    "filter": N_("筛选"),
}
