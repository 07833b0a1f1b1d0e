"""The made-up papers of the look: names and figures as in its pictures."""

from __future__ import annotations

from collections.abc import Sequence
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
    StatementContent,
    TermFacts,
)
from app.domain.money import round_money
from app.domain.months import Month

D = Decimal
NOTHING = D(0)
TERMS = TermFacts("monthly", 31, "closing", 1, "months", None)
NO_AGEING = AgeingFigures(D(0), D(0), D(0), D(0), D(0), D(0))

FIRM_TW = FirmHead(
    name="禾裕包裝材料有限公司", name_en="Heyu Packaging Co., Ltd.", tax_id="90428162",
    address="臺中市西屯區工業區三十七路 82 號", phone="04-2355-1166", fax="04-2355-1188",
    bank_account="臺灣銀行 臺中工業區分行（004-0864） 帳號 0864-0013-5527", region="TW",
)
CUSTOMER_TW = CustomerHead(
    code="C0107", name="晨峰食品股份有限公司", short_name="晨峰", tax_id="53091423",
    address="臺中市神岡區豐洲路 916 巷 20 號", contact="林淑芬 小姐", contact_title="會計",
    phone="04-2562-7700", fax="04-2562-7711", region="TW",
)
FIRM_CN = FirmHead(
    name="昆山禾裕包装材料有限公司", tax_id="91320583MA7K3PQ42G",
    address="江苏省昆山市长江北路 1286 号", phone="0512-5763-1166", fax="0512-5763-1188",
    bank_account="中国银行昆山周市支行　联行号 104305283016；账号 5163 5820 7714", region="CN",
)
CUSTOMER_CN = CustomerHead(
    code="C0212", name="苏州晨味食品有限公司", short_name="晨味", tax_id="91320505MA8T06LH3H",
    address="江苏省苏州市吴江区云梨路 388 号", contact="周敏 女士", contact_title="财务",
    phone="0512-6302-8800", fax="0512-6302-8811", region="CN",
)
FIRM_EN = replace(
    FIRM_TW, name="Heyu Packaging Co., Ltd.",
    address="No. 82, 37th Rd., Industrial Park, Taichung 407, Taiwan",
    phone="+886 4 2355 1166", fax="+886 4 2355 1188",
    bank_account="Bank of Taiwan, Taichung Industrial Park Branch; SWIFT BKTWTWTP086"
    "   Heyu Packaging Co., Ltd.; A/C 0864-0070-2219",
)
CUSTOMER_EN = CustomerHead(
    code="C0315", name="Kwai Fung Bakery Supplies Ltd.", tax_id="71204836",
    address="7/F, Kingsway Centre, 8 Lok Yip Road, Fanling, Hong Kong",
    contact="Ms Wong Ka Yan", phone="+852 2677 4410", fax="+852 2677 4418", region="HK",
)

Item = tuple[str, str, str, str]
"""Name and spec, quantity, unit, price."""


def delivery(
    day: date, number: str, items: Sequence[Item], *, rate: Decimal | None, currency: str = "TWD",
    po: str = "", invoice: str = "", kind: MovementKind = MovementKind.DELIVERY,
) -> Movement:
    """``rate`` None: taxed with the whole period."""
    lines = tuple(
        ItemLine(
            name=name, quantity=D(quantity), unit=unit, unit_price=D(price),
            amount=round_money(D(quantity) * D(price), currency),
        )
        for name, quantity, unit, price in items
    )
    net = sum((line.amount for line in lines), D(0))
    tax = None if rate is None else round_money(net * rate, currency)
    return Movement(
        kind=kind, date=day, number=number, untaxed=net, tax=tax, total=net + (tax or 0),
        customer_po=po, invoice_no=invoice, items=lines,
    )


def statement(
    movements: Sequence[Movement], *, opening: Decimal, currency: str = "TWD",
    language: str = "zh_TW", capitals: str | None = "zh_TW", overdue: Decimal = NOTHING,
    firm: FirmHead = FIRM_TW, customer: CustomerHead = CUSTOMER_TW, number: str = "ST20261201017",
    tax_mode: str = "excluded", previous: str = "ST20261102015", invoicing: str = "per_delivery",
) -> StatementContent:
    """Sums worked out from the movements: sales, credits, tax and the rest agree with them."""
    def total(*kinds: MovementKind) -> Decimal:
        return sum((m.total for m in movements if m.kind in kinds), D(0))

    tax = sum((m.tax or D(0) for m in movements), D(0))
    credited = -sum(
        ((m.untaxed or D(0)) for m in movements
         if m.kind in (MovementKind.RETURN, MovementKind.ALLOWANCE)), D(0),
    )
    received = -total(MovementKind.RECEIPT)
    bounced = total(MovementKind.BOUNCE)
    closing = opening + sum((m.total for m in movements), D(0))
    return StatementContent(
        firm=firm, customer=customer, language=language, capitals=capitals, currency=currency,
        month=Month(2026, 11), period_from=date(2026, 11, 1), period_to=date(2026, 11, 30),
        terms=TERMS, tax_mode=tax_mode, invoicing=invoicing, opening=opening,
        sales=closing - opening + received - bounced - tax + credited, credits=credited, tax=tax,
        received=received, bounced=bounced, closing=closing,
        ageing=replace(NO_AGEING, not_due=closing - overdue, d1_30=overdue),
        cheques_not_due=sum(
            (m.amount for m in movements
             if m.kind is MovementKind.RECEIPT and m.cheque_date
             and m.cheque_date > date(2026, 11, 30)), D(0),
        ),
        due_date=date(2026, 12, 31), number=number, issued_on=date(2026, 12, 1),
        return_by=date(2026, 12, 8), clerk="陳怡君　分機 21" if language != "en" else
        "Chen Yi-chun, ext. 21", previous_number=previous, movements=tuple(movements),
    )


RATE = D("0.05")


def _tw(day: int, number: str, po: str, invoice: str, *items: Item) -> Movement:
    return delivery(
        date(2026, 11, day), number, items, rate=RATE, po=f"CF-115-{po}", invoice=f"ZK-{invoice}"
    )


REMITTED = Movement(
    MovementKind.RECEIPT, date(2026, 11, 10), "RC20261110004", D(-180000), method="remit",
    amount=D(179970), bank_fee=D(30),
)
CHEQUE = Movement(
    MovementKind.RECEIPT, date(2026, 11, 20), "RC20261120002", D(-150000), method="cheque",
    amount=D(150000), cheque_no="AB1234507", cheque_date=date(2026, 12, 31),
)
RETURNED = delivery(
    date(2026, 11, 11), "RT20261111001", [("三層瓦楞箱 420×310×280", "-80", "個", "28.50")],
    rate=RATE, po="CF-115-0871", invoice="ZK-30158802", kind=MovementKind.RETURN,
)
ALLOWED = Movement(
    MovementKind.ALLOWANCE, date(2026, 11, 18), "CN20261118001", D(-3150), untaxed=D(-3000),
    tax=D(-150), customer_po="CF-115-0880", invoice_no="ZK-30158830",
    reason="禮盒色差折讓（客訴 CP20261110002）",
)


def one_page_tw() -> StatementContent:
    """Picture 03."""
    return statement(
        [
            _tw(2, "DN20261102001", "0871", "30158802",
                ("三層瓦楞箱 420×310×280", "2000", "個", "28.50")),
            _tw(4, "DN20261104001", "0874", "30158815",
                ("透明封箱膠帶 48mm×90y", "720", "捲", "21.50"),
                ("氣泡布 100cm×50m", "24", "捲", "365.00")),
            _tw(5, "DN20261105003", "0880", "30158823",
                ("蛋糕盒 8 吋 白卡", "3000", "個", "11.35")),
            REMITTED, RETURNED,
            _tw(16, "DN20261116003", "0890", "30158879",
                ("五層瓦楞箱 600×400×400", "500", "個", "52.00")),
            ALLOWED,
            _tw(26, "DN20261126001", "0901", "30158948",
                ("PE 平口袋 30×45 cm", "9000", "只", "0.86")),
        ],
        opening=D(186900), overdue=D(6900),
    )


def two_pages_tw() -> StatementContent:
    """As pictures 01 and 02: 26 documents."""
    base = list(one_page_tw().movements)
    more = [
        _tw(12 + n, f"DN202611{12 + n:02d}00{n % 3 + 1}", f"09{n:02d}", f"301589{n:02d}",
            ("乾燥劑 5g", "20000", "包", "0.385"))
        for n in range(17)
    ]
    return statement([*base, *more, CHEQUE], opening=D(352460), overdue=D(15560))


def one_page_cn() -> StatementContent:
    """Picture 04."""
    def cn(day: int, number: str, po: str, last: str, *items: Item,
           kind: MovementKind = MovementKind.DELIVERY) -> Movement:
        return delivery(
            date(2026, 11, day), number, items, rate=D("0.13"), currency="CNY", kind=kind,
            po=f"SZ26-{po}", invoice=f"26322000000000185{last}",
        )

    content = statement(
        [
            cn(3, "DN20261103006", "1107", "631", ("三层瓦楞箱 420×310×280", "2000", "个", "5.82")),
            cn(5, "DN20261105002", "1107", "644", ("五层瓦楞箱 600×400", "800", "个", "11.35"),
               ("封箱胶带 48mm×80m", "600", "卷", "3.95")),
            cn(9, "DN20261109003", "1112", "702", ("蛋糕盒 8 寸 白卡", "5000", "个", "2.36")),
            Movement(MovementKind.RECEIPT, date(2026, 11, 10), "RC20261110002", D("-38650"),
                     method="remit", amount=D("38650")),
            cn(13, "RT20261113001", "1107", "631", ("三层瓦楞箱 420×310×280", "-60", "个", "5.82"),
               kind=MovementKind.RETURN),
            cn(17, "DN20261117004", "1115", "766", ("PE 平口袋 30×45 cm", "20000", "只", "0.1865")),
            Movement(MovementKind.ALLOWANCE, date(2026, 11, 19), "CN20261119001", D("-474.60"),
                     untaxed=D("-420"), tax=D("-54.60"), customer_po="SZ26-1112",
                     invoice_no="26322000000000185702",
                     reason="蛋糕盒压痕折让（客诉 CP20261112001）"),
            cn(25, "DN20261125005", "1121", "810",
               ("三层瓦楞箱 350×260×220", "3000", "个", "4.15")),
        ],
        opening=D("38650"), currency="CNY", language="zh_CN", capitals="zh_CN", firm=FIRM_CN,
        customer=CUSTOMER_CN, number="ST20261201009", previous="ST20261102007",
    )
    return replace(content, clerk="王晓燕　分机 16", tax_rate=D("0.13"))


def one_page_en() -> StatementContent:
    """Picture 05: no tax columns."""
    def hk(day: int, number: str, po: str, invoice: str, *items: Item,
           kind: MovementKind = MovementKind.DELIVERY) -> Movement:
        return delivery(
            date(2026, 11, day), number, items, rate=D(0), currency="USD", kind=kind,
            po=f"KF-26-{po}", invoice=f"INV-26-{invoice}",
        )

    box = "3-ply box, B flute, 420×310×280 mm"
    return statement(
        [
            hk(4, "DN20261104005", "331", "1104", (box, "2000", "pcs", "0.915")),
            hk(6, "DN20261106003", "331", "1107",
               ("5-ply box, 600×400×400 mm", "800", "pcs", "1.68"),
               ("Clear packing tape, 48 mm × 82 m", "720", "rolls", "0.69")),
            hk(11, "DN20261111004", "335", "1112", ("Cake box, 8 inch, white card", "5000", "pcs",
                                                    "0.365")),
            Movement(MovementKind.RECEIPT, date(2026, 11, 12), "RC20261112003", D("-6240"),
                     method="remit", amount=D("6225"), bank_fee=D("15")),
            hk(16, "RT20261116001", "331", "1104", (box, "-50", "pcs", "0.915"),
               kind=MovementKind.RETURN),
            hk(18, "DN20261118006", "338", "1119",
               ("Gift box for 12 pineapple cakes", "1500", "sets", "1.095")),
            Movement(MovementKind.ALLOWANCE, date(2026, 11, 20), "CN20261120001", D("-85"),
                     untaxed=D("-85"), tax=D(0), customer_po="KF-26-335", invoice_no="INV-26-1112",
                     reason="Print shade differs, complaint CP20261112004"),
            hk(25, "DN20261125002", "340", "1126", ("Edge protector, 50×50×1000", "3000", "pcs",
                                                    "0.238")),
        ],
        opening=D("6240"), currency="USD", language="en", capitals=None, firm=FIRM_EN,
        customer=CUSTOMER_EN, number="ST20261201021", tax_mode="zero", previous="ST20261102019",
    )


def monthly_tw(mode: str = "excluded") -> StatementContent:
    """One invoice for the month: documents without tax, one row of it at the end."""
    rows = [
        delivery(date(2026, 11, day), f"DN202611{day:02d}001",
                 [("三層瓦楞箱 420×310×280", "2000", "個", "28.50")], rate=None,
                 po=f"CF-115-08{day:02d}")
        for day in (2, 9, 16, 23)
    ]
    sales = sum((row.total for row in rows), D(0))
    if mode == "included":
        rows = [replace(row, untaxed=None) for row in rows]
        tax = sales - round_money(sales / D("1.05"), "TWD")
        added = D(0)
    else:
        tax = added = round_money(sales * RATE, "TWD")
    rows.append(Movement(MovementKind.TAX, date(2026, 11, 30), "", added, tax=tax))
    content = statement([*rows, ], opening=D(186900), tax_mode=mode, invoicing="monthly")
    return replace(content, tax_rate=RATE)
