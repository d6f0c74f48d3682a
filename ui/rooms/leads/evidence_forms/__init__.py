"""Forms in which evidence is entered, one for each kind."""
