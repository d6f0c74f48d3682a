"""Tabs of one case; each is a widget with `show_case`, `reload` and `drop`."""
