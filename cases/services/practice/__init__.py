"""What a squad does beside its cases: callers, checks, hand-overs, loans; and signs of a crime."""
