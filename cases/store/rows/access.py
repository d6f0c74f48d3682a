"""Secret identities, emergency leave and its review."""
