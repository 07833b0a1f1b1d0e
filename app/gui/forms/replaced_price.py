"""A price set for a day that has one already: what goes is said while it is typed, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.operations.prices import Replaced
from app.gui.parts.labels import Paragraph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.queries.customer_sheets import PriceSheet

    Asked = tuple[int, int, date | None]
    """Customer, product, the day from which the price holds."""


class ReplacedPrice(QFrame):
    """Stands below a new price as long as its day has another."""

    def __init__(self, page: FormPage, of: Mapping[str, int]) -> None:
        """``of``: the side that is no field of the form."""
        super().__init__()
        self._page, self._of = page, of
        self._asked: Asked | None = None
        theme = page.desk.theme
        self.setObjectName("quiet_box")
        self.words = Paragraph(theme, ink=Ink.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.addWidget(self.words)
        page.add_below(self)
        page.changed.connect(self.look)
        self.hide()
        self.look()

    def look(self) -> None:
        asked = self._wanted()
        if asked == self._asked:
            return
        self._asked = asked
        self.hide()
        if asked is None:
            return

        def ask(context: Context) -> PriceSheet | None:
            from app.queries.customer_sheets import price_of_day

            return context.ask(price_of_day, asked)

        self._page.desk.tasks.read(
            ask, lambda there: self._on_read(asked, there), group=(id(self), "day"), owner=self,
            after_writes=True,
        )

    def _wanted(self) -> Asked | None:
        customer, product = self._id("customer"), self._id("product")
        if customer is None or product is None or self._page.field("valid_from").refused:
            return None
        return customer, product, self._page.value("valid_from")

    def _id(self, side: str) -> int | None:
        if side in self._of:
            return self._of[side]
        picked = self._page.value(side)
        return picked.id if picked is not None else None

    def _on_read(self, asked: Asked, there: PriceSheet | None) -> None:
        if asked != self._asked or there is None:
            return
        words = self._page.desk.words
        price, day = words.price(there.values["price"]), there.values["valid_from"]
        self.words.say(
            words("customers.price.replaces_first", price=price) if day is None
            else words("customers.price.replaces", price=price, day=words.full_day(day))
        )
        self.show()


def show_replaced(page: FormPage) -> None:
    """Of a new price only: one that is edited is refused another's day."""
    kind, _, of = page.form.kind.partition(":")
    side = {"customer_price": "customer", "product_price": "product"}.get(kind)
    if side is not None and page.record_id is None:
        ReplacedPrice(page, {side: int(of)})


def said_of_price(stored: str) -> Callable[[Any], str]:
    """The toast's message: ``stored`` unless another price made room for this one."""
    def said(value: Any) -> str:
        if not isinstance(value, Replaced):
            return stored
        first = value.valid_from is None
        return "customers.price.replaced_first" if first else "customers.price.replaced"

    return said


def told_of_price(page: FormPage, value: Any) -> dict[str, object]:
    if not isinstance(value, Replaced):
        return {}
    words = page.desk.words
    return {"price": words.price(value.price), "day": words.full_day(value.valid_from)}
