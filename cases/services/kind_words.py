"""Kinds of accident as lists and printed sheets name them; these are Chinese in every window."""

from cases.records.cases import CaseKind

KINDS: dict[str, str] = {
    CaseKind.PROPERTY.value: "财产损失",
    CaseKind.INJURY.value: "伤人",
    CaseKind.DEATH.value: "死亡",
}
