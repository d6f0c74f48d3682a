"""How a second process of this program is started: this interpreter, told where to look.

It takes no code from the folder it is started in, nor what the environment names, and does not
look through the packages that are installed: it starts in a tenth of the time.
"""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[1]
#: Windows would open a window for it.
QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def arguments(module: str) -> list[str]:
    """Return what the interpreter is given to run `main` of a module of this program."""
    begin = f"import sys; sys.path[:] = sys.argv[1:]; from {module} import main; main()"
    # An empty entry would be the folder it is started in.
    return ["-ISc", begin, str(_ROOT), *filter(None, sys.path)]
