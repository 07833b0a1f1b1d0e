"""An order is stored with the products that were made in its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.tasks import Progress
    from app.services.records import Made

Posted = tuple["Made", frozenset[tuple[str, int | None]], int]


class OrderSaving:
    """What stood in the form when it was asked; one key, so a repeated try stores it once."""

    def __init__(self, form: OrderForm, keeper: DraftKeeper) -> None:
        self._form, self._keeper = form.copy(), keeper
        self._lines = form.filled
        self._new = {
            place: line.new_product() for place, line in enumerate(self._lines) if line.is_new
        }
        self._made: dict[int, Made] = {}
        self._verb = "edit_order" if form.stored is not None else "place_order"
        self._key = uuid4().hex

    def act(self, context: Context, _progress: Progress) -> Posted:
        """The products first; they stay where the order is refused."""
        from app.services.order_drafts import PostOrder, post_order
        from app.services.products import add_product

        seen: set[tuple[str, int | None]] = set()
        for place, product in self._new.items():
            outcome = context.perform("add_product", add_product, product)
            self._made[place] = outcome.value
            seen.update(outcome.changes)
        order = self._form.command({place: one["id"] for place, one in self._made.items()})
        command = PostOrder(order, self._keeper.draft_id)
        posted = context.perform(self._verb, post_order, command, key=self._key)
        return posted.value, posted.changes | seen, posted.seq

    def know(self) -> None:
        """The lines name the products that were made, whatever became of the order."""
        for place, one in self._made.items():
            line = self._lines[place]
            line.item, line.product_id, line.is_new = one["number"], one["id"], False


def save_order(
    desk: Desk, form: OrderForm, keeper: DraftKeeper, done: Callable[[Made], None],
    failed: Callable[[Exception], None],
) -> None:
    """Makes the products that are new, stores the order and ends its draft."""
    saving = OrderSaving(form, keeper)

    def told(posted: Posted) -> None:
        value, changes, seq = posted
        saving.know()
        desk.bus.publish(changes, seq)
        done(value)

    def refused(error: Exception) -> None:
        saving.know()
        failed(error)

    desk.tasks.write(saving.act, told, failed=refused)
