"""The made-up delivery notes of the look: pictures 06, 07 and 08."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.documents.contents import FirmHead, NoteContent, NoteLine
from tests.documents.papers_of_the_look import (
    CUSTOMER_CN,
    CUSTOMER_EN,
    CUSTOMER_TW,
    FIRM_CN,
    FIRM_EN,
    FIRM_TW,
)

D = Decimal

_LINES = (
    ("鳳梨酥禮盒 12 入", "燙金 250g 白卡", "GB-1206", "F-2210", "L261124", 1200, "組", "34.20",
     3000, 1200),
    ("禮盒提袋", "32×12×28 cm 牛皮紙 120g", "BG-3228", "F-2214", "L261120", 1500, "只", "13.60",
     3000, 3000),
    ("三層瓦楞箱", "420×310×280 B 浪", "CX-4231", "F-1041", "L261125", 1800, "個", "28.50",
     5000, 3800),
    ("蛋糕盒 8 吋", "白卡 350g", "CK-0800", "F-2103", "L261119", 3000, "個", "11.35", 6000, 6000),
    ("PE 平口袋", "30×45 cm 厚 0.04 mm", "PE-3045", "F-3002", "L261117", 9000, "只", "0.86",
     21000, 21000),
    ("乾燥劑 5g", "食品級", "DS-0005", "F-3020", "L261110", 20000, "包", "0.385", 40000, 20000),
)


def note_lines(count: int = 6, *, priced: bool = True) -> tuple[NoteLine, ...]:
    """``count`` lines, the look's six over and over."""
    made = []
    for index in range(count):
        name, spec, ours, theirs, lot, now, unit, price, ordered, delivered = _LINES[index % 6]
        made.append(
            NoteLine(
                name=name, spec=spec, item_no=ours, customer_item_no=theirs, lot=lot,
                quantity=D(now), unit=unit, unit_price=D(price) if priced else None,
                amount=D(now) * D(price) if priced else None, ordered=D(ordered),
                delivered=D(delivered), outstanding=D(ordered - delivered),
                order_number="SO20261105001",
            )
        )
    return tuple(made)


def priced_note(count: int = 6) -> NoteContent:
    """Picture 06 (and 08)."""
    lines = note_lines(count)
    net = sum((line.amount or D(0) for line in lines), D(0))
    tax = (net * D("0.05")).quantize(D(1), "ROUND_HALF_UP")
    return NoteContent(
        sender=FIRM_TW,
        customer=replace(CUSTOMER_TW, contact="張志明 先生", contact_title="採購"),
        language="zh_TW", capitals="zh_TW", currency="TWD", number="DN20261126004",
        date=date(2026, 11, 26), priced=True, neutral=False,
        ship_to="晨峰食品 神岡二廠\n臺中市神岡區豐洲路 916 巷 20 號\n"
        "倉管 何國樑 先生　0912-345-607",
        order_numbers=("SO20261105001",), customer_pos=("CF-115-0901",), batch=2, batches=3,
        lines=lines, carrier="大順貨運　自走車", tracking_no="7788-2041-556",
        expected_on=date(2026, 11, 27), net=net, tax=tax, gross=net + tax, tax_mode="excluded",
        tax_rate=D("0.05"), clerk="陳怡君",
    )


def neutral_note(count: int = 6) -> NoteContent:
    """Picture 07: the customer's own name as sender, no price anywhere."""
    sender = FirmHead(
        name=CUSTOMER_TW.name, address=CUSTOMER_TW.address, phone=CUSTOMER_TW.phone,
        fax=CUSTOMER_TW.fax,
    )
    return replace(
        priced_note(count), sender=sender, number="DN20261126005", priced=False, neutral=True,
        ship_to="宏遠百貨股份有限公司\n臺中市南屯區工業二十三路 17 號\n"
        "收貨組 廖小姐　電話 04-2350-6628",
        lines=note_lines(count, priced=False), net=None, tax=None, gross=None, tax_mode=None,
        tax_rate=None, capitals=None, clerk="",
    )


def cn_note(count: int = 6) -> NoteContent:
    content = priced_note(count)
    net, tax = D("162230"), D("21089.90")
    return replace(
        content, sender=FIRM_CN, customer=CUSTOMER_CN, language="zh_CN", capitals="zh_CN",
        currency="CNY", net=net, tax=tax, gross=net + tax, tax_rate=D("0.13"),
        ship_to="苏州晨味食品 二厂 江苏省苏州市吴江区云梨路 388 号", clerk="王晓燕",
    )


def en_note(count: int = 6) -> NoteContent:
    content = priced_note(count)
    net = sum((line.amount or D(0) for line in content.lines), D(0))
    return replace(
        content, sender=FIRM_EN, customer=CUSTOMER_EN, language="en", capitals=None,
        currency="USD", net=net, tax=D(0), gross=net, tax_mode="zero", tax_rate=D(0),
        ship_to="", carrier="SF Express", clerk="Chen Yi-chun",
    )
