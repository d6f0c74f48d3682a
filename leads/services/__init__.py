"""What an officer does with leads: one method, one act, one transaction."""
