"""Where the journal's chain begins; here so that a second process need import nothing for it."""

#: Hash before the first entry.
ORIGIN = "0" * 64
