"""The report to the leader for a summons, in the words of the file; the officer changes it."""

from collections.abc import Sequence
from datetime import datetime

from cases.records.summons import InquiryLine, NoticeWay, Suspicion
from cases.records.times import local

_WAYS = {
    NoticeWay.WRITTEN: "询问通知书",
    NoticeWay.PHONE: "电话",
    NoticeWay.ON_SPOT: "当场口头",
    NoticeWay.MESSAGE: "短信",
}
_ORDINALS = "一二三四五六七八九十"


def report_of(
    party: str,
    suspicion: Suspicion,
    why: tuple[str, str],
    unanswered: Sequence[InquiryLine],
    wanted: tuple[datetime, str],
    hours: int,
) -> str:
    """Return the draft: who, of what he is suspected, each notice in vain, what is asked for.

    Law: Order 146 art. 35 para. 2; 行政程序 art. 67 para. 1, 69.
    """
    charge, basis = why
    crime = suspicion is Suspicion.CRIME
    lines = [f"{party}涉嫌{charge}。依据：{basis.rstrip('。')}。"]
    if unanswered:
        lines.append(f"我单位先后{len(unanswered)}次通知其接受询问，其均未到，也未说明理由：")
        lines += [f"{_ordinal(n)}、{_told(one)}；" for n, one in enumerate(unanswered)]
        lines[-1] = lines[-1][:-1] + "。"
    articles = "《公安机关办理行政案件程序规定》第六十七条第一款"
    if crime:
        articles = f"《道路交通事故处理程序规定》第三十五条第二款、{articles}"
    called_for, place = wanted
    lines.append(
        f"为查明事实，根据{articles}的规定，拟使用传唤证传唤{party}于{_moment(called_for)}前到"
        f"{place}接受询问，询问查证时间不超过{hours}小时。妥否，请批示。"
    )
    return "\n".join(lines)


def _told(one: InquiryLine) -> str:
    assert one.given_at is not None
    number = f"（{one.number}）" if one.number else ""
    return (
        f"{_moment(one.given_at)}以{_WAYS[one.entry.way]}{number}通知其于"
        f"{_moment(one.entry.wanted_at)}到{one.entry.place}接受询问，凭据：{one.proof}"
    )


def _ordinal(index: int) -> str:
    return _ORDINALS[index] if index < len(_ORDINALS) else str(index + 1)


def _moment(moment: datetime) -> str:
    shown = local(moment)
    return f"{shown.year}年{shown.month}月{shown.day}日{shown.hour}时{shown.minute:02d}分"
