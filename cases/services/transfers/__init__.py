"""Cases of other units: a report that is not ours, its transfer, a case received."""
