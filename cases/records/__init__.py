"""Frozen values that cross the borders between rooms: ids, times, officers, progress.

Nothing here reads a file, a clock or a database.
"""
