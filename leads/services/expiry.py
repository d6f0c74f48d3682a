"""Extracts of registers whose last day has passed, deleted by the program at its start.

Beside the service of extracts, which imports numbers and columns nobody needs at the start.
"""

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cases.store.rows.extracts import ExtractBlockRow, ExtractRow

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk
    from cases.store.engine import StoreSession

#: Stands as the reason of a deletion, in the record of the case.
_WHY = "保存期限届满"


def delete_due(desk: "Desk") -> int:
    """Delete every extract whose last day has passed; return how many there were.

    Whoever signs in: an extract must not outlive its day because its officers are away. So it
    goes past the guard, and its entry belongs to no case and names nothing but numbers of extracts.
    """
    due = select(ExtractRow.id).where(
        ExtractRow.deleted_at.is_(None), ExtractRow.until_on < desk.today()
    )
    with desk.past_guard() as session:
        if session.scalar(due.limit(1)) is None:
            return 0
    with desk.act("extract.delete_due", door=True) as deed:
        rows = deed.session.scalars(
            select(ExtractRow).where(ExtractRow.id.in_(due)).order_by(ExtractRow.id)
        ).all()
        for row in rows:
            empty(deed.session, row, _WHY, desk.now())
        deed.note(extracts=[row.id for row in rows])
        return len(rows)


def empty(session: "StoreSession", row: ExtractRow, why: str, now: "datetime") -> None:
    """Take the rows of an extract away; its head stays, with who used it and why it went."""
    session.execute(delete(ExtractBlockRow).where(ExtractBlockRow.extract_id == row.id))
    row.deleted_at, row.deleted_why = now, why
    # Words that could not be read are cells of the register too.
    row.unread = []
