"""How a cell looks: one table of styles, each made once a workbook and only when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.money import places

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

THIN, MEDIUM, DOUBLE = 1, 2, 6
"""XlsxWriter's numbers of line weights."""

FONTS = {"zh_CN": "Microsoft YaHei"}
DATES = {"zh_CN": "yyyy-mm-dd"}
MONEY = {0: "#,##0;-#,##0;0", 2: "#,##0.00;-#,##0.00;0.00"}

_RIGHT: Mapping[str, Any] = {"align": "right"}
_WRITE_IN: Mapping[str, Any] = {"bottom": THIN, "locked": False}
_AFTER_FIGURE: Mapping[str, Any] = {"align": "left", "indent": 1}
_BEFORE_BOX: Mapping[str, Any] = {"align": "right", "indent": 1}
# Where a sum outgrows even the widest run of columns, small figures instead of hashes.
_STRIP: Mapping[str, Any] = {"shrink": True, **_BEFORE_BOX}
_BOX: Mapping[str, Any] = {"left": MEDIUM, "right": MEDIUM}

# {money}, {date} and {mark} are the workbook's own; the rest is XlsxWriter's vocabulary.
STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "right": _RIGHT,
    "our_name": {"bold": True, "font_size": 16},
    "their_name": {"bold": True, "font_size": 15},
    "title": {"bold": True, "font_size": 24, "align": "right"},
    "title_en": {"bold": True, "font_size": 17, "align": "right"},
    "lead": {"bold": True, "font_size": 13, "align": "right"},
    "section": {"bold": True, "font_size": 13, "top": MEDIUM, "valign": "vcenter"},
    "section_right": {"bold": True, "top": MEDIUM, "valign": "vcenter", **_BEFORE_BOX},
    "rule_medium": {"top": MEDIUM},
    "rule_thin": {"top": THIN},
    "rule_below": {"bottom": THIN},
    # the strip
    "strip_label": {"top": MEDIUM, **_BEFORE_BOX},
    "strip_figure": {"font_size": 13, "num_format": "{money}", "bottom": THIN, **_STRIP},
    "strip_plus": {"font_size": 13, "num_format": "{plus}", "bottom": THIN, **_STRIP},
    "strip_minus": {"font_size": 13, "num_format": "{minus}", "bottom": THIN, **_STRIP},
    "words": {"font_size": 14, "valign": "vcenter"},
    "words_first": {"font_size": 14, "valign": "vcenter", "top": MEDIUM},
    "words_en": {"font_size": 11, "valign": "vcenter", "text_wrap": True},
    "box_label": {"bold": True, "top": MEDIUM, "indent": 1, **_BOX},
    "box_figure": {
        "bold": True,
        "font_size": 20,
        "num_format": "{marked}",
        **_BEFORE_BOX,
        **_BOX,
    },
    "box_due": {"bold": True, "bottom": MEDIUM, **_BEFORE_BOX, **_BOX},
    # the detail
    "head": {
        "text_wrap": True,
        "top": MEDIUM,
        "bottom": THIN,
        "valign": "vcenter",
    },
    "head_after_figure": {
        "text_wrap": True,
        "top": MEDIUM,
        "bottom": THIN,
        "valign": "vcenter",
        **_AFTER_FIGURE,
    },
    "head_right": {
        "text_wrap": True,
        "top": MEDIUM,
        "bottom": THIN,
        "valign": "vcenter",
        "align": "right",
    },
    "head_bold": {
        "text_wrap": True,
        "top": MEDIUM,
        "bottom": THIN,
        "valign": "vcenter",
        "align": "right",
        "bold": True,
    },
    "id": {"num_format": "@"},
    "id_after_figure": {"num_format": "@", **_AFTER_FIGURE},
    "after_figure": _AFTER_FIGURE,
    "wrapped": {"text_wrap": True},
    "wrapped_after": {"text_wrap": True, **_AFTER_FIGURE},
    "date": {"num_format": "{date}", **_AFTER_FIGURE},
    "count": {"num_format": "0", "align": "right"},
    "quantity": {"num_format": "#,##0"},
    "quantity_parts": {"num_format": "#,##0.####"},
    "quantity_bold": {"num_format": "#,##0", "bold": True},
    "quantity_parts_bold": {"num_format": "#,##0.####", "bold": True},
    "price": {"num_format": "#,##0.00##"},
    "price_long": {"num_format": "#,##0.00####"},
    "money": {"num_format": "{money}"},
    "ageing": {"num_format": "{money}", "align": "right", "shrink": True},
    "write_in": _WRITE_IN,
    "write_in_quantity": {"num_format": "#,##0", "align": "right", **_WRITE_IN},
    "write_in_quantity_parts": {"num_format": "#,##0.####", "align": "right", **_WRITE_IN},
    "write_in_right": {"align": "right", **_WRITE_IN},
    # sums
    "sum_first": {"num_format": "{money}", "top": MEDIUM},
    "sum_final": {"num_format": "{money}", "bold": True, "font_size": 12, "bottom": DOUBLE},
    "sum_label_final": {"bold": True, "font_size": 12, "bottom": DOUBLE},
    "grand": {"num_format": "{marked}", "bold": True, "font_size": 14, "align": "right"},
    "account": {"bold": True, "font_size": 12},
    "account_first": {"bold": True, "font_size": 12, "top": MEDIUM},
    # the foot
    "answer": {"valign": "bottom"},
    "answer_free": {"valign": "bottom", "locked": False},
    "answer_next": {"valign": "bottom", "locked": False, "indent": 1},
    "clause": {"valign": "vcenter", "text_wrap": True},
    "answer_right": {"valign": "bottom", **_BEFORE_BOX},
    "fax": {"bold": True, "font_size": 14, "valign": "bottom"},
    "seal": {"border": MEDIUM, "locked": False},
    "caption": {"align": "center"},
    # the flat sheet
    "flat_head": {"bold": True, "bottom": THIN},
}


class Styles:
    """The styles of one workbook by name; ``LookupError`` for a name the table lacks."""

    def __init__(self, workbook: Workbook, language: str, currency: str) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}
        self._font = font(language)
        self._codes = number_formats(language, currency)

    def __getitem__(self, name: str) -> Format:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(STYLES[name])
        return made

    def _make(self, style: Mapping[str, Any]) -> Format:
        properties = {"font_name": self._font, "font_size": 11, **style}
        code = properties.get("num_format")
        if code in self._codes:
            properties["num_format"] = self._codes[code]
        return self._workbook.add_format(properties)


def font(language: str) -> str:
    return FONTS.get(language, "Microsoft JhengHei")


def number_formats(language: str, currency: str) -> dict[str, str]:
    """Excel's format codes for the places of ``STYLES``; papers say ``NT$ 1,234``, ``¥1.50``."""
    money = MONEY[places(currency)]
    mark = {"TWD": "NT$ ", "CNY": "¥", "HKD": "HK$", "USD": "US$"}.get(currency, f"{currency} ")
    plus, minus, zero = money.split(";")
    return {
        "{money}": money,
        "{marked}": f'"{mark}"{plus};-"{mark}"{plus};"{mark}"{zero}',
        "{plus}": f'"+ "{plus};"+ "{minus};"+ "{zero}',
        "{minus}": f'"− "{plus};"− "{minus};"− "{zero}',
        "{date}": DATES.get(language, "yyyy/mm/dd"),
    }


def quantity_style(quantity: Decimal) -> str:
    return "quantity" if quantity == quantity.to_integral_value() else "quantity_parts"


def price_style(price: Decimal) -> str:
    """Two decimals at least; more than four only where the price has them."""
    return "price" if price == round(price, 4) else "price_long"
