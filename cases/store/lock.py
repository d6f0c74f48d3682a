"""A lock on a file that the system lets go of when its process ends, however it ends."""

import os
import sys
import time
from pathlib import Path

from cases.refusals import Reason, Refusal
from cases.store.system import asking_system

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE = 0.02


class FileLock:
    """Held from its making until `release`."""

    def __init__(self, path: Path, *, patience: float = 0) -> None:
        """Take the lock.

        Args:
            path: The file; it is made when it is not there, and stays.
            patience: Seconds to wait for another process.

        Raises:
            Refusal: another process has it, or the file cannot be written.
        """
        with asking_system():
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        until = time.monotonic() + patience
        while True:
            try:
                _take(self._handle)
            except OSError:
                if time.monotonic() >= until:
                    os.close(self._handle)
                    raise Refusal(Reason.STATION_IN_USE) from None
                time.sleep(_PAUSE)
            else:
                return

    def release(self) -> None:
        """Let the lock go."""
        os.close(self._handle)
