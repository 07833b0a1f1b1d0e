"""Filters of one's own, kept and changed from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.gui.desk import Desk
    from app.gui.frame.tabs import Tab
    from app.queries.saved_filters import SavedFilterRow
    from app.services.perform import Outcome



def save(
    desk: Desk, tab: Tab, name: str, asked: tuple[str, str, Month | None],
    done: Callable[[int], None], failed: Callable[[Exception], None],
) -> None:
    """``asked``: the fixed filter, the words and the month; ``done`` gets the new one's id."""
    base, words, month = asked

    def act(context: Context) -> Outcome[int]:
        from app.services.saved_filters import SaveFilter, save_filter

        command = SaveFilter(tab.value, name, base, words, month)
        return context.perform("save_filter", save_filter, command)

    def told(outcome: Outcome[int]) -> None:
        done(outcome.value)
        say_with_undo(desk, desk.words("filters.saved", name=name))

    perform(desk, act, told, failed)


def rename(
    desk: Desk, row: SavedFilterRow, name: str, done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    def act(context: Context) -> Outcome[str]:
        from app.services.saved_filters import RenameFilter, rename_filter

        command = RenameFilter(row.id, name, row.version)
        return context.perform("rename_filter", rename_filter, command)

    def told(outcome: Outcome[str]) -> None:
        done()
        say_with_undo(desk, desk.words("filters.renamed", before=row.name, name=outcome.value))

    perform(desk, act, told, failed)


def remove(desk: Desk, row: SavedFilterRow, done: Callable[[], None]) -> None:
    """``done`` also where it was refused."""

    def act(context: Context) -> Outcome[str]:
        from app.services.saved_filters import RemoveFilter, remove_filter

        command = RemoveFilter(row.id, row.name)
        return context.perform("remove_filter", remove_filter, command)

    def told(outcome: Outcome[str]) -> None:
        done()
        say_with_undo(desk, desk.words("filters.removed", name=outcome.value))

    def refused(error: Exception) -> None:
        done()
        desk.tasks.refused.emit(error)

    perform(desk, act, told, refused)


def move(desk: Desk, row: SavedFilterRow, by: int) -> None:
    """It stands elsewhere in sight: nothing is said."""

    def act(context: Context) -> Outcome[Any]:
        from app.services.saved_filters import MoveFilter, move_filter

        return context.perform("move_filter", move_filter, MoveFilter(row.id, by))

    perform(desk, act, lambda _outcome: None)
