"""``gendan backup``: a consistent copy of the book and its files."""

from __future__ import annotations

from pathlib import Path

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.i18n import Translator
from app.services.backup import backup
from app.settings import LastBackup, SettingsFile, remember_backup, settings_place


def run(options: Options, words: Translator) -> int:
    context = open_filled(options, words)
    try:
        now = context.clock.now()
        place = context.book.place
        kept = context.settings.backup.place
        folder = Path(kept) if kept else place.parent / "backups"
        target = options.file or folder / f"{place.name}-{now:%Y%m%d-%H%M%S}.gendan"
        report = backup(context.book, target, now=now)
        made = LastBackup(now.isoformat(), str(report.path))
        remember_backup(SettingsFile(settings_place()), place, made)
    finally:
        context.close()
    print(words("cli.backup.done", file=report.path, actions=report.head.seq))
    return 0
