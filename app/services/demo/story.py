"""The chapters of the made-up firm, and how it comes into an empty book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from sqlalchemy import func, select

from app.db.models import Customer, Order
from app.db.unit_of_work import Read
from app.domain.errors import DomainError
from app.domain.months import Month
from app.i18n import Translator
from app.readers.firm_workbook import firm_workbook_of
from app.readers.workbook import Block
from app.services.demo.cast import Buyer, Row, buyers, items, people_of
from app.services.demo.complaints import complain
from app.services.demo.money import get_paid, sign_notes, state, take_back
from app.services.demo.trade import Story, first_month, price_for, trade
from app.services.desk import Desk
from app.services.importing import ImportReport, ImportWorkbook, Prepared, import_workbook
from app.services.importing.run import Watch
from app.services.perform import Outcome

SEED = 1911
FIRM = {
    "name": "承昌包裝有限公司", "name_en": "Chengchang Packaging Co., Ltd.",
    "tax_id": "04595252", "phone": "04-2355-1166", "fax": "04-2355-1188",
    "email": "service@example.com", "address": "臺中市西屯區工業區三十七路 82 號",
    "bank_account": "臺灣銀行（004）臺中工業區分行（0864）; 帳號 0864-0070-2219",
    "currency": "TWD", "region": "TW", "tax_rate": "5%", "tax_rounding": "document",
    "statement_day": "5", "confirm_day": "10",
}
ROLES = {
    "zh_TW": (("採購", "先生"), ("會計", "小姐")),
    "zh_CN": (("采购", "先生"), ("会计", "女士")),
    "en": (("Purchasing", "Mr"), ("Accounts", "Ms")),
}


def fill_demo(
    desk: Desk, on: date, translate: Translator, watch: Watch | None = None
) -> ImportReport:
    """Bring the made-up firm into an empty book as one import, which ``watch`` may stop.

    DomainError ``errors.demo_not_empty`` where the book has customers or orders.
    """
    if desk.ask(_has_records, None):
        raise DomainError("errors.demo_not_empty")
    workbook = firm_workbook_of(_blocks(sheets_of(on)), "demo")
    command = ImportWorkbook(Prepared(workbook, translate), watch=watch)
    outcome: Outcome[ImportReport] = desk.perform("demo", import_workbook, command)
    if outcome.value.refused:
        raise AssertionError(f"the made-up firm is refused: {outcome.value.bad[:3]}")
    return outcome.value


def _has_records(read: Read, _question: None) -> bool:
    count = select(func.count()).select_from
    return any(read.session.scalar(count(model)) for model in (Customer, Order))


def _blocks(sheets: dict[str, list[Row]]) -> Iterator[Block]:
    for sheet, rows in sheets.items():
        names = list(dict.fromkeys(name for row in rows for name in row))
        yield Block(sheet, [[name, *(row.get(name, "") for row in rows)] for name in names], 0)


def sheets_of(on: date) -> dict[str, list[Row]]:
    """The firm's workbook as rows of raw cell values, with ``on`` as today."""
    story = Story(on, Random(SEED))
    changing = Month.of(on).plus(-6)
    cast = buyers(story.chance, changing)
    for key, value in FIRM.items():
        story.add("firm", key=key, value=value)
    _master_data(story, cast, changing)
    trade(story, cast)
    owed = take_back(story)
    get_paid(story, cast, owed)
    state(story, cast, owed)
    sign_notes(story)
    complain(story)
    return dict(story.sheets)


def _master_data(story: Story, cast: list[Buyer], changing: Month) -> None:
    for item in items():
        story.add(
            "products", code=item.code, name=item.name["zh_TW"], material=item.material,
            size=item.size, unit=item.unit["zh_TW"], price=item.price, moq=item.moq,
            cost=(item.price * 7 / 10).quantize(Decimal("0.001")),
        )
    for buyer in cast:
        story.add("customers", **{
            **buyer.row,
            "opening_date": first_month(story.on).previous().last_day(),
        })
        people = people_of(story.chance, buyer.language)
        for name, (role, title) in zip(people, ROLES[buyer.language], strict=True):
            story.add(
                "contacts", customer=buyer.code, name=name, role=role, title=title,
                phone=buyer.row["phone"], fax=buyer.row["fax"],
                authorised_signatory=role in ("會計", "会计", "Accounts"),
            )
        for item in buyer.items[:3]:
            story.add(
                "customer_prices", customer=buyer.code, product=item.code,
                price=price_for(buyer, item),
                customer_item_no=f"F-{story.chance.randint(1000, 9999)}",
                valid_from=first_month(story.on).first_day(),
            )
        if buyer.schedule.changes:
            story.add("customer_terms", customer=buyer.code, from_month=str(changing),
                      closing_day=25)
