"""What the book would not ship, said beside the field or the line it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import DomainError
from app.gui.errors_worded import sentence

if TYPE_CHECKING:
    from app.gui.delivery_editor.editor_page import DeliveryEditor


def show_refused(editor: DeliveryEditor, error: Exception) -> None:
    from app.services.given import FieldRefused

    words = sentence(error, editor.desk.words)
    if isinstance(error, FieldRefused) and error.sheet == "deliveries":
        field = editor.head.field(error.field)
        if field is not None:
            editor.head.say(field, words)
            return
    if isinstance(error, DomainError) and error.message_id == "errors.credit_hold":
        # Held since the editor was opened: now who releases it, and why, is asked.
        editor.strip.warn(words)
        return
    editor.strip.warn(words)
