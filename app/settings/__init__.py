"""What this machine remembers, and where things lie on it. The firm's settings are in its book."""

from app.settings.backups import book_key, remember_backup, with_newest
from app.settings.clock import Clock, SystemClock
from app.settings.file import Loaded, SettingsFile
from app.settings.machine import (
    BackupSettings,
    LastBackup,
    MachineSettings,
    Offset,
    PrinterSettings,
    Printing,
    Theme,
    WindowSettings,
)
from app.settings.places import data_place, resource, settings_place

__all__ = [
    "BackupSettings",
    "Clock",
    "LastBackup",
    "Loaded",
    "MachineSettings",
    "Offset",
    "PrinterSettings",
    "Printing",
    "SettingsFile",
    "SystemClock",
    "Theme",
    "WindowSettings",
    "book_key",
    "data_place",
    "remember_backup",
    "resource",
    "settings_place",
    "with_newest",
]
