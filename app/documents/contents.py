"""The facts of a paper, frozen when it is issued: figures and names, no wording, no layout.

An issued statement keeps its content as JSON; every later file of it is drawn from that.
Amounts are in the statement's currency. ``None`` means "does not apply", never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.months import Month

Day = date
"""For classes whose own field is called ``date``."""


class MovementKind(StrEnum):
    DELIVERY = "delivery"
    RETURN = "return"
    ALLOWANCE = "allowance"
    RECEIPT = "receipt"
    BOUNCE = "bounce"
    TAX = "tax"
    """The one tax row that closes a period taxed as a whole (``monthly``)."""
    CORRECTION = "correction"
    """Changes to papers of months already issued."""


@dataclass(frozen=True, slots=True)
class FirmHead:
    name: str
    name_en: str = ""
    tax_id: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    bank_account: str = ""
    region: str = "TW"
    logo: str = ""
    """sha256 of the picture in the file store; empty: none."""


@dataclass(frozen=True, slots=True)
class CustomerHead:
    code: str
    name: str
    short_name: str = ""
    tax_id: str = ""
    address: str = ""
    contact: str = ""
    contact_title: str = ""
    phone: str = ""
    fax: str = ""
    """The first registered fax number."""
    region: str = "TW"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of a document; ``quantity`` and ``amount`` are negative for a return."""

    name: str
    spec: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    discount: Decimal = Decimal(0)
    """A fraction: 5 % is 0.05."""
    amount: Decimal = Decimal(0)
    """In the price's own terms: untaxed for ``excluded``, gross for ``included``."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One document of the period. ``untaxed``, ``tax`` and ``total`` carry their sign.

    ``total`` is what the document does to the balance. For a period taxed as a whole
    (``monthly``) a document's ``tax`` is None and ``total`` equals what its price says; the
    TAX row carries the rest.
    """

    kind: MovementKind
    date: date
    number: str
    total: Decimal
    untaxed: Decimal | None = None
    tax: Decimal | None = None
    customer_po: str = ""
    invoice_no: str = ""
    items: tuple[ItemLine, ...] = ()
    freight: Decimal = Decimal(0)
    """A further amount of a delivery, taxed like its lines; shown as an item line of its own."""
    reason: str = ""
    method: str = ""
    """Receipts: remit, cash, cheque, draft."""
    amount: Decimal = Decimal(0)
    """Receipts: the money itself, without fee and discount."""
    bank_fee: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    cheque_no: str = ""
    cheque_date: Day | None = None


@dataclass(frozen=True, slots=True)
class TermFacts:
    settlement: str
    closing_day: int
    base: str
    count: int
    unit: str
    fixed_day: int | None


@dataclass(frozen=True, slots=True)
class AgeingFigures:
    """Not due, then days late; ``unapplied`` is zero or negative. The six add up to closing."""

    not_due: Decimal
    d1_30: Decimal
    d31_60: Decimal
    d61_90: Decimal
    over_90: Decimal
    unapplied: Decimal


@dataclass(frozen=True, slots=True)
class StatementContent:
    firm: FirmHead
    customer: CustomerHead
    language: str
    """zh_TW, zh_CN or en: the customer's document language."""
    capitals: str | None
    """zh_TW, zh_HK, zh_CN, or None in English."""
    currency: str
    month: Month
    period_from: date
    period_to: date
    terms: TermFacts
    tax_mode: str
    invoicing: str
    opening: Decimal
    sales: Decimal
    credits: Decimal
    tax: Decimal
    received: Decimal
    bounced: Decimal
    closing: Decimal
    ageing: AgeingFigures
    cheques_not_due: Decimal
    due_date: date | None
    number: str | None = None
    """None: a draft."""
    supersedes: str = ""
    issued_on: date | None = None
    return_by: date | None = None
    clerk: str = ""
    previous_number: str = ""
    """The number of last month's issued statement, beside the opening balance."""
    movements: tuple[Movement, ...] = field(default=())
    tax_rate: Decimal | None = None
    """The rate to name beside the tax; None where documents differ or none is known."""
    seal_box: bool = True


@dataclass(frozen=True, slots=True)
class NoteLine:
    name: str
    spec: str
    item_no: str
    customer_item_no: str
    quantity: Decimal
    unit: str
    unit_price: Decimal | None
    """None, as ``amount``, where prices are hidden: the content never holds them."""
    amount: Decimal | None
    ordered: Decimal
    delivered: Decimal
    """In all, this delivery included."""
    outstanding: Decimal
    order_number: str = ""
    lot: str = ""
    remark: str = ""
    discount: Decimal = Decimal(0)
    received: Decimal | None = None
    """What the receiver counted; ``amount`` is then of it. None: not told yet."""


@dataclass(frozen=True, slots=True)
class NoteContent:
    """A delivery note. Where prices are hidden, no price, tax, total or term is in here at all.

    ``neutral``: ``sender`` is the customer's own head and nothing names the firm.
    """

    sender: FirmHead
    customer: CustomerHead
    language: str
    capitals: str | None
    currency: str
    number: str
    date: date
    priced: bool
    neutral: bool
    ship_to: str
    """Name and address as typed; empty: the customer's delivery address, else its address."""
    order_numbers: tuple[str, ...]
    customer_pos: tuple[str, ...]
    batch: int
    batches: int | None
    lines: tuple[NoteLine, ...]
    carrier: str = ""
    tracking_no: str = ""
    expected_on: Day | None = None
    freight: Decimal | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    gross: Decimal | None = None
    tax_mode: str | None = None
    tax_rate: Decimal | None = None
    clerk: str = ""
    voided: bool = False
    remark: str = ""
    seal_box: bool = True
