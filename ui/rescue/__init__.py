"""When the station does not open: a backup put back, a password by the recovery sheets.

All of it works without anybody being signed in.
"""
