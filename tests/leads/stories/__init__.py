"""The three stories of the demonstration, fact by fact: when who leads, and why."""
