"""The unit's own data: names, rooms, working calendar, policies, settings, drafts, filters."""

from typing import Any

from cases.records.officers import Role
from cases.services.unit.names import Names
from cases.services.unit.own import Own
from cases.services.unit.policies import Policies
from cases.services.unit.years import Years
from cases.store.rows.unit import (
    SettingRow,
)

#: Settings that change how the whole station works; other settings any officer may keep.
_OF_ADMINISTRATOR = ("station.", "forms.", "seal.")


class UnitService(Names, Years, Policies, Own):
    """What is kept of the unit as a whole, and of each officer's own half-typed work."""

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of the station."""
        with self.desk.reading() as session:
            row = session.get(SettingRow, key)
            return default if row is None else row.value

    def save_setting(self, key: str, value: Any) -> None:
        """Keep a setting of the station.

        Raises:
            Refusal: it concerns the whole station and the officer is no administrator.
        """
        if key.startswith(_OF_ADMINISTRATOR):
            self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("unit.save_setting", key=key) as deed:
            deed.session.merge(SettingRow(key=key, value=value))

    def exported(self, what: str, rows: int) -> None:
        """Record that a list left the program as a file."""
        with self.desk.act("list.export", list=what, rows=rows):
            pass
