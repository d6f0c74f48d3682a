"""Backups: made while the station is in use, checked by opening them, rotated, restored.

A backup is a folder that is itself a station: the database as it was, still encrypted, its key
file, and a manifest. It opens with the passwords of its day.
"""

from cases.services.backups.service import BackupService

__all__ = ["BackupService"]
