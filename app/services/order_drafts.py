"""Posting an order that was kept as a draft: the order and the draft's end in one action."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.unit_of_work import Work
from app.services.drafts import DropDraft, drop_draft
from app.services.orders import EditOrder, PlaceOrder, edit_order, place_order

ORDER_DRAFT = "order"


@dataclass(frozen=True, slots=True)
class PostOrder:
    """``draft_id`` None: nothing was kept of it."""

    order: PlaceOrder | EditOrder
    draft_id: int | None = None


def post_order(work: Work, command: PostOrder) -> int:
    """The order's id. Refused as ``place_order`` and ``edit_order`` are; then the draft stays."""
    if isinstance(command.order, PlaceOrder):
        order_id = place_order(work, command.order)["id"]
    else:
        edit_order(work, command.order)
        order_id = command.order.order_id
    if command.draft_id is not None:
        drop_draft(work, DropDraft(command.draft_id))
    return order_id
