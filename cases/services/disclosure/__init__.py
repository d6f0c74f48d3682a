"""What parties are shown of a case, and where every copy went that left the program."""
