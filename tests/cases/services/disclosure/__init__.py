"""Tests of what parties are shown, and of numbered copies."""
