"""Two systems of paint layers side by side."""
