"""Statements that may be sent past no guard: what SQL outside the store is allowed to say.

Nobody types SQL; this stands behind code that forgets the guard. A statement is read as the
database reads it, literal by literal, so that nothing can hide in a quote or a comment.
"""

import re
from functools import lru_cache

#: What a statement may begin with; the session itself commits and rolls back past this.
_BEGINNING = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|VALUES|BEGIN|SAVEPOINT|RELEASE|ROLLBACK\s+TO)\b",
    re.IGNORECASE,
)
#: A literal, a quoted name, or the beginning of a comment, whichever comes first.
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--|/\*""")
_FORBIDDEN = re.compile(
    r"\b(main|temp)\W*\.|\b(?:fts|guard|sqlite|sqlcipher|pragma)_|\bjournal\b|\bload_extension\b"
    r"|\b(?:ATTACH|DETACH|PRAGMA|VACUUM|DROP|ALTER|CREATE)\b",
    re.IGNORECASE,
)
_WRITE = re.compile(
    r"^\s*(INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+(?!.?(?:main|temp).?\.)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def is_refused(sql: str) -> bool:
    """Tell whether a statement goes, or might go, around the views of the guard."""
    said, behind = [], 0
    for found in _TOKEN.finditer(sql):
        token = found[0]
        if token in {"--", "/*"}:
            return True
        said.append(sql[behind : found.start()])
        said.append("''" if token.startswith("'") else token)
        behind = found.end()
    said.append(sql[behind:])
    return not _BEGINNING.match(sql) or bool(_FORBIDDEN.search("".join(said)))


@lru_cache(maxsize=2048)
def to_tables(sql: str) -> str:
    """Send a write to the real table, where the triggers of the guard wait."""
    return _WRITE.sub(r"\1 main.", sql)
