"""Two years of orders and deliveries, a day's chance at a time, always the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.domain.money import line_amount
from app.domain.months import Month
from app.domain.tax import TaxRounding, tax_document
from app.services.demo.cast import UNITS_PER_TWD, Buyer, Item, Row

MONTHS = 24
DAY = timedelta(days=1)


class Numbering:
    """Prefix, date and a serial that restarts every day, as in the book itself."""

    def __init__(self) -> None:
        self._last: defaultdict[tuple[str, date], int] = defaultdict(int)

    def next(self, prefix: str, day: date) -> str:
        self._last[prefix, day] += 1
        return f"{prefix}{day:%Y%m%d}{self._last[prefix, day]:03d}"


@dataclass(frozen=True, slots=True)
class Shipped:
    """A delivery as the money and the papers need it."""

    buyer: Buyer
    number: str
    day: date
    order: str
    first_item: Item
    quantity: int
    net: Decimal
    gross: Decimal
    first_line: int
    """Of the order: the line of ``first_item``."""

    @property
    def month(self) -> Month:
        return self.buyer.schedule.month_of(self.day)


@dataclass(slots=True)
class Story:
    """Everything so far: the sheets, and what later chapters refer to."""

    on: date
    chance: Random
    sheets: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    numbers: Numbering = field(default_factory=Numbering)
    shipped: list[Shipped] = field(default_factory=list)

    def add(self, sheet: str, **row: object) -> None:
        self.sheets[sheet].append({name: _raw(value) for name, value in row.items()})


def _raw(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else value if isinstance(value, date) else str(value)


def first_month(on: date) -> Month:
    return Month.of(on).plus(-MONTHS)


def working_day(day: date) -> date:
    while day.weekday() > 4:
        day += DAY
    return day


def trade(story: Story, buyers: list[Buyer]) -> None:
    """Orders of every buyer in the order of their dates, with what was delivered of them."""
    plans = []
    for buyer in buyers:
        month = first_month(story.on)
        while month <= Month.of(story.on):
            for _ in range(_orders_in_month(story.chance, buyer.size)):
                day = working_day(month.day(story.chance.randint(1, 28)))
                if day <= story.on:
                    plans.append((day, buyer))
            month = month.next()
    for day, buyer in sorted(plans, key=lambda plan: (plan[0], plan[1].code)):
        _order(story, buyer, day)


def _orders_in_month(chance: Random, size: int) -> int:
    return sum(chance.random() < 0.62 for _ in range(size))


def _order(story: Story, buyer: Buyer, day: date) -> None:
    chance = story.chance
    number = story.numbers.next("SO", day)
    promised = working_day(day + DAY * chance.randint(7, 20))
    required = promised - DAY * 2 if chance.random() < 0.1 else promised
    repeat = chance.random() < 0.55
    story.add(
        "orders", number=number, customer=buyer.code, date=day,
        kind="repeat" if repeat else "new",
        customer_po=f"{buyer.code[1:]}-{day:%y}{chance.randint(100, 999)}",
        required_date=required, promised_date=promised, currency=buyer.currency,
        salesperson=buyer.row["salesperson"], clerk=buyer.row["clerk"],
        priority="urgent" if chance.random() < 0.06 else "",
    )
    chosen = chance.sample(buyer.items, min(len(buyer.items), chance.choice((1, 1, 2, 2, 3, 4))))
    lines = [
        (place, item, item.lot * chance.randint(2, 12), price_for(buyer, item))
        for place, item in enumerate(chosen, start=1)
    ]
    for place, item, quantity, price in lines:
        story.add(
            "order_lines", order=number, line=place, product=item.code,
            name=item.name[buyer.language], size=item.size,
            material=item.material if buyer.language != "en" else "",
            unit=item.unit[buyer.language], quantity=quantity, unit_price=price,
            required_date=required, promised_date=promised,
        )
    if chance.random() < 0.92:
        story.add("returned_papers", document=number, received_on=min(day + DAY * 2, story.on),
                  channel="fax", signer="", sealed=True, fax_no_shown=buyer.row["fax"])
    _deliver(story, buyer, number, lines, promised)


def price_for(buyer: Buyer, item: Item) -> Decimal:
    price = item.price / UNITS_PER_TWD[buyer.currency]
    return price.quantize(Decimal("0.001") if price < 1 else Decimal("0.01"))


Line = tuple[int, Item, int, Decimal]


def _deliver(
    story: Story, buyer: Buyer, order: str, lines: list[Line], promised: date
) -> None:
    chance = story.chance
    overdue = timedelta(0) <= story.on - promised <= timedelta(days=14)
    stuck = overdue and chance.random() < 0.3
    batches = _batches(chance, lines)
    day = working_day(promised - DAY * chance.randint(0, 3) - DAY * 4 * (len(batches) - 1))
    if chance.random() < 0.08:
        day = working_day(day + DAY * chance.randint(2, 6))
    for place, batch in enumerate(batches):
        last = place == len(batches) - 1
        if day > story.on or (stuck and last):
            return
        _ship(story, buyer, order, batch, day)
        day = working_day(day + DAY * chance.randint(3, 6))


def _batches(chance: Random, lines: list[Line]) -> list[list[Line]]:
    """All at once, or a quarter of the time half now and the rest later."""
    if chance.random() > 0.25:
        return [lines]
    now, later = [], []
    for place, item, quantity, price in lines:
        half = quantity // 2 // 10 * 10
        if half:
            now.append((place, item, half, price))
        later.append((place, item, quantity - half, price))
    return [now, later] if now else [later]


def _ship(story: Story, buyer: Buyer, order: str, batch: list[Line], day: date) -> None:
    chance = story.chance
    number = story.numbers.next("DN", day)
    third_party = chance.random() < 0.03
    arrived = day + DAY * chance.choice((0, 1, 1, 2))
    story.add(
        "deliveries", number=number, date=day, customer=buyer.code,
        ship_to=buyer.row["delivery_address"], third_party=third_party,
        carrier=chance.choice(("大順貨運", "新和貨運", "自送")),
        tracking_no=f"{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}",
        invoice_no=_invoice_no(chance, buyer),
        arrived_on=arrived if arrived <= story.on and chance.random() < 0.97 else None,
    )
    amounts = []
    for place, _, quantity, price in batch:
        story.add("delivery_lines", delivery=number, order=order, order_line=place,
                  quantity=quantity)
        amounts.append(line_amount(Decimal(quantity), price, Decimal(0), buyer.currency))
    taxed = tax_document(amounts, buyer.mode, buyer.rate, TaxRounding.DOCUMENT, buyer.currency)
    story.shipped.append(Shipped(
        buyer, number, day, order, batch[0][1], batch[0][2], taxed.net, taxed.gross,
        batch[0][0],
    ))


def _invoice_no(chance: Random, buyer: Buyer) -> str:
    if buyer.currency == "CNY":
        return f"264{chance.randint(10**16, 10**17 - 1)}"
    return f"ZK-{chance.randint(10000000, 99999999)}" if buyer.currency == "TWD" else ""
