"""Which vehicle did it, how sure that is, and what to ask next."""
