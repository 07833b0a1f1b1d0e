"""What the settings ask of the book, and what they have stored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.document_numbers import Prefix
from app.domain.half_width import half_width
from app.gui.forms.form import Given, Shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress
    from app.queries.firm_sheet import HolidayRow, OwnForms
    from app.services.perform import Outcome
    from app.writers.template_lost import Lost

NUMBERED = (
    Prefix.ORDER, Prefix.DELIVERY, Prefix.STATEMENT, Prefix.RECEIPT, Prefix.ALLOWANCE,
    Prefix.RETURN, Prefix.COMPLAINT,
)
"""The kinds of document that are numbered today."""
STYLE = "number_style"


def read_firm_form(context: Context, _firm_id: int) -> Shown:
    from app.domain.reply_clocks import parse_day_end
    from app.queries.firm_sheet import firm_sheet

    sheet = context.ask(firm_sheet, None)
    values = {**sheet.values, "day_ends": parse_day_end(sheet.values["day_ends"] or "")}
    return Shown(values, sheet.version)


def save_firm_form(context: Context, given: Given) -> Outcome[Any]:
    from app.services.firm import EditFirm, edit_firm

    command = EditFirm(given.base_version, dict(given.edited))
    return given.perform(context, "edit_firm", edit_firm, command)


def read_numbering(context: Context, _firm_id: int) -> Shown:
    from app.domain.number_prefixes import letters_of
    from app.queries.firm_sheet import firm_sheet

    sheet = context.ask(firm_sheet, None)
    stored = sheet.values["number_prefixes"] or ""
    letters = {kind.value: letters_of(stored, kind) for kind in NUMBERED}
    return Shown({**letters, STYLE: sheet.values[STYLE]}, sheet.version)


def save_numbering(context: Context, given: Given) -> Outcome[Any]:
    from app.services.firm import EditFirm, edit_firm

    letters = {
        kind: half_width(str(text)).strip().upper() for kind, text in given.values.items()
        if kind != STYLE
    }
    command = EditFirm(
        given.base_version, {"number_prefixes": letters, STYLE: given.values[STYLE]}
    )
    return given.perform(context, "edit_firm", edit_firm, command)


def read_logo(context: Context) -> bytes:
    from app.queries.firm_sheet import firm_logo

    return context.ask(firm_logo, None)


def keep_logo_of(desk: Desk, file: Path | None, failed: Callable[[Exception], None]) -> None:
    """``file`` None: no logo."""

    def act(context: Context, _progress: Progress) -> Outcome[Any]:
        from app.services.firm import KeepLogo, keep_logo

        content = None if file is None else file.read_bytes()
        return context.perform("keep_logo", keep_logo, KeepLogo(content))

    _store(desk, act, "settings.stored", failed)


def read_forms(context: Context) -> OwnForms:
    from app.queries.firm_sheet import own_forms

    return context.ask(own_forms, None)


def keep_form(
    desk: Desk, kind: str, file: Path | None, done: Callable[[tuple[Lost, ...]], None],
    failed: Callable[[Exception], None],
) -> None:
    """``kind``: statement or note; ``done`` is told what the filled form will not have."""

    def act(context: Context, _progress: Progress) -> Outcome[Any]:
        from app.services.templates import KeepTemplate, keep_template
        from app.writers.template_names import TemplateKind

        content = None if file is None else file.read_bytes()
        command = KeepTemplate(TemplateKind(kind), content)
        return context.perform("keep_template", keep_template, command)

    def told(outcome: Outcome[Any]) -> None:
        desk.bus.publish(outcome.changes, outcome.seq)
        done(outcome.value)

    desk.tasks.write(act, told, failed=failed)


def read_holidays(context: Context) -> tuple[HolidayRow, ...]:
    from app.queries.firm_sheet import holidays

    return context.ask(holidays, None)


def add_holiday(
    desk: Desk, day: dt.date, name: str, *, working: bool, done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    def act(context: Context, _progress: Progress) -> Outcome[Any]:
        from app.services.holidays import SetHoliday, set_holiday

        return context.perform("set_holiday", set_holiday, SetHoliday(day, name, "", working))

    _store(desk, act, "settings.holiday.added", failed, done)


def drop_holiday(desk: Desk, holiday_id: int, failed: Callable[[Exception], None]) -> None:
    def act(context: Context, _progress: Progress) -> Outcome[Any]:
        from app.services.holidays import RemoveHoliday, remove_holiday

        return context.perform("remove_holiday", remove_holiday, RemoveHoliday(holiday_id))

    _store(desk, act, "settings.holiday.removed", failed)


def _store(
    desk: Desk, act: Callable[[Context, Progress], Outcome[Any]], said: str,
    failed: Callable[[Exception], None], done: Callable[[], None] = lambda: None,
) -> None:
    def told(outcome: Outcome[Any]) -> None:
        from app.gui.operations.undo import undo

        done()
        desk.bus.publish(outcome.changes, outcome.seq)
        desk.notify(
            desk.words(said), desk.words("gui.menu.undo"), "Ctrl Z", lambda: undo(desk)
        )

    desk.tasks.write(act, told, failed=failed)
