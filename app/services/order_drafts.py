"""Posting an order that was kept as a draft: the order and the draft's end in one action."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.models import Order
from app.db.unit_of_work import Work
from app.services.drafts import DropDraft, drop_draft
from app.services.orders import EditOrder, PlaceOrder, edit_order, place_order
from app.services.records import Made, found

ORDER_DRAFT = "order"


@dataclass(frozen=True, slots=True)
class PostOrder:
    """``draft_id`` None: nothing was kept of it."""

    order: PlaceOrder | EditOrder
    draft_id: int | None = None


def post_order(work: Work, command: PostOrder) -> Made:
    """Refused as ``place_order`` and ``edit_order`` are; then the draft stays."""
    if isinstance(command.order, PlaceOrder):
        made = place_order(work, command.order)
    else:
        edit_order(work, command.order)
        order = found(work, Order, command.order.order_id)
        made = Made(id=order.id, number=order.number)
    if command.draft_id is not None:
        drop_draft(work, DropDraft(command.draft_id))
    return made
