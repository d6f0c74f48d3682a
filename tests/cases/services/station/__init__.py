"""A station founded in an empty folder."""
