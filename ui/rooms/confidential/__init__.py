"""保密: who looked at what, and whether the record is whole."""
