"""The board of leads through its window."""
