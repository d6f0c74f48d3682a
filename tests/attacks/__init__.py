"""The outsider and the thief, with everything they have."""
