"""What to ask outside: inquiries, their worth and their results."""
