"""Names of fields in words, for a refusal that names one outside its form."""

from ui.kit.i18n import N_, _
from ui.labels import evidence

FIELDS = {
    **evidence.FIELDS,
    "answer": N_("答复"),
    "basis": N_("依据"),
    "grounds": N_("理由和根据"),
    "id_number": N_("证件号"),
    "name": N_("姓名或名称"),
    "note": N_("备注"),
    "number": N_("编号"),
    "outcome": N_("结果"),
    "party_id": N_("当事人"),
    "place": N_("地点"),
    "proof": N_("凭据"),
    "reason": N_("理由"),
    "receiver": N_("签收人"),
    "recording": N_("录音录像"),
    "relation": N_("关系"),
    "result": N_("结果"),
    "reviewer": N_("审核人"),
    "roles": N_("身份"),
    "side": N_("哪一方"),
    "text": N_("内容"),
    "until": N_("止"),
    "who": N_("何人"),
    "witness": N_("见证人"),
    "words": N_("内容"),
}


def field_words(key: str) -> str:
    """Return the name of a field as an officer knows it; one without a name as it is."""
    return _(FIELDS[key]) if key in FIELDS else key
