"""Vehicles of an extract put on the board of its case."""

from collections.abc import Sequence

from sqlalchemy import select

from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.store.rows.extracts import ExtractRow
from leads.graph.nodes import Identifier, IdentifierKind, NodeEntry, NodeId, NodeKind
from leads.ranking.alphabet import tidy
from leads.registers.codes import CLASSES, COLOURS
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractId, UseKind
from leads.services.board import BoardService
from leads.services.extracts.rows import AtExtracts, use_extract
from leads.services.extracts.stored import row_at

#: What of a row names the vehicle on the board, where the register says it.
_NUMBERS = (
    (IdentifierKind.PLATE, Field.PLATE),
    (IdentifierKind.VIN, Field.VIN),
    (IdentifierKind.ENGINE, Field.ENGINE),
)


class Boarding(AtExtracts):
    """Putting hits on the board."""

    def put_on_board(self, extract_id: ExtractId, places: Sequence[int]) -> tuple[NodeId, ...]:
        """Put vehicles on the board, ungraded and unconfirmed; that they were used is recorded.

        Keeper, identity number and phone stay in the extract: what is on the board outlives it.

        Raises:
            Refusal: the extract may not be used, has no vehicles, or has no such row.
        """
        case_id, kind = self._usable(extract_id)
        if kind is ExtractKind.ADDRESSES:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("extract.use", case_id) as deed:
            rows = [row_at(deed.session, extract_id, kind, place) for place in places]
            found = [cells for cells in rows if cells is not None]
            if not found or len(found) != len(rows):
                raise Refusal(Reason.NOT_FOUND)
            names = " ".join(cells[Field.PLATE] for cells in found)
            use_extract(deed, self.desk, extract_id, UseKind.BOARD, names, len(found))
            head = deed.session.scalars(select(ExtractRow).where(ExtractRow.id == extract_id)).one()
            source = f"{head.source}，{head.as_of}；{local(head.imported_at):%Y-%m-%d}导入"
        board = BoardService(self.desk)
        return tuple(board.add_node(case_id, _node(cells, source)) for cells in found)


def _node(cells: dict[Field, str], source: str) -> NodeEntry:
    colour = "".join(COLOURS.get(one, one) for one in cells[Field.COLOUR])
    words = (
        f"{cells[Field.MAKE]} {cells[Field.MODEL]}".strip(),
        CLASSES.get(cells[Field.VEHICLE_CLASS], cells[Field.VEHICLE_CLASS]),
        colour,
    )
    return NodeEntry(
        kind=NodeKind.VEHICLE,
        label=tidy(cells[Field.PLATE]) or cells.get(Field.POLICY_NUMBER, ""),
        sub=" · ".join(filter(None, words)),
        identifiers=tuple(
            Identifier(kind, cells[held]) for kind, held in _NUMBERS if cells.get(held)
        ),
        source=source,
    )
