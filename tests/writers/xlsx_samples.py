"""Contents of papers made up for the tests of workbooks; arithmetic and capitals are right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.documents.contents import (
    AgeingFigures,
    CustomerHead,
    FirmHead,
    ItemLine,
    Movement,
    MovementKind,
    NoteContent,
    NoteLine,
    StatementContent,
    TermFacts,
)
from app.domain.months import Month

FIRM = FirmHead(
    name="禾裕包裝材料有限公司",
    name_en="Heyu Packaging Co., Ltd.",
    tax_id="90428162",
    address="臺中市西屯區工業區三十七路 82 號",
    phone="04-2355-1166",
    fax="04-2355-1188",
    bank_account="臺灣銀行 臺中工業區分行（004-0864） 0864-0013-5527",
    region="TW",
)
CUSTOMER = CustomerHead(
    code="C0107",
    name="晨峰食品股份有限公司",
    short_name="晨峰",
    tax_id="53091423",
    address="臺中市神岡區豐洲路 916 巷 20 號",
    contact="林淑芬",
    contact_title="會計",
    phone="04-2562-7700",
    fax="04-2562-7711",
    region="TW",
)


def item(name: str, spec: str, quantity: str, unit: str, price: str, amount: str) -> ItemLine:
    return ItemLine(name, spec, Decimal(quantity), unit, Decimal(price), amount=Decimal(amount))


def delivery(day: int, number: str, po: str, invoice: str, tax: str, *items: ItemLine) -> Movement:
    untaxed = sum((line.amount for line in items), Decimal(0))
    kind = MovementKind.RETURN if untaxed < 0 else MovementKind.DELIVERY
    return Movement(
        kind,
        date(2026, 11, day),
        number,
        untaxed + Decimal(tax),
        untaxed,
        Decimal(tax),
        po,
        invoice,
        items,
    )


def statement() -> StatementContent:
    """The one-page statement of the papers' pictures: TWD, tax excluded, one delivery of two."""
    movements = (
        delivery(
            2,
            "DN20261102001",
            "CF-115-0871",
            "ZK-30158802",
            "2850",
            item("三層瓦楞箱", "420×310×280", "2000", "個", "28.5", "57000"),
        ),
        delivery(
            4,
            "DN20261104001",
            "CF-115-0874",
            "ZK-30158815",
            "1212",
            item("透明封箱膠帶", "48mm×90y", "720", "捲", "21.5", "15480"),
            item("氣泡布", "100cm×50m", "24", "捲", "365", "8760"),
        ),
        delivery(
            5,
            "DN20261105003",
            "CF-115-0880",
            "ZK-30158823",
            "1703",
            item("蛋糕盒 8 吋", "白卡", "3000", "個", "11.35", "34050"),
        ),
        Movement(
            MovementKind.RECEIPT,
            date(2026, 11, 10),
            "RC20261110004",
            Decimal(-180000),
            method="remit",
            amount=Decimal(179970),
            bank_fee=Decimal(30),
        ),
        delivery(
            11,
            "RT20261111001",
            "CF-115-0871",
            "ZK-30158802",
            "-114",
            item("三層瓦楞箱", "420×310×280", "-80", "個", "28.5", "-2280"),
        ),
        delivery(
            16,
            "DN20261116003",
            "CF-115-0890",
            "ZK-30158879",
            "1300",
            item("五層瓦楞箱", "600×400×400", "500", "個", "52", "26000"),
        ),
        Movement(
            MovementKind.ALLOWANCE,
            date(2026, 11, 18),
            "CN20261118001",
            Decimal(-3150),
            Decimal(-3000),
            Decimal(-150),
            "CF-115-0880",
            "ZK-30158830",
            reason="禮盒色差折讓（客訴 CP20261110002）",
        ),
        delivery(
            26,
            "DN20261126001",
            "CF-115-0901",
            "ZK-30158948",
            "387",
            item("PE 平口袋", "30×45 cm", "9000", "只", "0.86", "7740"),
        ),
    )
    return StatementContent(
        firm=FIRM,
        customer=CUSTOMER,
        language="zh_TW",
        capitals="zh_TW",
        currency="TWD",
        month=Month(2026, 11),
        period_from=date(2026, 11, 1),
        period_to=date(2026, 11, 30),
        terms=TermFacts("monthly", 31, "closing_month_end", 30, "days", None),
        tax_mode="excluded",
        invoicing="per_delivery",
        opening=Decimal(186900),
        sales=Decimal(149030),
        credits=Decimal(5280),
        tax=Decimal(7188),
        received=Decimal(180000),
        bounced=Decimal(0),
        closing=Decimal(157838),
        ageing=AgeingFigures(
            Decimal(150938), Decimal(6900), Decimal(0), Decimal(0), Decimal(0), Decimal(0)
        ),
        cheques_not_due=Decimal(0),
        due_date=date(2026, 12, 31),
        number="ST20261201017",
        issued_on=date(2026, 12, 1),
        return_by=date(2026, 12, 8),
        clerk="陳怡君",
        previous_number="ST20261102015",
        movements=movements,
    )


def statement_in_cents(
    language: str = "zh_CN", capitals: str | None = "zh_CN", currency: str = "CNY"
) -> StatementContent:
    """Two decimals, a bounced cheque and one not yet due; the price of one item has four."""
    movements = (
        replace(
            delivery(
                3,
                "DN20261103006",
                "SZ26-1107",
                "26322000000000185631",
                "1513.20",
                item("三层瓦楞箱", "420×310×280", "2000", "个", "5.82", "11640.00"),
            )
        ),
        delivery(
            5,
            "DN20261105002",
            "SZ26-1107",
            "26322000000000185644",
            "1488.50",
            item("五层瓦楞箱", "600×400", "800", "个", "11.35", "9080.00"),
            item("封箱胶带", "48mm×80m", "600", "卷", "3.95", "2370.00"),
        ),
        Movement(
            MovementKind.RECEIPT,
            date(2026, 11, 10),
            "RC20261110002",
            Decimal("-38650.00"),
            method="cheque",
            amount=Decimal("38650.00"),
            cheque_no="AB1234567",
            cheque_date=date(2026, 12, 20),
        ),
        delivery(
            13,
            "RT20261113001",
            "SZ26-1107",
            "26322000000000185631",
            "-45.40",
            item("三层瓦楞箱", "420×310×280", "-60", "个", "5.82", "-349.20"),
        ),
        delivery(
            17,
            "DN20261117004",
            "SZ26-1115",
            "26322000000000185766",
            "484.90",
            item("PE 平口袋", "30×45 cm", "20000.5", "只", "0.1865", "3730.00"),
        ),
        Movement(
            MovementKind.BOUNCE,
            date(2026, 11, 20),
            "RC20261020001",
            Decimal("1000.00"),
            method="cheque",
            amount=Decimal("1000.00"),
            cheque_no="AB7654321",
        ),
    )
    closing = Decimal("51030.40") - Decimal("11640.00") - Decimal("1513.20")
    untaxed = Decimal("11640") + Decimal("9080") + Decimal("2370") + Decimal("3730")
    tax = Decimal("1513.20") + Decimal("1488.50") - Decimal("45.40") + Decimal("484.90")
    closing = (
        Decimal("38650") + untaxed - Decimal("349.20") + tax - Decimal("38650") + Decimal("1000")
    )
    return replace(
        statement(),
        language=language,
        capitals=capitals,
        currency=currency,
        opening=Decimal("38650"),
        sales=untaxed,
        credits=Decimal("349.20"),
        tax=tax,
        received=Decimal("38650"),
        bounced=Decimal("1000"),
        closing=closing,
        ageing=AgeingFigures(closing, Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(0)),
        cheques_not_due=Decimal("38650"),
        movements=movements,
        number="ST20261201009",
        firm=replace(FIRM, name="昆山禾裕包装材料有限公司", region="CN"),
        customer=replace(CUSTOMER, name="苏州晨味食品有限公司", region="CN"),
    )


def statement_untaxed() -> StatementContent:
    """English, no tax: the tax columns are absent, and one document has two items."""
    movements = tuple(
        replace(
            movement,
            untaxed=movement.total - (movement.tax or 0),
            tax=Decimal(0),
            total=movement.total - (movement.tax or 0),
        )
        if movement.kind is not MovementKind.RECEIPT
        else movement
        for movement in statement().movements
    )
    return replace(
        statement(),
        language="en",
        capitals=None,
        currency="USD",
        tax_mode="zero",
        tax=Decimal(0),
        closing=Decimal(150650),
        movements=movements,
        ageing=AgeingFigures(
            Decimal(150650), Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(0)
        ),
        firm=replace(
            FIRM,
            name="Heyu Packaging Co., Ltd.",
            address="No. 82, 37th Rd., Industrial Park, Taichung 407, Taiwan",
        ),
        customer=replace(
            CUSTOMER,
            name="Kwai Fung Bakery Supplies Ltd.",
            contact="Wong Ka Yan",
            contact_title="Ms",
            region="HK",
            address="7/F, Kingsway Centre, 8 Lok Yip Road, Fanling, Hong Kong",
        ),
    )


def note(*, priced: bool = True, neutral: bool = False, language: str = "zh_TW") -> NoteContent:
    lines = tuple(
        NoteLine(
            name,
            spec,
            own,
            theirs,
            Decimal(quantity),
            unit,
            Decimal(price) if priced else None,
            Decimal(amount) if priced else None,
            Decimal(ordered),
            Decimal(delivered),
            Decimal(ordered) - Decimal(delivered),
            "SO20261105001",
            lot,
        )
        for name, spec, own, theirs, lot, quantity, unit, price, amount, ordered, delivered in (
            (
                "鳳梨酥禮盒 12 入",
                "燙金 250g 白卡",
                "GB-1206",
                "F-2210",
                "L261124",
                "1200",
                "組",
                "34.2",
                "41040",
                "3000",
                "1200",
            ),
            (
                "禮盒提袋",
                "32×12×28 cm 牛皮紙 120g",
                "BG-3228",
                "F-2214",
                "L261120",
                "1500",
                "只",
                "13.6",
                "20400",
                "3000",
                "3000",
            ),
            (
                "乾燥劑 5g",
                "食品級",
                "DS-0005",
                "F-3020",
                "L261110",
                "20000.25",
                "包",
                "0.395",
                "7900",
                "40000",
                "20000.25",
            ),
        )
    )
    sender = (
        FirmHead(
            **{
                key: getattr(CUSTOMER, key)
                for key in ("name", "tax_id", "address", "phone", "fax", "region")
            }
        )
        if neutral
        else FIRM
    )
    money = (
        {
            "net": Decimal(69340),
            "tax": Decimal(3467),
            "gross": Decimal(72807),
            "tax_mode": "excluded",
            "tax_rate": Decimal("0.05"),
            "freight": Decimal(0),
        }
        if priced
        else {}
    )
    return NoteContent(
        sender=sender,
        customer=CUSTOMER,
        language=language,
        capitals="zh_TW" if priced else None,
        currency="TWD",
        number="DN20261126004",
        date=date(2026, 11, 26),
        priced=priced,
        neutral=neutral,
        ship_to="晨峰食品 神岡二廠\n臺中市神岡區豐洲路 916 巷 20 號",
        order_numbers=("SO20261105001",),
        customer_pos=("CF-115-0901",),
        batch=2,
        batches=3,
        lines=lines,
        carrier="大順貨運",
        tracking_no="7788-2041-556",
        expected_on=date(2026, 11, 27),
        clerk="陳怡君",
        **money,
    )
