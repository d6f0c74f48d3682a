"""Anjie (案结): starts the window, or does one command without it.

Exit status: 0 done, 1 refused (the message says why), 2 wrong arguments.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cases.law.command_line import add_clock_parser
from cases.refusals import Refusal
from leads.canvass.command_line import add_canvass_parser
from leads.services.rank_command_line import add_rank_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.records.progress import Progress
    from cases.services.desk import Desk

DONE, REFUSED, WRONG = 0, 1, 2
#: Names in the environment from which scripts hand in who they are.
PASSWORD, OFFICER = "ANJIE_PASSWORD", "ANJIE_OFFICER"

#: What `verify --head` says of a head printed on a paper.
_HEADS = {
    "known": "文书上的印迹与本站日志第 {seq} 条一致。",
    "unknown": "本站日志没有这个印迹：印迹抄错了，或者文书、日志被换过。",
    "later": "本站日志只到第 {entries} 条，比这份文书旧："
    "站点可能被换回了旧备份，请立即报告督察部门。",
}

_T = TypeVar("_T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and return the exit status."""
    args = _parser().parse_args(arguments)
    # Taken out meanwhile: what this program starts does not inherit it.
    args.password = os.environ.pop(PASSWORD, "")
    try:
        status: int = args.run(args)
    except Refusal as refused:
        _tell(_sentence(refused))
        return REFUSED
    except KeyboardInterrupt:
        return 130
    finally:
        if args.password:
            os.environ[PASSWORD] = args.password
    return status


def now() -> datetime:
    """Return the moment; the one place of the program that looks at the clock for the desk."""
    return datetime.now(UTC)


def window(args: argparse.Namespace) -> int:
    """Open the window."""
    from ui.application import run

    return run(_folder(args), now)


def demo(args: argparse.Namespace) -> int:
    """Make a demonstration station."""
    from cases.services.demo import make_demo
    from cases.services.demo.cast import GUEST
    from leads.services.demo import add_leads
    from reports.exhibits import exhibit_sheet
    from reports.press import OfficePress

    press = OfficePress(demo=True)
    made = _drain(make_demo(args.folder, press=press, today=args.today))
    _drain(add_leads(args.folder, press=press, sheet=exhibit_sheet, today=made.today))
    if args.json:
        officers = [
            {"number": one.number, "name": one.name, "roles": sorted(one.roles)}
            for one in made.officers
        ]
        _answer({"folder": str(args.folder), "password": made.password, "officers": officers})
    else:
        print(f"演示站点已建立：{args.folder}")
        for one in made.officers:
            print(f"  {one.number} {one.name}")
        print(f"  {GUEST.number} {GUEST.name}（{GUEST.committee}）")
        print(f"全部演示民警的口令：{made.password}")
    return DONE


def tour(args: argparse.Namespace) -> int:
    """Photograph every screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.tour import take

    return take(args.out)


def agenda(args: argparse.Namespace) -> int:
    """List what is due."""
    with _desk(args) as desk:
        rows = desk.agenda.within(args.days)
    if args.json:
        _answer(
            [
                {
                    "case": row.number,
                    "rule": row.rule,
                    "article": row.article,
                    "due": row.due_on,
                    "working_days_left": row.working_days_left,
                    "state": "overdue" if row.working_days_left < 0 else "running",
                }
                for row in rows
            ]
        )
    else:
        for row in rows:
            print(f"{row.due_on}  {row.working_days_left:>3}  {row.number}  {row.article}")
    return DONE


def verify(args: argparse.Namespace) -> int:
    """Check the journal and the issued papers, and a head that stands on a paper."""
    from cases.services.verify import verifying

    with _desk(args) as desk:
        found = _drain(verifying(desk))
        head = desk.proof.head(args.head) if args.head is not None else None
    answer: dict[str, Any] = {
        "entries": found.entries,
        "intact": found.intact,
        "head": found.head,
    }
    if found.first_bad is not None:
        answer["first_bad"] = found.first_bad
    if found.changed:
        answer["changed_documents"] = found.changed
    if head is not None:
        answer["printed_head"] = head.found.value
    if args.json:
        _answer(answer)
    elif found.intact:
        print(f"日志完整，共 {found.entries} 条，末条 {found.head}")
    if not found.intact:
        _tell(
            f"日志自第 {found.first_bad} 条起与记录不符，请立即报告督察部门。"
            if found.first_bad is not None
            else f"{found.changed} 份已签发的文书或证据卷与当时不一致，请立即报告督察部门。"
        )
    if head is not None and not args.json:
        _tell(_HEADS[head.found.value].format(seq=head.seq, entries=head.entries))
    known = head is None or head.found.value == "known"
    return DONE if found.intact and known else REFUSED


def backup(args: argparse.Namespace) -> int:
    """Make a backup."""
    with _desk(args) as desk:
        made = _drain(desk.backups.make(args.out))
    if args.json:
        _answer(
            {
                "folder": str(made.folder),
                "made_at": made.made_at,
                "entries": made.entries,
                "head": made.head,
                "size": made.size,
            }
        )
    else:
        print(f"备份已完成并核对：{made.folder}")
    return DONE


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of a station."""
    from cases.services.backups.restoring import restore as put_back

    aside = _drain(put_back(args.backup, _folder(args), at=now()))
    if args.json:
        _answer({"station": str(_folder(args)), "aside": None if aside is None else str(aside)})
    else:
        print(f"已恢复到 {_folder(args)}")
        if aside is not None:
            print(f"原有数据保留在 {aside}")
    return DONE


def bring_in(args: argparse.Namespace) -> int:
    """Bring in a ledger."""
    from cases.services.ledger.command import run_import

    with _desk(args) as desk:
        return int(run_import(desk, args))


def export(args: argparse.Namespace) -> int:
    """Write the list of cases to a file."""
    from cases.services.ledger.command import run_export

    with _desk(args) as desk:
        return int(run_export(desk, args))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="案结：交通事故办案工作台")
    _with_station(parser)
    parser.set_defaults(run=window)
    commands = parser.add_subparsers(title="命令", metavar="命令")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    made = command("demo", demo, "建立演示站点")
    made.add_argument("folder", type=Path, metavar="DIR")
    made.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE")
    made.add_argument("--json", action="store_true")

    walk = command("tour", tour, "逐屏截图，中英文、浅色深色，并附文书")
    walk.add_argument("--out", type=Path, required=True, metavar="DIR")

    due = _signed_in(command("agenda", agenda, "列出即将到期的时限"))
    due.add_argument("--days", type=int, default=3, metavar="N", help="工作日数，默认 3")

    record = _signed_in(command("verify", verify, "核验日志和已签发文书"))
    record.add_argument("--head", metavar="HEAD", help="文书页边所印的日志号和印迹")

    copy = _signed_in(command("backup", backup, "备份并核对"))
    copy.add_argument("--out", type=Path, default=None, metavar="DIR", help="备份存放处")

    back = _with_station(command("restore", restore, "用备份恢复站点，原有数据保留"))
    back.add_argument("backup", type=Path, metavar="BACKUP")
    back.add_argument("--json", action="store_true")

    ledger = _signed_in(command("import", bring_in, "导入台账（Excel、CSV）"))
    ledger.add_argument("file", type=Path, metavar="FILE")
    ledger.add_argument("--mapping", type=Path, default=None, metavar="FILE.json")

    out = _signed_in(command("export", export, "导出案件列表"))
    out.add_argument("--out", type=Path, required=True, metavar="FILE.csv|xlsx")

    add_clock_parser(commands)
    add_rank_parser(commands)
    add_canvass_parser(command)
    return parser


def _with_station(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    # Without a default of its own, so that a command does not undo what stood before it.
    parser.add_argument(
        "--station", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="站点文件夹"
    )
    return parser


def _signed_in(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    _with_station(parser)
    parser.add_argument("--officer", default=os.environ.get(OFFICER), metavar="NUMBER", help="警号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _folder(args: argparse.Namespace) -> Path:
    given: Path | None = getattr(args, "station", None)
    if given is not None:
        return given
    from platformdirs import user_data_path

    return user_data_path("anjie", appauthor=False) / "station"


@contextmanager
def _desk(args: argparse.Namespace) -> "Iterator[Desk]":
    """Sign in as the window does; beside an open window, which keeps the station."""
    from cases.services.folder import TEMPLATES
    from cases.services.station import Station
    from reports.press import OfficePress

    station = Station.open(_folder(args), alone=False)
    try:
        password = _password(args.password)
        who = args.officer or station.whose(password, now())
        press = OfficePress(station.folder / TEMPLATES, demo=station.face().is_demo)
        yield station.sign_in(who, password, press=press, now=now)
    finally:
        station.close()


def _password(given: str) -> str:
    """Return the password from the environment or, of somebody at a terminal, from a prompt."""
    if given:
        return given
    if not sys.stdin.isatty():
        _tell(f"没有口令：请在终端运行，或者设置环境变量 {PASSWORD}。")
        raise SystemExit(WRONG)
    from getpass import getpass

    return getpass("口令：", stream=sys.stderr)


def _drain(work: "Generator[Progress, None, _T]") -> _T:
    """Do long work to its end, saying how far it is to who watches."""
    watched = sys.stderr.isatty()
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            if watched:
                sys.stderr.write("\r\033[K")
            result: _T = end.value
            return result
        if watched and step.total:
            sys.stderr.write(f"\r{100 * step.done // step.total:3d} %")


def _answer(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _sentence(refused: Refusal) -> str:
    from ui.kit.messages import sentence

    return " ".join(sentence(refused))


if __name__ == "__main__":
    sys.exit(main())
