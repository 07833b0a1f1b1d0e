"""Who plays in the made-up firm: its customers and products, all invented."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, TermBase, Terms, TermShift, TermUnit
from app.settings import resource

Row = dict[str, Any]

UNITS_PER_TWD = {"TWD": Decimal(1), "CNY": Decimal("4.4"), "HKD": Decimal("4.1"),
                 "USD": Decimal("31.5")}
CLERKS = ("林怡君", "陳怡如", "黃淑芬")
SECOND_PLANT = {"zh_TW": "二廠 ", "zh_CN": "二厂 ", "en": " Plant 2, "}
SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪"
GIVEN = ("淑芬", "志明", "佩珊", "建宏", "美玲", "俊傑", "怡婷", "國樑", "雅雯", "家豪")


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    name: dict[str, str]
    unit: dict[str, str]
    material: str
    size: str
    price: Decimal
    lot: int
    moq: int


@dataclass(frozen=True, slots=True)
class Buyer:
    """``size`` 1–5: how often it orders. ``habit``: how it pays."""

    code: str
    row: Row
    currency: str
    language: str
    mode: TaxMode
    rate: Decimal
    schedule: Schedule
    size: int
    habit: str
    items: tuple[Item, ...]


def items() -> tuple[Item, ...]:
    return tuple(
        Item(
            code=row["code"],
            name={"zh_TW": row["name"], "zh_CN": row["name_cn"], "en": row["name_en"]},
            unit={"zh_TW": row["unit"], "zh_CN": row["unit_cn"], "en": row["unit_en"]},
            material=row["material"], size=row["size"], price=Decimal(row["price"]),
            lot=int(row["lot"]), moq=int(row["moq"]),
        )
        for row in _table("products")
    )


def buyers(chance: Random, changing: Month) -> list[Buyer]:
    """Sixty customers. ``changing``: the month from which one closes on another day."""
    every = items()
    return [
        _buyer(place, row, every, chance, changing)
        for place, row in enumerate(_table("customers"), start=1)
    ]


def _table(name: str) -> Iterator[dict[str, str]]:
    with resource("demo", f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _buyer(
    place: int, row: dict[str, str], every: tuple[Item, ...], chance: Random, changing: Month
) -> Buyer:
    abroad = row["language"] == "en" and row["region"] != "HK"
    currency = "USD" if abroad else {"TW": "TWD", "CN": "CNY", "HK": "HKD"}[row["region"]]
    mode = TaxMode.EXCLUDED if currency in ("TWD", "CNY") else TaxMode.ZERO
    if currency == "TWD" and place % 17 == 0:
        mode = TaxMode.INCLUDED
    terms = _terms(place, currency)
    changes = ((changing, Terms(25, *_rest(terms))),) if place == 6 else ()
    short = len(row["area"].split("-")[-1]) < 4
    exchange = f"{row['area']}{chance.randint(0, 9)}" if short else row["area"]
    phone = f"{exchange}-{chance.randint(1000, 9999)}"
    code = f"C{place:04d}"
    return Buyer(
        code=code, row=_customer_row(code, row, place, phone, currency, mode, terms, chance),
        currency=currency, language=row["language"], mode=mode,
        rate=Decimal("0.13") if currency == "CNY" else Decimal("0.05"),
        schedule=Schedule(terms, changes), size=int(row["size"]),
        habit=chance.choices(("prompt", "cheque", "slow", "bad"), (50, 30, 16, 4))[0],
        items=tuple(chance.sample(every, chance.randint(3, 8))),
    )


def _rest(terms: Terms) -> tuple[Any, ...]:
    return (terms.invoicing, terms.term_base, terms.term_count, terms.term_unit,
            terms.term_fixed_day, terms.term_shift)


def _terms(place: int, currency: str) -> Terms:
    closing_day = (31, 31, 31, 25, 31, 20)[place % 6]
    invoicing = Invoicing.MONTHLY if place % 5 == 0 else Invoicing.PER_DELIVERY
    if currency == "USD":
        return Terms(31, Invoicing.PER_DELIVERY, TermBase.DELIVERY, 30, TermUnit.DAYS)
    count = 2 if place % 7 == 0 else 1
    return Terms(closing_day, invoicing, TermBase.CLOSING, count, TermUnit.MONTHS,
                 10 if place % 9 == 0 else None, TermShift.NEXT)


def _customer_row(
    code: str, row: dict[str, str], place: int, phone: str, currency: str, mode: TaxMode,
    terms: Terms, chance: Random,
) -> Row:
    fax = phone[:-1] + str((int(phone[-1]) + 1) % 10)
    elsewhere = f"{row['short_name']}{SECOND_PLANT[row['language']]}{row['address']}"
    return {
        "code": code, "name": row["name"], "short_name": row["short_name"],
        "tax_id": f"{chance.randint(10000000, 99999999)}" if row["region"] == "TW" else "",
        "region": row["region"], "phone": phone, "fax": fax,
        "email": f"orders{place:02d}@example.com", "address": row["address"],
        "delivery_address": row["address"] if place % 4 else elsewhere,
        "settlement": "monthly", "closing_day": str(terms.closing_day),
        "term_base": terms.term_base.value, "term_count": str(terms.term_count),
        "term_unit": terms.term_unit.value,
        "term_fixed_day": str(terms.term_fixed_day or ""), "term_shift": terms.term_shift.value,
        "tax": mode.value, "tax_rate": "13%" if currency == "CNY" else "",
        "invoicing": terms.invoicing.value, "currency": currency,
        "credit_limit": str(int(row["size"]) * 200000), "credit_hold": "",
        "hide_prices": "yes" if place % 23 == 0 else "", "document_language": row["language"],
        "salesperson": "王振宇", "clerk": CLERKS[place % 3], "opening_balance": "0",
        "opening_date": "", "remark": "",
    }


def people_of(chance: Random, language: str) -> list[str]:
    """Two people of one customer."""
    if language == "en":
        return chance.sample(("Wong Ka Yan", "Anna Berg", "Tom Reed", "Mia Lund", "Ken Ito"), 2)
    return [
        surname + given
        for surname, given in zip(chance.sample(SURNAMES, 2), chance.sample(GIVEN, 2), strict=True)
    ]
