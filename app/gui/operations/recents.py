"""Remembering what was opened, for the order in which it is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress


def note_used(desk: Desk, entity: str, record_id: int) -> None:
    """Nobody waits for it."""

    def act(context: Context, _progress: Progress) -> None:
        from app.services.recents import Used
        from app.services.recents import note_used as note

        context.perform("note_used", note, Used(entity, record_id))

    desk.tasks.write(act, lambda _nothing: None)
