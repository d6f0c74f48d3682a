"""What a list of hits shows, by the kind of extract."""

from leads.registers.fields import ExtractKind
from ui.kit.i18n import N_
from ui.kit.table import Column
from ui.labels.vehicle_classes import plate_colour_word
from ui.rooms.leads.registers import words

_PLATE = Column(
    "plate", N_("号牌号码"), lambda hit: hit.plate, width=92, least=88, bold=lambda _hit: True
)
_PLATE_COLOUR = Column(
    "plate_colour",
    N_("号牌颜色"),
    lambda hit: plate_colour_word(hit.plate_colour),
    width=72,
    hidden=True,
)
_CLASS = Column("class", N_("车辆类型"), lambda hit: words.class_text(hit.vehicle_class), width=132)
_MODEL = Column("model", N_("品牌型号"), words.model_text)
_COLOUR = Column("colour", N_("颜色"), lambda hit: words.colour_text(hit.colour), width=64)
_DISTRICT = Column("district", N_("区县"), lambda hit: hit.district, width=84)

COLUMNS = {
    ExtractKind.VEHICLES: (
        _PLATE,
        _PLATE_COLOUR,
        _CLASS,
        _MODEL,
        Column("year", N_("年份"), lambda hit: hit.year, width=56, right=True),
        _COLOUR,
        _DISTRICT,
        Column("policy", N_("保险"), words.policy_text, width=180, muted=True, hidden=True),
    ),
    ExtractKind.POLICIES: (
        Column("number", N_("保险单号"), lambda hit: hit.policy_number, width=168, least=132),
        Column("insurer", N_("保险公司"), lambda hit: hit.policy_insurer, width=96, least=76),
        Column("begins", N_("保险年度"), lambda hit: hit.policy_year, width=88, right=True),
        _PLATE,
        _MODEL,
        _CLASS,
        _COLOUR,
    ),
    ExtractKind.ADDRESSES: (
        Column("address", N_("地址"), lambda hit: hit.address, bold=lambda _hit: True),
        Column("building", N_("楼栋"), lambda hit: hit.building, width=72),
        Column("stairwell", N_("单元"), lambda hit: hit.stairwell, width=72),
        Column("floor", N_("楼层"), lambda hit: hit.floor, width=64),
        Column("door", N_("房号"), lambda hit: hit.door, width=80),
        _DISTRICT,
    ),
}
