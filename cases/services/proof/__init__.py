"""The journal itself: read by who may, its head compared with paper, parts of it signed."""
