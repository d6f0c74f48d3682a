"""Inquiries by outsiders, their answers; favours and meddling."""
