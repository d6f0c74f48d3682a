"""Names as they are typed without an input method: pinyin and initials."""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import product

#: Surnames whose reading differs from the usual one of the character, or that have two.
_SURNAMES = {
    "单": "shan", "解": "xie", "查": "zha", "曾": "zeng", "仇": "qiu", "区": "ou", "任": "ren",
    "盖": "ge", "华": "hua", "朴": "piao", "缪": "miao", "乐": "yue", "翟": "zhai", "冼": "xian",
    "覃": "qin", "员": "yun", "折": "she", "黑": "he", "纪": "ji", "葛": "ge", "召": "shao",
    "祭": "zhai", "种": "chong", "宓": "fu", "牟": "mou", "秘": "bi", "车": "che", "石": "shi",
    "柏": "bai", "乜": "nie", "隗": "wei", "郇": "huan", "谌": "chen", "都": "du", "尹": "yin",
    "洗": "xian", "繁": "po", "撒": "sa", "逄": "pang", "万": "wan", "俞": "yu", "沈": "shen",
    "贾": "jia", "燕": "yan", "哈": "ha", "那": "na", "阚": "kan", "晁": "chao", "曲": "qu",
    "卜": "bu", "尉": "wei", "叶": "ye", "粘": "nian", "行": "xing", "能": "nai", "不": "fou",
    "尉迟": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "澹台": "tantai", "令狐": "linghu",
    "单于": "chanyu", "宇文": "yuwen", "欧阳": "ouyang", "上官": "shangguan", "司马": "sima",
    "诸葛": "zhuge", "皇甫": "huangfu", "慕容": "murong", "夏侯": "xiahou", "东方": "dongfang",
}  # fmt: skip
#: The syllables of compound surnames, for their initials.
_SYLLABLES = {
    "yuchi": ("yu", "chi"), "moqi": ("mo", "qi"), "zhangsun": ("zhang", "sun"),
    "tantai": ("tan", "tai"), "linghu": ("ling", "hu"), "chanyu": ("chan", "yu"),
    "yuwen": ("yu", "wen"), "ouyang": ("ou", "yang"), "shangguan": ("shang", "guan"),
    "sima": ("si", "ma"), "zhuge": ("zhu", "ge"), "huangfu": ("huang", "fu"),
    "murong": ("mu", "rong"), "xiahou": ("xia", "hou"), "dongfang": ("dong", "fang"),
}  # fmt: skip
#: Characters that given names use in two readings.
_TWICE = {
    "乐": "yue", "行": "hang", "重": "chong", "长": "zhang", "朝": "zhao", "传": "zhuan",
    "盛": "cheng", "茜": "xi", "晟": "cheng", "莘": "xin", "筠": "jun", "曾": "zeng",
    "参": "shen", "少": "shao", "藏": "zang", "调": "tiao", "还": "huan", "贞": "zheng",
}  # fmt: skip
_FIRST = frozenset(surname[0] for surname in _SURNAMES)
_SEVERAL = frozenset(_TWICE) | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: With more readings than this the rest is left out.
_MOST = 6
#: Before each case, and between its people, where many are spelt at once.
_CASE, _ONE = "\x00", "\x01"
#: Stands for a character that cannot simply be read as usual.
_UNSURE = "\x02"
_FIRST_UNSURE = re.compile(f"([{_CASE}{_ONE}])[{''.join(sorted(_FIRST))}]")


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """Return all ways to type the name in letters: whole pinyin, and initials."""
    if name.isalpha() and name[0] not in _FIRST and _SEVERAL.isdisjoint(name):
        # Most names: each character has one reading.
        syllables = [_usual(character) for character in name]
        if all(syllables):
            return "".join(syllables), "".join([syllable[0] for syllable in syllables])
    choices = _readings(name)
    keys: dict[str, None] = {}
    for reading in list(product(*choices))[:_MOST]:
        keys["".join(reading)] = None
        keys["".join([syllable[0] for syllable in reading])] = None
    keys.pop("", None)
    return tuple(keys)


def name_keys_each(people: Sequence[Sequence[str]], mark: str) -> list[str]:
    """Return the keys of the people of each case as one text, the mark before each key.

    They are those of `name_keys`, in another order: most characters have one reading, so that
    all cases can be spelt out at once. Names hold no control characters.
    """
    text = "".join([f"{_CASE}{_ONE.join(names)}" for names in people])
    text = _FIRST_UNSURE.sub(rf"\1{_UNSURE}", text)
    whole = text.translate(_WHOLE).split(_CASE)[1:]
    initials = text.translate(_INITIALS).split(_CASE)[1:]
    next_one = f" {mark}"
    return [
        _marked(names, mark)
        if _UNSURE in long or not names
        else f"{mark}{long}{next_one}{short}".replace(_ONE, next_one)
        for names, long, short in zip(people, whole, initials, strict=True)
    ]


def _marked(names: Sequence[str], mark: str) -> str:
    return " ".join([f"{mark}{key}" for name in names for key in name_keys(name)])


class _Spelling(dict[int, str]):
    """A table for `str.translate`, filled as characters are met."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        super().__init__({ord(_CASE): _CASE, ord(_ONE): _ONE})
        self._shown = shown

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_sure = character.isalpha() and character not in _SEVERAL
        self[code] = found = (self._shown(_usual(character)) if is_sure else "") or _UNSURE
        return found


_WHOLE = _Spelling(lambda syllable: syllable)
_INITIALS = _Spelling(lambda syllable: syllable[:1])


def _readings(name: str) -> list[tuple[str, ...]]:
    """Return the readings of each character."""
    start = 0
    choices: list[tuple[str, ...]] = []
    if len(name) > 2 and (compound := _SURNAMES.get(name[:2])):
        choices += [(syllable,) for syllable in _SYLLABLES[compound]]
        start = 2
    for place, character in enumerate(name[start:], start):
        if character.isascii():
            if character.isalnum():
                choices.append((character.lower(),))
            continue
        usual = _usual(character)
        other = (_SURNAMES if place == 0 else _TWICE).get(character)
        readings = tuple(dict.fromkeys(filter(None, (other, usual))))
        if readings:
            choices.append(readings)
    return choices


@cache
def _usual(character: str) -> str:
    """Return the usual reading of a character; only single ones are needed, no phrases."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    readings: str = PINYIN_DICT.get(ord(character), "")
    plain: str = to_normal(readings.partition(",")[0])
    return plain.replace("ü", "v")
