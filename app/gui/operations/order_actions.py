"""What is done to an order from its pane: a new promised date, its contract back, called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.operations.performing import perform, perform_once, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.operations.doing import Doing
    from app.queries.panes.orders import OrderFacts
    from app.services.perform import Outcome


def set_promise(
    desk: Desk, order: OrderFacts, day: date, reason: str, keeper: DraftKeeper,
    done: Callable[[], None], failed: Callable[[Exception], None],
) -> None:
    """The whole order, with every line that is still to come; ``order`` as the form showed it."""
    seen = max(order.version, *(line.version for line in order.lines))

    def act(context: Context) -> Outcome[dict[str, str]]:
        from app.services.promises import SetPromise
        from app.services.promises import set_promise as change

        return context.perform(
            "set_promise", keeper.ending(change), SetPromise(order.id, seen, day, reason)
        )

    def told(_outcome: Outcome[dict[str, str]]) -> None:
        done()
        say_with_undo(desk, desk.words(
            "order_pane.promised", number=order.number, day=desk.words.day(day, desk.today)
        ))

    perform(desk, act, told, failed)


def sign_document(desk: Desk, document: str, day: date, doing: Doing) -> None:
    """The paper is back, signed, today; who signed and how is added where papers are filed."""

    def act(context: Context) -> Outcome[int]:
        from app.services.returned_papers import FileReturnedPaper, file_returned_paper

        return context.perform(
            "file_returned_paper", file_returned_paper, FileReturnedPaper(document, day)
        )

    said = desk.words("order_pane.signed_back", number=document)
    perform_once(desk, doing, document, act, said)


def cancel_order(
    desk: Desk, order: OrderFacts, reason: str, keeper: DraftKeeper,
    done: Callable[[], None], failed: Callable[[Exception], None],
) -> None:
    """What is still to come of it; what was delivered stays and is billed."""

    def act(context: Context) -> Outcome[dict[str, str]]:
        from app.services.orders import CancelOrder
        from app.services.orders import cancel_order as call_off

        return context.perform(
            "cancel_order", keeper.ending(call_off),
            CancelOrder(order.id, order.version, reason, order.open),
        )

    def told(_outcome: Outcome[dict[str, str]]) -> None:
        done()
        say_with_undo(desk, desk.words("order_pane.cancelled", number=order.number))

    perform(desk, act, told, failed)
