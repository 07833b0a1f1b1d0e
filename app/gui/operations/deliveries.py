"""What the window does with deliveries: shipped, arrived, signed back, voided, made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app.gui.drafts.in_hand import read_left
from app.gui.operations.performing import perform, perform_once, say_with_undo
from app.gui.parts.toast import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.operations.doing import Doing
    from app.queries.drafts import DraftContent
    from app.queries.panes.deliveries import DeliverySheet
    from app.queries.ship_sheet import ReissueSheet, ShipSheet
    from app.services.perform import Outcome

SHIP_DRAFT, REISSUE_DRAFT = "delivery", "delivery_reissue"


@dataclass(frozen=True, slots=True)
class OpenedShip:
    """What a new delivery begins with, and what was left of another one."""

    sheet: ShipSheet | None
    draft: DraftContent | None = None
    kept: ShipSheet | None = None
    """The draft's own customer with what it has coming."""
    order: str = ""
    """The number of the order it begins from; empty: from no order."""


def ask_ship(*, customer_id: int | None = None, order: str = "") -> Callable[
    [Context], ShipSheet | None
]:
    def ask(context: Context) -> ShipSheet | None:
        from app.queries.ship_sheet import ShipSheetAsk, ship_sheet

        return context.ask(ship_sheet, ShipSheetAsk(customer_id, order))

    return ask


def read_ship(
    context: Context, *, code: str = "", order: str = "", wanted: int | None = None
) -> OpenedShip:
    """From that order, else for the customer of that code, else for nobody yet. ``wanted``: the
    draft that was asked for; else the last that was touched is offered."""
    from app.queries.lookups.customers import customer_by_code

    def of_code(text: str) -> ShipSheet | None:
        hit = context.ask(customer_by_code, text) if text else None
        return ask_ship(customer_id=hit.id)(context) if hit is not None else None

    sheet = ask_ship(order=order)(context) if order else None
    from_order = order if sheet is not None else ""
    sheet = sheet or of_code(code)
    draft = read_left(context, SHIP_DRAFT, None, wanted)
    kept = of_code(draft.cells.get((0, "customer"), "")) if draft is not None else None
    return OpenedShip(sheet, draft if kept is not None else None, kept, from_order)


def read_reissue(
    context: Context, delivery_id: int, wanted: int | None = None
) -> tuple[ReissueSheet | None, DraftContent | None]:
    """A delivery as it would be made anew, and what was left of doing so."""
    from app.queries.ship_sheet import reissue_sheet

    draft = read_left(context, REISSUE_DRAFT, delivery_id, wanted)
    return context.ask(reissue_sheet, delivery_id), draft


def ship(
    desk: Desk, form: ShipForm, keeper: DraftKeeper, key: str,
    done: Callable[[dict[str, Any]], None], failed: Callable[[Exception], None],
) -> None:
    """Posts what the form holds and ends its draft; ``key`` keeps one press from shipping twice."""
    command = form.command()
    verb = "ship_delivery" if form.reissue is None else "reissue_delivery"

    def act(context: Context) -> Outcome[Any]:
        from app.services.deliveries import reissue_delivery, ship_delivery

        action: Callable[..., Any] = (
            ship_delivery if verb == "ship_delivery" else reissue_delivery
        )
        return context.perform(verb, keeper.ending(action), command, key=key)

    perform(desk, act, lambda outcome: done(outcome.value), failed)


def mark_arrived(desk: Desk, sheet: DeliverySheet) -> None:
    """Today, unless it is known already."""
    words, today = desk.words, desk.today
    if sheet.arrived_on is not None:
        day = words.day(sheet.arrived_on, today)
        desk.notify(
            words("deliveries.arrived_before", number=sheet.number, day=day), refused=True
        )
        return

    def act(context: Context) -> Outcome[Any]:
        from app.services.deliveries import EditDelivery, edit_delivery

        command = EditDelivery(sheet.id, sheet.version, {"arrived_on": today})
        return context.perform("edit_delivery", edit_delivery, command)

    said = words("deliveries.arrived", number=sheet.number, day=words.day(today, today))
    perform(desk, act, lambda _outcome: say_with_undo(desk, said))


def file_signed(
    desk: Desk, sheet: DeliverySheet, doing: Doing, details: Callable[[], None]
) -> None:
    """Come back today; with which seal and from which fax number nobody has said yet (domain
    §1.1: without them it is weak), so ``details`` are offered: of this note, whichever one stands
    on by then."""
    words, today, number = desk.words, desk.today, sheet.number
    if sheet.signed:
        day = words.day(sheet.signed[0].on, today)
        desk.notify(
            words("deliveries.signed_before", number=number, day=day), refused=True
        )
        return

    def act(context: Context) -> Outcome[Any]:
        from app.services.returned_papers import FileReturnedPaper, file_returned_paper

        command = FileReturnedPaper(number, today)
        return context.perform("file_returned_paper", file_returned_paper, command)

    perform_once(
        desk, doing, number, act, words("deliveries.signed", number=number),
        also=way(words("deliveries.note_seal"), details),
    )


def void(
    desk: Desk, sheet: DeliverySheet, reason: str, keeper: DraftKeeper,
    done: Callable[[], None], failed: Callable[[Exception], None],
) -> None:
    words = desk.words

    def act(context: Context) -> Outcome[Any]:
        from app.services.deliveries import VoidDelivery, void_delivery

        command = VoidDelivery(sheet.id, sheet.version, reason)
        action = keeper.ending(void_delivery)
        return context.perform("void_delivery", action, command, key=uuid4().hex)

    def told(_outcome: Outcome[Any]) -> None:
        done()
        say_with_undo(desk, words("deliveries.voided", number=sheet.number))

    perform(desk, act, told, failed)
