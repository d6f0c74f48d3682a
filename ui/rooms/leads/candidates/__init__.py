"""The candidates of a case: how probable each is, and why."""
