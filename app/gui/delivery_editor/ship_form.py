"""What the delivery editor holds, apart from any widget: head, lines, totals and the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.dates import parse_date
from app.domain.errors import DomainError
from app.domain.tax import Taxed, tax_document
from app.gui.delivery_editor.ship_line import EditedLine

if TYPE_CHECKING:
    import datetime as dt

    from app.queries.lookups.customers import CustomerHit
    from app.queries.open_lines import OpenLine
    from app.queries.ship_sheet import ShipSheet
    from app.services.deliveries import ReissueDelivery, ShipDelivery

Cells = dict[tuple[int, str], str]
TEXTS = ("carrier", "tracking_no", "ship_to", "invoice_no", "released_by", "reason")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reissue:
    """The delivery that is voided and made anew by this one."""

    delivery_id: int
    version: int
    number: str


@dataclass(slots=True)
class ShipForm:
    date: dt.date
    home: str = "TWD"
    customer: CustomerHit | None = None
    address: str = ""
    """Where this customer's goods usually go."""
    order: str = ""
    """The order this delivery was begun from: its lines alone are proposed."""
    carrier: str = ""
    tracking_no: str = ""
    ship_to: str = ""
    third_party: bool = False
    freight: Decimal = ZERO
    invoice_no: str = ""
    released_by: str = ""
    reason: str = ""
    lines: list[EditedLine] = field(default_factory=list)
    reissue: Reissue | None = None
    unread: dict[str, str] = field(default_factory=dict)
    """What stands in the date or the freight and cannot be read."""

    def take_sheet(self, sheet: ShipSheet | None) -> None:
        """The customer with what it has coming; quantities proposed."""
        self.customer = sheet.customer if sheet is not None else None
        self.address = sheet.address if sheet is not None else ""
        self.lines = [EditedLine(one) for one in sheet.lines] if sheet is not None else []
        for line in self.proposed():
            line.propose()

    def proposed(self) -> list[EditedLine]:
        """Of the order it was begun from, else all that can go on one paper: one currency."""
        if self.order:
            return [line for line in self.lines if line.open.order == self.order]
        return [line for line in self.lines if line.open.currency == self.currency]

    def renew(self, lines: tuple[OpenLine, ...]) -> None:
        """What is open is another now: what was typed stays with its line."""
        known = {line.open.line_id: line for line in self.lines}
        renewed = []
        for one in lines:
            line = known.get(one.line_id)
            if line is None:
                line = EditedLine(one)
            elif line.quantity == line.open.outstanding.normalize():
                line.open = one
                line.propose()
            else:
                line.open = one
            renewed.append(line)
        self.lines = renewed

    @property
    def shipped(self) -> list[EditedLine]:
        return [line for line in self.lines if line.quantity]

    @property
    def currency(self) -> str:
        shipped = self.shipped
        if shipped:
            return shipped[0].open.currency
        return self.customer.currency if self.customer is not None else self.home

    @property
    def on_hold(self) -> bool:
        return self.customer is not None and self.customer.on_hold and self.reissue is None

    def totals(self) -> Taxed | None:
        """None while nobody is named: nobody's tax is known."""
        if self.customer is None:
            return None
        amounts = [line.amount for line in self.shipped]
        return tax_document(
            [*amounts, self.freight] if self.freight else amounts, self.customer.tax,
            self.customer.tax_rate, self.customer.tax_rounding, self.currency,
        )

    def kept(self) -> Cells:
        """Every cell as a draft keeps it; rows count from 1, 0 is the head."""
        head = {
            "customer": self.customer.code if self.customer is not None else "",
            "order": self.order, "date": self.date.isoformat(),
            "freight": f"{self.freight:f}" if self.freight else "",
            "third_party": "1" if self.third_party else "",
            **{name: getattr(self, name) for name in TEXTS},
        }
        cells = {(0, name): text for name, text in (head | self.unread).items()}
        for row, line in enumerate(self.lines, start=1):
            cells[row, "line_id"] = str(line.open.line_id)
            cells[row, "quantity"] = line.kept
            cells[row, "remark"] = line.remark
            cells[row, "consented"] = "1" if line.consented else ""
        return cells

    def bring_back(self, cells: Mapping[tuple[int, str], str]) -> None:
        """What a draft held, laid over the lines that are open today."""
        texts = {name: text for (row, name), text in cells.items() if row == 0}
        for name in TEXTS:
            setattr(self, name, texts.get(name, ""))
        self.third_party = bool(texts.get("third_party"))
        try:
            self.date = parse_date(texts.get("date", "")) if texts.get("date") else self.date
            self.freight = Decimal(texts.get("freight") or 0)
        except (DomainError, ArithmeticError):
            self.unread = {name: texts[name] for name in ("date", "freight") if texts.get(name)}
        known = {str(line.open.line_id): line for line in self.lines}
        for line in self.lines:
            line.put_quantity("")
        for row in range(1, max((row for row, _ in cells), default=0) + 1):
            found = known.get(cells.get((row, "line_id"), ""))
            if found is not None:
                found.put_quantity(cells.get((row, "quantity"), ""))
                found.remark = cells.get((row, "remark"), "")
                found.consented = bool(cells.get((row, "consented")))

    def stand(self) -> ShipForm:
        """As it stands now: what is typed later does not change it."""
        return replace(
            self, lines=[replace(line) for line in self.lines], unread=dict(self.unread)
        )

    def stand_as(self, before: ShipForm) -> None:
        again = before.stand()
        for one in fields(self):
            setattr(self, one.name, getattr(again, one.name))

    def command(self) -> ShipDelivery | ReissueDelivery:
        from app.services.deliveries import ReissueDelivery, ShipDelivery
        from app.services.shipped_lines import ShipLine

        assert self.customer is not None
        lines = tuple(
            ShipLine(line.open.line_id, line.quantity or ZERO, line.remark)
            for line in self.shipped
        )
        consented = any(line.over for line in self.shipped)
        if self.reissue is not None:
            head = {
                "ship_to": self.ship_to, "third_party": self.third_party,
                "carrier": self.carrier, "tracking_no": self.tracking_no,
                "freight": self.freight, "invoice_no": self.invoice_no,
            }
            return ReissueDelivery(
                self.reissue.delivery_id, self.reissue.version, self.reason, lines, head,
                consented,
            )
        return ShipDelivery(
            customer_id=self.customer.id, date=self.date, lines=lines, ship_to=self.ship_to,
            third_party=self.third_party, carrier=self.carrier, tracking_no=self.tracking_no,
            freight=self.freight, invoice_no=self.invoice_no,
            released_by=self.released_by if self.on_hold else "",
            reason=self.reason if self.on_hold else "", over_consented=consented,
        )
