"""A squad with a case in which something is held."""
