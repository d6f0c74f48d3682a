"""Rows, guard, journal and keys of a station: private to `cases.services`.

The guard sits in the database: on every officer's connection each table of a case is shadowed by
a view that shows only what he may see, and triggers refuse foreign writes, whatever SQL is sent.
"""
