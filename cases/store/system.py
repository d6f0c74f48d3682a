"""What the system says of a file or a folder, as a refusal where an officer can do something."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from cases.refusals import Reason, Refusal

#: No room left.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: Read-only, not ours, or something else in its place.
CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.ENOTDIR})


def told_by_system(error: OSError) -> BaseException:
    """Turn what the system says about a file into a refusal, where it is one."""
    if error.errno in FULL:
        return Refusal(Reason.DISK_FULL)
    if error.errno in CLOSED:
        return Refusal(Reason.FOLDER_CLOSED, path=str(error.filename or ""))
    return error


@contextmanager
def asking_system() -> Iterator[None]:
    """Refuse what the system refuses."""
    try:
        yield
    except OSError as error:
        said = told_by_system(error)
        if said is error:
            raise
        raise said from error
