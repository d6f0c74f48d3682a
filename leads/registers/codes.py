"""Codes of the vehicle registration: colours, classes, colours of plates, and their words.

Registers write codes, insurers write words; both become codes, or stay as they stand where the
word is none of these. The codes of classes are those of GA/T 16.4, of colours those of GA/T 16.8.
"""

from collections.abc import Mapping
from typing import Final

#: Colour of the body -> its word.
COLOURS: Final[Mapping[str, str]] = {
    "A": "白", "B": "灰", "C": "黄", "D": "粉", "E": "红", "F": "紫", "G": "绿", "H": "蓝",
    "I": "棕", "J": "黑", "Z": "其他",
}  # fmt: skip

#: Other words for the same colours.
_ALSO: Final = {
    "银": "B", "银灰": "B", "深灰": "B", "浅灰": "B", "乳白": "A", "珍珠白": "A", "米白": "A",
    "金": "C", "金黄": "C", "橙": "C", "桔黄": "C", "橘黄": "C", "粉红": "D", "深红": "E",
    "枣红": "E", "酒红": "E", "大红": "E", "墨绿": "G", "草绿": "G", "军绿": "G", "深绿": "G",
    "浅绿": "G", "深蓝": "H", "浅蓝": "H", "天蓝": "H", "宝蓝": "H", "藏蓝": "H", "湖蓝": "H",
    "褐": "I", "咖啡": "I", "棕褐": "I", "深棕": "I", "其它": "Z", "多色": "Z", "彩": "Z",
}  # fmt: skip

PLATE_COLOURS: Final = ("蓝", "黄", "绿", "黄绿", "白", "黑")

_SIZES: Final = {"1": "重型", "2": "中型", "3": "轻型", "4": "微型"}
_LORRIES: Final = {
    "1": "普通货车", "2": "厢式货车", "3": "封闭货车", "4": "罐式货车", "5": "平板货车",
    "6": "集装厢车", "7": "自卸货车", "8": "特殊结构货车", "9": "仓栅式货车",
}  # fmt: skip
#: Class of vehicle -> its word.
CLASSES: Final[Mapping[str, str]] = {
    **{
        f"H{size}{kind}": f"{big}{lorry}"
        for size, big in _SIZES.items()
        for kind, lorry in _LORRIES.items()
    },
    "H51": "低速普通货车", "H52": "低速厢式货车", "H53": "低速罐式货车", "H54": "低速自卸货车",
    "K11": "大型普通客车", "K12": "大型双层客车", "K13": "大型卧铺客车", "K14": "大型铰接客车",
    "K15": "大型越野客车", "K21": "中型普通客车", "K22": "中型双层客车", "K23": "中型卧铺客车",
    "K25": "中型越野客车", "K31": "小型普通客车", "K32": "小型越野客车", "K33": "小型轿车",
    "K41": "微型普通客车", "K42": "微型越野客车", "K43": "微型轿车",
    "Q11": "重型半挂牵引车", "Q21": "中型半挂牵引车", "Q31": "轻型半挂牵引车",
    "M11": "普通正三轮摩托车", "M12": "轻便正三轮摩托车", "M13": "正三轮载客摩托车",
    "M14": "正三轮载货摩托车", "M15": "侧三轮摩托车", "M21": "普通二轮摩托车",
    "M22": "轻便二轮摩托车", "N11": "三轮汽车", "T11": "大型轮式拖拉机",
    "T21": "小型轮式拖拉机", "T22": "手扶拖拉机", "T23": "手扶变形运输机",
}  # fmt: skip

_CLASS_OF: Final = {word: code for code, word in CLASSES.items()} | {
    "轿车": "K33", "二轮摩托车": "M21", "两轮摩托车": "M21", "摩托车": "M21",
}  # fmt: skip
_COLOUR_OF: Final = {word: code for code, word in COLOURS.items()} | _ALSO


def colour_code(text: str) -> str | None:
    """Return the codes of a colour, "AH" for a vehicle of two; None: the word is not known."""
    bare = text.strip().upper().removesuffix("色")
    if not bare or all(sign in COLOURS for sign in bare):
        return bare
    found = [_one_colour(part) for part in _parts(bare)]
    return None if not found or None in found else "".join(dict.fromkeys(filter(None, found)))


def class_code(text: str) -> str:
    """Return the code of a class; a word that is none of the list stays as it is."""
    bare = text.strip().upper()
    head = bare.split(":", 1)[0].split("-", 1)[0].split("：", 1)[0].strip()
    return head if head in CLASSES else _CLASS_OF.get(bare, bare)


def plate_colour(text: str) -> str | None:
    """Return the colour of a plate in one word; None: the word is not known."""
    bare = text.strip().removesuffix("牌").removesuffix("色").removesuffix("底")
    for word in ("黄绿", "渐变绿", *PLATE_COLOURS):
        if word in bare:
            return "绿" if word == "渐变绿" else word
    if not bare:
        return ""
    return _KINDS_OF_PLATE.get(text.strip())


#: Kinds of plates (号牌种类) by code and word, which say the colour too.
_KINDS_OF_PLATE: Final = {
    "01": "黄", "大型汽车": "黄", "02": "蓝", "小型汽车": "蓝", "07": "黄",
    "普通摩托车": "黄", "08": "蓝", "轻便摩托车": "蓝", "15": "黄", "挂车": "黄",
    "51": "黄绿", "大型新能源汽车": "黄绿", "52": "绿", "小型新能源汽车": "绿",
}  # fmt: skip


def _one_colour(word: str) -> str | None:
    bare = word.removesuffix("色")
    if bare in COLOURS:
        return bare
    # As "H:蓝" and "蓝(H)", which say it twice.
    return _COLOUR_OF.get(bare)


def _parts(text: str) -> list[str]:
    for sign in "、,，/\\+:：()（）;；- ":
        text = text.replace(sign, " ")
    return text.split()
