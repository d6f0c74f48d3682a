"""The room of what a squad does beside its cases."""
