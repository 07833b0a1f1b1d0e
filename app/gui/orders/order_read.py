"""What the pane of an order reads, in one go, on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.queries.attachments import AttachmentRow
    from app.queries.panes.orders import OrderFacts
    from app.queries.record_timeline import RecordTimeline


@dataclass(frozen=True, slots=True)
class OrderShown:
    order: OrderFacts
    timeline: RecordTimeline
    files: tuple[AttachmentRow, ...]

    @property
    def times_moved(self) -> int:
        """How often a date that was promised has been moved."""
        return len({
            entry.seq
            for entry in self.timeline.entries
            if entry.entity in ("orders", "order_line") and entry.undoes is None
            for change in entry.fields
            if change.field == "promised_date" and change.before and change.after
        })


def read_order_pane(context: Context, order_id: int) -> OrderShown | None:
    from app.gui.pane.attachments import read_attachments
    from app.gui.pane.timeline import read_timeline
    from app.queries.panes.orders import order_facts

    order = context.ask(order_facts, order_id)
    if order is None:
        return None
    return OrderShown(
        order, read_timeline(context, order.records),
        read_attachments(context, "orders", order_id),
    )
