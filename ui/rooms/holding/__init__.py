"""财物: what is held in a case, who holds it, how it leaves; money advanced."""
