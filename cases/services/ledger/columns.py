"""Which column of a ledger holds what: guessed from its title and from what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cases.records.ledger import SHARED, Cell, Column, Field
from cases.services.guessing import HEADER_WITHIN, Guide, chosen, fingerprint
from cases.services.ledger import cells as read

__all__ = [
    "HEADER_WITHIN",
    "UNKEPT",
    "chosen",
    "find_header",
    "fingerprint",
    "guess",
    "titles_of",
]

#: How squads title their columns.
TITLES: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: (
        "案号", "编号", "案件编号", "事故编号", "案件号", "事故号", "受案编号", "立案编号",
        "登记编号", "受理编号", "档案号", "案卷号",
    ),
    Field.OCCURRED_AT: (
        "事故时间", "事故发生时间", "发生时间", "案发时间", "时间", "日期", "事故日期",
        "发生日期", "事故发生日期", "肇事时间", "出险时间", "发案时间", "报案时间",
    ),
    Field.OCCURRED_TIME: ("时刻", "事故时刻", "发生时刻", "时分", "具体时间"),
    Field.PLACE: (
        "事故地点", "地点", "发生地点", "事故发生地点", "案发地点", "路段", "事故路段", "道路名称",
    ),
    Field.PARTIES: (
        "当事人", "当事人姓名", "事故当事人", "各方当事人", "姓名", "甲方", "乙方", "丙方",
        "当事人甲", "当事人乙", "当事人丙", "当事人一", "当事人二", "涉案人员",
    ),
    Field.DRIVERS: ("驾驶人", "驾驶员", "肇事驾驶人", "司机", "驾驶人姓名"),
    Field.INJURED_NAMES: ("伤者", "伤者姓名", "受伤人员", "伤员", "受伤人姓名"),
    Field.DECEASED_NAMES: ("死者", "死者姓名", "死亡人员", "死亡人员姓名"),
    Field.PLATES: (
        "号牌号码", "号牌", "车牌", "车牌号", "车牌号码", "车号", "车辆号牌", "机动车号牌",
        "肇事车辆", "涉事车辆", "涉案车辆", "甲方车牌", "乙方车牌",
    ),
    Field.KIND: ("事故类型", "事故类别", "事故种类", "事故性质", "事故等级", "类别", "类型"),
    Field.PROCEDURE: ("适用程序", "程序", "办案程序", "处理程序", "程序类型"),
    Field.HARM: (
        "伤亡情况", "伤亡", "死伤", "死伤人数", "伤亡人数", "人员伤亡", "死伤情况", "事故后果",
    ),
    Field.DEAD: ("死亡人数", "死亡", "亡", "死", "亡人数"),
    Field.INJURED: ("受伤人数", "受伤", "伤人数", "伤"),
    Field.HIT_AND_RUN: ("是否逃逸", "逃逸", "肇事逃逸", "逃逸情况"),
    Field.OFFICER: (
        "主办民警", "主办人", "主办", "承办人", "承办民警", "经办人", "经办民警", "办案民警",
        "办案人", "责任民警", "处理民警", "负责民警",
    ),
    Field.ASSISTING_OFFICER: ("协办民警", "协办", "协办人"),
    Field.DETERMINATION_NUMBER: (
        "认定书编号", "认定书号", "事故认定书编号", "认定书文号", "认定号", "文书编号",
    ),
    Field.DETERMINED_ON: (
        "认定日期", "认定时间", "认定书日期", "认定书出具日期", "作出认定日期", "认定书制作日期",
    ),
    Field.CLOSED_ON: (
        "结案日期", "结案时间", "办结日期", "办结时间", "审结日期", "归档日期",
    ),
    Field.STATE: (
        "状态", "案件状态", "办理状态", "是否结案", "办理情况", "结案情况", "处理状态",
        "办结情况", "结案否", "是否办结",
    ),
    Field.BRIEF: ("简要案情", "案情", "事故经过", "简要情况", "案情摘要", "事故简况"),
    Field.REMARK: ("备注", "说明", "其他"),
}  # fmt: skip

#: Columns that are not kept with the case either.
UNKEPT = frozenset({"序号", "序", "行号", "未导入原因"})
#: Titles that look like a field and are none.
_NOT = UNKEPT | frozenset({"年龄", "性别", "电话", "联系电话", "身份证号", "保险公司"})


def find_header(lines: Sequence[tuple[int, Sequence[Cell]]]) -> int | None:
    """Return the index of the line that titles the columns, past the ledger's own title."""
    return _GUIDE.find_header(lines)


def titles_of(lines: Sequence[tuple[int, Sequence[Cell]]], place: int) -> tuple[str, ...]:
    """Return the titles of the columns, of a head of two lines as well."""
    return _GUIDE.titles_of(lines, place)


def guess(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Column[Field], ...]:
    """Guess what each column holds; a field that only one column may hold goes to the surest."""
    return _GUIDE.guess(titles, rows)


def _ok(reader: Callable[[Cell], object]) -> Callable[[Cell], bool]:
    def readable(cell: Cell) -> bool:
        try:
            return reader(cell) is not None
        except read.UnreadableError:
            return False

    return readable


_READABLE: Mapping[Field, Callable[[Cell], bool]] = {
    Field.OCCURRED_AT: _ok(read.moment),
    Field.OCCURRED_TIME: _ok(read.time_of_day),
    Field.DETERMINED_ON: _ok(read.day),
    Field.CLOSED_ON: _ok(read.day),
    Field.PLATES: lambda cell: any(map(read.is_plate, read.plates(cell))),
    Field.KIND: _ok(read.kind),
    Field.PROCEDURE: _ok(read.procedure),
    Field.HARM: _ok(read.harm),
    Field.DEAD: _ok(read.count),
    Field.INJURED: _ok(read.count),
    Field.HIT_AND_RUN: _ok(read.yes_no),
    Field.STATE: _ok(read.is_closed),
    Field.PARTIES: lambda cell: all(len(name) <= 30 for name in read.names(cell)),
    Field.OFFICER: lambda cell: all(len(name) <= 8 for name in read.names(cell)),
}

_GUIDE: Final = Guide(TITLES, read.text, _READABLE, SHARED, _NOT, by_content=(Field.PLATES,))
