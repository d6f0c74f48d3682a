"""The tab 物证: exhibits of a case, their photographs, the chain of their custody."""
