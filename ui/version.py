"""Which version of the program this is; the pins of the project say the same."""

VERSION = "0.1.0"
