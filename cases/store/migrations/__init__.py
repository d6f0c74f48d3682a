"""How the tables of a station came to be, one step a file; run by `cases.store.schema`."""
