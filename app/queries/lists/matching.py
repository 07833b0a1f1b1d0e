"""Text typed above a list, found in the full-text index: the record's words or its customer's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, false, or_

from app.db.search import matching
from app.db.search_sources import SearchKind


def holding(
    text: str, kind: SearchKind, record_id: Any, customer_id: Any = None
) -> ColumnElement[bool]:
    """Records of a kind that hold every word of ``text``, or whose customer does; a text without
    any word (a mark, a space) holds nowhere."""
    found = matching(kind, text)
    if found is None:
        return false()
    conditions = [record_id.in_(found)]
    if customer_id is not None:
        conditions.append(customer_id.in_(matching(SearchKind.CUSTOMER, text)))
    return or_(*conditions)
