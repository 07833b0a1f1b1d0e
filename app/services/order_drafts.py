"""Posting an order that was kept as a draft: the order and the draft's end in one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.db.unit_of_work import Work
from app.services.drafts import DropDraft, OpenDraft, SaveCell, drop_draft, open_draft, save_cell
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


@dataclass(frozen=True, slots=True)
class KeepCells:
    """``draft_id`` None: a draft is begun, of that order or of a new one."""

    draft_id: int | None
    cells: Mapping[tuple[int, str], str]
    """(row, field) → as typed; row 0 is the head."""
    base_id: int | None = None
    base_version: int = 0


def keep_cells(work: Work, command: KeepCells) -> int:
    """Several cells at once; the draft's id. DomainError where the draft is gone."""
    draft_id = command.draft_id
    if draft_id is None:
        opened = OpenDraft(ORDER_DRAFT, command.base_id, command.base_version)
        draft_id = open_draft(work, opened)
    for (row, field), text in command.cells.items():
        save_cell(work, SaveCell(draft_id, row, field, text))
    return draft_id
