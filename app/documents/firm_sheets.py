"""The sheets and columns of a firm's workbook: one table that import and export both follow.

Source: firm-workbook §2. Labels of a column stand in the catalogue ``fields``: first
``fields.<sheet>.<column>``, where a sheet has its own word for it, else ``fields.<column>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.choices import CreditKind, DocumentLanguage, OrderKind, ReceiptMethod, Region
from app.domain.choices import ReturnChannel as Channel
from app.domain.tax import TaxMode, TaxRounding
from app.domain.terms import Invoicing, Settlement, TermBase, TermShift, TermUnit


class Kind(StrEnum):
    """What a cell of a column holds, and so how it is read and written."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    """Text that may have several lines."""
    CODE = "code"
    CURRENCY = "currency"
    DATE = "date"
    TIME = "time"
    MONTH = "month"
    MONEY = "money"
    BALANCE = "balance"
    """Money that may be below zero."""
    QUANTITY = "quantity"
    PRICE = "price"
    LIST_PRICE = "list_price"
    """A price that no figure is worked out from: rounded to six places instead of refused."""
    RATE = "rate"
    INTEGER = "integer"
    YES_NO = "yes_no"
    CHOICE = "choice"
    OPEN_CHOICE = "open_choice"
    """The known words under their code; any other text as typed."""
    APPLIES_TO = "applies_to"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    posted: bool = False
    """Says what was posted: an empty cell asks for the rule, or keeps what is stored."""
    choices: type[StrEnum] | None = None
    low: int = 0
    high: int = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    """What a row is found again by; ``firm`` has one row and needs none."""

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _kind(kind: Kind, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names)


def _need(name: str, kind: Kind = Kind.CODE) -> tuple[Column, ...]:
    return (Column(name, kind, required=True),)


def _choice(name: str, choices: type[StrEnum], *, required: bool = False) -> tuple[Column, ...]:
    return (Column(name, Kind.CHOICE, required=required, choices=choices),)


def _number(name: str, low: int, high: int, *, required: bool = False) -> tuple[Column, ...]:
    return (Column(name, Kind.INTEGER, required=required, low=low, high=high),)


def _posted(name: str, kind: Kind) -> tuple[Column, ...]:
    return (Column(name, kind, posted=True),)


_SPEC = _text("material", "size", "colour", "process", "unit")
_REMARK = _kind(Kind.LONG_TEXT, "remark")
_CURRENCY = _kind(Kind.CURRENCY, "currency")
_LINE = _number("line", 1, 10**6)
_TERMS = (
    _choice("term_base", TermBase) + _number("term_count", 0, 9999)
    + _choice("term_unit", TermUnit) + _number("term_fixed_day", 1, 31)
    + _choice("term_shift", TermShift)
)
_POSTED_TAX = (
    Column("tax", Kind.CHOICE, posted=True, choices=TaxMode),
    Column("tax_rate", Kind.RATE, posted=True),
)
_MONTH = _posted("statement_month", Kind.MONTH)

FIRM = Sheet("firm", (
    *_text("name", "name_en", "tax_id", "phone", "fax", "email"),
    *_kind(Kind.LONG_TEXT, "address", "bank_account"), *_CURRENCY, *_choice("region", Region),
    *_kind(Kind.RATE, "tax_rate"), *_choice("tax_rounding", TaxRounding),
    *_number("statement_day", 1, 365), *_number("confirm_day", 1, 365),
))
CUSTOMERS = Sheet("customers", (
    *_need("code"), *_need("name", Kind.TEXT), *_text("short_name", "tax_id"),
    *_choice("region", Region), *_text("phone", "fax", "email"),
    *_kind(Kind.LONG_TEXT, "address", "delivery_address"), *_choice("settlement", Settlement),
    *_number("closing_day", 1, 31), *_TERMS, *_choice("tax", TaxMode),
    *_kind(Kind.RATE, "tax_rate"), *_choice("invoicing", Invoicing), *_CURRENCY,
    *_kind(Kind.MONEY, "credit_limit"),
    *_kind(Kind.YES_NO, "credit_hold", "hide_prices"),
    *_choice("document_language", DocumentLanguage), *_text("salesperson", "clerk"),
    *_kind(Kind.BALANCE, "opening_balance"), *_kind(Kind.DATE, "opening_date"), *_REMARK,
), ("code",))
CUSTOMER_TERMS = Sheet("customer_terms", (
    *_need("customer"), *_need("from_month", Kind.MONTH), *_number("closing_day", 1, 31),
    *_choice("invoicing", Invoicing), *_TERMS,
), ("customer", "from_month"))
CONTACTS = Sheet("contacts", (
    *_need("customer"), *_need("name", Kind.TEXT), *_text("role", "title", "phone", "fax", "email"),
    *_kind(Kind.YES_NO, "authorised_signatory"),
), ("customer", "name"))
PRODUCTS = Sheet("products", (
    *_need("code"), *_need("name", Kind.TEXT), *_SPEC, *_kind(Kind.LIST_PRICE, "price", "cost"),
    *_kind(Kind.QUANTITY, "moq"), *_kind(Kind.RATE, "surcharge_percent", "tolerance_percent"),
    *_REMARK,
), ("code",))
CUSTOMER_PRICES = Sheet("customer_prices", (
    *_need("customer"), *_need("product"), *_need("price", Kind.LIST_PRICE),
    *_kind(Kind.CODE, "customer_item_no"), *_kind(Kind.DATE, "valid_from"),
), ("customer", "product", "valid_from"))
ORDERS = Sheet("orders", (
    *_need("number"), *_need("customer"), *_need("date", Kind.DATE), *_choice("kind", OrderKind),
    *_kind(Kind.CODE, "repeat_of", "customer_po"),
    *_kind(Kind.DATE, "required_date", "promised_date"), *_text("priority"), *_CURRENCY,
    *_text("salesperson", "clerk"), *_REMARK, *_kind(Kind.YES_NO, "cancelled"),
), ("number",))
ORDER_LINES = Sheet("order_lines", (
    *_need("order"), *_number("line", 1, 10**6, required=True), *_kind(Kind.CODE, "product"),
    *_need("name", Kind.TEXT), *_SPEC, *_need("quantity", Kind.QUANTITY),
    *_need("unit_price", Kind.PRICE), *_kind(Kind.RATE, "discount_percent"),
    *_kind(Kind.DATE, "required_date", "promised_date"), *_kind(Kind.RATE, "tolerance_percent"),
    *_kind(Kind.QUANTITY, "cancelled_quantity"),
), ("order", "line"))
DELIVERIES = Sheet("deliveries", (
    *_need("number"), *_need("date", Kind.DATE), *_need("customer"),
    *_kind(Kind.LONG_TEXT, "ship_to"), *_kind(Kind.YES_NO, "third_party"), *_text("carrier"),
    *_kind(Kind.CODE, "tracking_no"), *_kind(Kind.MONEY, "freight"),
    *_kind(Kind.CODE, "invoice_no"),
    *_kind(Kind.DATE, "arrived_on"), *_kind(Kind.YES_NO, "voided"), *_POSTED_TAX, *_MONTH,
), ("number",))
DELIVERY_LINES = Sheet("delivery_lines", (
    *_need("delivery"), *_LINE, *_need("order"), *_number("order_line", 1, 10**6, required=True),
    *_need("quantity", Kind.QUANTITY), *_kind(Kind.QUANTITY, "received_quantity"), *_REMARK,
    *_posted("unit_price", Kind.PRICE), *_posted("discount_percent", Kind.RATE),
), ("delivery", "line"))
RETURNED_PAPERS = Sheet("returned_papers", (
    *_need("document"), *_need("received_on", Kind.DATE), *_choice("channel", Channel),
    *_text("signer"), *_kind(Kind.YES_NO, "sealed"), *_text("fax_no_shown"), *_REMARK,
), ("document", "received_on"))
CREDITS = Sheet("credits", (
    *_need("number"), *_need("date", Kind.DATE), *_need("customer"),
    *_choice("kind", CreditKind, required=True), *_need("amount", Kind.MONEY),
    *_kind(Kind.CODE, "delivery", "order"), *_number("order_line", 1, 10**6),
    *_kind(Kind.QUANTITY, "quantity"), *_kind(Kind.YES_NO, "replace"),
    *_kind(Kind.CODE, "complaint"), *_kind(Kind.LONG_TEXT, "reason"), *_CURRENCY, *_POSTED_TAX,
    *_MONTH,
), ("number",))
RECEIPTS = Sheet("receipts", (
    *_need("number"), *_need("date", Kind.DATE), *_need("customer"), *_need("amount", Kind.MONEY),
    *_kind(Kind.MONEY, "bank_fee", "discount"), *_choice("method", ReceiptMethod),
    *_kind(Kind.CODE, "cheque_no"), *_kind(Kind.DATE, "cheque_date", "bounced_on"),
    *_kind(Kind.APPLIES_TO, "applies_to"), *_kind(Kind.YES_NO, "keep"), *_CURRENCY, *_MONTH,
    *_posted("bounce_month", Kind.MONTH),
), ("number",))
STATEMENTS = Sheet("statements", (
    *_need("number"), *_need("customer"), *_need("month", Kind.MONTH), *_CURRENCY,
    *_kind(Kind.CODE, "supersedes"), *_kind(Kind.DATE, "issued_on"),
    *_kind(
        Kind.BALANCE, "opening", "sales", "credits", "tax", "received", "bounced", "closing"
    ), *_kind(Kind.DATE, "sent_on"), Column("channel", Kind.OPEN_CHOICE, choices=Channel),
), ("number",))
HOLIDAYS = Sheet("holidays", (
    *_need("date", Kind.DATE), Column("region", Kind.OPEN_CHOICE, choices=Region), *_text("name"),
    *_kind(Kind.YES_NO, "working"),
), ("region", "date"))
COMPLAINTS = Sheet("complaints", (
    *_need("number"), *_need("received_at", Kind.TIME), *_need("customer"),
    Column("channel", Kind.OPEN_CHOICE, choices=Channel), *_text("kind", "severity"),
    *_kind(Kind.CODE, "order"), *_number("order_line", 1, 10**6), *_kind(Kind.CODE, "delivery"),
    *_kind(Kind.QUANTITY, "quantity"), *_kind(Kind.LONG_TEXT, "description"),
    *_kind(Kind.TIME, "replied_at"), *_kind(Kind.LONG_TEXT, "resolution"),
    *_kind(Kind.TIME, "closed_at"),
), ("number",))

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        FIRM, CUSTOMERS, CUSTOMER_TERMS, CONTACTS, PRODUCTS, CUSTOMER_PRICES, ORDERS, ORDER_LINES,
        DELIVERIES, DELIVERY_LINES, RETURNED_PAPERS, CREDITS, RECEIPTS, STATEMENTS, HOLIDAYS,
        COMPLAINTS,
    )
}
"""In the order of their references: a sheet names only rows of itself and of those before it."""
