"""The station's signature: a key pair made from the database key, so nothing new is stored.

Whoever could sign in and take the database key could sign as well; that a part was signed says
that it comes from this station, not which officer took it out. A backup that is put back keeps
the key, because it keeps the database key.
"""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.refusals import Reason, Refusal
from cases.store.engine import Store, StoreSession
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PURPOSE = b"anjie journal signature 1"


def sign(store: Store, session: StoreSession, what: bytes) -> bytes:
    """Sign with the station's key."""
    return _private(store, session).sign(what)


def public_key(store: Store, session: StoreSession) -> str:
    """Return the public key by which a signature is checked, as hexadecimal signs."""
    return _private(store, session).public_key().public_bytes_raw().hex()


def station_of(session: StoreSession) -> str:
    """Return the station's own id."""
    return session.scalar(select(UnitRow.station_id)) or ""


def _private(store: Store, session: StoreSession) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = store.key[0] if store.key else None
    if key is None:
        raise Refusal(Reason.STATION_LOCKED)
    salt = station_of(session).encode()
    seed = HKDF(SHA256(), 32, salt, _PURPOSE).derive(key)
    return Ed25519PrivateKey.from_private_bytes(seed)
