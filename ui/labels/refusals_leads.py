"""Refusals of the board of leads and of measures: what happened, and what the officer can do."""

from cases.refusals import Reason
from ui.kit.i18n import N_

SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.ON_THE_BOARD: (
        N_("“{name}”已经在线索板上，或者已经合并为一个。"),
        N_("请直接使用板上的节点；要分开的先拆分。"),
    ),
    Reason.LINK_UNFIT: (
        N_("这种连线不能连接这两类节点。"),
        N_("请换一种连线，或者先更正节点的种类。"),
    ),
    Reason.FIT_GRADED_HIGH: (
        N_("钥匙在门锁中转动只是线索，等级最高为 {grade}。"),
        N_("钥匙可能复制，锁具可能同号；请降低等级，并另行查证。"),
    ),
    Reason.NODES_DIFFER: (
        N_("“{one}”和“{other}”不是同一类，不能合并。"),
        N_("可以用连线表示两者的关系。"),
    ),
    Reason.BUILT_ON: (
        N_("这项改动之后，{officer}又在它的基础上作了登记，不能撤销或者重做。"),
        N_("请先撤下后来的登记，或者请{officer}撤销自己的改动。"),
    ),
    Reason.NOTHING_TO_UNDO: (
        N_("没有可以撤销的改动。"),
        N_("只能撤销自己的改动。"),
    ),
    Reason.NOTHING_TO_REDO: (
        N_("没有可以重做的改动。"),
        N_("撤销之后又有新的改动的，不能再重做。"),
    ),
    Reason.TOO_FEW_SHOWN: (
        N_("供辨认的只有{number}，至少要{least}。"),
        N_("请补足后重新组织辨认；辨认尸体、或者辨认人能说出独有特征的不受数量限制，请写明特征。"),
    ),
    Reason.TWO_OFFICERS: (
        N_("辨认、搜查、检查应当由两名以上民警进行。"),
        N_("请填写全部参加的民警。"),
    ),
    Reason.WARRANT_MISSING: (
        N_("没有填写搜查证、检查证的编号和签发日期，或者签发日期晚于开始时间。"),
        N_("没有证件不得搜查、检查；请填写证件编号后再登记。"),
    ),
}
