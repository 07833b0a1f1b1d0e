"""All that the pane of an order shows, of one moment: a listed file stands in the timeline, too."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.unit_of_work import Read
from app.queries.attachments import AttachmentRow, AttachmentsAsk, attachments
from app.queries.panes.orders import OrderFacts, order_facts
from app.queries.record_timeline import RecordTimeline, RecordTimelineAsk, record_timeline


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


def order_shown(read: Read, order_id: int) -> OrderShown | None:
    """None where there is no such order (any more)."""
    order = order_facts(read, order_id)
    if order is None:
        return None
    return OrderShown(
        order, record_timeline(read, RecordTimelineAsk(order.records)),
        attachments(read, AttachmentsAsk("orders", order_id)),
    )
