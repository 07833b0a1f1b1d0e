"""Which of our columns a heading that we do not know most likely means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.documents.firm_sheets import FIRM, SHEETS
from app.readers.cells import fold
from app.readers.contact_columns import CONTACT, CONTACT_PHONE, contact_words
from app.readers.firm_workbook import shown
from app.readers.heading_map import RawWorkbook, SheetMap
from app.readers.headings import column_words, sheet_words
from app.readers.workbook import Block

LOOKED_AT = 12
"""Rows in which the headings are sought: a title and an address may stand above them."""
_LEAST = 2
"""Columns that must be understood before a sheet is offered as one of ours."""
_REACH: Mapping[str, Sequence[str]] = {
    "fax": ("傳真", "传真", "fax"),
    "phone": ("電話", "电话", "手機", "手机", "tel", "phone", "mobile"),
    "email": ("信箱", "郵件", "邮箱", "邮件", "電郵", "mail"),
}
# Words that a heading holds, the longer and surer first; ours (``fields``) go before them all.
_HELD: Mapping[str, Mapping[str, Sequence[str]]] = {
    "customers": {
        "tax_id": ("統編", "統一編號", "税号", "稅號", "信用代码", "taxid", "vat"),
        "short_name": ("簡稱", "简称", "shortname"),
        "delivery_address": ("送貨地", "收貨地", "送货地", "收货地", "shipto", "deliveryaddress"),
        "address": ("地址", "住址", "address", "addr"),
        "code": ("代號", "代碼", "编号", "編號", "代码", "代号", "code", "custno", "customerid"),
        "credit_limit": ("額度", "额度", "creditlimit"),
        "salesperson": ("業務", "业务", "sales"),
        "clerk": ("跟單", "跟单"),
        "currency": ("幣別", "币种", "幣", "currency"),
        "remark": ("備註", "备注", "附註", "note", "memo", "remark"),
        CONTACT_PHONE: ("聯絡人電話", "联系人电话", "聯絡電話", "連絡電話", "联系电话", "聯絡手機",
                        "手機", "手机", "行動電話", "mobile", "contactphone", "contacttel"),
        CONTACT: ("聯絡人", "連絡人", "联系人", "联络人", "窗口", "contact", "attn"),
        **_REACH,
        "name": ("公司", "客戶", "客户", "廠商", "厂商", "名稱", "名称", "抬頭", "抬头", "company",
                 "name", "customer"),
    },
    "products": {
        "code": ("品號", "料號", "貨號", "货号", "料号", "型號", "型号", "編號", "编号", "代號",
                 "sku", "code", "itemno", "partno", "productid"),
        "moq": ("起訂", "起订", "最低訂", "moq"),
        "price": ("單價", "单价", "定價", "售價", "售价", "價格", "价格", "price"),
        "name": ("品名", "名稱", "名称", "產品", "产品", "商品", "品項", "item", "product", "name"),
        "cost": ("成本", "進價", "进价", "cost"),
        "unit": ("單位", "单位", "unit"),
        "material": ("材質", "材质", "material"),
        "colour": ("顏色", "颜色", "色", "colour", "color"),
        "size": ("尺寸", "規格", "规格", "size", "spec"),
        "remark": ("備註", "备注", "note", "memo", "remark"),
    },
    "contacts": {
        "customer": ("公司", "客戶", "客户", "company", "customer"),
        "title": ("職稱", "职称", "稱謂", "title"),
        **_REACH,
        "name": ("聯絡人", "联系人", "姓名", "contact", "name"),
    },
}
_CALLED = {
    "customers": ("客戶", "客户", "廠商", "customer", "client"),
    "products": ("產品", "产品", "品項", "商品", "貨品", "item", "product"),
    "contacts": ("聯絡", "联系", "contact", "通訊"),
}


def guessed_maps(raw: RawWorkbook) -> dict[str, SheetMap]:
    """A map for every sheet that is not ours already; sheets of ours need none."""
    return {
        block.sheet: _guess(block) for block in raw.sheets if not is_ours(block)
    }


def is_ours(block: Block) -> bool:
    """The sheet and all that it must have are called as they should be, in the first row."""
    name = sheet_words().get(fold(block.sheet), "")
    if name == FIRM.name:
        return True
    if name not in SHEETS:
        return False
    words = column_words(SHEETS[name])
    given = {words.get(fold(shown(column[0]))) for column in block.columns}
    return given.issuperset(SHEETS[name].required)


def guessed_columns(sheet: str, headings: Sequence[str]) -> dict[int, str]:
    """Place → our column: those called as ours first, then by the words that they hold."""
    if sheet not in SHEETS:
        return {}
    words = dict(column_words(SHEETS[sheet]))
    if sheet == "customers":
        words = {**contact_words(), **words}
    folded = [fold(one) for one in headings]
    found: dict[int, str] = {}
    for place, one in enumerate(folded):
        if one in words and words[one] not in found.values():
            found[place] = words[one]
    for name, held in _HELD.get(sheet, {}).items():
        places = (
            place for word in held for place, one in enumerate(folded)
            if place not in found and word in one
        )
        if name not in found.values() and (place := next(places, -1)) >= 0:
            found[place] = name
        if name == CONTACT:
            _settle_phone(found)
    return found


def _settle_phone(found: dict[int, str]) -> None:
    """A phone to reach the customer by is a contact's only where a contact is named."""
    place = next((at for at, name in found.items() if name == CONTACT_PHONE), None)
    if place is not None and CONTACT not in found.values():
        del found[place]


def headings_of(block: Block, row: int) -> list[str]:
    return [shown(column[row]) if row < len(column) else "" for column in block.columns]


def _guess(block: Block) -> SheetMap:
    """The target and the heading row under which most is understood."""
    best, score = SheetMap(""), 0
    tall = min(LOOKED_AT, len(block.columns[0]))
    known = sheet_words().get(fold(block.sheet), "")
    for sheet in (known,) if known in SHEETS else tuple(_HELD):
        named = any(word in block.sheet.casefold() for word in _CALLED.get(sheet, ()))
        for row in range(tall):
            columns = guessed_columns(sheet, headings_of(block, row))
            if len(columns) < _LEAST or "name" not in {*columns.values(), *(known and ["name"])}:
                continue
            reached = 2 * len(columns) + (3 if named else 0) - (1 if sheet == "contacts" else 0)
            if reached > score:
                best, score = SheetMap(sheet, row, columns), reached
    return best
