"""Noting what was said on the phone, changing it, taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.queries.panes.customer_calls import CallRow
    from app.services.perform import Outcome


def note_call(
    desk: Desk, customer_id: int, text: str, keeper: DraftKeeper, done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    def act(context: Context) -> Outcome[int]:
        from app.services.calls import NoteCall
        from app.services.calls import note_call as note

        return context.perform("note_call", keeper.ending(note), NoteCall(customer_id, text))

    _store(desk, act, "customers.call.noted", done, failed)


def edit_call(
    desk: Desk, call: CallRow, text: str, keeper: DraftKeeper, done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """``call`` as it was when it was opened."""

    def act(context: Context) -> Outcome[None]:
        from app.services.calls import EditCall
        from app.services.calls import edit_call as edit

        return context.perform(
            "edit_call", keeper.ending(edit), EditCall(call.id, call.version, text)
        )

    _store(desk, act, "customers.call.noted", done, failed)


def remove_call(desk: Desk, call: CallRow) -> None:
    def act(context: Context) -> Outcome[None]:
        from app.services.calls import RemoveCall
        from app.services.calls import remove_call as remove

        return context.perform("remove_call", remove, RemoveCall(call.id, call.version))

    perform(desk, act, lambda _done: say_with_undo(desk, desk.words("customers.call.removed")))


def _store(
    desk: Desk, act: Callable[[Context], Outcome[Any]], said: str, done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    def told(outcome: Outcome[Any]) -> None:
        done()
        if outcome.seq:
            say_with_undo(desk, desk.words(said))

    perform(desk, act, told, failed)
