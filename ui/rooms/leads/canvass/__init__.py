"""走访: the doors as a floor grid, which next, what was tried, and the conditions of trying."""
