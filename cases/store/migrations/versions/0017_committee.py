"""Accounts of people's mediators, and the packet of a referral they may see."""

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
