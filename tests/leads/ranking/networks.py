"""The library of Bayesian networks against which rankings are checked."""

import importlib
import warnings
from typing import Any

with warnings.catch_warnings():
    # Its extension module warns of itself while it loads, and a warning that is an error kills it.
    warnings.simplefilter("ignore")
    gum: Any = importlib.import_module("pyagrum")
