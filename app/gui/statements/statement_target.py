"""Which account's month a statement, a receipt or a credit belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import DomainError
from app.domain.months import Month

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.statements.statements_page import StatementsPage
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
    page: StatementsPage, target: Target, found: Callable[[StatementPlace], None]
) -> None:
    """Until it is found nobody's statement is stood on. Where there is no such statement or paper
    that is said, and ``found`` never called."""
    desk = page.desk
    page.view.stand_nowhere()
    today = desk.today
    is_money = target.entity in ("receipt", "credit") and target.record_id is not None

    def ask(context: Context) -> StatementPlace | str:
        from app.queries.statement_places import PlaceAsk, money_place, statement_place

        if is_money and target.record_id is not None:
            kind = "bounce" if target.act == "bounced" else target.entity
            place = context.ask(money_place, (kind, target.record_id))
        else:
            wanted = PlaceAsk(target.record_id, target.number, Month.of(today))
            place = context.ask(statement_place, wanted)
        return StatementPlace(*place) if place is not None else _name(context, target)

    def told(place: StatementPlace | str) -> None:
        if isinstance(place, StatementPlace):
            found(place)
        elif place:
            desk.notify(desk.words("money.no_statement", name=place), refused=True)
        else:
            desk.tasks.refused.emit(DomainError("errors.record_gone"))

    desk.tasks.read(
        ask, told, group=(id(page), "target"), owner=page, after_writes=True
    )


def _name(context: Context, target: Target) -> str:
    """Of the customer whose code was asked for; "" where it was none's."""
    from app.queries.lookups.customers import customer_by_code

    is_code = target.entity == "statement" and target.record_id is None
    hit = context.ask(customer_by_code, target.number) if is_code else None
    return (hit.short_name or hit.name) if hit is not None else ""


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
