"""One open line in the delivery editor: how much goes now, or the text that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.amounts_typed import parse_amount
from app.domain.errors import DomainError
from app.domain.money import line_amount

if TYPE_CHECKING:
    from app.queries.open_lines import OpenLine

QUANTITY_UNIT = Decimal("0.0001")


@dataclass(slots=True)
class EditedLine:
    """``quantity`` None: it stays behind. ``consented``: the customer takes more than its
    tolerance allows."""

    open: OpenLine
    quantity: Decimal | None = None
    remark: str = ""
    consented: bool = False
    typed: str = ""
    """As typed, where it cannot be read; ``wrong`` says why."""
    wrong: str = ""

    def propose(self) -> None:
        self.quantity = self.open.outstanding.normalize()
        self.typed = self.wrong = ""

    def put_quantity(self, text: str) -> None:
        """Empty and 0 leave the line out."""
        given = text.strip()
        self.typed = self.wrong = ""
        try:
            quantity = parse_amount(given).quantize(QUANTITY_UNIT).normalize() if given else None
            if quantity is not None and quantity < 0:
                raise DomainError("errors.value_negative", field="")
        except DomainError as refused:
            self.quantity, self.typed, self.wrong = None, given, refused.message_id
            return
        if quantity != self.quantity:
            self.consented = False
        self.quantity = quantity or None

    @property
    def over(self) -> Decimal:
        """How much more it is than may go without asking."""
        if self.quantity is None:
            return Decimal(0)
        return max(self.quantity - self.open.most, Decimal(0))

    @property
    def asks(self) -> bool:
        """Whether the customer's consent is wanted and not noted."""
        return bool(self.over) and not self.consented

    @property
    def amount(self) -> Decimal:
        line = self.open
        quantity = self.quantity or Decimal(0)
        return line_amount(quantity, line.unit_price, line.discount, line.currency)

    @property
    def kept(self) -> str:
        """The quantity as a draft keeps it."""
        if self.wrong:
            return self.typed
        return "" if self.quantity is None else f"{self.quantity:f}"
