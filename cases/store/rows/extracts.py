"""Rows: extracts of registers and who used them."""
