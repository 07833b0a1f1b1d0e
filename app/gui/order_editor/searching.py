"""The look-ups of the editor: for the customer and for the items, and what neither finds, made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.fields.lookup import Lookup
from app.gui.fields.lookup_popup import LookupPopup
from app.gui.fields.lookup_rows import customer_row
from app.gui.operations.orders import add_customer, ask_customers, ask_products
from app.gui.order_editor.lookup_rows import product_row

if TYPE_CHECKING:
    from app.gui.order_editor.editor_page import OrderEditor
    from app.queries.lookups.customers import CustomerHit


class Searching(QObject):
    def __init__(self, editor: OrderEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.customers = self._customers()
        self.products = self._products()

    def hide(self) -> None:
        self.customers.hide()
        self.products.hide()

    def _customers(self) -> LookupPopup:
        desk, words, field = self._editor.desk, self._editor.desk.words, self._editor.head.customer
        popup = LookupPopup(
            desk.theme, words("editor.customer"),
            lambda text: words("editor.fault.no_customer", text=text),
            words("editor.lookup.foot_customer"), self._editor,
            create=lambda text: words("editor.create.customer", text=text),
        )
        field.lookup = Lookup(
            field.line, popup, desk.tasks, ask_customers, lambda hit: customer_row(hit, words)
        )
        field.lookup.picked.connect(field.take)
        field.lookup.create_asked.connect(self._make_customer)
        field.create_asked.connect(self._make_customer)
        return popup

    def _products(self) -> LookupPopup:
        desk, words, grid = self._editor.desk, self._editor.desk.words, self._editor.grid
        form = self._editor.form
        popup = LookupPopup(
            desk.theme, words("editor.column.item"),
            lambda text: words("editor.fault.no_product", text=text),
            words("editor.lookup.foot_product"), self._editor,
            create=lambda text: words("editor.create.product", text=text),
        )
        grid.lookup = Lookup(
            grid.line, popup, desk.tasks, lambda text: ask_products(text, form),
            lambda hit: product_row(hit, form, words, desk.today),
        )
        grid.lookup.picked.connect(grid.take_hit)
        grid.lookup.create_asked.connect(lambda _text: grid.keys.begin_product())
        return popup

    def _make_customer(self, name: str) -> None:
        add_customer(self._editor.desk, name, self._on_made)

    def _on_made(self, hit: CustomerHit) -> None:
        self._editor.head.customer.take(hit)
        self._editor.taking_back.note_stored()
        words = self._editor.desk.words
        self._editor.desk.notify(
            words("editor.create.customer_made", code=hit.code, name=hit.name)
        )
