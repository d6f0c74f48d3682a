"""Rows: buildings, doors and what was tried at them."""
