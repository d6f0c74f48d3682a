"""Words of candidates: what a weight is called, the sentence of reasons, paint side by side.

They load the ranking, so that only what shows candidates imports them.
"""

import re
from collections.abc import Mapping

from leads.evidence.layers import Conclusion, Fit
from leads.evidence.scale import Support, Verbal
from leads.ranking.counting import Counting
from leads.ranking.explaining import Explanation, Refutation, by_support
from leads.ranking.persons import Standing
from leads.ranking.vehicle import Vehicle
from ui.kit.i18n import N_, _
from ui.kit.punctuation import clauses, headed, listed
from ui.labels.registers import COLOURS
from ui.labels.vehicle_classes import class_word

_PLATE = re.compile(r"^[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}$")

FITS = {
    Fit.SAME: N_("一致"),
    Fit.CLOSE: N_("相近，须复测"),
    Fit.DIFFERENT: N_("不同"),
    Fit.UNMEASURED: N_("未测色"),
    Fit.RESPRAY: N_("单侧重喷"),
    Fit.NOT_PRESERVED: N_("未附着"),
    Fit.MISSING: N_("缺原厂层"),
}
CONCLUSIONS = {
    Conclusion.ALIKE: N_("漆层同型，支持同一来源，不能证明同一"),
    Conclusion.ALIKE_BUT_RESPRAYED: N_("除单侧重喷外漆层同型，不排除"),
    Conclusion.OPEN: N_("所测不足，不能判断"),
    Conclusion.DIFFERENT: N_("漆层不同，不支持同一来源"),
}
#: As a list has room for.
CONCLUSIONS_SHORT = {
    Conclusion.ALIKE: N_("漆层一致"),
    Conclusion.ALIKE_BUT_RESPRAYED: N_("重喷外一致"),
    Conclusion.OPEN: N_("不能判断"),
    Conclusion.DIFFERENT: N_("漆层不同"),
}
REFUTATIONS = {
    Refutation.POLICY_OF_ANOTHER: N_("该保单属于别的车"),
    Refutation.LAYERS_DIFFER: N_("车身漆层与漆片不同"),
    Refutation.PART_UNBROKEN: N_("该部件完好且未换过"),
    Refutation.SEEN_ELSEWHERE: N_("同一时间出现在别处"),
    Refutation.PLATE_CLEAR: N_("影像能看清的是另一号牌"),
    Refutation.NO_DAMAGE: N_("车身无碰撞痕迹也无修复痕迹"),
}
COUNTINGS = {
    Counting.FULL: N_("全计"),
    Counting.DISCOUNTED: N_("与更强的一条同属一组，折减计入"),
    Counting.SAME_SOURCE: N_("与更强的一条同出一源，只计一次"),
    Counting.SILENT: N_("对各车无区别"),
}
STANDINGS = {
    Standing.DRIVER: N_("驾驶"),
    Standing.USER: N_("使用"),
    Standing.KEEPER: N_("保管"),
    Standing.ON_PAPER: N_("仅在登记上"),
    Standing.HAD_PLATE: N_("取用所挂号牌"),
    Standing.PLATE_OF: N_("所挂号牌登记人"),
    Standing.HOUSEHOLD: N_("同户"),
    Standing.RELATIVE: N_("亲属"),
}
SUPPORTS = {
    Support.NONE: N_("无区分"),
    Support.WEAK: N_("弱支持"),
    Support.MODERATE: N_("中等支持"),
    Support.MODERATELY_STRONG: N_("较强支持"),
    Support.STRONG: N_("强支持"),
    Support.VERY_STRONG: N_("很强支持"),
    Support.EXTREMELY_STRONG: N_("极强支持"),
}
AGAINST = {
    Support.NONE: N_("无区分"),
    Support.WEAK: N_("弱反对"),
    Support.MODERATE: N_("中等反对"),
    Support.MODERATELY_STRONG: N_("较强反对"),
    Support.STRONG: N_("强反对"),
    Support.VERY_STRONG: N_("很强反对"),
    Support.EXTREMELY_STRONG: N_("极强反对"),
}


def called(verbal: Verbal) -> str:
    """Return what a weight is called."""
    return _((AGAINST if verbal.against else SUPPORTS)[verbal.support])


def reasons(explanation: Explanation, titles: Mapping[str, str]) -> str:
    """Return why a candidate stands where it stands, as a leader reads it.

    Args:
        explanation: Of the candidate.
        titles: By item, the title of the evidence.
    """
    parts = [
        headed(called(verbal), listed(titles.get(item, item) for item in items))
        for verbal, items in by_support(explanation.bars)
    ]
    refuted = listed(_(REFUTATIONS[one]) for one in explanation.refuted_by)
    return clauses([*parts, headed(_("查明下列之一即可否定"), refuted)])


def percent(chance: float) -> str:
    """Return a probability as it is read: nothing is quite impossible, nothing quite certain."""
    if chance < 0.001:
        return "< 0.1 %"
    if chance > 0.999:
        return "> 99.9 %"
    return f"{chance * 100:.1f} %"


def weight_text(weight: float) -> str:
    """Return a weight with its sign, a true minus for what speaks against."""
    return f"{weight:+.2f}".replace("-", "−").replace("+0.00", "0.00").replace("−0.00", "0.00")


def plate_text(name: str) -> str:
    """Return a plate with the dot behind its office; a name of another kind stays as it is."""
    return f"{name[:2]}·{name[2:]}" if _PLATE.match(name) else name


def vehicle_text(vehicle: Vehicle) -> str:
    """Return class and colour of a vehicle, as a list has room for."""
    kind = class_word(vehicle.vehicle_class)
    return f"{kind} {colour_text(vehicle.colour)}".strip()


def vehicle_words(vehicle: Vehicle) -> str:
    """Return everything a register says of what a vehicle looks like."""
    kind = class_word(vehicle.vehicle_class)
    make = f"{vehicle.make} {vehicle.model}".strip()
    return " · ".join(filter(None, (make, kind, vehicle.year, colour_text(vehicle.colour))))


def colour_text(codes: str) -> str:
    """Return the word of a registered colour, of several the words."""
    return "".join(_(COLOURS.get(one, one)) for one in codes)
