"""The first start: unit, administrator, recovery sheets, first data, calendar.

`FirstRun` is the page; it makes the station and hands on the folder to sign in at.
"""

from ui.firstrun.wizard import FirstRun

__all__ = ["FirstRun"]
