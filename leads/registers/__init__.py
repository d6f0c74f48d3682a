"""Extracts of registers: read, encoded, searched by pattern."""
