"""Writes rows of a firm as a workbook, spelt as people spell them: one value, typed in many ways.

With no `rng` every cell is plain: real dates and numbers, English headers, the described order.
"""

from __future__ import annotations

import random
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.oracle.reference import Book

TERMS = "closing_day invoicing term_base term_count term_unit term_fixed_day term_shift"
COLUMNS: dict[str, list[str]] = {
    sheet: columns.split()
    for sheet, columns in {
        "customers": "code name short_name tax_id region phone fax email address delivery_address "
        "settlement closing_day term_base term_count term_unit term_fixed_day term_shift tax "
        "tax_rate invoicing currency credit_limit credit_hold hide_prices document_language "
        "salesperson clerk opening_balance opening_date remark",
        "customer_terms": f"customer from_month {TERMS}",
        "contacts": "customer name role title phone fax email authorised_signatory",
        "products": "code name material size colour process unit price cost moq "
        "surcharge_percent tolerance_percent remark",
        "customer_prices": "customer product price customer_item_no valid_from",
        "orders": "number customer date kind repeat_of customer_po required_date promised_date "
        "priority currency salesperson clerk remark cancelled",
        "order_lines": "order line product name material size colour process unit quantity "
        "unit_price discount_percent required_date promised_date tolerance_percent "
        "cancelled_quantity",
        "deliveries": "number date customer ship_to third_party carrier tracking_no freight "
        "invoice_no arrived_on voided tax tax_rate statement_month",
        "delivery_lines": "delivery line order order_line quantity received_quantity remark "
        "unit_price discount_percent",
        "returned_papers": "document received_on channel signer sealed fax_no_shown remark",
        "credits": "number date customer kind amount delivery order order_line quantity replace "
        "complaint reason currency tax tax_rate statement_month",
        "receipts": "number date customer amount bank_fee discount method cheque_no cheque_date "
        "bounced_on applies_to keep currency statement_month bounce_month",
        "statements": "number customer month currency supersedes issued_on opening sales credits "
        "tax received bounced closing sent_on channel",
        "holidays": "date region name working",
        "complaints": "number received_at customer channel kind severity order order_line "
        "delivery quantity description replied_at resolution closed_at",
    }.items()
}

# Only labels the terminology names for exactly this field.
LABELS: dict[str, tuple[str, ...]] = {
    "customers.code": ("Customer code", "客戶代號", "客户编号"),
    "customers.short_name": ("簡稱", "简称"),
    "customers.tax_id": ("Tax ID", "統一編號", "统一社会信用代码"),
    "customers.phone": ("Phone", "電話", "电话"),
    "customers.fax": ("Fax", "傳真", "传真"),
    "customers.email": ("電子郵件", "电子邮箱"),
    "customers.address": ("Address", "地址"),
    "customers.closing_day": ("結帳日", "结账日"),
    "customers.currency": ("Currency", "幣別", "币种"),
    "customers.credit_limit": ("Credit limit", "信用額度", "信用额度"),
    "customers.salesperson": ("Salesperson", "業務員", "业务员"),
    "customers.remark": ("Remark", "備註", "备注"),
    "order_lines.material": ("Material", "材質", "材质"),
    "order_lines.size": ("Size", "尺寸"),
    "order_lines.process": ("Process", "製作工藝", "制作工艺"),
    "order_lines.unit": ("Unit", "單位", "单位"),
    "order_lines.quantity": ("Quantity", "數量", "数量"),
    "order_lines.unit_price": ("Unit price", "單價", "单价"),
    "deliveries.carrier": ("Carrier", "貨運公司", "物流公司"),
    "deliveries.tracking_no": ("貨運單號", "物流单号"),
    "deliveries.freight": ("Freight", "運費", "运费"),
    "delivery_lines.received_quantity": ("實收數量", "实收数量"),
    "receipts.cheque_no": ("票號", "票号"),
    "receipts.amount": ("Amount", "金額", "金额"),
}

CODES = {"code", "number", "customer", "product", "order", "delivery", "document", "complaint"}
CODES |= {"repeat_of", "supersedes", "tax_id", "cheque_no", "tracking_no", "customer_item_no"}
MONEY = {"amount", "bank_fee", "discount", "freight", "unit_price", "price", "opening_balance"}
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def roc(day: date) -> int:
    return day.year - 1911


def spelt_date(rng: random.Random, day: date) -> Any:
    return rng.choice(
        (
            day,
            day,
            day,
            day.isoformat(),
            f"{day.year}/{day.month}/{day.day}",
            f"{day:%Y%m%d}",
            f"{roc(day)}/{day.month}/{day.day}",
            f"{roc(day)}.{day:%m.%d}",
            f"民國{roc(day)}年{day.month}月{day.day}日",
            f"{roc(day)}{day:%m%d}",
        )
    )


def spelt_number(rng: random.Random, column: str, value: Decimal) -> Any:
    if rng.random() < 0.7:
        return value
    typed = f"{value:,}"
    if rng.random() < 0.4:
        return typed.replace("-", "－").translate(FULL_WIDTH) if value >= 0 else typed
    if column in MONEY and value >= 0 and rng.random() < 0.5:
        return rng.choice(("NT$", "¥", "NT$ ")) + typed
    if column.endswith(("_percent", "_rate")) and value >= 1:
        return f"{value}%"
    return typed


def spelt(rng: random.Random | None, column: str, value: Any) -> Any:
    """One cell as someone would type it; the value it stands for is the same."""
    if isinstance(value, tuple):
        return f"{value[0]}-{value[1]:02d}"
    if rng is None or value is None:
        return "yes" if value is True else "no" if value is False else value
    if isinstance(value, bool):
        words = ("yes", "true", "1", "是", "y", 1, True) if value else ("no", "false", 0, "否", "n")
        return rng.choice(words)
    if isinstance(value, date):
        return spelt_date(rng, value)
    if isinstance(value, int | Decimal):
        return spelt_number(rng, column, Decimal(value))
    if column in CODES and value.isdecimal() and value == str(int(value)) and rng.random() < 0.5:
        return int(value)
    if column in ("name", "signer", "salesperson") and rng.random() < 0.1:
        return f"  {value} "
    return value


def put(sheet: Any, row: int, column: int, value: Any, date_format: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, date_format)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)


def columns_of(sheet: str, rows: list[dict[str, Any]], rng: random.Random | None) -> list[str]:
    known = COLUMNS.get(sheet, [])
    extra = [name for name in {name: None for row in rows for name in row} if name not in known]
    used = [*known, *extra]
    if rng is not None:
        used = [name for name in used if any(row.get(name) is not None for row in rows)]
        used = rng.sample(used, len(used))
    return used


def write_workbook(path: Path, book: Book, rng: random.Random | None = None) -> Path:
    """The firm as a file; with `rng` sheets, columns and spellings come in any order and manner."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as workbook:
        date_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheets = list(book)
        if rng is not None:
            rng.shuffle(sheets)
        for name in sheets:
            rows = book[name]
            if name == "firm":
                rows = [{"key": key, "value": value} for key, value in rows.items()]
            if not rows and rng is not None:
                continue
            sheet = workbook.add_worksheet(
                name if rng is None or name == "firm" else cased(rng, name)
            )
            columns = ["key", "value"] if name == "firm" else columns_of(name, rows, rng)
            for column, title in enumerate(columns):
                labels = LABELS.get(f"{name}.{title}")
                chosen = rng.choice(labels) if rng and labels and rng.random() < 0.3 else title
                sheet.write_string(0, column, chosen)
            at = 1
            for row in rows:
                if rng is not None and rng.random() < 0.05:
                    at += 1  # an empty row
                for column, title in enumerate(columns):
                    kind = row["key"] if name == "firm" and title == "value" else title
                    put(sheet, at, column, spelt(rng, kind, row.get(title)), date_format)
                at += 1
    return path


def cased(rng: random.Random, name: str) -> str:
    return rng.choice((name, name, name.upper(), name.capitalize()))
