"""A case with its papers."""
