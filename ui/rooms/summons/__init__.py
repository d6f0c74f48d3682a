"""Questioning and summoning in the window: the tab 传唤 of a case, the tab 查缉, their forms."""
