"""Evidence meetings, inspections, and where numbered copies went."""
