"""Inquiries by outsiders from the counter to the answer; favours and meddling."""
