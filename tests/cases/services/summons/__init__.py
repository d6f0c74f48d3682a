"""A case with a suspect who stays away, and the officers around it."""
