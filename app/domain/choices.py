"""The closed choices of a firm's workbook, under the very words it uses (firm-workbook §2).

Settlement, invoicing and terms stand in ``terms``, tax in ``tax``.
"""

from __future__ import annotations

from enum import StrEnum


class Region(StrEnum):
    TW = "TW"
    CN = "CN"
    HK = "HK"


class DocumentLanguage(StrEnum):
    ZH_TW = "zh_TW"
    ZH_CN = "zh_CN"
    EN = "en"


class OrderKind(StrEnum):
    NEW = "new"
    REPEAT = "repeat"


class OrderState(StrEnum):
    """``part``: some of it is delivered, some is outstanding."""

    OPEN = "open"
    PART = "part"
    DONE = "done"
    CANCELLED = "cancelled"


class CreditKind(StrEnum):
    RETURN = "return"
    ALLOWANCE = "allowance"


class ReceiptMethod(StrEnum):
    REMIT = "remit"
    CASH = "cash"
    CHEQUE = "cheque"
    DRAFT = "draft"


class ReturnChannel(StrEnum):
    """The way a signed paper came back."""

    FAX = "fax"
    POST = "post"
    EMAIL = "email"
    HAND = "hand"


class FaxMatch(StrEnum):
    """Whether the number on a returned fax is one of the customer's (domain §5.2)."""

    MATCH = "match"
    MISMATCH = "mismatch"
    NOT_SHOWN = "not_shown"
    NONE_KNOWN = "none_known"
    """The customer has none to hold it against."""
