"""Candidates, evidence, inquiries and persons through the window."""
