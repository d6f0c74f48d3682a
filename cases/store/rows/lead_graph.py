"""Rows: nodes and links of leads, their history, notes and places on the board."""
