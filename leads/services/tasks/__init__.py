"""What leads set going outside: notices from the board, the history on paper, what is awaited.

The desk of today takes `awaiting` alone: it loads no ranking.
"""
