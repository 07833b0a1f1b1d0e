"""What the editor holds, apart from any widget: the head, the lines, totals and the command."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.domain.money import round_money
from app.domain.tax import Taxed, tax_document
from app.gui.order_editor.grid_line import GridField, GridLine, from_stored

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet
    from app.queries.lookups.products import ProductHit
    from app.services.orders import EditOrder, PlaceOrder


DECIDED = "decided"
"""Of the head in a draft: the version decided on, and its cells."""


TYPED = ("customer", "date", "customer_po", "clerk", "remark", "required", "promised", "lines",
         "unread")


@dataclass(slots=True)
class OrderForm:
    date: dt.date
    customer: CustomerHit | None = None
    customer_po: str = ""
    clerk: str = ""
    remark: str = ""
    required: dt.date | None = None
    promised: dt.date | None = None
    lines: list[GridLine] = field(default_factory=list)
    repeat_of: str = ""
    """The number of the order that this one repeats."""
    stored: OrderSheet | None = None
    """The order being edited; None for a new one."""
    home: str = "TWD"
    unread: dict[str, str] = field(default_factory=dict)
    """What was typed into a date of the head and cannot be read, by the field's name."""
    decided: set[str] = field(default_factory=set)
    """Cells whose two values, of here and of ``stored``, a person has chosen from: not asked
    again when the draft is brought back."""

    @property
    def currency(self) -> str:
        if self.stored is not None:
            return self.stored.currency
        return self.customer.currency if self.customer is not None else self.home

    @property
    def filled(self) -> list[GridLine]:
        return [line for line in self.lines if not line.empty]

    @property
    def untouched(self) -> bool:
        texts = (self.customer_po, self.remark)
        return self.customer is None and not any(texts) and not self.filled

    def totals(self) -> Taxed | None:
        """None while nobody is named: nobody's tax is known."""
        if self.customer is None:
            return None
        currency = self.currency
        amounts = [line.amount(currency) for line in self.lines]
        return tax_document(
            [round_money(one, currency) for one in amounts if one is not None],
            self.customer.tax, self.customer.tax_rate, self.customer.tax_rounding, currency,
        )

    def copy(self) -> OrderForm:
        """As it stands now, for another thread; lines that are empty are left out."""
        return replace(self, lines=[replace(line) for line in self.filled])

    def stand(self) -> OrderForm:
        """All that can be typed, as it stands now: what is typed later does not change it."""
        lines = [replace(line, wrong=dict(line.wrong)) for line in self.lines]
        return replace(self, lines=lines, unread=dict(self.unread))

    def stand_as(self, before: OrderForm) -> None:
        again = before.stand()
        for name in TYPED:
            setattr(self, name, getattr(again, name))

    def line_at(self, row: int) -> GridLine:
        """The line of that row; made where the row is still beyond the last."""
        while len(self.lines) <= row:
            self.lines.append(GridLine())
        return self.lines[row]

    def first_fault(self) -> tuple[int, GridField] | None:
        """The first cell that keeps the order from being stored; missing ones are marked."""
        for row, line in enumerate(self.lines):
            if line.empty:
                continue
            line.ask_for_missing()
            for cell in GridField:
                if cell in line.wrong:
                    return row, cell
        return None

    def kept(self) -> dict[tuple[int, str], str]:
        """Every cell as a draft keeps it; rows count from 1, 0 is the head."""
        head = {
            "customer": self.customer.code if self.customer is not None else "",
            "customer_po": self.customer_po, "date": self.date.isoformat(), "clerk": self.clerk,
            "remark": self.remark, "repeat_of": self.repeat_of,
            "required": self.required.isoformat() if self.required else "",
            "promised": self.promised.isoformat() if self.promised else "",
        }
        cells = {(0, name): text for name, text in (head | self.unread).items()}
        if self.decided and self.stored is not None:
            cells[0, DECIDED] = " ".join((str(self.stored.version), *sorted(self.decided)))
        for row, line in enumerate(self.lines, start=1):
            cells |= {(row, cell.value): line.kept(cell) for cell in GridField}
            if line.base is not None:
                cells[row, "line_id"] = str(line.base.line_id)
            if line.is_new:
                cells[row, "is_new"], cells[row, "new_code"] = "1", line.new_code
        return cells

    def command(self, made: Mapping[int, int] | None = None) -> PlaceOrder | EditOrder:
        """``made``: the products that were new, by the place of their line in ``filled``."""
        known = made or {}
        return self._place(known) if self.stored is None else self._edit(self.stored, known)

    def _head(self) -> dict[str, Any]:
        assert self.customer is not None
        return {
            "customer_id": self.customer.id, "date": self.date, "customer_po": self.customer_po,
            "clerk": self.clerk, "remark": self.remark, "required_date": self.required,
            "promised_date": self.promised,
        }

    def _place(self, made: Mapping[int, int]) -> PlaceOrder:
        from app.domain.choices import OrderKind
        from app.services.order_lines import NewLine
        from app.services.orders import PlaceOrder

        lines = tuple(
            NewLine(**line_values(line, made.get(place))) for place, line in enumerate(self.filled)
        )
        kind = OrderKind.REPEAT if self.repeat_of else OrderKind.NEW
        return PlaceOrder(**self._head(), lines=lines, kind=kind, repeat_of=self.repeat_of)

    def _edit(self, stored: OrderSheet, made: Mapping[int, int]) -> EditOrder:
        from app.services.order_lines import EditLine, NewLine
        from app.services.orders import EditOrder

        before = {
            "customer_id": stored.customer.id, "date": stored.date,
            "customer_po": stored.customer_po, "clerk": stored.clerk, "remark": stored.remark,
            "required_date": stored.required, "promised_date": stored.promised,
        }
        edited, added = [], []
        for place, line in enumerate(self.filled):
            if line.base is None:
                added.append(NewLine(**line_values(line, made.get(place))))
                continue
            was = line_values(from_stored(line.base, edited=True))
            differing = _differing(was, line_values(line, made.get(place)))
            if differing:
                edited.append(EditLine(line.base.line_id, line.base.version, differing))
        kept = {line.base.line_id for line in self.filled if line.base is not None}
        gone = tuple(one.line_id for one in stored.lines if one.line_id not in kept)
        return EditOrder(
            stored.order_id, stored.version, _differing(before, self._head()), tuple(edited),
            tuple(added), gone,
        )


def line_values(line: GridLine, made: int | None = None) -> dict[str, Any]:
    """``made``: the product that was made for a line that has a new one."""
    return {
        "product_id": made or line.product_id, "name": line.name, "unit": line.unit,
        "quantity": line.quantity, "unit_price": line.price, "discount_percent": line.discount,
        "required_date": line.required, "promised_date": line.promised,
        **dict(zip(("material", "size", "colour", "process"), line.parts, strict=True)),
    }


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in now.items() if before[name] != value}


def of_stored(stored: OrderSheet, home: str) -> OrderForm:
    return OrderForm(
        date=stored.date, customer=stored.customer, customer_po=stored.customer_po,
        clerk=stored.clerk, remark=stored.remark, required=stored.required,
        promised=stored.promised, stored=stored, home=home,
        lines=[from_stored(line, edited=True) for line in stored.lines],
    )


def of_repeated(
    stored: OrderSheet, products: Mapping[str, ProductHit], home: str, today: dt.date
) -> OrderForm:
    """A new order of the same goods for the same customer: today's prices, where the product has
    one, no dates, and nothing of the old number or the customer's. ``products`` by code."""
    form = OrderForm(
        date=today, customer=stored.customer, clerk=stored.customer.clerk or stored.clerk,
        repeat_of=stored.number, home=home,
        lines=[from_stored(line, edited=False) for line in stored.lines],
    )
    for line in form.lines:
        hit = products.get(line.item)
        if hit is not None:
            line.complete(hit)
            line.price = hit.price if hit.price is not None else line.price
    return form
