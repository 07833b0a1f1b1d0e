"""What the complaints' tab asks of the book, and what it has stored there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.operations.performing import perform_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.forms.form import Given
    from app.gui.operations.doing import Doing
    from app.queries.complaint_sheet import ComplaintSheet
    from app.services.perform import Outcome

SERVICE_FIELDS = ("channel", "kind", "severity", "quantity", "description", "resolution")


def save_complaint(context: Context, given: Given) -> Outcome[Any]:
    """Takes one down, or changes what was taken down."""
    from app.services.complaints import (
        EditComplaint,
        TakeComplaint,
        edit_complaint,
        take_complaint,
    )

    if given.base_id is None:
        values: dict[str, Any] = {name: given.values[name] for name in SERVICE_FIELDS
                  if name != "resolution" and given.values.get(name)}
        customer = given.values["customer"]
        return given.perform(context, "take_complaint", take_complaint, TakeComplaint(
            customer.id if customer is not None else 0, received_at(context, given.values),
            **{**values, **goods_of(given.values.get("goods"))},
        ))
    edited = {name: value for name, value in given.edited.items() if name in SERVICE_FIELDS}
    if "goods" in given.edited:
        edited |= goods_of(given.values["goods"])
    return given.perform(context, "edit_complaint", edit_complaint, EditComplaint(
        given.base_id, given.base_version, edited,
    ))


def goods_of(goods: Any) -> dict[str, int | None]:
    """The order, its line and the delivery that a look-up of goods stands for."""
    if goods is None:
        return {"order_id": None, "order_line_id": None, "delivery_id": None}
    hit = goods.hit
    return {"order_id": hit.order_id, "order_line_id": hit.order_line_id,
            "delivery_id": hit.delivery_id}


def received_at(context: Context, values: Mapping[str, Any]) -> datetime:
    """As typed; where nothing was, the moment it is stored."""
    from datetime import datetime

    now = context.clock.now()
    day, time = values.get("received_on") or now.date(), values.get("received_time")
    return datetime.combine(day, now.time() if time is None else time)


def reply(
    desk: Desk, sheet: ComplaintSheet, words: str, keeper: DraftKeeper | None, doing: Doing
) -> None:
    """Answered now; ``words`` is what was answered, empty where it was said by telephone."""

    def act(context: Context) -> Outcome[Any]:
        from app.services.complaints import ReplyComplaint, reply_complaint

        return _ending(context, "reply_complaint", reply_complaint, ReplyComplaint(
            sheet.id, sheet.version, context.clock.now(), words,
        ), keeper)

    said = desk.words("complaints.replied", number=sheet.number)
    perform_once(desk, doing, sheet.id, act, said, sheet.version)


def close(
    desk: Desk, sheet: ComplaintSheet, words: str, keeper: DraftKeeper | None, doing: Doing
) -> None:
    def act(context: Context) -> Outcome[Any]:
        from app.services.complaints import CloseComplaint, close_complaint

        return _ending(context, "close_complaint", close_complaint, CloseComplaint(
            sheet.id, sheet.version, context.clock.now(), words,
        ), keeper)

    said = desk.words("complaints.closed", number=sheet.number)
    perform_once(desk, doing, sheet.id, act, said, sheet.version)


def _ending(
    context: Context, verb: str, action: Callable[[Any, Any], Any], command: object,
    keeper: DraftKeeper | None,
) -> Outcome[Any]:
    """What was written is stored and its draft ended, in one action."""
    if keeper is None or keeper.draft_id is None:
        return context.perform(verb, action, command)
    outcome = context.perform(verb, keeper.ending(action), command)
    keeper.draft_id = None
    return outcome
