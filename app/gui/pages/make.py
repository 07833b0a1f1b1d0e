"""Which page stands behind which tab; each is imported when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.frame.tabs import Tab

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.frame.page import Page


def make_page(desk: Desk, tab: Tab) -> Page:
    if tab is Tab.STATEMENTS:
        from app.gui.statements.statements_page import StatementsPage

        return StatementsPage(desk)

    if tab is Tab.ORDERS:
        from app.gui.pages.orders_page import OrdersPage

        return OrdersPage(desk)
    if tab is Tab.DELIVERIES:
        from app.gui.deliveries.deliveries_page import DeliveriesPage

        return DeliveriesPage(desk)
    if tab is Tab.COMPLAINTS:
        from app.gui.complaints.complaints_page import ComplaintsPage

        return ComplaintsPage(desk)
    if tab is Tab.CUSTOMERS:
        from app.gui.pages.customers_page import CustomersPage

        return CustomersPage(desk)
    if tab is Tab.PRODUCTS:
        from app.gui.pages.products_page import ProductsPage

        return ProductsPage(desk)
    from app.gui.today.today_page import TodayPage

    return TodayPage(desk)
