"""Values of a ledger as the database stores them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from cases.records.times import SHANGHAI

_EIGHT_HOURS = timedelta(hours=8)


def moment(wall: datetime) -> str:
    """Return a wall-clock time as the moment is stored."""
    if wall.year < 1992:
        # The clocks of China were put forward in the summers before.
        return f"{wall.replace(tzinfo=SHANGHAI).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    return f"{wall - _EIGHT_HOURS}.000000"


@lru_cache(maxsize=16384)
def day(found: date) -> str:
    """Return the beginning of a day as the moment is stored."""
    return moment(datetime(found.year, found.month, found.day))  # noqa: DTZ001 - a wall clock


def report(
    determination_number: str,
    determined_on: date | None,
    day_only: bool,  # noqa: FBT001 - mapped over columns
    dead: int,
    hurt: int,
    officers: Sequence[str],
    assisting: Sequence[str],
    remark: str,
    rest: Mapping[str, str],
) -> str:
    """Return what the ledger says besides, as JSON; written by hand, it is most of the rows."""
    said = ""
    if determination_number:
        said = f'"determination_number":{quoted(determination_number)},'
    if determined_on is not None:
        said += f'"determined_on":"{determined_on}",'
    if day_only:
        said += '"day_only":true,'
    if officers:
        said += f'"officers":{quoted("、".join((*officers, *assisting)))},'
    if remark:
        said += f'"remark":{quoted(remark)},'
    if rest:
        cells = ",".join([f"{quoted(title)}:{quoted(words)}" for title, words in rest.items()])
        said += f'"cells":{{{cells}}},'
    return f'{{"dead":{dead},"injured":{hurt},"ledger":{{{said[:-1]}}}}}'
