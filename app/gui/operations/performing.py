"""One action of the window: done on the writer's thread, published, and said with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.operations.undo import undo

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.operations.doing import Doing
    from app.gui.parts.toast import ToastAction
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


def perform_once(
    desk: Desk, doing: Doing, record: Hashable, act: Callable[[Context], Outcome[Any]], said: str,
    version: object = None, also: ToastAction | None = None,
) -> None:
    """A key struck again while it is going on does nothing. ``also``: see ``say_with_undo``."""
    if not doing.begin(record, version):
        return

    def told(_outcome: Outcome[Any]) -> None:
        doing.done(record)
        say_with_undo(desk, said, also)

    def failed(error: Exception) -> None:
        doing.failed(record)
        desk.tasks.refused.emit(error)

    perform(desk, act, told, failed)


def say_with_undo(desk: Desk, words: str, also: ToastAction | None = None) -> None:
    """``also``: what else is offered, before the way back."""
    desk.notify(words, desk.words("gui.menu.undo"), "Ctrl Z", lambda: undo(desk), also=also)
