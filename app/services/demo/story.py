"""The chapters of the made-up firm, and how it comes into an empty book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from app.domain.months import Month
from app.services.demo.cast import Buyer, Row, buyers, items, person
from app.services.demo.complaints import complain
from app.services.demo.money import get_paid, sign_notes, state, take_back
from app.services.demo.trade import Story, first_month, price_for, trade

SEED = 1911
FIRM = {
    "name": "承昌包裝有限公司", "name_en": "Chengchang Packaging Co., Ltd.",
    "tax_id": "04595252", "phone": "04-2355-1166", "fax": "04-2355-1188",
    "email": "service@example.com", "address": "臺中市西屯區工業區三十七路 82 號",
    "bank_account": "臺灣銀行（004）臺中工業區分行（0864）　戶名 承昌包裝有限公司　帳號 0864-0070-2219",
    "currency": "TWD", "region": "TW", "tax_rate": "5%", "tax_rounding": "document",
    "statement_day": "5", "confirm_day": "10",
}
ROLES = {
    "zh_TW": (("採購", "先生"), ("會計", "小姐")),
    "zh_CN": (("采购", "先生"), ("会计", "女士")),
    "en": (("Purchasing", "Mr"), ("Accounts", "Ms")),
}


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
        for role, title in ROLES[buyer.language]:
            story.add(
                "contacts", customer=buyer.code,
                name=f"{person(story.chance, buyer.language)}", role=role, title=title,
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
