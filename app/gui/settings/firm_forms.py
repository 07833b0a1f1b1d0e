"""The sections that change the firm's own record, as forms."""

from __future__ import annotations

from app.domain.choices import Region
from app.domain.document_numbers import NumberStyle
from app.domain.tax import TaxRounding
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Section
from app.gui.forms.form import Form
from app.gui.operations.settings import (
    NUMBERED,
    STYLE,
    read_firm_form,
    read_numbering,
    save_firm_form,
    save_numbering,
)

KIND = FieldKind
REGIONS = tuple(Choice(one.value, f"fields.choice.region.{one.value}") for one in Region)
ROUNDINGS = tuple(
    Choice(one.value, f"fields.choice.tax_rounding.{one.value}") for one in TaxRounding
)


def _form(kind: str, sections: tuple[Section, ...], columns: int = 4) -> Form:
    return Form(
        kind=kind, title=f"settings.section.{kind.removeprefix('firm_')}", said="settings.stored",
        save=save_firm_form, read=read_firm_form, sections=sections, columns=columns,
    )


FIRM = _form("firm_firm", (
    Section("", (
        FieldSpec("name", label="fields.firm.name", required=True, span=2),
        FieldSpec("name_en", label="fields.name_en", span=2),
        FieldSpec("phone", label="fields.phone"),
        FieldSpec("fax", label="fields.fax"),
        FieldSpec("email", label="fields.email"),
        FieldSpec("tax_id", label="fields.tax_id"),
        FieldSpec("address", KIND.LONG_TEXT, "fields.address", span=4),
        FieldSpec("region", KIND.CHOICE, "fields.region", choices=REGIONS, required=True),
        FieldSpec("currency", label="fields.currency", required=True),
        FieldSpec("tax_rate", KIND.PERCENT, "fields.tax_rate", required=True),
        FieldSpec("tax_rounding", KIND.CHOICE, "fields.tax_rounding", choices=ROUNDINGS,
                  required=True),
    )),
    Section("settings.firm.papers", (
        FieldSpec("seal_box", KIND.YES_NO, "settings.field.seal_box",
                  note="settings.note.seal_box", span=2),
    )),
))
BANK = _form("firm_bank", (
    Section("", (
        FieldSpec("bank_account", KIND.LONG_TEXT, "fields.bank_account",
                  note="settings.note.bank", span=4),
    )),
))
DEADLINES = _form("firm_deadlines", (
    Section("settings.deadlines.statements", (
        FieldSpec("statement_day", KIND.INTEGER, "fields.statement_day",
                  note="settings.note.statement_day", required=True, span=2),
        FieldSpec("confirm_day", KIND.INTEGER, "fields.confirm_day",
                  note="settings.note.confirm_day", required=True, span=2),
    )),
    Section("settings.deadlines.notes", (
        FieldSpec("sign_days", KIND.INTEGER, "settings.field.sign_days",
                  note="settings.note.sign_days", required=True, span=2),
    )),
    Section("settings.deadlines.complaints", (
        FieldSpec("reply_hours", KIND.INTEGER, "settings.field.reply_hours",
                  note="settings.note.reply_hours", required=True, span=2),
        FieldSpec("day_ends", KIND.TIME, "settings.field.day_ends",
                  note="settings.note.day_ends", required=True, span=2),
    )),
))
NUMBERING = Form(
    kind="firm_numbering", title="settings.section.numbering", said="settings.stored",
    save=save_numbering, read=read_numbering,
    sections=(Section("", (
        FieldSpec(STYLE, KIND.CHOICE, "settings.field.number_style", required=True, span=2,
                  choices=tuple(
                      Choice(one.value, f"settings.number_style.{one.value}")
                      for one in NumberStyle
                  )),
        *(FieldSpec(kind.value, label=f"settings.kind.{kind.value}", required=True)
          for kind in NUMBERED),
    )),),
)
