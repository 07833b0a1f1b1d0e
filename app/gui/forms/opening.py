"""A form is read before it is shown: its record, and the draft that was left of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.domain.errors import DomainError
from app.gui.drafts.in_hand import read_left
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
        page = FormPage(desk, form, record_id, shown, opened.draft)
        show(page)
        page.go_on_if_wanted()

    wanted = desk.drafts.wanted
    desk.tasks.read(
        lambda context: _read(context, form, record_id, wanted), made,
        group=(id(owner), "form"), owner=owner, after_writes=True,
    )


def read_shown(context: Context, form: Form, record_id: int | None) -> Shown:
    if record_id is None:
        return form.prepare(context) if form.prepare is not None else Shown({})
    assert form.read is not None
    shown = form.read(context, record_id)
    if shown is None:
        raise DomainError("errors.record_gone")
    return shown


def _read(context: Context, form: Form, record_id: int | None, wanted: int | None) -> Opened:
    shown = read_shown(context, form, record_id)
    return Opened(shown, read_left(context, form.kind, record_id, wanted))
