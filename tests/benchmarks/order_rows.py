"""A list of orders without a book: rows at hand in a model of the window."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.choices import OrderState
from app.gui.lists.columns import Wording
from app.gui.lists.paged_model import PagedModel
from app.gui.pages.orders import COLUMNS
from app.gui.tasks import Tasks
from app.gui.words import Words
from app.queries.lists.order_progress import Progress
from app.queries.lists.orders import OrderRow

if TYPE_CHECKING:
    from app.gui.theme.theme import Theme

NOW = datetime(2026, 11, 5, 14, 32)


def _row(place: int) -> OrderRow:
    day = NOW.date() + timedelta(days=place % 30 - 10)
    return OrderRow(
        id=place, number=f"SO20261105{place:03d}", customer_id=place, customer="長榮食品",
        item="牛皮紙提袋（大）", line_count=1 + place % 4, ordered_on=NOW.date(), next_promise=day,
        required=day, state=OrderState.PART if place % 2 else OrderState.OPEN, on_hold=False,
        gross=Decimal(90_300 + place), currency="TWD", customer_po=f"PO-{place}", owner="林怡君",
        contract_out=place % 5 == 0, progress=Progress(Decimal(8000), Decimal(4000), 1),
    )


def filled_model(theme: Theme, count: int) -> PagedModel[OrderRow]:
    """``count`` rows, worded in the theme's language; nothing is ever asked for."""
    tasks = Tasks(lambda: (_ for _ in ()).throw(RuntimeError("there is no book")), theme)
    model: PagedModel[OrderRow] = PagedModel(tasks, COLUMNS, lambda row: row.id, theme)
    model.word(Wording(Words(theme.language), NOW, "TWD"))
    model.show([_row(place) for place in range(1, count + 1)])
    return model
