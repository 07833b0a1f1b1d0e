"""Numbers as people type them: full-width digits, thousands, currency marks, a small sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.domain.money import EXACT

LARGEST_TYPED = Decimal(10) ** 12
"""Beyond it a number is a slip of the hand, and no column could hold it."""

_MARK = re.compile(r"(?:NT\$|HK\$|US\$|RMB|TWD|CNY|HKD|USD|NTD|\$|¥)\s*", re.IGNORECASE)
# Groups of three only: "1,5" must not be read as 15.
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+")
_TOKEN = re.compile(rf"\s*(?:({_NUMBER.pattern})|([-+*/()]))")
_SIGNS = str.maketrans({"–": "-", "×": "*", "÷": "/"})
_LONGEST = 200
_DEEPEST = 20


def parse_number(text: str) -> Decimal:
    """A plain number: ``1,234.50``, ``１，２３４．５``, ``NT$1,234``, ``-¥5``.

    DomainError ``errors.number_unreadable``, or ``errors.number_too_large`` from 10^12 on.
    """
    plain = _plain(text)
    negative = plain.startswith("-")
    plain = plain[1:].lstrip() if negative or plain.startswith("+") else plain
    mark = _MARK.match(plain)
    if mark:
        plain = plain[mark.end() :]
        if plain.startswith("-") and not negative:
            negative, plain = True, plain[1:]
    plain = plain.removesuffix("元").rstrip()
    if not _NUMBER.fullmatch(plain):
        raise DomainError("errors.number_unreadable", text=text)
    value = Decimal(plain.replace(",", ""))
    return _within_reach(-value if negative else value, text)


def parse_amount(text: str) -> Decimal:
    """``parse_number``, and after ``=`` a sum of + - * / and brackets: ``=12*30``.

    The result is exact but for division; the caller rounds. DomainError as ``parse_number``, and
    ``errors.sum_unreadable``.
    """
    plain = _plain(text)
    if not plain.startswith("="):
        return parse_number(text)
    if len(plain) > _LONGEST:
        raise DomainError("errors.sum_unreadable", text=text)
    return _within_reach(_Sum(plain[1:], text).value(), text)


def _plain(text: str) -> str:
    return half_width(text).translate(_SIGNS).strip()


def _within_reach(value: Decimal, text: str) -> Decimal:
    if abs(value) >= LARGEST_TYPED:
        raise DomainError("errors.number_too_large", text=text)
    return value


class _Sum:
    """Arithmetic read from left to right, brackets first; never Python's own evaluation."""

    def __init__(self, plain: str, typed: str) -> None:
        self._typed = typed
        self._tokens = list(self._split(plain))
        self._at = 0
        self._depth = 0

    def _split(self, plain: str) -> Iterator[str | Decimal]:
        at = 0
        while at < len(plain.rstrip()):
            found = _TOKEN.match(plain, at)
            if not found:
                raise self._unreadable()
            number, sign = found.groups()
            yield Decimal(number.replace(",", "")) if number else sign
            at = found.end()

    def _unreadable(self) -> DomainError:
        return DomainError("errors.sum_unreadable", text=self._typed)

    def _next(self, *signs: str) -> str | None:
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if isinstance(token, str) and token in signs:
            self._at += 1
            return token
        return None

    def value(self) -> Decimal:
        result = self._added()
        if self._at < len(self._tokens):
            raise self._unreadable()
        return result

    def _added(self) -> Decimal:
        result = self._multiplied()
        while sign := self._next("+", "-"):
            term = self._multiplied()
            result = EXACT.add(result, term if sign == "+" else -term)
        return result

    def _multiplied(self) -> Decimal:
        result = self._factor()
        while sign := self._next("*", "/"):
            factor = self._factor()
            if sign == "/" and not factor:
                raise self._unreadable()
            result = (EXACT.multiply if sign == "*" else EXACT.divide)(result, factor)
        return result

    def _factor(self) -> Decimal:
        """A number, with signs before it, or a bracket."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._unreadable()
        if sign := self._next("+", "-"):
            value = self._factor()
            result = value if sign == "+" else -value
        elif self._next("("):
            result = self._added()
            if not self._next(")"):
                raise self._unreadable()
        else:
            token = self._tokens[self._at] if self._at < len(self._tokens) else None
            if not isinstance(token, Decimal):
                raise self._unreadable()
            self._at += 1
            result = token
        self._depth -= 1
        return result
