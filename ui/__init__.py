"""The window: the only room that knows Qt. It talks to services and frozen values."""
