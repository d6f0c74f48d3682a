"""Words of the classes of the vehicle registration and of the colours of plates."""

from leads.registers.codes import CLASSES, PLATE_COLOURS
from ui.kit.i18n import N_, _

_SIZES = {"1": N_("重型"), "2": N_("中型"), "3": N_("轻型"), "4": N_("微型")}
_LORRIES = {
    "1": N_("普通货车"),
    "2": N_("厢式货车"),
    "3": N_("封闭货车"),
    "4": N_("罐式货车"),
    "5": N_("平板货车"),
    "6": N_("集装厢车"),
    "7": N_("自卸货车"),
    "8": N_("特殊结构货车"),
    "9": N_("仓栅式货车"),
}
_OTHERS = {
    "H51": N_("低速普通货车"),
    "H52": N_("低速厢式货车"),
    "H53": N_("低速罐式货车"),
    "H54": N_("低速自卸货车"),
    "K11": N_("大型普通客车"),
    "K12": N_("大型双层客车"),
    "K13": N_("大型卧铺客车"),
    "K14": N_("大型铰接客车"),
    "K15": N_("大型越野客车"),
    "K21": N_("中型普通客车"),
    "K22": N_("中型双层客车"),
    "K23": N_("中型卧铺客车"),
    "K25": N_("中型越野客车"),
    "K31": N_("小型普通客车"),
    "K32": N_("小型越野客车"),
    "K33": N_("小型轿车"),
    "K41": N_("微型普通客车"),
    "K42": N_("微型越野客车"),
    "K43": N_("微型轿车"),
    "Q11": N_("重型半挂牵引车"),
    "Q21": N_("中型半挂牵引车"),
    "Q31": N_("轻型半挂牵引车"),
    "M11": N_("普通正三轮摩托车"),
    "M12": N_("轻便正三轮摩托车"),
    "M13": N_("正三轮载客摩托车"),
    "M14": N_("正三轮载货摩托车"),
    "M15": N_("侧三轮摩托车"),
    "M21": N_("普通二轮摩托车"),
    "M22": N_("轻便二轮摩托车"),
    "N11": N_("三轮汽车"),
    "T11": N_("大型轮式拖拉机"),
    "T21": N_("小型轮式拖拉机"),
    "T22": N_("手扶拖拉机"),
    "T23": N_("手扶变形运输机"),
}
_PLATES = {
    "蓝": N_("蓝"),
    "黄": N_("黄"),
    "绿": N_("绿"),
    "黄绿": N_("黄绿"),
    "白": N_("白"),
    "黑": N_("黑"),
}


def class_word(code: str) -> str:
    """Return the word of a class; what is no code of the list stays as it is."""
    if code in _OTHERS:
        return _(_OTHERS[code])
    if code in CLASSES:
        size, lorry = _SIZES[code[1]], _LORRIES[code[2]]
        return _("{size}{lorry}").format(size=_(size), lorry=_(lorry))
    return code


def class_choices() -> dict[str, str]:
    """Return every class with its word, in the order of the codes' standard."""
    return {code: class_word(code) for code in CLASSES}


def plate_colour_word(colour: str) -> str:
    """Return the word of the colour of a plate."""
    return _(_PLATES[colour]) if colour in _PLATES else colour


def plate_colour_choices() -> dict[str, str]:
    """Return the colours of plates with their words."""
    return {colour: plate_colour_word(colour) for colour in PLATE_COLOURS}
