"""Taking back the last action."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress


def undo(desk: Desk) -> None:
    def act(context: Context, _progress: Progress) -> tuple[object, int]:
        from app.services.undo import UndoLast, undo_last

        outcome = context.perform("undo", undo_last, UndoLast(since=context.begun))
        return outcome.changes, outcome.seq

    def done(answer: tuple[object, int]) -> None:
        changes, seq = answer
        desk.bus.publish(changes, seq)  # type: ignore[arg-type]
        desk.notify(desk.words("gui.undone"))

    desk.tasks.write(act, done)
