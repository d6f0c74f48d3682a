"""Setting Chinese text on A4 pages: fonts, line breaking, blocks, pages.

What is set here knows nothing of forms: it takes texts and blocks and draws them.
"""
