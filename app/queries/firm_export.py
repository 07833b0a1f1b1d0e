"""Everything of a firm, sheet by sheet, in the columns of its workbook (firm-workbook §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.db.models import (
    Complaint,
    Contact,
    Credit,
    Customer,
    CustomerPrice,
    CustomerTerms,
    Delivery,
    DeliveryLine,
    Firm,
    Holiday,
    Order,
    OrderLine,
    Product,
    Receipt,
    Record,
    ReturnedPaper,
    Statement,
)
from app.documents.firm_sheets import SHEETS, Sheet
from app.queries.parties import Party, load_firm, load_parties

_AT_ONCE = 2000
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a sheet's rows come from; ``named`` are the columns of rows that it refers to."""

    model: type[Record]
    named: Mapping[str, Any] = field(default_factory=dict)
    joins: Callable[[Select[Any]], Select[Any]] = lambda query: query
    order: Sequence[Any] = ()


_CUSTOMER = {"customer": Customer.code}


def _of_customer(model: Any) -> Callable[[Select[Any]], Select[Any]]:
    return lambda query: query.join(Customer, Customer.id == model.customer_id)


def _of_orders_and_deliveries(model: Any) -> Callable[[Select[Any]], Select[Any]]:
    return lambda query: (
        query.join(Customer, Customer.id == model.customer_id)
        .outerjoin(Order, Order.id == model.order_id)
        .outerjoin(OrderLine, OrderLine.id == model.order_line_id)
        .outerjoin(Delivery, Delivery.id == model.delivery_id)
    )


_NAMED = {
    **_CUSTOMER, "order": Order.number, "order_line": OrderLine.line, "delivery": Delivery.number,
}

_SOURCES: dict[str, _Source] = {
    "customers": _Source(Customer),
    "customer_terms": _Source(
        CustomerTerms, _CUSTOMER, _of_customer(CustomerTerms),
        (CustomerTerms.customer_id, CustomerTerms.from_month),
    ),
    "contacts": _Source(Contact, _CUSTOMER, _of_customer(Contact)),
    "products": _Source(Product),
    "customer_prices": _Source(
        CustomerPrice, {**_CUSTOMER, "product": Product.code},
        lambda query: _of_customer(CustomerPrice)(query).join(
            Product, Product.id == CustomerPrice.product_id
        ),
    ),
    "orders": _Source(Order, _CUSTOMER, _of_customer(Order)),
    "order_lines": _Source(
        OrderLine, {"order": Order.number, "product": Product.code},
        lambda query: query.join(Order, Order.id == OrderLine.order_id).outerjoin(
            Product, Product.id == OrderLine.product_id
        ),
        (OrderLine.order_id, OrderLine.line),
    ),
    "deliveries": _Source(Delivery, _CUSTOMER, _of_customer(Delivery)),
    "delivery_lines": _Source(
        DeliveryLine,
        {"delivery": Delivery.number, "order": Order.number, "order_line": OrderLine.line},
        lambda query: query.join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id),
        (DeliveryLine.delivery_id, DeliveryLine.line),
    ),
    "returned_papers": _Source(ReturnedPaper),
    "credits": _Source(
        Credit, {**_NAMED, "amount": Credit.base}, _of_orders_and_deliveries(Credit)
    ),
    "receipts": _Source(Receipt, _CUSTOMER, _of_customer(Receipt)),
    "statements": _Source(Statement, _CUSTOMER, _of_customer(Statement)),
    "holidays": _Source(Holiday, order=(Holiday.date, Holiday.region)),
    "complaints": _Source(Complaint, _NAMED, _of_orders_and_deliveries(Complaint)),
}

_MONTHS = {"statement_month": "date", "bounce_month": "bounced_on"}
"""As posted: said only where it is not the month of that day (§3)."""


def firm_sheets(session: Session) -> Iterator[tuple[Sheet, Iterator[Row]]]:
    """Every sheet with its rows, read as they are asked for."""
    parties = load_parties(session)
    for sheet in SHEETS.values():
        if sheet.name == "firm":
            yield sheet, iter([_firm_row(sheet, load_firm(session))])
        else:
            yield sheet, _rows(session, sheet, parties)


def count_rows(session: Session) -> int:
    """Of all sheets together."""
    counts = (
        session.scalar(select(func.count()).select_from(source.model))
        for source in _SOURCES.values()
    )
    return 1 + sum(count or 0 for count in counts)


def _firm_row(sheet: Sheet, firm: Firm) -> Row:
    return tuple(getattr(firm, column.name) for column in sheet.columns)


def _rows(session: Session, sheet: Sheet, parties: dict[int, Party]) -> Iterator[Row]:
    source = _SOURCES[sheet.name]
    columns = [
        source.named.get(column.name, getattr(source.model, column.name, None))
        for column in sheet.columns
    ]
    posted = [column.name for column in sheet.columns if column.name in _MONTHS]
    owner = [source.model.customer_id] if posted else []  # type: ignore[attr-defined]
    query = source.joins(select(*columns, *owner).select_from(source.model))
    query = query.order_by(*(source.order or (source.model.id,)))
    found = session.execute(query.execution_options(yield_per=_AT_ONCE))
    if not posted:
        return (tuple(row) for row in found)
    return (_without_own_months(sheet, row, parties) for row in found)


def _without_own_months(sheet: Sheet, row: Any, parties: dict[int, Party]) -> Row:
    *values, owner = row
    places = {column.name: place for place, column in enumerate(sheet.columns)}
    schedule = parties[owner].schedule
    for month, day in _MONTHS.items():
        if month not in places or values[places[month]] is None:
            continue
        if schedule.month_of(values[places[day]]) == values[places[month]]:
            values[places[month]] = None
    return tuple(values)
