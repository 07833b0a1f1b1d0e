"""One line of the grid: values where the text could be read, and the text where it could not."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.amounts_typed import parse_amount
from app.domain.dates import parse_typed_date
from app.domain.errors import DomainError
from app.domain.money import line_amount

if TYPE_CHECKING:
    from datetime import date

    from app.gui.words import Words
    from app.queries.lookups.last_sales import LastSale
    from app.queries.lookups.order_sheets import SheetLine
    from app.queries.lookups.products import ProductHit
    from app.services.products import AddProduct

QUANTITY_UNIT = Decimal("0.0001")
PRICE_UNIT = Decimal("0.000001")
_NO_PARTS = ("", "", "", "")


class GridField(StrEnum):
    """What of a line can be typed; the draft's names for it."""

    ITEM = "item"
    NAME = "name"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "price"
    REQUIRED = "required"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What was typed, and why it does not stand."""

    typed: str
    message_id: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class GridLine:
    item: str = ""
    product_id: int | None = None
    name: str = ""
    parts: tuple[str, str, str, str] = _NO_PARTS
    """Material, size, colour, process: of the product, or as the stored line has them."""
    unit: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    required: date | None = None
    promised: date | None = None
    discount: Decimal = Decimal(0)
    moq: Decimal | None = None
    surcharge: Decimal | None = None
    """Asked for below the MOQ, as a fraction of the line's amount."""
    last: LastSale | None = None
    is_new: bool = False
    """A product of this name is made when the order is stored."""
    new_code: str = ""
    """The code it is given; empty: one that is free."""
    base: SheetLine | None = None
    """The stored line that this one edits."""
    wrong: dict[GridField, Wrong] = field(default_factory=dict)

    @property
    def spec(self) -> str:
        return " ".join(filter(None, self.parts))

    @property
    def empty(self) -> bool:
        texts = (self.item, self.name, self.unit)
        values = (self.quantity, self.price, self.required, self.promised)
        return not any(texts) and all(one is None for one in values) and not self.wrong

    def choose(self, hit: ProductHit) -> None:
        """Name, specification and unit of the product; its price where none was typed."""
        changed = hit.id != self.product_id
        self.item, self.product_id = hit.code, hit.id
        self.wrong.pop(GridField.ITEM, None)
        self.wrong.pop(GridField.NAME, None)
        self._know(hit)
        if changed:
            self.name, self.parts, self.unit = hit.name, hit.parts, hit.unit
            if hit.price is not None:
                self.price = hit.price
                self.wrong.pop(GridField.PRICE, None)

    def complete(self, hit: ProductHit) -> None:
        """The product that the item's code stands for; what was typed beside it stays."""
        self.item, self.product_id, self.parts = hit.code, hit.id, hit.parts
        self._know(hit)
        self.name, self.unit = self.name or hit.name, self.unit or hit.unit
        if self.price is None and GridField.PRICE not in self.wrong:
            self.price = hit.price
        self.wrong.pop(GridField.ITEM, None)

    def _know(self, hit: ProductHit) -> None:
        self.moq, self.surcharge, self.last, self.is_new = hit.moq, hit.surcharge, hit.last, False

    def begin_product(self, typed: str) -> None:
        """Nobody has it yet: it is made of this line's name, unit and price. ``typed`` is its
        name, or its code where a name stands there already, as when both were pasted."""
        self.item, self.product_id, self.parts, self.is_new = "", None, _NO_PARTS, True
        self.moq = self.surcharge = self.last = None
        self.new_code, self.name = (typed, self.name) if self.name else ("", typed)
        self.wrong.pop(GridField.ITEM, None)
        self.wrong.pop(GridField.NAME, None)

    def new_product(self) -> AddProduct:
        from app.services.products import AddProduct

        fields: dict[str, object] = {"unit": self.unit, "price": self.price}
        return AddProduct(self.name, self.new_code, fields)

    @property
    def short_of_moq(self) -> Decimal | None:
        """How many less than the MOQ; None where enough, or nothing, is ordered."""
        if self.moq is None or self.quantity is None or self.quantity >= self.moq:
            return None
        return self.moq - self.quantity

    def take_goods(self, other: GridLine) -> None:
        """What is sold and for how much, as on ``other``; never how many or when."""
        self.item, self.product_id = other.item, other.product_id
        self.name, self.parts, self.unit = other.name, other.parts, other.unit
        self.price, self.moq, self.last = other.price, other.moq, other.last
        self.surcharge, self.is_new, self.new_code = other.surcharge, other.is_new, other.new_code
        self.wrong.pop(GridField.ITEM, None)
        if GridField.ITEM in other.wrong:
            self.wrong[GridField.ITEM] = other.wrong[GridField.ITEM]

    def put(self, cell: GridField, text: str, today: date) -> None:
        """Read ``text`` into the cell; what cannot be read stays there as typed."""
        typed = text.strip()
        self.wrong.pop(cell, None)
        if cell is GridField.ITEM:
            self._put_item(typed)
            return
        if cell in (GridField.NAME, GridField.UNIT):
            setattr(self, cell.value, typed)
            return
        value: Decimal | date | None = None
        try:
            value = _read(cell, typed, today) if typed else None
        except DomainError as refused:
            self.wrong[cell] = Wrong(typed, refused.message_id, dict(refused.params))
        setattr(self, cell.value, value)

    def _put_item(self, typed: str) -> None:
        if typed == self.item and (self.product_id is not None or self.is_new):
            return
        self.item, self.product_id, self.parts, self.is_new = typed, None, _NO_PARTS, False
        self.moq = self.surcharge = self.last = None
        if typed:
            self.wrong[GridField.ITEM] = Wrong(typed, "editor.fault.no_product", {"text": typed})

    def shown(self, cell: GridField, words: Words, today: date) -> str:
        """As the cell shows it and as it can be read again."""
        if cell in self.wrong:
            return self.wrong[cell].typed
        value = getattr(self, cell.value)
        if value is None:
            return ""
        if cell is GridField.QUANTITY:
            return words.quantity(value) if value else "0"
        if cell is GridField.PRICE:
            return words.price(value)
        if cell in (GridField.REQUIRED, GridField.PROMISED):
            return words.day(value, today)
        return str(value)

    def kept(self, cell: GridField) -> str:
        """As a draft keeps it: readable on any later day."""
        if cell in self.wrong:
            return self.wrong[cell].typed
        value = getattr(self, cell.value)
        if isinstance(value, Decimal):
            return f"{value:f}"
        return "" if value is None else str(value)

    def amount(self, currency: str) -> Decimal | None:
        if self.quantity is None or self.price is None:
            return None
        return line_amount(self.quantity, self.price, self.discount, currency)

    def ask_for_missing(self) -> None:
        """Marks what a line needs before it can be stored."""
        needs = {
            GridField.QUANTITY: (self.quantity, "editor.fault.quantity_missing"),
            GridField.PRICE: (self.price, "editor.fault.price_missing"),
            GridField.NAME: (self.name or None, "editor.fault.name_missing"),
        }
        for cell, (value, message_id) in needs.items():
            if value is None and cell not in self.wrong:
                self.wrong[cell] = Wrong("", message_id)


def _read(cell: GridField, typed: str, today: date) -> Decimal | date:
    if cell in (GridField.REQUIRED, GridField.PROMISED):
        return parse_typed_date(typed, today)
    amount = parse_amount(typed)
    if cell is GridField.QUANTITY:
        if amount <= 0:
            raise DomainError("editor.fault.quantity_positive")
        return amount.quantize(QUANTITY_UNIT).normalize()
    if amount < 0:
        raise DomainError("editor.fault.price_negative")
    return amount.quantize(PRICE_UNIT).normalize()


def from_stored(stored: SheetLine, *, edited: bool) -> GridLine:
    """``edited``: the line itself; else its goods and price on a new line."""
    line = GridLine(
        item=stored.code, product_id=stored.product_id, name=stored.name, parts=stored.parts,
        unit=stored.unit, quantity=stored.quantity, price=stored.price,
        discount=stored.discount, moq=stored.moq, surcharge=stored.surcharge, last=stored.last,
    )
    if edited:
        line.required, line.promised, line.base = stored.required, stored.promised, stored
    return line
