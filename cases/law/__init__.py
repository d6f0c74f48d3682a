"""What the statute says, as data and pure functions: days, periods, articles, clocks.

Nothing here knows a database, a window or the time of day: days, moments and facts come in as
arguments. Numbers of the statute live in `rules.toml`, its words in `articles.toml`, the working
days of each year in `workdays.toml`; those three files are the only ones that are read.
"""
