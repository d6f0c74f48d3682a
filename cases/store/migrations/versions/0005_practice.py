"""Quality checks, call-backs, petitions, receptions, hand-over of a shift."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
