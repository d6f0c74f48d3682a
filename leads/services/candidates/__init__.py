"""The evidence of a case, who did it by that evidence, and what to ask next."""
