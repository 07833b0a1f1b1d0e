"""The products' tab: the list, one product beside it, and its editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.forms.record_page import RecordPage
from app.gui.forms.replaced_price import show_replaced
from app.gui.operations.prices import remove_price
from app.gui.pages.products import PRODUCTS
from app.gui.parts.buttons import Button, Weight
from app.gui.products.product_forms import PRODUCT, price_form
from app.gui.products.product_pane import ProductRecord

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.forms.form_page import FormPage
    from app.gui.lists.list_page import Way
    from app.gui.target import Target
    from app.queries.panes.products import AgreedPrice


class ProductsPage(RecordPage[Any]):
    makes = "product"
    pane_width, wide_pane_width = 436, 520

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PRODUCTS)
        self.record.price_asked.connect(self._edit_price)
        self.record.price_removed.connect(self._remove_price)

    def begin_new(self) -> None:
        self.new_product()

    def make_pane(self) -> ProductRecord:
        self.record = ProductRecord(self.desk)
        return self.record

    def _actions(self) -> list[Button]:
        self.new = Button(self.desk.theme, self.desk.words("products.new"),
                          weight=Weight.PRIMARY, key="Ctrl N")
        self.new.clicked.connect(lambda: self.new_product())
        return [self.new]

    def making(self) -> Way:
        """What was searched for and is not here can be made at once, under that name."""
        text, words = self.asked().text, self.desk.words
        said = words("products.make", name=text) if text else words("products.new")
        return said, self.new_product, "Ctrl N"

    def act(self, target: Target) -> None:
        if target.act == "new":
            self.new_product(target.number)
        elif target.act in ("open", "edit") and target.record_id is not None:
            self.open_record(target.record_id)
        elif target.act == "price":
            of = self.desk.drafts.base_id
            self.record.once_shown(target.record_id, lambda: self._edit_price(of))

    def new_product(self, name: str = "") -> None:
        """``name``: what was searched for and not found."""
        if not name and not self.model.rowCount():
            name = self.asked().text
        self.edit(PRODUCT, None, preset={"name": name} if name else None)

    def open_record(self, identity: Any) -> None:
        if identity is not None:
            self.edit(PRODUCT, identity)

    def _edit_price(self, price_id: int | None) -> None:
        if self.record.facts is not None:
            product = self.record.facts.product
            self.edit(price_form(product.id, f"{product.code} {product.name}"), price_id)

    def dress(self, form: FormPage) -> None:
        show_replaced(form)

    def _remove_price(self, row: AgreedPrice) -> None:
        said = self.desk.words("products.price_removed", name=row.customer)
        remove_price(self.desk, row.id, row.version, said)
