"""Words of the papers the parties sign themselves: joint application, power of attorney."""

from cases.papers.kinds import Authority
from ui.kit.i18n import N_

AUTHORITIES = {
    Authority.GENERAL: N_("一般代理"),
    Authority.SPECIAL: N_("特别授权"),
}

#: Names of their fields, as `cases.papers.specs` gives them.
PAPER_FIELDS = (
    N_("申请人签名"),
    N_("申请人"),
    N_("认定书收到日期"),
    N_("签名日期"),
    N_("送达地址、电子送达"),
    N_("请求事项"),
    N_("事实与理由"),
    N_("附件"),
    N_("申请不公开进行"),
    N_("是否已向人民法院起诉"),
    N_("是否已申请人民调解"),
    N_("人民调解终止日期"),
    N_("收到时间"),
    N_("收件人（交通警察）"),
    N_("委托人"),
    N_("法定代表人或者负责人"),
    N_("受托人"),
    N_("与委托人关系或者所在律师事务所"),
    N_("委托事项"),
    N_("代理权限"),
    N_("代为承认、变更、放弃请求"),
    N_("代为达成并签署调解书"),
    N_("代收文书"),
    N_("代收款项"),
    N_("委托期限至"),
    N_("签署日期"),
)
