"""What stands in a form handed to its service, on the writer's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from app.gui.forms.form import Given
from app.gui.parts.toast import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.gui.tasks import Progress
    from app.services.perform import Outcome


def store(
    page: FormPage, done: Callable[[object], None], failed: Callable[[Exception], None]
) -> None:
    """``done`` is told the outcome's value, after pages were told what has changed."""
    desk, form, keeper = page.desk, page.form, page.keeper
    values, edited = page.values(), page.edited()
    record_id, version, key = page.record_id, page.base_version, uuid4().hex

    def act(context: Context, _progress: Progress) -> Outcome[object]:
        given = Given(values, edited, record_id, version, keeper.ending, key)
        return form.save(context, given)

    def told(outcome: Outcome[object]) -> None:
        desk.bus.publish(outcome.changes, outcome.seq)
        named = form.told(page, outcome.value) if form.told is not None else {}
        there = page.elsewhere(outcome.value)
        done(outcome.value)
        undo_words = desk.words("gui.menu.undo")
        if there is not None:
            said = desk.words(there.said, **named, **there.named)
            desk.notify(said, undo_words, "Ctrl Z", _undo, also=way(there.way, there.go))
            return
        said = form.said_of(outcome.value) if form.said_of is not None else form.said
        if said:
            desk.notify(desk.words(said, **named), undo_words, "Ctrl Z", _undo)

    def _undo() -> None:
        from app.gui.operations.undo import undo

        undo(desk)

    desk.tasks.write(act, told, failed=failed)
