"""Rows: exhibits, their photographs and the chain of their custody."""
