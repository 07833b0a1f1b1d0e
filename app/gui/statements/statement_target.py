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
    """Nothing is told where there is no such statement or paper any more."""
    today = desk.today
    is_money = target.entity in ("receipt", "credit") and target.record_id is not None

    def ask(context: Context) -> StatementPlace | None:
        from app.queries.statement_places import PlaceAsk, money_place, statement_place

        if is_money and target.record_id is not None:
            kind = "bounce" if target.act == "bounced" else target.entity
            found = context.ask(money_place, (kind, target.record_id))
            return StatementPlace(*found) if found is not None else None
        place = context.ask(
            statement_place, PlaceAsk(target.record_id, target.number, Month.of(today))
        )
        return StatementPlace(*place) if place is not None else None

    def told(place: StatementPlace | None) -> None:
        if place is not None:
            found(place)

    desk.tasks.read(
        ask, told, group=(id(owner), "target"), owner=owner, after_writes=is_money
    )


class OnceThere:
    """What was asked for from another page, done once its statement stands here; whoever has
    gone elsewhere meanwhile is not asked anything."""

    def __init__(self) -> None:
        self._to_do: tuple[tuple[int, str], Month, str] | None = None

    def want(self, place: StatementPlace, name: str) -> None:
        self._to_do = (place.identity, place.month, name)

    def take(self, identity: tuple[int, str], month: Month) -> str:
        """The action's name, once; "" for none of that statement."""
        if self._to_do is None or self._to_do[:2] != (identity, month):
            return ""
        name, self._to_do = self._to_do[2], None
        return name

    def forget(self) -> None:
        self._to_do = None
