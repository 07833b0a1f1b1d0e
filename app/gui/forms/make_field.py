"""Which field stands for which kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.forms.field_spec import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec
    from app.gui.forms.form_field import FormField


def make_field(
    desk: Desk, spec: FieldSpec, currency: Callable[[], str], over: QWidget
) -> FormField:
    """``over``: what pop-ups stand over, the whole form."""
    if spec.kind is FieldKind.LONG_TEXT:
        from app.gui.forms.long_field import LongField

        return LongField(desk, spec)
    if spec.kind is FieldKind.YES_NO:
        from app.gui.forms.yes_no_field import YesNoField

        return YesNoField(desk, spec)
    if spec.kind is FieldKind.CHOICE:
        from app.gui.forms.choice_field import ChoiceField

        return ChoiceField(desk, spec, over)
    if spec.kind is FieldKind.LOOKUP:
        from app.gui.forms.lookup_field import LookupField

        return LookupField(desk, spec, over)
    from app.gui.forms.line_field import LineField

    return LineField(desk, spec, currency)
