"""Pages on the screen and to the printer: pictures of a PDF that was made elsewhere.

Nothing here makes a page; the bytes come from the press, the pictures from `reports.preview`.
"""
