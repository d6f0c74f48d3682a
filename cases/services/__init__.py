"""What an officer can do at the desk, and the only way to the store.

One method is one act of an officer, one transaction, one entry in the journal; it takes plain
values and gives back frozen ones. Nothing here knows Qt or paper.
"""
