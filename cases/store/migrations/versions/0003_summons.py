"""Inquiry notices, summonses, roadside notes, the first hour of a hit-and-run."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
