"""Which press made a page: everything that decides how a paper looks, as one hash.

Two presses of the same edition give the same bytes for the same paper, so what was issued may be
printed again from its content; with another edition only the stored bytes are the paper.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from cases.papers.kinds import FormKind

#: Libraries that draw or spell something on the page.
_LIBRARIES = ("reportlab", "segno", "cn2an")


def edition(
    unit_templates: Path | None, strips: Mapping[FormKind, bool], *, numerals: bool, demo: bool
) -> str:
    """Return the hash of program, wording, fonts and settings."""
    digest = sha256(_shipped().encode())
    digest.update(repr((sorted(strips.items()), numerals, demo)).encode())
    if unit_templates is not None and unit_templates.is_dir():
        for path in sorted(unit_templates.glob("*.toml")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def _shipped() -> str:
    digest = sha256(" ".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    root = Path(str(files("reports")))
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".toml", ".ttf"}:
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()
