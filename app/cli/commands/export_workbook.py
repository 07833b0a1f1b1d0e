"""``gendan export``: the whole firm as one workbook."""

from __future__ import annotations

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.i18n import Translator
from app.services.export import ExportFirm, export_firm
from app.services.private_copy import private_read


def run(options: Options, words: Translator) -> int:
    context = open_filled(options, words)
    try:
        with private_read(context.book) as read:
            export_firm(read, ExportFirm(options.file))
    finally:
        context.close()
    print(words("cli.export.done", file=options.file))
    return 0
