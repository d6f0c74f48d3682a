"""What is written on each paper of the squad, as frozen dataclasses, before anything is printed.

A paper may be incomplete: every field has an empty value, so that a draft is a paper too. Which
fields an issued paper must have, where its number comes from and how it is worded is said by
its `Form`, which `reports` reads from one file per form. Nothing here opens a file or a database.
"""
