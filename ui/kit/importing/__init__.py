"""The wizard by which any table comes in: the ledger of the squad, an extract of a register."""
