"""What somebody should look at before an order is placed; none of it keeps it from being stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.pages.lateness import span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.gui.order_editor.grid_line import GridLine
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.words import Words
    from app.queries.exposure import Exposure

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Check:
    good: bool
    said: str


def checks(
    form: OrderForm, exposure: Exposure | None, same_po: str, words: Words, today: date
) -> list[Check]:
    """What wants a look first, then what is in order. ``same_po``: another order's number."""
    if form.customer is None:
        return []
    found = [
        *_customer(form, exposure, words, today), *_po(form, same_po, words),
        *_moq(form, words), *_prices(form, words), *_dates(form, words, today),
        *_twice(form, words),
    ]
    return sorted(found, key=lambda one: one.good)


def price_change(line: GridLine) -> Decimal | None:
    """Per cent above (or, negative, below) what the customer paid last, to a tenth."""
    if line.last is None or line.price is None or line.price == line.last.price:
        return None
    if not line.last.price:
        return None
    change = (line.price / line.last.price - 1) * 100
    return change.quantize(_TENTH, ROUND_HALF_UP) or (_TENTH if change > 0 else -_TENTH)


def _customer(
    form: OrderForm, exposure: Exposure | None, words: Words, today: date
) -> Iterator[Check]:
    if exposure is None:
        return
    if exposure.on_hold:
        yield Check(False, words("editor.check.hold"))
    if exposure.overdue:
        amount = format_money(exposure.overdue, exposure.currency, mark=True)
        if exposure.overdue_since is None:
            yield Check(False, words("editor.check.overdue", amount=amount))
        else:
            longest = span((today - exposure.overdue_since).days, words)
            yield Check(False, words("editor.check.overdue_days", amount=amount, span=longest))
    else:
        yield Check(True, words("editor.check.no_overdue"))


def _po(form: OrderForm, same_po: str, words: Words) -> Iterator[Check]:
    if same_po:
        yield Check(False, words("editor.check.same_po", number=same_po))
    elif not form.customer_po:
        yield Check(False, words("editor.check.no_po"))


def _rows(form: OrderForm) -> Iterator[tuple[int, GridLine]]:
    return ((row, line) for row, line in enumerate(form.lines, start=1) if not line.empty)


def _moq(form: OrderForm, words: Words) -> Iterator[Check]:
    asked = False
    fine = True
    for row, line in _rows(form):
        asked = asked or line.moq is not None
        fine = fine and line.quantity is not None
        short = line.short_of_moq
        if short is not None:
            fine = False
            yield Check(False, words(
                "editor.check.moq", row=row, short=words.quantity(short), unit=line.unit
            ))
    if asked and fine:
        yield Check(True, words("editor.check.moq_fine"))


def _prices(form: OrderForm, words: Words) -> Iterator[Check]:
    known = False
    fine = True
    for row, line in _rows(form):
        known = known or line.last is not None
        change = price_change(line)
        if change is not None:
            fine = False
            if change > 0:
                yield Check(False, words("editor.check.dearer", row=row, percent=change))
            else:
                yield Check(False, words("editor.check.cheaper", row=row, percent=-change))
    if known and fine:
        yield Check(True, words("editor.check.prices_fine"))


def _dates(form: OrderForm, words: Words, today: date) -> Iterator[Check]:
    lines = list(_rows(form))
    unpromised = [row for row, line in lines if not (line.promised or form.promised)]
    if unpromised:
        yield Check(False, words("editor.check.unpromised", count=len(unpromised)))
    elif lines:
        yield Check(True, words("editor.check.promised"))
    wanted = [one for _, line in lines if (one := line.required or form.required) is not None]
    if early := sum(one < form.date for one in wanted):
        # Most often a year, or a month, that was mistyped.
        yield Check(False, words("editor.check.required_before", count=early))
    for row, line in lines:
        required, promised = line.required or form.required, line.promised or form.promised
        if required is not None and promised is not None and promised > required:
            yield Check(False, words(
                "editor.check.late_promise", row=row, days=(promised - required).days
            ))
        elif form.stored is None and promised is not None and promised < today:
            yield Check(False, words("editor.check.past_promise", row=row))


def _twice(form: OrderForm, words: Words) -> Iterator[Check]:
    seen: dict[int, int] = {}
    for row, line in _rows(form):
        if line.product_id is None:
            continue
        first = seen.setdefault(line.product_id, row)
        if first != row:
            yield Check(False, words("editor.check.twice", first=first, row=row))
