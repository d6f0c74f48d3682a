"""Words for values: enums, acts, refusals; each area has its own module."""
