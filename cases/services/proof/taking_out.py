"""A part of the journal for somebody outside the station, with its chain and a signature.

A line of the part is an entry as it was hashed, or, where it holds something of a case, its hash
with moment, officer and act: the chain can be followed through it, its content stays here.
`docs/verify_journal.py` checks such a part without this program.
"""

import json
from typing import TYPE_CHECKING, Any

from cases.records.proof import SignedPart
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.proof.inspecting import INSPECTS
from cases.services.proof.lines import PROTECTED
from cases.services.proof.signing import public_key, sign, station_of
from cases.store.engine import driver
from cases.store.journal import ORIGIN

if TYPE_CHECKING:
    from cases.services.desk import Desk

FORMAT = "anjie-journal-part/1"
#: Acts whose entries hold nothing of a case but that it was looked at.
_OPEN_ACTS = frozenset(
    {"case.read", "case.export", "list.export", "digest.read", "station.sign_in"}
    | {"station.sign_in_failed", "station.unlock", "station.backup", "journal.inspect"}
    | {"journal.inspect_case", "journal.grants", "journal.export", "officers.set_roles"}
)
#: Entries of one part at most; it is made in memory.
MOST = 200_000


class TakingOut:
    """Signed parts, and the key they are checked by."""

    desk: "Desk"

    def public_key(self) -> str:
        """Return the key by which parts of this station's journal are checked."""
        with self.desk.past_guard() as session:
            return public_key(self.desk.store, session)

    def take_out(self, first: int, last: int, reason: str) -> SignedPart:
        """Return a part of the journal, signed; that and why it was taken out is entered.

        Raises:
            Refusal: not an inspector or discipline officer, no reason, or no such part.
        """
        self.desk.require(*INSPECTS)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        if not 1 <= first <= last < first + MOST:
            raise Refusal(Reason.FIELD_INVALID, field="first")
        with self.desk.act(
            "journal.export", door=True, first=first, last=last, reason=reason.strip()
        ) as deed:
            session, raw = deed.session, driver(deed.session)
            rows = raw.execute(
                "SELECT seq, entry, hash, at, officer_id, act FROM main.journal"
                " WHERE seq BETWEEN ? AND ? ORDER BY seq",
                (first, last),
            ).fetchall()
            if len(rows) != last - first + 1:
                raise Refusal(Reason.NOT_FOUND)
            before = raw.execute(
                "SELECT hash FROM main.journal WHERE seq=?", (first - 1,)
            ).fetchone()
            names = officer_names(session)
            key = public_key(self.desk.store, session)
            head = {
                "format": FORMAT,
                "station": station_of(session),
                "first": first,
                "last": last,
                "before": before[0] if before else ORIGIN,
                "after": rows[-1][2],
                "made_at": self.desk.now().isoformat(timespec="seconds"),
                "made_by": self.desk.officer.number,
                "officers": {
                    str(who): names[who]
                    for who in sorted(
                        {r[4] for r in rows if not r[5].startswith(PROTECTED)} & names.keys()
                    )
                },
                "public_key": key,
            }
            body = [_plain(head), *(_line(*row) for row in rows)]
            text = "\n".join(body) + "\n"
            signature = sign(self.desk.store, session, text.encode()).hex()
            whole = sum(_is_open(row[1], row[5]) for row in rows)
            deed.note(whole=whole, sha256=rows[-1][2])
        return SignedPart(text + _plain({"signature": signature}) + "\n", first, last, whole, key)


def _line(seq: int, entry: str, digest: str, at: str, officer: int | None, act: str) -> str:
    if _is_open(entry, act):
        return entry
    who = None if act.startswith(PROTECTED) else officer
    return _plain({"sealed": seq, "hash": digest, "at": at, "officer": who, "act": act})


def _is_open(entry: str, act: str) -> bool:
    """Tell whether an entry goes out as it is; what somebody typed into a search does not."""
    return act in _OPEN_ACTS and "searched" not in json.loads(entry)["values"]


def _plain(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))
