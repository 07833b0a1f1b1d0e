"""``gendan template``: the firm's own Excel form for a paper, or ours again."""

from __future__ import annotations

import sys

from app.bootstrap import open_context
from app.cli.arguments import Options
from app.i18n import Translator
from app.services.templates import KeepTemplate, keep_template
from app.writers.template_names import TemplateKind


def run(options: Options, words: Translator) -> int:
    content = options.file.read_bytes() if options.file else None
    context = open_context(options.data, options.language)
    try:
        command = KeepTemplate(TemplateKind(options.paper), content)
        lost = context.perform("keep_template", keep_template, command).value
    finally:
        context.close()
    for one in lost:
        print(words(f"sheets.lost.{one.kind}", sheet=one.sheet), file=sys.stderr)
    print(words("cli.template.kept" if content else "cli.template.ours"))
    return 0
