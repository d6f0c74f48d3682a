"""The accident case and everything the law asks of it: the lowest room.

`law`, `mediation`, `papers` and `records` are pure: no clock of their own, no database.
`store` holds the rows, the guard and the journal; only `services` opens it. Qt, ReportLab and
NetworkX have no place here.
"""
