"""A form is read before it is shown: its record, and the draft that was left of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.domain.errors import DomainError
from app.gui.forms.form import Form, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.forms.form_page import FormPage
    from app.queries.drafts import DraftContent


@dataclass(frozen=True, slots=True)
class Opened:
    shown: Shown
    draft: DraftContent | None


def open_form(
    desk: Desk, owner: QObject, form: Form, record_id: int | None,
    show: Callable[[FormPage], None], *, preset: Mapping[str, Any] | None = None,
) -> None:
    """``show`` is handed the page once it is read; DomainError errors.record_gone is worded by
    the window."""

    def made(opened: Opened) -> None:
        from app.gui.forms.form_page import FormPage

        shown = opened.shown
        if preset:
            shown = replace(shown, values={**shown.values, **preset})
        show(FormPage(desk, form, record_id, shown, opened.draft))

    desk.tasks.read(
        lambda context: _read(context, form, record_id), made,
        group=(id(owner), "form"), owner=owner,
    )


def read_shown(context: Context, form: Form, record_id: int | None) -> Shown:
    if record_id is None:
        return form.prepare(context) if form.prepare is not None else Shown({})
    assert form.read is not None
    shown = form.read(context, record_id)
    if shown is None:
        raise DomainError("errors.record_gone")
    return shown


def _read(context: Context, form: Form, record_id: int | None) -> Opened:
    from app.queries.drafts import draft_content, open_drafts

    shown = read_shown(context, form, record_id)
    drafts = context.ask(open_drafts, form.kind)
    mine = next((one for one in drafts if one.base_id == record_id), None)
    return Opened(shown, context.ask(draft_content, mine.id) if mine is not None else None)
