"""What needs somebody else: approvals, stand-ins, recusals, scans kept with a case."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
