"""The journal read for a reason, heads of papers, and parts that stand by themselves outside."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cases.looks.marks import Mark
from cases.records.access import SecretEntry, SecretKind
from cases.records.cases import CaseKind, Intake, Report
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.proof import HeadFound, JournalFilter
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.verify import verify
from cases.store import engine, journal
from tests.conftest import Clock, DeskOf

DAY = date(2026, 9, 24)
TODAY = JournalFilter(DAY, DAY)
SCRIPT = Path(__file__).parents[4] / "docs" / "verify_journal.py"


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def inspector(desk_of: DeskOf) -> Desk:
    return desk_of("罗亦鸣", Role.INSPECTOR)


@pytest.fixture
def case(lead: Desk, clock: Clock) -> CaseId:
    opened = lead.cases.open_case(
        Intake(
            occurred_at=clock(),
            place="滨河路纺织东路口",
            kind=CaseKind.INJURY,
            report=Report(reported_at=clock(), caller="某人"),
        )
    )
    lead.cases.open_file(opened)
    return opened


def number(desk: Desk, case: CaseId) -> str:
    return desk.cases.open_file(case).number


def head_of(desk: Desk) -> journal.Head:
    with desk.reading() as session:
        return journal.head(engine.driver(session))


def test_the_inspector_sees_who_looked_and_nothing_that_stands_in_the_case(
    inspector: Desk, lead: Desk, case: CaseId
) -> None:
    page = inspector.proof.inspect(TODAY, "季度检查")
    assert [(one.officer, one.act, one.what) for one in page.lines] == [
        ("王砚秋", "case.read", "file"),
        ("王砚秋", "case.open", ""),
    ]
    assert page.lines[0].basis in {"intake", "lead"}
    assert "滨河路" not in repr(page)


def test_without_a_reason_nothing_is_read(inspector: Desk, case: CaseId) -> None:
    with pytest.raises(Refusal) as refused:
        inspector.proof.inspect(TODAY, " ")
    assert refused.value.reason is Reason.REASON_MISSING


@pytest.mark.parametrize("role", [role for role in Role if role not in {"inspector", "discipline"}])
def test_nobody_else_reads_the_journal_of_the_station(desk_of: DeskOf, role: Role) -> None:
    desk = desk_of("某人", role)
    for ask in (
        lambda: desk.proof.inspect(TODAY, "想看"),
        lambda: desk.proof.open_grants("想看"),
        lambda: desk.proof.take_out(1, 1, "想看"),
    ):
        with pytest.raises(Refusal) as refused:
            ask()
        assert refused.value.reason is Reason.NOT_ALLOWED


def test_reading_the_journal_is_in_the_journal_and_in_that_of_the_case(
    inspector: Desk, lead: Desk, case: CaseId
) -> None:
    wanted = JournalFilter(DAY, DAY, case_number=number(lead, case))
    inspector.proof.inspect(wanted, "有人反映泄密")
    newest = lead.cases.journal(case)[0]
    assert (newest.act, newest.officer) == ("journal.inspect_case", "罗亦鸣")
    assert newest.values["reason"] == "有人反映泄密"
    acts = [one.act for one in inspector.proof.inspect(TODAY, "复查").lines]
    assert "journal.inspect" in acts


def test_a_number_that_no_case_has_gives_no_line(inspector: Desk, case: CaseId) -> None:
    wanted = JournalFilter(DAY, DAY, case_number="2026-9999")
    assert inspector.proof.inspect(wanted, "核对").lines == ()


def test_officer_act_and_day_narrow_what_is_read(inspector: Desk, lead: Desk, case: CaseId) -> None:
    def acts(wanted: JournalFilter) -> list[str]:
        return [one.act for one in inspector.proof.inspect(wanted, "核对").lines]

    mine = JournalFilter(DAY, DAY, officer_id=lead.officer.id)
    assert acts(mine) == ["case.read", "case.open"]
    assert acts(JournalFilter(DAY, DAY, act="case.op")) == ["case.open"]
    assert acts(JournalFilter(DAY - timedelta(days=9), DAY - timedelta(days=1))) == []


def test_a_look_at_night_is_marked_and_can_be_listed_alone(
    inspector: Desk, lead: Desk, case: CaseId, clock: Clock
) -> None:
    clock.advance(hours=13)
    lead.cases.open_file(case)
    wanted = JournalFilter(DAY, DAY, only_marked=True)
    page = inspector.proof.inspect(wanted, "核对")
    assert [[one.mark for one in line.marks] for line in page.lines] == [[Mark.NIGHT]]


def test_an_officer_sees_who_else_looked_at_his_cases(
    inspector: Desk, lead: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    assert lead.proof.looks() == ()
    inspector.proof.inspect(JournalFilter(DAY, DAY, case_number=number(lead, case)), "核对")
    assert [(one.officer, one.act) for one in lead.proof.looks()] == [
        ("罗亦鸣", "journal.inspect_case")
    ]
    assert desk_of("别人", Role.INVESTIGATOR).proof.looks() == ()


@pytest.mark.parametrize(
    "words", ["日志 #{seq} · {a} {b} {c} {d}", "{seq} {a}{b}{c}{d}", "{whole}", "#{seq} {whole}"]
)
def test_a_head_is_known_however_it_is_typed(lead: Desk, case: CaseId, words: str) -> None:
    head = head_of(lead)
    parts = {sign: head.hash[4 * n : 4 * n + 4] for n, sign in enumerate("abcd")}
    answer = lead.proof.head(words.format(seq=head.seq, whole=head.hash, **parts))
    assert (answer.found, answer.seq) == (HeadFound.KNOWN, head.seq)


def test_a_head_of_another_record_is_unknown_and_one_beyond_the_end_is_later(
    lead: Desk, case: CaseId
) -> None:
    head = head_of(lead)
    other = "0" if head.hash[0] != "0" else "1"
    assert lead.proof.head(f"#{head.seq} {other}{head.hash[1:16]}").found is HeadFound.UNKNOWN
    later = lead.proof.head(f"#{head.seq + 1} {head.hash[:16]}")
    assert (later.found, later.entries) == (HeadFound.LATER, head.seq)


def test_what_is_no_head_is_refused(lead: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        lead.proof.head("9f3c 27a7")
    assert refused.value.details["field"] == "head"


# --- a part for outside ----------------------------------------------------------------------


def check(file: Path, key: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-I", str(SCRIPT), str(file), key],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def part(inspector: Desk, lead: Desk, case: CaseId, tmp_path: Path) -> tuple[Path, str]:
    taken = inspector.proof.take_out(1, head_of(lead).seq, "移交纪检")
    file = tmp_path / "part.jsonl"
    file.write_bytes(taken.text.encode())
    return file, taken.public_key


def test_a_part_as_it_was_taken_out_passes_the_script(part: tuple[Path, str]) -> None:
    done = check(*part)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("intact: 1-")


def test_the_script_is_short_enough_to_be_read() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(text.splitlines()) <= 40
    assert "import cases" not in text
    assert "from cases" not in text


def test_a_part_holds_looks_in_full_and_of_the_rest_the_hash_alone(part: tuple[Path, str]) -> None:
    text = part[0].read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()[1:-1]]
    assert ["sealed" in one for one in lines] == [one["act"] != "case.read" for one in lines]
    assert "滨河路" not in text


ALTERED: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a byte": lambda lines: [line.replace(b'"file"', b'"File"') for line in lines],
    "a line gone": lambda lines: [*lines[:1], *lines[2:]],
    "two lines in another order": lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
    "the head": lambda lines: [lines[0].replace(b"2026-", b"2025-", 1), *lines[1:]],
    "the signature": lambda lines: [*lines[:-1], b'{"signature":"' + b"11" * 64 + b'"}\n'],
}


@pytest.mark.parametrize("how", ALTERED)
@pytest.mark.parametrize("option", [(), ("-O",)])
def test_an_altered_part_does_not_pass(
    part: tuple[Path, str], how: str, option: tuple[str, ...]
) -> None:
    file, key = part
    lines = file.read_bytes().splitlines(keepends=True)
    altered = ALTERED[how](lines)
    assert altered != lines
    file.write_bytes(b"".join(altered))
    assert check(file, key, *option).returncode != 0


def test_a_part_signed_by_another_station_does_not_pass(part: tuple[Path, str]) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    file, key = part
    *lines, _signature = file.read_bytes().splitlines(keepends=True)
    other = Ed25519PrivateKey.generate().sign(b"".join(lines)).hex()
    file.write_bytes(b"".join([*lines, json.dumps({"signature": other}).encode() + b"\n"]))
    assert check(file, key).returncode != 0


def test_that_a_part_was_taken_out_is_in_the_journal(
    part: tuple[Path, str], inspector: Desk
) -> None:
    newest = inspector.proof.inspect(TODAY, "核对").lines[0]
    assert newest.act == "journal.export"


def test_a_part_that_is_not_there_is_refused(inspector: Desk, lead: Desk, case: CaseId) -> None:
    for first, last in ((0, 1), (2, 1), (1, head_of(lead).seq + 5)):
        with pytest.raises(Refusal):
            inspector.proof.take_out(first, last, "移交")


def test_the_key_of_the_station_stays_the_same(inspector: Desk, lead: Desk) -> None:
    assert inspector.proof.public_key() == lead.proof.public_key()
    assert len(bytes.fromhex(lead.proof.public_key())) == 32


def test_a_search_that_opens_a_case_is_in_the_entry_of_the_look_and_one_that_opens_nothing_is_not(
    inspector: Desk, lead: Desk, case: CaseId, clock: Clock
) -> None:
    before = head_of(lead).seq
    assert lead.search.find("纺织东").cases[0].case_id == case
    assert head_of(lead).seq == before
    lead.search.pick(case, "@纺织东")
    lead.cases.open_file(case)
    lead.cases.open_file(case)
    first, second = reversed(lead.cases.journal(case)[:2])
    assert (first.act, dict(first.values)) == ("case.read", {"what": "file", "searched": "纺织东"})
    assert dict(second.values) == {"what": "file"}
    # Picked and not opened: a look that comes later has nothing to do with it.
    lead.search.pick(case, "纺织东")
    clock.advance(minutes=2)
    lead.cases.open_file(case)
    assert dict(lead.cases.journal(case)[0].values) == {"what": "file"}
    only = replace(TODAY, only_searched=True)
    page = inspector.proof.inspect(only, "季度检查")
    assert [(one.seq, one.is_searched) for one in page.lines] == [(first.seq, True)]
    assert "纺织东" not in repr(page)
    taken = inspector.proof.take_out(1, head_of(lead).seq, "送检")
    assert "纺织东" not in taken.text
    assert json.loads(taken.text.splitlines()[first.seq])["sealed"] == first.seq


def test_a_leader_who_searches_for_a_head_is_entered_with_what_he_typed(
    desk_of: DeskOf, lead: Desk, case: CaseId
) -> None:
    leader, said = desk_of("葛志远", Role.SQUAD_LEADER), number(lead, case)
    leader.cases.head(case)
    before = head_of(lead).seq
    leader.search.pick(case, said)
    leader.cases.head(case)
    entry = lead.cases.journal(case)[0]
    assert head_of(lead).seq == before + 2
    assert (entry.officer, dict(entry.values)) == ("葛志远", {"what": "head", "searched": said})


def test_a_secret_name_that_was_searched_for_is_entered_as_its_code(
    lead: Desk, case: CaseId
) -> None:
    code = lead.access.keep_secret(case, SecretEntry(kind=SecretKind.WITNESS, name="柏秀兰"))
    assert lead.search.find("柏秀兰").cases[0].case_id == case
    lead.search.pick(case, "柏秀兰")
    lead.cases.open_file(case)
    assert lead.cases.journal(case)[0].values["searched"] == code
    with lead.reading() as session:
        raw = engine.driver(session)
        entries = raw.execute("SELECT entry FROM main.journal").fetchall()
    assert not [entry for (entry,) in entries if "柏秀兰" in entry]


def test_a_refused_look_is_entered_and_its_lead_officer_and_the_inspector_see_it(
    desk_of: DeskOf, inspector: Desk, lead: Desk, case: CaseId
) -> None:
    leader = desk_of("葛志远", Role.SQUAD_LEADER)
    before = head_of(lead).seq
    for wanted in (case, CaseId(case + 900)):
        with pytest.raises(Refusal):
            leader.cases.open_file(wanted)
    # Whether there is such a case, one entry: neither time nor journal tells him.
    assert head_of(lead).seq == before + 2
    (line,) = lead.proof.looks()
    assert (line.officer, line.act, line.what, line.is_refused) == (
        "葛志远",
        "case.refused",
        "file",
        True,
    )
    assert line.roles == {Role.SQUAD_LEADER}
    page = inspector.proof.inspect(replace(TODAY, act="case.refused"), "季度检查")
    assert [one.case_id for one in page.lines] == [None, case]


def test_the_record_stands_with_its_head_the_last_check_and_the_papers_beside_it(
    lead: Desk, case: CaseId
) -> None:
    assert lead.proof.standing().check is None
    found = verify(lead)
    standing = lead.proof.standing()
    head = head_of(lead)
    assert (standing.entries, standing.head) == (head.seq, head.hash)
    assert standing.check is not None
    assert (standing.check.found, standing.check.at) == (found, lead.now())
