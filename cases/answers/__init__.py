"""What may be said to somebody who asks about a case, and what is kept back and why. Pure."""
