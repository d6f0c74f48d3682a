"""Doors: which next, by the theory of search."""
