"""Papers the parties sign themselves: the joint application, and the power of attorney."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from cases.papers.blocks import LONG, ApplicantLine, PartyBlock
from cases.papers.kinds import Authority, FormKind
from cases.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationApplication(Paper):
    """道路交通事故损害赔偿调解申请书: all parties ask for mediation (form M3, Order 146 art. 86).

    Printed for the parties to sign: what they have not filled in yet stays open on the paper.
    """

    kind: ClassVar[FormKind] = FormKind.MEDIATION_APPLICATION

    #: Everybody who applies; the application is joint, so each of them signs and dates it.
    applicants: Annotated[tuple[ApplicantLine, ...], "申请人签名"] = ()
    requests: Annotated[str, "请求事项", LONG] = ""
    reasons: Annotated[str, "事实与理由", LONG] = ""
    enclosures: Annotated[tuple[str, ...], "附件"] = ()
    #: Order 146 art. 87 para. 2; None: the parties tick it by hand, and so with the next two.
    is_closed: Annotated[bool | None, "申请不公开进行"] = None
    #: Regulations art. 96: nobody has sued.
    has_sued: Annotated[bool | None, "是否已向人民法院起诉"] = None
    asked_committee: Annotated[bool | None, "是否已申请人民调解"] = None
    #: Order 146 art. 85 para. 2: from that day the parties have three working days.
    committee_ended_on: Annotated[date | None, "人民调解终止日期"] = None
    received_at: Annotated[datetime | None, "收到时间"] = None
    received_by: Annotated[str, "收件人（交通警察）"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerOfAttorney(Paper):
    """授权委托书: who acts for a party, in what, and how far (form P1, Order 146 art. 89)."""

    kind: ClassVar[FormKind] = FormKind.POWER_OF_ATTORNEY

    #: One principal; a body signs by its seal and its legal representative.
    principals: Annotated[tuple[PartyBlock, ...], "委托人"] = ()
    representative: Annotated[str, "法定代表人或者负责人"] = ""
    agents: Annotated[tuple[PartyBlock, ...], "受托人"] = ()
    #: As 近亲属, or the name of the law firm.
    relation: Annotated[str, "与委托人关系或者所在律师事务所"] = ""
    matters: Annotated[str, "委托事项", LONG] = ""
    authority: Annotated[Authority | None, "代理权限"] = None
    may_admit: Annotated[bool, "代为承认、变更、放弃请求"] = False
    #: Without it the agent may not sign the agreement.
    may_agree: Annotated[bool, "代为达成并签署调解书"] = False
    may_receive_papers: Annotated[bool, "代收文书"] = False
    may_receive_money: Annotated[bool, "代收款项"] = False
    #: None: until the matter is done.
    until_on: Annotated[date | None, "委托期限至"] = None
    signed_on: Annotated[date | None, "签署日期"] = None
    enclosures: Annotated[tuple[str, ...], "附件"] = ()


#: The forms of this module.
APPLYING: tuple[type[Paper], ...] = (MediationApplication, PowerOfAttorney)
