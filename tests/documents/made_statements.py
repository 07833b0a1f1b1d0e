"""Statements made up by hypothesis: awkward names, wide figures, every kind of movement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from app.documents.contents import (
    AgeingFigures,
    CustomerHead,
    FirmHead,
    ItemLine,
    Movement,
    MovementKind,
    StatementContent,
    TermFacts,
)
from app.domain.money import places, round_money
from tests.documents.papers_of_the_look import (
    CUSTOMER_CN,
    CUSTOMER_EN,
    CUSTOMER_TW,
    FIRM_CN,
    FIRM_EN,
    FIRM_TW,
    statement,
)

D = Decimal
LANGUAGES = ("zh_TW", "zh_CN", "en")

names = st.sampled_from(
    [
        "三層瓦楞箱 420×310×280", "<b>紙箱</b> & =HYPERLINK(\"x\")", "PE bag",
        "超長品名聚乙烯雙層共擠抗靜電真空鋁箔袋附自黏封口條及警語標籤（食品級，符合 FDA 規範）",
        "An industrial grade polypropylene strapping band with embossed surface, 15.5 mm × 0.9 mm",
        "Polytetrafluoroethylenecoatedhightemperatureadhesiveglassclothtapewithoutliner",
        "箱",
    ]
)
units = st.sampled_from(["個", "pcs", "rolls", "公斤", "", "box of 12"])


def amounts(currency: str, most: int = 999_999_999) -> st.SearchStrategy[Decimal]:
    """Small ones mostly, now and then the widest."""
    scale = D(1).scaleb(-places(currency))
    whole = st.one_of(st.integers(0, 99_999), st.integers(0, most), st.just(most))
    return whole.map(lambda value: round_money(D(value) * scale * 10 ** places(currency), currency))


@st.composite
def item_lines(draw: st.DrawFn, currency: str) -> ItemLine:
    priced = draw(st.booleans())
    return ItemLine(
        name=draw(names), spec=draw(st.sampled_from(["", "白卡 350g", "48 mm × 82 m"])),
        quantity=draw(st.decimals(-99_999, 999_999, places=2)) if priced else None,
        unit=draw(units), discount=draw(st.sampled_from([D(0), D("0.05"), D("0.125")])),
        unit_price=draw(st.decimals(0, 99_999, places=4)) if priced else None,
        amount=draw(amounts(currency)),
    )


@st.composite
def documents(draw: st.DrawFn, currency: str, taxed: bool) -> Movement:
    kind = draw(st.sampled_from([*list(MovementKind)[:5], MovementKind.DELIVERY]))
    day = date(2026, 11, 1) + timedelta(days=draw(st.integers(0, 29)))
    number = f"DN{day:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    if kind in (MovementKind.RECEIPT, MovementKind.BOUNCE):
        amount = draw(amounts(currency))
        return Movement(
            kind, day, number, -amount if kind is MovementKind.RECEIPT else amount,
            method=draw(st.sampled_from(["remit", "cash", "cheque", "draft"])), amount=amount,
            bank_fee=draw(st.sampled_from([D(0), D(30)])), cheque_no="AB1234507",
            cheque_date=draw(st.sampled_from([None, date(2026, 12, 31)])),
        )
    items = tuple(draw(st.lists(item_lines(currency), min_size=1, max_size=4)))
    if kind is MovementKind.ALLOWANCE:
        items = ()
    net = sum((item.amount for item in items), D(0)) or draw(amounts(currency))
    tax = round_money(net * D("0.05"), currency) if taxed else D(0)
    return Movement(
        kind, day, number, net + tax, untaxed=net, tax=tax, items=items,
        customer_po=draw(st.sampled_from(["", "CF-115-0871", "PO-2026-11-000123-REV-A", "甲、乙"])),
        invoice_no=draw(st.sampled_from(["", "ZK-30158802", "26322000000000185631"])),
        reason=draw(names) if kind is MovementKind.ALLOWANCE else "",
    )


_HEADS: dict[str, tuple[FirmHead, CustomerHead]] = {
    "zh_TW": (FIRM_TW, CUSTOMER_TW), "zh_CN": (FIRM_CN, CUSTOMER_CN), "en": (FIRM_EN, CUSTOMER_EN),
}
_LONG = {
    "zh_TW": "臺灣國際精密包裝材料暨環保綠色紙器股份有限公司中部營業處物流中心",
    "zh_CN": "昆山经济技术开发区禾裕国际精密包装材料科技发展股份有限公司第二分公司",
    "en": "The Consolidated Heyu International Precision Packaging Materials Company Limited",
}


@st.composite
def statements(draw: st.DrawFn, most: int = 30) -> StatementContent:
    language = draw(st.sampled_from(LANGUAGES))
    currency = draw(st.sampled_from(["TWD", "CNY", "USD", "HKD"]))
    firm, customer = _HEADS[language]
    if draw(st.booleans()):
        firm = replace(firm, name=_LONG[language])
        customer = replace(customer, name=_LONG[language], address=_LONG[language] * 2)
    taxed = draw(st.booleans())
    rows = draw(st.lists(documents(currency, taxed), max_size=most))
    rows.sort(key=lambda row: (row.date, row.number))
    content = statement(
        rows, opening=draw(amounts(currency)), currency=currency, language=language,
        capitals=None if language == "en" else language, firm=firm, customer=customer,
        tax_mode="excluded" if taxed else "zero",
    )
    unapplied = -draw(st.sampled_from([D(0), D(500)]))
    ageing = AgeingFigures(
        content.closing - unapplied, D(0), D(0), D(0), D(0), unapplied
    )
    terms = TermFacts(
        draw(st.sampled_from(["monthly", "prepay", "cod", "deposit"])), draw(st.integers(1, 31)),
        draw(st.sampled_from(["closing", "closing_month_end", "next_month_1st", "delivery"])),
        draw(st.integers(0, 90)), draw(st.sampled_from(["days", "months"])),
        draw(st.sampled_from([None, 10])),
    )
    return replace(
        content, ageing=ageing, terms=terms,
        number=draw(st.sampled_from([None, "ST20261201017"])),
        due_date=draw(st.sampled_from([None, date(2026, 12, 31)])),
        return_by=draw(st.sampled_from([None, date(2026, 12, 8)])),
        tax_rate=draw(st.sampled_from([None, D("0.05")])) if taxed else None,
    )
