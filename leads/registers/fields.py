"""What an extract of a register may hold: three kinds, their columns, and those that are needed."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ExtractKind(StrEnum):
    """What is extracted."""

    #: The vehicle register.
    VEHICLES = "vehicles"
    #: An insurer's policies.
    POLICIES = "policies"
    #: Doors and addresses, for a canvass.
    ADDRESSES = "addresses"


class Field(StrEnum):
    """What a column of an extract may hold."""

    PLATE = "plate"
    PLATE_COLOUR = "plate_colour"
    VEHICLE_CLASS = "vehicle_class"
    MAKE = "make"
    MODEL = "model"
    #: Year of make, or of the first registration.
    YEAR = "year"
    COLOUR = "colour"
    DISTRICT = "district"
    VIN = "vin"
    ENGINE = "engine"
    #: The registered keeper, or the holder of a policy.
    KEEPER = "keeper"
    KEEPER_ID = "keeper_id"
    KEEPER_PHONE = "keeper_phone"
    KEEPER_ADDRESS = "keeper_address"
    POLICY_INSURER = "policy_insurer"
    #: Year in which the policy begins.
    POLICY_YEAR = "policy_year"
    POLICY_NUMBER = "policy_number"
    ADDRESS = "address"
    BUILDING = "building"
    STAIRWELL = "stairwell"
    FLOOR = "floor"
    DOOR = "door"
    RESIDENT = "resident"
    REMARK = "remark"


_VEHICLE: Final = (
    Field.PLATE, Field.PLATE_COLOUR, Field.VEHICLE_CLASS, Field.MAKE, Field.MODEL, Field.YEAR,
    Field.COLOUR, Field.DISTRICT, Field.VIN, Field.ENGINE, Field.KEEPER, Field.KEEPER_ID,
    Field.KEEPER_PHONE, Field.KEEPER_ADDRESS, Field.POLICY_INSURER, Field.POLICY_YEAR,
    Field.POLICY_NUMBER, Field.REMARK,
)  # fmt: skip

#: The columns each kind may have, in the order in which a row is shown.
OFFERED: Final[Mapping[ExtractKind, tuple[Field, ...]]] = {
    ExtractKind.VEHICLES: _VEHICLE,
    ExtractKind.POLICIES: (
        Field.POLICY_NUMBER, Field.POLICY_INSURER, Field.POLICY_YEAR,
        *(field for field in _VEHICLE if not field.startswith("policy")),
    ),
    ExtractKind.ADDRESSES: (
        Field.ADDRESS, Field.DISTRICT, Field.BUILDING, Field.STAIRWELL, Field.FLOOR, Field.DOOR,
        Field.RESIDENT, Field.KEEPER_PHONE, Field.REMARK,
    ),
}  # fmt: skip

#: The column without which no row of the kind can come in.
REQUIRED: Final[Mapping[ExtractKind, Field]] = {
    ExtractKind.VEHICLES: Field.PLATE,
    ExtractKind.POLICIES: Field.POLICY_NUMBER,
    ExtractKind.ADDRESSES: Field.ADDRESS,
}

#: Columns that are masked until somebody says why he must see them.
PRIVATE: Final = frozenset({Field.KEEPER_ID, Field.KEEPER_PHONE})
#: What a search shows of a hit; everything else only when the row is opened, which is recorded.
LISTED: Final = (
    Field.PLATE, Field.PLATE_COLOUR, Field.VEHICLE_CLASS, Field.MAKE, Field.MODEL, Field.YEAR,
    Field.COLOUR, Field.DISTRICT, Field.POLICY_INSURER, Field.POLICY_YEAR, Field.POLICY_NUMBER,
)  # fmt: skip

#: How registers and insurers title their columns.
TITLES: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.PLATE: (
        "plate", "号牌号码", "号牌", "车牌", "车牌号", "车牌号码", "车号", "机动车号牌",
        "机动车号牌号码", "车辆号牌", "承保车辆",
    ),
    Field.PLATE_COLOUR: ("plate_colour", "号牌颜色", "车牌颜色", "牌照颜色", "号牌种类"),
    Field.VEHICLE_CLASS: (
        "class", "vehicle_class", "车辆类型", "车型", "车辆类型代码", "车种", "车辆种类",
    ),
    Field.MAKE: ("make", "品牌", "车辆品牌", "中文品牌", "厂牌", "车辆厂牌"),
    Field.MODEL: ("model", "型号", "车辆型号", "厂牌型号", "品牌型号"),
    Field.YEAR: (
        "year", "年份", "出厂年份", "出厂日期", "初次登记日期", "登记日期", "注册日期", "制造年份",
    ),
    Field.COLOUR: ("colour", "颜色", "车身颜色", "车辆颜色"),
    Field.DISTRICT: (
        "district", "区县", "行政区划", "所属区县", "管理区域", "住所区划", "登记区县", "街道",
        "社区",
    ),
    Field.VIN: ("vin", "车辆识别代号", "车架号", "车辆识别代号车架号"),
    Field.ENGINE: ("engine", "发动机号", "发动机号码"),
    Field.KEEPER: (
        "keeper", "机动车所有人", "所有人", "车主", "车主姓名", "投保人", "被保险人", "所有人姓名",
        "登记所有人",
    ),
    Field.KEEPER_ID: (
        "keeper_id", "身份证号", "身份证明号码", "身份证号码", "证件号码", "证件号", "公民身份号码",
    ),
    Field.KEEPER_PHONE: (
        "keeper_phone", "联系电话", "电话", "手机号码", "手机", "手机号", "联系方式",
    ),
    Field.KEEPER_ADDRESS: ("keeper_address", "住所地址", "住址", "联系地址", "登记住所"),
    Field.POLICY_INSURER: (
        "policy_insurer", "保险公司", "承保公司", "保险机构", "承保机构", "保险人",
    ),
    Field.POLICY_YEAR: (
        "policy_year", "保险年度", "起保日期", "保险起期", "保险起始日期", "承保年度",
    ),
    Field.POLICY_NUMBER: ("policy_number", "保险单号", "保单号", "保单号码", "保险单号码"),
    Field.ADDRESS: ("address", "地址", "详细地址", "门牌地址", "房屋地址", "标准地址"),
    Field.BUILDING: ("building", "楼栋", "楼号", "栋号", "幢号", "楼"),
    Field.STAIRWELL: ("stairwell", "单元", "单元号", "门洞"),
    Field.FLOOR: ("floor", "楼层", "层"),
    Field.DOOR: ("door", "房号", "门号", "户号", "室号", "房间号", "门牌号"),
    Field.RESIDENT: ("resident", "住户", "户主", "住户姓名", "户主姓名", "居住人", "承租人"),
    Field.REMARK: ("remark", "备注", "说明"),
}  # fmt: skip
