"""Paper: a frozen dataclass of `cases.papers` in, the bytes of a PDF out.

ReportLab lives here and nowhere else. Wording is content, in one file per form under `forms/`.
No database, no clock: what a page says comes in as arguments, so that the same paper gives the
same bytes on every machine and on every day.
"""
