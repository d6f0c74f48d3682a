"""The room of cases with one case in it."""
