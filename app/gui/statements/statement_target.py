"""Which account's month a statement, a receipt or a credit belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.months import Month

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.target import Target


@dataclass(frozen=True, slots=True)
class StatementPlace:
    customer_id: int
    currency: str
    month: Month

    @property
    def identity(self) -> tuple[int, str]:
        return self.customer_id, self.currency


def find_place(
    desk: Desk, owner: QObject, target: Target, found: Callable[[StatementPlace], None]
) -> None:
    """Nothing is told where there is no such statement any more."""
    today = desk.today

    def ask(context: Context) -> StatementPlace | None:
        from app.queries.statement_places import PlaceAsk, statement_place

        place = context.ask(
            statement_place, PlaceAsk(target.record_id, target.number, Month.of(today))
        )
        return StatementPlace(*place) if place is not None else None

    def told(place: StatementPlace | None) -> None:
        if place is not None:
            found(place)

    desk.tasks.read(ask, told, group=(id(owner), "target"), owner=owner)
