"""The board of leads: what is drawn, where it lies, and how it is worked with."""
