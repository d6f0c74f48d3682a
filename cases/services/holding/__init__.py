"""Things held in a case and money advanced: taken, kept, moved, told, given back."""
