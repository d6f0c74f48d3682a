"""Exhibits and the unbroken chain of their custody."""
