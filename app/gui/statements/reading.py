"""What the statements' page asks on the reader's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.gui.statements.queue import QueueRow
    from app.queries.statement_sheets import StatementSheet


def last_month(today: date) -> Callable[[Context], Month]:
    """The month to be stated: the last one over that has anything in it."""

    def ask(context: Context) -> Month:
        from app.queries.lists.firm import month_to_state

        return context.ask(month_to_state, today)

    return ask


def sheet_of(row: QueueRow, month: Month) -> Callable[[Context], StatementSheet | None]:
    def ask(context: Context) -> StatementSheet | None:
        from app.queries.statement_sheets import statement_sheet
        from app.queries.statements import StatementDetailAsk

        return context.ask(
            statement_sheet, StatementDetailAsk(row.row.customer_id, row.row.currency, month)
        )

    return ask
