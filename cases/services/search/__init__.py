"""Finding cases, parties, plates and papers among what an officer may see.

Two ways, so that neither answer nor time tells of a hidden case: his own cases are looked through
one by one, and closed cases, which the whole squad may see, are found in an index that holds
nothing else.
"""
