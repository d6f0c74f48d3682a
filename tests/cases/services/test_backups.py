"""Backups open, rotate and come back; a damaged one is refused and nothing is overwritten."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from cases.records.progress import Progress
from cases.records.station import Backup, BackupKind
from cases.refusals import Reason, Refusal
from cases.services.backups import service
from cases.services.backups.restoring import restore
from cases.services.desk import Desk
from cases.services.station import Station
from cases.services.verify import verify
from cases.store import engine
from cases.store.guard import Acting
from tests.cases.services.stations import QUICK, found, join, sign_in
from tests.conftest import START, Clock

_T = TypeVar("_T")


def run(work: Generator[Progress, None, _T]) -> tuple[list[Progress], _T]:
    steps = []
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    station, _ = found(tmp_path / "station", clock)
    desk = sign_in(station, clock)
    desk.unit.save_draft("intake", {"plate": "澄A3B7K9", "long": "x" * 2_000_000})
    yield desk
    station.close()


def folder_of(desk: Desk) -> Path:
    assert desk.station is not None
    return desk.station.folder


def test_a_backup_tells_its_progress_and_opens_with_the_same_password(
    desk: Desk, clock: Clock
) -> None:
    steps, backup = run(desk.backups.make())
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total
    assert desk.backups.list() == (backup,)
    copy = Station.open(backup.folder, cost=QUICK)
    draft = sign_in(copy, clock).unit.draft("intake")
    assert draft is not None
    assert draft.values["plate"] == "澄A3B7K9"
    copy.close()
    assert "澄A3B7K9".encode() not in (backup.folder / "station.db").read_bytes()


def test_a_backup_is_of_one_moment_while_others_go_on_writing(desk: Desk, clock: Clock) -> None:
    work = desk.backups.make()
    next(work)
    desk.unit.save_draft("later", {"n": 1})
    _, backup = run(work)
    copy = Station.open(backup.folder, cost=QUICK)
    copied = sign_in(copy, clock)
    assert copied.unit.draft("later") is None
    assert copied.unit.draft("intake") is not None
    copy.close()
    assert desk.unit.draft("later") is not None


def test_a_cancelled_backup_leaves_nothing(desk: Desk) -> None:
    work = desk.backups.make()
    next(work)
    work.close()
    assert list((folder_of(desk) / "backups").iterdir()) == []


def test_a_lock_during_a_backup_loses_neither_it_nor_its_entry(desk: Desk, clock: Clock) -> None:
    station = desk.station
    assert station is not None
    work = desk.backups.make()
    next(work)
    station.lock()
    _, backup = run(work)
    assert backup.folder.exists()
    desk = sign_in(station, clock)
    with desk.past_guard() as session:
        acts = engine.driver(session).execute("SELECT act FROM main.journal").fetchall()
    assert acts.count(("station.backup",)) == 1


def test_only_an_administrator_makes_one_by_hand_but_the_daily_one_makes_itself(
    desk: Desk,
) -> None:
    other = join(desk)
    with pytest.raises(Refusal) as refused:
        run(other.backups.make())
    assert refused.value.reason is Reason.NOT_ALLOWED
    assert other.backups.is_due()
    _, backup = run(other.backups.daily())
    assert backup is not None
    assert backup.kind is BackupKind.DAILY
    assert not other.backups.is_due()
    assert run(other.backups.daily()) == ([], None)


def test_a_damaged_station_makes_no_backup(desk: Desk, clock: Clock) -> None:
    folder = folder_of(desk)
    station = desk.station
    assert station is not None
    station.close()
    path = folder / "station.db"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 50 * 4096)
        file.write(b"\0" * 64)
    again = Station.open(folder, cost=QUICK)
    desk = sign_in(again, clock)
    with pytest.raises(Refusal) as refused:
        run(desk.backups.make())
    assert refused.value.reason is Reason.DATABASE_DAMAGED
    assert desk.backups.list() == ()
    again.close()


def test_a_backup_onto_a_full_disk_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    import resource
    import signal

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        with pytest.raises(Refusal) as refused:
            run(desk.backups.make(tmp_path / "stick"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, former)
    assert refused.value.reason is Reason.DISK_FULL
    assert list((tmp_path / "stick").iterdir()) == []


def a_backup(made_at: datetime, kind: BackupKind = BackupKind.DAILY) -> Backup:
    return Backup(Path(f"{made_at:%Y%m%d}"), kind, made_at, "", "", 0, "", 0)


def test_rotation_keeps_seven_days_four_weeks_and_twelve_months() -> None:
    daily = [a_backup(START - timedelta(days=number)) for number in range(500)]
    manual = a_backup(START - timedelta(days=499), BackupKind.MANUAL)
    gone = {backup.folder.name for backup in service.outdated([*daily, manual])}
    kept = [backup.folder.name for backup in daily if backup.folder.name not in gone]
    assert kept[:7] == [f"{START - timedelta(days=number):%Y%m%d}" for number in range(7)]
    # Sundays end the weeks; the newest of a month is its last day.
    assert kept[7:9] == ["20260913", "20260906"]
    assert kept[9:] == [
        "20260831", "20260731", "20260630", "20260531", "20260430", "20260331",
        "20260228", "20260131", "20251231", "20251130", "20251031",
    ]  # fmt: skip


def test_a_backup_comes_back_and_the_former_station_is_kept_aside(desk: Desk, clock: Clock) -> None:
    folder, station = folder_of(desk), desk.station
    assert station is not None
    _, backup = run(desk.backups.make())
    desk.unit.save_draft("later", {"n": 1})
    with pytest.raises(Refusal) as refused:
        run(restore(backup.folder, folder, at=clock()))
    assert refused.value.reason is Reason.STATION_IN_USE
    station.close()
    clock.advance(hours=1)
    steps, aside = run(restore(backup.folder, folder, at=clock()))
    assert steps[-1].done == steps[-1].total
    assert aside is not None
    again = Station.open(folder, cost=QUICK)
    desk = sign_in(again, clock)
    assert desk.unit.draft("later") is None
    with desk.past_guard() as session:
        acts = engine.driver(session).execute("SELECT act FROM main.journal").fetchall()
    assert ("station.restore",) in acts
    again.close()
    former = Station.open(aside, cost=QUICK)
    assert sign_in(former, clock).unit.draft("later") is not None
    former.close()


def test_a_backup_is_restored_into_an_empty_place(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    _, backup = run(desk.backups.make())
    assert run(restore(backup.folder, tmp_path / "new", at=clock()))[1] is None
    copy = Station.open(tmp_path / "new", cost=QUICK)
    assert sign_in(copy, clock).unit.draft("intake") is not None
    copy.close()


@pytest.mark.parametrize("name", ["station.db", "backup.json", "station.key"])
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_damaged_backup_touches_nothing(
    desk: Desk, tmp_path: Path, clock: Clock, name: str, how: str
) -> None:
    _, backup = run(desk.backups.make())
    path = backup.folder / name
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(Refusal) as refused:
        run(restore(backup.folder, tmp_path / "new", at=clock()))
    assert refused.value.reason in {
        Reason.BACKUP_DAMAGED,
        Reason.KEY_FILE_DAMAGED,
        Reason.KEY_FILE_MISSING,
    }
    assert not (tmp_path / "new" / "station.db").exists()


def test_an_untouched_record_verifies_and_a_touched_one_names_the_entry(desk: Desk) -> None:
    sound = verify(desk)
    assert sound.intact
    assert sound.entries == 2
    with engine.session(desk.store.writing, Acting(desk.officer.id, desk.now())) as session:
        raw = engine.driver(session)
        raw.execute("DROP TRIGGER main.journal_no_update")
        raw.execute("UPDATE main.journal SET entry=entry||' ' WHERE seq=2")
    touched = verify(desk)
    assert (touched.intact, touched.first_bad) == (False, 2)
