"""The memory of a process that holds the key: no dump of it on a disk, no reading by a neighbour.

What another program of the same officer could ask the system for ends here. Who is the system
itself, or has changed this program, is not kept out (docs/security.md).
"""

import ctypes
import sys
from contextlib import suppress
from functools import cache

#: Of Linux: whether a process can be dumped, and attached to by others of its user.
_SET_DUMPABLE = 4
#: Of Windows: no report of a crash, which would hold the memory; no box about a missing disk.
_NO_FAULT_BOX, _NO_DISK_BOX = 0x0002, 0x0001


@cache
def keep_private() -> None:
    """Ask the system not to write or show this process's memory; once, and for good."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOX | _NO_DISK_BOX)
        return
    import resource

    # Where the limit may not be set there is nothing more to be done.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
