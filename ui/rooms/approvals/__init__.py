"""审批: the desk of those who review and approve, and the parts the case page shares with it."""
