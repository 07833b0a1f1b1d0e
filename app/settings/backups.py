"""What is known of the last backup of each book, by whichever program it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.settings.file import SettingsFile
from app.settings.machine import BackupSettings, LastBackup


def book_key(place: Path) -> str:
    """The same for the same folder, however it was named."""
    return str(place.expanduser().resolve())


def remember_backup(file: SettingsFile, place: Path, made: LastBackup) -> None:
    """``place``: the book's folder."""
    settings = file.load().settings
    last = {**settings.backup.last, book_key(place): made}
    file.save(replace(settings, backup=replace(settings.backup, last=last)))


def with_newest(own: BackupSettings, others: Mapping[str, LastBackup]) -> BackupSettings:
    """``own`` with what another program has backed up since: a command beside a window."""
    last = dict(own.last)
    for place, made in others.items():
        if place not in last or last[place].at < made.at:
            last[place] = made
    return replace(own, last=last)
