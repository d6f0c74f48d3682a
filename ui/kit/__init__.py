"""What every screen is made of: theme, icons, words, marks, widgets, tables, jobs, messages.

Nothing here knows a case; rooms are built from it.
"""
