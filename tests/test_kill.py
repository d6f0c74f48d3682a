"""Power cuts: a process that is killed while it writes loses no act it has confirmed."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cases.services.station import Station
from cases.services.verify import verify
from tests.cases.services.stations import QUICK, found, sign_in
from tests.conftest import Clock

ROOT = Path(__file__).parents[1]
ACTS = 200

#: Does acts one after the other and says of each, once it is done, which it was.
WRITER = f"""
import random, sys
from pathlib import Path
from cases.services.station import Station
from tests.cases.services.stations import QUICK, sign_in
from tests.conftest import Clock
station = Station.open(Path(sys.argv[1]), cost=QUICK)
desk = sign_in(station, Clock())
chance = random.Random(int(sys.argv[2]))
for number in range({ACTS}):
    name = f"{{sys.argv[2]}}-{{number}}"
    match chance.randrange(3):
        case 0:
            desk.unit.save_setting(name, "x" * chance.randrange(20_000))
        case 1:
            desk.unit.add_room(name)
        case 2:
            with desk.act("test.two", name=name) as deed:
                desk_rows = __import__("cases.store.rows.unit", fromlist=["x"])
                deed.session.add(desk_rows.SettingRow(key=name, value=1))
                deed.session.flush()
                deed.session.add(desk_rows.RoomRow(name=name))
    print(name, flush=True)
"""


@pytest.mark.parametrize("round_", range(6))
def test_every_confirmed_act_outlives_a_kill(tmp_path: Path, clock: Clock, round_: int) -> None:
    station, _ = found(tmp_path / "station", clock)
    station.close()
    until = random.Random(round_).randrange(1, ACTS)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(station.folder), str(round_)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    confirmed = [writer.stdout.readline().strip() for _ in range(until)]
    writer.kill()
    confirmed += writer.stdout.read().split("\n")[:-1]
    writer.stdout.close()
    writer.wait()
    assert "" not in confirmed

    again = Station.open(station.folder, cost=QUICK)
    desk = sign_in(again, clock)
    record = verify(desk)
    assert record.intact
    rooms = {room.name for room in desk.unit.rooms()}
    entered = set()
    with desk.past_guard() as session:
        for (entry,) in session.connection().exec_driver_sql("SELECT entry FROM main.journal"):
            act = json.loads(entry)
            values = act["values"]
            match act["act"]:
                case "unit.save_setting":
                    entered.add(values["key"])
                    assert desk.unit.setting(values["key"]) is not None
                case "unit.add_room":
                    entered.add(values["name"])
                    assert values["name"] in rooms
                case "test.two":
                    # Both rows of one act, or neither.
                    entered.add(values["name"])
                    assert values["name"] in rooms
                    assert desk.unit.setting(values["name"]) == 1
    # At most one act is there that was not confirmed any more.
    assert set(confirmed) <= entered
    assert len(entered) <= len(confirmed) + 1
    assert len(rooms) == sum(1 for name in entered if name in rooms)
    again.close()
