"""``--template``: a firm's own Excel form, with what it will lose said before it is used."""

from __future__ import annotations

import sys

from app.cli.arguments import Options
from app.i18n import Translator
from app.services.templates import checked_template
from app.writers.template_names import TemplateKind


def chosen_template(options: Options, kind: TemplateKind, words: Translator) -> bytes | None:
    """The form's bytes; None where none was named. DomainError for a form that asks in vain."""
    if options.template is None:
        return None
    content: bytes = options.template.read_bytes()
    for lost in checked_template(content, kind):
        print(words(f"sheets.lost.{lost.kind}", sheet=lost.sheet), file=sys.stderr)
    return content
