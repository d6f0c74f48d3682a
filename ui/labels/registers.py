"""Words of extracts: kinds, columns, what was done with them, how they stand."""

from collections.abc import Callable, Mapping
from typing import Any

from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractState, UseKind
from ui.kit.i18n import N_
from ui.kit.marks import Tone

KINDS = {
    ExtractKind.VEHICLES: N_("机动车登记"),
    ExtractKind.POLICIES: N_("保险单"),
    ExtractKind.ADDRESSES: N_("地址、住户"),
}

FIELDS: dict[Field, str] = {
    Field.PLATE: N_("号牌号码"),
    Field.PLATE_COLOUR: N_("号牌颜色"),
    Field.VEHICLE_CLASS: N_("车辆类型"),
    Field.MAKE: N_("品牌"),
    Field.MODEL: N_("型号"),
    Field.YEAR: N_("年份"),
    Field.COLOUR: N_("车身颜色"),
    Field.DISTRICT: N_("区县"),
    Field.VIN: N_("车辆识别代号"),
    Field.ENGINE: N_("发动机号"),
    Field.KEEPER: N_("所有人、投保人"),
    Field.KEEPER_ID: N_("身份证明号码"),
    Field.KEEPER_PHONE: N_("联系电话"),
    Field.KEEPER_ADDRESS: N_("住址"),
    Field.POLICY_INSURER: N_("保险公司"),
    Field.POLICY_YEAR: N_("保险年度"),
    Field.POLICY_NUMBER: N_("保险单号"),
    Field.ADDRESS: N_("地址"),
    Field.BUILDING: N_("楼栋"),
    Field.STAIRWELL: N_("单元"),
    Field.FLOOR: N_("楼层"),
    Field.DOOR: N_("房号"),
    Field.RESIDENT: N_("住户"),
    Field.REMARK: N_("备注"),
}

#: Without which column no row of a kind can come in.
MISSING = {
    ExtractKind.VEHICLES: N_("请指出哪一列是号牌号码；没有号牌的行不能导入。"),
    ExtractKind.POLICIES: N_("请指出哪一列是保险单号；没有保险单号的行不能导入。"),
    ExtractKind.ADDRESSES: N_("请指出哪一列是地址；没有地址的行不能导入。"),
}

STATES = {
    ExtractState.USABLE: N_("可以查询"),
    ExtractState.EXPIRED: N_("已到期"),
    ExtractState.DELETED: N_("已删除"),
}
TONES = {
    ExtractState.USABLE: Tone.GREEN,
    ExtractState.EXPIRED: Tone.RED,
    ExtractState.DELETED: Tone.GREY,
}

USES = {
    UseKind.SEARCH: N_("查询"),
    UseKind.RANKING: N_("嫌疑车辆排序"),
    UseKind.OPENED: N_("查看一行"),
    UseKind.UNMASKED: N_("查看证件号、电话"),
    UseKind.EXPORT: N_("导出"),
    UseKind.BOARD: N_("放到线索板"),
    UseKind.CANVASS: N_("用于走访"),
}

#: Colours as the register codes them.
COLOURS = {
    "A": N_("白"),
    "B": N_("灰"),
    "C": N_("黄"),
    "D": N_("粉"),
    "E": N_("红"),
    "F": N_("紫"),
    "G": N_("绿"),
    "H": N_("蓝"),
    "I": N_("棕"),
    "J": N_("黑"),
    "Z": N_("其他颜色"),
}

#: What an entry of the journal calls its values.
VALUE_NAMES = {
    "extract_kind": N_("类别"),
    "extract_source": N_("提供单位"),
    "extract_use": N_("用法"),
    "extract_words": N_("查询内容"),
    "as_of": N_("登记信息截至"),
    "legal_basis": N_("法律依据"),
    "purpose": N_("用途"),
    "file": N_("文件"),
    "came_in": N_("导入行数"),
    "doubles": N_("重复行数"),
    "refused": N_("未导入行数"),
    "rows_found": N_("行数"),
    "rows_gone": N_("删除行数"),
}
#: Values of the store itself, which say nothing to an officer.
SILENT = frozenset({"extract", "extracts"})
JOURNAL_CHOICES: Mapping[str, tuple[tuple[Callable[[str], Any], Mapping[Any, str]], ...]] = {
    "extract_kind": ((ExtractKind, KINDS),),
    "extract_use": ((UseKind, USES),),
}
