"""Who drove: persons, what is known of them, what does not go together."""
