"""What leaves the board: words for a notice, and the history of the leads on paper."""
