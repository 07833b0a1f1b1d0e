"""Why a form was not stored, said where it belongs: beside a field, field by field, or above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.errors import DomainError
from app.gui.errors_worded import sentence
from app.gui.fields.compose_guard import after_composing
from app.gui.forms.opening import read_shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.gui.forms.form import Shown
    from app.gui.forms.form_page import FormPage

CONFLICT = "errors.edit_conflict"


def show_refusal(page: FormPage, error: Exception) -> None:
    if not isinstance(error, DomainError):
        page.strip.warn(sentence(error, page.desk.words))
    elif error.message_id == CONFLICT:
        _ask_newest(page, error)
    else:
        _say(page, error)


def _say(page: FormPage, error: DomainError) -> None:
    """A refusal that names a field of this form stands beside it, with the field's own label."""
    name = str(error.params.get("field", ""))
    field = page.fields.get(name)
    if field is None:
        page.strip.warn(sentence(error, page.desk.words))
        return
    params = {**error.params, "field": field.label}
    field.refuse(page.desk.words(error.message_id, **params))
    page.go_to(name)


def _ask_newest(page: FormPage, error: DomainError) -> None:
    """The record as it is now: its version is what the next attempt builds on."""
    clashes: Mapping[str, Any] = getattr(error, "fields", {})
    page.desk.tasks.read(
        lambda context: read_shown(context, page.form, page.record_id),
        lambda shown: after_composing(page, lambda: _show_conflict(page, clashes, shown)),
        failed=lambda gone: page.strip.warn(sentence(gone, page.desk.words)), owner=page,
    )


def _show_conflict(page: FormPage, clashes: Mapping[str, Any], shown: Shown) -> None:
    page.take_typed()  # one may have typed on since it was refused
    edited = page.edited()
    page.shown, page.base_version = shown, shown.version
    page.strip.warn(page.desk.words("forms.conflict"))
    first = ""
    for name, field in page.fields.items():
        if name in clashes:
            theirs = shown.values.get(name)
            field.show_conflict(clashes[name].theirs if page.form.of_month else theirs)
            first = first or name
        elif name not in edited:
            field.set_value(shown.values.get(name))
    if first:
        page.go_to(first)
    else:
        page.keeper.settle(shown.version)
