"""Rows: evidence, candidates, exclusions and inquiries."""
