"""Taking back the last action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.change_bus import Changes
    from app.gui.desk import Desk
    from app.gui.tasks import Progress
    from app.gui.words import Words
    from app.queries.undone import Undone

NOTHING = "errors.undo_nothing"
_ACTS = {
    "changed": "undo.changed", "removed": "undo.removed", "sent": "undo.sent",
    "arrived": "undo.arrived", "voided": "undo.voided", "cancelled": "undo.cancelled",
    "replied": "undo.replied", "closed": "undo.closed",
}
"""Of what was made its name alone is said."""


def undo(desk: Desk) -> None:
    """What was taken back is named: it may stand on a page that is not shown."""

    def act(context: Context, _progress: Progress) -> tuple[Changes, int, Undone | None]:
        from app.queries.undone import undone
        from app.services.undo import UndoLast, undo_last

        outcome = context.perform("undo", undo_last, UndoLast(since=context.begun))
        return outcome.changes, outcome.seq, context.ask(undone, outcome.value)

    def done(answer: tuple[Changes, int, Undone | None]) -> None:
        changes, seq, what = answer
        desk.bus.publish(changes, seq)
        desk.notify(_said(desk.words, what))

    def failed(error: Exception) -> None:
        if isinstance(error, DomainError) and error.message_id == NOTHING:
            desk.notify(desk.words(NOTHING), refused=True)
        else:
            desk.tasks.refused.emit(error)

    desk.tasks.write(act, done, failed=failed)


def _said(words: Words, what: Undone | None) -> str:
    if what is None:
        return words("gui.undone")
    if what.many:
        return words("undo.done", what=words("undo.many"))
    entity = words(f"undo.entity.{what.entity}")
    if what.count > 1:
        named = words("undo.several", entity=entity, count=what.count)
    else:
        named = words("undo.named", entity=entity, name=what.name) if what.name else entity
    act = _ACTS.get(what.act.value)
    return words("undo.done", what=words(act, what=named) if act is not None else named)
