"""Storing what a customer received, and the draft of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.gui.drafts.in_hand import read_left
from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.queries.drafts import DraftContent
    from app.queries.panes.deliveries import DeliverySheet
    from app.services.perform import Outcome

RECEIVED_DRAFT = "delivery_received"


@dataclass(frozen=True, slots=True)
class Counted:
    """``received`` None: not counted; ``remark`` None: as it was."""

    line_id: int
    version: int
    received: Decimal | None
    remark: str | None


def read_received(
    context: Context, delivery_id: int
) -> tuple[DeliverySheet | None, DraftContent | None]:
    from app.queries.panes.deliveries import delivery_sheet

    sheet = context.ask(delivery_sheet, delivery_id)
    return sheet, read_left(context, RECEIVED_DRAFT, delivery_id)


def record_received(
    desk: Desk, sheet: DeliverySheet, lines: tuple[Counted, ...], arrived_on: date | None,
    keeper: DraftKeeper, done: Callable[[], None], failed: Callable[[Exception], None],
) -> None:
    words = desk.words

    def act(context: Context) -> Outcome[Any]:
        from app.services.received import ReceivedLine, RecordReceived
        from app.services.received import record_received as record

        command = RecordReceived(
            sheet.id, sheet.version,
            tuple(ReceivedLine(one.line_id, one.version, one.received, one.remark)
                  for one in lines),
            arrived_on,
        )
        return context.perform("record_received", keeper.ending(record), command)

    def told(_outcome: Outcome[Any]) -> None:
        done()
        say_with_undo(desk, words("deliveries.received", number=sheet.number))

    perform(desk, act, told, failed)
