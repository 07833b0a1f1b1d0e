"""One action of the window: done on the writer's thread, published, and said with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.operations.undo import undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress
    from app.services.perform import Outcome


def perform(
    desk: Desk,
    act: Callable[[Context], Outcome[Any]],
    told: Callable[[Outcome[Any]], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """``told`` once the lists know of it; nothing is published that changed nothing."""

    def run(context: Context, _progress: Progress) -> Outcome[Any]:
        return act(context)

    def done(outcome: Outcome[Any]) -> None:
        if outcome.seq:
            desk.bus.publish(outcome.changes, outcome.seq)
        told(outcome)

    desk.tasks.write(run, done, failed=failed)


def say_with_undo(desk: Desk, words: str) -> None:
    desk.notify(words, desk.words("gui.menu.undo"), "Ctrl Z", lambda: undo(desk))
