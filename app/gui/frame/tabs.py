"""The seven tabs in order, with their icons, keys and message ids."""

from __future__ import annotations

from enum import StrEnum

from app.gui.theme.icons import Icon


class Tab(StrEnum):
    TODAY = "today"
    ORDERS = "orders"
    DELIVERIES = "deliveries"
    STATEMENTS = "statements"
    COMPLAINTS = "complaints"
    CUSTOMERS = "customers"
    PRODUCTS = "products"

    @property
    def icon(self) -> Icon:
        return Icon[self.name]

    @property
    def title_id(self) -> str:
        return f"gui.tab.{self.value}"

    @property
    def key(self) -> str:
        return f"Ctrl+{list(Tab).index(self) + 1}"
