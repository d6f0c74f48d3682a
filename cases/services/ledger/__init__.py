"""The squad's ledger: read, brought in, taken back.

A long one is read by a second process, which imports as little as it can: what this package needs
of the store stands in `service`, `ground`, `writing` and `taking_back`, and is not imported here.
"""
