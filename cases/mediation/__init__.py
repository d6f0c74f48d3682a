"""The rules of mediation: who may, when, with what notice, what an absence does, how it ends.

Everything here is pure: days, calendars and parties come in as arguments, nothing opens a
database or asks a clock. What the statute says is in `cases.law`; what an officer does with it
is in `cases.services.mediations`.
"""
