"""Packets of referrals: handed to a people's mediator, reported on by him, taken back.

An officer who runs the mediation hands it over; the people's mediator sees his packets and
nothing else of the station, and what he reports waits for the officer.
"""
