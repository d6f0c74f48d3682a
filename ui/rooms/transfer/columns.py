"""Columns of the list that goes with a case."""

from cases.records.transfers import ListLine
from ui.kit.i18n import N_, _
from ui.kit.table import Column


def _present(line: ListLine) -> str:
    if line.present is None:
        return _("未清点")
    return _("相符") if line.present else _("不符：{remark}").format(remark=line.remark)


ITEMS = (
    Column("n", N_("编号"), lambda one: str(one.n), width=72, right=True, sort=lambda one: one.n),
    Column("name", N_("名称"), lambda one: one.entry.name, width=200, bold=lambda _one: True),
    Column("quantity", N_("数量"), lambda one: one.entry.quantity, width=72),
    Column("features", N_("特征"), lambda one: one.entry.features),
    Column("pages", N_("页数"), lambda one: str(one.entry.pages or ""), width=56, right=True),
    Column("kept", N_("存放地点"), lambda one: one.entry.kept_at, width=140),
    Column("present", N_("清点"), _present, width=140, hidden=True),
)
