"""What lists of backups show of each, in the settings and on the page of a damaged station."""

from ui.kit.i18n import N_, _, moment_text
from ui.kit.table import Column
from ui.labels.station import BACKUP_KINDS

MADE = Column(
    "made",
    N_("时间"),
    lambda one: moment_text(one.made_at),
    width=150,
    least=132,
    sort=lambda one: one.made_at,
)
KIND = Column("kind", N_("种类"), lambda one: _(BACKUP_KINDS[one.kind]), width=90)
ENTRIES = Column(
    "entries",
    N_("日志条数"),
    lambda one: str(one.entries),
    width=90,
    right=True,
    sort=lambda one: one.entries,
)
UNIT = Column("unit", N_("单位"), lambda one: f"{one.organ} {one.squad}")
SIZE = Column(
    "size",
    N_("大小"),
    lambda one: f"{one.size / 1_048_576:.1f} MB",
    width=90,
    right=True,
    sort=lambda one: one.size,
)
FOLDER = Column("folder", N_("位置"), lambda one: str(one.folder), muted=True)
