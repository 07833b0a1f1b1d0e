"""The answer first: opening to balance in one strip, and the balance in the only heavy box."""

from __future__ import annotations

import re
from decimal import Decimal

from app.documents.statement_nodes import BalanceStrip
from app.domain.money import format_money, places
from app.writers.pdf.layout import LEFT, RIGHT
from app.writers.pdf.sheet import EDGE, SECTION, Sheet
from app.writers.pdf.wrapping import fitting_size, wrap

_ENDS = 134.5
_BOX = 138.5
_SIGN = 5.2
"""Room for the sign between two figures."""


def strip(sheet: Sheet, node: BalanceStrip, currency: str, top: float) -> float:
    """The y where the table's head begins."""
    figures = [format_money(term.amount, currency) for term in node.terms]
    size, bands = _bands(sheet, node, figures, currency)
    sheet.rule(LEFT, _ENDS, top, EDGE)
    y = top
    for start in range(0, len(figures), bands):
        _band(sheet, node, figures, range(start, min(start + bands, len(figures))), bands, size, y)
        y += 11.3
    y = y - 11.3 + 14
    sheet.rule(LEFT, _ENDS, y)
    words_end = _words(sheet, node.in_words, y)
    bottom = max(top + 22.5, words_end + 0.3)
    _balance(sheet, node, currency, top, bottom)
    return bottom + 2.8


def _bands(
    sheet: Sheet, node: BalanceStrip, figures: list[str], currency: str
) -> tuple[float, int]:
    """Type size and figures a band: a second band before a smaller figure than 11 points."""
    usual = 13.0 if places(currency) == 0 else 11.0
    for count in (len(figures), -(-len(figures) // 2)):
        room = (_ENDS - LEFT) / count - _SIGN
        for size in (usual, 12.0, 11.0):
            widest = max(sheet.measure(figure, size) for figure in figures)
            labels = max(sheet.measure(term.label, 10) for term in node.terms)
            if size <= usual and widest <= room and labels <= room + 2:
                return size, count
    return 11.0, -(-len(figures) // 3)


def _band(
    sheet: Sheet, node: BalanceStrip, figures: list[str], shown: range, count: int,
    size: float, top: float,
) -> None:
    pitch = (_ENDS - LEFT) / count
    for place, index in enumerate(shown):
        right = LEFT + (place + 1) * pitch - 1
        term = node.terms[index]
        sheet.right(right, top + 5, term.label, 10)
        sheet.right(right, top + 11, figures[index], size)
        following = node.terms[index + 1].sign if index + 1 < len(node.terms) else ""
        if following and index + 1 in shown:
            sheet.centre(right + 3.3, top + 11, following, 13, bold=True)
        if place == 0 and index and term.sign:
            sheet.text(LEFT, top + 11, term.sign, 13, bold=True)


def _words(sheet: Sheet, words: str, rule: float) -> float:
    """The last baseline. Capitals stay regular: bold ones become blots on a fax."""
    room = _ENDS - LEFT
    if sheet.language == "en":
        lines, size, pitch, y = wrap(sheet, words, room, 10.5), 10.5, 4.4, rule + 3.9
    else:
        size = fitting_size(sheet, words, room, (14, 13, 12))
        lines, pitch, y = wrap(sheet, words, room, size), 5.4, rule + 6.2
    for line in lines:
        sheet.text(LEFT, y, line, size)
        y += pitch
    return y - pitch


def _balance(
    sheet: Sheet, node: BalanceStrip, currency: str, top: float, bottom: float
) -> None:
    sheet.box(_BOX, top, RIGHT - _BOX, bottom - top, SECTION)
    left, right = _BOX + 3, RIGHT - 3
    sheet.text(left, top + 5.3, node.label, 11, bold=True)
    figure = _marked(node.balance, currency)
    size = fitting_size(sheet, figure, right - left, (20, 18, 16, 14), bold=True)
    sheet.right(right, top + 13, figure, size, bold=True)
    if node.due:
        sheet.text(left, top + 19.6, node.due_label, 10)
        room = right - left - sheet.measure(node.due_label, 10) - 2
        size = fitting_size(sheet, node.due, room, (11, 10), bold=True)
        sheet.right(right, top + 19.6, node.due, size, bold=True)


def _marked(value: Decimal, currency: str) -> str:
    """At this size every mark needs the gap that NT$ has anywhere (look, pictures 04 and 05)."""
    return re.sub(r"(?<=[$¥])(?=\d)", " ", format_money(value, currency, mark=True))
